//! What an evaluation finds in many interviews: reliability, spreads, comparisons, changes, gaps, counts, doubts.

use std::collections::BTreeMap;

use berdaya::evaluation::{
    Bar, By, Changed, Comparison, DataSet, Effect, Filter, Findings, ItemFlag, Measure,
    NotReliable, QualityFlag, Reliability, ScaleReliability, Settings, Way, Weights, evaluate,
    summarise,
};
use berdaya::instrument::{Family, Missing};
use berdaya::record::{InstrumentSource, ReportV1};
use berdaya::response::{AnswerKind, Event, Response, Sitting};
use berdaya::scoring::{Aggregation, Scores};
use berdaya::stats::{Magnitude, NoFigure, Unit, kruskal_wallis, mann_whitney};
use serde_json::{Value, json};

use crate::interview::{moment, shipped};
use crate::questionnaire::{FactorPlan, ItemPlan, Reply, file, held as replies, source};
use crate::schema::{assert_valid, schema_of};
use crate::village::{data_set_of, held, merged_of};

const POINTS: [i32; 5] = [1, 2, 3, 4, 5];

/// Source: tests/reference/village.py.
const VILLAGE: &str = include_str!("../reference/village.json");

fn found(source: &InstrumentSource, responses: &[Response]) -> Findings {
    evaluate(&data_set_of(source, responses), &Settings::default())
}

/// An instrument with the factors that are named, each of as many items, reversed where the name of the item says so.
fn instrument(factors: &[(&str, Family, &[&str])]) -> InstrumentSource {
    let plans: Vec<FactorPlan> = factors
        .iter()
        .map(|(id, family, items)| {
            let item = |id: &&str| ItemPlan { reverse: id.ends_with('r'), ..ItemPlan::plain(id) };
            FactorPlan::plain(id, *family, items.iter().map(item).collect())
        })
        .collect();
    source(&POINTS, &plans)
}

/// One supporting factor, `S`, of two items.
fn simple() -> InstrumentSource {
    instrument(&[("S", Family::Supporting, &["a", "b"])])
}

/// The `n`th interview, in which each item is answered with its point.
fn answered(source: &InstrumentSource, n: u16, role: &str, points: &[(&str, usize)]) -> Response {
    let row: Vec<(String, Reply)> =
        points.iter().map(|(item, point)| ((*item).to_owned(), Reply::Point(point - 1))).collect();
    numbered(replies(source, role, &POINTS, &row), n)
}

fn numbered(mut response: Response, n: u16) -> Response {
    response.id = uuid::Uuid::from_u128(response.id.as_u128() + u128::from(n) * 0x1_0000);
    response.setting.code = format!("{}-{n:03}", response.setting.role);
    response
}

/// The `n`th interview of [`simple`], with both items at `point`.
fn simply(n: u16, role: &str, point: usize) -> Response {
    answered(&simple(), n, role, &[("a", point), ("b", point)])
}

#[track_caller]
fn close(given: f64, expected: f64) {
    let error = (given - expected).abs() / expected.abs().max(1e-300);
    assert!(error < 1e-9 || given == expected, "{given} is not {expected}");
}

/// The village of the reference: six items, the third of them reversed, twelve sites.
fn village() -> (InstrumentSource, Vec<Response>, Value) {
    let reference: Value = serde_json::from_str(VILLAGE).unwrap();
    let source = instrument(&[("T", Family::Supporting, &["i0", "i1", "i2r", "i3", "i4", "i5"])]);
    let items = reference["items"].as_array().unwrap();
    let responses = (0..300_u16).map(|n| {
        let row = ["i0", "i1", "i2r", "i3", "i4", "i5"].iter().zip(items).map(|(id, values)| {
            let reply = values[usize::from(n)].as_f64().map_or(Reply::Blank, |score| {
                let position =
                    POINTS.iter().position(|p| f64::from(p - 1) * 25.0 == score).unwrap();
                Reply::Point(if id.ends_with('r') { 4 - position } else { position })
            });
            ((*id).to_owned(), reply)
        });
        let mut response = numbered(replies(&source, "W", &POINTS, &row.collect::<Vec<_>>()), n);
        response.setting.site = format!("RW {:02}", reference["site"][usize::from(n)]);
        response
    });
    let responses = responses.collect();
    (source, responses, reference)
}

fn factor(id: &str) -> Measure {
    Measure::Factor(id.to_owned())
}

