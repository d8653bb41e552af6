//! Markup: pages are written as HTML and become a text with gaps, which small code reads and fills in.
//!
//! Yew's own macro writes out, for each element, the code that makes it. Here an element is a few signs of a
//! text, and a gap is one call: what a tablet has to fetch of a page is a third of that.

use std::rc::Rc;

use yew::html::ImplicitClone as _;
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VComp, VList, VTag, VText};

use super::route::Route;

/// Markup as in HTML: elements, attributes with a text or `{ value }`, and as content `{ value }`,
/// `{ "text" }`, `{ for iterator }` and `if` with or without `let` and `else`.
///
/// An attribute without a value (`None`, `false`) is left out; `{name}` stands for `name={name}`. Components
/// are put in by their functions.
macro_rules! html {
    ($($markup:tt)*) => {
        $crate::ui::markup::markup!(@content [] [] [] $($markup)*)
    };
}

/// Reads markup from left to right. What has been read stands in brackets: the text, the calls that fill its
/// gaps, and the names of the elements that are opened and closed.
macro_rules! markup {
    (@content [$($text:tt)*] [$($gap:tt)*] [$($name:tt)*]) => {{
        const { assert!($crate::ui::markup::is_nested(&[$($name)*]), "an element is closed by another's name") }
        #[allow(unused_mut, reason = "markup may have no gap")]
        let mut markup = $crate::ui::markup::Markup::of(concat!($($text)*));
        $($crate::ui::markup::gap!(markup $gap);)*
        markup.end()
    }};
    (@content [$($text:tt)*] $gaps:tt [$($names:tt)*] < / $name:ident > $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{3}",] $gaps [$($names)* "/", stringify!($name),] $($rest)*)
    };
    (@content $text:tt $gaps:tt $names:tt < / > $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content $text $gaps $names $($rest)*)
    };
    (@content $text:tt $gaps:tt $names:tt < > $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content $text $gaps $names $($rest)*)
    };
    (@content [$($text:tt)*] $gaps:tt [$($names:tt)*] < $name:ident $($rest:tt)*) => {
        $crate::ui::markup::markup!(@attributes [$($text)* "\u{1}", stringify!($name),] $gaps [$($names)* stringify!($name),] $($rest)*)
    };
    (@content [$($text:tt)*] $gaps:tt $names:tt { $literal:literal } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{4}", $literal,] $gaps $names $($rest)*)
    };
    (@content [$($text:tt)*] [$($gap:tt)*] $names:tt { for $($nodes:tt)* } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{5}",] [$($gap)* (@all $($nodes)*)] $names $($rest)*)
    };
    (@content [$($text:tt)*] [$($gap:tt)*] $names:tt { $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{5}",] [$($gap)* (content $($value)*)] $names $($rest)*)
    };
    (@content $text:tt $gaps:tt $names:tt if $($rest:tt)*) => {
        $crate::ui::markup::markup!(@if $text $gaps $names [if] $($rest)*)
    };
    (@if $text:tt $gaps:tt $names:tt [$($if:tt)*] { $($then:tt)* } else if $($rest:tt)*) => {
        $crate::ui::markup::markup!(@if $text $gaps $names [$($if)* { $crate::ui::markup::html!($($then)*) } else if] $($rest)*)
    };
    (@if [$($text:tt)*] [$($gap:tt)*] $names:tt [$($if:tt)*] { $($then:tt)* } else { $($else:tt)* } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{5}",]
            [$($gap)* (content $($if)* { $crate::ui::markup::html!($($then)*) } else { $crate::ui::markup::html!($($else)*) })]
            $names $($rest)*)
    };
    (@if [$($text:tt)*] [$($gap:tt)*] $names:tt [$($if:tt)*] { $($then:tt)* } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{5}",]
            [$($gap)* (content $($if)* { $crate::ui::markup::html!($($then)*) } else { ::yew::Html::default() })]
            $names $($rest)*)
    };
    (@if $text:tt $gaps:tt $names:tt [$($if:tt)*] $next:tt $($rest:tt)*) => {
        $crate::ui::markup::markup!(@if $text $gaps $names [$($if)* $next] $($rest)*)
    };
    (@attributes [$($text:tt)*] $gaps:tt [$($names:tt)*] / > $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content [$($text)* "\u{3}",] $gaps [$($names)* "/", "/",] $($rest)*)
    };
    (@attributes $text:tt $gaps:tt $names:tt > $($rest:tt)*) => {
        $crate::ui::markup::markup!(@content $text $gaps $names $($rest)*)
    };
    (@attributes $text:tt $gaps:tt $names:tt { $name:ident } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@attributes $text $gaps $names $name = { $name } $($rest)*)
    };
    (@attributes [$($text:tt)*] $gaps:tt $names:tt $name:ident $(- $more:ident)* = $value:literal $($rest:tt)*) => {
        $crate::ui::markup::markup!(@attributes [$($text)* "\u{2}", stringify!($name), $("-", stringify!($more),)* "=", $value,]
            $gaps $names $($rest)*)
    };
    (@attributes [$($text:tt)*] [$($gap:tt)*] $names:tt $name:ident $(- $more:ident)* = { $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::markup::markup!(@attributes [$($text)* "\u{5}", stringify!($name), $("-", stringify!($more),)*]
            [$($gap)* ($name $($value)*)] $names $($rest)*)
    };
}

