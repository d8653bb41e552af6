//! The tables of a data set: which columns and rows each has, in the form that was asked for.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::anonymity::{Anonymity, K_FOR_RELEASE, Marks, Veil, veils};
use super::cell::{Cell, Codes};
use super::names::Names;
use super::row::{Instance, Row};
use super::variable::{Content, Fact, Variable, index_words};
use crate::evaluation::{DataSet, Filter, Interview};
use crate::instrument::{Family, Instrument, Item, Kind};
use crate::response::Answers;

/// The table of the interviews.
const INTERVIEWS: &str = "data";

/// The table of the figures.
pub(super) const FIGURES: &str = "angka";

/// With more choices than this, the answers to a question with several of them stand in one column.
const MAX_COLUMNS: usize = 60;

/// What the tables hold of each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// *Mentah*: all that was answered, as it was.
    Raw,
    /// *Anonim*: no code of a person, no words, no files, no place but the site, months in place of days, and of
    /// everybody at least k who are alike.
    #[default]
    Anonymous,
    /// *Agregat*: means of enough interviews alone.
    Aggregate,
}

/// What tables are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSettings {
    /// What they hold of each person.
    pub form: Form,
    /// How many people must be alike, or stand behind a mean; [`K_FOR_RELEASE`] at least for what is published, and as
    /// many as the evaluation shows of a group.
    pub k: usize,
    /// The language of the labels.
    pub language: String,
    /// Whether a CSV begins with the mark by which Excel knows UTF-8.
    pub has_mark: bool,
}

impl Default for TableSettings {
    fn default() -> Self {
        let language = "id".to_owned();
        Self { form: Form::default(), k: K_FOR_RELEASE, language, has_mark: true }
    }
}

/// A table: the interviews, or the instances of a repeat.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// Its name, also that of its file: `data`, or that of the repeat.
    pub(super) name: String,
    /// The repeat whose instances it holds; empty for the interviews.
    pub(super) repeat: &'a str,
    /// What people call the repeat; empty for the interviews.
    pub(super) label: String,
    /// Its columns.
    pub(super) variables: Vec<Variable<'a>>,
    /// Its rows.
    pub(super) rows: Vec<Row<'a>>,
}

/// The tables of a data set.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// What was asked.
    pub(super) instrument: &'a Instrument,
    /// What is wanted.
    pub(super) settings: &'a TableSettings,
    /// The questions by which people are known.
    pub(super) marks: Marks<'a>,
    /// The interviews, and then the repeats in the instrument's order; none of aggregates.
    pub(super) tables: Vec<Table<'a>>,
    /// The numbers for why there is no value.
    pub(super) codes: Codes,
    /// What was done so that nobody is known, where it was.
    pub(super) anonymity: Option<Anonymity>,
}

impl<'a> Plan<'a> {
    /// The tables of the interviews of `data_set` that `filter` takes.
    pub(super) fn new(data_set: &'a DataSet, filter: &Filter, settings: &'a TableSettings) -> Self {
        let instrument = &*data_set.instrument;
        let marks = Marks::of(instrument);
        let mut plan = Self {
            instrument,
            settings,
            marks,
            tables: Vec::new(),
            codes: Codes::below(0.0),
            anonymity: None,
        };
        let taken = data_set.interviews.iter().map(Rc::as_ref);
        let taken = taken.filter(|one| filter.admits(&one.response.setting));
        let rows = match settings.form {
            Form::Aggregate => return plan,
            Form::Raw => {
                taken.map(|one| row(instrument, one, one.response.id.to_string(), None)).collect()
            }
            Form::Anonymous => {
                let (rows, anonymity) = anonymous(instrument, taken, marks, settings);
                plan.anonymity = Some(anonymity);
                rows
            }
        };
        let told = Told::of(instrument, settings.form);
        let mut names = Names::default();
        for kept in [INTERVIEWS, FIGURES] {
            names.claim(kept);
        }
        plan.tables.push(plan.table_of_interviews(&told, rows));
        for (index, item) in instrument.items.iter().enumerate() {
            if matches!(item.kind, Kind::Repeat(_)) {
                let name = names.claim(&item.id);
                plan.tables.push(plan.table_of_repeat(&told, name, index, item));
            }
        }
        plan.codes = Codes::below(plan.lowest());
        plan.settle_numbers();
        plan
    }

