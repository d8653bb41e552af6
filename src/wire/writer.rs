//! A typed value into a tree of JSON.

use std::fmt::{self, Display};

use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    Serializer,
};

use super::{Flaw, Node, Shape};

/// The tree that `value` is.
///
/// # Errors
/// Where the value has no form in JSON: a number that is not finite, or a name that is no text.
pub fn node_of<T: Serialize + ?Sized>(value: &T) -> Result<Node, Flaw> {
    let node = written(value);
    if has_form(&node) { Ok(node) } else { Err(Flaw::whole(Shape::WrongType)) }
}

/// Stands in the tree for what has no form in JSON, until the whole tree is there.
///
/// So no writer of a type needs a way back, which is what most of its code would be.
const NO_FORM: Node = Node::Number(f64::NAN);

fn has_form(node: &Node) -> bool {
    match node {
        Node::Number(value) => value.is_finite(),
        Node::List(elements) => elements.iter().all(has_form),
        Node::Object(fields) => fields.iter().all(|(_, value)| has_form(value)),
        Node::Null | Node::Bool(_) | Node::Text(_) => true,
    }
}

fn written<T: Serialize + ?Sized>(value: &T) -> Node {
    match value.serialize(Writer) {
        Ok(node) => node,
        Err(never) => match never {},
    }
}

/// The error of a writer that has none.
#[derive(Debug)]
enum Never {}

impl Display for Never {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    /// Called by types that refuse to be written, such as a lock that is held; ours are all data.
    fn custom<T: Display>(message: T) -> Self {
        unreachable!("{message}")
    }
}

#[derive(Clone, Copy)]
struct Writer;

/// What stands in an array or under the names of an object, so far.
#[derive(Default)]
struct Elements(Vec<Node>);

#[derive(Default)]
struct Fields {
    fields: Vec<(String, Node)>,
    name: String,
}

impl Serializer for Writer {
    type Ok = Node;
    type Error = Never;
    type SerializeSeq = Elements;
    type SerializeTuple = Elements;
    type SerializeTupleStruct = Impossible<Node, Never>;
    type SerializeTupleVariant = Impossible<Node, Never>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Node, Never>;

    fn serialize_bool(self, value: bool) -> Result<Node, Never> {
        Ok(Node::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Result<Node, Never> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_i16(self, value: i16) -> Result<Node, Never> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_i32(self, value: i32) -> Result<Node, Never> {
        Ok(Node::Number(value.into()))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a number of JSON is a double, as for all readers"
    )]
    fn serialize_i64(self, value: i64) -> Result<Node, Never> {
        Ok(Node::Number(value as f64))
    }

    fn serialize_u8(self, value: u8) -> Result<Node, Never> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_u16(self, value: u16) -> Result<Node, Never> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_u32(self, value: u32) -> Result<Node, Never> {
        Ok(Node::Number(value.into()))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a number of JSON is a double, as for all readers"
    )]
    fn serialize_u64(self, value: u64) -> Result<Node, Never> {
        Ok(Node::Number(value as f64))
    }

    fn serialize_f32(self, value: f32) -> Result<Node, Never> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<Node, Never> {
        Ok(Node::Number(value))
    }

    fn serialize_char(self, value: char) -> Result<Node, Never> {
        Ok(Node::Text(value.into()))
    }

    fn serialize_str(self, value: &str) -> Result<Node, Never> {
        Ok(Node::Text(value.to_owned()))
    }

    fn serialize_bytes(self, _value: &[u8]) -> Result<Node, Never> {
        Ok(NO_FORM)
    }

    fn serialize_none(self) -> Result<Node, Never> {
        Ok(Node::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, Never> {
        Ok(Node::Null)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Node, Never> {
        Ok(Node::Null)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Node, Never> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<Node, Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<Node, Never> {
        Ok(NO_FORM)
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Elements, Never> {
        Ok(Elements::default())
    }

    fn serialize_tuple(self, _length: usize) -> Result<Elements, Never> {
        Ok(Elements::default())
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeTupleStruct, Never> {
        unreachable!("nothing that we write is of this kind")
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        unreachable!("nothing that we write is of this kind")
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Fields, Never> {
        Ok(Fields::default())
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Fields, Never> {
        Ok(Fields::default())
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        unreachable!("nothing that we write is of this kind")
    }
}

impl SerializeSeq for Elements {
    type Ok = Node;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(written(value));
        Ok(())
    }

    fn end(self) -> Result<Node, Never> {
        Ok(Node::List(self.0))
    }
}

impl SerializeTuple for Elements {
    type Ok = Node;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Node, Never> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Fields {
    type Ok = Node;
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        match written(key) {
            Node::Text(name) => self.name = name,
            _ => self.fields.push((String::new(), NO_FORM)),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        let name = std::mem::take(&mut self.name);
        self.fields.push((name, written(value)));
        Ok(())
    }

    fn end(self) -> Result<Node, Never> {
        Ok(Node::object(self.fields))
    }
}

impl SerializeStruct for Fields {
    type Ok = Node;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.fields.push((name.to_owned(), written(value)));
        Ok(())
    }

    fn end(self) -> Result<Node, Never> {
        Ok(Node::object(self.fields))
    }
}