/// The call that fills a gap of this name.
macro_rules! gap {
    ($markup:ident (@all $($nodes:tt)*)) => { $markup.put_all($($nodes)*) };
    ($markup:ident (oncancel $($heard:tt)*)) => { $crate::ui::markup::gap!(@on oncancel $markup $($heard)*) };
    ($markup:ident (onchange $($heard:tt)*)) => { $crate::ui::markup::gap!(@on onchange $markup $($heard)*) };
    ($markup:ident (onclick $($heard:tt)*)) => { $crate::ui::markup::gap!(@on onclick $markup $($heard)*) };
    ($markup:ident (onclose $($heard:tt)*)) => { $crate::ui::markup::gap!(@on onclose $markup $($heard)*) };
    ($markup:ident (oninput $($heard:tt)*)) => { $crate::ui::markup::gap!(@on oninput $markup $($heard)*) };
    ($markup:ident (onkeydown $($heard:tt)*)) => { $crate::ui::markup::gap!(@on onkeydown $markup $($heard)*) };
    ($markup:ident (onsubmit $($heard:tt)*)) => { $crate::ui::markup::gap!(@on onsubmit $markup $($heard)*) };
    ($markup:ident ($name:ident $($value:tt)*)) => { $markup.put({ $($value)* }) };
    (@on $event:ident $markup:ident $($heard:tt)*) => {
        $markup.hear(::yew::html::$event::Wrapper::new(::yew::Callback::from($($heard)*)))
    };
}

pub(crate) use {gap, html, markup};

/// A component among markup.
pub(super) fn component<C: BaseComponent>(props: C::Properties, key: Option<Key>) -> Html {
    VComp::new::<C>(Rc::new(props), key).into()
}

/// Markup that is being filled in: what [`html`] writes.
///
/// The text has a sign before each thing, and no end to it: `1` an element's name, `2` an attribute with its
/// value, `3` the end of the innermost element, `4` words, `5` a gap, which has a name in an attribute.
pub(crate) struct Markup {
    /// What has not been read yet.
    rest: &'static str,
    /// The elements that have begun and not ended, the innermost last.
    open: Vec<VTag>,
    /// What stands in no element.
    nodes: Vec<Html>,
}

impl Markup {
    pub(crate) fn of(text: &'static str) -> Self {
        Self { rest: text, open: Vec::new(), nodes: Vec::new() }
    }

    /// Reads up to a gap and past it; the name of its attribute, or nothing for content and at the end.
    fn next_gap(&mut self) -> &'static str {
        while let Some(sign) = self.rest.bytes().next() {
            let thing = &self.rest[1..];
            let end = thing.bytes().position(|b| b < 6).unwrap_or(thing.len());
            let (thing, rest) = thing.split_at(end);
            self.rest = rest;
            match sign {
                1 => self.open.push(VTag::new(thing)),
                2 => {
                    let (name, value) = thing.split_once('=').unwrap_or_default();
                    self.set(name, AttrValue::Static(value));
                }
                3 => self.close(),
                4 => self.set("", AttrValue::Static(thing)),
                _ => return thing,
            }
        }
        ""
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.add(element.into());
        }
    }

    fn add(&mut self, node: Html) {
        match self.open.last_mut() {
            Some(element) => element.add_child(node),
            None => self.nodes.push(node),
        }
    }

    /// Gives the innermost element an attribute; without a name, the value is content.
    fn set(&mut self, name: &'static str, value: AttrValue) {
        let Some(element) = self.open.last_mut().filter(|_| !name.is_empty()) else {
            return self.add(VText::new(value).into());
        };
        match (name, element.tag()) {
            ("key", _) => element.key = Some(Key::from(&*value)),
            ("value", "input" | "textarea") => element.set_value(value),
            _ => element.add_attribute(name, value),
        }
    }

    pub(crate) fn put(&mut self, value: impl Fill) {
        value.fill(self);
    }

    pub(crate) fn put_all<T: Into<Html>>(&mut self, nodes: impl IntoIterator<Item = T>) {
        let mut list = Vec::new();
        for node in nodes {
            list.push(node.into());
        }
        self.put_list(list);
    }

    #[inline(never)]
    fn put_list(&mut self, nodes: Vec<Html>) {
        self.next_gap();
        self.add(VList::with_children(nodes, None).into());
    }

    #[inline(never)]
    pub(crate) fn hear<L: Listener + 'static>(&mut self, listener: L) {
        self.put_listener(Rc::new(listener));
    }

    #[inline(never)]
    fn put_listener(&mut self, listener: Rc<dyn Listener>) {
        self.next_gap();
        if let Some(element) = self.open.last_mut() {
            element.add_listener(listener);
        }
    }

    /// What was written, with all gaps filled.
    #[inline(never)]
    pub(crate) fn end(mut self) -> Html {
        self.next_gap();
        match self.nodes.pop() {
            Some(only) if self.nodes.is_empty() => only,
            last => {
                self.nodes.extend(last);
                VList::with_children(self.nodes, None).into()
            }
        }
    }
}

