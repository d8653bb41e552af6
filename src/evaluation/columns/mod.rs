//! Hundreds of thousands of interviews in columns: one byte for an answer, codes into dictionaries for the rest; what is
//! reckoned from them has the same bits as from the interviews one by one.

mod dictionary;
mod scale;
mod scores;
mod summary;

use std::collections::BTreeMap;
use std::rc::Rc;

use dictionary::Dictionary;
pub use scale::Scale;
pub use scores::{FactorFigure, RowScores};

use super::{DataSet, Filter};
use crate::instrument::{ChoiceList, FactorItem, Instrument, Missing};
use crate::response::{Answer, Response};

/// How many choices a list can have whose answers are kept in a byte: the bytes beyond stand for the lack of a value.
pub const MAX_CHOICES: usize = 250;

/// Asked, and without a value that is on the list.
const BLANK: u8 = 250;
/// The role is not asked it.
const NOT_ASKED: u8 = 251;
/// Not relevant by the rules of the form.
const SKIPPED: u8 = 252;
/// *Tidak tahu*.
const DOES_NOT_KNOW: u8 = 253;
/// *Tidak berlaku*.
const NOT_APPLICABLE: u8 = 254;
/// *Menolak menjawab*.
const REFUSED: u8 = 255;

/// The answers to the scored items of many interviews with one instrument, column by column, in the order of their
/// ids.
#[derive(Debug, Clone)]
pub struct Columns {
    instrument: Rc<Instrument>,
    items: Vec<ItemColumn>,
    /// The column of each item, by its name.
    by_name: BTreeMap<String, usize>,
    studies: Dictionary,
    rounds: Dictionary,
    sites: Dictionary,
    roles: Dictionary,
    /// Whether the respondent was willing.
    is_scored: Vec<bool>,
}

/// Which interviews a filter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken(Vec<bool>);

/// The answers to one item.
#[derive(Debug, Clone)]
struct ItemColumn {
    id: String,
    list: Rc<ChoiceList>,
    /// Who is asked it.
    roles: Vec<String>,
    /// The row of the choice on the list, or why there is none.
    answers: Vec<u8>,
}

impl Columns {
    /// No interviews yet; none where a scored item has more choices than a byte tells apart.
    pub fn new(instrument: &Rc<Instrument>) -> Option<Self> {
        let mut columns = Self {
            instrument: Rc::clone(instrument),
            items: Vec::new(),
            by_name: BTreeMap::new(),
            studies: Dictionary::default(),
            rounds: Dictionary::default(),
            sites: Dictionary::default(),
            roles: Dictionary::default(),
            is_scored: Vec::new(),
        };
        for item in instrument.scoring.factors.iter().flat_map(|factor| &factor.items) {
            columns.add_item(item)?;
        }
        Some(columns)
    }

    /// The interviews of `data_set`; none where [`Self::new`] gives none.
    pub fn of(data_set: &DataSet) -> Option<Self> {
        let mut columns = Self::new(&data_set.instrument)?;
        columns.reserve(data_set.interviews.len());
        for interview in &data_set.interviews {
            columns.push(&interview.response);
        }
        Some(columns)
    }

    fn add_item(&mut self, item: &FactorItem) -> Option<()> {
        if self.by_name.contains_key(&item.item) {
            return Some(());
        }
        if item.list.len() > MAX_CHOICES {
            return None;
        }
        self.by_name.insert(item.item.clone(), self.items.len());
        self.items.push(ItemColumn {
            id: item.item.clone(),
            list: Rc::clone(&item.list),
            roles: item.roles.clone(),
            answers: Vec::new(),
        });
        Some(())
    }

    /// Makes room for `more` interviews, so that none is kept that is not used.
    pub fn reserve(&mut self, more: usize) {
        self.items.iter_mut().for_each(|item| item.answers.reserve_exact(more));
        for dictionary in [&mut self.studies, &mut self.rounds, &mut self.sites, &mut self.roles] {
            dictionary.reserve(more);
        }
        self.is_scored.reserve_exact(more);
    }

