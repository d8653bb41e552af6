//! Functions over places on Earth: area, distance, and whether a point is in an area.
//!
//! A place is `latitude longitude` in degrees, maybe with altitude and accuracy in metres, which count for
//! nothing here; a line or an area is places with `;` between.
//! Source: ODK XForms specification, "Geographic Functions": a sphere of the equator's radius.

use std::f64::consts::PI;

use super::arguments::Arguments;
use super::number_text::{is_blank, number_from_text};

/// Metres.
const RADIUS_OF_EARTH: f64 = 6_378_100.0;

/// A place in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    latitude: f64,
    longitude: f64,
}

/// The places of all values from the one at `first` on; none if one of them is not on Earth.
fn places(arguments: &Arguments<'_, '_>, first: usize) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut are_all_on_earth = true;
    arguments.for_each_text(first, |text| {
        // An area may end with a semicolon.
        let text = text.trim_matches(is_blank);
        for part in text.strip_suffix(';').unwrap_or(text).split(';') {
            match place(part) {
                Some(place) => places.push(place),
                None => are_all_on_earth = false,
            }
        }
    });
    are_all_on_earth.then_some(places)
}

fn place(text: &str) -> Option<Place> {
    let parts = text.split(is_blank).filter(|part| !part.is_empty());
    let mut parts = parts.map(number_from_text);
    let (latitude, longitude) = (parts.next()?, parts.next()?);
    let rest_is_numbers = parts.by_ref().take(2).all(|number| !number.is_nan());
    let is_place = latitude.abs() <= 90.0
        && longitude.abs() <= 180.0
        && rest_is_numbers
        && parts.next().is_none();
    is_place.then_some(Place { latitude, longitude })
}

/// The area within a closed or unclosed line, in square metres to two decimals.
pub(super) fn area(arguments: &Arguments<'_, '_>) -> f64 {
    let Some(places) = places(arguments, 0).filter(|places| !places.is_empty()) else {
        return f64::NAN;
    };
    let next = places.iter().cycle().skip(1);
    let twice: f64 = places.iter().zip(next).map(|(from, to)| strip(*from, *to)).sum();
    let area = if places.len() > 2 { twice * RADIUS_OF_EARTH * RADIUS_OF_EARTH / 2.0 } else { 0.0 };
    to_hundredths(area.abs())
}

/// Twice the area between a line and the south pole, on a sphere of radius 1.
fn strip(from: Place, to: Place) -> f64 {
    radians(to.longitude - from.longitude)
        * (2.0 + libm::sin(radians(from.latitude)) + libm::sin(radians(to.latitude)))
}

/// The length of a line, in metres to two decimals.
pub(super) fn distance(arguments: &Arguments<'_, '_>) -> f64 {
    let Some(places) = places(arguments, 0).filter(|places| places.len() > 1) else {
        return f64::NAN;
    };
    let length: f64 =
        places.iter().zip(places.iter().skip(1)).map(|(from, to)| between(*from, *to)).sum();
    to_hundredths(length)
}

/// The way along the great circle, by the spherical law of cosines.
fn between(from: Place, to: Place) -> f64 {
    let (one, other) = (radians(from.latitude), radians(to.latitude));
    let cosine = libm::sin(one) * libm::sin(other)
        + libm::cos(one) * libm::cos(other) * libm::cos(radians(from.longitude - to.longitude));
    // Rounding can take the cosine of one and the same place beyond 1.
    libm::acos(cosine.clamp(-1.0, 1.0)) * RADIUS_OF_EARTH
}

/// Whether the first value is a place within the closed line that the second is. An unclosed line has no
/// inside.
pub(super) fn geofence(arguments: &Arguments<'_, '_>) -> bool {
    let Some(point) = place(&arguments.text(0)) else { return false };
    let Some(line) = places(arguments, 1) else { return false };
    if line.len() < 4 || line.first() != line.last() {
        return false;
    }
    let sides = line.iter().zip(line.iter().skip(1));
    sides.filter(|(from, to)| is_crossed(point, **from, **to)).count() % 2 == 1
}

/// Whether the line from `point` eastwards crosses the side; a corner belongs to the side above it.
fn is_crossed(point: Place, from: Place, to: Place) -> bool {
    if (from.latitude > point.latitude) == (to.latitude > point.latitude) {
        return false;
    }
    let part = (point.latitude - from.latitude) / (to.latitude - from.latitude);
    point.longitude < from.longitude + part * (to.longitude - from.longitude)
}

fn radians(degrees: f64) -> f64 {
    degrees * PI / 180.0
}

fn to_hundredths(metres: f64) -> f64 {
    (metres * 100.0).round() / 100.0
}
