//! The files of a report, as the pages of its team and its bundle use them.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::case_access::{CaseWork, Opened};
use super::history_page::History;
use crate::accounts::Staff;
use crate::audit::{self, Chain, Happening};
use crate::db::ObjectId;
use crate::evidence::{Checked, FileKind, Item, LONGEST, ask_for_unknown, checked, lost_of};
use crate::portal::Portal;
use crate::reporting::{online, size};
use crate::web::{Problem, Visit};

/// The files of a report that open.
pub struct CaseFiles {
    /// In order.
    pub items: Vec<Item>,
    /// Those that lost their bytes.
    pub gone: BTreeSet<ObjectId>,
    /// How many more are there and do not open.
    pub broken: usize,
    /// How many more were given and have no row any more.
    pub lost: usize,
}

impl CaseWork<'_> {
    /// The report's files, each put in the line for the virus scanner where it was not, and looked for in the store.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn files(&self, opened: &Opened) -> Result<CaseFiles, Problem> {
        let (items, broken) = self.items(opened);
        Ok(CaseFiles {
            gone: self.look_after(&items).await?,
            items,
            lost: opened.lost_files,
            broken,
        })
    }

    /// Puts files in the line for the virus scanner where they are not, and gives those of `items` that lost their bytes.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn look_after(&self, items: &[Item]) -> Result<BTreeSet<ObjectId>, Problem> {
        let portal = self.visit.portal;
        ask_for_unknown(portal, items).await?;
        Ok(lost_of(&portal.store, items).await)
    }

    fn items(&self, opened: &Opened) -> (Vec<Item>, usize) {
        let rows = opened.files.iter().cloned();
        let items = rows.map(|row| Item::open(row, self.case.id, &opened.key));
        let (items, broken): (Vec<_>, Vec<_>) = items.partition(Result::is_ok);
        (items.into_iter().flatten().collect(), broken.len())
    }
}

/// The file called `number` of a report that opens, for whoever may read it.
///
/// # Errors
/// [`Problem::NotFound`] where there is none.
pub async fn find<'a>(
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    reference: &str,
    number: i32,
) -> Result<(CaseWork<'a>, Item), Problem> {
    let work = CaseWork::readable(visit, staff, reference).await?;
    let opened = work.open().await?.map_err(|_| Problem::NotFound)?;
    let (items, _) = work.items(&opened);
    let mut found = items.into_iter().filter(|item| item.number == number);
    let item = found.next().ok_or(Problem::NotFound)?;
    Ok((work, item))
}

/// A file as the list shows it, where `gone` are those that lost their bytes.
pub fn file_row(work: &CaseWork<'_>, item: &Item, gone: &BTreeSet<ObjectId>) -> Value {
    let visit = work.visit;
    let is_there = !gone.contains(&item.object);
    let scan = checked(visit.portal, item);
    let state = match (item.is_whole, is_there && item.missing_at.is_none()) {
        (false, _) => "unfinished",
        (true, false) => "missing",
        (true, true) if scan.may_be_opened() => "whole",
        (true, true) => scan.word(),
    };
    context! {
        number => item.number,
        name => item.told.name.as_str(),
        about => item.told.about.as_str(),
        online => online(item),
        is_link => item.is_link(),
        kind => visit.say(&format!("files-kind-{}", kind_word(item)), &[]),
        size => size(visit, item.told.size),
        given => visit.record_time(item.given_at),
        given_by => match (item.person.is_some(), work.case.channel.as_str()) {
            (true, _) => "staff",
            (false, "centre") => "reporter-or-centre",
            (false, _) => "reporter",
        },
        state,
        scan => scan_in_words(visit, &scan),
    }
}

/// What the scanner said of a file, in words.
fn scan_in_words(visit: &Visit<'_>, scan: &Checked) -> String {
    let key = format!("staff-scan-{}", scan.word());
    let at = |at| ("at", visit.record_time(at).into());
    match scan {
        Checked::NotAsked | Checked::Waiting => visit.say(&key, &[]),
        Checked::Clean(when) | Checked::Unclear(when) => visit.say(&key, &[at(*when)]),
        Checked::Infected(found, when) => {
            visit.say(&key, &[at(*when), ("found", found.as_str().into())])
        }
    }
}

fn kind_word(item: &Item) -> &'static str {
    item.told.kind.map_or("document", FileKind::word)
}

/// Whether there is a clean copy of the file to look at.
pub fn can_be_shown(portal: &Portal, item: &Item) -> bool {
    item.is_whole
        && checked(portal, item).may_be_opened()
        && item.told.size <= LONGEST
        && item.told.kind.is_some_and(FileKind::has_clean_copy)
}

/// Writes down what was done with a file, before it is.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn note(work: &CaseWork<'_>, item: &Item, happening: Happening) -> Result<(), Problem> {
    let (chain, person, now) = (Chain::Report(work.case.id), work.staff.person, work.now());
    let event = happening.of_file(item.id);
    work.visit
        .portal
        .db
        .write("note file", move |connection| {
            audit::append(connection, chain, person, event.clone(), now)
        })
        .await?;
    Ok(())
}

/// Who did what with the file, and when.
pub fn handled(work: &CaseWork<'_>, history: &History, item: &Item) -> Vec<Value> {
    let file = Some(item.id.uuid());
    history.rows(work.visit, |entry| entry.file == file)
}
