//! A bare route that writes the rows of a report, already sealed, and nothing else.

use diesel::prelude::*;
use heard::db::schema::{
    drafts, events, flags, motivations, outbox, report_key_wraps, reports, routing_decisions,
    sealed_parts,
};
use heard::db::{Connection, Db, DbFault, LetterId, Moment, PartId, ReportId, TeamId};
use heard::vault::{BrowserToken, Chance, Reference};
use rocket::figment::Figment;
use rocket::http::{CookieJar, Status};
use rocket::response::Redirect;
use rocket::{Build, Rocket, State, post, routes};

use super::load::Request;
use super::site;

type Plain = (
    TeamId,
    i32,
    Moment,
    String,
    String,
    String,
    Vec<u8>,
    Vec<u8>,
);
type Wrap = (String, Vec<u8>, i32, i32, Vec<u8>, Vec<u8>);
type Decision = (String, String, String);
type Letter = (String, Vec<u8>, Option<Vec<u8>>);

/// The rows of one report.
#[derive(Clone)]
pub struct Rows {
    plain: Plain,
    wraps: Vec<Wrap>,
    parts: Vec<(String, Vec<u8>)>,
    strands: Vec<String>,
    flags: Vec<String>,
    decision: Decision,
    entry: (String, Vec<u8>),
    letters: Vec<Letter>,
    draft: Vec<u8>,
}

impl Rows {
    /// The rows of the report that was filed last.
    pub fn of_newest_report(connection: &mut Connection) -> Result<Self, DbFault> {
        let id: ReportId = reports::table
            .order(reports::id.desc())
            .select(reports::id)
            .first(connection)?;
        Ok(Self {
            plain: reports::table
                .find(id)
                .select((
                    reports::team_id,
                    reports::urgency,
                    reports::received_at,
                    reports::nation,
                    reports::authority,
                    reports::incident_month,
                    reports::code_salt,
                    reports::commitment,
                ))
                .first(connection)?,
            wraps: report_key_wraps::table
                .filter(report_key_wraps::report_id.eq(id))
                .select((
                    report_key_wraps::holder_kind,
                    report_key_wraps::holder_id,
                    report_key_wraps::epoch,
                    report_key_wraps::suite,
                    report_key_wraps::encapsulated,
                    report_key_wraps::ciphertext,
                ))
                .load(connection)?,
            parts: sealed_parts::table
                .filter(sealed_parts::report_id.eq(id))
                .select((sealed_parts::part, sealed_parts::sealed))
                .load(connection)?,
            strands: motivations::table
                .filter(motivations::report_id.eq(id))
                .select(motivations::strand)
                .load(connection)?,
            flags: flags::table
                .filter(flags::report_id.eq(id))
                .select(flags::flag)
                .load(connection)?,
            decision: routing_decisions::table
                .filter(routing_decisions::report_id.eq(id))
                .select((
                    routing_decisions::rule,
                    routing_decisions::reason,
                    routing_decisions::dataset,
                ))
                .first(connection)?,
            entry: events::table
                .filter(events::chain.eq(id.uuid().as_bytes().as_slice()))
                .select((events::entry, events::hash))
                .first(connection)?,
            letters: outbox::table
                .filter(outbox::report_id.eq(id))
                .select((outbox::kind, outbox::domain_mark, outbox::capsule))
                .load(connection)?,
            draft: drafts::table
                .filter(drafts::state.eq("sent"))
                .select(drafts::sealed)
                .first(connection)?,
        })
    }

    /// Writes them as a new report, in place of the draft of the browser that holds `token`.
    fn insert(&self, connection: &mut Connection, token: &BrowserToken) -> Result<(), DbFault> {
        let mut chance = Chance::system();
        let now = self.plain.2;
        let id = ReportId::new(now, &mut chance);
        self.end_draft(connection, token)?;
        self.insert_plain(connection, id, &Reference::generate(&mut chance))?;
        self.insert_sealed(connection, id, &mut chance)?;
        self.insert_markers(connection, id)?;
        diesel::insert_into(events::table)
            .values((
                events::chain.eq(id.uuid().as_bytes().as_slice()),
                events::sequence.eq(0),
                events::at.eq(now.micros()),
                events::entry.eq(&self.entry.0),
                events::hash.eq(&self.entry.1),
            ))
            .execute(connection)?;
        self.letters
            .iter()
            .try_for_each(|letter| self.insert_letter(connection, id, letter, &mut chance))
    }

    fn end_draft(&self, connection: &mut Connection, token: &BrowserToken) -> Result<(), DbFault> {
        diesel::update(drafts::table)
            .filter(drafts::id.eq(token.draft_id().as_slice()))
            .filter(drafts::version.eq(1))
            .filter(drafts::state.eq("open"))
            .set((
                drafts::version.eq(2),
                drafts::state.eq("sent"),
                drafts::sealed.eq(&self.draft),
                drafts::ends_at.eq(self.plain.2),
            ))
            .execute(connection)?;
        Ok(())
    }

