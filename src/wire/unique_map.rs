//! Maps in which no name may stand twice: of two answers to one item, none is silently dropped.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// Reads a map, for `#[serde(deserialize_with = "…")]`; a name that stands twice is an error, as it is
/// for the fields of a struct.
///
/// # Errors
/// As the deserializer tells, or `duplicate field`.
pub fn unique_map<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(UniqueMap(PhantomData))
}

struct UniqueMap<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for UniqueMap<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(name) = access.next_key::<String>()? {
            if map.contains_key(&name) {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
            map.insert(name, access.next_value()?);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Shape, read};
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Sheet {
        #[serde(default, deserialize_with = "unique_map")]
        answers: BTreeMap<String, i32>,
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_however_it_is_spelt() {
        for text in [r#"{"answers": {"a": 1, "a": 1}}"#, r#"{"answers": {"a": 1, "\u0061": 2}}"#] {
            let flaw = read::<Sheet>(text).unwrap_err();
            assert_eq!(flaw.shape, Shape::RepeatedField("a".to_owned()));
        }
        assert_eq!(read::<Sheet>(r#"{"answers": {"a": 1, "b": 2}}"#).unwrap().answers.len(), 2);
    }
}
