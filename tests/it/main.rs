//! One native test binary: each module is a feature of the product.

mod interview;
mod questionnaire;
mod scoring;
mod session;
