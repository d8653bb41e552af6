//! Sites as a person writes them: one a line, those that lie in another one further in, a population behind a colon
//! or a tab.

use crate::record::{SiteV1, innermost};
use crate::response::WITHIN;

/// The sites that `text` names. A population that is none reads as 0, of which the check of the study tells.
pub(super) fn read_sites(text: &str) -> Vec<SiteV1> {
    let mut lines = text.lines().filter_map(line_of).peekable();
    let mut sites = Vec::new();
    while let Some((depth, site)) = lines.next() {
        sites.push(with_inner(depth, site, &mut lines));
    }
    sites
}

/// `site` with the lines below it that stand further in.
fn with_inner(
    depth: usize,
    mut site: SiteV1,
    lines: &mut std::iter::Peekable<impl Iterator<Item = (usize, SiteV1)>>,
) -> SiteV1 {
    // Nobody writes thousands of levels, but what a person pastes must end.
    while let Some((inner, below)) = lines.next_if(|(inner, _)| *inner > depth) {
        let below = if inner < MAX_COLUMN { with_inner(inner, below, lines) } else { below };
        site.sites.push(below);
    }
    site
}

/// Further in than this, lines stand side by side.
const MAX_COLUMN: usize = 40;

/// How far in a line stands, and its site; none for a blank one.
fn line_of(line: &str) -> Option<(usize, SiteV1)> {
    let text = line.trim_start();
    let depth = line.chars().count() - text.chars().count();
    let text = text.trim_end();
    (!text.is_empty()).then(|| {
        let (name, population) = parts_of(text);
        (depth, SiteV1 { name: name.to_owned(), population, sites: Vec::new() })
    })
}

/// `RT 01: 120`, `RT 01<tab>1.250`; a colon without a number behind it is the name's own.
fn parts_of(text: &str) -> (&str, Option<u32>) {
    let Some((name, number)) = text.rsplit_once(['\t', ':']) else { return (text, None) };
    let (name, number) = (name.trim_end(), number.trim());
    match number.bytes().next() {
        _ if name.is_empty() => (text, None),
        None => (name, None),
        Some(first) if first.is_ascii_digit() => (name, Some(whole(number).unwrap_or(0))),
        Some(_) => (text, None),
    }
}

/// A whole number as people write it: `1250`, `1.250`, `1,250`, `1 250`.
pub(super) fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let groups: Vec<&str> = text.split(['.', ',', ' ', '\u{a0}']).collect();
    let is_grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    let is_number = is_grouped && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// Names with a colon behind which a population may have been meant: `RW 02: banyak`, `Desa C: -5`.
pub(super) fn doubtful(sites: &[SiteV1]) -> Vec<String> {
    let mut names = Vec::new();
    for site in sites {
        let behind = site.name.rsplit_once(':').map_or("", |(_, behind)| behind);
        if site.population.is_none() && !behind.trim().is_empty() {
            names.push(site.name.clone());
        }
        names.extend(doubtful(&site.sites));
    }
    names
}

/// The text of `sites`, which reads back as they are.
pub(super) fn write_sites(sites: &[SiteV1]) -> String {
    let mut text = String::new();
    write_level(sites, 0, &mut text);
    text.trim_end().to_owned()
}

fn write_level(sites: &[SiteV1], depth: usize, text: &mut String) {
    for site in sites {
        text.push_str(&INDENT.repeat(depth));
        text.push_str(&site.name);
        match site.population {
            Some(population) => text.push_str(&format!(": {population}")),
            // Else a number in the name itself would be taken for people.
            None if parts_of(&site.name).0 != site.name => text.push(':'),
            None => {}
        }
        text.push('\n');
        write_level(&site.sites, depth + 1, text);
    }
}

/// What moves a line one step in.
const INDENT: &str = "    ";

/// `text` with `name 01` to `name 12` in the site that is called `within` in full, or at its end.
pub(super) fn with_series(text: &str, within: &str, name: &str, from: u32, to: u32) -> String {
    let mut sites = read_sites(text);
    let width = to.to_string().len().max(2);
    let series = (from..=to).map(|n| SiteV1::named(format!("{} {n:0width$}", name.trim())));
    match site_called(&mut sites, within) {
        Some(site) => site.sites.extend(series),
        None => sites.extend(series),
    }
    write_sites(&sites)
}

fn site_called<'a>(sites: &'a mut [SiteV1], within: &str) -> Option<&'a mut SiteV1> {
    let (first, rest) = match within.split_once(WITHIN) {
        Some((first, rest)) => (first, Some(rest)),
        None => (within, None),
    };
    let site = sites.iter_mut().find(|site| site.name == first)?;
    match rest {
        Some(rest) => site_called(&mut site.sites, rest),
        None => Some(site),
    }
}

