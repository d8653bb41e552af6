//! An evaluator with a laptop: drops the tablets' files and reads the findings.

use std::path::PathBuf;

use serde_json::Value;

use crate::browser::Browser;
use crate::questions::Questionnaire;
use crate::words::{Language, Words};

/// A person with a laptop in front of the evaluation page.
#[derive(Debug)]
pub struct Evaluator {
    /// The laptop.
    pub browser: Browser,
    /// What the buttons are called.
    pub words: Words,
    /// What was asked.
    pub questionnaire: Questionnaire,
    /// The language that the person has chosen.
    pub language: Language,
}

/// A row of the table of factors, as it can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// How many interviews it rests on.
    pub n: String,
    /// The mean.
    pub mean: String,
    /// The standard deviation.
    pub deviation: String,
    /// The 95 % interval.
    pub interval: String,
}

impl Evaluator {
    /// Takes a laptop and opens the evaluation page of the app at `url`.
    pub async fn open(browser: Browser, url: &str) -> Self {
        browser.visit(&format!("{url}evaluasi.html")).await;
        let (words, questionnaire) = (Words::read(), Questionnaire::read());
        let this = Self { browser, words, questionnaire, language: Language::Indonesian };
        this.browser.find("button", &this.word("choose_files")).await;
        this
    }

    /// A text of the interface in the person's language.
    pub fn word(&self, name: &str) -> String {
        self.words.text(self.language, name, &[])
    }

    /// A text of the interface with its arguments.
    pub fn sentence(&self, name: &str, arguments: &[(&str, &str)]) -> String {
        self.words.text(self.language, name, arguments)
    }

    /// Chooses the other language at the top of the page.
    pub async fn switches_to(&mut self, language: Language) {
        self.browser.press("button", language.own_name()).await;
        self.language = language;
        let code = serde_json::json!(language.code());
        let body = "return document.documentElement.lang === args[0]";
        self.browser.wait_for("the page's language", body, &[code]).await;
    }

    /// Writes a file as if it had been received.
    pub fn receives(&self, name: &str, text: &str) -> PathBuf {
        self.browser.profile().write(name, text)
    }

    /// Chooses files from the device.
    pub async fn chooses(&self, files: &[PathBuf]) {
        choose_files(&self.browser, files).await;
    }

    /// Narrows the figures by a list such as the sites'.
    pub async fn narrows(&self, list: &str, choice: &str) {
        pick(&self.browser, &self.word(list), choice).await;
    }

    /// The row of a factor in the table of factors.
    pub async fn row(&self, label: &str) -> Row {
        let body = "const heading = [...document.querySelectorAll('th[scope=row]')].find((th) => words(th).startsWith(args[0]) && isShown(th) && th.closest('tr').cells.length >= 7);
            return heading && [...heading.closest('tr').cells].map(words)";
        let what = format!("the factor “{label}” in the table");
        let cells = self.browser.wait_for(&what, body, &[serde_json::json!(label)]).await;
        let cell = |n: usize| cells[n].as_str().unwrap_or_default().to_owned();
        Row { n: cell(2), mean: cell(3), deviation: cell(4), interval: cell(5) }
    }

    /// Saves the report and reads it.
    pub async fn saves_report(&self) -> Value {
        self.browser.press("button", &self.word("save_report")).await;
        let (name, text) = self.browser.saved_file().await;
        let value = serde_json::from_str(&text);
        value.unwrap_or_else(|error| panic!("{name} is no JSON: {error}"))
    }
}

/// Picks from the list with this label what begins so.
pub async fn pick(browser: &Browser, list: &str, choice: &str) {
    let list = browser.find("list", list).await;
    let body = "const option = [...args[0].options].find((o) => o.text.startsWith(args[1]));
        args[0].value = option.value; args[0].dispatchEvent(new Event('change', { bubbles: true })); return true";
    let arguments = [crate::page::json_of(&list), serde_json::json!(choice)];
    browser.ask(body, &arguments).await;
}

/// Chooses files in the page's only file field.
pub async fn choose_files(browser: &Browser, files: &[PathBuf]) {
    let field = browser.wait_for("a file field", "return all('file', null)[0]", &[]).await;
    let field = browser.element(field);
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let chosen = field.send_keys(paths.join("\n")).await;
    chosen.unwrap_or_else(|error| panic!("cannot choose files: {error}"));
}
