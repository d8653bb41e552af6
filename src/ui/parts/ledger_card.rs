//! What became of each file: read or refused, with the reasons and their places.

use std::rc::Rc;

use yew::prelude::*;

use super::finding_text;
use crate::i18n::Language;
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
    let is_read = |file: &&FileEntry| matches!(file.outcome, Outcome::Read(_));
    ledger.files.iter().filter(is_read).count().to_string()
}

fn has_to_tell(file: &FileEntry) -> bool {
    match &file.outcome {
        Outcome::Read(contents) => contents.refused > 0 || !contents.differences.is_empty(),
        Outcome::Refused(_) | Outcome::Unreadable => true,
    }
}

/// A text with one argument.
type Words = fn(Language, &str) -> String;

/// What was merged and what was left out, in one line.
fn counts(language: Language, ledger: &Ledger) -> Html {
    let read = || {
        ledger.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Read(contents) => Some(contents),
            Outcome::Refused(_) | Outcome::Unreadable => None,
        })
    };
    let open = ledger.conflicts.iter().filter(|conflict| conflict.settled.is_none()).count();
    let (n_read, all) = (n_read(ledger), ledger.files.len().to_string());
    let used: usize = ledger.instruments.iter().map(|entry| entry.interviews).sum();
    let declined: usize = ledger.instruments.iter().map(|entry| entry.refusals).sum();
    let refused: usize = read().map(|contents| contents.refused).sum();
    let differing: usize = read().map(|contents| contents.differences.len()).sum();
    let files_class = (n_read != all).then_some("warn");
    let always = [
        (language.ledger_interviews(&used.to_string()), Some("ok")),
        (language.ledger_files(&n_read, &all), files_class),
    ];
    let told: [(usize, Words, Option<&str>); 6] = [
        (declined, Language::ledger_refusals, None),
        (ledger.duplicates, Language::ledger_duplicates, None),
        (ledger.replaced, Language::ledger_replaced, None),
        (open, Language::ledger_conflicts, Some("warn")),
        (refused, Language::ledger_unusable, Some("warn")),
        (differing, Language::ledger_differences, Some("warn")),
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
        Outcome::Refused(found) => (refused_chip(language), findings(language, found)),
        Outcome::Unreadable => {
            (refused_chip(language), html! { <p>{ language.file_unreadable() }</p> })
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

fn refused_chip(language: Language) -> Html {
    html! { <p><span class="chip warn">{ language.file_refused() }</span></p> }
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
        </>
    }
}

/// Each finding with the respondent and the place in the file.
fn findings(language: Language, found: &[Finding]) -> Html {
    let rest = found.len().saturating_sub(MAX_LISTED);
    let items = found.iter().take(MAX_LISTED).map(|finding| {
        html! {
            <li>
                if let Some(code) = &finding.code { <strong>{ language.respondent_named(code) }{ ": " }</strong> }
                { finding_text(language, &finding.problem) }
                if !finding.place.is_empty() { { " " }<code class="small">{ &finding.place }</code> }
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
