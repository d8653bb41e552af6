//! The architecture, read from the source: layers, purity, the one door to the browser, no addresses.
//!
//! Each rule is a table and a scanner; each scanner has a case in which it finds something.

use std::fmt;
use std::path::{Path, PathBuf};

/// Folders of `src` in the order of layers: one may use those of earlier rows, not its own row's others.
const LAYERS: [&[&str]; 9] = [
    &["wire", "stats", "expression"],
    &["instrument"],
    &["response"],
    &["scoring"],
    &["evaluation"],
    &["record"],
    &["worker", "store"],
    &["ui", "api"],
    &["bin"],
];

/// Leaves: they may use the pure folders, and only the named ones use them.
const LEAVES: [(&str, &[&str]); 2] =
    [("platform", &["store", "ui", "bin"]), ("i18n", &["store", "ui", "api", "bin"])];

/// Folders that are the same on every machine.
const PURE: [&str; 10] = [
    "wire",
    "stats",
    "expression",
    "instrument",
    "response",
    "scoring",
    "evaluation",
    "record",
    "worker",
    "api",
];

/// What no pure folder names: the browser, the clock, chance, and maps whose order is chance.
const IMPURE_NAMES: [&str; 15] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "yew",
    "gloo_events",
    "idb",
    "SystemTime",
    "Instant",
    "rand",
    "getrandom",
    "HashMap",
    "HashSet",
    "thread_rng",
    "new_v7",
];

/// Folders that may touch the browser.
const BROWSER: [&str; 4] = ["store", "platform", "ui", "bin"];

/// What touches the browser.
const BROWSER_NAMES: [&str; 7] =
    ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "yew", "gloo_events", "idb"];

/// Names of IndexedDB, which one file alone may know.
const DATABASE_NAMES: [&str; 4] = ["idb", "IdbDatabase", "IdbFactory", "indexed_db_api"];

/// Addresses that are names and never fetched.
const NAMES_THAT_LOOK_LIKE_ADDRESSES: [&str; 3] =
    ["http://www.w3.org/", "https://www.w3.org/", "https://json-schema.org/"];

// --- What is read ---

/// One file of the tree, with its path from the root.
struct SourceFile {
    path: String,
    text: String,
}

/// Something against a rule.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    path: String,
    line: usize,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Every file under `folders` whose name ends in one of `endings`, by path.
fn tree(folders: &[&str], endings: &[&str]) -> Vec<SourceFile> {
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, endings, found);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        walk(&root.join(folder), endings, &mut found);
    }
    found.sort();
    let read = |path: PathBuf| SourceFile {
        path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        text: std::fs::read_to_string(&path).unwrap(),
    };
    found.into_iter().map(read).collect()
}

#[track_caller]
fn assert_tidy(rule: &str, files: &[SourceFile], scan: impl Fn(&SourceFile) -> Vec<Breach>) {
    assert!(!files.is_empty(), "the rule \"{rule}\" reads no file");
    let breaches: Vec<String> = files.iter().flat_map(scan).map(|b| b.to_string()).collect();
    assert!(breaches.is_empty(), "{rule}:\n  {}\n", breaches.join("\n  "));
}

fn rust() -> Vec<SourceFile> {
    tree(&["src"], &[".rs"])
}

impl SourceFile {
    fn snippet(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The folder of `src` that it stands in; for `lib.rs`, its own name.
    fn folder(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inner.split('/').next().unwrap_or(inner)
    }

    /// How many modules stand between the crate and this file's contents.
    fn depth(&self) -> usize {
        let parts: Vec<&str> = self.path.split('/').skip(1).collect();
        parts.len() - usize::from(parts.last().is_some_and(|name| *name == "mod.rs"))
    }

    fn breach(&self, line: usize, what: impl Into<String>) -> Breach {
        Breach { path: self.path.clone(), line, what: what.into() }
    }

    /// Its code in tokens, without comments, texts and tests.
    fn tokens(&self) -> Vec<Token> {
        let is_test = self.path.split('/').any(|part| part == "tests" || part == "tests.rs");
        if is_test { Vec::new() } else { without_tests(tokens(&self.text)) }
    }
}

// --- Rust in tokens, as far as the rules need ---

/// A name, a number or a sign, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    line: usize,
}

