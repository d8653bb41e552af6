//! What the device takes down as an answer: what photos, recordings and positions have in common.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::photo::Photo;
use super::place::Place;
use super::question::{Given, Props as Question, keep_focus};
use super::sound::Sound;
use crate::i18n::Language;
use crate::instrument::Capture;
use crate::platform::object_url::ObjectUrl;
use crate::ui::effect::use_on_change;
use crate::ui::markup::{component, html};

/// Keeps a file of such an ending, and gives back its name, or why it is not kept in words of the language.
type OnKeep =
    Callback<(Language, Vec<u8>, &'static str), LocalBoxFuture<'static, Result<String, String>>>;

/// The file of a name, as it was kept.
type OnOpen = Callback<AttrValue, LocalBoxFuture<'static, Option<Vec<u8>>>>;

/// Where files are kept: one is there before its name is an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Keeper {
    /// Keeps a file.
    pub(crate) onkeep: OnKeep,
    /// Opens one.
    pub(crate) onopen: OnOpen,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) question: Question,
    pub(super) capture: Capture,
    pub(super) keeper: Keeper,
}

/// How a question is answered that the device answers.
pub fn capture(question: Question, capture: Capture, keeper: Keeper) -> Html {
    let props = Props { question, capture, keeper };
    match capture {
        Capture::Image { .. } => component::<Photo>(props, None),
        Capture::Audio => component::<Sound>(props, None),
        Capture::Geopoint { .. } => component::<Place>(props, None),
    }
}

/// How far the taking is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Work {
    /// Nothing is under way.
    Idle,
    /// What is done now, in words.
    Busy(&'static str),
    /// Why nothing came of it, in words.
    Failed(String),
}

impl Work {
    pub(super) fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// In words, for a screen reader too; while nothing is under way, what is to be told of the answer.
    pub(super) fn told(&self, of_the_answer: Option<&str>) -> Html {
        let told = match self {
            Self::Idle => of_the_answer.map(|words| ("warning", words)),
            Self::Busy(words) => Some(("small", *words)),
            Self::Failed(words) => Some(("error", words.as_str())),
        };
        html! {
            <div class="remark" role="status">
                if let Some((class, words)) = told { <p {class}>{ words }</p> }
            </div>
        }
    }
}

impl Props {
    /// Keeps what was taken, and answers with its name once it is kept.
    pub(super) async fn keep(
        &self,
        content: Vec<u8>,
        ending: &'static str,
        work: &UseStateSetter<Work>,
    ) {
        let language = self.question.language;
        match self.keeper.onkeep.emit((language, content, ending)).await {
            Ok(name) => {
                work.set(Work::Idle);
                self.question.answer(Given::Value(name.into()));
            }
            Err(words) => work.set(Work::Failed(words)),
        }
    }
}

/// How far the taking is. Why nothing came of it is told until there is another answer, or none.
#[hook]
pub(super) fn use_work(question: &Question) -> UseStateHandle<Work> {
    let work = use_state(|| Work::Idle);
    let given = match &question.given {
        Given::Value(given) | Given::Missing(given) => given.to_string(),
        Given::Blank | Given::Confirmed => String::new(),
    };
    use_on_change(given, {
        let work = work.clone();
        Box::new(move || {
            if matches!(*work, Work::Failed(_)) {
                work.set(Work::Idle);
            }
        })
    });
    work
}

/// A file that is the answer.
#[derive(Debug, PartialEq)]
pub(super) struct Opened {
    name: AttrValue,
    /// Its address and its bytes; none where it is not on the device.
    pub(super) file: Option<(ObjectUrl, usize)>,
}

/// The file that is the answer, once it is open.
#[hook]
pub(super) fn use_opened(props: &Props) -> Option<Rc<Opened>> {
    let opened = use_state(|| None::<Rc<Opened>>);
    let name = AttrValue::from(props.question.value().to_owned());
    use_on_change(name.to_string(), {
        let (opening, opened, name) = (props.keeper.onopen.clone(), opened.setter(), name.clone());
        Box::new(move || {
            if name.is_empty() {
                return opened.set(None);
            }
            spawn_local(async move {
                let content = opening.emit(name.clone()).await;
                let file = content.and_then(|content| {
                    Some((ObjectUrl::new(&content, media_type(&name))?, content.len()))
                });
                opened.set(Some(Rc::new(Opened { name, file })));
            });
        })
    });
    (*opened).clone().filter(|opened| opened.name == name)
}

/// The way back after an answer was cleared; nothing that was taken is lost by that.
#[hook]
pub(super) fn use_put_back(question: &Question) -> Html {
    let last = use_mut_ref(AttrValue::default);
    let value = question.value();
    if !value.is_empty() {
        *last.borrow_mut() = value.to_owned().into();
    }
    let last = last.borrow().clone();
    if question.given != Given::Blank || last.is_empty() {
        return Html::default();
    }
    let onclick = question.on(move |event: MouseEvent| {
        keep_focus(&event);
        Given::Value(last.clone())
    });
    html! { <button type="button" {onclick}>{ question.language.put_back() }</button> }
}

