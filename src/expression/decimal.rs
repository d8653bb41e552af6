//! The float that is nearest to a decimal number of any length; of two as near the even one.
//!
//! Source: W. D. Clinger, "How to read floating point numbers accurately" (1990). The standard library reads
//! faster, with a table of powers that weighs more on the tablet than all of this.

use std::cmp::Ordering;

use super::number_text::whole_from_digits;

/// After so many digits it counts only whether others follow: no float has more, nor a half between two.
const MAX_DIGITS: i64 = 770;

/// So many digits are a whole number that a float holds without a fault.
const FEW: usize = 15;

/// The smallest float is 2 to this power.
const LEAST_POWER: i32 = -1074;

/// The float nearest to `text`: digits, maybe with a point and an exponent.
pub(super) fn nearest(text: &str) -> f64 {
    if let Some(number) = few_digits(text) {
        return number;
    }
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    // The limit is far beyond any float, with room for the digits of any text.
    let size = whole_from_digits(exponent.trim_start_matches(['-', '+'])).min(1 << 30);
    let mut exponent = if exponent.starts_with('-') { -size } else { size };
    let mut number = Natural { parts: Vec::new() };
    let mut n_digits = 0;
    let mut is_cut = false;
    let mut is_fraction = false;
    for byte in digits.bytes() {
        if byte == b'.' {
            is_fraction = true;
            continue;
        }
        exponent -= i64::from(is_fraction);
        if n_digits < MAX_DIGITS {
            number.multiply_and_add(10, u32::from(byte - b'0'));
            n_digits += i64::from(!number.is_zero());
        } else {
            is_cut |= byte != b'0';
            exponent += 1;
        }
    }
    if is_cut {
        number.multiply_and_add(10, 1);
        exponent -= 1;
    }
    match n_digits + exponent {
        _ if number.is_zero() => 0.0,
        310.. => f64::INFINITY,
        ..-330 => 0.0,
        _ => number.times_power_of_ten(i32::try_from(exponent).unwrap_or(0)),
    }
}

/// A number of few digits and no exponent, as answers are: two floats without a fault, so that their quotient
/// is rounded once.
fn few_digits(text: &str) -> Option<f64> {
    if text.len() > FEW {
        return None;
    }
    let (mut number, mut scale, mut is_fraction) = (0.0, 1.0, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                scale *= if is_fraction { 10.0 } else { 1.0 };
            }
            b'.' => is_fraction = true,
            _ => return None,
        }
    }
    Some(number / scale)
}

/// A whole number of any length: 32 bits in each part, the lowest first, the last one not zero.
struct Natural {
    parts: Vec<u32>,
}

impl Natural {
    /// The float nearest to it times ten to the power of `exponent`.
    fn times_power_of_ten(mut self, exponent: i32) -> f64 {
        if self.n_bits() <= 53 && exponent.abs() <= 22 {
            // Two floats without a fault, so that their product or quotient is rounded once.
            let number =
                self.parts.iter().rev().fold(0.0, |high, low| high * TWO_32 + f64::from(*low));
            let power = (0..exponent.abs()).fold(1.0, |power, _| power * 10.0);
            return if exponent < 0 { number / power } else { number * power };
        }
        let mut divisor = Self { parts: vec![1] };
        let scaled = if exponent < 0 { &mut divisor } else { &mut self };
        for _ in 0..exponent.abs() {
            scaled.multiply_and_add(10, 0);
        }
        // The quotient has 63 or 64 bits, or as many as stand above the smallest float, and two more.
        let power = (self.n_bits() - divisor.n_bits() - 63).max(LEAST_POWER - 2);
        if power < 0 {
            self.shift_left(power.unsigned_abs());
        } else {
            divisor.shift_left(power.unsigned_abs());
        }
        nearest_quotient(self, divisor, power)
    }

    fn is_zero(&self) -> bool {
        self.parts.is_empty()
    }

    fn n_bits(&self) -> i32 {
        let unused = self.parts.last().map_or(0, |part| part.leading_zeros());
        i32::try_from(self.parts.len() * 32).unwrap_or(i32::MAX) - unused.cast_signed()
    }

    #[allow(clippy::cast_possible_truncation, reason = "the upper half is carried on")]
    fn multiply_and_add(&mut self, factor: u32, addend: u32) {
        let mut carried = u64::from(addend);
        for part in &mut self.parts {
            carried += u64::from(*part) * u64::from(factor);
            *part = carried as u32;
            carried >>= 32;
        }
        if carried > 0 {
            self.parts.push(carried as u32);
        }
    }

    fn shift_left(&mut self, n_bits: u32) {
        let mut parts = vec![0; n_bits as usize / 32];
        parts.append(&mut self.parts);
        self.parts = parts;
        self.multiply_and_add(1 << (n_bits % 32), 0);
    }

