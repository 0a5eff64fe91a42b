//! A team's queue as a page.

use minijinja::{Value, context};
use rocket::{Route, get, routes};

use super::lists::{LISTS, List};
use super::offers::offered_to;
use super::queue::{self, Looking, PAGE, Place, Waiting, counted};
use super::shown::{self, words};
use crate::accounts::{self, Action, Member, Staff, epochs};
use crate::db::{Connection, DbFault, Moment, TeamId};
use crate::directory::{self, NATIONAL_DESK, RESTRICTED_DESK};
use crate::ops::{self, Sight};
use crate::vault::Reference;
use crate::web::{Page, Problem, Reply, Visit};

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![show_queue]
}

#[get("/queue?<team>&<shown>&<after>&<done>")]
async fn show_queue(
    visit: Visit<'_>,
    staff: Staff,
    team: Option<&str>,
    shown: Option<&str>,
    after: Option<&str>,
    done: Option<&str>,
) -> Result<Reply, Problem> {
    // Whoever helps people report at a centre has no queue: their first page is the centre's.
    if team.is_none()
        && !staff
            .teams
            .iter()
            .any(|member| member.role.may(Action::SeeQueue))
    {
        return Ok(Reply::go("/centre"));
    }
    let member = staff.place(team, Action::SeeQueue)?;
    let list = List::called(shown);
    let read = read(&visit, &staff, member, list, after).await?;
    let next = read.next.as_deref();
    let rows: Vec<Value> = read.waiting.iter().map(|one| row(&visit, one)).collect();
    let offered: Vec<Value> = read
        .offered
        .iter()
        .map(|(reference, from, until)| {
            context! {
                reference,
                shown_reference => Reference::shown(reference),
                from,
                until => visit.record_time(*until),
            }
        })
        .collect();
    let is_desk = directory::is_desk(&member.slug);
    let context = context! {
        staff => staff.shown_in(&visit, member),
        team => visit.team_title(&member.slug, &member.name),
        slug => member.slug,
        is_desk,
        shown => list.word(),
        lists => read.lengths.into_iter().map(|(list, length)| context! {
            word => list.word(),
            length => length.map(counted),
        }).collect::<Vec<_>>(),
        rows,
        next,
        offered,
        alarms => read.alarms,
        done => shown::done(done),
        fingerprint => read.fingerprint,
        read_out => read.read_out,
        has_people => member.role.may(Action::LookAfterPeople),
        has_centres => member.role.may(Action::LookAfterCentres),
        takes_down => member.role.may(Action::Answer),
        has_banners => member.role.may(Action::WriteBanners),
        teams => others(&visit, &staff, member),
    };
    Ok(Page::render(&visit, "staff/queue.html", context)?.into())
}

/// What the page shows of the database.
struct Read {
    waiting: Vec<Waiting>,
    next: Option<String>,
    offered: Vec<(String, String, Moment)>,
    /// The lists, those that are counted with their length.
    lengths: Vec<(List, Option<i64>)>,
    alarms: usize,
    fingerprint: Option<String>,
    read_out: Option<String>,
}

async fn read(
    visit: &Visit<'_>,
    staff: &Staff,
    member: &Member,
    list: List,
    after: Option<&str>,
) -> Result<Read, Problem> {
    let after = after.and_then(Place::read);
    let (id, person, now) = (member.team, staff.person, visit.portal.clock.now());
    let sight = match member.slug.as_str() {
        NATIONAL_DESK => Some(Sight::Ordinary),
        RESTRICTED_DESK => Some(Sight::AboutPolice),
        _ => None,
    };
    let read = visit.portal.db.read(move |connection| {
        let looking = |list| Looking {
            team: id,
            person,
            list,
        };
        let mut waiting = queue::page(connection, looking(list), after.as_ref(), now)?;
        let has_more = waiting.len() > PAGE;
        waiting.truncate(PAGE);
        let last = waiting.last().filter(|_| has_more);
        let length = |(list, _): (List, &str)| {
            let length = list
                .is_counted()
                .then(|| queue::count(connection, looking(list), now));
            Ok::<_, DbFault>((list, length.transpose()?))
        };
        let lengths = LISTS.into_iter().map(length).collect::<Result<_, _>>()?;
        Ok(Read {
            next: last.map(Place::of),
            waiting,
            offered: offered_to(connection, id)?,
            lengths,
            alarms: match sight {
                Some(sight) => ops::open_alarms(connection, sight)?.len(),
                None => 0,
            },
            fingerprint: waiting_key(connection, id)?,
            read_out: accounts::waits_for_keys(connection, id, person)?,
        })
    });
    Ok(read.await?)
}

/// The fingerprint of the team's first key while it waits to be confirmed.
fn waiting_key(connection: &mut Connection, team: TeamId) -> Result<Option<String>, DbFault> {
    let first = epochs(connection, team)?.into_iter().next();
    Ok(first
        .filter(|epoch| epoch.signature.is_none())
        .map(|epoch| epoch.fingerprint()))
}

fn others(visit: &Visit<'_>, staff: &Staff, current: &Member) -> Vec<Value> {
    let others = staff
        .teams
        .iter()
        .filter(|member| member.team != current.team);
    others
        .map(|member| context! { slug => member.slug, name => visit.team_title(&member.slug, &member.name) })
        .collect()
}

/// Why a report came to the national desk, in a few words; nothing for a reason that leads elsewhere.
fn why_here(visit: &Visit<'_>, reason: &str) -> String {
    let key = format!("staff-why-{reason}");
    match visit.portal.wording.has(&key) {
        true => visit.say(&key, &[]),
        false => String::new(),
    }
}

/// A report in a row of the queue.
pub fn row(visit: &Visit<'_>, one: &Waiting) -> Value {
    let now = visit.portal.clock.now();
    context! {
        reference => one.reference,
        shown_reference => Reference::shown(&one.reference),
        state => one.state,
        officer => one.officer,
        has_news => one.has_news,
        reason => why_here(visit, &one.reason),
        urgency => one.urgency,
        received => visit.record_time(one.received_at),
        due_step => one.due_step.as_deref().map(|step| visit.say(&format!("steps-{step}-title"), &[])),
        risk => one.risk,
        is_paused => one.is_paused,
        is_to_review => one.is_to_review,
        due => one.due_at.filter(|_| one.state != "closed").map(|at| visit.record_time(at)),
        is_late => one.state != "closed" && one.due_at.is_some_and(|at| at < now),
        strands => words(visit, "staff-strand", &one.strands),
        flags => words(visit, "staff-flag", &one.flags),
    }
}
