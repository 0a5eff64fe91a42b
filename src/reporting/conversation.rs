//! What the access code opens: where the report stands, and messages both ways.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::sent::next_reading;
use super::standing::{Standing, read_standing, reopen};
use super::status::form_page;
use super::visit_table::{find_visit, prolong_visit};
use super::withdrawal;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{Moment, ReportId};
use crate::directory::{Team, organisation_of_standards};
use crate::messages::{self, Content, Kept, Kind, MOST_LETTERS, NewMessage, Promise};
use crate::ops::would_not_open;
use crate::post::{self, Message, NewLetter};
use crate::routing::oversight;
use crate::triage;
use crate::vault::{BrowserToken, ReportKey};
use crate::web::{
    FieldError, Fields, Page, Problem, Reply, Submitted, Visit, grouped, tidy, worded,
};

/// The path of this page.
pub const OPEN: &str = "/status/open";
/// The most messages of a reporter that may wait for somebody to read them.
const MOST_UNREAD: i64 = 30;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, write, withdraw]
}

/// One record of the report whose code this browser showed a short while ago.
struct Visited {
    which: Which,
    report: ReportId,
    key: ReportKey,
}

/// Which record, where the report has two because different people did it in different places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    First,
    Other,
}

impl Which {
    const BOTH: [Self; 2] = [Self::First, Self::Other];

    fn asked(other: Option<&str>) -> Self {
        match other {
            Some(_) => Self::Other,
            None => Self::First,
        }
    }

    fn visit_id(self, token: &BrowserToken) -> [u8; 32] {
        match self {
            Self::First => token.reporter_visit_id(),
            Self::Other => token.other_visit_id(),
        }
    }

    /// The path of the record's page, which says what was done.
    fn path(self, done: &str) -> String {
        match (self, done) {
            (Self::First, "") => OPEN.to_owned(),
            (Self::First, done) => format!("{OPEN}?done={done}"),
            (Self::Other, "") => format!("{OPEN}?other=yes"),
            (Self::Other, done) => format!("{OPEN}?done={done}&other=yes"),
        }
    }
}

/// Every record that this browser may read now.
async fn all_visited(visit: &Visit<'_>) -> Result<Vec<Visited>, Problem> {
    let Some(token) = visit.token() else {
        return Ok(Vec::new());
    };
    let ids = Which::BOTH.map(|which| which.visit_id(token));
    let now = visit.portal.clock.now();
    let found = visit
        .portal
        .db
        .read(move |connection| {
            let rows = ids.iter().map(|id| find_visit(connection, id, now));
            rows.collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let open = |(which, row): (Which, Option<(ReportId, Vec<u8>)>)| {
        let (report, sealed) = row?;
        let key = token.open_report_key(&sealed, report.uuid()).ok()?;
        Some(Visited { which, report, key })
    };
    Ok(Which::BOTH
        .into_iter()
        .zip(found)
        .filter_map(open)
        .collect())
}

/// The record that is asked for, and the other one where there are two.
struct Opened {
    shown: Visited,
    other: Option<Visited>,
}

impl Opened {
    fn of(all: Vec<Visited>, which: Which) -> Option<Self> {
        let (shown, other): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.which == which);
        Some(Self {
            shown: shown.into_iter().next()?,
            other: other.into_iter().next(),
        })
    }
}

async fn visited(visit: &Visit<'_>, which: Which) -> Result<Option<Opened>, Problem> {
    Ok(Opened::of(all_visited(visit).await?, which))
}

/// The record that is asked for, with its key, while this browser may read it.
pub(super) async fn visited_record(
    visit: &Visit<'_>,
    other: Option<&str>,
) -> Result<Option<(ReportId, ReportKey)>, Problem> {
    let open = visited(visit, Which::asked(other)).await?;
    Ok(open.map(|open| (open.shown.report, open.shown.key)))
}

/// What a path of the page ends in, for the other record or for the first.
pub(super) fn other_of(is_other: bool) -> &'static str {
    if is_other { "?other=yes" } else { "" }
}