    /// Takes `other` away if it is not larger, and says whether it did.
    fn take_away(&mut self, other: &Self) -> bool {
        let by_length = self.parts.len().cmp(&other.parts.len());
        if by_length.then_with(|| self.parts.iter().rev().cmp(other.parts.iter().rev()))
            == Ordering::Less
        {
            return false;
        }
        let mut borrowed = false;
        for (n, part) in self.parts.iter_mut().enumerate() {
            let other = other.parts.get(n).copied().unwrap_or(0);
            let (less, is_below) = part.overflowing_sub(other);
            let (less, is_still_below) = less.overflowing_sub(u32::from(borrowed));
            *part = less;
            borrowed = is_below || is_still_below;
        }
        while self.parts.last() == Some(&0) {
            self.parts.pop();
        }
        true
    }
}

const TWO_32: f64 = 4_294_967_296.0;

/// The float nearest to `number` divided by `divisor`, a quotient below 2^64, times 2 to `power`.
#[allow(clippy::cast_precision_loss, reason = "what is kept has 53 bits")]
fn nearest_quotient(mut number: Natural, mut divisor: Natural, power: i32) -> f64 {
    divisor.shift_left(63);
    let mut quotient = 0_u64;
    for _ in 0..64 {
        quotient = quotient << 1 | u64::from(number.take_away(&divisor));
        number.multiply_and_add(2, 0);
    }
    // Whatever is left over makes the quotient odd, far below half of the last bit that is kept.
    quotient |= u64::from(!number.is_zero());
    let n_bits = 64 - quotient.leading_zeros().cast_signed();
    let n_dropped = (n_bits - 53).max(LEAST_POWER - power);
    let kept = quotient >> n_dropped;
    let (dropped, half) = (quotient - (kept << n_dropped), 1_u64 << (n_dropped - 1));
    let is_up = dropped > half || (dropped == half && kept % 2 == 1);
    libm::scalbn((kept + u64::from(is_up)) as f64, power + n_dropped)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(nearest(text).to_bits(), expected.to_bits(), "{text}");
    }

    /// `float` and the decimal numbers that lie halfway to the next float and beside that.
    #[track_caller]
    fn check_around(float: f64) {
        let next = float.next_up();
        check(&float.to_string());
        check(&format!("{float:e}"));
        let half = Half::between(float, next);
        for text in [half.clone(), format!("{half}1"), format!("{half}{}1", "0".repeat(2000))] {
            check(&text);
        }
    }

    /// Halves between floats, written out.
    struct Half;

    impl Half {
        /// All digits of the number in the middle.
        fn between(float: f64, next: f64) -> String {
            // Twice the half is a sum of two floats; half of a decimal is five times it, one place lower.
            let digits = |number: f64| format!("{number:.1075}").replace('.', "");
            let (float, next) = (digits(float), digits(next));
            let mut sum = Vec::new();
            let mut carried = 0;
            let next = format!("{next:0>width$}", width = float.len());
            for (one, other) in float.bytes().rev().zip(next.bytes().rev()) {
                carried += u32::from(one - b'0') + u32::from(other - b'0');
                sum.push(carried % 10);
                carried /= 10;
            }
            sum.push(carried);
            let mut half = Vec::new();
            for digit in &sum {
                carried += digit * 5;
                half.push(char::from_digit(carried % 10, 10).unwrap());
                carried /= 10;
            }
            half.push(char::from_digit(carried, 10).unwrap());
            half.insert(1076, '.');
            half.into_iter().rev().collect()
        }
    }

    #[test]
    fn numbers_of_forms_are_read_as_the_standard_library_reads_them() {
        for text in
            ["0", "7", "0.1", "110.41234567890123", "-0".trim_start_matches('-'), "5.", ".5"]
        {
            check(text);
        }
        check("9007199254740993");
        check("9007199254740992.999999999999999999999999");
        check("1e22");
        check("1e23");
        check("123456789012345e22");
    }

    #[test]
    fn the_ends_of_the_range_are_exact() {
        for text in ["1e-400", "2.4703282292062327e-324", "2.4703282292062328e-324", "5e-324"] {
            check(text);
        }
        for text in ["1.7976931348623157e308", "1.7976931348623159e308", "1e309", "0e999999999999"]
        {
            check(text);
        }
        check("1e99999999999999999999");
        check("1e-99999999999999999999");
        check(&format!("0.{}1e300", "0".repeat(400)));
        check(&format!("1{}e-390", "0".repeat(400)));
        for float in [0.0, 5e-324, f64::MIN_POSITIVE.next_down(), f64::MIN_POSITIVE, 1.0] {
            check_around(float);
        }
        check_around(f64::MAX.next_down());
    }

    proptest! {
        #[test]
        fn any_digits_are_read_as_the_standard_library_reads_them(
            text in "[0-9]{1,40}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{1,3})?"
        ) {
            check(&text);
        }

        #[test]
        fn few_digits_are_read_as_the_standard_library_reads_them(
            text in "[0-9]{1,10}(\\.[0-9]{0,7})?"
        ) {
            check(&text);
        }

        #[test]
        fn any_float_and_the_half_above_it_are_read_exactly(bits in 0..f64::MAX.to_bits()) {
            check_around(f64::from_bits(bits));
        }
    }
}