    fn insert_plain(
        &self,
        connection: &mut Connection,
        id: ReportId,
        reference: &Reference,
    ) -> Result<(), DbFault> {
        let (team, urgency, received_at, nation, authority, month, salt, commitment) = &self.plain;
        diesel::insert_into(reports::table)
            .values((
                reports::id.eq(id),
                reports::reference.eq(reference.as_str()),
                reports::code_salt.eq(salt),
                reports::commitment.eq(commitment),
                reports::team_id.eq(*team),
                reports::state.eq("unopened"),
                reports::urgency.eq(*urgency),
                reports::channel.eq("public"),
                reports::received_at.eq(*received_at),
                reports::nation.eq(nation),
                reports::authority.eq(authority),
                reports::incident_month.eq(month),
            ))
            .execute(connection)?;
        Ok(())
    }

    fn insert_sealed(
        &self,
        connection: &mut Connection,
        id: ReportId,
        chance: &mut Chance,
    ) -> Result<(), DbFault> {
        for (part, sealed) in &self.parts {
            diesel::insert_into(sealed_parts::table)
                .values((
                    sealed_parts::id.eq(PartId::new(self.plain.2, chance)),
                    sealed_parts::report_id.eq(id),
                    sealed_parts::part.eq(part),
                    sealed_parts::sealed.eq(sealed),
                ))
                .execute(connection)?;
        }
        for (kind, holder, epoch, suite, encapsulated, ciphertext) in &self.wraps {
            diesel::insert_into(report_key_wraps::table)
                .values((
                    report_key_wraps::report_id.eq(id),
                    report_key_wraps::holder_kind.eq(kind),
                    report_key_wraps::holder_id.eq(holder),
                    report_key_wraps::epoch.eq(epoch),
                    report_key_wraps::suite.eq(suite),
                    report_key_wraps::encapsulated.eq(encapsulated),
                    report_key_wraps::ciphertext.eq(ciphertext),
                ))
                .execute(connection)?;
        }
        Ok(())
    }

    fn insert_markers(&self, connection: &mut Connection, id: ReportId) -> Result<(), DbFault> {
        for strand in &self.strands {
            diesel::insert_into(motivations::table)
                .values((
                    motivations::report_id.eq(id),
                    motivations::strand.eq(strand),
                ))
                .execute(connection)?;
        }
        for flag in &self.flags {
            diesel::insert_into(flags::table)
                .values((
                    flags::report_id.eq(id),
                    flags::flag.eq(flag),
                    flags::set_at.eq(self.plain.2),
                ))
                .execute(connection)?;
        }
        let (rule, reason, dataset) = &self.decision;
        diesel::insert_into(routing_decisions::table)
            .values((
                routing_decisions::report_id.eq(id),
                routing_decisions::rule.eq(rule),
                routing_decisions::reason.eq(reason),
                routing_decisions::dataset.eq(dataset),
                routing_decisions::team_id.eq(self.plain.0),
                routing_decisions::decided_at.eq(self.plain.2),
            ))
            .execute(connection)?;
        Ok(())
    }

    fn insert_letter(
        &self,
        connection: &mut Connection,
        id: ReportId,
        (kind, domain_mark, capsule): &Letter,
        chance: &mut Chance,
    ) -> Result<(), DbFault> {
        let now = self.plain.2;
        let letter = LetterId::new(now, chance);
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(letter),
                outbox::kind.eq(kind),
                outbox::report_id.eq(Some(id)),
                outbox::team_id.eq(Some(self.plain.0)),
                outbox::message_id.eq(letter.uuid().to_string()),
                outbox::domain_mark.eq(domain_mark),
                outbox::capsule.eq(capsule),
                outbox::state.eq("waiting"),
                outbox::attempts.eq(0),
                outbox::next_at.eq(now),
                outbox::lease_until.eq(now),
                outbox::made_at.eq(now),
            ))
            .execute(connection)?;
        Ok(())
    }
}

/// The bare site.
pub fn rocket(settings: Figment, db: Db, rows: Rows) -> Rocket<Build> {
    rocket::custom(settings)
        .manage(db)
        .manage(rows)
        .mount("/", routes![file])
}

/// What files at the bare site, one for each token.
pub fn sendings(tokens: &[BrowserToken]) -> Vec<Request> {
    let body = format!("csrf={}", "0".repeat(64));
    tokens
        .iter()
        .map(|token| Request::post("/bare", &site::cookie(token), &body))
        .collect()
}

#[post("/bare", data = "<_form>")]
async fn file(
    db: &State<Db>,
    rows: &State<Rows>,
    jar: &CookieJar<'_>,
    _form: &[u8],
) -> Result<Redirect, Status> {
    let token = jar
        .get("heard")
        .and_then(|cookie| BrowserToken::parse(cookie.value()))
        .ok_or(Status::BadRequest)?;
    let rows = rows.inner().clone();
    db.write("bare", move |connection| rows.insert(connection, &token))
        .await
        .map_err(|_| Status::InternalServerError)?;
    Ok(Redirect::to("/answers/sent"))
}
