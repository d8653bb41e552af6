//! Finding what a person sees, by what it is and how it is called, and waiting for it.

use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{BOUND, Browser};

const SCRIPT: &str = include_str!("page.js");

/// How long the page itself looks before it is asked anew; a page that is left cannot answer.
const LOOK: u32 = 2_000;

impl Browser {
    /// Goes to an address as by typing it.
    pub async fn visit(&self, url: &str) {
        let gone = self.driver().goto(url).await;
        gone.unwrap_or_else(|error| panic!("cannot open {url}: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.driver().refresh().await.unwrap_or_else(|error| panic!("cannot reload: {error}"));
    }

    /// The first element of a role (see `page.js`) whose name is, or else contains, `name`.
    pub async fn find(&self, role: &str, name: &str) -> WebElement {
        let what = format!("a {role} “{name}”");
        let arguments = [json!(role), json!(name)];
        self.element(self.wait_for(&what, "return one(args[0], args[1])", &arguments).await)
    }

    /// The same within another element.
    pub async fn find_in(&self, scope: &WebElement, role: &str, name: &str) -> WebElement {
        let what = format!("a {role} “{name}” in there");
        let arguments = [json!(role), json!(name), json_of(scope)];
        let body = "return one(args[0], args[1], args[2])";
        self.element(self.wait_for(&what, body, &arguments).await)
    }

    /// Presses a button, follows a link, ticks a box.
    pub async fn press(&self, role: &str, name: &str) {
        let element = self.find(role, name).await;
        self.click(&element, &format!("the {role} “{name}”")).await;
    }

    /// Clicks an element, which a person would first scroll into the middle of the page.
    pub async fn click(&self, element: &WebElement, what: &str) {
        let body = "args[0].scrollIntoView({ block: 'center', behavior: 'instant' }); return true";
        self.ask(body, &[json_of(element)]).await;
        element.click().await.unwrap_or_else(|error| panic!("cannot press {what}: {error}"));
    }

    /// Writes a text into a field in place of what is there.
    pub async fn write(&self, label: &str, text: &str) {
        let field = self.find("textbox", label).await;
        self.write_into(&field, label, text).await;
    }

    /// The same into a field that was found.
    pub async fn write_into(&self, field: &WebElement, label: &str, text: &str) {
        let kind = field.prop("type").await.ok().flatten().unwrap_or_default();
        if ["date", "time"].contains(&&*kind) {
            // They are typed in the order of the browser's own language, so they are set as a picker would.
            let set = "const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
                set.call(args[0], args[1]);
                args[0].dispatchEvent(new InputEvent('input', { bubbles: true })); return true;";
            self.ask(set, &[json_of(field), json!(text)]).await;
            return;
        }
        let select_all = Key::Control + "a";
        self.click(field, &format!("the field “{label}”")).await;
        let typed = async {
            field.send_keys(select_all).await?;
            field.send_keys(Key::Delete + "").await?;
            field.send_keys(text).await
        };
        typed.await.unwrap_or_else(|error| panic!("cannot write into “{label}”: {error}"));
    }

    /// Types keys to whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let typed = self.driver().action_chain().send_keys(keys).perform().await;
        typed.unwrap_or_else(|error| panic!("cannot type: {error}"));
    }

    /// Waits until a text can be read on the page.
    pub async fn reads(&self, text: &str) {
        let what = format!("the page to say “{text}”");
        self.wait_for(&what, "return shownText().includes(args[0])", &[json!(text)]).await;
    }

    /// Waits until a text can no longer be read on the page.
    pub async fn no_longer_reads(&self, text: &str) {
        let what = format!("the page not to say “{text}” any more");
        self.wait_for(&what, "return !shownText().includes(args[0])", &[json!(text)]).await;
    }

    /// Waits until a text can be read within an element.
    pub async fn reads_in(&self, scope: &WebElement, text: &str) {
        let what = format!("“{text}” to be read in there");
        let body = "return tidy(args[0].innerText).includes(args[1])";
        self.wait_for(&what, body, &[json_of(scope), json!(text)]).await;
    }

    /// Waits until a text can no longer be read within an element.
    pub async fn no_longer_reads_in(&self, scope: &WebElement, text: &str) {
        let what = format!("“{text}” not to be read in there any more");
        let body = "return !tidy(args[0].innerText).includes(args[1])";
        self.wait_for(&what, body, &[json_of(scope), json!(text)]).await;
    }

    /// Waits until no element of a role has this name.
    pub async fn lacks(&self, role: &str, name: &str) {
        let what = format!("no {role} “{name}” to be there any more");
        let arguments = [json!(role), json!(name)];
        self.wait_for(&what, "return !one(args[0], args[1])", &arguments).await;
    }

    /// Everything that can be read on the page now.
    pub async fn text(&self) -> String {
        self.ask("return shownText()", &[]).await.as_str().unwrap_or_default().to_owned()
    }

    /// The names of all elements of a role on the page now.
    pub async fn names(&self, role: &str) -> Vec<String> {
        let names = self.ask("return all(args[0], null).map(nameOf)", &[json!(role)]).await;
        serde_json::from_value(names).unwrap_or_default()
    }

    /// Waits until an expression on `args` and on what `page.js` declares is true, and gives it back.
    pub async fn wait_for(&self, what: &str, body: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "{SCRIPT}
            const done = arguments[arguments.length - 1];
            const args = [...arguments].slice(0, -1);
            const check = () => {{ {body} }};
            const started = performance.now();
            const look = () => {{
                let found = null;
                try {{ found = check(); }} catch (error) {{ found = null; }}
                if (found || performance.now() - started > {LOOK}) return done(found || null);
                setTimeout(look, 10);
            }};
            look();"
        );
        let started = Instant::now();
        let mut trouble = String::new();
        while started.elapsed() < BOUND {
            // An error means that the page was left while it was looking.
            match self.driver().execute_async(&*script, arguments.to_vec()).await {
                Ok(found) if !found.json().is_null() => return found.json().clone(),
                Ok(_) => {}
                Err(error) => trouble = error.to_string(),
            }
        }
        let address = self.driver().current_url().await.map(|url| url.to_string());
        panic!(
            "waited in vain for {what}\n  at {}\n  {trouble}\n  which says: {}\n  and to its makers: {:?}",
            address.unwrap_or_default(),
            self.text().await,
            self.console().await
        )
    }

    /// The value of an expression on `args` and on what `page.js` declares, now.
    pub async fn ask(&self, body: &str, arguments: &[Value]) -> Value {
        let script = format!("{SCRIPT} const args = arguments; {body}");
        match self.driver().execute(script, arguments.to_vec()).await {
            Ok(answer) => answer.json().clone(),
            Err(error) => panic!("the page does not answer: {error}"),
        }
    }

    /// The element that an answer of the page stands for.
    pub fn element(&self, value: Value) -> WebElement {
        let element = WebElement::from_json(value, self.driver().handle().clone());
        element.unwrap_or_else(|error| panic!("that is no element: {error}"))
    }
}

/// An element as an argument of a script.
pub fn json_of(element: &WebElement) -> Value {
    element.to_json().unwrap_or_else(|error| panic!("{error}"))
}