#[track_caller]
fn scale<'a>(findings: &'a Findings, measure: &Measure) -> &'a ScaleReliability {
    findings.reliability.iter().find(|scale| scale.measure == *measure).unwrap()
}

#[track_caller]
fn reliability<'a>(findings: &'a Findings, measure: &Measure) -> &'a Reliability {
    scale(findings, measure).found.as_ref().unwrap()
}

#[track_caller]
fn table(findings: &Findings, by: By) -> &Comparison {
    findings.comparisons.iter().find(|table| table.by == by).unwrap()
}

// --- Reliability ---

#[test]
fn the_reference_village_has_the_reference_reliability() {
    let (source, responses, reference) = village();
    let findings = found(&source, &responses);
    let known = &reference["scale"]["listwise"];
    let told = reliability(&findings, &factor("T"));
    assert_eq!((told.alpha.n, told.alpha.k, told.bar), (211, 6, Bar::General));
    close(told.alpha.alpha, known["alpha"].as_f64().unwrap());
    close(told.pairwise.unwrap().alpha, reference["scale"]["pairwise"]["alpha"].as_f64().unwrap());
    close(told.sem.unwrap(), reference["scale"]["sem"].as_f64().unwrap());
    close(told.mdc95.unwrap(), reference["scale"]["mdc95"].as_f64().unwrap());
    let omega = told.omega.as_ref().unwrap().omega;
    assert!((omega - reference["scale"]["omega"].as_f64().unwrap()).abs() < 1e-8);
    assert!(!told.is_indicative);
    for (n, item) in told.items.iter().enumerate() {
        close(item.rest.unwrap(), known["rest"][n].as_f64().unwrap());
        close(item.alpha_without.unwrap(), known["alpha_without"][n].as_f64().unwrap());
        assert!(item.is_valid && !item.flags.contains(&ItemFlag::LowItemTotal), "{item:?}");
    }
}

#[test]
fn sites_of_the_reference_village_cost_what_the_reference_says() {
    let (source, responses, reference) = village();
    let findings = found(&source, &responses);
    let design = &findings.design[0];
    assert_eq!(design.measure, Measure::Index(Family::Supporting));
    let sites = design.sites.unwrap();
    close(sites.icc, reference["cluster"]["icc"].as_f64().unwrap());
    close(sites.standard_error, reference["cluster"]["standard_error"].as_f64().unwrap());
    let drawn = design.drawn.unwrap().unwrap();
    assert_eq!((drawn.unit, drawn.draws), (Unit::Cluster, 2000));
    assert_eq!(findings.design.len(), 1, "nobody has another index");
}

#[test]
fn a_factor_that_its_items_make_up_has_no_reliability() {
    for (kind, why) in [("formative", NotReliable::Formative), ("ordered", NotReliable::Ordered)] {
        let plan = FactorPlan::plain(
            "S",
            Family::Supporting,
            vec![ItemPlan::plain("a"), ItemPlan::plain("b")],
        );
        let mut text = file(&POINTS, &[plan]);
        *text.pointer_mut("/scoring/factors/0/kind").unwrap() = json!(kind);
        let source =
            InstrumentSource::read(&text.to_string(), &berdaya::expression::Rules).unwrap();
        let responses: Vec<Response> = (0..12)
            .map(|n| answered(&source, n, "W", &[("a", 1 + usize::from(n) % 5), ("b", 3)]))
            .collect();
        assert_eq!(scale(&found(&source, &responses), &factor("S")).found, Err(why));
    }
}

#[test]
fn a_coefficient_needs_ten_interviews_and_is_indicative_below_thirty() {
    let told = |count: u16| {
        let row = |n: u16| {
            let point = 1 + usize::from(n) % 5;
            answered(
                &simple(),
                n,
                "W",
                &[("a", point), ("b", 1 + (point + usize::from(n) / 5) % 5)],
            )
        };
        let findings = found(&simple(), &(0..count).map(row).collect::<Vec<_>>());
        scale(&findings, &factor("S")).found.clone()
    };
    assert_eq!(told(9), Err(NotReliable::TooFewInterviews));
    assert!(told(10).unwrap().is_indicative && told(29).unwrap().is_indicative);
    let enough = told(30).unwrap();
    assert!(!enough.is_indicative);
    assert_eq!(enough.omega, Err(NoFigure::FewerThanThreeItems));
    assert_eq!(enough.items[0].alpha_without, Err(NoFigure::FewerThanThreeItems));
}

