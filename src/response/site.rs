//! Where an interview is held, by the names of the places that lie in each other.

/// What stands between the names of a site and of those that it lies in, e.g. `RW 07 > RT 01`.
pub const WITHIN: &str = " > ";

/// The places that `site` lies in, the outermost first, and `site` itself: `RW 07`, `RW 07 > RT 01`.
pub fn places_of(site: &str) -> impl Iterator<Item = &str> {
    let outer = site.match_indices(WITHIN).map(|(end, _)| &site[..end]);
    outer.chain(std::iter::once(site))
}

/// Whether `site` is `place` or lies in it.
pub fn is_within(site: &str, place: &str) -> bool {
    site.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(WITHIN))
}

/// `site` as an address, the innermost place first, so that a line that is cut says where one is: `RT 01, RW 07`.
pub fn address_of(site: &str) -> String {
    let mut places: Vec<&str> = site.split(WITHIN).collect();
    places.reverse();
    places.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_lies_in_those_before_it() {
        let places: Vec<&str> = places_of("Gerdu > RW 07 > RT 01").collect();
        assert_eq!(places, ["Gerdu", "Gerdu > RW 07", "Gerdu > RW 07 > RT 01"]);
        assert_eq!(places_of("RT 01 / RW 07").collect::<Vec<_>>(), ["RT 01 / RW 07"]);
    }

    #[test]
    fn an_address_begins_with_the_innermost_place() {
        assert_eq!(address_of("Gerdu > RW 07 > RT 01"), "RT 01, RW 07, Gerdu");
        assert_eq!(address_of("RT 01 / RW 07"), "RT 01 / RW 07");
    }

    #[test]
    fn a_name_that_begins_alike_is_another_place() {
        assert!(is_within("RW 1 > RT 01", "RW 1") && is_within("RW 1", "RW 1"));
        assert!(!is_within("RW 10 > RT 01", "RW 1") && !is_within("RW 1", "RW 1 > RT 01"));
    }
}
