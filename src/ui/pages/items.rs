//! What stands on a page of the interview: questions, notes, groups under their headings, and repeats with
//! the ways to add and to delete.

use std::ops::Range;

use yew::prelude::*;

use super::interview::Answering;
use super::question::question;
use crate::i18n::Language;
use crate::instrument::{Item, Kind, Section};
use crate::platform::clock;
use crate::response::{Edit, Now, Place, Session};
use crate::ui::kit::FEW;
use crate::ui::markup::html;

/// Up to so many instances of a repeat are drawn at once; of more, those that are near.
const MANY_INSTANCES: usize = 10;

/// Names in the page what tells of the instance that was deleted last.
pub(super) const DELETED: &str = "dihapus";

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
    let is_reminded = answering.left.contains(&section.id);
    let target = sought.and_then(|path| session.place(path));
    // The moment is read once for all that is drawn: filters alone ask for it.
    let view = View { language, is_reminded, sought: target, now: clock::moment() };
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
struct View {
    language: Language,
    /// Whether the person has been on this page and left it, so that blanks are told.
    is_reminded: bool,
    /// What must be drawn, wherever it stands.
    sought: Option<Place>,
    now: Now,
}

/// What they are drawn from.
struct Page<'a> {
    view: View,
    session: &'a Session,
    answering: &'a Answering,
}

impl Page<'_> {
    fn item(&self, place: Place) -> &Item {
        &self.session.instrument().items[place.item]
    }

    fn has_number(&self, place: Place) -> bool {
        self.session.cell(place).is_relevant && self.item(place).is_question()
    }

    /// How many numbered questions an entry is or holds.
    fn numbers_within(&self, place: Place) -> usize {
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
    fn numbers_in(&self, row: usize, around: usize) -> usize {
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

    /// One entry, after `number` questions; what a group or a repeat holds is left out where it is shown
    /// alone.
    fn entry(&self, place: Place, number: &mut usize, with_inner: bool) -> Html {
        if !self.session.cell(place).is_relevant {
            return Html::default();
        }
        let item = self.item(place);
        let label = item.label.get(self.view.language.code());
        let inner = |row: usize, number: &mut usize| -> Html {
            let children = self.session.children(row, place.item);
            html! { <>{ for children.into_iter().filter(|_| with_inner).map(|child| self.entry(child, number, true)) }</> }
        };
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
                    { inner(place.row, number) }
                </section>
            },
            Kind::Repeat(repeat) => {
                let rows = self.session.instances(place).to_vec();
                let is_free = repeat.count.is_none();
                let can_delete = is_free && rows.len() > repeat.minimum;
                let has_room = self.session.has_room();
                let can_add = is_free && has_room && rows.len() < repeat.maximum;
                let is_cut = self.session.cell(place).is_cut || is_free && !has_room;
                let count = rows.len().to_string();
                let is_long = with_inner && rows.len() > MANY_INSTANCES;
                let stretches = self.answering.stretches.filter(|_| is_long);
                let instances = if let Some(stretches) = stretches {
                    let before = *number;
                    *number += self.numbers_within(place);
                    let (count, draw) = (rows.len(), self.instances(place, before, can_delete));
                    let sought = self.sought_instance(place);
                    stretches(&self.session.path(place), count, sought, draw)
                } else {
                    let instances = rows.into_iter().enumerate().map(|(n, row)| {
                        let shown = inner(row, number);
                        self.instance(place, (n, row), shown, can_delete)
                    });
                    html! { <>{ for instances }</> }
                };
                html! {
                    <section class="repeat" key={item.id.clone()} id={self.session.path(place)} tabindex="-1">
                        <h2>{ label }</h2>
                        if let Some(hint) = &item.hint { <p class="small">{ hint.get(self.view.language.code()) }</p> }
                        { instances }
                        if is_cut { <p class="small">{ self.view.language.repeat_is_cut(&count) }</p> }
                        { self.deleted(place) }
                        if can_add {
                            <button type="button" class="large" onclick={self.edits(Edit::Add { repeat: self.session.path(place) })}>
                                { self.view.language.add_instance(label) }
                            </button>
                        }
                    </section>
                }
            }
            _ => {
                *number += usize::from(item.is_question());
                question(
                    self.view.language,
                    self.session,
                    place,
                    *number,
                    self.view.is_reminded,
                    self.answering,
                    self.view.now,
                )
            }
        }
    }

    /// The position of the instance of the repeat at `place` that holds what is sought.
    fn sought_instance(&self, place: Place) -> Option<usize> {
        let around = self.session.instances_around(self.view.sought?);
        around.into_iter().find(|(repeat, _)| *repeat == place.item).map(|(_, position)| position)
    }

    /// Draws some of the instances of the repeat at `place`, after so many questions.
    fn instances(
        &self,
        place: Place,
        before: usize,
        can_delete: bool,
    ) -> Callback<Range<usize>, Html> {
        let (view, answering) = (self.view, self.answering.clone());
        Callback::from(move |range: Range<usize>| {
            let session = answering.session.borrow();
            let page = Page { view, session: &session, answering: &answering };
            let rows = session.instances(place);
            let earlier = rows.iter().take(range.start);
            let earlier: usize = earlier.map(|row| page.numbers_in(*row, place.item)).sum();
            let mut number = before + earlier;
            let near = rows.iter().enumerate().take(range.end).skip(range.start);
            let instances = near.map(|(n, row)| {
                let children = session.children(*row, place.item).into_iter();
                let inner =
                    children.map(|child| page.entry(child, &mut number, true)).collect::<Vec<_>>();
                page.instance(place, (n, *row), html! { <>{ for inner }</> }, can_delete)
            });
            html! { <>{ for instances }</> }
        })
    }

    /// The instance `n`, from 0, of the repeat at `place`.
    fn instance(
        &self,
        place: Place,
        (n, row): (usize, usize),
        inner: Html,
        can_delete: bool,
    ) -> Html {
        let label = self.item(place).label.get(self.view.language.code());
        let path = format!("{}[{}]", self.session.path(place), n + 1);
        let title = self.view.language.instance(label, &(n + 1).to_string());
        let ondelete = {
            let (path, title) = (path.clone(), title.clone());
            let ondelete = self.answering.ondelete.clone();
            Callback::from(move |_: MouseEvent| ondelete.emit((path.clone(), title.clone())))
        };
        html! {
            <section class="instance" key={row.to_string()} id={path} aria-label={title.clone()} tabindex="-1">
                <div class="row between">
                    <h3>{ &title }</h3>
                    if can_delete {
                        <button type="button" class="quiet" aria-label={self.view.language.delete_named(&title)} onclick={ondelete}>
                            { self.view.language.delete() }
                        </button>
                    }
                </div>
                { inner }
            </section>
        }
    }

    /// What was deleted last of the repeat at `place`, with the way back.
    fn deleted(&self, place: Place) -> Html {
        let Some((instance, answers)) = &self.answering.deleted else { return Html::default() };
        let is_of_this =
            instance.rsplit_once('[').is_some_and(|(path, _)| path == self.session.path(place));
        if !is_of_this {
            return Html::default();
        }
        let edit = Edit::PutBack { instance: instance.clone(), answers: answers.clone() };
        html! {
            <div class="row card warn" role="status" id={DELETED} tabindex="-1">
                <p>{ self.view.language.instance_deleted() }</p>
                <button type="button" onclick={self.edits(edit)}>{ self.view.language.undo() }</button>
            </div>
        }
    }

    fn edits(&self, edit: Edit) -> Callback<MouseEvent> {
        self.answering.onedit.reform(move |_: MouseEvent| edit.clone())
    }
}
