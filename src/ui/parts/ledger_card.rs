//! What became of each file: read or refused, with the reasons and their places.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::{Language, finding_text, instrument_text};
use crate::instrument::{About, Review, Told};
use crate::record::Finding;
use crate::response::Timestamp;
use crate::worker::protocol::{FileContents, FileEntry, Ledger, Outcome};

/// As many findings are listed of one file; the rest is counted.
const MAX_LISTED: usize = 30;

#[derive(PartialEq, Properties)]
pub(in crate::ui) struct Props {
    pub(in crate::ui) ledger: Rc<Ledger>,
    pub(in crate::ui) language: Language,
    /// The number of a file that the person puts away, where that can be done.
    #[prop_or_default]
    pub(in crate::ui) onremove: Option<Callback<u32>>,
}

#[component]
pub(in crate::ui) fn LedgerCard(props: &Props) -> Html {
    let language = props.language;
    let files = &props.ledger.files;
    // Open where there is something to know, and left as the person put it afterwards.
    let is_telling = files.iter().any(has_to_tell);
    html! {
        <section class="card ledger">
            <h2>{ language.ledger_title() }</h2>
            { counts(language, &props.ledger) }
            <details open={is_telling}>
                <summary>{ language.ledger_list() }</summary>
                <ul class="files">{ for files.iter().map(|file| entry(props, file)) }</ul>
            </details>
        </section>
    }
}

fn n_read(ledger: &Ledger) -> String {
    let is_read = |file: &&FileEntry| match &file.outcome {
        Outcome::Read(_) => true,
        Outcome::Instrument(review) => review.findings.is_empty(),
        Outcome::Refused(_) | Outcome::Unreadable => false,
    };
    ledger.files.iter().filter(is_read).count().to_string()
}

fn has_to_tell(file: &FileEntry) -> bool {
    match &file.outcome {
        Outcome::Read(contents) => {
            contents.refused > 0 || !contents.differences.is_empty() || !contents.lost.is_empty()
        }
        Outcome::Instrument(_) | Outcome::Refused(_) | Outcome::Unreadable => true,
    }
}

/// A text with one argument.
type Words = fn(Language, &str) -> String;

/// What was merged and what was left out, in one line.
fn counts(language: Language, ledger: &Ledger) -> Html {
    let read = || {
        ledger.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Read(contents) => Some(contents),
            Outcome::Instrument(_) | Outcome::Refused(_) | Outcome::Unreadable => None,
        })
    };
    let instruments = ledger.files.iter().filter(|file| !file.is_of_interviews()).count();
    let open = ledger.conflicts.iter().filter(|conflict| conflict.settled.is_none()).count();
    let (n_read, all) = (n_read(ledger), ledger.files.len().to_string());
    let used: usize = ledger.instruments.iter().map(|entry| entry.interviews).sum();
    let declined: usize = ledger.instruments.iter().map(|entry| entry.refusals).sum();
    let refused: usize = read().map(|contents| contents.refused).sum();
    let differing: usize = read().map(|contents| contents.differences.len()).sum();
    let attachments: usize = read().map(|contents| contents.attachments).sum();
    let lost: usize = read().map(|contents| contents.lost.len()).sum();
    let files_class = (n_read != all).then_some("warn");
    let always = [
        (language.ledger_interviews(&used.to_string()), Some("ok")),
        (language.ledger_files(&n_read, &all), files_class),
    ];
    let groups: usize = ledger.instruments.iter().map(|entry| entry.groups).sum();
    let told: [(usize, Words, Option<&str>); 10] = [
        (instruments, Language::ledger_instruments, None),
        (declined, Language::ledger_refusals, None),
        (groups, Language::ledger_groups, None),
        (ledger.duplicates, Language::ledger_duplicates, None),
        (ledger.replaced, Language::ledger_replaced, None),
        (open, Language::ledger_conflicts, Some("warn")),
        (refused, Language::ledger_unusable, Some("warn")),
        (differing, Language::ledger_differences, Some("warn")),
        (attachments, Language::ledger_attachments, None),
        (lost, Language::ledger_lost, Some("warn")),
    ];
    let told = told
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, words, class)| (words(language, &count.to_string()), class));
    html! {
        <div role="status">
            <ul class="row">
                { for always.into_iter().chain(told).map(|(words, class)| html! {
                    <li key={words.clone()} class={classes!("chip", class)}>{ words }</li>
                }) }
            </ul>
        </div>
    }
}

