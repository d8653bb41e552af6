//! The form as someone would write it by hand: plain HTML, and a handler that knows what depends on what.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::form::{self, FROM, Form, Layout, STEP_LABELS};
use crate::peer::{self, Peer};

/// How its page is steered.
pub const PEER: Peer = Peer {
    name: "hand-written",
    pick: "(question, choice) => document.querySelector(`#${question} input[value='${choice}']`)",
    go: "(page) => goTo(page)",
    sums: "async (names) => totals",
};

const STYLE: &str = "body { font: 18px/1.4 sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
fieldset { border: 1px solid #bbb; border-radius: 8px; margin: 0 0 1rem; padding: 1rem; }
legend { font-weight: 600; }
.scale { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; }
label { border: 1px solid #777; border-radius: 8px; display: block; min-height: 48px; padding: 8px; }
label:has(:checked) { background: #dfeee4; border-color: #1b6b3a; }
[hidden] { display: none; }
";

/// What happens at an answer: no more than has to.
const SCRIPT: &str = r"
const answers = {};
const totals = new Array(SUMS.length).fill(0);
const shows = {}, addsTo = {};
for (const [source, target] of RULES) (shows[source] ??= []).push(document.getElementById(target));
SUMS.forEach((names, n) => { for (const name of names) (addsTo[name] ??= []).push(n); });
document.querySelector('form').addEventListener('change', (event) => {
  const { name, value } = event.target;
  answers[name] = Number(value);
  for (const question of shows[name] ?? []) question.hidden = !(answers[name] >= FROM);
  for (const n of addsTo[name] ?? []) totals[n] = SUMS[n].reduce((sum, name) => sum + (answers[name] ?? 0), 0);
});
const pages = document.querySelectorAll('section');
function goTo(page) {
  pages.forEach((section, n) => { section.hidden = n !== page; });
  scrollTo(0, 0);
}
";

/// Writes the page and gives back its folder.
pub fn write(form: &Form, layout: Layout) -> PathBuf {
    let folder = peer::empty_site("hand-written", form, layout);
    peer::write(&folder, "index.html", &html(form, layout));
    peer::write(&folder, "style.css", STYLE);
    peer::write(&folder, "form.js", &script(form));
    folder
}

fn html(form: &Form, layout: Layout) -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Form</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"style.css\">\
         <script src=\"form.js\" defer></script></head><body><form>\n",
    );
    for (page, questions) in form.pages(layout).into_iter().enumerate() {
        let hidden = if page > 0 { " hidden" } else { "" };
        // Writing to a text cannot fail.
        let _written = writeln!(html, "<section{hidden}><h1>Part {}</h1>", page + 1);
        for question in questions {
            html.push_str(&fieldset(form, question));
        }
        html.push_str("</section>\n");
    }
    html + "</form></body></html>\n"
}

fn fieldset(form: &Form, question: usize) -> String {
    let name = form::name(question);
    let hidden = if form.rule_of(question).is_some() { " hidden" } else { "" };
    let choice = |(n, label): (usize, &&str)| {
        let n = n + 1;
        format!("<label><input type=\"radio\" name=\"{name}\" value=\"{n}\"> {label}</label>")
    };
    let choices: String = STEP_LABELS.iter().enumerate().map(choice).collect();
    format!(
        "<fieldset id=\"{name}\"{hidden}><legend>{}. {}</legend><div class=\"scale\">{choices}</div></fieldset>\n",
        question + 1,
        form::label(question)
    )
}

fn script(form: &Form) -> String {
    let rule = |rule: &form::Rule| {
        format!("[\"{}\",\"{}\"]", form::name(rule.source), form::name(rule.target))
    };
    let rules: Vec<String> = form.rules.iter().map(rule).collect();
    let sum = |summands: &Vec<usize>| {
        let names: Vec<String> =
            summands.iter().map(|q| format!("\"{}\"", form::name(*q))).collect();
        format!("[{}]", names.join(","))
    };
    let sums: Vec<String> = form.sums.iter().map(sum).collect();
    format!(
        "const FROM = {FROM};\nconst RULES = [{}];\nconst SUMS = [{}];\n{SCRIPT}",
        rules.join(","),
        sums.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_every_question_rule_and_sum() {
        let form = Form::large();
        let page = html(&form, Layout::Paged);
        assert_eq!(page.matches("<fieldset").count(), 1000);
        assert_eq!(page.matches("<input").count(), 5000);
        assert_eq!(page.matches("<section").count(), 40);
        assert_eq!(page.matches("<fieldset id=\"q4\" hidden>").count(), 1);
        assert_eq!(page.matches("\" hidden>").count(), 200);
        let script = script(&form);
        assert!(script.contains("const RULES = [[\"q0\",\"q4\"],[\"q6\",\"q9\"],"), "{script}");
        assert!(script.contains("\"q19\"],\n[\"q20\","));
        assert_eq!(html(&form, Layout::OnePage).matches("<section").count(), 1);
    }
}