    fn table_of_interviews(&self, told: &Told, rows: Vec<Row<'a>>) -> Table<'a> {
        let (instrument, language) = (self.instrument, self.settings.language.as_str());
        let facts: &[Fact] = match self.settings.form {
            Form::Raw => &[
                Fact::Interview,
                Fact::Respondent,
                Fact::Revision,
                Fact::Study,
                Fact::Round,
                Fact::Site,
                Fact::Role,
                Fact::Enumerator,
                Fact::Language,
                Fact::Consent,
                Fact::Started,
                Fact::Finished,
            ],
            _ => &[Fact::Interview, Fact::Study, Fact::Round, Fact::Site, Fact::Role, Fact::Month],
        };
        let mut columns = Columns::new(facts, language);
        for (index, item) in instrument.items.iter().enumerate() {
            if item.place.repeat.is_none() && told.tells(index) {
                columns.add_item(item);
            }
        }
        for factor in &instrument.scoring.factors {
            let label = factor.label.get(language);
            columns.add_figure(&format!("skor_{}", factor.id), label, Content::Factor(factor));
        }
        for family in Family::ALL {
            if instrument.scoring.factors.iter().any(|factor| factor.family == family) {
                let (name, label) = index_words(family, language);
                columns.add_figure(name, label, Content::Index(family));
            }
        }
        let has = |family| instrument.scoring.factors.iter().any(|it| it.family == family);
        if has(Family::Supporting) && has(Family::Inhibiting) {
            let is_indonesian = language == "id";
            let net = if is_indonesian { "Selisih N = S - H" } else { "Difference N = S - H" };
            columns.add_figure("selisih_N", net, Content::Net);
            let balance = "B = 100 * S / (S + H)";
            columns.add_figure("imbangan_B", balance, Content::Balance);
        }
        Table {
            name: INTERVIEWS.to_owned(),
            repeat: "",
            label: String::new(),
            variables: columns.variables,
            rows,
        }
    }

    fn table_of_repeat(
        &self,
        told: &Told,
        name: String,
        repeat: usize,
        item: &'a Item,
    ) -> Table<'a> {
        let language = self.settings.language.as_str();
        let facts = [Fact::Key, Fact::Parent, Fact::Interview, Fact::Number];
        let mut columns = Columns::new(&facts, language);
        for index in self.instrument.inside(repeat) {
            let entry = &self.instrument.items[index];
            if entry.place.repeat == Some(repeat) && told.tells(index) {
                columns.add_item(entry);
            }
        }
        let around = item.place.repeat.and_then(|outer| self.instrument.items.get(outer));
        let outer = around.map_or("", |outer| outer.id.as_str());
        let parents = self.tables.iter().find(|table| table.repeat == outer);
        let mut rows = Vec::new();
        for parent in parents.iter().flat_map(|table| &table.rows) {
            let path = parent.instance.as_ref().map_or("", |it| it.path.as_str());
            for (number, answers) in (1..).zip(parent.answers.instances(&item.id)) {
                rows.push(instance(parent, path, &item.id, number, answers));
            }
        }
        let label = item.label.get(language).to_owned();
        Table { name, repeat: &item.id, label, variables: columns.variables, rows }
    }

    /// The lowest number that stands anywhere, on a scale or as an answer.
    fn lowest(&self) -> f64 {
        let variables = self.tables.iter().flat_map(|table| &table.variables);
        let lists = variables.filter_map(|variable| variable.content.list());
        let names = lists.flat_map(|list| (0..list.len()).map(|row| list.choice(row)));
        let of_lists = names.map(crate::expression::number_from_text);
        let cells = self.tables.iter().flat_map(|table| {
            let numbers = table.variables.iter().filter(|it| it.content.item().is_some());
            numbers.flat_map(|variable| {
                table.rows.iter().filter_map(|row| match row.cell(variable.content, self.marks) {
                    Cell::Number(number) => Some(number),
                    _ => None,
                })
            })
        });
        of_lists.chain(cells).filter(|number| number.is_finite()).fold(0.0, f64::min)
    }

    /// A column of what is reckoned, or of ages in bands, holds numbers where none of it is a text.
    fn settle_numbers(&mut self) {
        let marks = self.marks;
        for table in &mut self.tables {
            let rows = &table.rows;
            for variable in &mut table.variables {
                let is_text =
                    |row: &Row<'a>| matches!(row.cell(variable.content, marks), Cell::Text(_));
                variable.is_number &= !rows.iter().any(is_text);
            }
        }
    }
}

/// The columns of a table while it is planned.
struct Columns<'a, 'l> {
    language: &'l str,
    names: Names,
    variables: Vec<Variable<'a>>,
}

