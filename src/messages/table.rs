//! Messages in the database.

use diesel::prelude::*;
use uuid::Uuid;

use super::content::Content;
use crate::audit::{self, Actor, Chain, Happening};
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
    /// From the team to the centre that helps the reporter. Sealed under a key that those two share.
    ToCentre,
    /// From that centre to the team, sealed in the same way.
    FromCentre,
}

/// Who reads messages, and so which they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The team that owns the report: all of them.
    Team,
    /// The reporter: what the team and they wrote to each other.
    Reporter,
    /// The centre: what the team and it wrote to each other.
    Centre,
}

impl Reader {
    fn reads(self, kind: Kind) -> bool {
        match self {
            Self::Team => true,
            Self::Reporter => [Kind::FromTeam, Kind::FromReporter].contains(&kind),
            Self::Centre => kind.is_of_the_talk(),
        }
    }
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
    sent_at: Moment,
    sealed: Vec<u8>,
}

/// A message in the database, still sealed.
pub struct Kept {
    /// Its key.
    pub id: MessageId,
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
    person: Option<PersonId>,
    sealed: Vec<u8>,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::FromTeam,
        Self::FromReporter,
        Self::Note,
        Self::ToCentre,
        Self::FromCentre,
    ];

    /// Whether team and centre write so to each other, under the key that they share.
    pub const fn is_of_the_talk(self) -> bool {
        matches!(self, Self::ToCentre | Self::FromCentre)
    }

    /// The word for it in the database. Never change one.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FromTeam => "from-team",
            Self::FromReporter => "from-reporter",
            Self::Note => "note",
            Self::ToCentre => "to-centre",
            Self::FromCentre => "from-centre",
        }
    }

    const fn happening(self) -> Happening {
        match self {
            Self::FromTeam => Happening::TeamWrote,
            Self::FromReporter => Happening::ReporterWrote,
            Self::Note => Happening::NoteWritten,
            Self::ToCentre => Happening::TeamWroteToCentre,
            Self::FromCentre => Happening::CentreWrote,
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What a message is sealed as: whoever makes a note a message in the database, or gives it another author or time, leaves one
/// that does not open.
fn sealed_as(kind: Kind, author: Option<Author>, sent_at: Moment) -> String {
    let (team, person) = match author {
        Some(author) => (author.team.uuid(), author.person.uuid()),
        None => (Uuid::nil(), Uuid::nil()),
    };
    format!("{} {team} {person} {}", kind.word(), sent_at.micros())
}

fn name(report: ReportId, sealed_as: &str, id: MessageId) -> PartName<'_> {
    PartName {
        report: report.uuid(),
        table: "messages",
        column: sealed_as,
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
        let sealed_as = sealed_as(kind, author, now);
        let sealed = key.seal(&name(report, &sealed_as, id), &plain, chance);
        Self {
            id,
            report,
            kind,
            author,
            sent_at: now,
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
        let author = self.team.zip(self.person);
        let author = author.map(|(team, person)| Author { person, team });
        let sealed_as = sealed_as(self.kind, author, self.sent_at);
        let plain = key.open(&name(report, &sealed_as, self.id), &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|_| OpenFault::Malformed)
    }
}

/// Keeps a message and writes down who wrote it, in the caller's transaction.
///
/// # Errors
/// The engine's fault.
pub fn add(connection: &mut Connection, new: &NewMessage) -> Result<(), DbFault> {
    diesel::insert_into(messages::table)
        .values((
            messages::id.eq(new.id),
            messages::report_id.eq(new.report),
            messages::kind.eq(new.kind.word()),
            messages::team_id.eq(new.author.map(|author| author.team)),
            messages::person_id.eq(new.author.map(|author| author.person)),
            messages::sent_at.eq(new.sent_at),
            messages::sealed.eq(&new.sealed),
        ))
        .execute(connection)?;
    let actor = match (new.author, new.kind) {
        (Some(author), Kind::FromCentre) => Actor::Centre(author.person.uuid()),
        (Some(author), _) => author.person.into(),
        (None, _) => Actor::Reporter,
    };
    let chain = Chain::Report(new.report);
    audit::append(connection, chain, actor, new.kind.happening(), new.sent_at)
}

type Row = (
    MessageId,
    String,
    Option<TeamId>,
    Option<PersonId>,
    Option<String>,
    Moment,
    Option<Moment>,
    Vec<u8>,
);

/// The messages of `report` that `reader` may read, oldest first.
///
/// # Errors
/// The engine's fault.
pub fn of_report(
    connection: &mut Connection,
    report: ReportId,
    reader: Reader,
) -> Result<Vec<Kept>, DbFault> {
    let rows: Vec<Row> = messages::table
        .left_join(people::table.on(messages::person_id.eq(people::id.nullable())))
        .filter(messages::report_id.eq(report))
        .order((messages::sent_at.asc(), messages::id.asc()))
        .select((
            messages::id,
            messages::kind,
            messages::team_id,
            messages::person_id,
            people::name.nullable(),
            messages::sent_at,
            messages::read_at,
            messages::sealed,
        ))
        .load(connection)?;
    let kept = |(id, kind, team, person, name, sent_at, read_at, sealed): Row| {
        Some(Kept {
            id,
            kind: Kind::parse(&kind)?,
            team,
            person,
            name,
            sent_at,
            read_at,
            sealed,
        })
    };
    Ok(rows
        .into_iter()
        .filter_map(kept)
        .filter(|one| reader.reads(one.kind))
        .collect())
}

/// Marks these messages, which the other side was shown, as read.
///
/// # Errors
/// The engine's fault.
pub fn mark_read(
    connection: &mut Connection,
    shown: &[MessageId],
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(messages::table)
        .filter(messages::id.eq_any(shown))
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

/// Of `kept`, the keys of those of `kind` that nobody of the other side has read.
pub fn unread(kept: &[Kept], kind: Kind) -> Vec<MessageId> {
    let unread = kept
        .iter()
        .filter(|one| one.kind == kind && one.read_at.is_none());
    unread.map(|one| one.id).collect()
}
