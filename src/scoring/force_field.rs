//! Supporting against inhibiting forces (after Lewin's force field): net, balance and band.

use serde::{Deserialize, Serialize};

use crate::instrument::Bands;

/// The force field of one response, or of the means of many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ForceField {
    /// `N = S - H`, -100 to 100.
    pub net: f64,
    /// `B = 100 * S / (S + H)`, 50 where both are even; none where both are 0.
    pub balance: Option<f64>,
}

/// Below this a force of 0-100 is weak even by the classic sheet's 1-5, where it is less than 2: no factor with less is
/// called one of the strongest.
pub const MIN_FELT: f64 = 25.0;

/// What a net force is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// *Pendukung dominan*.
    SupportDominant,
    /// *Cenderung mendukung*.
    SupportLeaning,
    /// *Seimbang*.
    Balanced,
    /// *Cenderung menghambat*.
    InhibitLeaning,
    /// *Penghambat dominan*.
    InhibitDominant,
}

/// The force field of a supporting and an inhibiting index, each 0-100.
///
/// The clamp takes back the last bit that rounding can put on top of 100.
pub fn force_field(supporting: f64, inhibiting: f64) -> ForceField {
    let sum = supporting + inhibiting;
    ForceField {
        net: supporting - inhibiting,
        balance: (sum > 0.0).then(|| (100.0 * supporting / sum).clamp(0.0, 100.0)),
    }
}

/// The band that `net` falls in: a limit belongs to the stronger band on either side.
pub fn band(net: f64, bands: Bands) -> Band {
    match net {
        net if net >= bands.dominant => Band::SupportDominant,
        net if net >= bands.leaning => Band::SupportLeaning,
        net if net <= -bands.dominant => Band::InhibitDominant,
        net if net <= -bands.leaning => Band::InhibitLeaning,
        _ => Band::Balanced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: METHOD 3.4, the limits of the bands.
    #[test]
    fn limits_belong_to_the_stronger_band() {
        let cases = [
            (25.0, Band::SupportDominant),
            (24.9, Band::SupportLeaning),
            (10.0, Band::SupportLeaning),
            (9.9, Band::Balanced),
            (-9.9, Band::Balanced),
            (-10.0, Band::InhibitLeaning),
            (-24.9, Band::InhibitLeaning),
            (-25.0, Band::InhibitDominant),
        ];
        for (net, expected) in cases {
            assert_eq!(band(net, Bands::default()), expected, "N = {net}");
        }
    }

    #[test]
    fn without_any_force_there_is_no_balance() {
        assert_eq!(force_field(0.0, 0.0), ForceField { net: 0.0, balance: None });
        assert_eq!(force_field(30.0, 30.0).balance, Some(50.0));
    }

    /// 100 * s / s is 100.00000000000001 in doubles for this s, which is 100 * 11 / 12.
    #[test]
    fn the_balance_never_leaves_its_range() {
        assert_eq!(force_field(91.666_666_666_666_67, 0.0).balance, Some(100.0));
    }
}
