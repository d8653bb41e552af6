//! `berdaya.report/1`: an evaluation that others can check, with what went in, the rules and every figure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::report_figure_v1::{EstimateV1, TextV1, wordings};
use super::report_findings_v1::FindingsV1;
use crate::evaluation::{
    Coefficient, ComparisonRules, Conflict, Crosshair, DataSet, EmpowermentRules, FactorSummary,
    Filter, Groups, ImportancePerformance, Merged, NamedForce, Quadrant, QualityRules,
    ReliabilityRules, Resampling, Settings, Standing, Summary, Weights, evaluate, facets,
    factor_weights, importance_performance, one_to_five, summarise,
};
use crate::instrument::{Bands, Family, Instrument};
use crate::response::{Timestamp, is_within};
use crate::scoring::{Aggregation, Band, MIN_COVERAGE};
use crate::stats::{CONFIDENCE, Estimate};

/// The name and version of the format.
pub const FORMAT: &str = "berdaya.report/1";

/// An evaluation of the interviews of many files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportV1 {
    /// Always `berdaya.report/1`.
    pub format: String,
    /// When the report was made, RFC 3339 with the local offset.
    pub made_at: String,
    /// Version of the program that made it.
    pub app_version: String,
    /// What the interviews were held with.
    pub instrument: ReportInstrumentV1,
    /// The files that were opened, by name.
    pub inputs: Vec<InputV1>,
    /// How the files became one set of interviews.
    pub merging: MergingV1,
    /// The rules that the figures follow.
    pub settings: SettingsV1,
    /// All interviews that the filter takes.
    pub whole: FiguresV1,
    /// The same, site by site, each after the places that it lies in.
    pub by_site: Vec<GroupV1>,
    /// The same, role by role.
    pub by_role: Vec<GroupV1>,
    /// How the factors stand against how much they matter; null where nobody was asked that.
    pub importance_performance: Option<ImportancePerformanceV1>,
    /// What is found in all interviews that the filter takes.
    pub findings: FindingsV1,
    /// What group discussions named, apart from the figures of interviews.
    pub group_discussions: DiscussionsV1,
}

/// The instrument of an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportInstrumentV1 {
    /// Its stable name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
    /// What people call it.
    pub title: TextV1,
}

/// A file that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InputV1 {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes; null where it could not be read from the disk.
    pub digest: Option<String>,
    /// What it holds; null where it was refused as a whole.
    pub contents: Option<ContentsV1>,
}

/// What a file of interviews holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContentsV1 {
    /// SHA-256 of the canonical JSON of its instrument.
    pub instrument_digest: String,
    /// The code of its study.
    pub study: String,
    /// When it was exported, RFC 3339.
    pub exported_at: String,
    /// Sound interviews with one person, those who declined included.
    pub interviews: usize,
    /// Respondents who declined.
    pub refusals: usize,
    /// Sound group discussions.
    pub group_discussions: usize,
    /// Interviews that did not pass the checks.
    pub refused: usize,
    /// Stored figures that differ from those that the answers give; the latter are used.
    pub score_differences: usize,
}

/// How many files became one set of interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MergingV1 {
    /// Exact copies that were left out.
    pub duplicates: usize,
    /// Older revisions that were left out for a newer one.
    pub replaced: usize,
    /// Interviews with two contents under one revision.
    pub conflicts: Vec<ConflictV1>,
}

/// An interview with two contents under one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConflictV1 {
    /// The interview's id.
    pub id: String,
    /// The revision.
    pub revision: u32,
    /// The files that hold each content, by the content's digest.
    pub versions: BTreeMap<String, Vec<String>>,
    /// The digest of the content that was chosen; null where none counts.
    pub settled: Option<String>,
}

/// The rules that the figures follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SettingsV1 {
    /// Which interviews are taken; null takes all.
    pub filter: Filter,
    /// The limits of the bands of `net`.
    pub bands: Bands,
    /// How intervals are made.
    pub interval: IntervalRuleV1,
    /// How often such intervals hold the true mean, 0-1.
    pub confidence: f64,
    /// What a factor's score needs.
    pub missing_rule: MissingRuleV1,
    /// What each factor counts for in its index.
    pub weights: Weights,
    /// How factors become an index.
    pub aggregation: Aggregation,
    /// The weight of each factor in its index, before those that an interview lacks are left out.
    pub factor_weights: BTreeMap<String, f64>,
    /// Where the lines cross that part what matters from what does not.
    pub crosshair: Crosshair,
    /// The share of a family's weight that its index needs, 0-1.
    pub min_coverage: f64,
    /// Below this n a figure is marked `few`: not for publication.
    pub min_cell: usize,
    /// Below this n no coefficient is told.
    pub min_for_coefficient: usize,
    /// When a scale is told to be doubtful.
    pub reliability: ReliabilityRules,
    /// When a difference between groups is worth a headline.
    pub comparison: ComparisonRules,
    /// Who counts as empowered.
    pub empowerment: EmpowermentRules,
    /// When an interview is flagged.
    pub quality: QualityRules,
    /// How intervals are made by drawing again.
    pub resampling: Resampling,
}

