//! One native test binary: each module is a feature of the product.

mod instrument;
mod interview;
mod questionnaire;
mod schema;
mod scoring;
mod session;
