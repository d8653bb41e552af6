//! Where a tablet keeps its interviews with their photos and recordings: traits, a memory twin, and the
//! browser's database in one file.

#[cfg(target_arch = "wasm32")]
mod indexed_db;
mod memory;
mod summary;
mod tally;

#[cfg(target_arch = "wasm32")]
pub use indexed_db::IndexedDb;
pub use memory::Memory;
pub use summary::{State, Summary, newest_locked};
pub use tally::Tally;

use futures::future::LocalBoxFuture;

use crate::record::{ResponseV1, canonical_json};

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
    /// [`StoreError::Finalised`]. A withdrawal deletes the earlier revisions of the interview and its
    /// attachments in the same transaction, and none of them can be kept again.
    fn keep(&self, summary: Summary, response: ResponseV1) -> Pending<'_, ()>;

    /// Notes that the interviews are in an export file made at `at`.
    fn mark_exported(&self, keys: Vec<String>, at: String) -> Pending<'_, ()>;

    /// Deletes interviews; their attachments stay until [`Attachments::sweep`], so that they can be put back.
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

/// Where a tablet keeps the photos and recordings that interviews name, each as often as it is in an
/// interview; all revisions of one share them. The program for interviews without any has no use for this.
pub trait Attachments {
    /// Keeps a file of the interview with the id `id`.
    fn keep_attachment(&self, id: &str, name: &str, content: Vec<u8>) -> Pending<'_, ()>;

    /// A file of the interview with the id `id`.
    fn attachment(&self, id: &str, name: &str) -> Pending<'_, Option<Vec<u8>>>;

    /// Removes what no interview can come back to:
    ///
    /// | the file's interview is | then the file |
    /// |---|---|
    /// | not kept any more | goes |
    /// | locked in all its revisions, and one of them names the file | stays |
    /// | locked in all its revisions, and none of them does | goes |
    /// | a draft, or has one | stays: what was taken away may be put back |
    fn sweep(&self) -> Pending<'_, ()>;
}

/// Whether the file `name` goes in a sweep, where these are all `revisions` of its interview.
fn is_swept(revisions: &[ResponseV1], name: &str) -> bool {
    let is_bound = |revision: &ResponseV1| {
        // The name is a digest, so it stands nowhere by chance.
        revision.finalised_at.is_none() || canonical_json(revision).contains(name)
    };
    !revisions.iter().any(is_bound)
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

/// What keeping `new` does to the `kept` revisions of the same interview: the keys of those that go, or
/// none where it is there already.
///
/// | is kept | then `new` |
/// |---|---|
/// | a later withdrawal | is refused: what was withdrawn never comes back |
/// | the same revision, locked, with the same digest | is there already |
/// | the same revision, locked, with another | is refused |
/// | earlier revisions, and `new` is a withdrawal | takes the place of them all |
/// | anything else | is written, over its own draft if there is one |
fn replaced_by(kept: &[Summary], new: &Summary) -> Result<Option<Vec<String>>, StoreError> {
    let revision = new.revision().1;
    let mut replaced = Vec::new();
    for other in kept {
        let is_later = other.revision().1 > revision;
        if is_later && other.is_withdrawal() {
            return Err(StoreError::Finalised);
        }
        if other.key == new.key && other.state.is_final() {
            return if other.digest == new.digest { Ok(None) } else { Err(StoreError::Finalised) };
        }
        if new.is_withdrawal() && !is_later && other.key != new.key {
            replaced.push(other.key.clone());
        }
    }
    Ok(Some(replaced))
}
