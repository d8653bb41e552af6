//! A tree of JSON into typed values: all that is wrong with it is told at once, each with its place.
//!
//! A value that cannot be read is noted as a flaw and stood in for, and reading goes on; whoever has
//! noted a flaw gives no value out. So no reader of a type needs a way back, which makes it a third of
//! the size of one that stops at the first flaw, and the tablet's program has some thirty of them.

use super::node::order;
use super::scan::NO_CHARACTER;
use super::{Flaw, Named, Node, Shape};

/// The most flaws that are told of one text; a person who mends a file reads no more in one sitting.
const MAX_FLAWS: usize = 100;

/// The most fields of an object; the items of an interview are a few thousand at most.
const MAX_FIELDS: usize = 10_000;

/// How much of a name is told, in characters; a name of our formats has a few.
const MAX_NAME: usize = 80;

/// The largest whole number of which every smaller one is a double as well.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A type that stands in our files.
pub trait FromNode {
    /// The value that `node` is; where it is none, `reader` is told, and what is returned is of no use.
    fn from_node(node: Node, reader: &mut Reader) -> Self;
}

/// What is wrong with a tree, and where in it the reading stands.
#[derive(Debug, Default)]
pub struct Reader {
    place: String,
    flaws: Vec<Flaw>,
    /// Whether a value is being made that stands in for one that is not there.
    is_stand_in: bool,
}

/// Where the reading stood before it went into a part.
#[derive(Debug)]
struct Mark {
    length: usize,
    is_stand_in: bool,
}

impl Node {
    /// Reads the tree as a `T`.
    ///
    /// # Errors
    /// What keeps the tree from being a `T`, each with its place; at most a hundred.
    pub fn read<T: FromNode>(self) -> Result<T, Vec<Flaw>> {
        self.read_at("")
    }

    /// The same of a part of a file: `place` is where it stands there.
    pub(super) fn read_at<T: FromNode>(self, place: &str) -> Result<T, Vec<Flaw>> {
        let mut reader = Reader { place: place.to_owned(), ..Reader::default() };
        let value = T::from_node(self, &mut reader);
        if reader.flaws.is_empty() { Ok(value) } else { Err(reader.flaws) }
    }

    #[allow(clippy::cast_possible_truncation, reason = "a whole number within the doubles' range")]
    fn whole_number(&self) -> Option<i64> {
        match self {
            Self::Number(value) if value.trunc() == *value && value.abs() <= MAX_WHOLE => {
                Some(*value as i64)
            }
            _ => None,
        }
    }
}

impl Reader {
    /// The fields of an object, to be read one by one.
    pub fn object(&mut self, node: Node) -> Object<'_> {
        let outer = self.mark();
        let fields = self.fields(node);
        Object { reader: self, fields, outer }
    }

    /// The one of `words` that `node` is.
    ///
    /// # Panics
    /// Where `words` is empty.
    pub fn word<T: Copy>(&mut self, node: Node, words: &[(&str, T)]) -> T {
        let text = String::from_node(node, self);
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return *value;
        }
        self.note(Shape::UnknownWord(told(&text)));
        words[0].1
    }

    /// Notes that what stands here is of another type than it should be.
    pub fn wrong_type(&mut self) {
        self.note(Shape::WrongType);
        self.is_stand_in = true;
    }

    fn note(&mut self, shape: Shape) {
        if !self.is_stand_in && self.flaws.len() < MAX_FLAWS {
            self.flaws.push(Flaw { place: self.place.clone(), shape });
        }
    }

    /// The fields of an object, of which no two have one name.
    fn fields(&mut self, node: Node) -> Vec<(String, Node)> {
        let Node::Object(mut fields) = node else {
            self.wrong_type();
            return Vec::new();
        };
        if fields.len() > MAX_FIELDS {
            self.wrong_type();
            return Vec::new();
        }
        // Equal names stand side by side, and of two fields neither may silently be dropped.
        fields.dedup_by(|(name, _), (kept, _)| {
            let is_repeated = name == kept;
            if is_repeated {
                self.note(Shape::RepeatedField(told(name)));
            }
            is_repeated
        });
        fields
    }

    fn mark(&self) -> Mark {
        Mark { length: self.place.len(), is_stand_in: self.is_stand_in }
    }

    fn enter(&mut self, name: &str) -> Mark {
        let mark = self.mark();
        let is_word = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if is_word && !name.is_empty() && name.len() <= MAX_NAME {
            if mark.length > 0 {
                self.place.push('.');
            }
            self.place.push_str(name);
        } else {
            self.place.push_str("[\"");
            self.place.push_str(&told(name));
            self.place.push_str("\"]");
        }
        mark
    }

    fn enter_element(&mut self, index: usize) -> Mark {
        let mark = self.mark();
        self.place.push('[');
        self.place.push_str(&index.to_string());
        self.place.push(']');
        mark
    }

    fn leave(&mut self, mark: Mark) {
        self.place.truncate(mark.length);
        self.is_stand_in = mark.is_stand_in;
    }
}

/// As much of `name` as is told of it.
fn told(name: &str) -> String {
    name.chars().take(MAX_NAME).collect()
}