/// `text` in tokens; comments and literal texts are left out.
fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let start = at;
        at = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => end_of_line(bytes, at),
            b'/' if bytes[at..].starts_with(b"/*") => end_of_block(bytes, at),
            b'"' => end_of_text(bytes, at),
            b'\'' => end_of_character(bytes, at),
            b'r' | b'b' if raw_text(bytes, at).is_some() => raw_text(bytes, at).unwrap(),
            byte if is_word(byte) => {
                let length = bytes[at..].iter().take_while(|byte| is_word(**byte)).count();
                found.push(Token { text: text[at..at + length].to_owned(), line });
                at + length
            }
            b':' if bytes[at..].starts_with(b"::") => {
                found.push(Token { text: "::".to_owned(), line });
                at + 2
            }
            byte => {
                if !byte.is_ascii_whitespace() {
                    found.push(Token { text: char::from(byte).to_string(), line });
                }
                at + 1
            }
        };
        line += bytes[start..at].iter().filter(|byte| **byte == b'\n').count();
    }
    found
}

fn end_of_line(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| **byte != b'\n').count()
}

fn end_of_block(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

fn end_of_text(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

/// Past a character such as `'"'` or `'\n'`; past the sign alone where it begins a lifetime.
fn end_of_character(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at + 1..];
    let length = match rest.first() {
        Some(b'\\') => rest.iter().skip(2).position(|byte| *byte == b'\'').map(|n| n + 3),
        _ => rest.iter().take(5).position(|byte| *byte == b'\'').filter(|n| {
            *n == 1 || std::str::from_utf8(&rest[..*n]).is_ok_and(|s| s.chars().count() == 1)
        }),
    };
    match (rest.first(), length) {
        (Some(b'\\'), Some(length)) => at + 1 + length,
        (_, Some(length)) => at + 2 + length,
        (_, None) => at + 1,
    }
}

/// The end of the raw or byte text that begins at `at`, if one does.
fn raw_text(bytes: &[u8], at: usize) -> Option<usize> {
    let is_inside_a_word =
        at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    if is_inside_a_word {
        return None;
    }
    let prefix = if bytes[at..].starts_with(b"br") { 2 } else { 1 };
    let is_raw = bytes[at..at + prefix].ends_with(b"r");
    let hashes = bytes[at + prefix..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(at + prefix + hashes) != Some(&b'"') {
        return None;
    }
    if !is_raw {
        return (hashes == 0).then(|| end_of_text(bytes, at + prefix));
    }
    let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let inside = at + prefix + hashes + 1;
    let length = bytes[inside..].windows(end.len()).position(|window| window == end)?;
    Some(inside + length + end.len())
}

/// `tokens` without what stands under `#[cfg(test)]`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let is_mark = rest.len() >= mark.len()
            && rest.iter().zip(mark).all(|(token, expected)| token.text == expected);
        if is_mark {
            rest = after_item(&rest[mark.len()..]);
        } else {
            kept.push(first.clone());
            rest = after;
        }
    }
    kept
}

/// What follows the item that `tokens` begin with: after its `;`, or after its block in braces.
fn after_item(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    for (n, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" {
                    return &tokens[n + 1..];
                }
            }
            ";" if depth == 0 => return &tokens[n + 1..],
            _ => {}
        }
    }
    &[]
}

/// The first names after each `{root}::` in `tokens`, those in braces too.
fn paths_from<'a>(tokens: &'a [Token], root: &str) -> Vec<&'a Token> {
    let mut found = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        let is_root = token.text == root && tokens.get(n + 1).is_some_and(|t| t.text == "::");
        if !is_root {
            continue;
        }
        match tokens.get(n + 2) {
            Some(open) if open.text == "{" => {
                let mut depth = 0_usize;
                for pair in tokens[n + 2..].windows(2) {
                    match pair[0].text.as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                    if depth == 1 && matches!(pair[0].text.as_str(), "{" | ",") {
                        found.push(&pair[1]);
                    }
                }
            }
            Some(name) => found.push(name),
            None => {}
        }
    }
    found.retain(|token| token.text != "}");
    found
}

// --- The rules ---

/// Whether code in the folder `user` may name the folder `used`.
fn may_use(user: &str, used: &str) -> bool {
    let row = |folder: &str| LAYERS.iter().position(|row| row.contains(&folder));
    if user == used {
        return true;
    }
    if let Some((_, users)) = LEAVES.iter().find(|(leaf, _)| *leaf == used) {
        return users.contains(&user);
    }
    let is_leaf = LEAVES.iter().any(|(leaf, _)| *leaf == user);
    match (row(user), row(used)) {
        (Some(user), Some(used)) => used < user,
        (None, Some(used)) => is_leaf && Some(used) <= row("record"),
        _ => false,
    }
}

