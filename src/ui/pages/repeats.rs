//! Repeats of an interview: their instances, with the ways to add and to delete.

use std::ops::Range;

use yew::prelude::*;

use super::items::Page;
use crate::instrument::Kind;
use crate::response::{Edit, Place};
use crate::ui::markup::html;

/// Up to so many instances of a repeat are drawn at once; of more, those that are near.
const MANY_INSTANCES: usize = 10;

/// Names in the page what tells of the instance that was deleted last.
pub(super) const DELETED: &str = "dihapus";

/// The repeat at `place`, after `number` questions; what it holds is left out where it is shown alone.
pub(in crate::ui) fn repeat(
    page: &Page<'_>,
    place: Place,
    number: &mut usize,
    with_inner: bool,
) -> Html {
    page.repeat(place, number, with_inner)
}

impl Page<'_> {
    fn repeat(&self, place: Place, number: &mut usize, with_inner: bool) -> Html {
        let item = self.item(place);
        let Kind::Repeat(repeat) = &item.kind else { return Html::default() };
        let label = item.label.get(self.view.language.code());
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
                let shown = self.inner(row, place.item, number, with_inner);
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