#[test]
fn an_item_that_speaks_against_the_others_is_flagged() {
    let source = instrument(&[("S", Family::Supporting, &["a", "b", "c"])]);
    let responses: Vec<Response> = (0..40)
        .map(|n| {
            let point = 1 + usize::from(n) % 5;
            answered(&source, n, "W", &[("a", point), ("b", point), ("c", 6 - point)])
        })
        .collect();
    let findings = found(&source, &responses);
    let told = reliability(&findings, &factor("S"));
    assert_eq!(told.bar, Bar::Low);
    let odd = &told.items[2];
    assert!((odd.rest.unwrap() + 1.0).abs() < 1e-12 && !odd.is_valid);
    assert_eq!(
        odd.flags,
        [ItemFlag::Floor, ItemFlag::Ceiling, ItemFlag::LowItemTotal, ItemFlag::BetterWithout]
    );
    assert_eq!(told.omega, Err(NoFigure::NoCommonFactor), "of nothing in common");
}

#[test]
fn a_family_is_a_scale_where_it_has_two_factors() {
    let source = instrument(&[
        ("S1", Family::Supporting, &["a", "b"]),
        ("S2", Family::Supporting, &["c", "d"]),
        ("H1", Family::Inhibiting, &["e", "f"]),
    ]);
    let findings = found(&source, &[answered(&source, 1, "W", &[("a", 1)])]);
    let measures: Vec<&Measure> = findings.reliability.iter().map(|scale| &scale.measure).collect();
    let family = Measure::Index(Family::Supporting);
    assert_eq!(measures, [&factor("S1"), &factor("S2"), &factor("H1"), &family]);
    assert_eq!(scale(&findings, &family).items, ["a", "b", "c", "d"]);
}

// --- Spreads ---

#[test]
fn reasons_for_the_lack_of_a_value_are_told_apart() {
    let source = simple();
    let reply = |n, reply| numbered(replies(&source, "W", &POINTS, &[("a".to_owned(), reply)]), n);
    let responses = [
        reply(1, Reply::Point(4)),
        reply(2, Reply::Point(4)),
        reply(3, Reply::Point(0)),
        reply(4, Reply::Code(Missing::DoesNotKnow)),
        reply(5, Reply::Code(Missing::NotApplicable)),
        reply(6, Reply::Code(Missing::Refused)),
        reply(7, Reply::Blank),
    ];
    let findings = found(&source, &responses);
    let told = &findings.distributions[0];
    assert_eq!((told.item.as_str(), told.factor.as_deref(), told.asked), ("a", Some("S"), 7));
    let counts: Vec<(i32, usize)> = told.choices.iter().map(|one| (one.point, one.n)).collect();
    assert_eq!(counts, [(1, 1), (2, 0), (3, 0), (4, 0), (5, 2)]);
    let lacking = (told.does_not_know, told.not_applicable, told.refused, told.blank);
    assert_eq!(lacking, (1, 1, 1, 1));
    let points = told.points.unwrap();
    close(points.mean, 11.0 / 3.0);
    close(points.ceiling, 2.0 / 3.0);
    assert_eq!((points.minimum, points.median, points.maximum), (1.0, 5.0, 5.0));
    let agreeing = told.agreeing.unwrap();
    assert_eq!(agreeing.n, 3);
    close(agreeing.share, 2.0 / 3.0);
    // Three of the six to whom it applies have no value.
    assert_eq!((told.missing_share, told.is_often_missing), (Some(0.5), true));
    assert_eq!(told.flags, [ItemFlag::Floor, ItemFlag::Ceiling]);
    // Of the other item all seven are blank; TB takes one of the first out.
    let factor = &findings.quality.factors[0];
    assert_eq!((&*factor.factor, factor.applicable, factor.answered), ("S", 13, 3));
    assert!(factor.is_flagged);
}

#[test]
fn a_question_that_the_role_is_not_asked_is_not_missing() {
    let items = vec![
        ItemPlan::plain("a"),
        ItemPlan { roles: vec!["K".to_owned()], ..ItemPlan::plain("b") },
        ItemPlan::plain("c"),
    ];
    let source = source(&POINTS, &[FactorPlan::plain("S", Family::Supporting, items)]);
    let findings = found(&source, &[answered(&source, 1, "W", &[("a", 3), ("c", 3)])]);
    let asked: Vec<&str> = findings.distributions.iter().map(|one| one.item.as_str()).collect();
    assert_eq!(asked, ["a", "c"]);
    assert_eq!(findings.quality.flagged, []);
}

