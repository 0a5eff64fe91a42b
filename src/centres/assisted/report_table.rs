//! What a centre keeps of the reports that it helped with, in the database: no word of any, and nothing that its person did not agree
//! to.

use std::sync::Arc;

use diesel::prelude::*;

use super::draft::{Row, sent_mark};
use super::draft_table;
use super::import_table;
use crate::accounts::{Action, is_trusted_in};
use crate::db::schema::{assisted_reports, messages, people, reports, withdrawals};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::messages::Kind;
use crate::reporting::{
    Agreed, KeptByCentre, Question, Reach, Talk, Way, on_the_way, withdrawn_at,
};
use crate::vault::{KeyFolder, Wrap};

/// How many reports a centre's page lists.
const LISTED: i64 = 200;

/// What the centre keeps of a report that is about to be sent, and the draft that it is made of.
pub struct NewAssisted {
    /// The centre.
    pub centre: TeamId,
    /// Who helped.
    pub person: PersonId,
    /// What the person agreed to.
    pub agreed: Agreed,
    /// Whether a manager has to sign for it: whoever helped was not trained (T-17).
    pub needs_countersign: bool,
    /// How many questions were asked and answered.
    pub asked: Asked,
    /// What it is made of.
    pub source: Source,
}

/// How many questions of a report were asked, and how many of those answered.
#[derive(Clone, Copy)]
pub struct Asked {
    asked: i32,
    answered: i32,
}

impl Asked {
    /// Those of `answers` on their `way`.
    pub fn on(way: &Way<'_>) -> Self {
        let asked: Vec<_> = on_the_way(way)
            .filter(|question| !question.fields.is_empty())
            .collect();
        let has_answer = |question: &&&Question| {
            let given = way.answers.of(question.slug);
            given.is_some_and(|fields| fields.each().any(|(_, value)| !value.is_empty()))
        };
        let answered = asked.iter().filter(has_answer).count();
        let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            asked: number(asked.len()),
            answered: number(answered),
        }
    }
}

/// What an assisted report is made of, and what becomes of that.
pub enum Source {
    /// A draft, by its report and version, which goes.
    Draft(ReportId, i64),
    /// A row of a file, by the mark of its number there: it is sent once, however often the file is.
    Row([u8; 8]),
    /// A page that was typed in a hurry, by the mark of its number: it is sent once, however often the page is. What is kept from then
    /// on, to be finished later; and the secret that ties the two together.
    Quick(Box<Row>, [u8; 8], Arc<KeyFolder>),
}

impl KeptByCentre for NewAssisted {
    fn may_send(&self, connection: &mut Connection) -> Result<bool, DbFault> {
        is_trusted_in(connection, self.centre, self.person, Action::Assist)
    }

    fn take_draft(&self, connection: &mut Connection) -> Result<bool, DbFault> {
        match &self.source {
            Source::Draft(report, version) => draft_table::erase(connection, *report, *version),
            Source::Quick(_, mark, _) | Source::Row(mark) => {
                import_table::is_new(connection, self.centre, mark)
            }
        }
    }

    fn keep(
        &self,
        connection: &mut Connection,
        report: ReportId,
        talk: &Talk,
        now: Moment,
    ) -> Result<(), DbFault> {
        let countersign = match self.needs_countersign {
            true => "waits",
            false => "not-needed",
        };
        diesel::insert_into(assisted_reports::table)
            .values((
                assisted_reports::report_id.eq(report),
                assisted_reports::team_id.eq(self.centre),
                assisted_reports::person_id.eq(self.person),
                assisted_reports::sent_at.eq(now),
                assisted_reports::reach.eq(word(self.agreed.reach)),
                assisted_reports::shares_outcome.eq(self.agreed.shares_outcome),
                assisted_reports::helps_on.eq(self.agreed.helps_on),
                assisted_reports::countersign.eq(countersign),
                assisted_reports::commitment.eq(talk.commitment.as_slice()),
                assisted_reports::epoch.eq(talk.epoch),
                assisted_reports::suite.eq(i32::from(talk.wrap.suite)),
                assisted_reports::encapsulated.eq(&talk.wrap.encapsulated),
                assisted_reports::ciphertext.eq(&talk.wrap.ciphertext),
                assisted_reports::known_by.eq(&talk.known_by),
                assisted_reports::centre_named.eq(self.agreed.centre_is_named),
                assisted_reports::asked.eq(self.asked.asked),
                assisted_reports::answered.eq(self.asked.answered),
            ))
            .execute(connection)?;
        match &self.source {
            Source::Draft(..) => Ok(()),
            Source::Row(mark) => import_table::keep(connection, self.centre, mark, report),
            Source::Quick(row, mark, keys) => {
                let sent_mark = sent_mark(&keys.pepper, row.report, report);
                let row = Row {
                    sent_as: Some(report),
                    sent_mark: Some(sent_mark.to_vec()),
                    ..Row::clone(row)
                };
                draft_table::insert(connection, &row, now)?;
                import_table::keep(connection, self.centre, mark, report)
            }
        }
    }
}

