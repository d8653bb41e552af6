//! A report made fit for publication: no figure that rests on a few, nor any by which one about a few could be
//! reckoned (METHOD, ethics: cells of 5, complementary suppression).
//!
//! A report says of each figure on how many it rests, and not on whom. So this keeps back more than what a
//! community is shown of the interviews themselves: what could tell on somebody if the interviews lay at their
//! worst is not told. What this does not know of a report is left out of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::reply::{Outcome, language_of, opened, read, reply};
use super::told::Told;
use crate::evaluation::MIN_CELL;
use crate::i18n::Language;
use crate::record::REPORT_FORMAT;
use crate::response::is_within;
use crate::wire::{self, from_object};

struct Options {
    limit: Option<u32>,
    language: Option<Language>,
}

from_object!(Options {
    optional limit,
    optional language,
});

/// A report with nothing in it that tells on a few.
#[derive(Serialize)]
struct Published {
    report: Json,
    withheld: Vec<Withheld>,
}

/// Something that is not told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Withheld {
    /// Where it stood, such as `by_site[2].figures.net`.
    place: String,
    reason: Reason,
}

/// Why something is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Reason {
    /// It rests on too few.
    Few,
    /// With it, one that rests on too few could be reckoned.
    TellsOnOthers,
    /// It is not known here on whom it could tell.
    Unknown,
}

/// What is known of a report.
const PARTS: [&str; 11] = [
    "format",
    "made_at",
    "app_version",
    "instrument",
    "inputs",
    "merging",
    "settings",
    "whole",
    "by_site",
    "by_role",
    "group_discussions",
];

/// What is known of the figures of a group.
const FIGURES: [&str; 9] = [
    "interviews",
    "refusals",
    "indices",
    "net",
    "balance",
    "band",
    "conclusive",
    "correlation",
    "factors",
];

/// The figures that come of both sides together.
const OF_BOTH_SIDES: [&str; 3] = ["net", "balance", "correlation"];

/// The `report` without what tells on fewer than the limit, which `options` may raise beyond that of the report.
pub fn suppress(report: &str, options: &str) -> String {
    let options: Outcome<Options> = read("options", options, language_of(options));
    reply(options.and_then(|options| published(report, &options)))
}

fn published(text: &str, options: &Options) -> Outcome<Published> {
    let language = options.language.unwrap_or_default();
    let node = opened("report", text, language)?;
    if let Err(problem) = wire::check_format(&node, REPORT_FORMAT) {
        return Err(vec![Told::of_format("report.format", &problem, language)]);
    }
    let mut report: Json = serde_json::from_str(text).unwrap_or_default();
    let own = report.pointer("/settings/min_cell").and_then(Json::as_u64);
    let own = own.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(MIN_CELL);
    let asked = options.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(0);
    let withheld = withhold(&mut report, own.max(asked).max(MIN_CELL));
    Ok(Published { report, withheld })
}

/// A group of interviews in a report: all of them, those of a place, or those of a role.
struct Group {
    /// Where it stands in the report.
    pointer: Vec<String>,
    /// The place that it is of; none of a role, and of all.
    site: Option<String>,
    /// What it is part of, beside the whole.
    is_role: bool,
    /// On how many each figure rests.
    counts: BTreeMap<String, usize>,
}

/// The names of the figures: `net`, `indices.supporting`, `factors.S1`.
type Slots = BTreeSet<String>;

/// Takes out of `report` all that tells on fewer than `limit`.
fn withhold(report: &mut Json, limit: usize) -> Vec<Withheld> {
    let mut withheld = without_unknown(report, &PARTS, "");
    let groups = groups_of(report);
    for group in &groups {
        let place = group.place();
        if let Some(figures) = figures_mut(report, &group.pointer) {
            withheld.extend(without_unknown(figures, &FIGURES, &format!("{place}.")));
        }
    }
    let told = told(&groups, &families(report), limit);
    for (group, told) in groups.iter().zip(told) {
        let place = group.place();
        let Some(figures) = figures_mut(report, &group.pointer) else { continue };
        for (slot, n) in group.counts.iter().filter(|(slot, _)| !told.contains(*slot)) {
            clear(figures, slot);
            let reason = if *n < limit { Reason::Few } else { Reason::TellsOnOthers };
            withheld.push(Withheld { place: format!("{place}.{slot}"), reason });
        }
    }
    withheld.sort();
    withheld
}

