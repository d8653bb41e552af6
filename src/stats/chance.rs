//! Chance that begins with a number: the same seed draws the same, on every machine.

/// A source of chance. Source: `SplitMix64` (Steele, Lea & Flood 2014).
#[derive(Debug, Clone)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// What `seed` draws.
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let bits = self.state;
        let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// One of the numbers from 0 to `n - 1`, each as likely as the others; `n` is 1 at least.
    ///
    /// Source: Lemire (2019), multiplication with rejection.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap_or(u64::MAX).max(1);
        let spare = n.wrapping_neg() % n;
        loop {
            let product = u128::from(self.bits()) * u128::from(n);
            let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0);
            if low >= spare {
                return usize::try_from(product >> 64).unwrap_or(0);
            }
        }
    }
}
