//! Patterns of `regex()`: their engine comes in from outside, as time and chance do.

/// Whether a pattern fits anywhere in a text; `^` and `$` tie it to the ends. None where it is no pattern.
///
/// It is pure: asked twice, it says the same.
pub type PatternFits = fn(pattern: &str, text: &str) -> Option<bool>;

/// Patterns where there is no browser: without look-around and references back, in time that grows with
/// the text alone.
#[cfg(not(target_arch = "wasm32"))]
pub fn native_pattern_fits(pattern: &str, text: &str) -> Option<bool> {
    /// How many bytes a pattern may take when it is read.
    const MAX_PATTERN: usize = 1 << 16;
    let pattern = regex_lite::RegexBuilder::new(pattern).size_limit(MAX_PATTERN).build();
    pattern.ok().map(|pattern| pattern.is_match(text))
}