/// So many bytes in words.
pub(super) fn size_in_words(language: Language, bytes: usize) -> String {
    #[allow(clippy::cast_precision_loss, reason = "files are some megabytes at most")]
    let bytes = bytes as f64;
    if bytes < 1e6 {
        language.kilobytes(&language.decimal((bytes / 1e3).ceil(), 0))
    } else {
        language.megabytes(&language.decimal(bytes / 1e6, 1))
    }
}

/// What a browser calls a file of this name's ending.
pub(super) fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "jpg" => "image/jpeg",
        "webm" => "audio/webm",
        "ogg" | "opus" => "audio/ogg",
        "m4a" => "audio/mp4",
        "mp3" => "audio/mpeg",
        "aac" => "audio/aac",
        "wav" => "audio/wav",
        "amr" => "audio/amr",
        _ => "audio/3gpp",
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;
    use yew::LocalServerRenderer;

    use super::*;
    use crate::ui::controls::{Body, question};

    #[derive(Debug, Clone, PartialEq, Properties)]
    struct SampleProps {
        capture: Capture,
        value: &'static str,
        language: Language,
    }

    #[component]
    fn Sample(props: &SampleProps) -> Html {
        let keeper = Keeper {
            onkeep: Callback::from(|_| async { Ok(String::new()) }.boxed_local()),
            onopen: Callback::from(|_| async { None }.boxed_local()),
        };
        let kind = props.capture;
        let control = Callback::from(move |question| capture(question, kind, keeper.clone()));
        let given = match props.value {
            "" => Given::Blank,
            value => Given::Value(value.into()),
        };
        let body = Body::Drawn(AttrValue::default(), control);
        question(Question::plain(("q", "What?"), body, given, props.language, Callback::noop()))
    }

    async fn drawn(capture: Capture, value: &'static str, language: Language) -> String {
        let props = SampleProps { capture, value, language };
        LocalServerRenderer::<Sample>::with_props(props).hydratable(false).render().await
    }

    #[tokio::test]
    async fn a_photo_is_taken_or_chosen_and_taken_again() {
        let image = Capture::Image { max_pixels: 800 };
        let blank = drawn(image, "", Language::Indonesian).await;
        assert!(blank.contains(">Ambil foto<") && blank.contains(">Pilih gambar<"), "{blank}");
        assert_eq!(blank.matches("capture=\"environment\"").count(), 1, "{blank}");
        assert_eq!(blank.matches("accept=\"image/*\"").count(), 2, "{blank}");
        let taken = drawn(image, "0123456789abcdef.jpg", Language::English).await;
        assert!(taken.contains(">Take it again<") && !taken.contains("Put it back"), "{taken}");
    }

    #[tokio::test]
    async fn a_photo_has_its_room_before_it_is_open() {
        let image = Capture::Image { max_pixels: 800 };
        let blank = drawn(image, "", Language::Indonesian).await;
        assert!(!blank.contains("\"photo\""), "{blank}");
        let taken = drawn(image, "0123456789abcdef.jpg", Language::Indonesian).await;
        assert!(taken.contains("<div class=\"photo\"></div><p class=\"small unused\">"), "{taken}");
    }

    #[tokio::test]
    async fn a_coarse_position_is_told_to_be_so() {
        for (decimals, value, is_coarse) in [
            (2, "-7.26 112.75 0 800", false),
            (2, "-7.26 112.75 0 2800", true),
            (4, "-7.2571 112.7523 0 21", false),
            (4, "-7.2571 112.7523 0 258", true),
        ] {
            let shown = drawn(Capture::Geopoint { decimals }, value, Language::Indonesian).await;
            assert_eq!(shown.contains("Posisi ini kurang teliti."), is_coarse, "{shown}");
        }
    }

    #[tokio::test]
    async fn a_recording_is_made_or_chosen() {
        let blank = drawn(Capture::Audio, "", Language::English).await;
        assert!(blank.contains(">Record<") && blank.contains("accept=\"audio/*\""), "{blank}");
        let made = drawn(Capture::Audio, "0123456789abcdef.webm", Language::English).await;
        assert!(made.contains(">Record again<"), "{made}");
    }

    #[tokio::test]
    async fn a_position_says_how_fine_it_is_before_it_is_taken() {
        let coarse = Capture::Geopoint { decimals: 2 };
        let blank = drawn(coarse, "", Language::Indonesian).await;
        assert!(blank.contains("sekitar 1 km") && blank.contains(">Ambil posisi<"), "{blank}");
        let taken = drawn(coarse, "-7.26 112.75 0 800", Language::Indonesian).await;
        assert!(taken.contains("7,26° LS, 112,75° BT · dalam jarak 800 m"), "{taken}");
        assert!(!taken.contains("sekitar"), "{taken}");
    }

    #[test]
    fn sizes_are_told_in_words() {
        assert_eq!(size_in_words(Language::Indonesian, 213_400), "214 kB");
        assert_eq!(size_in_words(Language::Indonesian, 1_250_000), "1,3 MB");
    }
}