    /// Adds an interview with one person, who may have declined; in the order of ids, as a data set is.
    pub fn push(&mut self, response: &Response) {
        let setting = &response.setting;
        self.studies.push(&setting.study);
        self.rounds.push(&setting.round);
        self.sites.push(&setting.site);
        self.roles.push(&setting.role);
        self.is_scored.push(!response.is_refusal());
        for item in &mut self.items {
            item.answers.push(code(item, response));
        }
    }

    /// How many interviews there are, those who declined included.
    pub fn len(&self) -> usize {
        self.is_scored.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.is_scored.is_empty()
    }

    /// How many answers it holds, those that are lacking included.
    pub fn n_answers(&self) -> usize {
        self.items.len() * self.len()
    }

    /// What it takes in memory, in bytes, beside the instrument.
    pub fn size(&self) -> usize {
        let items: usize = self.items.iter().map(|item| item.answers.capacity()).sum();
        let dictionaries = [&self.studies, &self.rounds, &self.sites, &self.roles];
        let dictionaries: usize = dictionaries.into_iter().map(Dictionary::size).sum();
        items + dictionaries + self.is_scored.capacity()
    }

    /// The sites, in the order in which they were met.
    pub fn sites(&self) -> &[String] {
        self.sites.values()
    }

    /// The interviews that `filter` takes.
    pub fn taken(&self, filter: &Filter) -> Taken {
        let fits = |dictionary: &Dictionary, wanted: &Option<String>| {
            dictionary.holds(|value| wanted.as_ref().is_none_or(|wanted| wanted == value))
        };
        let sites = self.sites.holds(|site| filter.admits_site(site));
        let (studies, rounds) =
            (fits(&self.studies, &filter.study), fits(&self.rounds, &filter.round));
        let roles = fits(&self.roles, &filter.role);
        let rows = 0..self.len();
        let is_taken = rows.map(|row| {
            studies[self.studies.code(row)]
                && rounds[self.rounds.code(row)]
                && sites[self.sites.code(row)]
                && roles[self.roles.code(row)]
        });
        Taken(is_taken.collect())
    }

    /// How many of the interviews that are `taken` chose each choice of the item named `id`, by its row on the
    /// list, and how many have no value for each reason: blank, not asked, skipped, TT, TB, TM.
    pub fn distribution(&self, id: &str, taken: &Taken) -> Option<(Vec<usize>, [usize; 6])> {
        let item = &self.items[*self.by_name.get(id)?];
        let mut counts = [0_usize; 256];
        for (row, answer) in item.answers.iter().enumerate() {
            let counts = &mut counts[usize::from(*answer)];
            *counts += usize::from(taken.0[row] && self.is_scored[row]);
        }
        let choices = counts[..item.list.len()].to_vec();
        let lacks = [BLANK, NOT_ASKED, SKIPPED, DOES_NOT_KNOW, NOT_APPLICABLE, REFUSED];
        Some((choices, lacks.map(|lack| counts[usize::from(lack)])))
    }
}

/// The byte that stands for the answer to `item`.
fn code(item: &ItemColumn, response: &Response) -> u8 {
    if !item.roles.contains(&response.setting.role) {
        return NOT_ASKED;
    }
    match response.answers.get(&item.id) {
        None if response.skipped.contains(&item.id) => SKIPPED,
        None => BLANK,
        Some(Answer::Missing(Missing::DoesNotKnow)) => DOES_NOT_KNOW,
        Some(Answer::Missing(Missing::NotApplicable)) => NOT_APPLICABLE,
        Some(Answer::Missing(Missing::Refused)) => REFUSED,
        Some(answer) => {
            let row = answer.value().and_then(|choice| item.list.row(choice));
            row.and_then(|row| u8::try_from(row).ok()).unwrap_or(BLANK)
        }
    }
}
