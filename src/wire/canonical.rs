//! The one form in which we write JSON: canonical by RFC 8785, so that equal values are equal bytes.

use super::Node;

impl Node {
    /// The canonical JSON of the tree: no spacing, fields in the order of their names' UTF-16 units,
    /// numbers as ECMAScript writes them.
    ///
    /// A number that is not finite has no form and is written as null; no tree of ours holds one.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Number(value) if value.is_finite() => {
                text.push_str(ryu_js::Buffer::new().format_finite(*value));
            }
            Self::Number(_) => text.push_str("null"),
            Self::Text(value) => write_text(value, text),
            Self::List(nodes) => {
                text.push('[');
                for (n, node) in nodes.iter().enumerate() {
                    if n > 0 {
                        text.push(',');
                    }
                    node.write(text);
                }
                text.push(']');
            }
            Self::Object(fields) => {
                text.push('{');
                for (n, (name, node)) in fields.iter().enumerate() {
                    if n > 0 {
                        text.push(',');
                    }
                    write_text(name, text);
                    text.push(':');
                    node.write(text);
                }
                text.push('}');
            }
        }
    }
}

fn write_text(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..='\u{1f}' => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
                ];
                let code = character as usize;
                text.push_str("\\u00");
                text.push(DIGITS[code >> 4]);
                text.push(DIGITS[code & 15]);
            }
            character => text.push(character),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse;
    use super::*;

    /// Source: RFC 8785, section 3.2.2 and 3.2.3, the worked examples of number, text and order.
    #[test]
    fn the_examples_of_the_standard_come_out_as_it_prints_them() {
        let given = r#"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
            "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
        let expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,\
            0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assert_eq!(parse(given).unwrap().canonical(), expected);
        let names =
            r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#;
        let values = parse(names).unwrap().canonical();
        let order: Vec<u32> = values
            .split(':')
            .skip(1)
            .filter_map(|part| part.chars().next().and_then(|digit| digit.to_digit(10)))
            .collect();
        assert_eq!(order, [2, 4, 6, 7, 1, 5, 3]);
    }

    fn any_node() -> impl Strategy<Value = Node> {
        let leaf = prop_oneof![
            Just(Node::Null),
            any::<bool>().prop_map(Node::Bool),
            any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(Node::Number),
            (-1_000_i32..1_000).prop_map(|value| Node::Number(value.into())),
            any::<String>().prop_map(Node::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Node::List),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|fields| Node::object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// Source: the crate `serde_json_canonicalizer`, which the product does not ship for its weight.
        #[test]
        fn another_writer_of_the_standard_writes_the_same(node in any_node()) {
            prop_assert_eq!(node.canonical(), serde_json_canonicalizer::to_string(&node).unwrap());
        }

        #[test]
        fn what_is_written_is_read_as_it_was(node in any_node()) {
            prop_assert_eq!(parse(&node.canonical()).unwrap(), node);
        }
    }
}
