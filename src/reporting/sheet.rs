//! Answers to many questions taken at once, each in a cell of its own: a row of a file. Nothing that was typed is left out unsaid.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::fields::{self, Field, Kind, Made, MadeChoice, Offered};
use super::ground::{Gazetteer, Ground, PLACE_QUESTIONS};
use super::questions::{self, Question};
use super::report::pruned;
use super::view::Words;
use crate::directory::choices_of;
use crate::routing::Owner;
use crate::web::{FieldError, Fields, day_of};
use crate::wording::{Language, Wording};

/// What stands between several choices in one cell.
const BETWEEN: char = ';';

/// A cell: one field of one question.
pub struct Cell {
    /// The name of its column: the question's slug, and after a full stop the field where that is another.
    pub column: String,
    /// The question.
    pub question: &'static Question,
    /// The field.
    pub field: &'static Field,
}

impl Cell {
    /// What is asked there: the question, and the field's own label where that is another.
    pub fn label(&self, wording: &Wording, language: Language) -> String {
        let words = Words {
            wording,
            language,
            slug: self.question.slug,
            nation: "england",
        };
        match self.field.name == self.question.slug {
            true => words.title(),
            false => format!("{} {}", words.title(), words.label(self.field.name)),
        }
    }

    /// What can be typed there, where that is one or some of a few choices that never change.
    pub fn choices(&self) -> Vec<&'static str> {
        match &self.field.kind {
            Kind::OneOf(choices) | Kind::AnyOf(choices) => {
                choices.iter().map(|choice| choice.value).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// All cells that a row can have, in the order of the questions. An import shows nobody a code, so how they come back by it is none.
pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for question in questions::all() {
        add_cells(question, question.fields, &mut cells);
    }
    cells
}

fn add_cells(question: &'static Question, fields: &'static [Field], cells: &mut Vec<Cell>) {
    for field in fields {
        let column = match field.name == question.slug {
            true => question.slug.to_owned(),
            false => format!("{}.{}", question.slug, field.name),
        };
        cells.push(Cell {
            column,
            question,
            field,
        });
        if let Kind::OneOf(choices) | Kind::AnyOf(choices) = &field.kind {
            for choice in choices.iter() {
                add_cells(question, choice.reveals, cells);
            }
        }
    }
}

/// What is wrong with one cell.
pub struct WrongCell {
    /// Its column.
    pub column: String,
    /// Its question's slug.
    slug: &'static str,
    error: FieldError,
}

impl WrongCell {
    /// What is wrong with the main field of `slug`.
    pub fn of(slug: &'static str, what: &str) -> Self {
        Self {
            column: slug.to_owned(),
            slug,
            error: FieldError::new(slug, format!("{slug}-{what}")),
        }
    }

    fn at(cell: &Cell, error: FieldError) -> Self {
        Self {
            column: cell.column.clone(),
            slug: cell.question.slug,
            error,
        }
    }

    /// What to do about it.
    pub fn in_words(&self, wording: &Wording, language: Language) -> String {
        let words = Words {
            wording,
            language,
            slug: self.slug,
            nation: "england",
        };
        words.error(&self.error).text
    }
}

/// What a row is read with.
pub struct Sheet<'a> {
    /// Its cells.
    pub cells: &'a [Cell],
    /// Where places are looked up.
    pub lists: Gazetteer<'a>,
    /// The strands of each nation.
    pub strands: &'a BTreeMap<&'static str, Vec<String>>,
}

impl Sheet<'_> {
    /// The answers that stand in a row, whose `given` fields are called as their columns are, and what is known of the place.
    ///
    /// # Errors
    /// What is wrong with each cell: also an answer that does not go with the others, which would be left out unsaid.
    pub fn read(&self, given: &Fields) -> Result<(Answers, Ground), Vec<WrongCell>> {
        let (mut answers, mut wrong) = (Answers::default(), Vec::new());
        for question in questions::all() {
            let cells = self
                .cells
                .iter()
                .filter(|cell| cell.question.slug == question.slug);
            let cells: Vec<_> = cells
                .filter(|cell| !given.text(&cell.column).trim().is_empty())
                .collect();
            if cells.is_empty() {
                continue;
            }
            match self.read_question(question, &cells, given, &answers) {
                Ok(kept) => answers.put(question.slug, kept),
                Err(errors) => wrong.extend(errors),
            }
        }
        let ground = self.ground(&answers);
        if wrong.is_empty() {
            wrong.extend(wrong_places(&answers, &ground, self.lists));
        }
        if wrong.is_empty() {
            let kept = pruned(&answers, &ground);
            let lost = questions::all()
                .filter(|question| answers.has(question.slug) && !kept.has(question.slug));
            wrong.extend(lost.map(|question| WrongCell::of(question.slug, "not-asked")));
        }
        match wrong.is_empty() {
            true => Ok((answers, ground)),
            false => Err(wrong),
        }
    }

    fn ground(&self, answers: &Answers) -> Ground {
        Ground::of(answers, self.lists).assisted()
    }