fn is_folder(name: &str) -> bool {
    LAYERS.iter().any(|row| row.contains(&name)) || LEAVES.iter().any(|(leaf, _)| *leaf == name)
}

fn layer_breaches(file: &SourceFile) -> Vec<Breach> {
    let folder = file.folder();
    if folder == "lib.rs" {
        return Vec::new();
    }
    if !is_folder(folder) {
        return vec![file.breach(1, format!("the folder {folder} has no place in the layers"))];
    }
    let tokens = file.tokens();
    let used = ["crate", "berdaya"].into_iter().flat_map(|root| paths_from(&tokens, root));
    let mut found: Vec<Breach> = used
        .filter(|name| !may_use(folder, &name.text))
        .map(|name| file.breach(name.line, format!("{folder} may not use {}", name.text)))
        .collect();
    for (n, token) in tokens.iter().enumerate() {
        let is_first = token.text == "super" && (n == 0 || tokens[n - 1].text != "::");
        let chain = tokens[n..].chunks(2).take_while(|pair| pair[0].text == "super").count();
        if is_first && folder != "bin" && chain >= file.depth() {
            found
                .push(file.breach(token.line, "another layer is named by crate::, not by super::"));
        }
    }
    found
}

/// Breaches of `file` by naming one of `names`, if it stands in none of `allowed`.
fn name_breaches(file: &SourceFile, names: &[&str], why: &str) -> Vec<Breach> {
    let tokens = file.tokens();
    let named = tokens.iter().filter(|token| names.contains(&token.text.as_str()));
    named.map(|token| file.breach(token.line, format!("{} {why}", token.text))).collect()
}

fn purity_breaches(file: &SourceFile) -> Vec<Breach> {
    match PURE.contains(&file.folder()) {
        true => name_breaches(file, &IMPURE_NAMES, "is not the same on every machine"),
        false => Vec::new(),
    }
}

fn browser_breaches(file: &SourceFile) -> Vec<Breach> {
    match BROWSER.contains(&file.folder()) {
        true => Vec::new(),
        false => name_breaches(file, &BROWSER_NAMES, "touches the browser"),
    }
}

fn panic_breaches(file: &SourceFile) -> Vec<Breach> {
    let mut found = Vec::new();
    for window in file.tokens().windows(3) {
        let [first, second, third] = window else { continue };
        match (first.text.as_str(), second.text.as_str(), third.text.as_str()) {
            (".", "unwrap", "(") => {
                found.push(file.breach(second.line, "unwrap ends the program on bad data"));
            }
            (name @ ("panic" | "todo" | "unimplemented"), "!", _) => {
                found.push(file.breach(first.line, format!("{name}! ends the program")));
            }
            _ => {}
        }
    }
    found
}

fn address_breaches(file: &SourceFile) -> Vec<Breach> {
    let mut found = Vec::new();
    for (n, line) in (1..).zip(file.text.lines()) {
        for scheme in ["http://", "https://"] {
            for (at, _) in line.match_indices(scheme) {
                let is_name =
                    NAMES_THAT_LOOK_LIKE_ADDRESSES.iter().any(|name| line[at..].starts_with(name));
                if !is_name {
                    found.push(file.breach(n, "an address of elsewhere"));
                }
            }
        }
    }
    found
}

/// A style in an element: the page's policy lets none through. What is drawn into a file has its own.
fn style_breaches(file: &SourceFile) -> Vec<Breach> {
    if !file.path.starts_with("src/ui/") || file.path == "src/ui/charts/poster.rs" {
        return Vec::new();
    }
    let numbered = (1..).zip(file.text.lines());
    let styled = numbered.filter(|(_, line)| line.contains(" style=") || line.contains("{style}"));
    styled.map(|(n, _)| file.breach(n, "a style that the page's policy keeps out")).collect()
}

fn first_line_breaches(file: &SourceFile) -> Vec<Breach> {
    let first = file.text.lines().next().unwrap_or_default();
    match first.strip_prefix("//! ") {
        Some(sentence) if sentence.len() > 10 => Vec::new(),
        _ => vec![file.breach(1, "the first line does not say what the file answers for")],
    }
}