/// The word for it in the database. Never change one.
fn word(reach: Reach) -> &'static str {
    match reach {
        Reach::Person => "person",
        Reach::Centre => "centre",
        Reach::Nobody => "nobody",
    }
}

/// All that a centre keeps of a report that it helped with.
pub struct Helped {
    /// The report.
    pub id: ReportId,
    /// Its public reference.
    pub reference: String,
    /// The team that owns it.
    pub owner: TeamId,
    /// The centre.
    pub centre: TeamId,
    /// Who helped.
    pub helper: PersonId,
    /// Their name.
    pub helper_name: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// Its state.
    pub state: String,
    /// When somebody at the force first read it.
    pub opened_at: Option<Moment>,
    /// When the force acknowledged it.
    pub acknowledged_at: Option<Moment>,
    /// When the force closed it.
    pub closed_at: Option<Moment>,
    /// When the person took back what they had agreed to.
    pub withdrawn_at: Option<Moment>,
    /// The word for whom the force may turn to.
    pub reach: String,
    /// Whether the force wrote something that the person has not read yet.
    pub has_answer: bool,
    /// Whether the centre may know what came of it.
    pub shares_outcome: bool,
    /// Whether the centre goes on helping, and so reads it.
    pub helps_on: bool,
    /// Whether a manager's signature is needed: `not-needed`, `waits` or `signed`.
    pub countersign: String,
    /// Since when the force waits for more that it asked for.
    pub needs_more_since: Option<Moment>,
    /// What ties the row to the one key of the talk.
    pub commitment: Vec<u8>,
    /// The epoch of the centre's key that it is wrapped to.
    pub epoch: i32,
    /// That key, for the centre.
    pub talk: Wrap,
    /// The word that the centre knows the person by, sealed under that key.
    pub known_by: Option<Vec<u8>>,
}

/// What the centre that helped keeps of the report called `reference`; whichever centre it is: the caller must check that the person is
/// of it.
///
/// # Errors
/// The engine's fault.
pub fn find(connection: &mut Connection, reference: &str) -> Result<Option<Helped>, DbFault> {
    type Found = (
        (ReportId, String, TeamId, String),
        (Option<Moment>, Option<Moment>, Option<Moment>),
        (
            TeamId,
            PersonId,
            String,
            Moment,
            String,
            (bool, bool),
            (String, Option<Moment>),
        ),
        (Vec<u8>, i32, i32, Vec<u8>, Vec<u8>, Option<Vec<u8>>),
    );
    let found: Option<Found> = assisted_reports::table
        .inner_join(reports::table.on(reports::id.eq(assisted_reports::report_id)))
        .inner_join(people::table.on(people::id.eq(assisted_reports::person_id)))
        .filter(reports::reference.eq(reference))
        .select((
            (
                reports::id,
                reports::reference,
                reports::team_id,
                reports::state,
            ),
            (
                reports::opened_at,
                reports::acknowledged_at,
                reports::closed_at,
            ),
            (
                assisted_reports::team_id,
                assisted_reports::person_id,
                people::name,
                assisted_reports::sent_at,
                assisted_reports::reach,
                (assisted_reports::shares_outcome, assisted_reports::helps_on),
                (
                    assisted_reports::countersign,
                    assisted_reports::needs_more_since,
                ),
            ),
            (
                assisted_reports::commitment,
                assisted_reports::epoch,
                assisted_reports::suite,
                assisted_reports::encapsulated,
                assisted_reports::ciphertext,
                assisted_reports::known_by,
            ),
        ))
        .get_result(connection)
        .optional()?;
    let Some((report, times, own, key)) = found else {
        return Ok(None);
    };
    let (id, reference, owner, state) = report;
    let (opened_at, acknowledged_at, closed_at) = times;
    let (centre, helper, helper_name, sent_at, reach, agreed, waits) = own;
    let (countersign, needs_more_since) = waits;
    let (shares_outcome, helps_on) = agreed;
    let (commitment, epoch, suite, encapsulated, ciphertext, known_by) = key;
    Ok(Some(Helped {
        withdrawn_at: withdrawn_at(connection, id)?,
        has_answer: has_answer(connection, id)?,
        id,
        reference,
        owner,
        centre,
        helper,
        helper_name,
        sent_at,
        state,
        opened_at,
        acknowledged_at,
        closed_at,
        reach,
        shares_outcome,
        helps_on,
        countersign,
        needs_more_since,
        commitment,
        epoch,
        talk: Wrap::from_row(suite, encapsulated, ciphertext),
        known_by,
    }))
}

/// The reference of the report `id`.
///
/// # Errors
/// The engine's fault.
pub fn reference_of(connection: &mut Connection, id: ReportId) -> Result<String, DbFault> {
    let of_report = reports::table.filter(reports::id.eq(id));
    Ok(of_report
        .select(reports::reference)
        .get_result(connection)?)
}