// --- Comparisons ---

/// The scores of `S` over `responses`, group by group.
fn scores_by(responses: &[Response], group: fn(&Response) -> String) -> BTreeMap<String, Vec<f64>> {
    let mut groups: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for one in &data_set_of(&simple(), responses).interviews {
        let score = one.scores.as_ref().and_then(|scores: &Scores| scores.factor("S"));
        groups.entry(group(&one.response)).or_default().extend(score);
    }
    groups
}

#[test]
fn two_roles_lie_apart_and_effects_are_told_before_p() {
    let mut responses: Vec<Response> =
        (0..12).map(|n| simply(n, "W", 1 + usize::from(n) % 3)).collect();
    responses.extend((12..24).map(|n| simply(n, "K", 4 + usize::from(n) % 2)));
    let findings = found(&simple(), &responses);
    let roles = table(&findings, By::Role);
    assert_eq!(roles.groups, ["K", "W"]);
    // The index of the family is the factor's score, so both rows say the same.
    let measures: Vec<&Measure> = roles.rows.iter().map(|row| &row.measure).collect();
    assert_eq!(measures, [&Measure::Index(Family::Supporting), &factor("S")]);
    let row = &roles.rows[1];
    close(row.groups[0].unwrap().mean, 87.5);
    close(row.groups[1].unwrap().mean, 25.0);
    let test = row.test.as_ref().unwrap();
    let Effect::Two(pair) = &test.effect else { panic!("{test:?}") };
    close(pair.difference.unwrap().difference, 62.5);
    assert_eq!((pair.ranks.delta, pair.magnitude), (1.0, Magnitude::Large));
    let groups = scores_by(&responses, |response| response.setting.role.clone());
    close(test.p, mann_whitney(&groups["K"], &groups["W"]).unwrap().p);
    close(test.p_holm, 2.0 * test.p);
    assert!(test.is_headline);
    assert!(findings.comparisons.iter().all(|table| table.by == By::Role), "one site, one round");
}

#[test]
fn nothing_is_tested_below_five_and_no_headline_is_made_below_ten() {
    let told = |count: u16| {
        let mut responses: Vec<Response> =
            (0..20).map(|n| simply(n, "W", 1 + usize::from(n) % 2)).collect();
        responses.extend((20..20 + count).map(|n| simply(n, "K", 5)));
        let findings = found(&simple(), &responses);
        let row = &table(&findings, By::Role).rows[1];
        assert!(row.groups.iter().all(Option::is_some), "told all the same");
        row.test.as_ref().map(|test| (test.p_holm < 0.05, test.is_headline)).map_err(|why| *why)
    };
    assert_eq!(told(4), Err(NoFigure::TooFew));
    assert_eq!(told(9), Ok((true, false)));
    assert_eq!(told(10), Ok((true, true)));
}

/// A site with too few interviews stands in the table, and the pairs still name the others rightly.
#[test]
fn several_sites_are_tested_without_the_one_that_is_too_small() {
    let mut responses = Vec::new();
    for (n, (site, point)) in (0_u16..).zip([("A", 1), ("B", 3), ("C", 1), ("D", 5)]) {
        for k in 0..if site == "B" { 4 } else { 12 } {
            let point = if k % 3 == 0 { 3 } else { point };
            let mut response = simply(100 * n + k, "W", point);
            site.clone_into(&mut response.setting.site);
            responses.push(response);
        }
    }
    let findings = found(&simple(), &responses);
    let sites = table(&findings, By::Site);
    assert_eq!(sites.groups, ["A", "B", "C", "D"]);
    let test = sites.rows[1].test.as_ref().unwrap();
    assert_eq!(test.groups, [0, 2, 3]);
    let groups = scores_by(&responses, |response| response.setting.site.clone());
    let expected = kruskal_wallis(&[&groups["A"], &groups["C"], &groups["D"]]).unwrap();
    let Effect::Several { test: told, pairs } = &test.effect else { panic!("{test:?}") };
    close(told.h, expected.h);
    let named: Vec<(usize, usize)> =
        told.pairs.iter().map(|pair| (pair.left, pair.right)).collect();
    assert_eq!(named, [(0, 2), (0, 3), (2, 3)]);
    let apart: Vec<(usize, usize)> = pairs.iter().map(|pair| (pair.left, pair.right)).collect();
    assert_eq!(apart, [(0, 3), (2, 3)]);
    assert!(pairs[0].difference.unwrap().difference < 0.0, "A is below D");
}

