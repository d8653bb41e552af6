//! What stands on a page of the interview: questions, notes, groups under their headings.

use std::ops::Range;

use yew::prelude::*;

use super::interview::Answering;
use super::question::question;
use crate::i18n::Language;
use crate::instrument::{Item, Kind, Section};
use crate::platform::clock;
use crate::response::{Now, Place, Session};
use crate::ui::kit::FEW;
use crate::ui::markup::html;

/// The entries of `section`, or `only` one of them; the one at the path `sought` is drawn wherever it stands.
/// So many questions come `before` the page.
pub(super) fn items(
    language: Language,
    session: &Session,
    section: &Section,
    (only, sought): (Option<Place>, Option<&str>),
    before: usize,
    answering: &Answering,
) -> Html {
    let index = session.instrument().items[section.item].place.section;
    let target = sought.and_then(|path| session.place(path));
    // The moment is read once for all that is drawn: filters alone ask for it.
    let view = View { language, sought: target, now: clock::moment() };
    let page = Page { view, session, answering };
    if let Some(only) = only {
        let earlier = session.places(index).into_iter().take_while(|place| *place != only);
        let mut number = before + earlier.filter(|place| page.has_number(*place)).count();
        let instance = instance_words(language, session, only);
        let groups = page.groups_around(only);
        let question = page.entry(only, &mut number, false);
        return html! {
            <>
                if let Some(instance) = instance { <h2>{ instance }</h2> }
                { for groups }
                { question }
            </>
        };
    }
    let entries = session.page(index);
    let Some(stretches) = answering.stretches.filter(|_| entries.len() > FEW) else {
        return page.entries(entries, before);
    };
    let count = entries.len();
    let sought = target.and_then(|place| {
        let holds = |entry: &Place| {
            (entry.item..session.instrument().items[entry.item].place.end).contains(&place.item)
        };
        entries.iter().position(holds)
    });
    let draw = {
        let answering = answering.clone();
        Callback::from(move |range: Range<usize>| {
            let session = answering.session.borrow();
            let page = Page { view, session: &session, answering: &answering };
            let mut entries = session.page(index);
            let near = entries.drain(range.start..range.end.min(entries.len())).collect();
            let earlier = entries.into_iter().take(range.start);
            let number = before + earlier.map(|place| page.numbers_within(place)).sum::<usize>();
            page.entries(near, number)
        })
    };
    stretches(&section.id, count, sought, draw)
}

/// Which instance of which repeats a place is in, in words; none where it is in none.
pub(super) fn instance_words(
    language: Language,
    session: &Session,
    place: Place,
) -> Option<String> {
    let around = session.instances_around(place).into_iter().map(|(repeat, position)| {
        let label = session.instrument().items[repeat].label.get(language.code());
        language.instance(label, &(position + 1).to_string())
    });
    let words: Vec<String> = around.collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

/// How the entries of a page are drawn.
#[derive(Clone, Copy)]
pub(super) struct View {
    pub(super) language: Language,
    /// What must be drawn, wherever it stands.
    pub(super) sought: Option<Place>,
    now: Now,
}

/// What they are drawn from.
pub(in crate::ui) struct Page<'a> {
    pub(super) view: View,
    pub(super) session: &'a Session,
    pub(super) answering: &'a Answering,
}

impl Page<'_> {
    pub(super) fn item(&self, place: Place) -> &Item {
        &self.session.instrument().items[place.item]
    }

    fn has_number(&self, place: Place) -> bool {
        self.session.cell(place).is_relevant && self.item(place).is_question()
    }

    /// How many numbered questions an entry is or holds.
    pub(super) fn numbers_within(&self, place: Place) -> usize {
        match self.item(place).kind {
            Kind::Group => self.numbers_in(place.row, place.item),
            Kind::Repeat(_) => {
                let rows = self.session.instances(place).iter();
                rows.map(|row| self.numbers_in(*row, place.item)).sum()
            }
            _ => usize::from(self.has_number(place)),
        }
    }

    /// How many a group or a repeat holds in one of its rows.
    pub(super) fn numbers_in(&self, row: usize, around: usize) -> usize {
        let children = self.session.children(row, around).into_iter();
        children.map(|child| self.numbers_within(child)).sum()
    }

    fn entries(&self, places: Vec<Place>, before: usize) -> Html {
        let mut number = before;
        html! { <>{ for places.into_iter().map(|place| self.entry(place, &mut number, true)) }</> }
    }

    /// The words over what a group holds.
    fn heading(&self, group: &Item) -> Html {
        let label = group.label.get(self.view.language.code());
        html! {
            <>
                if !label.is_empty() { <h2>{ label }</h2> }
                if let Some(hint) = &group.hint { <p class="small">{ hint.get(self.view.language.code()) }</p> }
            </>
        }
    }

    /// The words over each group that a place is in, the outermost first.
    fn groups_around(&self, place: Place) -> Vec<Html> {
        let items = &self.session.instrument().items;
        let parents = std::iter::successors(items[place.item].place.parent, |parent| {
            items[*parent].place.parent
        });
        let groups =
            parents.map(|parent| &items[parent]).filter(|item| matches!(item.kind, Kind::Group));
        let mut headings: Vec<Html> = groups.map(|group| self.heading(group)).collect();
        headings.reverse();
        headings
    }

    /// What a group or a repeat holds in one of its rows, after `number` questions.
    pub(super) fn inner(
        &self,
        row: usize,
        around: usize,
        number: &mut usize,
        is_shown: bool,
    ) -> Html {
        let children = self.session.children(row, around).into_iter().filter(|_| is_shown);
        html! { <>{ for children.map(|child| self.entry(child, number, true)) }</> }
    }

    /// One entry, after `number` questions; what a group or a repeat holds is left out where it is shown
    /// alone.
    pub(super) fn entry(&self, place: Place, number: &mut usize, with_inner: bool) -> Html {
        if !self.session.cell(place).is_relevant {
            return Html::default();
        }
        let item = self.item(place);
        let label = item.label.get(self.view.language.code());
        match &item.kind {
            Kind::Section | Kind::Calculate => Html::default(),
            Kind::Note => html! {
                <div class="card note" key={item.id.clone()} id={self.session.path(place)} tabindex="-1">
                    <p>{ label }</p>
                    if let Some(hint) = &item.hint { <p class="small">{ hint.get(self.view.language.code()) }</p> }
                </div>
            },
            Kind::Group => html! {
                <section class="group" key={item.id.clone()}>
                    { self.heading(item) }
                    { self.inner(place.row, place.item, number, with_inner) }
                </section>
            },
            Kind::Repeat(_) => self
                .answering
                .repeat
                .map_or_else(Html::default, |draw| draw(self, place, number, with_inner)),
            _ => {
                *number += usize::from(item.is_question());
                question(
                    self.view.language,
                    self.session,
                    place,
                    *number,
                    self.answering.left.contains(&place),
                    self.answering,
                    self.view.now,
                )
            }
        }
    }
}
