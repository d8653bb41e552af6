//! The browser behind small functions: clock, ids, files, preferences, installation, and what takes photos,
//! recordings and positions.

pub mod clipboard;
pub mod clock;
pub mod dropped;
pub mod files;
pub mod identity;
pub mod installation;
pub mod json;
pub mod near;
pub mod object_url;
pub mod page;
pub mod parts;
pub mod photo;
pub mod picture;
pub mod position;
pub mod recording;
pub mod sound;
pub mod wake_lock;
pub mod worker;
pub mod written;