/// Whether the force wrote something to the person that they have not read yet.
fn has_answer(connection: &mut Connection, report: ReportId) -> Result<bool, DbFault> {
    let waiting: i64 = messages::table
        .filter(messages::report_id.eq(report))
        .filter(messages::kind.eq(Kind::FromTeam.word()))
        .filter(messages::read_at.is_null())
        .count()
        .get_result(connection)?;
    Ok(waiting > 0)
}

/// Keeps how much of `report` is answered now that the rest was added.
///
/// # Errors
/// The engine's fault.
pub fn set_asked(
    connection: &mut Connection,
    report: ReportId,
    asked: Asked,
) -> Result<(), DbFault> {
    diesel::update(assisted_reports::table)
        .filter(assisted_reports::report_id.eq(report))
        .set((
            assisted_reports::asked.eq(asked.asked),
            assisted_reports::answered.eq(asked.answered),
        ))
        .execute(connection)?;
    Ok(())
}

/// The force asks the centre for more: a task of the centre until it writes.
///
/// # Errors
/// The engine's fault.
pub fn ask_for_more(
    connection: &mut Connection,
    report: ReportId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(assisted_reports::table)
        .filter(assisted_reports::report_id.eq(report))
        .set((
            assisted_reports::sent_back.eq(assisted_reports::sent_back + 1),
            assisted_reports::needs_more_since.eq(Some(now)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The centre gave what it was asked for.
///
/// # Errors
/// The engine's fault.
pub fn gave_more(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    diesel::update(assisted_reports::table)
        .filter(assisted_reports::report_id.eq(report))
        .set(assisted_reports::needs_more_since.eq(None::<Moment>))
        .execute(connection)?;
    Ok(())
}

/// Keeps a manager's signature; gives whether one was waited for.
///
/// # Errors
/// The engine's fault.
pub fn countersign(
    connection: &mut Connection,
    report: ReportId,
    by: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    let signed = diesel::update(assisted_reports::table)
        .filter(assisted_reports::report_id.eq(report))
        .filter(assisted_reports::countersign.eq("waits"))
        .set((
            assisted_reports::countersign.eq("signed"),
            assisted_reports::countersigned_by.eq(Some(by)),
            assisted_reports::countersigned_at.eq(Some(now)),
        ))
        .execute(connection)?;
    Ok(signed == 1)
}

/// The reports of a centre in which something from the force waits to be read.
///
/// # Errors
/// The engine's fault.
pub fn with_news(connection: &mut Connection, centre: TeamId) -> Result<Vec<String>, DbFault> {
    Ok(assisted_reports::table
        .inner_join(reports::table.on(reports::id.eq(assisted_reports::report_id)))
        .inner_join(messages::table.on(messages::report_id.eq(reports::id)))
        .filter(assisted_reports::team_id.eq(centre))
        .filter(messages::kind.eq(Kind::ToCentre.word()))
        .filter(messages::read_at.is_null())
        .filter(diesel::dsl::not(diesel::dsl::exists(
            withdrawals::table.filter(withdrawals::report_id.eq(reports::id)),
        )))
        .select(reports::reference)
        .distinct()
        .load(connection)?)
}

/// A report that a centre helped with, as the centre sees it: status and dates only.
#[derive(Queryable)]
pub struct AssistedReport {
    /// Its public reference.
    pub reference: String,
    /// The name of whoever helped.
    pub helper: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// Its state: `unopened`, `opened`, `acknowledged` or `closed`.
    pub state: String,
    /// When somebody at the force first read it.
    pub opened_at: Option<Moment>,
    /// When the force acknowledged it.
    pub acknowledged_at: Option<Moment>,
    /// When the force closed it.
    pub closed_at: Option<Moment>,
    /// Whether a manager's signature is needed: `not-needed`, `waits` or `signed`.
    pub countersign: String,
    /// Since when the force waits for more that it asked for.
    pub needs_more_since: Option<Moment>,
    /// When the person took back what they had agreed to: from then on the centre is not told where the report stands.
    pub withdrawn_at: Option<Moment>,
}

/// The reports that a centre helped with, the newest first.
///
/// # Errors
/// The engine's fault.
pub fn of_centre(
    connection: &mut Connection,
    centre: TeamId,
) -> Result<Vec<AssistedReport>, DbFault> {
    Ok(assisted_reports::table
        .inner_join(reports::table.on(reports::id.eq(assisted_reports::report_id)))
        .inner_join(people::table.on(people::id.eq(assisted_reports::person_id)))
        .left_join(withdrawals::table.on(withdrawals::report_id.eq(reports::id)))
        .filter(assisted_reports::team_id.eq(centre))
        .order((assisted_reports::sent_at.desc(), reports::id.desc()))
        .limit(LISTED)
        .select((
            reports::reference,
            people::name,
            assisted_reports::sent_at,
            reports::state,
            reports::opened_at,
            reports::acknowledged_at,
            reports::closed_at,
            assisted_reports::countersign,
            assisted_reports::needs_more_since,
            withdrawals::withdrawn_at.nullable(),
        ))
        .load(connection)?)
}
