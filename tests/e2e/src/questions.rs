//! What the instrument asks whom, read from the file that comes with the app.

use serde_json::Value;

use crate::app::instrument;
use crate::words::Language;

/// A page of questions.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name in the instrument; `probes` and `evidence` for the two last ones.
    pub id: String,
    /// Its heading.
    pub label: Value,
    /// Its questions, in order.
    pub items: Vec<Item>,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name in the instrument.
    pub id: String,
    /// Its wording.
    pub label: Value,
    /// The choices; none for an open question.
    pub choices: Vec<Value>,
    /// The missing codes that are offered.
    pub missing: Vec<String>,
}

impl Section {
    /// The heading in a language.
    pub fn heading(&self, language: Language) -> String {
        said(&self.label, language)
    }
}

impl Item {
    /// The wording in a language.
    pub fn wording(&self, language: Language) -> String {
        said(&self.label, language)
    }

    /// The words of the n-th choice, from 0.
    pub fn choice(&self, n: usize, language: Language) -> String {
        said(&self.choices[n]["label"], language)
    }
}

/// An instrument.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// The whole file.
    pub file: Value,
}

impl Questionnaire {
    /// The one that comes with the app.
    pub fn read() -> Self {
        Self { file: instrument() }
    }

    /// The wording of whatever has this name in the instrument, wherever it stands.
    pub fn wording(&self, id: &str, language: Language) -> String {
        let found = entry(&self.file["sections"], id);
        let found = found.unwrap_or_else(|| panic!("the instrument has nothing named {id}"));
        said(&found["label"], language)
    }

    /// What a choice of a list is called.
    pub fn choice(&self, list: &str, name: &str, language: Language) -> String {
        let choices = array(&self.file["choices"][list]["choices"]).iter();
        let found = choices.into_iter().find(|choice| choice["name"] == name);
        said(&found.unwrap_or_else(|| panic!("{list} has no {name}"))["label"], language)
    }

    /// The pages that a role is asked, with the questions that it is asked.
    pub fn sections(&self, role: &str) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let asked = |value: &Value| {
            let roles = value["roles"].as_array();
            roles.is_none_or(|roles| roles.iter().any(|name| name == role))
        };
        for section in array(&self.file["sections"]).iter().filter(|section| asked(section)) {
            let items = array(&section["items"]).iter().filter(|item| asked(item));
            let items: Vec<Item> = items.map(|item| self.item(item, item)).collect();
            if !items.is_empty() {
                sections.push(Section {
                    id: section["id"].as_str().unwrap_or_default().to_owned(),
                    label: section["label"].clone(),
                    items,
                });
            }
        }
        for name in ["probes", "evidence"] {
            let part = &self.file[name];
            let items = array(&part["items"]).iter().map(|item| self.item(item, part)).collect();
            sections.push(Section { id: name.to_owned(), label: part["label"].clone(), items });
        }
        sections
    }

    /// What a role is called.
    pub fn role(&self, name: &str, language: Language) -> String {
        let role = array(&self.file["roles"]).iter().find(|role| role["name"] == name);
        said(&role.unwrap_or(&Value::Null)["label"], language)
    }

    /// What a missing code is called.
    pub fn missing(&self, code: &str, language: Language) -> String {
        said(&self.file["missing"][code], language)
    }

    /// The factors of a family.
    pub fn factors(&self, family: &str) -> Vec<Value> {
        let of_family = |factor: &&Value| factor["family"] == family;
        array(&self.file["scoring"]["factors"]).iter().filter(of_family).cloned().collect()
    }

    fn item(&self, item: &Value, list: &Value) -> Item {
        let choices =
            list["select_one"].as_str().map(|name| &self.file["choices"][name]["choices"]);
        let missing = match &list["missing"] {
            Value::Array(codes) => {
                codes.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            _ => ["TT", "TB", "TM"].map(str::to_owned).to_vec(),
        };
        Item {
            id: item["id"].as_str().unwrap_or_default().to_owned(),
            label: item["label"].clone(),
            choices: choices.map(|choices| array(choices).to_vec()).unwrap_or_default(),
            missing,
        }
    }
}

/// The entry of this name among `entries` and all that stands in them.
fn entry<'a>(entries: &'a Value, id: &str) -> Option<&'a Value> {
    array(entries)
        .iter()
        .find_map(|found| if found["id"] == id { Some(found) } else { entry(&found["items"], id) })
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn said(text: &Value, language: Language) -> String {
    text[language.code()].as_str().unwrap_or_default().to_owned()
}
