//! How far the study in use has come on this device: interviews against targets, and days against its last one.

use yew::prelude::*;

use crate::platform::clock;
use crate::record::{StudyFileV1, TargetV1};
use crate::response::{Timestamp, is_within};
use crate::store::{State, Summary, newest_locked};
use crate::ui::context::Shared;
use crate::ui::markup::html;
use crate::ui::route::{STUDIES, STUDY_IS_OVER};

/// So many sites are shown at once; more are folded up.
const FEW_SITES: usize = 8;
/// So many days before the answers must be deleted, that is told.
const SOON: i64 = 14;
const DAY: i64 = 86_400_000;

/// What is to be known of the study before anything else; a new device is told how to come by one.
pub(super) fn study_state(shared: &Shared) -> Html {
    let language = shared.language();
    let Some(study) = &shared.state.device.study else {
        return html! {
            <section class="card resume">
                <p>{ language.no_study() }</p>
                <div class="row"><a class="button primary" href={STUDIES}>{ language.open_study() }</a></div>
            </section>
        };
    };
    last_day(shared, study)
}

/// The day by which answers are deleted, where it is near or over.
fn last_day(shared: &Shared, study: &StudyFileV1) -> Html {
    let language = shared.language();
    let moment = |day: &str| Timestamp::parse(&format!("{day}T00:00:00Z"));
    let days = match (moment(&study.delete_by), moment(&clock::now().date())) {
        (Some(last), Some(today)) => (last.unix_milliseconds() - today.unix_milliseconds()) / DAY,
        _ => return Html::default(),
    };
    if days > SOON {
        return Html::default();
    }
    let day = language.date(&study.delete_by);
    html! {
        <section class="card warn">
            if days < 0 {
                <p><strong>{ language.study_is_over(&day) }</strong></p>
                <div class="row"><a class="button" href={format!("{STUDY_IS_OVER}{}", study.code)}>{ language.delete_answers() }</a></div>
            } else {
                <p>{ language.study_ends(&day, &days.to_string()) }</p>
            }
        </section>
    }
}

/// Interviews against targets, site by site, in the round that is being held.
pub(super) fn targets(shared: &Shared) -> Html {
    let language = shared.language();
    let Some(study) = &shared.state.device.study else { return Html::default() };
    let summaries = &shared.state.summaries;
    let last = summaries.iter().find(|summary| summary.is_of(&study.code));
    let round = last.map(|summary| &summary.round).or(study.rounds.first());
    let Some(round) = round.filter(|_| !study.targets.is_empty()) else { return Html::default() };
    let label = |role: &str| {
        let instrument = shared.state.instrument.as_ref();
        let known = instrument.and_then(|instrument| instrument.0.instrument.role(role));
        known.map_or_else(|| role.to_owned(), |role| role.label.get(language.code()).to_owned())
    };
    let (counts, outside) = done(summaries, study, round);
    let mut rows: Vec<(&str, Vec<Html>)> = Vec::new();
    let (mut all, mut wanted) = (0, 0);
    for (target, count) in study.targets.iter().zip(counts) {
        all += count;
        wanted += target.count;
        let words = language.progress_of(
            &label(&target.role),
            &count.to_string(),
            &target.count.to_string(),
        );
        let class = if count < target.count { "chip" } else { "chip ok" };
        let chip = html! { <span {class}>{ words }</span> };
        match rows.iter_mut().find(|(site, _)| *site == target.site) {
            Some((_, chips)) => chips.push(chip),
            None => rows.push((&target.site, vec![chip])),
        }
    }
    let open = rows.len() <= FEW_SITES;
    let places = study.places();
    let rows = rows.into_iter().map(|(site, chips)| {
        let is_outer = places.iter().any(|place| place.has_inner && place.name == *site);
        let words = if is_outer { language.all_of(site) } else { site.to_owned() };
        html! { <li><strong>{ words }</strong><div class="row">{ for chips }</div></li> }
    });
    let title =
        language.progress_of(&language.round_named(round), &all.to_string(), &wanted.to_string());
    html! {
        <details class="card targets" {open}>
            <summary>{ title }</summary>
            <ul>{ for rows }</ul>
            if outside > 0 { <p class="small">{ language.outside_targets(&outside.to_string()) }</p> }
        </details>
    }
}