/// An object that is being read.
#[derive(Debug)]
pub struct Object<'a> {
    reader: &'a mut Reader,
    fields: Vec<(String, Node)>,
    outer: Mark,
}

impl Object<'_> {
    /// The field `name`, which must be there.
    pub fn field<T: FromNode>(&mut self, name: &'static str) -> T {
        let (node, mark) = self.enter(name);
        let value = T::from_node(node, self.reader);
        self.reader.leave(mark);
        value
    }

    /// Goes into a field; what all types have in common is here, and so in the program once.
    #[inline(never)]
    fn enter(&mut self, name: &'static str) -> (Node, Mark) {
        let node = self.take(name);
        let mark = self.reader.enter(name);
        if node.is_none() {
            self.reader.is_stand_in = true;
        }
        (node.unwrap_or(Node::Null), mark)
    }

    /// The field `name`; `default` where it is absent.
    pub fn field_or<T: FromNode>(&mut self, name: &'static str, default: T) -> T {
        if self.has(name) { self.field(name) } else { default }
    }

    /// The field `name`, which may be absent or null.
    pub fn optional<T: FromNode>(&mut self, name: &'static str) -> Option<T> {
        match self.find(name) {
            Err(_) => None,
            Ok(position) if self.fields[position].1 == Node::Null => {
                self.fields.remove(position);
                None
            }
            Ok(_) => Some(self.field(name)),
        }
    }

    /// Ends the object: what was not read does not belong in it.
    pub fn end(self) {
        for (name, _) in self.fields {
            let mark = self.reader.enter(&name);
            self.reader.note(Shape::UnknownField(told(&name)));
            self.reader.leave(mark);
        }
        self.reader.leave(self.outer);
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.fields.binary_search_by(|(field, _)| order(field, name))
    }

    fn has(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    fn take(&mut self, name: &str) -> Option<Node> {
        match self.find(name) {
            Ok(position) => Some(self.fields.remove(position).1),
            Err(_) => {
                self.reader.note(Shape::MissingField(name.to_owned()));
                None
            }
        }
    }
}

/// Says how a struct is read: each of its fields with the method of [`Object`] that reads it.
///
/// The compiler sees to it that no field is forgotten; that the names are those which serde writes and the
/// schema tells is tested.
macro_rules! from_object {
    ($type:ident { $($method:ident $name:ident $(= $default:expr)?),* $(,)? }) => {
        impl $crate::wire::FromNode for $type {
            fn from_node(node: $crate::wire::Node, reader: &mut $crate::wire::Reader) -> Self {
                let mut object = reader.object(node);
                let value = Self { $($name: object.$method(stringify!($name) $(, $default)?)),* };
                object.end();
                value
            }
        }
    };
}
pub(crate) use from_object;

/// Says how an enum is read: each variant with the word that stands for it.
macro_rules! from_word {
    ($type:ident { $($word:literal $variant:ident),* $(,)? }) => {
        impl $crate::wire::FromNode for $type {
            fn from_node(node: $crate::wire::Node, reader: &mut $crate::wire::Reader) -> Self {
                reader.word(node, &[$(($word, Self::$variant)),*])
            }
        }
    };
}
pub(crate) use from_word;

impl FromNode for Node {
    fn from_node(node: Node, _reader: &mut Reader) -> Self {
        node
    }
}

impl FromNode for bool {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let Node::Bool(value) = node else {
            reader.wrong_type();
            return false;
        };
        value
    }
}

impl FromNode for f64 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let Node::Number(value) = node else {
            reader.wrong_type();
            return 0.0;
        };
        value
    }
}

impl FromNode for i64 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        node.whole_number().unwrap_or_else(|| {
            reader.wrong_type();
            0
        })
    }
}

impl FromNode for i32 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        Self::try_from(i64::from_node(node, reader)).unwrap_or_else(|_| {
            reader.wrong_type();
            0
        })
    }
}

impl FromNode for u32 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        Self::try_from(i64::from_node(node, reader)).unwrap_or_else(|_| {
            reader.wrong_type();
            0
        })
    }
}

impl FromNode for usize {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        Self::try_from(i64::from_node(node, reader)).unwrap_or_else(|_| {
            reader.wrong_type();
            0
        })
    }
}

impl FromNode for String {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type();
            return Self::new();
        };
        if text.contains(NO_CHARACTER) {
            reader.note(Shape::NoCharacter);
        }
        text
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let Node::List(nodes) = node else {
            reader.wrong_type();
            return Self::new();
        };
        let mut values = Self::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            let mark = reader.enter_element(index);
            values.push(T::from_node(node, reader));
            reader.leave(mark);
        }
        values
    }
}

impl<K: FromNode + Ord, V: FromNode> FromNode for Named<V, K> {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        let mut named = Self::default();
        for (name, node) in reader.fields(node) {
            let mark = reader.enter(&name);
            let name = K::from_node(Node::Text(name), reader);
            let value = V::from_node(node, reader);
            reader.leave(mark);
            named.insert(name, value);
        }
        named
    }
}