    fn read_question(
        &self,
        question: &'static Question,
        cells: &[&Cell],
        given: &Fields,
        before: &Answers,
    ) -> Result<Fields, Vec<WrongCell>> {
        let mut typed = Fields::default();
        for cell in cells {
            put(cell, given.text(&cell.column).trim(), &mut typed);
        }
        let made = self.made_for(question, before);
        let offered = Offered {
            made: &made,
            today: self.lists.today,
        };
        let cell_of = |field: &str| {
            cells
                .iter()
                .find(|cell| cell.field.name == field)
                .or(cells.first())
        };
        let not_offered: Vec<_> = cells
            .iter()
            .filter_map(|cell| Some(WrongCell::at(cell, not_offered(cell, &typed, &offered)?)))
            .collect();
        if !not_offered.is_empty() {
            return Err(not_offered);
        }
        let kept = fields::read(question.fields, &typed, &offered).map_err(|errors| {
            let at = |error: FieldError| {
                let column =
                    cell_of(&error.field).map_or(question.slug.into(), |cell| cell.column.clone());
                WrongCell {
                    column,
                    slug: question.slug,
                    error,
                }
            };
            errors.into_iter().map(at).collect::<Vec<_>>()
        })?;
        // What belongs to a choice that was not made would be left out.
        let lost: Vec<_> = cells
            .iter()
            .filter(|cell| !is_kept(cell, &kept))
            .map(|cell| {
                WrongCell::at(
                    cell,
                    FieldError::new(cell.field.name, format!("{}-not-asked", cell.field.name)),
                )
            })
            .collect();
        match lost.is_empty() {
            true => Ok(kept),
            false => Err(lost),
        }
    }

    fn made_for(&self, question: &Question, answers: &Answers) -> Vec<(Made, Vec<MadeChoice>)> {
        let made = question.fields.iter().filter_map(|field| field.kind.made());
        let made: Vec<_> = made.collect();
        if made.is_empty() {
            return Vec::new();
        }
        let ground = self.ground(answers);
        let choices = |made: Made| match made {
            Made::Places => {
                MadeChoice::coded(ground.place.choices.iter().map(|choice| &choice.words))
            }
            Made::OtherPlaces => MadeChoice::coded(
                ground
                    .other_place
                    .choices
                    .iter()
                    .map(|choice| &choice.words),
            ),
            Made::Forces => {
                let forces = self.lists.directory.forces(self.lists.today);
                MadeChoice::coded(forces.map(|force| &force.name))
            }
            Made::Strands => {
                let strands = self.strands.get(ground.nation);
                MadeChoice::coded(strands.into_iter().flatten())
            }
            Made::Listed(list) => MadeChoice::coded(choices_of(list, ground.nation, ground.today)),
        };
        made.into_iter().map(|made| (made, choices(made))).collect()
    }
}

/// Puts what stands in a cell into the fields of its question.
fn put(cell: &Cell, text: &str, typed: &mut Fields) {
    match &cell.field.kind {
        Kind::AnyOf(_) | Kind::AnyOfMade(_) => {
            for value in text
                .split(BETWEEN)
                .map(str::trim)
                .filter(|value| !value.is_empty())
            {
                typed.add(cell.field.name, value);
            }
        }
        Kind::Day => {
            // A day is written as 2026-11-03.
            let mut parts = text.splitn(3, '-');
            for part in ["year", "month", "day"] {
                typed.add(
                    &format!("{}-{part}", cell.field.name),
                    parts.next().unwrap_or_default(),
                );
            }
        }
        _ => typed.add(cell.field.name, text),
    }
}

/// What to say where something in a cell is none of its choices, or no day.
fn not_offered(cell: &Cell, typed: &Fields, offered: &Offered<'_>) -> Option<FieldError> {
    let error =
        |what: &str| FieldError::new(cell.field.name, format!("{}-{what}", cell.field.name));
    let choices: Vec<&str> = match &cell.field.kind {
        Kind::OneOf(_) | Kind::AnyOf(_) => cell.choices(),
        Kind::OneOfMade(made) | Kind::AnyOfMade(made) => offered
            .choices(*made)
            .iter()
            .map(|choice| choice.value.as_str())
            .collect(),
        Kind::Day => {
            let part = |part: &str| {
                typed
                    .text(&format!("{}-{part}", cell.field.name))
                    .to_owned()
            };
            let day = day_of(&part("day"), &part("month"), &part("year"));
            return day.is_none().then(|| error("not-a-day"));
        }
        _ => return None,
    };
    let is_offered = typed
        .all(cell.field.name)
        .all(|value| choices.contains(&value));
    (!is_offered).then(|| error("not-offered").with("offered", choices.join(", ")))
}

fn is_kept(cell: &Cell, kept: &Fields) -> bool {
    match cell.field.kind {
        Kind::Day => !kept.text(&format!("{}-day", cell.field.name)).is_empty(),
        _ => kept.all(cell.field.name).next().is_some(),
    }
}

/// Places that name nothing, that can mean several, or that have a police of their own.
fn wrong_places(answers: &Answers, ground: &Ground, lists: Gazetteer<'_>) -> Vec<WrongCell> {
    let mut wrong = Vec::new();
    for slug in PLACE_QUESTIONS.into_iter().filter(|slug| answers.has(slug)) {
        if let Some(error) = ground.error(slug, lists) {
            let column = slug.to_owned();
            wrong.push(WrongCell {
                column,
                slug,
                error,
            });
        }
    }
    for (slug, site) in [
        ("which-place", &ground.place),
        ("which-other-place", &ground.other_place),
    ] {
        if !site.choices.is_empty() && !site.offers(answers.choice(slug)) {
            let offered: Vec<_> = site
                .choices
                .iter()
                .map(|choice| choice.words.as_str())
                .collect();
            let error = FieldError::new(slug, format!("{slug}-not-offered"))
                .with("offered", offered.join(", "));
            wrong.push(WrongCell {
                column: slug.into(),
                slug,
                error,
            });
        }
    }
    let owner = ground.decision().map(|decided| &decided.owner);
    if owner == Some(&Owner::OutsideService) {
        let error = FieldError::new("place", "routing-outside-on-change");
        wrong.push(WrongCell {
            column: "place".into(),
            slug: "place",
            error,
        });
    }
    wrong
}
