//! Many interviews into findings: merged without counting anyone twice, summarised with intervals, then looked into.

mod interview;
mod merge;
mod filter;
mod groups;
mod weighting;
mod summary;
mod importance;
mod settings;
mod places;
mod telling;
mod taken;
mod design;
mod reliability;
mod distribution;
mod comparison;
mod change;
mod gaps;
mod empowerment;
mod quality;
mod findings;
mod community;
mod columns;
mod common_items;

pub use change::{Changed, ChangedMeasure, RoundChange, Way};
pub use columns::{Columns, FactorFigure, MAX_CHOICES, RowScores, Scale, Taken};
pub use common_items::common_items;
pub use community::{Community, Force, Mean, Told, Withheld, community, told};
pub use comparison::{By, ComparedMeasure, Comparison, Effect, Pair, Tested};
pub use design::Design;
pub use distribution::{ChoiceCount, Distribution};
pub use empowerment::{Empowerment, Part};
pub use filter::{Facet, Facets, Filter, facets};
pub use findings::{Findings, evaluate};
pub use gaps::Gap;
pub use groups::{Groups, NamedForce, groups};
pub use importance::{
    Crosshair, ImportancePerformance, Quadrant, Standing, importance_performance,
};
pub use interview::Interview;
pub use merge::{Conflict, DataSet, Merged, Source, Version, merge};
pub use quality::{EnumeratorEffect, FactorMissing, Flagged, Quality, QualityFlag, WithAndWithout};
pub use reliability::{Bar, ItemFlag, ItemReliability, NotReliable, Reliability, ScaleReliability};
pub use settings::{
    ComparisonRules, EmpowermentRules, QualityRules, ReliabilityRules, Resampling, Settings,
    Weights,
};
pub use summary::{
    Coefficient, FactorSummary, Indices, MIN_CELL, MIN_FOR_COEFFICIENT, Summary, one_to_five,
    summarise,
};
pub use taken::Measure;
pub use weighting::factor_weights;
