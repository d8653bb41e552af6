//! A group discussion as it is held: the enumerator writes down what a meeting says.

use serde_json::json;

use crate::enumerator::Enumerator;
use crate::page::json_of;

/// A force, as a person thinks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In the words of the meeting.
    pub label: &'static str,
    /// The text of the interface that its side is called by.
    pub side: &'static str,
    /// The factor that it belongs to, as its name begins on the page; none for another one.
    pub factor: Option<&'static str>,
    /// 1 to 5.
    pub strength: u8,
}

impl Enumerator {
    /// Begins a discussion at a site in round 1, up to the consent text; gives back its code.
    pub async fn begins_discussion(&self, site: &str) -> String {
        self.browser.press("link", &self.word("group_discussion")).await;
        self.browser.find("heading", &self.word("new_discussion")).await;
        self.says_who_it_is().await;
        for (group, choice) in [("site", site), ("round", "1")] {
            let group = self.browser.find("group", &self.word(group)).await;
            self.choose(&group, choice).await;
        }
        let field = self.browser.find("textbox", &self.word("discussion_code")).await;
        let code = field.value().await.ok().flatten().unwrap_or_default();
        self.browser.press("button", &self.word("to_consent")).await;
        self.browser.find("button", &self.word("consent_yes")).await;
        code
    }

    /// Hears the meeting's yes.
    pub async fn meeting_consents(&self) {
        self.browser.press("button", &self.word("consent_yes")).await;
        self.browser.find("textbox", &self.word("which_force")).await;
        self.is_saved().await;
    }

    /// Counts all participants and the women among them.
    pub async fn counts(&self, all: u32, women: u32) {
        self.browser.write(&self.word("participants_all"), &all.to_string()).await;
        self.browser.write(&self.word("participants_women"), &women.to_string()).await;
    }

    /// Writes a force into the form.
    pub async fn fills_in(&self, said: &Said, field: &str) {
        self.browser.write(&self.word(field), said.label).await;
        let sides = self.browser.find("group", &self.word("which_side")).await;
        self.choose(&sides, &self.word(said.side)).await;
        let strengths = self.browser.find("group", &self.word("which_strength")).await;
        self.choose(&strengths, &said.strength.to_string()).await;
        if let Some(factor) = said.factor {
            let list = self.browser.find("list", &self.word("which_factor")).await;
            let body = "const option = [...args[0].options].find((o) => o.text.startsWith(args[1]));
                args[0].value = option.value; args[0].dispatchEvent(new Event('change', { bubbles: true })); return true";
            self.browser.ask(body, &[json_of(&list), json!(factor)]).await;
        }
    }

    /// Writes down a force that was named, and sees it in the field.
    pub async fn writes_force(&self, said: &Said) {
        self.fills_in(said, "which_force").await;
        self.browser.press("button", &self.word("add_force")).await;
        self.reads_in_field(said.side, said.label).await;
    }

    /// Waits until a side of the field has this in it.
    pub async fn reads_in_field(&self, side: &str, text: &str) {
        let side = self.browser.find("region", &self.word(side)).await;
        self.browser.reads_in(&side, text).await;
    }

    /// Locks the discussion from its page, and sees its result.
    pub async fn finishes_discussion(&self) {
        self.browser.press("link", &self.word("finish_discussion")).await;
        self.browser.reads(&self.word("lacks_nothing")).await;
        self.browser.press("button", &self.word("finalise")).await;
        let title = self.word("finalise_discussion_title");
        let dialog = self.browser.find("dialog", &title).await;
        let yes = self.browser.find_in(&dialog, "button", &self.word("finalise")).await;
        self.browser.click(&yes, "the lock").await;
        self.browser.find("heading", &self.word("discussion_result")).await;
        self.is_saved().await;
    }
}
