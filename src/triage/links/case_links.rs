//! The reports that may belong to the one on the page, and what was decided of them.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value, context};

use super::identifiers::{Identifier, Kind, identifiers_in, reference};
use super::link_table::{Linked, NOT_LINKED, links_of, reports_of_victim};
use super::token_table::{MOST, Met, has_tokens, keep_tokens, with_tokens};
use crate::accounts::Staff;
use crate::accounts::held_keys;
use crate::db::{ReportId, TeamId};
use crate::reporting::Part;
use crate::triage::case_access::{CaseWork, Opened};
use crate::triage::case_page::crime_reference;
use crate::triage::states::is_owned_by;
use crate::vault::{Reference, Token, TokenKey};
use crate::web::{Problem, Visit};

/// Reports that may belong to one, each with what it has in common, and those that somebody decided about.
pub struct Together {
    /// Those that nobody decided about yet.
    pub proposed: Vec<(Met, Vec<Kind>)>,
    /// Whether there are more than are shown.
    pub has_more: bool,
    /// Those that belong to it.
    pub linked: Vec<Linked>,
    /// How many reports tell of the same victim.
    pub of_victim: usize,
}

/// The keys of the team's tokens that this person holds, the oldest first.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn token_keys(
    visit: &Visit<'_>,
    staff: &Staff,
    team: TeamId,
) -> Result<Vec<TokenKey>, Problem> {
    let held = held_keys(visit, staff, team).await?;
    Ok(held.secrets().map(TokenKey::grow).collect())
}

/// So many things of one report are marked: nobody who lists thousands makes the others hard to find.
const MOST_MARKED: usize = 200;

/// Tokens of `identifiers` under each of `keys`, each with what kind of thing it is of.
pub fn tokens_of(keys: &[TokenKey], identifiers: &[Identifier]) -> BTreeMap<Token, Kind> {
    let all = keys.iter().flat_map(|key| {
        let identifiers = identifiers.iter().take(MOST_MARKED);
        identifiers.map(|one| (key.token(one.kind.word(), &one.value), one.kind))
    });
    all.collect()
}

/// What was met, by report, each with the kinds of thing that it has in common.
pub fn by_report(met: Vec<Met>, kinds: &BTreeMap<Token, Kind>) -> Vec<(Met, Vec<Kind>)> {
    let mut reports: Vec<(Met, Vec<Kind>)> = Vec::new();
    for one in met {
        let token = Token::try_from(one.token.as_slice()).ok();
        let kind = token.and_then(|token| kinds.get(&token).copied());
        match reports.iter_mut().find(|(known, _)| known.id == one.id) {
            Some((_, common)) => common.extend(kind.filter(|kind| !common.contains(kind))),
            None => reports.push((one, kind.into_iter().collect())),
        }
    }
    reports
}

impl Together {
    /// Keeps the tokens of the report that was opened, and looks for others that have one of them.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn of(work: &CaseWork<'_>, opened: &Opened) -> Result<Option<Self>, Problem> {
        let (report, team) = work.named();
        let keys = token_keys(work.visit, work.staff, team).await?;
        let Some(newest) = keys.last() else {
            return Ok(None);
        };
        let identifiers = identifiers(work, opened)?;
        let own = tokens_of(std::slice::from_ref(newest), &identifiers);
        keep_own(work, own.into_keys().collect()).await?;
        let kinds = tokens_of(&keys, &identifiers);
        let tokens: BTreeSet<Token> = kinds.keys().copied().collect();
        let read = work.visit.portal.db.read(move |connection| {
            let decided = links_of(connection, report, team)?;
            // Those that somebody decided about take no place of others.
            let mut but: Vec<ReportId> = decided.iter().map(|one| one.id).collect();
            but.push(report);
            Ok((
                with_tokens(connection, team, &tokens, &but)?,
                decided,
                reports_of_victim(connection, report, team)?,
            ))
        });
        let (met, decided, of_victim) = read.await?;
        let mut proposed = by_report(met, &kinds);
        let has_more = proposed.len() > MOST;
        proposed.truncate(MOST);
        let linked = decided.into_iter().filter(|one| one.answer != NOT_LINKED);
        Ok(Some(Self {
            proposed,
            has_more,
            linked: linked.collect(),
            of_victim,
        }))
    }

    /// What the pages show of it.
    pub fn shown(&self, visit: &Visit<'_>) -> Value {
        let linked = |one: &Linked| {
            context! {
                reference => one.reference,
                shown_reference => Reference::shown(&one.reference),
                how => visit.say(&format!("steps-linked-{}", one.answer), &[]),
            }
        };
        context! {
            proposed => self.proposed.iter().map(|(met, kinds)| met_row(visit, met, kinds)).collect::<Vec<_>>(),
            has_more => self.has_more,
            linked => self.linked.iter().map(linked).collect::<Vec<_>>(),
            of_victim => self.of_victim,
        }
    }
}

/// Keeps the tokens of the report where they are others than before, and it is the team's still.
async fn keep_own(work: &CaseWork<'_>, tokens: BTreeSet<Token>) -> Result<(), Problem> {
    let (named, db) = (work.named(), &work.visit.portal.db);
    let wanted = tokens.clone();
    let is_kept = db
        .read(move |connection| has_tokens(connection, named.0, &wanted))
        .await?;
    if is_kept {
        return Ok(());
    }
    db.write("keep tokens", move |connection| {
        match is_owned_by(connection, named)? {
            true => keep_tokens(connection, named.0, &tokens),
            false => Ok(()),
        }
    })
    .await?;
    Ok(())
}

/// A report that was met, with what it has in common.
pub fn met_row(visit: &Visit<'_>, met: &Met, kinds: &[Kind]) -> Value {
    let say = |kind: &Kind| visit.say(&format!("links-kind-{}", kind.word()), &[]);
    context! {
        reference => met.reference,
        shown_reference => Reference::shown(&met.reference),
        state => met.state,
        received => visit.record_time(met.received_at),
        common => kinds.iter().map(say).collect::<Vec<_>>(),
    }
}

fn identifiers(work: &CaseWork<'_>, opened: &Opened) -> Result<Vec<Identifier>, Problem> {
    let parts = [Part::Contact, Part::Account, Part::People].map(|part| opened.answers(part));
    let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut found = identifiers_in(&parts.iter().collect::<Vec<_>>());
    let crime = crime_reference(work, opened);
    found.extend(crime.as_deref().and_then(reference));
    Ok(found)
}
