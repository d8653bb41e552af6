//! Makes the scripts of a built app smaller, and the names by which they and the Wasm files know each other.
//!
//! wasm-bindgen writes the JavaScript side of a program for people to read, and names each function
//! that crosses over by what it is and a digest. Both files carry those names, and digests do not pack.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::command::{command, run};
use crate::failure::{Failure, Outcome, While};
use crate::workspace::{files_under, relative_url};

const WASM: &str = "_bg.wasm";

/// Shortens names and scripts of every program in a built app; `minifier` is esbuild.
pub fn shrink(app: &Path, minifier: &Path) -> Outcome {
    let files = files_under(app).during(format_args!("cannot read {}", app.display()))?;
    let urls = files.iter().map(|file| relative_url(app, file));
    for program in urls.filter_map(|url| Some(url.strip_suffix(WASM)?.to_owned())) {
        let (wasm, script) =
            (app.join(format!("{program}{WASM}")), app.join(format!("{program}.js")));
        shorten_names(&wasm, &script)?;
        minify(&script, minifier)?;
        // Trunk's own names are of what the files were before.
        if let Some((name, old)) = program.rsplit_once('-').filter(|(_, old)| old.len() == 16) {
            let new = digest_of(&[&wasm, &script])?;
            for file in [&wasm, &script, &app.join("index.html")] {
                rename_in(file, &format!("{name}-{old}"), &format!("{name}-{new}"))?;
            }
            let renamed = |ending: &str| app.join(format!("{name}-{new}{ending}"));
            std::fs::rename(&wasm, renamed(WASM))
                .and_then(|()| std::fs::rename(&script, renamed(".js")))
                .during(format_args!("cannot rename {program}"))?;
        }
    }
    Ok(())
}

/// Writes a script or a style sheet anew without blanks, remarks and long names.
pub fn minify(file: &Path, minifier: &Path) -> Outcome {
    let mut esbuild = command(minifier);
    esbuild.args(["--minify", "--log-level=warning", "--allow-overwrite"]).arg(file);
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(file);
    run(esbuild.arg(outfile))
}

/// Takes the blanks between the words of a JSON file away; what it says stays.
pub fn minify_json(file: &Path) -> Outcome {
    let value: serde_json::Value = serde_json::from_slice(&read(file)?)
        .map_err(|error| Failure::new(format!("{} is no JSON: {error}", file.display())))?;
    std::fs::write(file, value.to_string()).during(format_args!("cannot write {}", file.display()))
}

fn digest_of(files: &[&Path]) -> Outcome<String> {
    let mut digest = Sha256::new();
    for file in files {
        digest.update(read(file)?);
    }
    Ok(digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Replaces a name in a file that is text, and leaves one that is not as it is.
fn rename_in(file: &Path, old: &str, new: &str) -> Outcome {
    match String::from_utf8(read(file)?) {
        Ok(text) => write(file, text.replace(old, new).as_bytes()),
        Err(_) => Ok(()),
    }
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).during(format_args!("cannot read {}", file.display()))
}

fn write(file: &Path, content: &[u8]) -> Outcome {
    std::fs::write(file, content).during(format_args!("cannot write {}", file.display()))
}

fn shorten_names(wasm: &Path, script: &Path) -> Outcome {
    let text = String::from_utf8(read(script)?)
        .map_err(|_| Failure::new(format!("{} is not text", script.display())))?;
    let mut names = Names::default();
    let shortened = shortened_wasm(&read(wasm)?, &mut names)
        .ok_or_else(|| Failure::new(format!("{} has a form we do not know", wasm.display())))?;
    let text = names.shorten_in(&text).ok_or_else(|| {
        Failure::new(format!("{} has a name that a short one would take", script.display()))
    })?;
    write(wasm, &shortened)?;
    write(script, text.as_bytes())
}

/// Long names; each is shortened to its place among them.
#[derive(Debug, Default)]
struct Names(Vec<String>);

impl Names {
    /// The short name for a name that wasm-bindgen made up; others are asked for by the host.
    fn short(&mut self, name: &str) -> String {
        if !["__wb", "__externref", "wasm_bindgen_"].iter().any(|start| name.starts_with(start)) {
            return name.to_owned();
        }
        let known = self.0.iter().position(|known| known == name);
        let place = known.unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        short_name(place)
    }

    /// The script with the short names; nothing where one of them is in it already.
    fn shorten_in(&self, script: &str) -> Option<String> {
        let shorts: Vec<String> = (0..self.0.len()).map(short_name).collect();
        let is_in_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut shortened = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_in_word) {
            let (between, from_word) = rest.split_at(start);
            let end = from_word.find(|c| !is_in_word(c)).unwrap_or(from_word.len());
            let (word, after) = from_word.split_at(end);
            if shorts.iter().any(|short| short == word) {
                return None;
            }
            let place = self.0.iter().position(|name| name == word);
            shortened.push_str(between);
            shortened.push_str(place.map_or(word, |place| &shorts[place]));
            rest = after;
        }
        shortened.push_str(rest);
        Some(shortened)
    }
}

