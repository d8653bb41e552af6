//! An enumerator with a tablet: sets it up, holds interviews, exports them.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::Browser;
use crate::page::json_of;
use crate::questions::{Item, Questionnaire, Section};
use crate::words::{Language, Words};

/// The organiser that the set-up names and the consent text reads out.
pub const ORGANISER: &str = "Universitas Contoh";
/// The contact that the set-up names and the consent text reads out.
pub const CONTACT: &str = "Ibu Sri, 0800 000 000";
/// The last day of the answers, as it is set up.
pub const DELETE_BY: &str = "2031-12-31";
/// The same as it is read out.
pub const DELETE_BY_IN_WORDS: &str = "31 Desember 2031";
/// The enumerator's code.
pub const ENUMERATOR: &str = "E07";
/// A site of the study that comes with the app.
pub const SITE: &str = "RT 01 / RW 07";
/// Another site of it.
pub const OTHER_SITE: &str = "RT 02 / RW 07";

/// A person with a tablet in front of the app.
#[derive(Debug)]
pub struct Enumerator {
    /// The tablet.
    pub browser: Browser,
    /// What the buttons are called.
    pub words: Words,
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// The language that the person has chosen.
    pub language: Language,
    url: String,
}

/// An answer to a closed question, as a person thinks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The n-th choice, from 0.
    Choice(usize),
    /// A missing code.
    Missing(&'static str),
}

impl Enumerator {
    /// Takes a tablet and opens the app at `url`.
    pub async fn open(browser: Browser, url: &str) -> Self {
        Self::open_asking(browser, url, Questionnaire::read()).await
    }