/// How intervals are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IntervalRuleV1 {
    /// Student's t interval of the mean.
    T,
}

/// What a factor's score needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingRuleV1 {
    /// Half of the applicable items answered, and two at least.
    Half,
}

/// The figures of one site or one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupV1 {
    /// The site, or the role's name.
    pub name: String,
    /// Its figures.
    pub figures: FiguresV1,
}

/// The figures of a set of interviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FiguresV1 {
    /// Scored interviews.
    pub interviews: usize,
    /// Respondents who declined.
    pub refusals: usize,
    /// The indices, 0-100; null where nobody has one.
    pub indices: BTreeMap<Family, Option<EstimateV1>>,
    /// `N = S - H`, -100 to 100.
    pub net: Option<EstimateV1>,
    /// `B = 100 * S / (S + H)`, 0-100.
    pub balance: Option<EstimateV1>,
    /// What the mean of `net` is called.
    pub band: Option<Band>,
    /// Whether the interval of `net` keeps clear of 0; otherwise the band is not to be concluded.
    pub conclusive: bool,
    /// Correlation of S and H.
    pub correlation: CorrelationV1,
    /// The factors that anybody of these was asked, in the instrument's order.
    pub factors: Vec<FactorFiguresV1>,
}

/// How the factors stand against how much they matter (Martilla & James 1977).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportancePerformanceV1 {
    /// Where the lines cross on the axis of importance, 1-5.
    pub importance: f64,
    /// Where the lines cross on the axis of performance, 1-5.
    pub performance: f64,
    /// `Tki` of all factors together, per cent.
    pub fit: f64,
    /// The factors that were rated, in the instrument's order.
    pub factors: Vec<StandingV1>,
}

/// One factor by how much it matters and how it stands, over the interviews that tell both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingV1 {
    /// The factor's name.
    pub factor: String,
    /// What people call it.
    pub label: TextV1,
    /// Which index it feeds.
    pub family: Family,
    /// How much it matters to the respondents, 1-5.
    pub importance: EstimateV1,
    /// How it stands, 1-5; an inhibiting factor's is turned round.
    pub performance: EstimateV1,
    /// `Tki`: performance as a share of importance, per cent.
    pub fit: f64,
    /// What its place says.
    pub quadrant: Quadrant,
}

/// What group discussions named: a meeting is never pooled with respondents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DiscussionsV1 {
    /// How many were held.
    pub held: usize,
    /// How many people took part in all of them.
    pub participants: u32,
    /// What supports, the most often named first.
    pub supporting: Vec<NamedForceV1>,
    /// What inhibits, the most often named first.
    pub inhibiting: Vec<NamedForceV1>,
}

/// What was named, in one discussion or several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedForceV1 {
    /// The factor that all forces of this line belong to; null for one in the words of the meeting.
    pub factor: Option<String>,
    /// What people call the factor; else the words of the meeting.
    pub label: TextV1,
    /// How often it was named.
    pub times: usize,
    /// Its mean strength, 1-5.
    pub mean: f64,
}

/// A correlation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrelationV1 {
    /// Respondents.
    pub n: usize,
    /// -1 to 1; null where n is too small or one side never varies.
    pub r: Option<f64>,
}

/// One factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorFiguresV1 {
    /// Its name.
    pub id: String,
    /// What people call it.
    pub label: TextV1,
    /// Which index it feeds.
    pub family: Family,
    /// Interviews in which its items were asked.
    pub asked: usize,
    /// Its score, 0-100.
    pub score: Option<EstimateV1>,
    /// Its mean as a force from 1, weak, to 5, strong.
    pub one_to_five: Option<f64>,
    /// Its place in its family by mean, from 1.
    pub rank: Option<usize>,
}