fn entry(props: &Props, file: &FileEntry) -> Html {
    let language = props.language;
    let number = file.file;
    let (line, told) = match &file.outcome {
        Outcome::Read(contents) => {
            (contents_line(language, contents), told_of_contents(language, contents))
        }
        Outcome::Instrument(review) => {
            (review_line(language, review), told_of_instrument(language, review))
        }
        Outcome::Refused(found) => {
            (chip(language.file_refused(), "warn"), findings(language, found))
        }
        Outcome::Unreadable => {
            (chip(language.file_refused(), "warn"), html! { <p>{ language.file_unreadable() }</p> })
        }
    };
    html! {
        <li key={number}>
            <div class="row between">
                <div class="name">
                    <p><strong>{ &file.name }</strong></p>
                    { line }
                </div>
                if let Some(onremove) = &props.onremove {
                    <button type="button" class="quiet small" onclick={onremove.reform(move |_: MouseEvent| number)}
                        aria-label={language.put_away_named(&file.name)}>
                        { language.put_away() }
                    </button>
                }
            </div>
            { told }
        </li>
    }
}

fn chip(words: &'static str, class: &'static str) -> Html {
    html! { <p><span class={classes!("chip", class)}>{ words }</span></p> }
}

/// `Gerdu 2026 · diekspor 2026-03-01 · wawancara 25 · tidak bersedia 1`
fn contents_line(language: Language, contents: &FileContents) -> Html {
    let date = Timestamp::parse(&contents.exported_at).map(Timestamp::date).unwrap_or_default();
    let counts = [
        language.file_interviews(&contents.interviews.to_string()),
        language.file_declined(&contents.refusals.to_string()),
    ];
    html! {
        <p class="small">
            { &contents.study_name }{ " · " }{ language.file_exported(&date) }
            { for counts.into_iter().map(|count| html! { <>{ " · " }{ count }</> }) }
        </p>
    }
}

fn told_of_contents(language: Language, contents: &FileContents) -> Html {
    let refused = contents.refused.to_string();
    let differing = contents.differences.len().to_string();
    html! {
        <>
            if contents.refused > 0 {
                <p><strong>{ language.why_unusable(&refused) }</strong></p>
                { findings(language, &contents.findings) }
            }
            if !contents.differences.is_empty() {
                <p><strong>{ language.differing_scores(&differing) }</strong></p>
                { findings(language, &contents.differences) }
            }
            if !contents.lost.is_empty() {
                <p><strong>{ language.ledger_lost(&contents.lost.len().to_string()) }</strong></p>
                { findings(language, &contents.lost) }
            }
        </>
    }
}

/// `Instrumen Desa, versi 1.0.0 · halaman 3 · pertanyaan 57 · rumus 12`, and whether it can be used.
fn review_line(language: Language, review: &Review) -> Html {
    let line = |about: &About| {
        let counts = [
            language.instrument_pages(&about.sections.to_string()),
            language.instrument_questions(&about.questions.to_string()),
            language.instrument_rules(&about.rules.to_string()),
        ];
        html! {
            <p class="small">
                { language.instrument_file(about.title.get(language.code()), &about.version) }
                { for counts.into_iter().map(|count| html! { <>{ " · " }{ count }</> }) }
            </p>
        }
    };
    let verdict = if review.findings.is_empty() {
        chip(language.instrument_fine(), "ok")
    } else {
        chip(language.instrument_refused(), "warn")
    };
    html! { <>{ for review.about.as_ref().map(line) }{ verdict }</> }
}

fn told_of_instrument(language: Language, review: &Review) -> Html {
    let list = |words: fn(Language, &str) -> String, told: &[Told]| {
        if told.is_empty() {
            return Html::default();
        }
        let items = told.iter().map(|told| {
            let about = told.item.as_ref().map(|item| language.about_item(item));
            (about, instrument_text(language, &told.problem), told.place.as_str())
        });
        html! {
            <>
                <p><strong>{ words(language, &told.len().to_string()) }</strong></p>
                { list_of(language, items) }
            </>
        }
    };
    html! {
        <>
            { list(Language::instrument_findings, &review.findings) }
            { list(Language::instrument_remarks, &review.remarks) }
        </>
    }
}

/// Each finding with the respondent and the place in the file.
fn findings(language: Language, found: &[Finding]) -> Html {
    let items = found.iter().map(|finding| {
        let about = finding.code.as_ref().map(|code| language.respondent_named(code));
        (about, finding_text(language, &finding.problem), finding.place.as_str())
    });
    list_of(language, items)
}

/// What is told, each with what it is about and where it stands in the file; beyond the limit it is counted.
fn list_of<'a>(
    language: Language,
    mut told: impl ExactSizeIterator<Item = (Option<String>, String, &'a str)>,
) -> Html {
    let rest = told.len().saturating_sub(MAX_LISTED);
    let items = told.by_ref().take(MAX_LISTED).map(|(about, text, place)| {
        html! {
            <li>
                if let Some(about) = about { <strong>{ about }{ ": " }</strong> }
                { text }
                if !place.is_empty() { { " " }<code class="small">{ place.to_owned() }</code> }
            </li>
        }
    });
    html! {
        <ul class="findings">
            { for items }
            if rest > 0 { <li>{ language.and_more(&rest.to_string()) }</li> }
        </ul>
    }
}