impl Group {
    fn place(&self) -> String {
        match self.pointer.as_slice() {
            [list, at, figures] => format!("{list}[{at}].{figures}"),
            other => other.join("."),
        }
    }

    fn n(&self, slot: &str) -> usize {
        self.counts.get(slot).copied().unwrap_or(0)
    }
}

/// Takes the fields out of `value` that are not among the `known` ones.
fn without_unknown(value: &mut Json, known: &[&str], place: &str) -> Vec<Withheld> {
    let Json::Object(object) = value else { return Vec::new() };
    let unknown: Vec<String> =
        object.keys().filter(|name| !known.contains(&name.as_str())).cloned().collect();
    let withheld = unknown.into_iter().map(|name| {
        object.remove(&name);
        Withheld { place: format!("{place}{name}"), reason: Reason::Unknown }
    });
    withheld.collect()
}

fn figures_mut<'a>(report: &'a mut Json, pointer: &[String]) -> Option<&'a mut Json> {
    report.pointer_mut(&format!("/{}", pointer.join("/")))
}

/// The whole, then its parts.
fn groups_of(report: &Json) -> Vec<Group> {
    let whole = Group {
        pointer: vec!["whole".to_owned()],
        site: None,
        is_role: false,
        counts: counts(&report["whole"]),
    };
    let mut groups = vec![whole];
    for (list, is_role) in [("by_site", false), ("by_role", true)] {
        for (at, member) in report[list].as_array().into_iter().flatten().enumerate() {
            let name = member["name"].as_str().unwrap_or_default().to_owned();
            groups.push(Group {
                pointer: vec![list.to_owned(), at.to_string(), "figures".to_owned()],
                site: (!is_role).then_some(name),
                is_role,
                counts: counts(&member["figures"]),
            });
        }
    }
    groups
}

/// On how many each figure rests; those that nobody has are none.
fn counts(figures: &Json) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut see = |slot: String, figure: &Json| {
        let n = figure["n"].as_u64().and_then(|n| usize::try_from(n).ok());
        if let Some(n) = n.filter(|n| *n > 0) {
            found.insert(slot, n);
        }
    };
    for slot in OF_BOTH_SIDES {
        see(slot.to_owned(), &figures[slot]);
    }
    for (family, index) in figures["indices"].as_object().into_iter().flatten() {
        see(index_slot(family), index);
    }
    for factor in figures["factors"].as_array().into_iter().flatten() {
        see(factor_slot(factor["id"].as_str().unwrap_or_default()), &factor["score"]);
    }
    found
}

fn index_slot(family: &str) -> String {
    format!("indices.{family}")
}

fn factor_slot(id: &str) -> String {
    format!("factors.{id}")
}

/// By the slot of each index those of its factors.
fn families(report: &Json) -> BTreeMap<String, Vec<String>> {
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for factor in report["whole"]["factors"].as_array().into_iter().flatten() {
        let (id, family) = (factor["id"].as_str(), factor["family"].as_str());
        let index = index_slot(family.unwrap_or_default());
        families.entry(index).or_default().push(factor_slot(id.unwrap_or_default()));
    }
    families
}

