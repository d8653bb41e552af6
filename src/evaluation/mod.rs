//! Many interviews into findings: merged without counting anyone twice, then summarised with intervals.

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
mod community;

pub use community::{Community, Force, Mean, Told, Withheld, community, told, told_items};
pub use filter::{Facet, Facets, Filter, facets};
pub use groups::{Groups, NamedForce, groups};
pub use importance::{
    Crosshair, ImportancePerformance, Quadrant, Standing, importance_performance,
};
pub use interview::Interview;
pub use merge::{Conflict, DataSet, Merged, Source, Version, merge};
pub use settings::{
    ComparisonRules, EmpowermentRules, QualityRules, ReliabilityRules, Resampling, Settings,
    Weights,
};
pub use summary::{
    Coefficient, FactorSummary, Indices, MIN_CELL, MIN_FOR_COEFFICIENT, Summary, one_to_five,
    summarise,
};
pub use weighting::factor_weights;
