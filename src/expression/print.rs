//! An expression as text again: one blank around operators, no parenthesis that changes nothing.

use std::fmt::{self, Write};

use super::function::{CHOICE_NAME, CURRENT, INSTANCE, PULLDATA, name_of};
use super::number_text::text_from_number;
use super::scope::List;
use super::tree::{Expression, MINUS_STRENGTH, Node, Operator, Origin, Span, Target};

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printer { expression: self, out: f, brackets: self.is_choice_filter.into() }
            .part(self.root(), 0)
    }
}

struct Printer<'a, 'b> {
    expression: &'a Expression,
    out: &'a mut fmt::Formatter<'b>,
    /// How many filters the part stands in.
    brackets: usize,
}

impl Printer<'_, '_> {
    /// Writes a part, in parentheses where something that binds with `above` would tear it apart.
    fn part(&mut self, id: u32, above: u8) -> fmt::Result {
        match self.expression.node(id) {
            Node::Text(text) => self.text(text),
            Node::Number(number) => self.out.write_str(&text_from_number(*number)),
            Node::Own if self.brackets > 0 => write!(self.out, "{CURRENT}()"),
            Node::Own => self.out.write_char('.'),
            Node::Reference(reference) => self.reference(*reference as usize),
            Node::Cell(column) => self.cell(*column),
            Node::Negate(inner) => {
                self.out.write_char('-')?;
                self.part(*inner, MINUS_STRENGTH)
            }
            Node::Binary(..) => self.binary(id, above),
            Node::Call(function, span) => {
                self.out.write_str(name_of(*function))?;
                self.arguments(*span)
            }
            Node::Refused(name, span) => {
                self.out.write_str(name)?;
                self.arguments(*span)
            }
            Node::ChoiceName(value, reference) => {
                write!(self.out, "{CHOICE_NAME}(")?;
                self.part(*value, 0)?;
                self.out.write_str(", '")?;
                self.reference(*reference as usize)?;
                self.out.write_str("')")
            }
            Node::Items { list, filters, column } => self.items(*list, *filters, *column),
            Node::Lookup { list, column, key_column, key } => {
                write!(self.out, "{PULLDATA}(")?;
                self.text(named(&self.expression.lists, *list))?;
                for column in [column, key_column] {
                    self.out.write_str(", ")?;
                    self.text(named(&self.expression.cell_columns, *column))?;
                }
                self.out.write_str(", ")?;
                self.part(*key, 0)?;
                self.out.write_char(')')
            }
        }
    }

    /// Chains such as `a or b or c` lean to the left and may be long, so the way down is no recursion.
    fn binary(&mut self, id: u32, above: u8) -> fmt::Result {
        let mut spine = Vec::new();
        let (mut at, mut bound) = (id, above);
        while let Node::Binary(operator, left, right) = self.expression.node(at) {
            let is_loose = operator.strength() <= bound;
            if is_loose {
                self.out.write_char('(')?;
            }
            spine.push((*operator, *right, is_loose));
            at = *left;
            bound = operator.strength() - 1;
        }
        self.part(at, bound)?;
        while let Some((operator, right, is_loose)) = spine.pop() {
            self.operator(operator)?;
            self.part(right, operator.strength())?;
            if is_loose {
                self.out.write_char(')')?;
            }
        }
        Ok(())
    }

    fn operator(&mut self, operator: Operator) -> fmt::Result {
        write!(self.out, " {} ", operator.word())
    }

    fn arguments(&mut self, span: Span) -> fmt::Result {
        self.out.write_char('(')?;
        for (n, id) in self.expression.arguments(span).iter().enumerate() {
            if n > 0 {
                self.out.write_str(", ")?;
            }
            self.part(*id, 0)?;
        }
        self.out.write_char(')')
    }

    fn items(&mut self, list: List, filters: Span, column: Option<u32>) -> fmt::Result {
        match list {
            List::Own => {}
            List::Repeat(reference) => self.reference(reference)?,
            List::Named(list) => {
                write!(self.out, "{INSTANCE}(")?;
                self.text(self.expression.lists.get(list).map_or("", String::as_str))?;
                self.out.write_str(")/root/item")?;
            }
        }
        self.brackets += 1;
        for filter in self.expression.arguments(filters) {
            self.out.write_char('[')?;
            self.part(*filter, 0)?;
            self.out.write_char(']')?;
        }
        self.brackets -= 1;
        if let Some(column) = column {
            self.out.write_char('/')?;
            self.cell(column)?;
        }
        Ok(())
    }

    fn cell(&mut self, column: u32) -> fmt::Result {
        self.out.write_str(named(&self.expression.cell_columns, column))
    }

    /// A text has at most one kind of quotation mark, for it was between two of the other kind.
    fn text(&mut self, text: &str) -> fmt::Result {
        let quote = if text.contains('\'') { '"' } else { '\'' };
        write!(self.out, "{quote}{text}{quote}")
    }

    fn reference(&mut self, reference: usize) -> fmt::Result {
        let Some(reference) = self.expression.references.get(reference) else {
            return Ok(());
        };
        match &reference.target {
            Target::Name(name) => write!(self.out, "${{{name}}}"),
            Target::Path { origin, steps } => {
                if let Origin::Above(levels) = origin {
                    if self.brackets > 0 {
                        write!(self.out, "{CURRENT}()/")?;
                    }
                    for level in 0..*levels {
                        self.out.write_str(if level == 0 { ".." } else { "/.." })?;
                    }
                }
                steps.iter().try_for_each(|step| write!(self.out, "/{step}"))
            }
        }
    }
}

fn named(names: &[String], at: u32) -> &str {
    names.get(at as usize).map_or("", String::as_str)
}