// --- The tree keeps to the rules ---

#[test]
fn every_file_says_what_it_answers_for() {
    let files = tree(&["src", "xtask/src", "tests"], &[".rs"]);
    assert_tidy("the first line of a file is a //! sentence", &files, first_line_breaches);
}

#[test]
fn no_layer_uses_one_to_its_right() {
    assert_tidy("a layer uses those before it alone", &rust(), layer_breaches);
}

#[test]
fn the_domain_is_the_same_on_every_machine() {
    assert_tidy("no browser, clock, chance or hash map in the domain", &rust(), purity_breaches);
}

#[test]
fn the_browser_has_one_door() {
    assert_tidy("store, platform, ui and bin alone touch the browser", &rust(), browser_breaches);
}

#[test]
fn one_file_knows_the_database() {
    let files = rust();
    let knows = |file: &&SourceFile| !name_breaches(file, &DATABASE_NAMES, "").is_empty();
    let found: Vec<&str> = files.iter().filter(knows).map(|file| file.path.as_str()).collect();
    assert!(found.len() <= 1, "more than one file names IndexedDB: {found:?}");
}

#[test]
fn no_address_of_elsewhere_is_in_what_ships() {
    let mut files = tree(&["src", "www"], &[".rs", ".js", ".css", ".html", ".webmanifest"]);
    files.push(SourceFile::snippet("index.html", include_str!("../../index.html")));
    assert_tidy("no request leaves for another origin", &files, address_breaches);
}

#[test]
fn no_element_has_a_style_of_its_own() {
    assert_tidy("styles stand in the style sheets", &rust(), style_breaches);
}

#[test]
fn bad_data_never_ends_the_program() {
    assert_tidy("no unwrap, panic or todo outside tests", &rust(), panic_breaches);
}

// --- Each scanner finds what it is for ---

/// The lines that `scan` finds fault with in `text`, as the file `path`.
#[track_caller]
fn check(scan: impl Fn(&SourceFile) -> Vec<Breach>, path: &str, text: &str, expected: &[usize]) {
    let breaches = scan(&SourceFile::snippet(path, text));
    let lines: Vec<usize> = breaches.iter().map(|breach| breach.line).collect();
    assert_eq!(lines, expected, "{path}: {text}\n{breaches:?}");
}

#[test]
fn a_file_without_a_first_sentence_is_found() {
    check(first_line_breaches, "src/wire/a.rs", "use std::fmt;\n", &[1]);
    check(first_line_breaches, "src/wire/a.rs", "//!\n", &[1]);
    check(first_line_breaches, "src/wire/a.rs", "", &[1]);
    check(first_line_breaches, "src/wire/a.rs", "//! What a file says of itself.\n", &[]);
}

#[test]
fn a_use_of_a_layer_to_the_right_is_found() {
    let scan = layer_breaches;
    check(scan, "src/instrument/a.rs", "//! A.\nuse crate::response::Response;", &[2]);
    check(
        scan,
        "src/scoring/a.rs",
        "use crate::{instrument::Item,\n record::{self, Finding}};",
        &[2],
    );
    check(scan, "src/record/a.rs", "fn a() { crate::ui::b() }", &[1]);
    check(scan, "src/wire/a.rs", "use crate::stats::mean;", &[1]);
    check(scan, "src/expression/a.rs", "use crate::instrument::Item;", &[1]);
    check(scan, "src/store/a.rs", "use crate::worker::Job;", &[1]);
    check(scan, "src/worker/a.rs", "use crate::{store, platform};", &[1, 1]);
    check(scan, "src/platform/a.rs", "use crate::i18n::Text;", &[1]);
    check(scan, "src/platform/a.rs", "use crate::store::Store;", &[1]);
    check(scan, "src/ui/a.rs", "use berdaya::bin;", &[1]);
    check(scan, "src/charts/a.rs", "", &[1]);
    check(scan, "src/record/mod.rs", "use super::ui;", &[1]);
    check(scan, "src/record/a.rs", "use super::super::ui;", &[1]);
}

