//! A typed value into a tree of JSON.

use std::fmt::Display;

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
    value.serialize(Writer)
}

impl Error for Flaw {
    fn custom<T: Display>(_message: T) -> Self {
        Self::whole(Shape::WrongType)
    }
}

struct Writer;

/// What stands in an array or under the names of an object, so far.
#[derive(Default)]
struct Elements(Vec<Node>);

#[derive(Default)]
struct Fields {
    fields: Vec<(String, Node)>,
    name: String,
}

fn no_form<T>() -> Result<T, Flaw> {
    Err(Flaw::whole(Shape::WrongType))
}

impl Serializer for Writer {
    type Ok = Node;
    type Error = Flaw;
    type SerializeSeq = Elements;
    type SerializeTuple = Elements;
    type SerializeTupleStruct = Impossible<Node, Flaw>;
    type SerializeTupleVariant = Impossible<Node, Flaw>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Node, Flaw>;

    fn serialize_bool(self, value: bool) -> Result<Node, Flaw> {
        Ok(Node::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Result<Node, Flaw> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_i16(self, value: i16) -> Result<Node, Flaw> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_i32(self, value: i32) -> Result<Node, Flaw> {
        Ok(Node::Number(value.into()))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a number of JSON is a double, as for all readers"
    )]
    fn serialize_i64(self, value: i64) -> Result<Node, Flaw> {
        Ok(Node::Number(value as f64))
    }

    fn serialize_u8(self, value: u8) -> Result<Node, Flaw> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_u16(self, value: u16) -> Result<Node, Flaw> {
        Ok(Node::Number(value.into()))
    }

    fn serialize_u32(self, value: u32) -> Result<Node, Flaw> {
        Ok(Node::Number(value.into()))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a number of JSON is a double, as for all readers"
    )]
    fn serialize_u64(self, value: u64) -> Result<Node, Flaw> {
        Ok(Node::Number(value as f64))
    }

    fn serialize_f32(self, value: f32) -> Result<Node, Flaw> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<Node, Flaw> {
        if value.is_finite() { Ok(Node::Number(value)) } else { no_form() }
    }

    fn serialize_char(self, value: char) -> Result<Node, Flaw> {
        Ok(Node::Text(value.into()))
    }

    fn serialize_str(self, value: &str) -> Result<Node, Flaw> {
        Ok(Node::Text(value.to_owned()))
    }

    fn serialize_bytes(self, _value: &[u8]) -> Result<Node, Flaw> {
        no_form()
    }

    fn serialize_none(self) -> Result<Node, Flaw> {
        Ok(Node::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Flaw> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, Flaw> {
        Ok(Node::Null)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Node, Flaw> {
        Ok(Node::Null)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Node, Flaw> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<Node, Flaw> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<Node, Flaw> {
        no_form()
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Elements, Flaw> {
        Ok(Elements::default())
    }

    fn serialize_tuple(self, _length: usize) -> Result<Elements, Flaw> {
        Ok(Elements::default())
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeTupleStruct, Flaw> {
        no_form()
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeTupleVariant, Flaw> {
        no_form()
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Fields, Flaw> {
        Ok(Fields::default())
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Fields, Flaw> {
        Ok(Fields::default())
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Self::SerializeStructVariant, Flaw> {
        no_form()
    }
}

impl SerializeSeq for Elements {
    type Ok = Node;
    type Error = Flaw;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Flaw> {
        self.0.push(value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Result<Node, Flaw> {
        Ok(Node::List(self.0))
    }
}

impl SerializeTuple for Elements {
    type Ok = Node;
    type Error = Flaw;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Flaw> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Node, Flaw> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Fields {
    type Ok = Node;
    type Error = Flaw;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Flaw> {
        let Node::Text(name) = key.serialize(Writer)? else { return no_form() };
        self.name = name;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Flaw> {
        let node = value.serialize(Writer)?;
        self.fields.push((std::mem::take(&mut self.name), node));
        Ok(())
    }

    fn end(self) -> Result<Node, Flaw> {
        Ok(Node::object(self.fields))
    }
}

impl SerializeStruct for Fields {
    type Ok = Node;
    type Error = Flaw;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Flaw> {
        let node = value.serialize(Writer)?;
        self.fields.push((name.to_owned(), node));
        Ok(())
    }

    fn end(self) -> Result<Node, Flaw> {
        Ok(Node::object(self.fields))
    }
}