/// Which figures of each group are told.
fn told(groups: &[Group], families: &BTreeMap<String, Vec<String>>, limit: usize) -> Vec<Slots> {
    let slots: Slots = groups.iter().flat_map(|group| group.counts.keys().cloned()).collect();
    let mut told: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for slot in &slots {
        told.insert(slot, told_groups(groups, slot, limit));
    }
    let few = |n: usize| (1..limit).contains(&n);
    // Whether, in any group or what is left of one without its parts, a few have the one and not the other.
    let differ = |one: &str, other: &str| {
        (0..groups.len()).any(|at| {
            let rest = |slot| rest(groups, at, slot);
            few(groups[at].n(one).abs_diff(groups[at].n(other)))
                || few(rest(one).abs_diff(rest(other)))
        })
    };
    for (index, factors) in families {
        if !factors.iter().any(|factor| differ(index, factor)) {
            continue;
        }
        // An index less its factors would be of those who lack one. So the factor that most have is told nowhere:
        // without it, nothing can be taken out of the index.
        let veil = factors.iter().max_by_key(|factor| groups.first().map(|it| it.n(factor)));
        let Some(veil) = veil else { continue };
        let has_many = told.insert(veil, vec![false; groups.len()]).unwrap_or_default();
        narrow(&mut told, index, &has_many);
    }
    let sides = ["indices.supporting", "indices.inhibiting"];
    let is_net_kept_back = sides.into_iter().any(|side| differ(side, "net"));
    for slot in OF_BOTH_SIDES {
        for side in sides {
            let of_side = told.get(side).cloned().unwrap_or_default();
            narrow(&mut told, slot, &of_side);
        }
        if is_net_kept_back {
            narrow(&mut told, slot, &[]);
        }
    }
    let of_group = |at: usize| {
        let slots = told.iter().filter(|(_, told)| told.get(at).copied().unwrap_or_default());
        slots.map(|(slot, _)| (*slot).to_owned()).collect()
    };
    (0..groups.len()).map(of_group).collect()
}

/// The figure `slot` is told only where `there` says so.
fn narrow(told: &mut BTreeMap<&str, Vec<bool>>, slot: &str, there: &[bool]) {
    for (at, is_told) in told.get_mut(slot).into_iter().flatten().enumerate() {
        *is_told &= there.get(at).copied().unwrap_or_default();
    }
}

/// The groups of which the figure `slot` is told: those with `limit` at least, but for the smallest ones, which are
/// kept back until what is told of a group, less what is told of its parts, is of nobody or of `limit` as well.
fn told_groups(groups: &[Group], slot: &str, limit: usize) -> Vec<bool> {
    let mut told: Vec<bool> = groups.iter().map(|group| group.n(slot) >= limit).collect();
    if !told.first().copied().unwrap_or_default() {
        return vec![false; groups.len()];
    }
    // Each turn takes one group away, so this ends.
    while let Some(smallest) = (0..groups.len()).filter(|at| told[*at]).find_map(|at| {
        [false, true].into_iter().find_map(|by_role| {
            let left = left(groups, &told, at, slot, by_role);
            let inner = parts(groups, at, by_role).filter(|part| told[*part]);
            let smallest = inner.min_by_key(|part| (groups[*part].n(slot), *part));
            smallest.filter(|_| (1..limit).contains(&left))
        })
    }) {
        told[smallest] = false;
    }
    told
}

/// What is left of the group at `at` without all of its parts by place; of one without such parts, itself.
fn rest(groups: &[Group], at: usize, slot: &str) -> usize {
    left(groups, &vec![true; groups.len()], at, slot, false)
}

/// On how many the figure of the group at `at` rests beyond those of its parts that are told.
fn left(groups: &[Group], told: &[bool], at: usize, slot: &str, by_role: bool) -> usize {
    let inside: Vec<usize> = parts(groups, at, by_role).filter(|part| told[*part]).collect();
    let is_outermost = |part: &&usize| {
        !inside.iter().any(|other| parts(groups, *other, false).any(|it| it == **part))
    };
    let of_parts: usize =
        inside.iter().filter(is_outermost).map(|part| groups[*part].n(slot)).sum();
    groups[at].n(slot).saturating_sub(of_parts)
}

