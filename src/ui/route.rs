//! The addresses of the pages, behind the `#`, so that any static host can serve the program.

use yew_router::prelude::*;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// Interviews on this device and what to do next.
    #[at("/")]
    Home,
    /// What is settled once per study and device.
    #[at("/pengaturan")]
    Settings,
    /// Who is interviewed, where and in which round.
    #[at("/mulai")]
    Start,
    /// An interview at its first open page, or at consent.
    #[at("/wawancara/:key")]
    Interview {
        /// The interview's key.
        key: String,
    },
    /// A page of an interview.
    #[at("/wawancara/:key/:section")]
    Section {
        /// The interview's key.
        key: String,
        /// The section's name.
        section: String,
    },
    /// A page of an interview with one question in focus.
    #[at("/wawancara/:key/:section/:item")]
    Item {
        /// The interview's key.
        key: String,
        /// The section's name.
        section: String,
        /// The item's name.
        item: String,
    },
    /// What is still blank, before an interview is finished.
    #[at("/periksa/:key")]
    Review {
        /// The interview's key.
        key: String,
    },
    /// The force field of one interview.
    #[at("/hasil/:key")]
    Result {
        /// The interview's key.
        key: String,
    },
    /// Files out and in.
    #[at("/berkas")]
    Files,
    /// The evaluator's page.
    #[at("/evaluasi")]
    Evaluate,
    /// Any other address.
    #[not_found]
    #[at("/tidak-ada")]
    NotFound,
}
