//! The pages on which a team writes, checks and ends its banners.

use std::collections::BTreeMap;

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};
use uuid::Uuid;

use super::area::Area;
use super::notices::Notices;
use super::table::{self, Listed};
use super::written::{self, Banner, MOST_DAYS, MOST_HEADING, MOST_PARAGRAPHS, MOST_TEXT, Written};
use crate::accounts::{Action, Member, Staff, names, speaks_for};
use crate::db::{BannerId, Moment, PersonId};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};
use crate::wording::Language;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, blank, check, publish, end]
}

/// The fields of the form, all of which the page that checks it hands on.
const FIELDS: [&str; 9] = [
    "area",
    "heading-en",
    "text-en",
    "heading-cy",
    "text-cy",
    "until-day",
    "until-month",
    "until-year",
    "hour",
];
/// What the list can say was just done.
const DONE: [&str; 2] = ["shown", "ended"];

#[get("/admin/banners?<team>&<done>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    team: Option<&str>,
    done: Option<&str>,
) -> Result<Page, Problem> {
    Desk::of(&visit, &staff, team)?.list(done).await
}

#[get("/admin/banners/new?<team>")]
async fn blank(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let desk = Desk::of(&visit, &staff, team)?;
    desk.speaks().await?;
    desk.form(&desk.first_fields(), &[])
}

/// Shows the author what the public will see. Nothing is kept yet: all that was typed goes on in the page's own form.
#[post("/admin/banners/new", data = "<form>")]
async fn check(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Page, Problem> {
    let desk = Desk::of(&visit, &staff, Some(form.0.text("team")))?;
    desk.speaks().await?;
    // "Change" on the page that checks leads back to the form.
    if form.0.text("change") == "yes" {
        return desk.form(&form.0, &[]);
    }
    match desk.read(&form.0) {
        Ok(written) => desk.preview(written, &form.0),
        Err(errors) => desk.form(&form.0, &errors),
    }
}

#[post("/admin/banners/show", data = "<form>")]
async fn publish(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let desk = Desk::of(&visit, &staff, Some(form.0.text("team")))?;
    desk.speaks().await?;
    // Read once more: the time may have passed since it was checked, and what comes back is only what a browser sends.
    let written = match desk.read(&form.0) {
        Ok(written) => written,
        Err(errors) => return Ok(desk.form(&form.0, &errors)?.into()),
    };
    let portal = visit.portal;
    let (team, by, now) = (desk.member.team, staff.person, portal.clock.now());
    let installation = portal.keys.installation;
    let id = BannerId::new(now, &mut portal.chance());
    let may = portal
        .db
        .write("show banner", move |connection| {
            table::publish(connection, id, team, &written, (by, &installation), now)
        })
        .await?;
    desk.done(may, "shown")
}

/// One press is enough: what was wrongly said must be gone at once, and can be written again.
#[post("/admin/banners/end", data = "<form>")]
async fn end(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let desk = Desk::of(&visit, &staff, Some(form.0.text("team")))?;
    let banner = Uuid::parse_str(form.0.text("banner")).map_err(|_| Problem::NotFound)?;
    let (team, by, now) = (desk.member.team, staff.person, visit.portal.clock.now());
    let is_theirs = visit
        .portal
        .db
        .write("end banner", move |connection| {
            table::end(connection, BannerId::from(banner), team, by, now)
        })
        .await?;
    desk.done(is_theirs, "ended")
}

/// A member of staff, and the team that they may write for.
struct Desk<'a> {
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    member: &'a Member,
    areas: Vec<Area>,
}

impl<'a> Desk<'a> {
    /// The team called `slug`, or the first that this person may write for.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for everybody who may write for no such team.
    fn of(visit: &'a Visit<'a>, staff: &'a Staff, slug: Option<&str>) -> Result<Self, Problem> {
        let member = staff.place(slug, Action::WriteBanners)?;
        let today = visit.portal.clock.now().in_london().date();
        let areas = Area::open_to(&member.slug, &visit.portal.directory(), today);
        if areas.is_empty() {
            return Err(Problem::NotFound);
        }
        Ok(Self {
            visit,
            staff,
            member,
            areas,
        })
    }

    fn now(&self) -> Moment {
        self.visit.portal.clock.now()
    }

    fn read(&self, typed: &Fields) -> Result<Written, Vec<FieldError>> {
        written::read(typed, &self.areas, self.now())
    }

    async fn may_speak(&self) -> Result<bool, Problem> {
        let (team, person) = (self.member.team, self.staff.person);
        let installation = self.visit.portal.keys.installation;
        let read = self.visit.portal.db.read(move |connection| {
            speaks_for(
                connection,
                team,
                person,
                Action::WriteBanners,
                &installation,
            )
        });
        Ok(read.await?)
    }

    /// # Errors
    /// [`Problem::NotFound`] for whoever was not given the team's keys yet.
    async fn speaks(&self) -> Result<(), Problem> {
        match self.may_speak().await? {
            true => Ok(()),
            false => Err(Problem::NotFound),
        }
    }

    fn done(&self, is_done: bool, word: &str) -> Result<Reply, Problem> {
        if !is_done {
            return Err(Problem::NotFound);
        }
        self.visit.portal.banners.forget();
        let slug = &self.member.slug;
        Ok(Reply::go(format!("/admin/banners?team={slug}&done={word}")))
    }

