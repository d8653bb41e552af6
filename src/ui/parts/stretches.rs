//! A long list of which only what is near is drawn; the rest keeps its place.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use crate::expression::text_from_number;
use crate::platform::near::Watch;
use crate::ui::effect::use_on_change;
use crate::ui::markup::{component, html};

/// How many entries are drawn or left out together.
const LENGTH: usize = 10;

/// How high an entry is before it was ever drawn, in pixels: that of a question with a scale.
const USUAL_HEIGHT: f64 = 230.0;

#[derive(PartialEq, Properties)]
struct Props {
    /// By which its parts are named in the page.
    name: AttrValue,
    /// How many entries there are.
    count: usize,
    /// The entry that must be drawn, wherever it is.
    sought: Option<usize>,
    /// Draws a stretch of them.
    draw: Callback<Range<usize>, Html>,
}

/// One stretch of the list.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    is_near: bool,
    height: f64,
}

/// A list of `count` entries, of which those are drawn that are on the screen or a screen away from it, and
/// the one that is `sought`; `name` tells it from other lists.
pub(in crate::ui) fn stretches(
    name: &str,
    count: usize,
    sought: Option<usize>,
    draw: Callback<Range<usize>, Html>,
) -> Html {
    let key = Key::from(name);
    component::<Stretches>(Props { name: name.to_owned().into(), count, sought, draw }, Some(key))
}

#[component]
fn Stretches(props: &Props) -> Html {
    let drawn_anew = use_force_update();
    let stretches = use_mut_ref(Vec::<Stretch>::new);
    let watch: Rc<RefCell<Option<Watch>>> = use_mut_ref(|| None);
    let length = props.count.div_ceil(LENGTH);
    {
        let mut stretches = stretches.borrow_mut();
        let is_drawn = !stretches.is_empty();
        while stretches.len() < length {
            // The first is there at once, so that the page never begins empty, and so is one that was added.
            let is_near = stretches.is_empty() || is_drawn;
            let count = LENGTH.min(props.count - stretches.len() * LENGTH);
            let height = USUAL_HEIGHT * crate::expression::count(count);
            stretches.push(Stretch { is_near, height });
        }
        stretches.truncate(length);
        let sought = props.sought.and_then(|sought| stretches.get_mut(sought / LENGTH));
        if let Some(stretch) = sought {
            stretch.is_near = true;
        }
    }
    use_on_change(length.to_string(), {
        let (stretches, list) = (Rc::clone(&stretches), props.name.clone());
        Box::new(move || {
            let names = (0..length).map(|n| name(&list, n)).collect();
            let told = Box::new(move |n: usize, is_near: bool, height: f64| {
                let mut stretches = stretches.borrow_mut();
                let Some(stretch) = stretches.get_mut(n) else { return };
                if stretch.is_near && !is_near {
                    stretch.height = height;
                }
                stretch.is_near = is_near;
            });
            let done = Box::new(move || drawn_anew.force_update());
            *watch.borrow_mut() = Watch::of(names, told, done);
        })
    });
    let stretch = |(n, stretch): (usize, &Stretch)| {
        let height = text_from_number(stretch.height.round());
        // An empty picture keeps the place: the page's policy forbids styles that stand in an element.
        html! {
            <div class="stretch" key={n.to_string()} id={name(&props.name, n)}>
                if stretch.is_near {
                    { props.draw.emit(n * LENGTH..(n + 1) * LENGTH) }
                } else {
                    <svg width="1" height={height} aria-hidden="true"></svg>
                }
            </div>
        }
    };
    html! { <>{ for stretches.borrow().iter().enumerate().map(stretch) }</> }
}

/// The name of a stretch in the page.
fn name(list: &str, n: usize) -> String {
    format!("bentang-{list}-{n}")
}
