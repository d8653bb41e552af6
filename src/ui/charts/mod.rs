//! Charts in the page: plain data in, a picture with a title and words out.

mod force_field;
mod poster;
mod qr;
mod quadrants;
mod strengths;

pub use force_field::{Bar, force_field_chart};
pub use poster::{Force as PosterForce, Poster, poster};
pub use qr::Qr;
pub use quadrants::{Spot, quadrants};
pub use strengths::{Column, Hands, Named, strengths};
