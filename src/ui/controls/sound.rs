//! A recording as an answer: made here or chosen, played back, made again.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::capture::{Props, Work, media_type, size_in_words, use_opened, use_put_back, use_work};
use super::chooser::{Chooser, use_chooser};
use super::question::keep_focus;
use crate::i18n::Language;
use crate::platform::photo::bytes_of;
use crate::platform::recording::{Fault, Recording};
use crate::platform::sound::is_sound;
use crate::record::MAX_AUDIO;
use crate::response::AUDIO_ENDINGS;
use crate::ui::markup::html;

/// The longest recording, in seconds; it ends by itself.
const LONGEST: f64 = 300.0;

/// The recording that is being made. The control alone owns it, so it ends where the control goes: what hears
/// the recorder must not keep it alive.
type Running = RefCell<Option<Recording>>;

#[component]
pub(super) fn Sound(props: &Props) -> Html {
    let language = props.question.language;
    let work = use_work(&props.question);
    let running = use_mut_ref(|| None::<Recording>);
    let elapsed = use_state(|| 0.0);
    let opened = use_opened(props);
    let put_back = use_put_back(&props.question);
    let onrecord = {
        let (props, work) = (props.clone(), work.setter());
        let (running, elapsed) = (Rc::downgrade(&running), elapsed.setter());
        Callback::from(move |event: MouseEvent| {
            keep_focus(&event);
            let (props, work, running) = (props.clone(), work.clone(), Weak::clone(&running));
            let elapsed = elapsed.clone();
            work.set(Work::Busy(language.microphone_asking()));
            elapsed.set(0.0);
            spawn_local(async move { record(props, work, running, elapsed).await });
        })
    };
    let onfiles = {
        let (props, work) = (props.clone(), work.setter());
        Callback::from(move |mut files: Vec<File>| {
            let Some(file) = files.pop() else { return };
            let (props, work) = (props.clone(), work.clone());
            work.set(Work::Busy(language.keeping()));
            spawn_local(async move {
                match read(language, &file).await {
                    Ok((content, ending)) => props.keep(content, ending, &work).await,
                    Err(words) => work.set(Work::Failed(words)),
                }
            });
        })
    };
    let is_answered = !props.question.value().is_empty();
    let is_recording = running.borrow().is_some();
    let is_busy = work.is_busy() || is_recording;
    let choose = use_chooser(Chooser {
        id: None,
        words: language.choose_recording().into(),
        class: None,
        accept: "audio/*",
        from: None,
        is_multiple: false,
        is_disabled: is_busy,
        onfiles,
    });
    if is_recording {
        let onclick = move |event: MouseEvent| {
            keep_focus(&event);
            if let Some(recording) = &*running.borrow() {
                recording.stop();
            }
        };
        return html! {
            <div class="row">
                <button type="button" class="primary" {onclick}>{ language.stop_recording() }</button>
                <p role="timer"><span class="inhibit" aria-hidden="true">{ "● " }</span>
                    { language.recording(&clock(*elapsed), &clock(LONGEST)) }</p>
            </div>
        };
    }
    let words = if is_answered { language.record_again() } else { language.record() };
    let shown = opened.map(|opened| match &opened.file {
        Some((url, size)) => html! {
            <>
                <audio controls={true} preload="metadata" src={url.address()}
                    aria-label={language.recording_of(&props.question.label)}></audio>
                <p class="small">{ language.recording_kept(&size_in_words(language, *size)) }</p>
            </>
        },
        None => html! { <p class="error">{ language.attachment_lost() }</p> },
    });
    html! {
        <>
            { shown }
            <div class="row">
                <button type="button" onclick={onrecord} disabled={is_busy}>{ words }</button>
                { choose }
                { put_back }
            </div>
            { work.told(None) }
        </>
    }
}

/// Records until the person or the limit ends it, or the question is left; what was said is kept then, too.
async fn record(
    props: Props,
    work: UseStateSetter<Work>,
    running: Weak<Running>,
    elapsed: UseStateSetter<f64>,
) {
    let language = props.question.language;
    let most = MAX_AUDIO as f64 * 0.95;
    let ontick = {
        let running = Weak::clone(&running);
        move |seconds: f64, bytes: f64| {
            elapsed.set(seconds);
            running.strong_count() > 0 && seconds < LONGEST && bytes < most
        }
    };
    let onend = {
        let (work, running) = (work.clone(), Weak::clone(&running));
        move |recorded: Option<(Vec<u8>, &'static str)>| {
            if let Some(running) = running.upgrade() {
                running.take();
            }
            match recorded {
                Some((content, ending)) => {
                    work.set(Work::Busy(language.keeping()));
                    spawn_local(async move { props.keep(content, ending, &work).await });
                }
                None => work.set(Work::Failed(language.nothing_recorded().to_owned())),
            }
        }
    };
    match Recording::begin(ontick, onend).await {
        Ok(recording) => {
            if let Some(running) = running.upgrade() {
                running.replace(Some(recording));
            }
            work.set(Work::Idle);
        }
        Err(Fault::Unwanted) => {}
        Err(Fault::Refused) => work.set(Work::Failed(language.microphone_refused().to_owned())),
        Err(Fault::NotHere) => work.set(Work::Failed(language.microphone_not_here().to_owned())),
    }
}

/// A recording that was chosen: its bytes and the ending of its kind, or why it cannot be used.
async fn read(language: Language, file: &File) -> Result<(Vec<u8>, &'static str), String> {
    let name = file.name().to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = AUDIO_ENDINGS.into_iter().find(|known| *known == ending);
    let ending = known.ok_or_else(|| language.recording_unknown().to_owned())?;
    if file.size() > MAX_AUDIO as f64 {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes of files are whole, and beyond the largest the cast saturates"
        )]
        let size = size_in_words(language, file.size() as usize);
        return Err(language.recording_too_large(&size, &size_in_words(language, MAX_AUDIO)));
    }
    let unreadable = || language.recording_unreadable().to_owned();
    let content = bytes_of(file).await.map_err(|_| unreadable())?;
    if !is_sound(&content, media_type(&name)).await {
        return Err(unreadable());
    }
    Ok((content, ending))
}

/// `1:05` for 65 seconds.
fn clock(seconds: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some minutes, never negative"
    )]
    let seconds = seconds as u32;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_in_minutes_and_seconds() {
        assert_eq!([0.4, 1.0, 65.9, 300.0].map(clock), ["0:00", "0:01", "1:05", "5:00"]);
    }
}
