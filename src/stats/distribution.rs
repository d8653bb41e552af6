//! Distribution functions of Student, Fisher, Pearson and Gauss, and their inverses.
//!
//! Only `+ - * / sqrt` and `libm`, so the bits are the same natively and in Wasm. Sources: Abramowitz & Stegun (1972),
//! chapters 6 and 26; the continued fractions are evaluated by Lentz's method as modified by Thompson & Barnett (1986).

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// What stands for 0 in a denominator of a continued fraction.
const TINY: f64 = 1e-300;

/// When a series or a continued fraction has come to rest.
const REST: f64 = 1e-16;

/// The probability that a standard normal variable is further from 0 than `z`.
pub(super) fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() * FRAC_1_SQRT_2)
}

/// The probability that a standard normal variable is at most `z`.
fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The point that a standard normal variable stays below with probability `p`, which is above 0 and below 1.
///
/// Begins with Abramowitz & Stegun 26.2.23 and goes on by Halley's steps, which triple the digits.
pub(super) fn normal_quantile(p: f64) -> f64 {
    let tail = p.min(1.0 - p);
    let t = (-2.0 * libm::log(tail)).sqrt();
    let above = (0.010_328 * t + 0.802_853) * t + 2.515_517;
    let below = ((0.001_308 * t + 0.189_269) * t + 1.432_788) * t + 1.0;
    // In the lower tail, where the distribution function has all its digits.
    let mut z = above / below - t;
    for _ in 0..4 {
        let density = libm::exp(-0.5 * z * z) / (2.0 * PI).sqrt();
        let step = (normal_below(z) - tail) / density;
        z -= step / (1.0 + 0.5 * z * step);
    }
    if p < 0.5 { z } else { -z }
}

/// The logarithm of the beta function.
fn ln_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// The regularised incomplete beta function `I_x(a, b)` for a, b above 0; `y` is `1 - x`, given apart because it may
/// have digits that `1 - x` loses.
pub(super) fn beta_share(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let front = libm::exp(a * libm::log(x) + b * libm::log(y) - ln_beta(a, b));
    // The fraction comes to rest quickly on this side of the mean (Abramowitz & Stegun 26.5.8).
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, y) / b
    }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let whole = |m: u32| f64::from(m);
    let mut c = 1.0;
    let mut d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..100_000 {
        let m2 = 2.0 * whole(m);
        let m = whole(m);
        let even = m * (b - m) * x / ((a + m2 - 1.0) * (a + m2));
        d = 1.0 / not_zero(1.0 + even * d);
        c = not_zero(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + m2) * (a + m2 + 1.0));
        d = 1.0 / not_zero(1.0 + odd * d);
        c = not_zero(1.0 + odd / c);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() <= 2.0 * REST {
            break;
        }
    }
    value
}

fn not_zero(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

/// The probability that a t variable of `freedom` degrees is further from 0 than `t`.
pub(super) fn t_two_sided(t: f64, freedom: f64) -> f64 {
    let whole = freedom + t * t;
    beta_share(0.5 * freedom, 0.5, freedom / whole, t * t / whole)
}

/// The probability that a chi-squared variable of `freedom` degrees is above `x` (Abramowitz & Stegun 26.4.6, 6.5.31).
pub(super) fn chi_squared_above(x: f64, freedom: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let (a, x) = (0.5 * freedom, 0.5 * x);
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        for _ in 0..100_000 {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term <= sum * REST {
                break;
            }
        }
        return 1.0 - front * sum;
    }
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / not_zero(b);
    let mut value = d;
    for n in 1..100_000_u32 {
        let n = f64::from(n);
        let step = -n * (n - a);
        b += 2.0;
        d = 1.0 / not_zero(step * d + b);
        c = not_zero(b + step / c);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() <= 2.0 * REST {
            break;
        }
    }
    front * value
}

/// The point that an F variable of `above` and `below` degrees of freedom stays below with probability `p`; none unless
/// all three are in their ranges.
pub(super) fn f_quantile(p: f64, above: f64, below: f64) -> Option<f64> {
    let is_sound = p > 0.0 && p < 1.0 && above > 0.0 && below > 0.0 && (above + below).is_finite();
    if !is_sound {
        return None;
    }
    // By halving on the logarithm, where both tails have their digits.
    let share = |ln: f64| {
        let weighted = above * libm::exp(ln);
        beta_share(
            0.5 * above,
            0.5 * below,
            weighted / (weighted + below),
            below / (weighted + below),
        )
    };
    let point = halved(&|ln| share(ln) < p, -700.0, 700.0);
    Some(libm::exp(point)).filter(|point| point.is_finite())
}

/// Where `is_below` turns from true to false between `low` and `high`, to the last bit.
pub(super) fn halved(is_below: &dyn Fn(f64) -> bool, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}