/// `_0`, `_1` … `_z`, `_10` …: numbers of base 36.
fn short_name(mut place: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[place % 36]);
        place /= 36;
        if place == 0 {
            break;
        }
    }
    digits.iter().rev().fold("_".to_owned(), |mut name, digit| {
        let _ = write!(name, "{}", char::from(*digit));
        name
    })
}

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The size of the words with which each Wasm file begins.
const HEAD: usize = 8;

/// A Wasm file with short names for its imports and exports; nothing where it is not one of ours.
fn shortened_wasm(wasm: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (head, rest) = wasm.split_at_checked(HEAD)?;
    let mut from = Reader(rest);
    let mut to = head.to_vec();
    while let Some(section) = from.byte() {
        let content = from.bytes()?;
        let content = match section {
            IMPORTS | EXPORTS => with_short_names(content, section == IMPORTS, names)?,
            _ => content.to_vec(),
        };
        to.push(section);
        put_bytes(&mut to, &content);
    }
    Some(to)
}

/// A list of names, each with the module before it where it is an import, and with what it names behind.
fn with_short_names(list: &[u8], are_imports: bool, names: &mut Names) -> Option<Vec<u8>> {
    let mut from = Reader(list);
    let mut to = Vec::new();
    let count = from.number()?;
    put_number(&mut to, count);
    for _ in 0..count {
        if are_imports {
            put_bytes(&mut to, from.bytes()?);
        }
        let name = std::str::from_utf8(from.bytes()?).ok()?;
        put_bytes(&mut to, names.short(name).as_bytes());
        let kind = from.byte()?;
        // Imports other than functions have more to them, and wasm-bindgen makes none.
        if are_imports && kind != 0 {
            return None;
        }
        to.push(kind);
        put_number(&mut to, from.number()?);
    }
    from.0.is_empty().then_some(to)
}

/// Bytes that have not been read yet.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number as Wasm writes it (LEB128): seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}

fn put_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return to.push(low);
        }
        to.push(low | 0x80);
    }
}

fn put_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    put_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbindgen_string_new_0123456789abcdef";

    /// A file with one import, one export of ours and one of the host's.
    fn wasm(import: &str, export: &str) -> Vec<u8> {
        let mut imports = vec![1];
        put_bytes(&mut imports, b"./a_bg.js");
        put_bytes(&mut imports, import.as_bytes());
        imports.extend([0, 3]);
        let mut exports = vec![2];
        put_bytes(&mut exports, b"memory");
        exports.extend([2, 0]);
        put_bytes(&mut exports, export.as_bytes());
        exports.extend([0, 200, 1]);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (section, content) in [(IMPORTS, imports), (EXPORTS, exports), (10, vec![7; 300])] {
            wasm.push(section);
            put_bytes(&mut wasm, &content);
        }
        wasm
    }

    #[test]
    fn both_files_get_the_same_short_names() {
        let mut names = Names::default();
        let shortened = shortened_wasm(&wasm(LONG, "__wbindgen_free"), &mut names).unwrap();
        assert_eq!(shortened, wasm("_0", "_1"));
        let script = format!("a={{{LONG}:()=>wasm.__wbindgen_free(wasm.memory,__wbindgen_freed)}}");
        let expected = "a={_0:()=>wasm._1(wasm.memory,__wbindgen_freed)}";
        assert_eq!(names.shorten_in(&script).as_deref(), Some(expected));
    }

    #[test]
    fn a_script_that_has_a_short_name_already_is_refused() {
        let names = Names(vec![LONG.to_owned()]);
        assert_eq!(names.shorten_in("a._0()"), None);
        assert_eq!(names.shorten_in("a._00(_1)").as_deref(), Some("a._00(_1)"));
    }

    #[test]
    fn short_names_are_numbers() {
        assert_eq!([0, 35, 36, 1300].map(short_name), ["_0", "_z", "_10", "_104"]);
    }

    #[test]
    fn another_kind_of_file_is_refused() {
        let mut names = Names::default();
        assert_eq!(shortened_wasm(b"\0asm", &mut names), None);
        let mut memory = b"\0asm\x01\0\0\0".to_vec();
        memory.push(IMPORTS);
        put_bytes(&mut memory, &[1, 1, b'm', 1, b'n', 2, 0, 1]);
        assert_eq!(shortened_wasm(&memory, &mut names), None);
        let whole = wasm(LONG, LONG);
        assert_eq!(shortened_wasm(&whole[..whole.len() - 1], &mut names), None);
    }
}
