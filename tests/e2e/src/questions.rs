//! What the instrument asks whom, read from the file that comes with the app.

use serde_json::Value;

use crate::app::dist;
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

/// The instrument that comes with the app.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// The whole file.
    pub file: Value,
}

impl Questionnaire {
    /// Reads the file.
    pub fn read() -> Self {
        let path = dist().join("instruments/kampung-tangguh-7d.json");
        let text = std::fs::read_to_string(&path);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = serde_json::from_str(&text);
        Self { file: file.unwrap_or_else(|error| panic!("{}: {error}", path.display())) }
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

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn said(text: &Value, language: Language) -> String {
    text[language.code()].as_str().unwrap_or_default().to_owned()
}
