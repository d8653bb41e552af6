//! The digests of a message that is at hand as a whole: MD5, SHA-1 and the long ones of SHA-2.
//!
//! They make a message one and the same for another program, and protect nothing. Written as loops, and without
//! what the crates have for messages that come in parts, they weigh a quarter of them; the tests hold them
//! against the crates. Source: RFC 1321; FIPS 180-4.

use super::number_text::count;

pub(super) fn md5(message: &[u8]) -> Vec<u8> {
    let mut state = START_OF_MD5;
    for block in padded(message, 64, n_bits(message).to_le_bytes()).as_chunks().0 {
        mix_md5(&mut state, block);
    }
    state.map(u32::to_le_bytes).concat()
}

pub(super) fn sha_1(message: &[u8]) -> Vec<u8> {
    let mut state = START_OF_SHA_1;
    for block in padded(message, 64, n_bits(message).to_be_bytes()).as_chunks().0 {
        mix_sha_1(&mut state, block);
    }
    state.map(u32::to_be_bytes).concat()
}

pub(super) fn sha_384(message: &[u8]) -> Vec<u8> {
    let mut digest = long_sha_2(message, START_OF_SHA_384);
    digest.truncate(48);
    digest
}

pub(super) fn sha_512(message: &[u8]) -> Vec<u8> {
    long_sha_2(message, START_OF_SHA_512)
}

fn long_sha_2(message: &[u8], start: [u64; 8]) -> Vec<u8> {
    let mut state = start;
    let blocks = padded(message, 128, n_bits(message).to_be_bytes());
    sha2::block_api::compress512(&mut state, blocks.as_chunks().0);
    state.map(u64::to_be_bytes).concat()
}

fn n_bits(message: &[u8]) -> u64 {
    message.len() as u64 * 8
}

/// A message in whole blocks of so many bytes: after it a bit, zeros, and how many bits it has.
///
/// Source: RFC 1321, sections 3.1 and 3.2; FIPS 180-4, section 5.1.
fn padded(message: &[u8], block: usize, n_bits: [u8; 8]) -> Vec<u8> {
    let mut blocks = message.to_vec();
    blocks.push(0x80);
    // The number of bits has an eighth of a block to stand in.
    let length = (blocks.len() + block / 8).next_multiple_of(block);
    blocks.resize(length - n_bits.len(), 0);
    blocks.extend_from_slice(&n_bits);
    blocks
}

// What the states begin with. Source: RFC 1321, section 3.3; FIPS 180-4, section 5.3.
const START_OF_MD5: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
const START_OF_SHA_1: [u32; 5] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
const START_OF_SHA_384: [u64; 8] = [
    0xcbbb_9d5d_c105_9ed8,
    0x629a_292a_367c_d507,
    0x9159_015a_3070_dd17,
    0x152f_ecd8_f70e_5939,
    0x6733_2667_ffc0_0b31,
    0x8eb4_4a87_6858_1511,
    0xdb0c_2e0d_64f9_8fa7,
    0x47b5_481d_befa_4fa4,
];
const START_OF_SHA_512: [u64; 8] = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];

/// Source: RFC 1321, section 3.4.
fn mix_md5(state: &mut [u32; 4], block: &[u8; 64]) {
    const TURNS: [[u32; 4]; 4] =
        [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let (words, _) = block.as_chunks();
    let [mut a, mut b, mut c, mut d] = *state;
    for n in 0..64 {
        let (mixed, word) = match n / 16 {
            0 => ((b & c) | (!b & d), n),
            1 => ((b & d) | (c & !d), 5 * n + 1),
            2 => (b ^ c ^ d, 3 * n + 5),
            _ => (c ^ (b | !d), 7 * n),
        };
        let word = u32::from_le_bytes(words[word % 16]);
        let sum = a.wrapping_add(mixed).wrapping_add(constant_of_md5(n)).wrapping_add(word);
        let turned = sum.rotate_left(TURNS[n / 16][n % 4]);
        (a, d, c, b) = (d, c, b, b.wrapping_add(turned));
    }
    add(state, [a, b, c, d]);
}

/// The standard takes its 64 constants from the sines, and so no table need be loaded.
#[allow(clippy::cast_possible_truncation, reason = "the first 32 bits of a fraction are meant")]
fn constant_of_md5(n: usize) -> u32 {
    (libm::sin(count(n + 1)).abs() * 4_294_967_296.0) as u32
}

/// Source: FIPS 180-4, section 6.1.2.
fn mix_sha_1(state: &mut [u32; 5], block: &[u8; 64]) {
    let (given, _) = block.as_chunks();
    let mut words = [0_u32; 80];
    for n in 0..80 {
        words[n] = match given.get(n) {
            Some(word) => u32::from_be_bytes(*word),
            None => (words[n - 3] ^ words[n - 8] ^ words[n - 14] ^ words[n - 16]).rotate_left(1),
        };
    }
    let [mut a, mut b, mut c, mut d, mut e] = *state;
    for (n, word) in words.into_iter().enumerate() {
        let (mixed, constant) = match n / 20 {
            0 => ((b & c) | (!b & d), 0x5a82_7999),
            1 => (b ^ c ^ d, 0x6ed9_eba1),
            2 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6),
        };
        let sum = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e).wrapping_add(constant);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, sum.wrapping_add(word));
    }
    add(state, [a, b, c, d, e]);
}

fn add<const N: usize>(state: &mut [u32; N], mixed: [u32; N]) {
    for (word, mixed) in state.iter_mut().zip(mixed) {
        *word = word.wrapping_add(mixed);
    }
}

#[cfg(test)]
mod tests {
    use md5::Digest;
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(message: &[u8]) {
        assert_eq!(md5(message), md5::Md5::digest(message).to_vec());
        assert_eq!(sha_1(message), sha1::Sha1::digest(message).to_vec());
        assert_eq!(sha_384(message), sha2::Sha384::digest(message).to_vec());
        assert_eq!(sha_512(message), sha2::Sha512::digest(message).to_vec());
    }

    #[test]
    fn messages_around_the_ends_of_blocks_are_digested_as_by_the_crates() {
        (0..300).for_each(|length| check(&vec![b'a'; length]));
    }

    proptest! {
        #[test]
        fn any_message_is_digested_as_by_the_crates(message: Vec<u8>) {
            check(&message);
        }
    }
}