#[get("/status/open?<done>&<other>")]
async fn show(visit: Visit<'_>, done: Option<&str>, other: Option<&str>) -> Result<Reply, Problem> {
    let Some(open) = visited(&visit, Which::asked(other)).await? else {
        return Ok(Reply::go("/status"));
    };
    prolong(&visit).await?;
    let said = match done {
        Some("sent") => Said::Sent,
        Some("withdrawn") => Said::Withdrawn,
        _ => Said::Nothing,
    };
    Ok(page(&visit, &open, "", said, &[]).await?.into())
}

/// The reporter takes back what they had agreed to, for every record of the report.
#[post("/status/withdraw", data = "<form>")]
async fn withdraw(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    let Some(open) = visited(&visit, Which::First).await? else {
        return Ok(Reply::go("/status"));
    };
    if form.0.text("sure") != "yes" {
        return Ok(Reply::go(OPEN));
    }
    let (report, now) = (open.shown.report, visit.portal.clock.now());
    visit
        .portal
        .db
        .write("withdraw consent", move |connection| {
            withdrawal::withdraw(connection, report, Actor::Reporter, now)
        })
        .await?;
    Ok(Reply::go(open.shown.which.path("withdrawn")))
}

/// What the head of the page says of a message.
enum Said {
    Nothing,
    /// What was agreed to is taken back.
    Withdrawn,
    /// It was sent.
    Sent,
    /// It was typed before the time ran out, and is not sent yet.
    NotYet,
}

/// Whoever still reads has not left.
async fn prolong(visit: &Visit<'_>) -> Result<(), Problem> {
    let Some(token) = visit.token() else {
        return Ok(());
    };
    let ids = Which::BOTH.map(|which| which.visit_id(token));
    let now = visit.portal.clock.now();
    visit
        .portal
        .db
        .write("prolong reporter's visit", move |connection| {
            ids.iter()
                .try_for_each(|id| prolong_visit(connection, id, now))
        })
        .await?;
    Ok(())
}

/// The page with a message that was typed and is not sent yet: of the record that it was typed for.
pub(super) async fn typed_page(
    visit: &Visit<'_>,
    first: (ReportId, ReportKey),
    other: Option<(ReportId, ReportKey)>,
    form: &Fields,
) -> Result<Page, Problem> {
    let record = |which, (report, key)| Visited { which, report, key };
    let mut all = vec![record(Which::First, first)];
    all.extend(other.map(|other| record(Which::Other, other)));
    let wanted = match form.text("other") == "yes" && all.len() > 1 {
        true => Which::Other,
        false => Which::First,
    };
    let open = Opened::of(all, wanted).ok_or(Problem::NotFound)?;
    page(visit, &open, form.text("message"), Said::NotYet, &[]).await
}

#[post("/status/open?<other>", data = "<form>")]
async fn write(visit: Visit<'_>, other: Option<&str>, form: Submitted) -> Result<Reply, Problem> {
    let Some(open) = visited(&visit, Which::asked(other)).await? else {
        let error = FieldError::new("reference", "status-time-over");
        return Ok(form_page(&visit, &form.0, &[error])?.into());
    };
    let typed = form.0.text("message");
    let wrong = match parse(&form.0) {
        Ok(words) if send(&visit, open.shown.report, &open.shown.key, &words).await? => {
            return Ok(Reply::go(open.shown.which.path("sent")));
        }
        Ok(_) => FieldError::new("message", "status-message-too-many"),
        Err(error) => error,
    };
    let page = page(&visit, &open, typed, Said::Nothing, &[wrong]).await?;
    Ok(page.into())
}

fn parse(form: &Fields) -> Result<Content, FieldError> {
    let words = tidy(form.text("message"));
    if words.is_empty() {
        return Err(FieldError::new("message", "status-message-empty"));
    }
    if words.chars().count() > MOST_LETTERS {
        let error = FieldError::new("message", "status-message-too-long");
        return Err(error.with("most", grouped(MOST_LETTERS)));
    }
    Ok(Content::own(&words))
}