/// The full names of all sites, those with others in them too.
pub(super) fn all_names(sites: &[SiteV1]) -> Vec<String> {
    let mut names = Vec::new();
    for site in sites {
        names.push(site.name.clone());
        let inner = all_names(&site.sites);
        names.extend(inner.iter().map(|name| [&site.name, WITHIN, name].concat()));
    }
    names
}

/// How many people live at the innermost sites; none where that is not known of all.
pub(super) fn population_of(sites: &[SiteV1]) -> Option<u32> {
    let inner = innermost(sites);
    let sum = inner.iter().try_fold(0_u32, |sum, place| sum.checked_add(place.population?));
    sum.filter(|sum| *sum > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn site(name: &str, population: Option<u32>, sites: Vec<SiteV1>) -> SiteV1 {
        SiteV1 { name: name.to_owned(), population, sites }
    }

    #[track_caller]
    fn check(given: &str, expected: &[SiteV1]) {
        assert_eq!(read_sites(given), expected);
    }

    #[test]
    fn what_stands_further_in_lies_in_the_line_above() {
        let rt = |name, people| site(name, people, Vec::new());
        let inner = vec![rt("RT 01", Some(120)), rt("RT 02", Some(1_250))];
        let expected = [site("RW 07", None, inner), rt("RW 08", Some(300))];
        check("RW 07\n  RT 01: 120\n  RT 02 : 1.250\n\nRW 08:300", &expected);
        // As it is pasted from a sheet.
        check("RW 07\n\tRT 01\t120\r\n\tRT 02\t1 250\nRW 08\t300", &expected);
        let deep = site("A", None, vec![site("B", None, vec![rt("C", None)]), rt("D", None)]);
        check("A\n    B\n      C\n  D", &[deep]);
    }

    #[test]
    fn a_colon_of_the_name_stays_in_it_and_what_is_no_number_of_people_is_told() {
        check("Dusun: Gerdu", &[site("Dusun: Gerdu", None, Vec::new())]);
        check("Blok 3: 4:", &[site("Blok 3: 4", None, Vec::new())]);
        for number in ["12a", "1.25", "1,5", "4294967296", "0"] {
            check(&format!("RT 01: {number}"), &[site("RT 01", Some(0), Vec::new())]);
        }
    }

    #[test]
    fn words_behind_a_colon_are_told_to_be_of_the_name() {
        let sites = read_sites("RW 02: banyak\n  Desa C: -5\n  RT 01: 120\nBlok 3:\nGerdu");
        assert_eq!(doubtful(&sites), ["RW 02: banyak", "Desa C: -5"]);
    }

    #[test]
    fn a_series_goes_where_it_is_wanted() {
        let text = with_series("RW 07\n  RT 01\nRW 08: 300", "RW 07", "RT ", 2, 3);
        assert_eq!(text, "RW 07\n    RT 01\n    RT 02\n    RT 03\nRW 08: 300");
        assert_eq!(with_series("", "", "RT", 9, 10), "RT 09\nRT 10");
        let inner = with_series(&text, "RW 07 > RT 02", "Blok", 1, 1);
        assert_eq!(all_names(&read_sites(&inner))[3], "RW 07 > RT 02 > Blok 01");
    }

    #[test]
    fn people_are_counted_at_the_innermost_sites() {
        assert_eq!(population_of(&read_sites("RW 07: 500\n  RT 01: 120\n  RT 02: 80")), Some(200));
        assert_eq!(population_of(&read_sites("RT 01: 120\nRT 02")), None);
        assert_eq!(population_of(&[]), None);
    }

    fn any_site() -> impl Strategy<Value = SiteV1> {
        let name = "[A-Za-z0-9:/.]([A-Za-z0-9:/. ]{0,8}[A-Za-z0-9:/.])?";
        let leaf = (name, prop::option::of(1_u32..))
            .prop_map(|(name, people)| site(&name, people, Vec::new()));
        leaf.prop_recursive(3, 20, 4, move |inner| {
            (name, prop::option::of(1_u32..), prop::collection::vec(inner, 0..4))
                .prop_map(|(name, people, sites)| site(&name, people, sites))
        })
    }

    proptest! {
        #[test]
        fn sites_that_are_written_read_back_as_they_were(sites in prop::collection::vec(any_site(), 0..5)) {
            prop_assert_eq!(read_sites(&write_sites(&sites)), sites);
        }

        #[test]
        fn any_text_is_read(text in "[ \tA-z0-9:.\n]{0,80}") {
            let sites = read_sites(&text);
            prop_assert_eq!(read_sites(&write_sites(&sites)), sites);
        }
    }
}
