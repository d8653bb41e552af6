//! The columns of a table: what each holds, what it is called, and which values it can have.

use crate::instrument::{ChoiceList, Factor, FactorItem, Family, Instrument, Item, Kind};

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Variable<'a> {
    /// Its name, legal everywhere.
    pub(super) name: String,
    /// What people call it.
    pub(super) label: String,
    /// What it holds.
    pub(super) content: Content<'a>,
    /// Whether its values are numbers.
    pub(super) is_number: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    /// Something about the interview.
    Fact(Fact),
    /// The answer to an item.
    Answer(&'a Item),
    /// Whether a choice is among the answers to an item, or in a `rank` which place it has; by the choice's row.
    Choice(&'a Item, &'a ChoiceList, usize),
    /// The score of a factor, 0-100.
    Factor(&'a Factor),
    /// The index of a family, 0-100.
    Index(Family),
    /// `N = S - H`, -100 to 100.
    Net,
    /// `B = 100 * S / (S + H)`, 0-100.
    Balance,
}

/// Something about an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// By what the tables name the interview.
    Interview,
    /// By what the table of a repeat names an instance.
    Key,
    /// What the instance stands in: an interview, or an instance of another repeat.
    Parent,
    /// Which instance it is, from 1.
    Number,
    /// The respondent's code.
    Respondent,
    /// Which revision.
    Revision,
    /// The study's code.
    Study,
    /// The round.
    Round,
    /// Where.
    Site,
    /// The role.
    Role,
    /// The enumerator's code.
    Enumerator,
    /// The language of the interview.
    Language,
    /// Whether the respondent was willing.
    Consent,
    /// When it began.
    Started,
    /// When it was locked.
    Finished,
    /// The month in which it was held.
    Month,
}

impl Fact {
    /// Its column.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Interview => "wawancara",
            Self::Key => "kunci",
            Self::Parent => "induk",
            Self::Number => "nomor",
            Self::Respondent => "responden",
            Self::Revision => "revisi",
            Self::Study => "survei",
            Self::Round => "putaran",
            Self::Site => "lokasi",
            Self::Role => "peran",
            Self::Enumerator => "enumerator",
            Self::Language => "bahasa",
            Self::Consent => "bersedia",
            Self::Started => "mulai",
            Self::Finished => "selesai",
            Self::Month => "bulan",
        }
    }

    /// What people call it.
    pub(super) fn label(self, language: &str) -> &'static str {
        let (indonesian, english) = match self {
            Self::Interview => ("Wawancara", "Interview"),
            Self::Key => ("Nama baris ini", "Name of this row"),
            Self::Parent => ("Baris tempat ulangan ini berada", "Row that this repeat stands in"),
            Self::Number => ("Ulangan ke-", "Number of the instance"),
            Self::Respondent => ("Kode responden", "Respondent's code"),
            Self::Revision => ("Revisi", "Revision"),
            Self::Study => ("Survei", "Study"),
            Self::Round => ("Putaran", "Round"),
            Self::Site => ("Lokasi", "Site"),
            Self::Role => ("Peran", "Role"),
            Self::Enumerator => ("Kode enumerator", "Enumerator's code"),
            Self::Language => ("Bahasa wawancara", "Language of the interview"),
            Self::Consent => ("Bersedia diwawancarai", "Willing to be interviewed"),
            Self::Started => ("Mulai", "Began"),
            Self::Finished => ("Dikunci", "Locked"),
            Self::Month => ("Bulan wawancara", "Month of the interview"),
        };
        if language == "id" { indonesian } else { english }
    }
}

impl<'a> Content<'a> {
    /// The item that it is about.
    pub(super) fn item(self) -> Option<&'a Item> {
        match self {
            Self::Answer(item) | Self::Choice(item, ..) => Some(item),
            _ => None,
        }
    }

    /// The list that its values are from.
    pub(super) fn list(self) -> Option<&'a ChoiceList> {
        match self {
            Self::Answer(Item { kind: Kind::SelectOne(list), .. }) => Some(list),
            _ => None,
        }
    }

    /// Whether its values are yes and no.
    pub(super) fn is_flag(self) -> bool {
        match self {
            Self::Fact(fact) => fact == Fact::Consent,
            Self::Choice(item, ..) => matches!(item.kind, Kind::SelectMultiple(..)),
            _ => false,
        }
    }

    /// The word for how it is measured.
    pub(super) fn scale(self) -> &'static str {
        match self {
            Self::Fact(Fact::Number | Fact::Revision) => "rasio",
            Self::Fact(_) => "nominal",
            Self::Factor(_) | Self::Index(_) | Self::Net | Self::Balance => "interval",
            Self::Choice(item, ..) if matches!(item.kind, Kind::Rank(_)) => "ordinal",
            Self::Choice(..) => "nominal",
            Self::Answer(item) => match &item.kind {
                Kind::SelectOne(list) if list.is_ordinal() => "ordinal",
                Kind::Integer | Kind::Decimal | Kind::Range(_) => "rasio",
                Kind::Date | Kind::Time => "waktu",
                Kind::Text { .. } | Kind::Capture(_) => "teks",
                Kind::Calculate => "hitungan",
                _ => "nominal",
            },
        }
    }
}

/// The first factor that an item feeds, and its part in it.
pub(super) fn factor_of<'a>(
    instrument: &'a Instrument,
    item: &str,
) -> Option<(&'a Factor, &'a FactorItem)> {
    let part = |factor: &'a Factor| {
        let found = factor.items.iter().find(|part| part.item == item);
        found.map(|part| (factor, part))
    };
    instrument.scoring.factors.iter().find_map(part)
}

/// What an index is called.
pub(super) fn index_words(family: Family, language: &str) -> (&'static str, &'static str) {
    let (name, indonesian, english) = match family {
        Family::Process => ("indeks_proses", "Indeks proses (0-100)", "Process index (0-100)"),
        Family::Supporting => {
            ("indeks_pendukung", "Indeks pendukung S (0-100)", "Supporting index S (0-100)")
        }
        Family::Inhibiting => {
            ("indeks_penghambat", "Indeks penghambat H (0-100)", "Inhibiting index H (0-100)")
        }
        Family::Outcome => ("indeks_hasil", "Indeks hasil (0-100)", "Outcome index (0-100)"),
    };
    (name, if language == "id" { indonesian } else { english })
}
