//! Any form, any answers, any edits: what follows step by step is what follows from the answers alone.

use std::rc::Rc;

use berdaya::expression::Rules;
use berdaya::instrument::{self, Kind};
use berdaya::record::{ResponseV1, canonical_json};
use berdaya::response::{Answer, Answers, Edit, Place, Session};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::form::{Form, file, findings};

/// A source of small numbers: the bytes that a form or an edit is made of, from the front.
struct Genes<'a>(&'a [u8]);

impl Genes<'_> {
    /// A number below `limit`; 0 when the genes are used up.
    fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % limit.max(1)
    }
}

/// A form in the making.
#[derive(Default)]
struct Plan {
    /// The names so far that have a value, with that of the innermost repeat around them.
    values: Vec<(String, Option<String>)>,
    choices: Vec<String>,
    repeats: Vec<String>,
    count: usize,
}

impl Plan {
    fn name(&mut self) -> String {
        self.count += 1;
        format!("q{}", self.count)
    }

    fn value(&self, genes: &mut Genes<'_>) -> String {
        let (name, _) = &self.values[genes.below(self.values.len())];
        format!("${{{name}}}")
    }

    /// An expression that is true or false.
    fn condition(&self, genes: &mut Genes<'_>) -> String {
        if self.values.is_empty() {
            return "1 = 1".to_owned();
        }
        let n = genes.below(4);
        let (a, b) = (self.value(genes), self.value(genes));
        match genes.below(9) {
            0 => format!("{a} > {n}"),
            1 => format!("{a} = {b}"),
            2 => format!("sum({a}) < {n} + {n}"),
            3 => format!("{a} = '' or {b} != ''"),
            4 => format!("position(..) != {n}"),
            5 => format!("not({a} = {n}) and count({b}) < 3"),
            6 if !self.repeats.is_empty() => {
                format!("count(${{{}}}) > {n}", self.repeats[genes.below(self.repeats.len())])
            }
            7 if !self.choices.is_empty() => {
                format!("selected(${{{}}}, '{n}')", self.choices[genes.below(self.choices.len())])
            }
            _ => format!("random() > 0.{n} or {a} = 1"),
        }
    }

    /// An expression that comes to a number or a text.
    fn term(&self, genes: &mut Genes<'_>) -> String {
        if self.values.is_empty() {
            return "2".to_owned();
        }
        let n = genes.below(4);
        let (a, b) = (self.value(genes), self.value(genes));
        match genes.below(10) {
            0 => format!("{a} + {n}"),
            1 => format!("coalesce({a}, 0) + coalesce({b}, 1)"),
            2 => format!("join('-', {a})"),
            3 => format!("sum({a}) + max({b})"),
            4 => format!("if({}, {a}, {n})", self.condition(genes)),
            5 => "position(..) * 2".to_owned(),
            6 => format!("once({a})"),
            7 => {
                let (name, repeat) = &self.values[genes.below(self.values.len())];
                match repeat {
                    Some(repeat) => match genes.below(3) {
                        0 => format!("indexed-repeat(${{{name}}}, ${{{repeat}}}, {n})"),
                        1 => {
                            format!("indexed-repeat(${{{name}}}, ${{{repeat}}}, position(..) - 1)")
                        }
                        _ => format!("count(${{{repeat}}}[{name} < {n}])"),
                    },
                    None => "uuid()".to_owned(),
                }
            }
            8 if !self.choices.is_empty() => {
                let name = &self.choices[genes.below(self.choices.len())];
                format!("jr:choice-name(${{{name}}}, '${{{name}}}')")
            }
            _ => format!("{a} * {b}"),
        }
    }

    /// Up to `most` entries within the repeats `around`, from the outermost inwards.
    fn entries(&mut self, genes: &mut Genes<'_>, most: usize, around: &[String]) -> Value {
        let count = 1 + genes.below(most);
        Value::Array((0..count).map(|_| self.entry(genes, around)).collect())
    }

    fn entry(&mut self, genes: &mut Genes<'_>, around: &[String]) -> Value {
        let name = self.name();
        let mut item = json!({ "id": name });
        if genes.below(3) == 0 {
            item["relevant"] = json!(self.condition(genes));
        }
        if genes.below(5) == 0 {
            let role = ["W", "K"][genes.below(2)];
            item["roles"] = json!([role]);
        }
        let is_shallow = around.len() < 2 && !genes.0.is_empty();
        match genes.below(10) {
            0 if is_shallow => {
                item["type"] = json!("begin_group");
                item["items"] = self.entries(genes, 3, around);
                item.as_object_mut().unwrap().remove("roles");
                return item;
            }
            1 | 2 if is_shallow => {
                item["type"] = json!("begin_repeat");
                item.as_object_mut().unwrap().remove("roles");
                match genes.below(3) {
                    0 => item["minimum"] = json!(genes.below(3)),
                    1 => item["repeat_count"] = json!(self.term(genes)),
                    _ => {}
                }
                item["maximum"] = json!(4);
                let inner: Vec<String> = around.iter().cloned().chain([name.clone()]).collect();
                item["items"] = self.entries(genes, 4, &inner);
                self.repeats.push(name);
                return item;
            }
            3 | 4 => {
                item["type"] = json!(["calculate", "integer"][genes.below(2)]);
                item["calculation"] = json!(self.term(genes));
            }
            5 | 6 => {
                let field = ["select_one", "select_multiple"][genes.below(2)];
                item[field] = json!("agree");
                if genes.below(2) == 0 && !self.values.is_empty() {
                    let value = self.value(genes);
                    item["choice_filter"] = json!(format!("name > {value} or {value} = ''"));
                }
                self.choices.push(name.clone());
            }
            7 => item["type"] = json!("text"),
            _ => item["type"] = json!("integer"),
        }
        if item["type"] != json!("calculate") {
            match genes.below(6) {
                0 if !self.values.is_empty() => {
                    item["constraint"] = json!(format!(". != {}", self.value(genes)));
                }
                1 => item["soft_constraint"] = json!(self.condition(genes)),
                2 => item["required"] = json!(self.condition(genes)),
                3 => item["default"] = json!(self.term(genes)),
                _ => {}
            }
        }
        self.values.push((name, around.last().cloned()));
        item
    }
}

