//! One native test binary: each module is a feature of the product.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod audit;
mod captures;
mod columns;
mod community;
mod desk;
mod discussion;
mod discussion_file;
mod evaluation;
mod expression;
mod expression_errors;
mod expression_in_a_form;
mod expression_limits;
mod file_forms;
mod findings;
mod form;
mod form_any;
mod form_calculations;
mod form_carried;
mod form_checks;
mod form_choices;
mod form_findings;
mod form_kinds;
mod form_relevance;
mod form_repeats;
mod form_scores;
mod framework_any;
mod framework_scores;
mod frameworks;
mod household;
mod importance;
mod instrument;
mod interview;
mod merge;
mod module;
mod offers;
mod pulls;
mod questionnaire;
mod readings;
mod responses_file;
mod same_figures;
mod sample_size;
mod schema;
mod scoring;
mod session;
mod statistics;
mod stats;
mod store;
mod study;
mod tables;
#[path = "../contract/figures.rs"]
mod figures_contract;
#[path = "../contract/store.rs"]
mod store_contract;
mod tidy;
mod village;
