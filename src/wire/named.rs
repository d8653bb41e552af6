//! Values by name: a sorted list that serde reads and writes as an object.
//!
//! The tablet's program has a dozen kinds of such maps, and a tree for each would be a tenth of its weight.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use litemap::LiteMap;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Values by name, in the order of the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<V, K = String>(LiteMap<K, V>);

impl<V, K> Default for Named<V, K> {
    fn default() -> Self {
        Self(LiteMap::new_vec())
    }
}

impl<V, K> Named<V, K> {
    /// Whether nothing is named; serde leaves such a field out.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V, K> Deref for Named<V, K> {
    type Target = LiteMap<K, V>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<V, K> DerefMut for Named<V, K> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl<V, K> IntoIterator for Named<V, K> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_tuple_vec().into_iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Named<V, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for n in 0..self.len() {
            let Some((name, value)) = self.get_indexed(n) else { break };
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Named<V, K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object(PhantomData))
    }
}

struct Object<V, K>(PhantomData<(V, K)>);

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Object<V, K> {
    type Value = Named<V, K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut named = Named::default();
        while let Some(name) = access.next_key()? {
            named.insert(name, access.next_value()?);
        }
        Ok(named)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<K, V: schemars::JsonSchema> schemars::JsonSchema for Named<V, K>
where
    std::collections::BTreeMap<K, V>: schemars::JsonSchema,
{
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        <std::collections::BTreeMap<K, V> as schemars::JsonSchema>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <std::collections::BTreeMap<K, V> as schemars::JsonSchema>::json_schema(generator)
    }
}