impl<'a, 'l> Columns<'a, 'l> {
    fn new(facts: &[Fact], language: &'l str) -> Self {
        let mut columns = Self { language, names: Names::default(), variables: Vec::new() };
        for fact in facts {
            let is_number = matches!(fact, Fact::Number | Fact::Revision | Fact::Consent);
            let label = fact.label(language);
            columns.add(fact.name(), label.to_owned(), Content::Fact(*fact), is_number);
        }
        columns
    }

    fn add(&mut self, name: &str, label: String, content: Content<'a>, is_number: bool) {
        let name = self.names.claim(name);
        self.variables.push(Variable { name, label, content, is_number });
    }

    fn add_figure(&mut self, name: &str, label: &str, content: Content<'a>) {
        self.add(name, label.to_owned(), content, true);
    }

    fn add_item(&mut self, item: &'a Item) {
        let label = item.label.get(self.language);
        match &item.kind {
            Kind::SelectMultiple(list, _) | Kind::Rank(list) if list.len() <= MAX_COLUMNS => {
                for row in 0..list.len() {
                    let name = format!("{}__{}", item.id, list.choice(row));
                    let label = format!("{label}: {}", list.label(row, self.language));
                    self.add(&name, label, Content::Choice(item, list, row), true);
                }
            }
            kind => {
                let is_number = match kind {
                    Kind::SelectOne(list) => list.is_ordinal(),
                    Kind::Integer | Kind::Decimal | Kind::Range(_) | Kind::Calculate => true,
                    _ => false,
                };
                self.add(&item.id, label.to_owned(), Content::Answer(item), is_number);
            }
        }
    }
}

/// Which items have a column.
struct Told {
    is_told: Vec<bool>,
}

impl Told {
    /// All that have a value; of what is published, neither words nor files nor places, nor times of day, nor what is
    /// reckoned from any of them or from days.
    fn of(instrument: &Instrument, form: Form) -> Self {
        let mut is_told: Vec<bool> = instrument.items.iter().map(Item::has_value).collect();
        if form == Form::Raw {
            return Self { is_told };
        }
        let mut is_private: Vec<bool> = instrument
            .items
            .iter()
            .map(|item| {
                matches!(item.kind, Kind::Text { .. } | Kind::Capture(_) | Kind::Time | Kind::Date)
            })
            .collect();
        for index in &instrument.graph.order {
            let item = &instrument.items[*index];
            let reckoned = item.logic.calculation.as_ref().or(item.logic.default.as_ref());
            let hangs = |formula: &crate::instrument::Formula| {
                formula.reads().any(|(read, _)| is_private[read])
            };
            is_private[*index] |= reckoned.is_some_and(hangs);
        }
        for (index, item) in instrument.items.iter().enumerate() {
            let is_day = matches!(item.kind, Kind::Date) && item.logic.calculation.is_none();
            is_told[index] &= is_day || !is_private[index];
        }
        Self { is_told }
    }

    fn tells(&self, index: usize) -> bool {
        self.is_told.get(index) == Some(&true)
    }
}

fn row<'a>(
    instrument: &'a Instrument,
    interview: &'a Interview,
    key: String,
    veil: Option<Rc<Veil>>,
) -> Row<'a> {
    let answers = &interview.response.answers;
    Row { instrument, interview, key: key.into(), veil, answers, instance: None }
}

fn instance<'a>(
    parent: &Row<'a>,
    around: &str,
    repeat: &str,
    number: usize,
    answers: &'a Answers,
) -> Row<'a> {
    let path = match around {
        "" => format!("{repeat}[{number}]"),
        around => format!("{around}/{repeat}[{number}]"),
    };
    let instance = Some(Instance { path, parent: around.to_owned(), number });
    Row { answers, instance, ..parent.clone() }
}

/// The rows that can be published. They are numbered in the order of the digests: an id tells the moment at which
/// the interview began, and so does an order of ids.
fn anonymous<'a>(
    instrument: &'a Instrument,
    taken: impl Iterator<Item = &'a Interview>,
    marks: Marks<'a>,
    settings: &TableSettings,
) -> (Vec<Row<'a>>, Anonymity) {
    let mut scored: Vec<&Interview> = taken.filter(|one| one.scores.is_some()).collect();
    scored.sort_by(|a, b| a.digest.cmp(&b.digest));
    let (veils, anonymity) = veils(&scored, marks, settings.k);
    let published =
        scored.into_iter().zip(veils).filter_map(|(one, veil)| veil.map(|veil| (one, veil)));
    let rows = (1..).zip(published).map(|(n, (one, veil)): (usize, _)| {
        row(instrument, one, n.to_string(), Some(Rc::new(veil)))
    });
    (rows.collect(), anonymity)
}
