//! Names of columns that spreadsheets, R, Python and SPSS all take: ASCII letters, digits, `_` and `.`, 64 bytes at
//! most, unique whatever their case (IBM SPSS Statistics, Command Syntax Reference, "Variable Names").

use std::collections::BTreeSet;

/// The most bytes that SPSS takes.
const MAX_LENGTH: usize = 64;

/// What SPSS keeps for itself.
const RESERVED: [&str; 13] =
    ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];

/// The names that are given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name as near to `wanted` as can be, which nobody has yet.
    pub(super) fn claim(&mut self, wanted: &str) -> String {
        let legal = legal(wanted);
        let mut name = legal.clone();
        let mut n = 1_u32;
        while RESERVED.contains(&name.to_ascii_lowercase().as_str())
            || !self.taken.insert(name.to_ascii_lowercase())
        {
            n += 1;
            let end = format!("_{n}");
            let room = legal.len().min(MAX_LENGTH - end.len());
            name = [&legal[..room], &end].concat();
        }
        name
    }
}

/// `wanted` in signs that are legal, beginning with a letter and ending in a letter or a digit.
fn legal(wanted: &str) -> String {
    let sign = |sign: char| match sign {
        '.' | '_' => sign,
        _ if sign.is_ascii_alphanumeric() => sign,
        _ => '_',
    };
    let mut name: String = wanted.chars().map(sign).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.insert_str(0, "v_");
    }
    name.truncate(MAX_LENGTH);
    name.truncate(name.trim_end_matches(['.', '_']).len());
    name
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(wanted: &[&str], expected: &[&str]) {
        let mut names = Names::default();
        let found: Vec<String> = wanted.iter().map(|wanted| names.claim(wanted)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_of_items_stay_as_they_are() {
        check(
            &["I1.D1.1", "S1.penting", "jenis_kelamin"],
            &["I1.D1.1", "S1.penting", "jenis_kelamin"],
        );
    }

    #[test]
    fn what_spss_does_not_take_is_put_right() {
        check(
            &["1a", "umur anak", "a.", "", "usia-ibu"],
            &["v_1a", "umur_anak", "a", "v", "usia_ibu"],
        );
        check(&["With", "to"], &["With_2", "to_2"]);
    }

    #[test]
    fn case_alone_tells_nobody_apart() {
        check(&["a", "A", "a", "a_2"], &["a", "A_2", "a_3", "a_2_2"]);
    }

    proptest! {
        #[test]
        fn any_names_are_legal_and_unique(wanted in proptest::collection::vec(".{0,80}|[a-b]{60,70}", 0..20)) {
            let mut names = Names::default();
            let mut found = BTreeSet::new();
            for wanted in &wanted {
                let name = names.claim(wanted);
                prop_assert!(!name.is_empty() && name.len() <= MAX_LENGTH, "{}", name);
                prop_assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "{}", name);
                prop_assert!(!name.ends_with(['.', '_']), "{}", name);
                prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_'));
                prop_assert!(!RESERVED.contains(&name.to_ascii_lowercase().as_str()));
                prop_assert!(found.insert(name.to_ascii_lowercase()), "{} twice", name);
            }
        }
    }
}