// --- Changes ---

/// The `n`th respondent in a round that began on `day`.
fn in_round(n: u16, round: &str, day: u16, point: usize) -> Response {
    let mut response = simply(n, "W", point);
    response.id = uuid::Uuid::from_u128(response.id.as_u128() + (u128::from(day) << 40));
    round.clone_into(&mut response.setting.round);
    response.started_at = moment(&format!("2026-03-{day:02}T09:30:00+07:00"));
    response
}

#[test]
fn the_same_respondents_are_held_against_themselves() {
    let before = (0..12).map(|n| in_round(n, "b", 1, 1 + usize::from(n) % 3));
    let after = (2..15).map(|n| in_round(n, "a", 9, 2 + usize::from(n) % 3 + usize::from(n == 5)));
    let findings = found(&simple(), &before.chain(after).collect::<Vec<_>>());
    let [change] = &findings.changes[..] else { panic!("{:?}", findings.changes) };
    assert_eq!((change.from.as_str(), change.to.as_str()), ("b", "a"), "by when they began");
    assert_eq!((change.n_from, change.n_to), (12, 13));
    assert_eq!((change.linked, change.lost, change.joined, change.ambiguous), (10, 2, 3, 0));
    assert_eq!(change.way, Way::Linked);
    let row = change.rows.iter().find(|row| row.measure == factor("S")).unwrap();
    assert_eq!((row.before.unwrap().n, row.after.unwrap().n), (10, 10));
    let Ok(Changed::Linked { difference, ranks, d_z, regression }) = &row.change else {
        panic!("{row:?}")
    };
    // Nine rise by one point of five, one by two.
    close(difference.difference, 27.5);
    assert_eq!((ranks.n, ranks.v, ranks.is_exact), (10, 55.0, false));
    close(*d_z, 27.5 / 62.5_f64.sqrt());
    assert!(regression.is_some());
    close(row.p_holm.unwrap(), 2.0 * ranks.p);
    assert!(row.is_headline);
}

#[test]
fn rounds_without_enough_common_codes_are_two_sets_of_respondents() {
    let before = (0..12).map(|n| in_round(n, "1", 1, 1 + usize::from(n) % 2));
    let after = (8..20).map(|n| in_round(n, "2", 9, 3 + usize::from(n) % 2));
    let findings = found(&simple(), &before.chain(after).collect::<Vec<_>>());
    let change = &findings.changes[0];
    assert_eq!((change.linked, change.way), (4, Way::Unlinked));
    let row = change.rows.iter().find(|row| row.measure == factor("S")).unwrap();
    assert_eq!((row.before.unwrap().n, row.after.unwrap().n), (12, 12));
    let Ok(Changed::Unlinked(pair)) = &row.change else { panic!("{row:?}") };
    assert_eq!((pair.left, pair.right), (1, 0), "after less before");
    close(pair.difference.unwrap().difference, 50.0);
}

#[test]
fn a_code_that_two_interviews_of_a_round_share_links_nobody() {
    let mut responses: Vec<Response> = (0..8).map(|n| in_round(n, "1", 1, 2)).collect();
    responses.extend((0..8).map(|n| in_round(n, "2", 9, 3)));
    let mut twin = in_round(50, "2", 10, 5);
    twin.setting.code.clone_from(&responses[3].setting.code);
    responses.push(twin);
    let change = &found(&simple(), &responses).changes[0];
    assert_eq!((change.linked, change.ambiguous), (7, 2));
    let flagged: Vec<String> = found(&simple(), &responses)
        .quality
        .flagged
        .into_iter()
        .filter(|one| one.flags.contains(&QualityFlag::DuplicateCode))
        .map(|one| one.code)
        .collect();
    assert_eq!(flagged, ["W-003", "W-003"]);
}

// --- Gaps ---