impl ReportV1 {
    /// The report on `data_set` by `settings`; the order of `inputs` does not matter.
    pub fn new(
        mut inputs: Vec<InputV1>,
        merged: &Merged,
        data_set: &DataSet,
        settings: &Settings,
        made_at: Timestamp,
    ) -> Self {
        inputs.sort_by(|a, b| (&a.name, &a.digest).cmp(&(&b.name, &b.digest)));
        let instrument = &data_set.instrument;
        let scoring = &instrument.scoring;
        let filter = &settings.filter;
        let figures = |filter: &Filter| {
            let settings = Settings { filter: filter.clone(), ..settings.clone() };
            FiguresV1::new(instrument, &summarise(data_set, &settings), settings.min_cell)
        };
        let groups = |values: Vec<String>, narrowed: &dyn Fn(&str) -> Filter| {
            let groups = values.into_iter().map(|name| {
                let figures = figures(&narrowed(&name));
                GroupV1 { name, figures }
            });
            groups.filter(|group| group.figures.interviews + group.figures.refusals > 0).collect()
        };
        let wanted = |chosen: &Option<String>, found: Vec<crate::evaluation::Facet>| {
            let values = found.into_iter().map(|facet| facet.value);
            values
                .filter(|value| chosen.as_ref().is_none_or(|chosen| is_within(value, chosen)))
                .collect()
        };
        let facets = facets(data_set, filter);
        Self {
            format: FORMAT.to_owned(),
            made_at: made_at.to_string(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            instrument: ReportInstrumentV1 {
                id: instrument.id.clone(),
                version: instrument.version.clone(),
                digest: data_set.instrument_digest.clone(),
                title: wordings(instrument, &instrument.title),
            },
            inputs,
            merging: MergingV1 {
                duplicates: merged.duplicates,
                replaced: merged.replaced,
                conflicts: merged.conflicts.iter().map(ConflictV1::from).collect(),
            },
            settings: SettingsV1 {
                filter: filter.clone(),
                bands: scoring.bands,
                interval: IntervalRuleV1::T,
                confidence: CONFIDENCE,
                missing_rule: MissingRuleV1::Half,
                weights: settings.weights,
                aggregation: settings.aggregation,
                factor_weights: scoring
                    .factors
                    .iter()
                    .zip(factor_weights(data_set, settings))
                    .map(|(factor, weight)| (factor.id.clone(), weight))
                    .collect(),
                crosshair: settings.crosshair,
                min_coverage: MIN_COVERAGE,
                min_cell: settings.min_cell,
                min_for_coefficient: settings.min_for_coefficient,
                reliability: settings.reliability,
                comparison: settings.comparison,
                empowerment: settings.empowerment,
                quality: settings.quality,
                resampling: settings.resampling,
            },
            whole: figures(filter),
            by_site: groups(wanted(&filter.site, facets.sites), &|site| filter.at_site(site)),
            by_role: groups(wanted(&filter.role, facets.roles), &|role| filter.for_role(role)),
            importance_performance: importance_performance(data_set, settings)
                .map(|found| ImportancePerformanceV1::new(instrument, found, settings.min_cell)),
            findings: FindingsV1::new(instrument, evaluate(data_set, settings), settings.min_cell),
            group_discussions: DiscussionsV1::new(
                instrument,
                crate::evaluation::groups(data_set, filter),
            ),
        }
    }
}

impl ImportancePerformanceV1 {
    fn new(instrument: &Instrument, found: ImportancePerformance, min_cell: usize) -> Self {
        let standing = |factor: Standing| StandingV1 {
            label: wordings(instrument, &factor.label),
            factor: factor.id,
            family: factor.family,
            importance: EstimateV1::new(factor.importance, min_cell),
            performance: EstimateV1::new(factor.performance, min_cell),
            fit: factor.fit,
            quadrant: factor.quadrant,
        };
        Self {
            importance: found.crosshair.0,
            performance: found.crosshair.1,
            fit: found.fit,
            factors: found.factors.into_iter().map(standing).collect(),
        }
    }
}

impl DiscussionsV1 {
    fn new(instrument: &Instrument, groups: Groups) -> Self {
        let named = |force: NamedForce| NamedForceV1 {
            label: wordings(instrument, &force.label),
            factor: force.factor,
            times: force.times,
            mean: force.mean,
        };
        Self {
            held: groups.discussions,
            participants: groups.participants,
            supporting: groups.supporting.into_iter().map(named).collect(),
            inhibiting: groups.inhibiting.into_iter().map(named).collect(),
        }
    }
}

impl FiguresV1 {
    fn new(instrument: &Instrument, summary: &Summary, min_cell: usize) -> Self {
        let estimate =
            |found: Option<Estimate>| found.map(|found| EstimateV1::new(found, min_cell));
        let Coefficient { n, r } = summary.correlation;
        Self {
            interviews: summary.interviews,
            refusals: summary.refusals,
            indices: Family::ALL
                .into_iter()
                .map(|family| (family, estimate(summary.indices.of(family))))
                .collect(),
            net: estimate(summary.net),
            balance: estimate(summary.balance),
            band: summary.band,
            conclusive: summary.conclusive,
            correlation: CorrelationV1 { n, r },
            factors: summary
                .factors
                .iter()
                .map(|factor| FactorFiguresV1::new(instrument, factor, min_cell))
                .collect(),
        }
    }
}

impl FactorFiguresV1 {
    fn new(instrument: &Instrument, factor: &FactorSummary, min_cell: usize) -> Self {
        Self {
            id: factor.id.clone(),
            label: wordings(instrument, &factor.label),
            family: factor.family,
            asked: factor.asked,
            score: factor.score.map(|score| EstimateV1::new(score, min_cell)),
            one_to_five: factor.score.map(|score| one_to_five(score.mean)),
            rank: factor.rank,
        }
    }
}

impl From<&Conflict> for ConflictV1 {
    fn from(conflict: &Conflict) -> Self {
        let versions = conflict.versions.iter();
        Self {
            id: conflict.id.clone(),
            revision: conflict.revision,
            versions: versions
                .map(|version| (version.digest.clone(), version.files.clone()))
                .collect(),
            settled: conflict.settled.clone(),
        }
    }
}
