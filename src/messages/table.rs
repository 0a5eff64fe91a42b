//! Messages in the database.

use diesel::prelude::*;

use super::content::Content;
use crate::db::schema::{messages, people};
use crate::db::{Connection, DbFault, MessageId, Moment, PersonId, ReportId, TeamId};
use crate::vault::{Chance, OpenFault, PartName, ReportKey};

/// Who a message is from and who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// From the team to the reporter.
    FromTeam,
    /// From the reporter to the team.
    FromReporter,
    /// A note of the team's, which the reporter never sees.
    Note,
}

/// The member of staff who writes, and for which team.
#[derive(Clone, Copy)]
pub struct Author {
    /// Their key.
    pub person: PersonId,
    /// Their team.
    pub team: TeamId,
}

/// A message that is not in the database yet, sealed.
pub struct NewMessage {
    id: MessageId,
    report: ReportId,
    kind: Kind,
    author: Option<Author>,
    sealed: Vec<u8>,
}

/// A message in the database, still sealed.
pub struct Kept {
    id: MessageId,
    /// Who it is from and who may read it.
    pub kind: Kind,
    /// The team it is from.
    pub team: Option<TeamId>,
    /// The name of the member of staff who wrote it.
    pub name: Option<String>,
    /// When it was sent.
    pub sent_at: Moment,
    /// When the other side first read it.
    pub read_at: Option<Moment>,
    sealed: Vec<u8>,
}

impl Kind {
    const ALL: [Self; 3] = [Self::FromTeam, Self::FromReporter, Self::Note];

    /// The word for it in the database. Never change one.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FromTeam => "from-team",
            Self::FromReporter => "from-reporter",
            Self::Note => "note",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The kind is part of the name: a note that was made a message in the database does not open.
fn name(report: ReportId, kind: Kind, id: MessageId) -> PartName<'static> {
    PartName {
        report: report.uuid(),
        table: "messages",
        column: kind.word(),
        row: id.uuid(),
    }
}

impl NewMessage {
    /// Seals `content` under the report's key; the reporter has no author's row.
    pub fn seal(
        (report, key): (ReportId, &ReportKey),
        kind: Kind,
        author: Option<Author>,
        content: &Content,
        now: Moment,
        chance: &mut Chance,
    ) -> Self {
        let id = MessageId::new(now, chance);
        let plain = serde_json::to_vec(content)
            .map(zeroize::Zeroizing::new)
            .expect("a message is text, which JSON always carries");
        let sealed = key.seal(&name(report, kind, id), &plain, chance);
        Self {
            id,
            report,
            kind,
            author,
            sealed,
        }
    }
}

impl Kept {
    /// Opens the message with its report's key.
    ///
    /// # Errors
    /// An [`OpenFault`] if it is not as it was sealed.
    pub fn open(&self, report: ReportId, key: &ReportKey) -> Result<Content, OpenFault> {
        let plain = key.open(&name(report, self.kind, self.id), &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|_| OpenFault::Malformed)
    }
}

/// Keeps a message, in the caller's transaction.
///
/// # Errors
/// The engine's fault.
pub fn add(connection: &mut Connection, new: &NewMessage, now: Moment) -> Result<(), DbFault> {
    diesel::insert_into(messages::table)
        .values((
            messages::id.eq(new.id),
            messages::report_id.eq(new.report),
            messages::kind.eq(new.kind.word()),
            messages::team_id.eq(new.author.map(|author| author.team)),
            messages::person_id.eq(new.author.map(|author| author.person)),
            messages::sent_at.eq(now),
            messages::sealed.eq(&new.sealed),
        ))
        .execute(connection)?;
    Ok(())
}

type Row = (
    MessageId,
    String,
    Option<TeamId>,
    Option<String>,
    Moment,
    Option<Moment>,
    Vec<u8>,
);

/// The messages of `report`, oldest first. Notes only `with_notes`: for staff.
///
/// # Errors
/// The engine's fault.
pub fn of_report(
    connection: &mut Connection,
    report: ReportId,
    with_notes: bool,
) -> Result<Vec<Kept>, DbFault> {
    let rows: Vec<Row> = messages::table
        .left_join(people::table.on(messages::person_id.eq(people::id.nullable())))
        .filter(messages::report_id.eq(report))
        .order((messages::sent_at.asc(), messages::id.asc()))
        .select((
            messages::id,
            messages::kind,
            messages::team_id,
            people::name.nullable(),
            messages::sent_at,
            messages::read_at,
            messages::sealed,
        ))
        .load(connection)?;
    let kept = |(id, kind, team, name, sent_at, read_at, sealed): Row| {
        Some(Kept {
            id,
            kind: Kind::parse(&kind)?,
            team,
            name,
            sent_at,
            read_at,
            sealed,
        })
    };
    Ok(rows
        .into_iter()
        .filter_map(kept)
        .filter(|one| with_notes || one.kind != Kind::Note)
        .collect())
}

/// Marks the messages of `kind` to `report` as read by the other side.
///
/// # Errors
/// The engine's fault.
pub fn mark_read(
    connection: &mut Connection,
    report: ReportId,
    kind: Kind,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(messages::table)
        .filter(messages::report_id.eq(report))
        .filter(messages::kind.eq(kind.word()))
        .filter(messages::read_at.is_null())
        .set(messages::read_at.eq(Some(now)))
        .execute(connection)?;
    Ok(())
}

/// How many messages of the reporter of `report` nobody has read.
///
/// # Errors
/// The engine's fault.
pub fn count_unread(connection: &mut Connection, report: ReportId) -> Result<i64, DbFault> {
    Ok(messages::table
        .filter(messages::report_id.eq(report))
        .filter(messages::kind.eq(Kind::FromReporter.word()))
        .filter(messages::read_at.is_null())
        .count()
        .get_result(connection)?)
}
