//! A part of a file that not every program reads: kept as it stands until one does.

use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::{Flaw, FromNode, Node, Reader};

/// A `T`, or nothing, that is read by [`Self::read`], and not with the file that it stands in. A program that never
/// does carries no reader of a `T`.
#[derive(Debug, Clone, PartialEq)]
pub struct Later<T> {
    node: Option<Node>,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self { node: None, of: PhantomData }
    }
}

impl<T> Later<T> {
    /// Whether nothing stands there, or a list of nothing; serde leaves such a field out.
    pub fn is_none(&self) -> bool {
        match &self.node {
            None => true,
            Some(node) => matches!(node, Node::List(nodes) if nodes.is_empty()),
        }
    }
}

impl<T: FromNode> Later<T> {
    /// Reads what stands in the field `name` of its file, if anything does.
    ///
    /// # Errors
    /// What keeps it from being a `T`, each with its place in the file; at most a hundred.
    pub fn read(self, name: &str) -> Result<Option<T>, Vec<Flaw>> {
        self.node.map(|node| node.read_at(name)).transpose()
    }
}

impl<T> FromNode for Later<T> {
    fn from_node(node: Node, _: &mut Reader) -> Self {
        Self { node: Some(node), of: PhantomData }
    }
}

impl<T> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.node.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { node: Some(Node::deserialize(deserializer)?), of: PhantomData })
    }
}
