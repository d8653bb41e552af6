//! Where a tablet keeps its interviews: one trait, a memory twin, and the browser's database in one file.

#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod memory;
mod summary;

#[cfg(target_arch = "wasm32")]
pub use indexed_db::IndexedDb;
pub use memory::Memory;
pub use summary::{State, Summary, newest_locked};

use futures::future::LocalBoxFuture;

use crate::record::ResponseV1;

/// What a store gives back, in time.
pub type Pending<'a, T> = LocalBoxFuture<'a, Result<T, StoreError>>;

/// Where a tablet keeps its interviews. Each call is one transaction: when it gives back, what it wrote is kept.
pub trait Store {
    /// A line on each interview, newest first.
    fn summaries(&self) -> Pending<'_, Vec<Summary>>;

    /// The interview with the key `key`.
    fn response(&self, key: &str) -> Pending<'_, Option<ResponseV1>>;

    /// Keeps an interview with its summary, in place of an earlier state of the same draft.
    ///
    /// A finalised interview is never replaced: the same one again changes nothing, another one is
    /// [`StoreError::Finalised`].
    fn keep(&self, summary: Summary, response: ResponseV1) -> Pending<'_, ()>;

    /// Notes that the interviews are in an export file made at `at`.
    fn mark_exported(&self, keys: Vec<String>, at: String) -> Pending<'_, ()>;

    /// Deletes interviews.
    fn delete(&self, keys: Vec<String>) -> Pending<'_, ()>;

    /// Keeps the text of an instrument under its digest, so that a draft opens with what it began with.
    fn keep_instrument(&self, digest: String, text: String) -> Pending<'_, ()>;

    /// The text of the instrument with this digest.
    fn instrument(&self, digest: &str) -> Pending<'_, Option<String>>;

    /// Keeps a setting of this device.
    fn keep_setting(&self, name: &'static str, value: String) -> Pending<'_, ()>;

    /// A setting of this device.
    fn setting(&self, name: &'static str) -> Pending<'_, Option<String>>;
}

/// Why a store did not do what it was asked; what it kept before is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser allows no storage here.
    Unavailable,
    /// The device or the browser's share of it is full.
    Full,
    /// The database was made by a newer version of the program.
    Newer,
    /// A finalised interview never changes.
    Finalised,
    /// The record with this key is not of the shape that it was kept in.
    Damaged(String),
    /// Anything else, in the browser's own words.
    Failed(String),
}

/// Whether `new` is to be written over `kept`: yes over nothing or a draft, no over its own copy.
fn may_replace(kept: Option<&Summary>, new: &Summary) -> Result<bool, StoreError> {
    match kept {
        Some(kept) if kept.state.is_final() && kept.digest == new.digest => Ok(false),
        Some(kept) if kept.state.is_final() => Err(StoreError::Finalised),
        _ => Ok(true),
    }
}