fn any_file(genes: &[u8]) -> Value {
    let mut genes = Genes(genes);
    let mut plan = Plan::default();
    let items = plan.entries(&mut genes, 9, &[]);
    file(items)
}

/// One edit at a place that the genes choose; what was deleted last is put back now and then.
fn edit(session: &Session, genes: &mut Genes<'_>, deleted: &mut Option<(String, Answers)>) -> Edit {
    let places: Vec<Place> =
        (0..session.instrument().sections.len()).flat_map(|n| session.places(n)).collect();
    if genes.below(12) == 0 {
        return Edit::Language(["id", "en"][genes.below(2)].to_owned());
    }
    if let Some((instance, answers)) = deleted.take().filter(|_| genes.below(2) == 0) {
        return Edit::PutBack { instance, answers };
    }
    let place = places[genes.below(places.len())];
    let path = session.path(place);
    let item = &session.instrument().items[place.item];
    if let Kind::Repeat(_) = item.kind {
        let count = session.instances(place).len();
        if count == 0 || genes.below(2) == 0 {
            return Edit::Add { repeat: path };
        }
        let instance = format!("{path}[{}]", 1 + genes.below(count));
        let answers = session.answers_of_instance(&instance).cloned().unwrap_or_default();
        *deleted = Some((instance.clone(), answers));
        return Edit::Delete { instance };
    }
    let n = genes.below(4);
    let value = match &item.kind {
        Kind::SelectMultiple(..) if n > 1 => format!("{n} 1"),
        Kind::Text { .. } if n == 3 => String::new(),
        _ => n.to_string(),
    };
    let answer = match genes.below(8) {
        0 => None,
        1 => Some(Answer::Missing(berdaya::instrument::Missing::ALL[n % 3])),
        2 => Some(Answer::Confirmed(value)),
        3 => Some(Answer::Unread(format!("{n}a"))),
        _ => Some(Answer::Value(value)),
    };
    Edit::Answer { item: path, answer }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn any_edits_lead_where_their_answers_alone_lead(
        form in proptest::collection::vec(any::<u8>(), 20..160),
        edits in proptest::collection::vec(any::<u8>(), 0..160),
    ) {
        let file = any_file(&form);
        if findings(&file).is_empty() {
            let mut s = Form::of(&file);
            let mut genes = Genes(&edits);
            let mut deleted = None;
            while !genes.0.is_empty() {
                let edit = edit(&s.session, &mut genes, &mut deleted);
                // Refused or not: the form holds what comes of it against a new session.
                let _ = s.apply(edit);
            }
            // A draft comes back from its file as it was.
            let record = ResponseV1::new(s.instrument(), s.response());
            let text = canonical_json(&record);
            let read: ResponseV1 = berdaya::wire::parse(&text).unwrap().read().unwrap();
            prop_assert_eq!(&read.check(s.instrument(), "r").unwrap(), s.response());
            // So does the locked interview, and opened again it is the same to the last bit.
            if s.apply(Edit::Finalise).is_ok() {
                let record = ResponseV1::new(s.instrument(), s.response());
                prop_assert_eq!(&record.check(s.instrument(), "r").unwrap(), s.response());
                let opened = s.reopened("2031-01-01T00:00:00+07:00");
                prop_assert_eq!(opened.response(), s.response());
            }
        }
    }
}

/// Most of the random forms can be asked, or the test above would hold nothing.
#[test]
fn most_random_forms_can_be_asked() {
    let mut state = 1_u64;
    let mut forms = (0..200).map(|_| {
        let genes: Vec<u8> = (0..150)
            .map(|_| {
                // Source: the constants of Knuth's MMIX.
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                u8::try_from(state >> 56).unwrap()
            })
            .collect();
        instrument::read(&any_file(&genes).to_string(), &Rules)
    });
    let asked: Vec<Rc<_>> = forms.by_ref().filter_map(Result::ok).map(Rc::new).collect();
    assert!(asked.len() > 120, "{} of 200", asked.len());
    let has_nested = |form: &Rc<instrument::Instrument>| {
        let repeat = |item: &&instrument::Item| matches!(item.kind, Kind::Repeat(_));
        form.items.iter().filter(repeat).any(|item| item.place.repeat.is_some())
    };
    assert!(asked.iter().filter(|form| has_nested(form)).count() > 5);
}