#[test]
fn a_use_of_a_layer_to_the_left_is_in_order() {
    let scan = layer_breaches;
    check(scan, "src/record/a.rs", "use crate::{scoring::{score}, wire, response::*};", &[]);
    check(scan, "src/record/a.rs", "use super::Finding;", &[]);
    check(scan, "src/ui/pages/a.rs", "use super::super::state::Action;", &[]);
    check(scan, "src/platform/a.rs", "use crate::response::Timestamp;", &[]);
    check(scan, "src/ui/a.rs", "use crate::{i18n, platform, store, worker};", &[]);
    check(scan, "src/bin/app.rs", "use berdaya::ui;", &[]);
    check(scan, "src/wire/a.rs", "// crate::ui\nconst A: &str = \"crate::ui\";", &[]);
    check(scan, "src/wire/a.rs", "#[cfg(test)]\nmod tests { use crate::record; }", &[]);
}

#[test]
fn what_differs_by_machine_is_found() {
    let scan = purity_breaches;
    check(scan, "src/stats/a.rs", "use std::time::Instant;", &[1]);
    check(scan, "src/evaluation/a.rs", "use std::collections::{BTreeMap,\n HashMap};", &[2]);
    check(scan, "src/worker/a.rs", "use wasm_bindgen::JsValue;", &[1]);
    check(scan, "src/record/a.rs", "let id = uuid::Uuid::new_v7(now);", &[1]);
    check(scan, "src/platform/a.rs", "use web_sys::window;", &[]);
    check(scan, "src/stats/a.rs", "/* HashMap */ let operand = \"rand\"; // Instant", &[]);
}

#[test]
fn a_second_door_to_the_browser_is_found() {
    check(browser_breaches, "src/i18n/a.rs", "use js_sys::Date;", &[1]);
    check(browser_breaches, "src/lib.rs", "pub use yew::Html;", &[1]);
    check(browser_breaches, "src/ui/a.rs", "use yew::prelude::*;", &[]);
    let names = |file: &SourceFile| name_breaches(file, &DATABASE_NAMES, "");
    check(names, "src/ui/a.rs", "use idb::Database;", &[1]);
}

#[test]
fn a_style_in_an_element_is_found() {
    check(style_breaches, "src/ui/a.rs", "html! {\n<p style=\"color: red\" />", &[2]);
    check(style_breaches, "src/ui/a.rs", "html! { <line {x} {style} /> }", &[1]);
    check(style_breaches, "src/ui/charts/poster.rs", "<p style=\"color: red\">", &[]);
}

#[test]
fn an_address_is_found() {
    let example = ["https:", "//example.org/a.js"].concat();
    check(address_breaches, "www/a.js", &format!("//\nimport \"{example}\";"), &[2]);
    check(address_breaches, "www/a.css", &format!("a {{ background: url({example}) }}"), &[1]);
    check(address_breaches, "www/a.html", "<svg xmlns=\"http://www.w3.org/2000/svg\">", &[]);
}

#[test]
fn what_ends_the_program_is_found() {
    let scan = panic_breaches;
    check(scan, "src/wire/a.rs", "fn a() {\n b.unwrap();\n}", &[2]);
    check(scan, "src/wire/a.rs", "fn a() { panic!(\"a\") }\nfn b() { todo!() }", &[1, 2]);
    check(scan, "src/wire/a.rs", "fn a() { b.unwrap_or(1) }\n/// `.unwrap()`\nfn c() {}", &[]);
    check(scan, "src/wire/a.rs", "#[cfg(test)]\nmod tests { fn a() { b.unwrap() } }", &[]);
    check(scan, "src/wire/a.rs", "#[cfg(test)]\nuse a::b;\nfn c() { d.unwrap() }", &[3]);
    check(scan, "src/wire/tests.rs", "fn a() { b.unwrap() }", &[]);
}

/// The words and signs of `text`, with a blank between.
#[track_caller]
fn check_tokens(text: &str, expected: &str) {
    let found: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

#[test]
fn comments_and_texts_are_no_code() {
    check_tokens("a /* b /* c */ d */ e // f\ng", "a e g");
    check_tokens(r#"a "b \" c" d"#, "a d");
    check_tokens(r###"a r#"b " c"# d br"e" f b"g" h"###, "a d f h");
    check_tokens("a '\"' b '\\'' c '\\u{1F331}' d '—' e", "a b c d e");
    check_tokens("fn a<'b>(c: &'b str) {}", "fn a < b > ( c : & b str ) { }");
    check_tokens("bar r b crate::a", "bar r b crate :: a");
}
