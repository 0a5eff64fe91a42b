//! Reports that an organisation collected elsewhere, sent from a file: each row by the same way as any other report, or refused with
//! its reasons.

use std::collections::{BTreeMap, BTreeSet};

use rocket::futures::stream::{self, StreamExt};
use rocket::tokio::task::yield_now;

use super::super::centre_access::CentreWork;
use super::check_page::complete;
use super::helper::Helper;
use super::import_file::{ImportFile, Row, WrongRow};
use super::import_table;
use super::report_table::{Asked, Source};
use crate::accounts::HeldKeys;
use crate::directory;
use crate::reporting::{
    Cell, Draft, Filing, FilingFault, Ground, Lists, NotYet, Report, Rung, Sender, Sheet,
    WrongCell, file,
};
use crate::vault::Reference;
use crate::web::Problem;

/// How many rows are sealed and written at a time: they share their commits.
const AT_ONCE: usize = 32;
/// Of so many troubles the reasons are kept; more nobody reads before the file is another.
const MOST_TROUBLES: usize = 20_000;
/// After so many rows others get their turn.
const TURN: usize = 20;
const NATIONS: [&str; 4] = ["england", "wales", "scotland", "northern-ireland"];

/// What became of a file's rows, or would.
#[derive(Default)]
pub struct Outcome {
    /// Rows that can be sent, or were.
    pub ready: usize,
    /// Rows that were sent before.
    pub already: usize,
    /// Rows that cannot be sent.
    pub refused: usize,
    /// Why, in the order of the file.
    pub troubles: Vec<Trouble>,
}

/// Why a row cannot be sent.
pub struct Trouble {
    /// The number of its line.
    pub line: usize,
    /// The organisation's own number.
    pub number: String,
    /// The column; empty where it is the whole row.
    pub column: String,
    /// What to do about it, in words.
    pub reason: String,
}

/// What became of one row.
enum Done {
    Ready,
    Already,
    Refused(Vec<Trouble>),
}

/// A file on its way.
pub struct Import<'a> {
    work: &'a CentreWork<'a>,
    helper: Helper,
    file: &'a ImportFile<'a>,
    cells: &'a [Cell],
    strands: BTreeMap<&'static str, Vec<String>>,
    sent_before: BTreeSet<Vec<u8>>,
    rung: Rung,
}

impl<'a> Import<'a> {
    /// What `file` is sent with.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever does not hold the centre's newest key; a [`Problem`] of the database.
    pub async fn of(
        work: &'a CentreWork<'a>,
        keys: &HeldKeys,
        file: &'a ImportFile<'a>,
        cells: &'a [Cell],
    ) -> Result<Self, Problem> {
        let (team, today) = (work.member.team, work.today());
        let read = work.visit.portal.db.read(move |connection| {
            let mut strands = BTreeMap::new();
            for nation in NATIONS {
                strands.insert(nation, directory::strands_of(connection, nation, today)?);
            }
            Ok((strands, import_table::marks_of(connection, team)?))
        });
        let (strands, marks) = read.await?;
        Ok(Self {
            work,
            helper: Helper::of(work, keys).await?,
            file,
            cells,
            strands,
            sent_before: marks.into_iter().collect(),
            rung: Rung::default(),
        })
    }

    /// What would become of the rows; nothing is sent.
    pub async fn check(&self) -> Outcome {
        let lists = Lists::of(self.work.visit);
        let mut outcome = Outcome::default();
        for (place, row) in self.file.rows().enumerate() {
            if place % TURN == 0 {
                yield_now().await;
            }
            outcome.add(match self.read(&row, &lists) {
                Err(troubles) => Done::Refused(troubles),
                Ok(_) if self.sent_before.contains(self.mark(&row).as_slice()) => Done::Already,
                Ok(_) => Done::Ready,
            });
        }
        outcome
    }

    /// Sends the rows that can be sent and were not. What is cut off is gone on with when the file is sent again.
    pub async fn send(&self) -> Outcome {
        let lists = Lists::of(self.work.visit);
        let mut outcome = Outcome::default();
        let sending = stream::iter(self.file.rows()).map(|row| self.send_row(row, &lists));
        let mut done = sending.buffered(AT_ONCE);
        while let Some(one) = done.next().await {
            outcome.add(one);
        }
        outcome
    }