    /// The same where the app at `url` comes with another instrument.
    pub async fn open_asking(browser: Browser, url: &str, questionnaire: Questionnaire) -> Self {
        browser.visit(url).await;
        let (language, words) = (Language::Indonesian, Words::read());
        let this = Self { browser, words, questionnaire, language, url: url.to_owned() };
        this.is_home().await;
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

    /// Waits for the first page.
    pub async fn is_home(&self) {
        self.browser.find("link", &self.word("new_interview")).await;
    }

    /// Goes to the first page.
    pub async fn goes_home(&self) {
        self.browser.visit(&format!("{}#/", self.url)).await;
        self.is_home().await;
    }

    /// Chooses the other language at the top of the page.
    pub async fn switches_to(&mut self, language: Language) {
        self.browser.press("button", language.own_name()).await;
        self.language = language;
        let code = language.code();
        let body = "return document.documentElement.lang === args[0]";
        self.browser.wait_for("the page's language", body, &[json!(code)]).await;
    }

    /// Sets the tablet up for a study that the app offers, the first unless another one has been chosen.
    pub async fn sets_up(&self) {
        self.opens_set_up().await;
        self.completes_the_study().await;
        self.uses_the_study().await;
    }

    /// Goes to the studies on this tablet.
    pub async fn opens_studies(&self) {
        self.goes_home().await;
        self.browser.press("link", &self.word("set_up")).await;
        self.browser.press("link", &self.word("studies")).await;
        self.browser.find("heading", &self.word("studies_here")).await;
    }

    /// Goes to the page where a new study is set up, and waits for what is offered there.
    pub async fn opens_set_up(&self) {
        self.opens_studies().await;
        self.browser.press("link", &self.word("new_study")).await;
        let filled = "return one('textbox', args[0])?.value";
        let label = json!(self.word("study_code"));
        self.browser.wait_for("a study to complete", filled, &[label]).await;
    }

    /// Fills in what depends on who asks.
    pub async fn completes_the_study(&self) {
        for (label, text) in
            [("organiser", ORGANISER), ("contact", CONTACT), ("delete_by", DELETE_BY)]
        {
            self.browser.write(&self.word(label), text).await;
        }
    }

    /// Has the study that is being set up asked on this tablet.
    pub async fn uses_the_study(&self) {
        self.browser.press("button", &self.word("use_here")).await;
        self.is_home().await;
    }

    /// Chooses how the pages are shown, on the page of the settings.
    pub async fn prefers(&self, what: &str, choice: &str) {
        let group = self.browser.find("group", &self.word(what)).await;
        self.choose(&group, &self.word(choice)).await;
    }

    /// Chooses site, round 1 and role for a new interview; gives back the respondent's code.
    pub async fn begins(&self, site: &str, role: &str) -> String {
        self.begins_in(site, "1", role).await
    }

    /// The same in another round.
    pub async fn begins_in(&self, site: &str, round: &str, role: &str) -> String {
        self.browser.press("link", &self.word("new_interview")).await;
        let role = self.questionnaire.role(role, self.language);
        self.browser.find("group", &self.word("site")).await;
        self.says_who_it_is().await;
        for (group, choice) in [("site", site), ("round", round), ("role", role.as_str())] {
            let group = self.browser.find("group", &self.word(group)).await;
            self.choose(&group, choice).await;
        }
        let field = self.browser.find("textbox", &self.word("respondent_code")).await;
        let code = field.value().await.ok().flatten().unwrap_or_default();
        self.browser.press("button", &self.word("to_consent")).await;
        self.browser.find("button", &self.word("consent_yes")).await;
        code
    }

    /// Gives the enumerator's code, where the page asks for it.
    pub async fn says_who_it_is(&self) {
        // Once a day, whoever interviews says who it is.
        let who = self.word("enumerator_code");
        if self.browser.names("textbox").await.contains(&who) {
            self.browser.write(&who, ENUMERATOR).await;
        } else if self.browser.names("group").await.contains(&who) {
            let group = self.browser.find("group", &who).await;
            self.choose(&group, ENUMERATOR).await;
        }
    }

    /// Hears a yes to the consent text.
    pub async fn consents(&self) {
        self.browser.press("button", &self.word("consent_yes")).await;
        let first = &self.questionnaire.file["sections"][0]["label"][self.language.code()];
        self.browser.find("heading", first.as_str().unwrap_or_default()).await;
        self.is_saved().await;
    }

    /// Hears a no to the consent text.
    pub async fn refuses(&self) {
        self.browser.press("button", &self.word("consent_no")).await;
        let dialog = self.browser.find("dialog", &self.word("refuse_title")).await;
        self.replies(&dialog, &self.word("refuse_yes")).await;
        self.is_home().await;
    }

    /// Answers a question on this page.
    pub async fn answers(&self, item: &Item, reply: &Reply) {
        let group = self.browser.find("group", &item.wording(self.language)).await;
        match reply {
            Reply::Choice(n) => self.choose(&group, &item.choice(*n, self.language)).await,
            Reply::Missing(code) => {
                let more = self.browser.find_in(&group, "button", &self.word("other_answer")).await;
                self.browser.click(&more, "the other answers").await;
                self.choose(&group, &self.questionnaire.missing(code, self.language)).await;
            }
        }
    }

    /// Answers every closed question on this page; `reply` is asked with the number on the page.
    pub async fn answers_section(&self, section: &Section, reply: impl Fn(usize) -> Reply) {
        for (n, item) in section.items.iter().enumerate() {
            self.answers(item, &reply(n)).await;
        }
        self.is_saved().await;
    }

    /// Writes down an open answer on this page.
    pub async fn writes_down(&self, item: &Item, text: &str) {
        self.browser.write(&item.wording(self.language), text).await;
    }

    /// What a question, a page or a repeat of the instrument is called.
    pub fn wording(&self, id: &str) -> String {
        self.questionnaire.wording(id, self.language)
    }

    /// The question of this name in the instrument, on this page.
    pub async fn question(&self, id: &str) -> WebElement {
        self.browser.find("group", &self.wording(id)).await
    }

    /// The n-th instance of a repeat, from 1, on this page.
    pub async fn instance(&self, repeat: &str, n: usize) -> WebElement {
        self.browser.find("region", &self.instance_name(repeat, n)).await
    }

    /// What the n-th instance of a repeat is called, from 1.
    pub fn instance_name(&self, repeat: &str, n: usize) -> String {
        self.sentence("instance", &[("label", &self.wording(repeat)), ("number", &n.to_string())])
    }

    /// Writes an answer to the question of this name.
    pub async fn writes(&self, id: &str, text: &str) {
        self.browser.write(&self.wording(id), text).await;
    }

    /// Writes an answer to the question of this name within an instance.
    pub async fn writes_in(&self, instance: &WebElement, id: &str, text: &str) {
        let label = self.wording(id);
        let field = self.browser.find_in(instance, "textbox", &label).await;
        self.browser.write_into(&field, &label, text).await;
    }

    /// Chooses or ticks a choice of a list in answer to the question of this name.
    pub async fn ticks(&self, id: &str, list: &str, name: &str) {
        let group = self.question(id).await;
        self.choose(&group, &self.questionnaire.choice(list, name, self.language)).await;
    }

    /// Chooses a choice of a list in answer to the question of this name within an instance.
    pub async fn ticks_in(&self, instance: &WebElement, id: &str, list: &str, name: &str) {
        let group = self.browser.find_in(instance, "group", &self.wording(id)).await;
        self.choose(&group, &self.questionnaire.choice(list, name, self.language)).await;
    }

    /// Chooses or ticks, in answer to the question of this name, what is called so on the page.
    pub async fn ticks_words(&self, id: &str, words: &str) {
        let group = self.question(id).await;
        self.choose(&group, words).await;
    }

    /// Presses a button within the question of this name.
    pub async fn presses_in(&self, id: &str, button: &str) {
        let group = self.question(id).await;
        let found = self.browser.find_in(&group, "button", button).await;
        self.browser.click(&found, button).await;
    }

    /// Records why there is no answer to the question of this name.
    pub async fn misses(&self, id: &str, code: &str) {
        self.presses_in(id, &self.word("other_answer")).await;
        self.ticks_words(id, &self.questionnaire.missing(code, self.language)).await;
    }

    /// What is ticked in the question of this name, in words, in the order of the page.
    pub async fn ticked(&self, id: &str) -> Vec<String> {
        let group = self.question(id).await;
        let body = "return [...args[0].querySelectorAll('input:checked')].map((on) => words(on.closest('label')))";
        let ticked = self.browser.ask(body, &[json_of(&group)]).await;
        serde_json::from_value(ticked).unwrap_or_default()
    }

    /// Adds an instance to the repeat of this name; `n` is the number that it gets.
    pub async fn adds(&self, repeat: &str, n: usize) -> WebElement {
        let label = self.wording(repeat);
        self.browser.press("button", &self.sentence("add_instance", &[("label", &label)])).await;
        self.instance(repeat, n).await
    }

    /// Waits until an instance has the focus.
    pub async fn is_at_instance(&self, repeat: &str, n: usize) {
        let name = self.instance_name(repeat, n);
        let body = "return document.activeElement.getAttribute('aria-label') === args[0]";
        self.browser.wait_for(&format!("the focus at {name}"), body, &[json!(name)]).await;
    }

    /// Asks to delete an instance, and gives back the question before it is done.
    pub async fn asks_to_delete(&self, repeat: &str, n: usize) -> WebElement {
        let name = self.instance_name(repeat, n);
        self.browser.press("button", &self.sentence("delete_named", &[("code", &name)])).await;
        let title = self.sentence("delete_instance_title", &[("instance", &name)]);
        self.browser.find("dialog", &title).await
    }

    /// Answers the question in a dialog by one of its buttons, and sees it close.
    pub async fn replies(&self, dialog: &WebElement, button: &str) {
        let found = self.browser.find_in(dialog, "button", button).await;
        self.browser.click(&found, button).await;
        self.browser.wait_for("the dialog to close", "return !one('dialog', null)", &[]).await;
    }

    /// Presses Tab until what has the focus bears this name, or stands in a question of this name.
    pub async fn tabs_to(&self, name: &str) {
        let body = "const here = document.activeElement;
            if (here.matches('body, main')) return false;
            const names = [nameOf(here), here.closest('fieldset') ? nameOf(here.closest('fieldset')) : ''];
            return names.some((n) => n.includes(args[0]))";
        for _ in 0..120 {
            if self.browser.ask(body, &[json!(name)]).await == json!(true) {
                return;
            }
            self.browser.keys(Key::Tab + "").await;
        }
        panic!("Tab never comes to “{name}” on {}", self.browser.text().await);
    }

    /// Goes on to the next page, whose heading this is.
    pub async fn goes_on_to(&self, heading: &str) {
        self.browser.press("link", &self.word("next")).await;
        self.browser.find("heading", heading).await;
    }

    /// Goes to a page by the list of pages.
    pub async fn jumps_to(&self, heading: &str) {
        self.browser.press("link", heading).await;
        self.browser.find("heading", heading).await;
    }

    /// Goes to the review by the list of pages.
    pub async fn reviews(&self) {
        self.browser.press("link", &self.word("review")).await;
        self.browser.find("heading", &self.word("review_title")).await;
    }

    /// Locks the interview from the review, and sees its result.
    pub async fn finalises(&self) {
        self.browser.press("button", &self.word("finalise")).await;
        let dialog = self.browser.find("dialog", &self.word("finalise_title")).await;
        let yes = self.browser.find_in(&dialog, "button", &self.word("finalise")).await;
        yes.click().await.unwrap_or_else(|error| panic!("{error}"));
        self.browser.find("heading", &self.word("result_title")).await;
        self.is_saved().await;
    }

    /// Waits until the page says that everything on it is kept.
    pub async fn is_saved(&self) {
        let saved = self.sentence("saved_at", &[("time", "")]);
        let body = "return all('status', null).some((line) => words(line).startsWith(args[0]))";
        self.browser
            .wait_for("the page to say that it is saved", body, &[json!(saved.trim())])
            .await;
    }

    /// Saves all finished interviews as a file; gives back its name and what is in it.
    pub async fn exports(&self) -> (String, Value) {
        let (name, text) = self.exports_text().await;
        let value = serde_json::from_str(&text);
        (name, value.unwrap_or_else(|error| panic!("the export is no JSON: {error}")))
    }

    /// The same as text.
    pub async fn exports_text(&self) -> (String, String) {
        self.opens_files().await;
        self.browser.press("button", &self.word("select_all")).await;
        self.browser.press("button", &self.word("save_file")).await;
        let (name, text) = self.browser.saved_file().await;
        self.browser.reads(&name).await;
        (name, text)
    }

    /// The same where photos or recordings go along: an archive.
    pub async fn exports_archive(&self) -> (String, Vec<u8>) {
        self.opens_files().await;
        self.browser.press("button", &self.word("select_all")).await;
        self.browser.press("button", &self.word("save_file")).await;
        let (name, content) = self.browser.saved_file_of("zip").await;
        self.browser.reads(&name).await;
        (name, content)
    }

    /// Goes to the page of files.
    pub async fn opens_files(&self) {
        self.goes_home().await;
        self.browser.press("link", &self.word("files")).await;
        self.browser.find("heading", &self.word("wipe_title")).await;
    }

    /// Waits until everything that an interview needs is on the tablet.
    pub async fn is_ready_offline(&self) {
        self.browser.reads(&self.word("works_offline")).await;
        // The page that installed the program is not served by it before it says so.
        let body = "return navigator.serviceWorker.controller !== null";
        self.browser.wait_for("the service worker", body, &[]).await;
    }

    /// Goes to the first page, and waits until it says that everything is on the tablet.
    pub async fn is_home_and_ready(&self) {
        self.goes_home().await;
        self.is_ready_offline().await;
    }

    /// Holds a short interview: the respondent's page and the supporting and inhibiting factors.
    pub async fn holds_short_interview(
        &self,
        site: &str,
        role: &str,
        support: usize,
        inhibit: usize,
    ) -> String {
        let code = self.begins(site, role).await;
        self.consents().await;
        for (id, n) in [("S", support), ("H", inhibit)] {
            let section = self.section(role, id);
            self.jumps_to(&section.heading(self.language)).await;
            self.answers_section(&section, |_| Reply::Choice(n)).await;
        }
        self.reviews().await;
        self.finalises().await;
        code
    }

    /// A page that a role is asked.
    pub fn section(&self, role: &str, id: &str) -> Section {
        let sections = self.questionnaire.sections(role);
        let found = sections.into_iter().find(|section| section.id == id);
        found.unwrap_or_else(|| panic!("the role {role} has no section {id}"))
    }

    /// All records of a store of the browser's database.
    pub async fn kept(&self, store: &str) -> Vec<Value> {
        let script = "const [store, done] = arguments;
            const open = indexedDB.open('berdaya');
            open.onerror = () => done(String(open.error));
            open.onsuccess = () => {
                const all = open.result.transaction(store).objectStore(store).getAll();
                all.onsuccess = () => { open.result.close(); done(all.result); };
            };";
        let answer = self.browser.driver().execute_async(script, vec![json!(store)]).await;
        let answer = answer.unwrap_or_else(|error| panic!("the database does not answer: {error}"));
        answer.json().as_array().cloned().unwrap_or_else(|| panic!("{}", answer.json()))
    }

    /// What is chosen in a question on this page, in words; none where it is blank.
    pub async fn chosen(&self, item: &Item) -> Option<String> {
        let group = self.browser.find("group", &item.wording(self.language)).await;
        let body = "const on = args[0].querySelector('input:checked'); return on && words(on.closest('label'))";
        self.browser.ask(body, &[json_of(&group)]).await.as_str().map(str::to_owned)
    }

    /// Chooses or ticks what is called so in a question.
    pub async fn choose(&self, group: &WebElement, choice: &str) {
        let label = self.browser.find_in(group, "choice", choice).await;
        self.browser.click(&label, choice).await;
        let body = "return args[0].querySelector('input').checked";
        self.browser.wait_for(&format!("“{choice}” to be chosen"), body, &[json_of(&label)]).await;
    }
}