/// For each target of `study`, how many interviews of the round are locked with answers; a revision counts in
/// place of those that it replaces. An interview counts once: to the innermost of the places it lies in that have a
/// target for its role. And how many interviews of the round have none.
fn done(summaries: &[Summary], study: &StudyFileV1, round: &str) -> (Vec<u32>, u32) {
    let newest = newest_locked(summaries);
    let (mut counts, mut outside) = (vec![0; study.targets.len()], 0);
    for summary in summaries {
        let counted = summary.state == State::Finalised
            && summary.is_of(&study.code)
            && summary.round == round
            && summary.participants.is_none()
            && !summary.is_replaced(&newest);
        let is_aim = |(_, target): &(usize, &TargetV1)| {
            target.role == summary.role && is_within(&summary.site, &target.site)
        };
        let aims = study.targets.iter().enumerate().filter(is_aim);
        match aims.max_by_key(|(_, aim)| aim.site.len()) {
            _ if !counted => {}
            Some((n, _)) => counts[n] += 1,
            None => outside += 1,
        }
    }
    (counts, outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: &str, state: State) -> Summary {
        Summary {
            key: key.to_owned(),
            study: "GRD".to_owned(),
            code: String::new(),
            role: "W".to_owned(),
            site: "RW 07 > RT 01".to_owned(),
            round: "1".to_owned(),
            instrument: String::new(),
            started_at: String::new(),
            kept_at: String::new(),
            state,
            answered: 0,
            required: 0,
            participants: None,
            exported_at: None,
            digest: None,
        }
    }

    #[test]
    fn a_target_counts_newest_revisions_with_answers_of_its_study_and_round() {
        let target = |site: &str, role: &str| TargetV1 {
            site: site.to_owned(),
            role: role.to_owned(),
            count: 3,
        };
        let mut study = StudyFileV1::empty();
        study.code = "GRD".to_owned();
        study.targets = vec![target("RW 07 > RT 01", "W"), target("RW 07 > RT 01", "K")];
        let other = |change: fn(&mut Summary)| {
            let mut other = line("z.1", State::Finalised);
            change(&mut other);
            other
        };
        let lines = [
            // Corrected: counts once.
            line("a.2", State::Finalised),
            line("a.1", State::Finalised),
            // Withdrawn, refused, a draft: do not count.
            line("b.2", State::Refused),
            line("c.1", State::Refused),
            line("d.1", State::Draft),
            // A correction that is being written: the locked one counts.
            line("e.2", State::Draft),
            line("e.1", State::Finalised),
            other(|line| line.study = "KDK".to_owned()),
            other(|line| line.round = "2".to_owned()),
            other(|line| line.site = "RT 01".to_owned()),
            other(|line| line.role = "G".to_owned()),
            // From before lines named their study.
            other(|line| line.study = String::new()),
        ];
        assert_eq!(done(&lines, &study, "1"), (vec![3, 0], 2));
        assert_eq!(done(&lines, &study, "2"), (vec![1, 0], 0));
    }

    #[test]
    fn an_interview_counts_once_to_the_innermost_target_around_it() {
        let target = |site: &str, role: &str| TargetV1 {
            site: site.to_owned(),
            role: role.to_owned(),
            count: 3,
        };
        let mut study = StudyFileV1::empty();
        study.code = "GRD".to_owned();
        study.targets = vec![
            target("RW 07", "W"),
            target("RW 07", "K"),
            target("RW 07 > RT 01", "W"),
            target("RW 07 > RT 010", "W"),
        ];
        let at = |key: &str, site: &str, role: &str| Summary {
            site: site.to_owned(),
            role: role.to_owned(),
            ..line(key, State::Finalised)
        };
        let lines = [
            at("a.1", "RW 07 > RT 01", "W"),
            // There is no target for this neighbourhood alone, nor for this role in the other one.
            at("b.1", "RW 07 > RT 02", "W"),
            at("c.1", "RW 07 > RT 01", "K"),
            // Of all of it.
            at("d.1", "RW 07", "K"),
            at("e.1", "RW 08", "W"),
            // A meeting is no interview.
            Summary { participants: Some(9), ..at("f.1", "RW 07", "") },
        ];
        assert_eq!(done(&lines, &study, "1"), (vec![1, 2, 1, 0], 1));
    }
}
