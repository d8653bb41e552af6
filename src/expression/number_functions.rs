//! Functions over numbers that are more than one call of `libm`.
//!
//! Source: ODK XForms specification, "Number Functions".

use super::arguments::Arguments;

/// `number` to `decimals` places, halves away from zero; negative places are tens, hundreds and so on.
pub(super) fn round(number: f64, decimals: f64) -> f64 {
    let decimals = decimals.trunc();
    if decimals.is_nan() {
        return f64::NAN;
    }
    if decimals == 0.0 {
        return number.round();
    }
    let scale = libm::pow(10.0, decimals.abs());
    let rounded = if decimals > 0.0 {
        (number * scale).round() / scale
    } else {
        (number / scale).round() * scale
    };
    // Beyond the range of the scale there is nothing left to round, or everything.
    match (rounded.is_finite(), decimals > 0.0) {
        (true, _) => rounded,
        (false, true) => number,
        (false, false) => rounded_away(number),
    }
}

fn rounded_away(number: f64) -> f64 {
    if number.is_finite() { 0.0 } else { number }
}

/// `base` to the power of `exponent`. DIFFERENCE: C and XPath 3.0 take 1 to any power as 1; both engines of
/// the field take it as NaN where the exponent is no finite number, and a blank exponent is none.
pub(super) fn power(base: f64, exponent: f64) -> f64 {
    let is_one = base.abs() == 1.0 && !exponent.is_finite();
    if is_one { f64::NAN } else { libm::pow(base, exponent) }
}

/// The sum of the numbers in their order.
pub(super) fn sum(arguments: &Arguments<'_, '_>) -> f64 {
    let mut sum = 0.0;
    arguments.for_each_number(0, |number| sum += number);
    sum
}

/// The number that `is_better` than all before it; NaN without numbers, or with a NaN among them.
pub(super) fn extreme(arguments: &Arguments<'_, '_>, is_better: fn(&f64, &f64) -> bool) -> f64 {
    let mut best = f64::NAN;
    let mut n = 0_usize;
    arguments.for_each_number(0, |number| {
        if n == 0 || number.is_nan() || is_better(&number, &best) {
            best = if n > 0 && best.is_nan() { f64::NAN } else { number };
        }
        n += 1;
    });
    best
}
