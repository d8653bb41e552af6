//! The form in SurveyJS, as its documentation shows it: the library's own page with its default theme.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::form::{self, FROM, Form, Layout, STEP_LABELS};
use crate::peer::{self, Peer};

/// How its page is steered.
pub const PEER: Peer = Peer {
    name: "SurveyJS",
    pick: "(question, choice) => document.querySelector(`[data-name='${question}'] input[value='${choice}']`)",
    go: "(page) => { survey.currentPageNo = page; }",
    sums: "async (names) => survey.calculatedValues.map((sum) => sum.value ?? 0)",
};

/// The page may do what the library needs; nothing comes from another origin all the same.
const HTML: &str = "<!doctype html>
<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' 'unsafe-inline' data:\">
<title>Form</title><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"survey-core.fontless.min.css\">
<script src=\"survey.core.min.js\" defer></script><script src=\"survey-js-ui.min.js\" defer></script>
<script src=\"form.js\" defer></script></head><body><div id=\"form\"></div></body></html>
";

/// Writes the page with the library from `library` and gives back its folder.
pub fn write(form: &Form, layout: Layout, library: &Path) -> PathBuf {
    let folder = peer::empty_site("survey-js", form, layout);
    for file in xtask::browser::SURVEY_JS_FILES {
        let name = file.path.rsplit('/').next().unwrap_or(file.path);
        peer::copy(&library.join(file.path), &folder, name);
    }
    peer::write(&folder, "index.html", HTML);
    // Without animations, which take time and are no part of the work.
    let start = "Survey.settings.animationEnabled = false;
const survey = new Survey.Model(FORM);
survey.render(document.getElementById('form'));
";
    peer::write(&folder, "form.js", &format!("const FORM = {};\n{start}", model(form, layout)));
    folder
}

/// The form in the library's own description.
fn model(form: &Form, layout: Layout) -> Value {
    let page = |(n, questions): (usize, std::ops::Range<usize>)| {
        let questions: Vec<Value> = questions.map(|question| element(form, question)).collect();
        json!({ "name": format!("p{n}"), "title": format!("Part {}", n + 1), "elements": questions })
    };
    let pages: Vec<Value> = form.pages(layout).into_iter().enumerate().map(page).collect();
    let sum = |(n, summands): (usize, &Vec<usize>)| {
        let names: Vec<String> =
            summands.iter().map(|q| format!("{{{}}}", form::name(*q))).collect();
        let expression = format!("sum({})", names.join(", "));
        json!({ "name": form::sum_name(n), "expression": expression, "includeIntoResult": true })
    };
    let sums: Vec<Value> = form.sums.iter().enumerate().map(sum).collect();
    json!({ "pages": pages, "calculatedValues": sums })
}

fn element(form: &Form, question: usize) -> Value {
    let choices: Vec<Value> =
        (1..).zip(STEP_LABELS).map(|(n, label)| json!({ "value": n, "text": label })).collect();
    let mut element = json!({
        "type": "radiogroup",
        "name": form::name(question),
        "title": form::label(question),
        "choices": choices,
        "colCount": 5,
    });
    if let Some(rule) = form.rule_of(question) {
        element["visibleIf"] = json!(format!("{{{}}} >= {FROM}", form::name(rule.source)));
    }
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_holds_every_question_rule_and_sum() {
        let model = model(&Form::large(), Layout::Paged);
        let text = model.to_string();
        assert_eq!(text.matches("\"radiogroup\"").count(), 1000);
        assert_eq!(text.matches("\"visibleIf\"").count(), 200);
        assert_eq!(model["pages"].as_array().map(Vec::len), Some(40));
        assert_eq!(model["pages"][0]["elements"][4]["visibleIf"], "{q0} >= 3");
        assert_eq!(model["calculatedValues"].as_array().map(Vec::len), Some(50));
        let sum =
            model["calculatedValues"][1]["expression"].as_str().unwrap_or_default().to_owned();
        assert!(sum.starts_with("sum({q20}, {q21}, ") && sum.ends_with(", {q39})"), "{sum}");
    }
}