#[test]
fn officials_who_see_more_than_residents_have_a_gap() {
    let source = instrument(&[
        ("S1", Family::Supporting, &["a", "b"]),
        ("S2", Family::Supporting, &["c", "d"]),
    ]);
    let row = |n: u16, role: &str, first: usize| {
        let wobble = usize::from(n) % 2;
        answered(
            &source,
            n,
            role,
            &[("a", first), ("b", first + wobble), ("c", 3), ("d", 3 + wobble)],
        )
    };
    let mut responses: Vec<Response> = (0..12).map(|n| row(n, "W", 2)).collect();
    responses.extend((12..24).map(|n| row(n, "K", 4)));
    let gaps = found(&source, &responses).gaps;
    assert_eq!(gaps.len(), 2);
    let widest = &gaps[0];
    assert_eq!((&*widest.factor, &*widest.higher, &*widest.lower), ("S1", "K", "W"));
    close(widest.gap, 50.0);
    assert_eq!(widest.drawn, Some(Unit::Respondent), "one site");
    assert_eq!(widest.delta, Some((1.0, Magnitude::Large)));
    assert!(widest.is_highlighted && widest.interval.unwrap().low > 40.0);
    let other = &gaps[1];
    assert_eq!((&*other.factor, other.is_highlighted), ("S2", false));
    close(1.0 + other.gap, 1.0);
}

#[test]
fn a_role_with_few_interviews_has_no_gap() {
    let mut responses: Vec<Response> = (0..12).map(|n| simply(n, "W", 2)).collect();
    responses.extend((12..16).map(|n| simply(n, "K", 5)));
    assert_eq!(found(&simple(), &responses).gaps, []);
}

// --- Counting ---

#[test]
fn whoever_falls_short_in_too_many_factors_is_counted() {
    let source = instrument(&[
        ("P", Family::Process, &["a", "b"]),
        ("S", Family::Supporting, &["c", "d"]),
        ("H", Family::Inhibiting, &["e", "f"]),
    ]);
    let row = |n: u16, role: &str, p: usize, s: usize, h: usize| {
        let mut points = vec![("a", p), ("b", p), ("e", h), ("f", h)];
        if s > 0 {
            points.extend([("c", s), ("d", s)]);
        }
        answered(&source, n, role, &points)
    };
    let responses = [
        row(1, "W", 5, 5, 1),
        row(2, "W", 1, 5, 1),
        row(3, "W", 1, 1, 5),
        row(4, "K", 4, 4, 1),
        row(5, "K", 5, 0, 1),
    ];
    let told = found(&source, &responses).empowerment;
    assert_eq!(
        (told.factors.as_slice(), told.incomplete),
        (&["P".to_owned(), "S".to_owned()][..], 1)
    );
    let all = told.all.unwrap();
    assert_eq!((all.n, all.disempowered), (4, 2));
    close(all.headcount, 0.5);
    close(all.intensity.unwrap(), 0.75);
    close(all.m0, 0.375);
    let adds: Vec<(&str, f64)> = told.by_role.iter().map(|part| (&*part.name, part.adds)).collect();
    assert_eq!((adds[0].0, adds[1].0), ("K", "W"));
    close(adds[0].1 + adds[1].1, all.m0);

    let mut settings = Settings::default();
    settings.empowerment.cut_off = 80.0;
    let stricter = evaluate(&data_set_of(&source, &responses), &settings).empowerment;
    assert_eq!(stricter.all.unwrap().disempowered, 3);
}

// --- Doubts ---

/// Each of six questions was before the respondent for so many seconds.
fn asked_for(response: &mut Response, seconds: u64) {
    let event = |n| Event {
        item: format!("item {n}"),
        from: AnswerKind::Blank,
        to: AnswerKind::Value,
        start: 1000 * seconds * n,
        end: 1000 * seconds * (n + 1),
    };
    let events = (0..6).map(event).collect();
    response.audit = vec![Sitting { at: response.started_at, events }];
}

