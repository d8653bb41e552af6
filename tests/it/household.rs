//! A household interview as expressions see it: answers by name, members as a repeat, lists of villages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use berdaya::expression::{DayNames, Expression, List, Nodes, Origin, Scope, Target};

/// 2026-03-02T00:30 in Semarang, where UTC still has 1 March.
pub(crate) const NOW: i64 = 1_772_386_200_000;

/// Minutes that Semarang is ahead of UTC.
pub(crate) const WIB: i32 = 420;

/// The answers of a household; a place in it is either the household or one of its members.
pub(crate) struct Household {
    /// By name: the answers of the household, one, or of its members, several.
    answers: BTreeMap<&'static str, Vec<&'static str>>,
    /// Which member the place is in, from 1.
    pub(crate) member: Option<usize>,
    /// The answer of the question itself.
    pub(crate) own: &'static str,
    /// Rows of cells, each a name and what stands there.
    lists: BTreeMap<&'static str, Vec<Vec<(&'static str, &'static str)>>>,
    /// The list that the question asks from.
    pub(crate) own_list: &'static str,
    pub(crate) offset_minutes: fn(i64) -> i32,
    pub(crate) day_names: DayNames,
}

impl Household {
    /// Bu Siti's household of three in Srondol Wetan.
    pub(crate) fn of_three() -> Self {
        let villages = vec![
            vec![
                ("name", "banyumanik"),
                ("label", "Banyumanik"),
                ("district", "banyumanik"),
                ("rw", "15"),
            ],
            vec![
                ("name", "srondol"),
                ("label", "Srondol Wetan"),
                ("district", "banyumanik"),
                ("rw", "18"),
            ],
            vec![
                ("name", "tembalang"),
                ("label", "Tembalang"),
                ("district", "tembalang"),
                ("rw", "8"),
            ],
            vec![("name", "bulusan"), ("label", "Bulusan"), ("district", "tembalang")],
        ];
        Self {
            answers: BTreeMap::from([
                ("respondent", vec!["Siti"]),
                ("village", vec!["srondol"]),
                ("district", vec!["banyumanik"]),
                ("access", vec!["air listrik"]),
                ("income", vec!["2500000"]),
                ("spending", vec![""]),
                ("born", vec!["1985-02-20"]),
                ("landlord", vec![]),
                ("member", vec!["", "", ""]),
                ("name", vec!["Siti", "Budi", "Ayu"]),
                ("age", vec!["41", "44", "9"]),
                ("works", vec!["yes", "yes", ""]),
            ]),
            member: None,
            own: "",
            lists: BTreeMap::from([("villages", villages)]),
            own_list: "villages",
            offset_minutes: |_| WIB,
            day_names: DayNames::ENGLISH,
        }
    }

    /// The same with another answer.
    pub(crate) fn with(mut self, name: &'static str, answers: &[&'static str]) -> Self {
        self.answers.insert(name, answers.to_vec());
        self
    }

    /// The same with another list.
    pub(crate) fn with_list(
        mut self,
        name: &'static str,
        rows: Vec<Vec<(&'static str, &'static str)>>,
    ) -> Self {
        self.lists.insert(name, rows);
        self
    }

    /// The same, from within a member.
    pub(crate) fn in_member(mut self, member: usize) -> Self {
        self.member = Some(member);
        self
    }

    /// The same, with an answer of the question itself.
    pub(crate) fn with_own(mut self, own: &'static str) -> Self {
        self.own = own;
        self
    }

    /// What an expression is asked about here.
    pub(crate) fn scope<'a>(&'a self, expression: &'a Expression) -> HouseholdScope<'a> {
        HouseholdScope { household: self, expression }
    }

    pub(crate) fn list_length(&self, list: &str) -> usize {
        self.lists.get(list).map_or(0, Vec::len)
    }
}

/// A household with the names of one expression.
pub(crate) struct HouseholdScope<'a> {
    household: &'a Household,
    expression: &'a Expression,
}

impl HouseholdScope<'_> {
    /// The name that a reference comes down to; `..` is the member.
    fn name(&self, reference: usize) -> &str {
        match &self.expression.references()[reference].target {
            Target::Name(name) => name,
            Target::Path { origin: Origin::Above(1), steps } if steps.is_empty() => "member",
            Target::Path { steps, .. } => steps.last().map_or("", String::as_str),
        }
    }

    fn all(&self, reference: usize) -> &[&'static str] {
        self.household.answers.get(self.name(reference)).map_or(&[], Vec::as_slice)
    }
}

impl Scope for HouseholdScope<'_> {
    fn answers(&self, reference: usize) -> Nodes<'_> {
        let all = self.all(reference);
        match (all, self.household.member) {
            ([], _) => Nodes::None,
            ([one], _) => Nodes::One((*one).into()),
            (_, Some(member)) if self.name(reference) != "member" => {
                Nodes::One(all[member - 1].into())
            }
            (all, _) => Nodes::Many(all.iter().map(|answer| (*answer).into()).collect()),
        }
    }

    fn own_answer(&self) -> Cow<'_, str> {
        self.household.own.into()
    }

    fn position(&self, reference: usize) -> Option<usize> {
        self.household.member.filter(|_| self.name(reference) == "member")
    }

    fn indexed_answers(&self, reference: usize, at: &[(usize, usize)]) -> Nodes<'_> {
        let [(repeat, position)] = at else { return Nodes::None };
        assert_eq!(self.name(*repeat), "member");
        match position.checked_sub(1).and_then(|at| self.all(reference).get(at)) {
            Some(answer) => Nodes::One((*answer).into()),
            None => Nodes::None,
        }
    }

    fn choice_label(&self, reference: usize, choice: &str) -> Option<Cow<'_, str>> {
        assert_eq!(self.name(reference), "village");
        let rows = self.household.lists.get("villages")?;
        let row = rows
            .iter()
            .find(|row| row.iter().any(|(name, cell)| *name == "name" && *cell == choice))?;
        row.iter().find(|(name, _)| *name == "label").map(|(_, label)| (*label).into())
    }

    fn list_length(&self, list: List) -> usize {
        match list {
            List::Own => self.household.list_length(self.household.own_list),
            List::Named(list) => self.household.list_length(&self.expression.lists()[list]),
            List::Repeat(repeat) => self.all(repeat).len(),
        }
    }

    fn list_cell(&self, list: List, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let wanted = &self.expression.columns()[column];
        let list = match list {
            List::Own => self.household.own_list,
            List::Named(list) => &self.expression.lists()[list],
            List::Repeat(_) => {
                let answers = self.household.answers.get(wanted.as_str())?;
                return answers.get(row).map(|answer| (*answer).into());
            }
        };
        let row = self.household.lists.get(list)?.get(row)?;
        row.iter().find(|(name, _)| name == wanted).map(|(_, cell)| (*cell).into())
    }

    fn now(&self) -> i64 {
        NOW
    }

    fn offset_minutes(&self, moment: i64) -> i32 {
        (self.household.offset_minutes)(moment)
    }

    fn random_bits(&self, nth: usize) -> u64 {
        // The first outputs of SplitMix64 with seed 0.
        [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F][nth % 3]
    }

    fn day_names(&self) -> &DayNames {
        &self.household.day_names
    }
}