/// What a gap can be filled with.
pub(crate) trait Fill {
    fn fill(self, markup: &mut Markup);
}

impl Fill for AttrValue {
    #[inline(never)]
    fn fill(self, markup: &mut Markup) {
        let name = markup.next_gap();
        markup.set(name, self);
    }
}

impl Fill for &AttrValue {
    fn fill(self, markup: &mut Markup) {
        self.implicit_clone().fill(markup);
    }
}

impl Fill for &str {
    #[inline(never)]
    fn fill(self, markup: &mut Markup) {
        AttrValue::from(self.to_owned()).fill(markup);
    }
}

impl Fill for String {
    #[inline(never)]
    fn fill(self, markup: &mut Markup) {
        AttrValue::from(self).fill(markup);
    }
}

impl Fill for &String {
    fn fill(self, markup: &mut Markup) {
        self.as_str().fill(markup);
    }
}

impl Fill for usize {
    fn fill(self, markup: &mut Markup) {
        self.to_string().fill(markup);
    }
}

impl Fill for Route {
    fn fill(self, markup: &mut Markup) {
        self.to_string().fill(markup);
    }
}

impl Fill for Html {
    #[inline(never)]
    fn fill(self, markup: &mut Markup) {
        markup.next_gap();
        markup.add(self);
    }
}

impl Fill for NodeRef {
    #[inline(never)]
    fn fill(self, markup: &mut Markup) {
        markup.next_gap();
        if let Some(element) = markup.open.last_mut() {
            element.node_ref = self;
        }
    }
}

impl Fill for bool {
    #[inline(never)]
    fn fill(self, markup: &mut Markup) {
        let name = markup.next_gap();
        match markup.open.last_mut() {
            Some(element) if name == "checked" => element.set_checked(self),
            _ if self => markup.set(name, AttrValue::Static("")),
            _ => {}
        }
    }
}

impl<T: Fill> Fill for Option<T> {
    fn fill(self, markup: &mut Markup) {
        match self {
            Some(value) => value.fill(markup),
            None => markup.leave_out(),
        }
    }
}

impl Markup {
    /// Leaves an attribute out; content keeps an empty place, by which its neighbours are known again.
    #[inline(never)]
    fn leave_out(&mut self) {
        if self.next_gap().is_empty() {
            self.add(Html::default());
        }
    }
}

/// Whether each element is closed by its own name: names as they are opened, and closed after `"/"`, where a
/// second `"/"` closes any.
pub(crate) const fn is_nested(names: &[&str]) -> bool {
    let mut open = [""; 24];
    let mut depth = 0;
    let mut at = 0;
    while at < names.len() {
        if is_same(names[at], "/") {
            at += 1;
            if depth == 0 {
                return false;
            }
            depth -= 1;
            if !is_same(names[at], "/") && !is_same(names[at], open[depth]) {
                return false;
            }
        } else {
            open[depth] = names[at];
            depth += 1;
        }
        at += 1;
    }
    depth == 0
}

const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[component]
    fn Sample() -> Html {
        let (label, hidden, count) = ("<b>", false, 2_usize);
        let described: Option<String> = None;
        let items = ["a", "b"].iter().map(|name| html! { <li key={*name}>{ *name }</li> });
        html! {
            <>
                <section class="card" aria-label={label} {hidden} aria-describedby={described}>
                    <h2>{ "Judul" }</h2>
                    <ul>{ for items }</ul>
                    if let Some(more) = Some(count).filter(|count| *count > 1) {
                        <p>{ more }{ " / " }{ Some("x") }</p>
                    } else {
                        <hr />
                    }
                    if hidden { <p>{ "never" }</p> }
                </section>
                <input type="text" value={label} checked={true} disabled={!hidden} />
            </>
        }
    }

    #[tokio::test]
    async fn markup_is_what_it_says_with_its_gaps_filled() {
        let written = yew::LocalServerRenderer::<Sample>::new().hydratable(false).render().await;
        assert_eq!(
            written,
            "<section class=\"card\" aria-label=\"&lt;b&gt;\"><h2>Judul</h2><ul><li>a</li><li>b</li></ul>\
             <p>2 / x</p></section>\
             <input value=\"&lt;b&gt;\" checked type=\"text\" disabled=\"\">"
        );
    }

    #[test]
    fn an_element_that_another_name_closes_is_found() {
        assert!(is_nested(&["p", "b", "/", "b", "/", "p", "hr", "/", "/"]));
        for names in [&["p", "/", "b"][..], &["p"], &["/", "p"], &["p", "b", "/", "p", "/", "b"]] {
            assert!(!is_nested(names), "{names:?}");
        }
    }
}
