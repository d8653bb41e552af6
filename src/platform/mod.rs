//! The browser behind small functions: clock, ids, files, preferences, installation.

pub mod clock;
pub mod dropped;
pub mod files;
pub mod identity;
pub mod installation;
pub mod json;
pub mod near;
pub mod page;
pub mod wake_lock;
pub mod worker;