    async fn send_row(&self, row: Row, lists: &Lists<'_>) -> Done {
        yield_now().await;
        let (report, asked) = match self.read(&row, lists) {
            Ok(read) => read,
            Err(troubles) => return Done::Refused(troubles),
        };
        let mark = self.mark(&row);
        if self.sent_before.contains(mark.as_slice()) {
            return Done::Already;
        }
        let (portal, now) = (self.work.visit.portal, self.work.visit.portal.clock.now());
        let mut chance = portal.chance();
        let number = Reference::generate(&mut chance);
        let source = Source::Row(mark);
        let Ok(helped) = self.helper.helped(&report, number.as_str(), asked, source) else {
            return Done::Refused(vec![self.of_cell(&row, &WrongCell::of("agrees", "empty"))]);
        };
        let filing = Filing {
            token: None,
            draft: &Draft::start(now, &mut chance),
            report: &report,
            language: self.work.visit.language,
            sender: Sender::Centre(helped),
            rung: Some(&self.rung),
        };
        match file(portal, &filing).await {
            Ok(_) => Done::Ready,
            // Sent by somebody else in this moment.
            Err(FilingFault::DraftMoved) => Done::Already,
            Err(fault) => {
                tracing::error!(%fault, "a row of a file was not sent");
                Done::Refused(vec![self.trouble(&row, "", "centres-import-row-not-now")])
            }
        }
    }

    /// The report that a row makes.
    fn read(&self, row: &Row, lists: &Lists<'_>) -> Result<(Report, Asked), Vec<Trouble>> {
        let given = row
            .given
            .as_ref()
            .map_err(|(wrong, column)| vec![self.of_row(row, *wrong, column)])?;
        let sheet = Sheet {
            cells: self.cells,
            lists: lists.gazetteer(),
            strands: &self.strands,
        };
        let of_cells = |wrong: Vec<WrongCell>| {
            wrong
                .iter()
                .map(|one| self.of_cell(row, one))
                .collect::<Vec<_>>()
        };
        let (answers, ground) = sheet.read(given).map_err(of_cells)?;
        // Nobody sits at a screen that a code could be shown on.
        if ["noted", "paper"].contains(&answers.choice("keeps")) {
            return Err(vec![self.trouble(
                row,
                "keeps",
                "centres-import-row-no-code",
            )]);
        }
        let completed = complete(&answers);
        let ground = match answers.has("where") {
            true => ground,
            false => Ground::of(&completed, lists.gazetteer()).assisted(),
        };
        let report = Report::parse(&completed, &ground).map_err(|not_yet| {
            vec![match not_yet {
                NotYet::Unanswered(slug) => self.of_cell(row, &WrongCell::of(slug, "empty")),
                NotYet::Refused => self.trouble(row, "agrees", "centres-import-row-refused"),
                NotYet::OutsideService => self.of_cell(row, &WrongCell::of("place", "empty")),
            }]
        })?;
        let asked = Asked::on(&ground.way(&report.answers));
        Ok((report, asked))
    }

    /// What stands for a row's number in the database.
    fn mark(&self, row: &Row) -> [u8; 8] {
        let team = self.work.member.team.uuid();
        let pepper = &self.work.visit.portal.keys.pepper;
        pepper.mark(&format!("import {team} {}", row.number))
    }

    fn trouble(&self, row: &Row, column: &str, key: &str) -> Trouble {
        Trouble {
            line: row.line,
            number: row.number.clone(),
            column: column.to_owned(),
            reason: self.work.visit.say(key, &[]),
        }
    }

    fn of_row(&self, row: &Row, wrong: WrongRow, column: &str) -> Trouble {
        self.trouble(row, column, &format!("centres-import-row-{}", wrong.word()))
    }

    fn of_cell(&self, row: &Row, wrong: &WrongCell) -> Trouble {
        let visit = self.work.visit;
        Trouble {
            line: row.line,
            number: row.number.clone(),
            column: wrong.column.clone(),
            reason: wrong.in_words(&visit.portal.wording, visit.language),
        }
    }
}

impl Outcome {
    fn add(&mut self, done: Done) {
        match done {
            Done::Ready => self.ready += 1,
            Done::Already => self.already += 1,
            Done::Refused(troubles) => {
                self.refused += 1;
                let room = MOST_TROUBLES.saturating_sub(self.troubles.len());
                self.troubles.extend(troubles.into_iter().take(room));
            }
        }
    }
}
