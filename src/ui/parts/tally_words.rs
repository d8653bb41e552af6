//! A count of interviews in words, the same ones on every page.

use crate::i18n::Language;
use crate::store::Tally;

/// `8 wawancara selesai, 1 diskusi kelompok`: what there is none of is left out.
pub(in crate::ui) fn tally_words(language: Language, tally: Tally) -> String {
    let Tally { interviews, groups, refusals, withdrawals, replaced } = tally;
    let mut words = String::new();
    for (count, text) in [
        (interviews, Language::count_interviews as fn(Language, &str) -> String),
        (groups, Language::count_groups),
        (refusals, Language::count_refusals),
        (withdrawals, Language::count_withdrawals),
        (replaced, Language::count_replaced),
    ] {
        if count > 0 {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(&text(language, &count.to_string()));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_none_of_is_left_out() {
        let tally = Tally { interviews: 8, refusals: 1, ..Tally::default() };
        let told = |tally| Language::ALL.map(|language| tally_words(language, tally));
        assert_eq!(
            told(tally),
            ["8 wawancara selesai, 1 penolakan", "finished interviews: 8, refusals: 1"]
        );
        let tally = Tally { groups: 2, withdrawals: 1, replaced: 3, ..Tally::default() };
        assert_eq!(told(tally)[0], "2 diskusi kelompok, 1 penarikan diri, 3 revisi lama");
    }
}
