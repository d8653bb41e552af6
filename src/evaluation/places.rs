//! Of which places a figure may be told beside each other, where places lie in places (METHOD, ethics: complementary
//! suppression).
//!
//! What is told of a place, less what is told of the places in it, is a figure of the rest; whatever can be reckoned
//! is made up of such rests. An interview belongs to the rest of the innermost place told that it lies in.

use std::collections::{BTreeMap, BTreeSet};

use crate::response::{is_within, places_of};

/// All sites together, as a place.
pub(super) const EVERYWHERE: &str = "";

/// The places of which a figure is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places<'a>(BTreeSet<&'a str>);

impl<'a> Places<'a> {
    /// The places of which a figure may be told that rests on one interview at each of `sites`: those with `limit` at
    /// least, but for the smallest ones, of two as small the first by name, which are kept back until each rest is of
    /// nobody or of `limit` as well.
    pub(super) fn told(sites: &[&'a str], limit: usize) -> Self {
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for place in sites.iter().flat_map(|site| around(site)) {
            *sizes.entry(place).or_default() += 1;
        }
        let large = sizes.iter().filter(|(_, n)| **n >= limit).map(|(place, _)| *place);
        let mut told = Self(large.collect());
        // Each turn takes one place away, so this ends.
        while let Some(few) = told.few(sites.iter().map(|site| (*site, ())), limit) {
            let inner = told.0.iter().filter(|place| **place != few && is_in(place, few));
            let smallest = inner.min_by_key(|place| (sizes[**place], **place)).copied();
            let Some(smallest) = smallest else { break };
            told.0.remove(smallest);
        }
        told
    }

    /// Only those where the `members` of each rest, by group, are none or `limit` at least.
    #[must_use]
    pub(super) fn with_many<G: Ord>(mut self, members: &[(&str, G)], limit: usize) -> Self {
        while let Some(few) = self.few(members.iter().map(|(site, group)| (*site, group)), limit) {
            self.0.remove(few);
        }
        self
    }

    /// Only those that `keeps` lets stay.
    #[must_use]
    pub(super) fn filtered(mut self, keeps: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|place| keeps(place));
        self
    }

    /// Whether the figure is told of `place`.
    pub(super) fn has(&self, place: &str) -> bool {
        self.0.contains(place)
    }

    /// A place whose rest has too few `members` of a group.
    pub(super) fn few<'b, G: Ord>(
        &self,
        members: impl Iterator<Item = (&'b str, G)>,
        limit: usize,
    ) -> Option<&'a str> {
        let mut rests: BTreeMap<(&str, G), usize> = BTreeMap::new();
        for (site, group) in members {
            let innermost =
                self.0.iter().filter(|place| is_in(site, place)).max_by_key(|it| it.len());
            if let Some(innermost) = innermost {
                *rests.entry((innermost, group)).or_default() += 1;
            }
        }
        rests.into_iter().find(|(_, n)| *n < limit).map(|((place, _), _)| place)
    }
}

/// Whether `inner` is `place` or lies in it.
pub(super) fn is_in(inner: &str, place: &str) -> bool {
    place == EVERYWHERE || is_within(inner, place)
}

fn around(site: &str) -> impl Iterator<Item = &str> {
    std::iter::once(EVERYWHERE).chain(places_of(site).filter(|place| *place != EVERYWHERE))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn people<'a>(sites: &[(&'a str, usize)]) -> Vec<&'a str> {
        sites.iter().flat_map(|(site, n)| std::iter::repeat_n(*site, *n)).collect()
    }

    #[track_caller]
    fn check(sites: &[(&str, usize)], expected: &[&str]) {
        let told = Places::told(&people(sites), 5);
        assert_eq!(told.0.into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_site_is_told_with_five_and_not_with_four() {
        check(&[("a", 5)], &["", "a"]);
        check(&[("a", 4)], &[]);
        check(&[], &[]);
        check(&[("", 6)], &[""]);
    }

    /// All less a would be b alone.
    #[test]
    fn a_site_whose_rest_is_too_few_is_not_told() {
        check(&[("a", 9), ("b", 1)], &[""]);
        check(&[("a", 9), ("b", 4)], &[""]);
        check(&[("a", 9), ("b", 5)], &["", "a", "b"]);
        check(&[("a", 9), ("b", 2), ("c", 3)], &["", "a"]);
    }

    /// All less a and b would be c alone, though all less either is many.
    #[test]
    fn the_smallest_goes_with_those_that_are_too_few() {
        check(&[("a", 9), ("b", 7), ("c", 2)], &["", "a"]);
        check(&[("a", 7), ("b", 7), ("c", 2)], &["", "b"]);
    }

    #[test]
    fn a_place_is_told_where_what_lies_in_it_is_too_few() {
        let rw_2 = ("RW 2 > RT 1", 6);
        let expected = ["", "RW 1", "RW 2", "RW 2 > RT 1"];
        check(&[("RW 1 > RT 1", 3), ("RW 1 > RT 2", 3), rw_2], &expected);
        // The hamlet less its first neighbourhood would be the other.
        check(&[("RW 1 > RT 1", 6), ("RW 1 > RT 2", 3), rw_2], &expected);
        check(&[("RW 1 > RT 1", 6), ("RW 2 > RT 1", 3)], &[""]);
        check(&[("RW 1", 5), ("RW 1 > RT 1", 6)], &["", "RW 1", "RW 1 > RT 1"]);
    }

    #[test]
    fn where_those_who_stand_out_are_few_it_is_not_told() {
        let told = |odd: &[(&str, usize)]| {
            let odd: Vec<(&str, ())> = people(odd).into_iter().map(|site| (site, ())).collect();
            let told = Places::told(&people(&[("a", 9), ("b", 9)]), 5).with_many(&odd, 5);
            told.0.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(told(&[("a", 1)]), ["b"]);
        assert_eq!(told(&[("a", 5)]), ["", "a", "b"]);
        // Six of all, but all less a would tell on the one at b.
        assert_eq!(told(&[("a", 5), ("b", 1)]), ["a"]);
    }

    proptest! {
        /// Whatever the sites: what can be reckoned from the places told rests on none, or on enough.
        #[test]
        fn what_is_told_tells_on_nobody_else(counts in proptest::collection::vec(0_usize..12, 0..8), limit in 1_usize..8) {
            let sites = ["a", "a > 1", "a > 2", "b", "b > 1", "b > 1 > x", "b > 1 > y", "c"];
            let sites: Vec<(&str, usize)> = sites.into_iter().zip(counts).collect();
            let told = Places::told(&people(&sites), limit);
            // Which of the places told hold a site says which rest it belongs to.
            let mut rests: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
            for (site, n) in &sites {
                let around = told.0.iter().copied().filter(|place| is_in(site, place)).collect();
                *rests.entry(around).or_default() += n;
            }
            for (around, n) in &rests {
                prop_assert!(around.is_empty() || *n == 0 || *n >= limit, "{around:?} {n}");
            }
            // No more is kept back than that takes.
            if sites.iter().all(|(_, n)| *n == 0 || *n >= limit) {
                prop_assert!(sites.iter().all(|(site, n)| *n == 0 || told.has(site)));
            }
        }
    }
}
