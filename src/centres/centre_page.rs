//! The first page of a centre: what makes it ready, what its people should know of their training, what they began and what they sent.

use minijinja::{Value, context};
use rocket::{Route, get, routes};

use super::accreditation::Accreditation;
use super::assisted::{self, AssistedReport, Draft};
use super::centre_access::CentreWork;
use super::figures::Figures;
use super::figures_table::{For, OfCentre, of_centres};
use super::training_table;
use crate::accounts::{Action, Staff, colleagues, epochs, is_trusted_in, live_key, waits_for_keys};
use crate::db::Moment;
use crate::vault::Reference;
use crate::web::{Page, Problem, Visit};

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![show]
}

/// What the page can say was just done.
const DONE: [&str; 6] = ["described", "trained", "erased", "sent", "finished", "full"];

#[get("/centre?<team>&<done>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    team: Option<&str>,
    done: Option<&str>,
) -> Result<Page, Problem> {
    let work = CentreWork::of(&visit, &staff, team, Action::Assist).await?;
    let ready = Ready::read(&work).await?;
    let today = work.today();
    let accreditation = work.centre.accreditation(today);
    let context = context! {
        done => DONE.into_iter().find(|known| Some(*known) == done),
        fingerprint => ready.fingerprint,
        read_out => ready.read_out,
        steps => ready.steps(&work),
        training => ready.training,
        training_until => ready.training_until,
        may_begin => ready.has_key && ready.read_out.is_none() && accreditation != Accreditation::Suspended,
        drafts => ready.drafts.iter().map(|one| draft(&visit, one)).collect::<Vec<_>>(),
        figures => shown(&Figures::of(&ready.counted.reports)),
        is_quiet => ready.counted.is_quiet(visit.portal.clock.now()),
        last => ready.counted.last.map(|last| visit.portal.wording.day(visit.language, last.in_london().date())),
        has_sent => ready.counted.has_sent,
        is_told => work.centre.details.are_told(),
        reports => ready.reports.iter().map(|one| report(&visit, one, &ready.news)).collect::<Vec<_>>(),
        accreditation => accreditation.word(),
        accredited_until => visit.portal.wording.day(visit.language, work.centre.accredited_until),
        ..work.facts()
    };
    Page::render(&visit, "centres/home.html", context)
}

fn draft(visit: &Visit<'_>, one: &Draft) -> Value {
    context! {
        number => one.number,
        // What was sent has the number that the police know it by.
        shown => Reference::shown(one.sent_as.as_ref().unwrap_or(&one.number)),
        started_by => one.started_by,
        changed => visit.record_time(one.changed_at),
        ends => visit.record_time(one.ends_at),
        is_sent => one.sent_as.is_some(),
    }
}

/// A report as the centre sees it: status and dates only.
fn report(visit: &Visit<'_>, one: &AssistedReport, news: &[String]) -> Value {
    let at = |moment: Option<Moment>| moment.map(|moment| visit.record_time(moment));
    context! {
        reference => one.reference,
        shown => Reference::shown(&one.reference),
        has_news => news.contains(&one.reference),
        helper => one.helper,
        sent => visit.record_time(one.sent_at),
        state => match one.withdrawn_at {
            Some(_) => "withdrawn",
            None => one.state.as_str(),
        },
        since => at(match one.state.as_str() {
            _ if one.withdrawn_at.is_some() => one.withdrawn_at,
            "opened" => one.opened_at,
            "acknowledged" => one.acknowledged_at,
            "closed" => one.closed_at,
            _ => None,
        }),
        countersign => one.countersign,
        needs_more => match one.withdrawn_at {
            Some(_) => None,
            None => at(one.needs_more_since),
        },
    }
}

/// Figures for their list.
pub fn shown(figures: &Figures) -> Value {
    context! {
        sent => figures.sent,
        opened => figures.opened,
        answered => figures.answered,
        outcome => figures.outcome_known,
        waiting => figures.waiting_on_centre,
        days => figures.days_to_open,
        complete => figures.answered_of_hundred.map(|of_hundred| format!("{of_hundred} %")),
        back => figures.sent_back,
    }
}

/// What of a centre is ready, and what it works on.
struct Ready {
    /// The fingerprint of the centre's first key while nobody has vouched for it.
    fingerprint: Option<String>,
    /// What this person reads to a manager while they wait for the keys.
    read_out: Option<String>,
    drafts: Vec<Draft>,
    reports: Vec<AssistedReport>,
    /// References of those in which the force wrote something that nobody here has read.
    news: Vec<String>,
    counted: OfCentre,
    has_key: bool,
    has_colleague: bool,
    training: &'static str,
    training_until: Option<String>,
    is_trained: bool,
}

impl Ready {
    async fn read(work: &CentreWork<'_>) -> Result<Self, Problem> {
        let (team, person, today) = (work.member.team, work.staff.person, work.today());
        let portal = work.visit.portal;
        let now = portal.clock.now();
        let installation = portal.keys.installation;
        let read = portal.db.read(move |connection| {
            let first = epochs(connection, team)?.into_iter().next();
            let waits = first.filter(|epoch| epoch.signature.is_none());
            Ok((
                waits.map(|epoch| epoch.fingerprint()),
                waits_for_keys(connection, team, person)?,
                live_key(connection, team, &installation)?.is_ok(),
                colleagues(connection, team)?.len() > 1,
                training_table::of_team(connection, team)?,
                // One who was invited alone, and not given the keys, learns nothing of whom the centre helped.
                match is_trusted_in(connection, team, person, Action::Assist)? {
                    true => (
                        assisted::drafts_of(connection, team, now)?,
                        assisted::reports_of(connection, team)?,
                        assisted::with_news(connection, team)?,
                        of_centres(connection, &[team], For::Centre, now)?
                            .remove(&team)
                            .unwrap_or_default(),
                    ),
                    false => Default::default(),
                },
            ))
        });
        let (fingerprint, read_out, has_key, has_colleague, listed, own) = read.await?;
        let (drafts, reports, news, counted) = own;
        let training = training_table::standing(&listed, person, today);
        let day = |day| portal.wording.day(work.visit.language, day);
        Ok(Self {
            fingerprint,
            read_out,
            drafts,
            reports,
            news,
            counted,
            has_key,
            has_colleague,
            training: training.word(),
            training_until: training.until().map(day),
            is_trained: training.counts(),
        })
    }

    /// What a new centre has to do, in order, with whether it is done; nothing once all is.
    fn steps(&self, work: &CentreWork<'_>) -> Vec<Value> {
        let steps = [
            ("key", String::new(), self.has_key),
            (
                "details",
                work.path("/details"),
                work.centre.details.are_told(),
            ),
            ("training", work.path("/training"), self.is_trained),
            (
                "people",
                format!("/admin/people?team={}", work.member.slug),
                self.has_colleague,
            ),
        ];
        if steps.iter().all(|(.., done)| *done) || !work.member.role.may(Action::RunCentre) {
            return Vec::new();
        }
        let step = |(word, href, done)| context! { word, href, done };
        steps.into_iter().map(step).collect()
    }
}