/// The groups that lie in the group at `at`: of the whole all roles or all places, of a place those in it.
fn parts(groups: &[Group], at: usize, by_role: bool) -> impl Iterator<Item = usize> {
    let around = &groups[at];
    (1..groups.len()).filter(move |part| {
        let part_of = &groups[*part];
        *part != at
            && part_of.is_role == by_role
            && match (&around.site, &part_of.site) {
                _ if at == 0 => true,
                (Some(place), Some(inner)) => inner != place && is_within(inner, place),
                _ => false,
            }
    })
}

/// Takes the figure `slot` out of `figures`, and what is said of it beside it.
fn clear(figures: &mut Json, slot: &str) {
    let Json::Object(figures) = figures else { return };
    match slot.split_once('.') {
        Some(("indices", family)) => put(figures.get_mut("indices"), family, Json::Null),
        Some(("factors", id)) => {
            let factors = figures.get_mut("factors").and_then(Json::as_array_mut);
            for factor in factors.into_iter().flatten().filter(|factor| factor["id"] == id) {
                for name in ["score", "one_to_five", "rank"] {
                    put(Some(factor), name, Json::Null);
                }
            }
        }
        _ if slot == "correlation" => put(figures.get_mut(slot), "r", Json::Null),
        _ => {
            figures.insert(slot.to_owned(), Json::Null);
            if slot == "net" {
                without_band(figures);
            }
        }
    }
}

fn without_band(figures: &mut Map<String, Json>) {
    figures.insert("band".to_owned(), Json::Null);
    figures.insert("conclusive".to_owned(), Json::Bool(false));
}