/// Keeps the message, opens a closed report again and rings the team's bell, all or nothing; gives whether there was room.
async fn send(
    visit: &Visit<'_>,
    report: ReportId,
    key: &ReportKey,
    content: &Content,
) -> Result<bool, Problem> {
    let portal = visit.portal;
    let now = portal.clock.now();
    let kind = Kind::FromReporter;
    let message = NewMessage::seal(
        (report, key),
        kind,
        None,
        content,
        now,
        &mut portal.chance(),
    );
    let bell = bell(visit, report, now).await?;
    let ids = visit
        .token()
        .map(|token| Which::BOTH.map(|which| which.visit_id(token)));
    let sent = portal
        .db
        .write("reporter writes", move |connection| {
            if messages::count_unread(connection, report)? >= MOST_UNREAD {
                return Ok(false);
            }
            for id in ids.iter().flatten() {
                prolong_visit(connection, id, now)?;
            }
            messages::add(connection, &message)?;
            if reopen(connection, report, None, now)? {
                let (chain, actor) = (Chain::Report(report), Actor::Reporter);
                audit::append(connection, chain, actor, Happening::Reopened, now)?;
            }
            triage::go_on(connection, report, Actor::Reporter, now)?;
            if let Some(bell) = &bell {
                post::enqueue(connection, bell, now)?;
            }
            Ok(true)
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(sent)
}

async fn bell(
    visit: &Visit<'_>,
    report: ReportId,
    now: Moment,
) -> Result<Option<NewLetter>, Problem> {
    let portal = visit.portal;
    let (reference, team) = portal
        .db
        .read(move |connection| {
            let standing = read_standing(connection, report)?;
            Ok((standing.reference, owner(standing.stations)))
        })
        .await?;
    let Some((id, address)) = team.and_then(|team| Some((team.id, team.bell_address?))) else {
        return Ok(None);
    };
    let message = Message::ReporterWrote { reference };
    let letter = NewLetter::seal(portal, &address, &message, now, &mut portal.chance())
        .map_err(|fault| Problem::fault(&fault))?;
    Ok(Some(letter.about(Some(report), Some(id))))
}

fn owner(stations: Vec<(Team, Moment)>) -> Option<Team> {
    stations.into_iter().next_back().map(|(team, _)| team)
}

async fn page(
    visit: &Visit<'_>,
    Opened { shown, other }: &Opened,
    typed: &str,
    said: Said,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let report = shown.report;
    let standing = visit
        .portal
        .db
        .read(move |connection| read_standing(connection, report))
        .await?;
    let told = told(visit, report, &shown.key, &standing).await?;
    mark_read(visit, &standing.messages).await?;
    let stations: Vec<Value> = standing
        .stations
        .iter()
        .map(|(team, at)| context! { team => visit.team_name(team), at => when(visit, *at) })
        .collect();
    let team = standing.stations.last().map(|(team, _)| team);
    let context = context! {
        path => shown.which.path(""),
        files => format!("/status/files{}", other_of(shown.which == Which::Other)),
        is_other => shown.which == Which::Other,
        beside => beside(visit, other.as_ref()).await?,
        stations,
        state => standing.state,
        opened => standing.opened_at.map(|at| when(visit, at)),
        acknowledged => standing.acknowledged_at.map(|at| when(visit, at)),
        closed => standing.closed_at.map(|at| when(visit, at)),
        withdrawn => standing.withdrawn_at.map(|at| when(visit, at)),
        reading => team.map(|team| next_reading(visit, team)),
        promise => standing.promises.open.as_ref().map(|promise| open_promise(visit, promise)),
        last_promise => standing.promises.last.as_ref().map(|promise| last_promise(visit, promise)),
        messages => told,
        oversight => team.map(|team| oversight_of(visit, team, &standing)),
        typed,
        said => match said {
            Said::Nothing => None,
            Said::Sent => Some("sent"),
            Said::NotYet => Some("not-yet"),
            Said::Withdrawn => Some("withdrawn"),
        },
        most => MOST_LETTERS,
        errors => worded(visit, errors),
    };
    Page::render(visit, "status/status.html", context)
}

/// The team that has the other record of the report, and the path of its page, where there is one.
async fn beside(visit: &Visit<'_>, other: Option<&Visited>) -> Result<Option<Value>, Problem> {
    let Some(other) = other else {
        return Ok(None);
    };
    let report = other.report;
    let standing = visit
        .portal
        .db
        .read(move |connection| read_standing(connection, report))
        .await?;
    let team = owner(standing.stations);
    Ok(team.map(|team| context! { team => visit.team_name(&team), path => other.which.path("") }))
}

/// The messages in the reader's language.
async fn told(
    visit: &Visit<'_>,
    report: ReportId,
    key: &ReportKey,
    standing: &Standing,
) -> Result<Vec<Value>, Problem> {
    let mut all_open = true;
    let from = |one: &Kept| {
        let mut stations = standing.stations.iter();
        let station = stations.find(|(team, _)| Some(team.id) == one.team);
        let at = ("at", when(visit, one.sent_at).into());
        match station {
            Some((team, _)) => {
                let team = ("team", visit.team_name(team).into());
                visit.say("status-from-team", &[team, at])
            }
            None => visit.say("status-from-you", &[at]),
        }
    };
    let tell = |one: &Kept| {
        let content = one.open(report, key).ok();
        all_open &= content.is_some();
        let wording = &visit.portal.wording;
        context! {
            from => from(one),
            is_own => one.kind == Kind::FromReporter,
            is_new => one.kind == Kind::FromTeam && one.read_at.is_none(),
            is_read => one.read_at.is_some(),
            paragraphs => messages::worded_or_broken(&content, one.kind, wording, visit.language),
        }
    };
    let told = standing.messages.iter().map(tell).collect();
    if let (false, Some((team, _))) = (all_open, standing.stations.last()) {
        would_not_open(visit.portal, (report, team.id)).await?;
    }
    Ok(told)
}

/// After they opened: staff are told that the reporter has read what they wrote.
async fn mark_read(visit: &Visit<'_>, kept: &[Kept]) -> Result<(), Problem> {
    let shown = messages::unread(kept, Kind::FromTeam);
    if shown.is_empty() {
        return Ok(());
    }
    let now = visit.portal.clock.now();
    visit
        .portal
        .db
        .write("reporter reads", move |connection| {
            messages::mark_read(connection, &shown, now)
        })
        .await?;
    Ok(())
}

fn when(visit: &Visit<'_>, moment: Moment) -> String {
    let (london, wording) = (moment.in_london(), &visit.portal.wording);
    let day = wording.day(visit.language, london.date());
    let time = wording.time_of_day(visit.language, london.time());
    visit.say("status-at", &[("day", day.into()), ("time", time.into())])
}

fn day(visit: &Visit<'_>, moment: Moment) -> String {
    let date = moment.in_london().date();
    visit.portal.wording.day(visit.language, date)
}

fn open_promise(visit: &Visit<'_>, promise: &Promise) -> String {
    let key = match promise.due_at < visit.portal.clock.now() {
        true => "status-promise-broken",
        false => "status-promise",
    };
    visit.say(key, &[("day", day(visit, promise.due_at).into())])
}

fn last_promise(visit: &Visit<'_>, promise: &Promise) -> String {
    let key = match promise.was_kept() {
        true => "status-promise-kept",
        false => "status-promise-late",
    };
    visit.say(key, &[("day", day(visit, promise.due_at).into())])
}

/// The body that watches over the force that has the report; at the desk that of the nation where it happened.
fn oversight_of(visit: &Visit<'_>, team: &Team, standing: &Standing) -> String {
    let directory = visit.portal.directory();
    let today = visit.portal.clock.now().in_london().date();
    let force = organisation_of_standards(&team.slug).unwrap_or(&team.slug);
    let key = match directory.force(force, today) {
        Some(force) => oversight(force).message().key,
        None => match standing.nation.as_str() {
            "scotland" => "routing-oversight-pirc",
            "northern-ireland" => "routing-oversight-ombudsman",
            _ => "routing-oversight-iopc",
        },
    };
    visit.say(key, &[])
}