#[test]
fn doubtful_interviews_are_flagged_and_still_counted() {
    let items = ["a", "b", "c", "d", "e", "f"];
    let source = instrument(&[("S", Family::Supporting, &items)]);
    let varied = |n: u16| {
        let points: Vec<(&str, usize)> = (0..)
            .zip(items)
            .map(|(at, item): (usize, _)| (item, 1 + (at + usize::from(n)) % 3))
            .collect();
        answered(&source, n, "W", &points)
    };
    let mut responses: Vec<Response> = (0..9).map(varied).collect();
    // The same answer but once.
    responses.push(answered(
        &source,
        20,
        "W",
        &[("a", 5), ("b", 5), ("c", 5), ("d", 5), ("e", 5), ("f", 4)],
    ));
    // A third is missing.
    responses.push(answered(&source, 21, "W", &[("a", 1), ("b", 2), ("c", 3), ("d", 2)]));
    for response in &mut responses {
        asked_for(response, 60);
    }
    let mut quick = varied(22);
    asked_for(&mut quick, 12);
    // A correction takes no time, and says nothing about the interview.
    let mut corrected = varied(23);
    asked_for(&mut corrected, 1);
    corrected.revision = 2;
    corrected.previous = Some("0".repeat(64));
    responses.extend([quick, corrected]);

    let findings = found(&source, &responses);
    let quality = &findings.quality;
    let flagged: Vec<(&str, &[QualityFlag])> =
        quality.flagged.iter().map(|one| (&*one.code, one.flags.as_slice())).collect();
    assert_eq!(
        flagged,
        [
            ("W-020", &[QualityFlag::SameAnswers][..]),
            ("W-021", &[QualityFlag::ManyMissing][..]),
            ("W-022", &[QualityFlag::Quick][..]),
        ]
    );
    assert_eq!(quality.median_seconds, Some(360.0));
    let index = &quality.indices[1];
    assert_eq!(index.measure, Measure::Index(Family::Supporting));
    assert_eq!((index.with.unwrap().n, index.without.unwrap().n), (13, 10));
    assert!(index.with.unwrap().mean > index.without.unwrap().mean);
}

#[test]
fn enumerators_whose_interviews_are_alike_are_told() {
    let responses: Vec<Response> = (0..20)
        .map(|n| {
            let mut response = simply(
                n,
                "W",
                if n < 10 { 1 + usize::from(n) % 2 } else { 4 + usize::from(n) % 2 },
            );
            response.setting.enumerator = if n < 10 { "E1" } else { "E2" }.to_owned();
            response
        })
        .collect();
    let quality = found(&simple(), &responses).quality;
    let supporting = &quality.enumerators[1];
    assert_eq!(supporting.effect.unwrap().clusters, 2);
    assert!(supporting.is_flagged && supporting.effect.unwrap().icc > 0.8);
    assert_eq!(quality.enumerators[0].effect, Err(NoFigure::TooFew), "nobody has a process index");
    let alone = found(&simple(), &responses[..10]).quality;
    assert_eq!(alone.enumerators[1].effect, Err(NoFigure::OneGroup));
}

// --- As a whole ---

/// A village that has everything: two sites, two roles, two rounds.
fn whole() -> Vec<Response> {
    let mut responses = Vec::new();
    for n in 0..36_u16 {
        let role = if n % 3 == 0 { "K" } else { "W" };
        let site = if n % 2 == 0 { "RT 01" } else { "RT 02" };
        let mut response = held(n, role, site, usize::from(n * 7 % 5));
        if n >= 18 {
            "2".clone_into(&mut response.setting.round);
            response.started_at = moment("2026-09-01T09:30:00+07:00");
            response.setting.code = format!("{role}-{:03}", n - 18);
        }
        responses.push(response);
    }
    responses
}

#[test]
fn the_order_of_interviews_changes_nothing() {
    let responses = whole();
    let mut reversed = responses.clone();
    reversed.reverse();
    let source = shipped();
    assert_eq!(found(&source, &responses), found(&source, &reversed));
}

#[test]
fn a_filter_narrows_everything_that_is_found() {
    let source = shipped();
    let data_set = data_set_of(&source, &whole());
    let narrowed = evaluate(&data_set, &Filter::default().for_role("W").into());
    let alone: Vec<Response> =
        whole().into_iter().filter(|response| response.setting.role == "W").collect();
    assert_eq!(narrowed, found(&source, &alone));
}

/// What is found follows the same rules as the summary, whatever they are.
#[test]
fn indices_are_those_of_the_summary_by_any_settings() {
    let data_set = data_set_of(&shipped(), &whole());
    for (weights, aggregation) in [
        (Weights::Instrument, Aggregation::Arithmetic),
        (Weights::Instrument, Aggregation::Geometric),
        (Weights::Importance, Aggregation::Arithmetic),
    ] {
        let settings = Settings { weights, aggregation, ..Settings::default() };
        let (summary, findings) = (summarise(&data_set, &settings), evaluate(&data_set, &settings));
        for told in &findings.quality.indices {
            let expected = match &told.measure {
                Measure::Index(family) => summary.indices.of(*family),
                Measure::Net => summary.net,
                Measure::Factor(_) => None,
            };
            assert!(expected.is_some());
            assert_eq!(told.with, expected, "{weights:?} {aggregation:?} {:?}", told.measure);
        }
    }
}