fn put(object: Option<&mut Json>, name: &str, value: Json) {
    if let Some(Json::Object(object)) = object {
        object.insert(name.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// The figures of a group in which so many have S1, S2, their index, H1 with its index, and N.
    fn figures([s1, s2, s, h, net]: [usize; 5]) -> Json {
        let estimate = |n: usize| if n == 0 { Json::Null } else { json!({"n": n, "mean": 12.5}) };
        let factor = |id: &str, family: &str, n| json!({"id": id, "family": family, "score": estimate(n), "one_to_five": 3.4, "rank": 1});
        json!({
            "interviews": s,
            "indices": {"supporting": estimate(s), "inhibiting": estimate(h)},
            "net": estimate(net),
            "balance": estimate(net),
            "band": "support_leaning",
            "conclusive": true,
            "correlation": {"n": net, "r": 0.5},
            "factors": [
                factor("S1", "supporting", s1),
                factor("S2", "supporting", s2),
                factor("H1", "inhibiting", h),
            ],
        })
    }

    fn report(whole: [usize; 5], sites: &[(&str, [usize; 5])]) -> Json {
        let sites: Vec<Json> = sites
            .iter()
            .map(|(name, counts)| json!({"name": name, "figures": figures(*counts)}))
            .collect();
        json!({"format": REPORT_FORMAT, "whole": figures(whole), "by_site": sites, "by_role": []})
    }

    /// All have all.
    fn even(whole: usize, sites: &[(&str, usize)]) -> Json {
        let sites: Vec<(&str, [usize; 5])> =
            sites.iter().map(|(name, n)| (*name, [*n; 5])).collect();
        report([whole; 5], &sites)
    }

    /// The places of `reason` for which the figure `slot` is withheld.
    fn kept_back(report: &mut Json, slot: &str) -> Vec<(String, Reason)> {
        let withheld = withhold(report, 5).into_iter();
        let ending = format!(".{slot}");
        let of_slot = withheld.filter_map(|one| {
            let place = one.place.strip_suffix(&ending)?;
            Some((place.to_owned(), one.reason))
        });
        of_slot.collect()
    }

    #[test]
    fn a_report_of_many_stays_as_it_is() {
        let before = even(16, &[("a", 9), ("b", 7)]);
        let mut after = before.clone();
        assert_eq!(withhold(&mut after, 5), []);
        assert_eq!(after, before);
    }

    #[test]
    fn what_rests_on_a_few_goes_with_all_that_is_said_of_it() {
        let mut report = even(4, &[]);
        assert_eq!(withhold(&mut report, 5).len(), 8);
        let whole = &report["whole"];
        for place in ["/net", "/band", "/correlation/r", "/factors/0/score", "/factors/0/rank"] {
            assert_eq!(whole.pointer(place), Some(&Json::Null), "{place}");
        }
        assert_eq!(whole["conclusive"], false);
    }

    /// The whole less the one site would be the other.
    #[test]
    fn the_site_beside_one_of_a_few_goes_with_it() {
        let mut report = even(12, &[("a", 9), ("b", 3)]);
        let expected = [
            ("by_site[0].figures".to_owned(), Reason::TellsOnOthers),
            ("by_site[1].figures".to_owned(), Reason::Few),
        ];
        assert_eq!(kept_back(&mut report, "net"), expected);
        assert_eq!(report["whole"]["net"]["n"], 12);
    }

    /// The hamlet less its one large quarter would be the small one.
    #[test]
    fn places_in_places_are_parts_of_them() {
        let sites = [("h", 12), ("h > a", 9), ("h > b", 3), ("i", 8)];
        let mut report = even(20, &sites);
        let places: Vec<String> =
            kept_back(&mut report, "net").into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, ["by_site[1].figures", "by_site[2].figures"]);
    }

    /// The index of ten, less the factors of nine and ten, would tell on the one who lacks a factor.
    #[test]
    fn an_index_is_not_told_beside_all_factors_where_a_few_lack_one() {
        let mut report = report([9, 10, 10, 10, 10], &[]);
        let expected = [("whole".to_owned(), Reason::TellsOnOthers)];
        assert_eq!(kept_back(&mut report, "factors.S2"), expected);
        assert_eq!(report["whole"]["indices"]["supporting"]["n"], 10);
        assert_eq!(report["whole"]["factors"][0]["score"]["n"], 9);
    }

    #[test]
    fn the_net_force_is_not_told_where_a_few_have_one_side_alone() {
        let mut report = report([10, 10, 10, 10, 8], &[]);
        assert_eq!(kept_back(&mut report, "net").len(), 1);
        assert_eq!(report["whole"]["band"], Json::Null);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let mut report = even(16, &[]);
        report["quotes"] = json!(["of one person"]);
        report["whole"]["extremes"] = json!({"n": 16, "lowest": 3.0});
        let unknown = |place: &str| Withheld { place: place.to_owned(), reason: Reason::Unknown };
        assert_eq!(withhold(&mut report, 5), [unknown("quotes"), unknown("whole.extremes")]);
        assert_eq!(report, even(16, &[]));
    }

    proptest! {
        /// Whatever the places: what is told of one, less what is told within it, is of nobody or of many.
        #[test]
        fn no_rest_is_of_a_few(n in proptest::collection::vec(0_usize..12, 6)) {
            let hamlet = n[0] + n[1] + n[2];
            let sites = [("h", hamlet), ("h > a", n[0]), ("h > b", n[1]), ("i", n[3]), ("j", n[4])];
            let mut after = even(hamlet + n[3] + n[4] + n[5], &sites);
            withhold(&mut after, 5);
            let told = |figures: &Json| figures["net"]["n"].as_u64();
            let site = |at: usize| told(&after["by_site"][at]["figures"]);
            let outer = site(0).into_iter().chain([3, 4].into_iter().filter_map(site));
            let inner: u64 = [1, 2].into_iter().filter_map(site).sum();
            let is_none_or_many = |rest: u64| rest == 0 || rest >= 5;
            let outer: u64 = outer.sum::<u64>() + if site(0).is_none() { inner } else { 0 };
            if let Some(whole) = told(&after["whole"]) {
                prop_assert!(is_none_or_many(whole - outer));
            }
            if let Some(hamlet) = site(0) {
                prop_assert!(is_none_or_many(hamlet - inner));
            }
        }
    }
}
