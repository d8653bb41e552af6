//! Forms whose logic is known, for native measurements: a chain, a star, a repeat, a long list, calculations.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::berdaya::text;
use crate::form::{Form, Layout};

/// How many calculations hang on the first question of a chain or a star.
pub const DEPENDENTS: usize = 100;
/// How many villages there are to choose from, about as many as Indonesia has.
pub const VILLAGES: usize = 80_000;
/// How many of them are in one district.
const VILLAGES_OF_A_DISTRICT: usize = 11;
/// How many calculations a form has that does little else.
pub const CALCULATIONS: usize = 1_000;

/// One question, and calculations of which each looks at the one before.
pub fn chain() -> Value {
    let step = |n: usize| {
        let before = if n == 0 { "q".to_owned() } else { format!("c{}", n - 1) };
        calculation(n, &format!("${{{before}}} + 1"))
    };
    instrument(json!({}), std::iter::once(integer("q")).chain((0..DEPENDENTS).map(step)).collect())
}

/// One question, and calculations that all look at it.
pub fn star() -> Value {
    let ray = |n: usize| calculation(n, &format!("${{q}} + {n}"));
    instrument(json!({}), std::iter::once(integer("q")).chain((0..DEPENDENTS).map(ray)).collect())
}

/// A household's members, each with five questions, a skip rule and a calculation of its own; `with_sum`
/// adds a sum over all of them.
pub fn repeat(with_sum: bool) -> Value {
    let mut school = integer("school");
    school["relevant"] = json!("${age} < 18");
    let items = [integer("age"), integer("income"), integer("spending"), integer("rooms"), school];
    let items: Vec<Value> =
        items.into_iter().chain([calculation(0, "${income} - ${spending}")]).collect();
    let members = json!({
        "id": "member", "type": "begin_repeat", "label": text("Member".to_owned()), "items": items,
    });
    let sum = with_sum.then(|| calculation(1, "sum(${income})"));
    instrument(json!({}), std::iter::once(members).chain(sum).collect())
}

/// A district and a village, which is chosen from those of the district.
pub fn villages() -> Value {
    let mut csv = String::from("name,label,district\n");
    for n in 0..VILLAGES {
        // Writing to a text cannot fail.
        let _written = writeln!(csv, "v{n},Desa {n},d{}", n / VILLAGES_OF_A_DISTRICT);
    }
    let lists = json!({ "villages": { "scale": "nominal", "csv": csv } });
    let district =
        json!({ "id": "district", "type": "text", "label": text("District".to_owned()) });
    let village = json!({
        "id": "village", "select_one": "villages", "label": text("Village".to_owned()),
        "choice_filter": "district = ${district}",
    });
    instrument(lists, vec![district, village])
}

/// Twenty questions and many calculations over all of them.
pub fn calculations() -> Value {
    let questions = (0..20).map(|n| integer(&format!("q{n}")));
    let terms: Vec<String> = (0..20).map(|n| format!("coalesce(${{q{n}}}, 0)")).collect();
    let sum = |n: usize| calculation(n, &format!("{} + {n}", terms.join(" + ")));
    instrument(json!({}), questions.chain((0..CALCULATIONS).map(sum)).collect())
}

/// The form that the browser is measured with.
pub fn of_form(form: &Form) -> Value {
    crate::berdaya::instrument(instrument(json!({}), Vec::new()), form, Layout::Paged)
}

fn integer(id: &str) -> Value {
    json!({ "id": id, "type": "integer", "label": text(id.to_owned()) })
}

fn calculation(n: usize, expression: &str) -> Value {
    json!({ "id": format!("c{n}"), "type": "calculate", "calculation": expression })
}

fn instrument(lists: Value, items: Vec<Value>) -> Value {
    let word = |word: &str| text(word.to_owned());
    json!({
        "format": "berdaya.instrument/1",
        "id": "bench",
        "version": "1.0.0",
        "title": word("Bench"),
        "description": word("To be measured"),
        "source": "",
        "languages": ["id"],
        "default_language": "id",
        "roles": [{ "name": "W", "label": word("Warga") }],
        "choices": lists,
        "missing": { "TT": word("TT"), "TB": word("TB"), "TM": word("TM") },
        "consent": { "version": "1", "text": word("Bersedia?") },
        "sections": [{ "id": "page", "label": word("Halaman"), "items": items }],
        "scoring": { "factors": [] },
    })
}