/// More sites than anybody reads pairs of, and more than is drawn of respondents.
#[test]
fn many_sites_are_tested_as_a_whole_and_drawn_whole() {
    let responses: Vec<Response> = (0..110)
        .map(|n| {
            let mut response =
                simply(n, "W", if n < 55 { 1 } else { 5 } - usize::from(n >= 55 && n % 2 == 0));
            response.setting.site = format!("RT {:02}", n / 5);
            response
        })
        .collect();
    let findings = found(&simple(), &responses);
    let sites = table(&findings, By::Site);
    let test = sites.rows[0].test.as_ref().unwrap();
    let Effect::Several { test, pairs } = &test.effect else { panic!("{test:?}") };
    assert_eq!((test.freedom, test.pairs.len(), pairs.len()), (21, 0, 0));
    assert!(test.p < 0.001);
    assert_eq!(findings.design[0].drawn.unwrap().unwrap().unit, Unit::Cluster);
}

/// A thousand and one interviews at one site: the mean is known without drawing, and a gap has Welch's interval.
#[test]
fn very_many_respondents_are_not_drawn_one_by_one() {
    let responses: Vec<Response> = (0..40)
        .map(|n| simply(n, if n % 2 == 0 { "W" } else { "K" }, 1 + usize::from(n) / 2 % 5))
        .collect();
    let mut data_set = data_set_of(&simple(), &responses);
    let design = |data_set: &DataSet| evaluate(data_set, &Settings::default()).design.remove(0);
    let gap = |data_set: &DataSet| evaluate(data_set, &Settings::default()).gaps.remove(0);
    assert_eq!(design(&data_set).drawn.unwrap().unwrap().unit, Unit::Respondent);
    assert_eq!(gap(&data_set).drawn, Some(Unit::Respondent));
    data_set.interviews = data_set.interviews.iter().cycle().take(1001).cloned().collect();
    assert_eq!(design(&data_set).drawn, None);
    let told = gap(&data_set);
    assert!(told.drawn.is_none() && told.interval.is_some(), "{told:?}");
}

#[test]
fn nobody_gives_findings_without_figures() {
    let nobody = evaluate(
        &data_set_of(&simple(), &[simply(1, "W", 3)]),
        &Filter::default().for_role("K").into(),
    );
    assert_eq!((nobody.comparisons, nobody.changes, nobody.gaps), (vec![], vec![], vec![]));
    assert_eq!((nobody.distributions, nobody.design), (vec![], vec![]));
    assert_eq!(nobody.empowerment.all, Err(NoFigure::TooFew));
    assert_eq!(nobody.quality.median_seconds, None);
}

#[test]
fn a_report_carries_what_is_found_and_its_settings() {
    let source = shipped();
    let merged = merged_of(&source, &whole());
    let mut settings = Settings::default();
    settings.empowerment.cut_off = 50.0;
    settings.min_cell = 13;
    let made_at = moment("2026-09-02T08:00:00+07:00");
    let report = ReportV1::new(Vec::new(), &merged, &merged.data_sets[0], &settings, made_at);
    let text = serde_json::to_string(&report).unwrap();
    let read: ReportV1 = serde_json::from_str(&text).unwrap();
    assert_eq!(read, report);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_valid(&schema_of::<ReportV1>("berdaya.report/1"), &json);

    assert_eq!(json["settings"]["empowerment"], json!({ "cut_off": 50.0, "enough_share": 0.8 }));
    let found = &json["findings"];
    let roles = &found["comparisons"][0];
    assert_eq!((&roles["by"], &roles["groups"]), (&json!("role"), &json!(["K", "W"])));
    let groups = &roles["rows"][0]["groups"];
    assert_eq!((&groups[0]["n"], &groups[0]["few"]), (&json!(12), &json!(true)));
    assert_eq!((&groups[1]["n"], &groups[1]["few"]), (&json!(24), &json!(false)));
    assert_eq!(found["changes"][0]["linked"], json!(18));
    let formative = found["reliability"]
        .as_array()
        .unwrap()
        .iter()
        .find(|scale| scale["reliability"]["no_figure"] == json!("formative"));
    assert!(formative.is_some(), "an outcome of the shipped instrument");
    let question = &found["distributions"][0];
    assert!(question["label"]["id"].as_str().is_some_and(|label| !label.is_empty()));
    assert!(question["choices"][0]["label"]["en"].as_str().is_some_and(|label| !label.is_empty()));
}
