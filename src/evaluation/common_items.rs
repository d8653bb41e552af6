//! What two versions of an instrument share: items that are scored in both, on the same points.

use std::collections::BTreeMap;

use crate::instrument::{FactorItem, Instrument};

/// How many scored items `b` has in common with `a`: of the same name, with the same points, keyed the same way and fed
/// into a factor of the same name. Wordings may differ.
pub fn common_items(a: &Instrument, b: &Instrument) -> usize {
    let known = scored(a);
    let is_same = |(item, (factor, part)): &(&str, (&str, &FactorItem))| {
        known.get(item).is_some_and(|(other, of_other)| {
            let points = |part: &FactorItem| {
                let list = &part.list;
                (0..list.len()).map(|row| list.value(list.choice(row))).collect::<Vec<_>>()
            };
            other == factor && of_other.reverse == part.reverse && points(of_other) == points(part)
        })
    };
    scored(b).into_iter().filter(is_same).count()
}

/// The scored items by name, each with the first factor that it feeds.
fn scored(instrument: &Instrument) -> BTreeMap<&str, (&str, &FactorItem)> {
    let mut items = BTreeMap::new();
    for factor in &instrument.scoring.factors {
        for part in &factor.items {
            items.entry(part.item.as_str()).or_insert((factor.id.as_str(), part));
        }
    }
    items
}