    async fn list(&self, done: Option<&str>) -> Result<Page, Problem> {
        let team = self.member.team;
        let read = self.visit.portal.db.read(move |connection| {
            let banners = table::of_team(connection, team)?;
            let written = banners.iter().map(|banner| banner.written_by);
            let ended = banners.iter().filter_map(|banner| banner.ended_by);
            let people: Vec<PersonId> = written.chain(ended).collect();
            let names = names(connection, &people)?;
            Ok((banners, names))
        });
        let (banners, names) = read.await?;
        let now = self.now();
        let (shown, over): (Vec<&Listed>, Vec<&Listed>) =
            banners.iter().partition(|banner| banner.is_shown(now));
        let rows = |banners: Vec<&Listed>| -> Vec<Value> {
            let row = |banner| self.row(banner, &names);
            banners.into_iter().map(row).collect()
        };
        let context = context! {
            shown => rows(shown),
            over => rows(over),
            may_speak => self.may_speak().await?,
            done => done.filter(|word| DONE.contains(word)),
            ..self.facts()
        };
        Page::render(self.visit, "banners/list.html", context)
    }

    fn row(&self, banner: &Listed, names: &BTreeMap<PersonId, String>) -> Value {
        let name = |person: PersonId| names.get(&person).map_or("", String::as_str);
        let written = &banner.written;
        context! {
            id => banner.id.uuid().to_string(),
            area => self.area_name(&written.area),
            in_english => words(written, Language::English),
            in_welsh => words(written, Language::Welsh),
            from => self.visit.record_time(banner.from),
            until => self.visit.record_time(written.until),
            by => name(banner.written_by),
            ended => banner.ended_at.map(|at| self.visit.record_time(at)),
            ended_by => banner.ended_by.map(name),
        }
    }

    /// An empty form, but for an end that suits most.
    fn first_fields(&self) -> Fields {
        let end = written::usual_end(self.now()).in_london();
        let mut fields = Fields::default();
        fields.add("until-day", &end.day().to_string());
        fields.add("until-month", &end.month().to_string());
        fields.add("until-year", &end.year().to_string());
        fields.add("hour", &end.hour().to_string());
        // The whole of a force's area, unless they say otherwise; the desk says for whom it speaks.
        if let Some(area @ Area::Force(_)) = self.areas.first() {
            fields.add("area", &area.word());
        }
        fields
    }

    fn form(&self, typed: &Fields, errors: &[FieldError]) -> Result<Page, Problem> {
        let areas = self.areas.iter();
        let mut areas: Vec<(String, String)> = areas
            .map(|area| (area.word(), self.area_name(area)))
            .collect();
        // What is whole stands first; what it consists of by the names in the page's language.
        let whole = self
            .areas
            .iter()
            .filter(|area| is_nation(area))
            .count()
            .max(1);
        areas[whole..].sort_by(|(_, one), (_, other)| one.cmp(other));
        let choices: Vec<Value> = areas
            .into_iter()
            .map(|(value, text)| context! { value, text })
            .collect();
        let hours: Vec<Value> = (0..24)
            .map(|hour: u8| context! { value => hour.to_string(), text => format!("{hour:02}:00") })
            .collect();
        let context = context! {
            choices,
            hours,
            typed => typed_values(typed),
            most_heading => MOST_HEADING,
            most_text => MOST_TEXT,
            most_paragraphs => MOST_PARAGRAPHS,
            is_desk => self.areas.contains(&Area::UnitedKingdom),
            most_days => MOST_DAYS,
            errors => worded(self.visit, errors),
            ..self.facts()
        };
        Page::render(self.visit, "banners/form.html", context)
    }

    fn preview(&self, written: Written, typed: &Fields) -> Result<Page, Problem> {
        let until = self.visit.record_time(written.until);
        let area = self.area_name(&written.area);
        let banner = Banner {
            written,
            team: self.member.slug.clone(),
            team_name: self.member.name.clone(),
            from: self.now(),
        };
        let in_language = |language| {
            Notices::of(self.visit.portal, language, [&banner].into_iter()).in_template()
        };
        let context = context! {
            until,
            area,
            in_english => in_language(Language::English),
            in_welsh => in_language(Language::Welsh),
            typed => typed_values(typed),
            ..self.facts()
        };
        Page::render(self.visit, "banners/check.html", context)
    }

    fn area_name(&self, area: &Area) -> String {
        let (visit, directory) = (self.visit, self.visit.portal.directory());
        match area {
            Area::UnitedKingdom => visit.say("banners-area-united-kingdom", &[]),
            Area::Nation(nation) => visit.say(&format!("banners-area-{nation}"), &[]),
            Area::Force(slug) => {
                let today = self.now().in_london().date();
                let name = match (directory.force(slug, today), visit.language) {
                    (None, _) => slug.clone(),
                    (Some(force), Language::English) => force.name.clone(),
                    (Some(force), Language::Welsh) => force.welsh_name().to_owned(),
                };
                visit.say("banners-area-force", &[("force", name.into())])
            }
            Area::District(code) => match (directory.authority(code), visit.language) {
                (None, _) => code.clone(),
                (Some(district), Language::English) => district.name.clone(),
                (Some(district), Language::Welsh) => district.welsh_name().to_owned(),
            },
        }
    }

    fn facts(&self) -> Value {
        let (visit, member) = (self.visit, self.member);
        context! {
            staff => self.staff.shown_in(visit, member),
            team => visit.team_title(&member.slug, &member.name),
            slug => member.slug,
            has_people => member.role.may(Action::LookAfterPeople),
        }
    }
}

/// Whether it is a nation, or all of them: these stand in the order that people know.
fn is_nation(area: &Area) -> bool {
    matches!(area, Area::UnitedKingdom | Area::Nation(_))
}

fn words(written: &Written, language: Language) -> Value {
    context! {
        heading => written.heading.of(language),
        paragraphs => written::paragraphs(written.text.of(language)).collect::<Vec<_>>(),
    }
}

/// What stands in each field, by its name.
fn typed_values(typed: &Fields) -> Value {
    FIELDS
        .iter()
        .map(|name| (*name, typed.text(name)))
        .collect()
}
