//! Somebody of a team's staff, and the page that they type while somebody tells them: showing it, reading it, and what is shown in its
//! place where it was sent or another took its place.

use minijinja::context;
use uuid::Uuid;

use crate::accounts::{Action, Member, Staff, is_trusted_in};
use crate::db::ReportId;
use crate::evidence::is_filed;
use crate::reporting::{
    Answers, Asking, BY_STAFF, Confirmation, Draft, Frame, Ground, Kept, Lists, Made, Offered,
    Report, answers_by_staff, passed_over, place_by_staff, read_fields, start_draft, wrong_place,
};
use crate::web::{FieldError, Fields, Problem, Reply, Visit};

/// What marks a draft of this page.
pub const BY: &str = "by-staff";

/// Somebody who takes a report down, and the team in whose name they do.
pub struct TakingDown<'a> {
    /// The request.
    pub visit: &'a Visit<'a>,
    /// Who it is.
    pub staff: &'a Staff,
    /// The team.
    pub member: &'a Member,
}

impl<'a> TakingDown<'a> {
    /// # Errors
    /// [`Problem::NotFound`] for whoever answers no reports in the team called `slug`, or was not given its keys.
    pub async fn of(visit: &'a Visit<'a>, staff: &'a Staff, slug: &str) -> Result<Self, Problem> {
        let (member, person) = (staff.place(Some(slug), Action::Answer)?, staff.person);
        let team = member.team;
        let read = visit
            .portal
            .db
            .read(move |connection| is_trusted_in(connection, team, person, Action::Answer));
        match read.await? {
            true => Ok(Self {
                visit,
                staff,
                member,
            }),
            false => Err(Problem::NotFound),
        }
    }

    /// A draft of this browser, in place of the one it had.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn start(&self) -> Result<Draft, Problem> {
        let token = self.visit.token().ok_or(Problem::Refused)?;
        start_draft(self.visit, token, Some(BY)).await
    }

    /// The path of a page of it.
    pub fn path(&self, page: &str) -> String {
        format!("/reports/new{page}?team={}", self.member.slug)
    }

    /// The place as far as it was typed, and what is known of it; where no nation is known, the lists of the team's own.
    fn ground(&self, lists: &Lists<'_>, typed: &Fields) -> (Answers, Ground) {
        let place = place_by_staff(typed);
        let mut ground = Ground::of(&place, lists.gazetteer());
        let known = lists.gazetteer().known_nation(ground.decision());
        let own = lists.gazetteer().nation_of_force(&self.member.slug);
        ground.nation = known.or(own).unwrap_or(ground.nation);
        (place, ground)
    }

    /// The page for the draft that is called `draft`, with what was typed.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn page(
        &self,
        draft: &str,
        typed: &Fields,
        errors: &[FieldError],
    ) -> Result<Reply, Problem> {
        let frame = Frame {
            base: "/reports/new".into(),
            first: format!("/queue?team={}", self.member.slug),
            template: "staff/take_down.html",
            head: Some(context! {
                staff => self.staff.shown_in(self.visit, self.member),
                team => self.visit.team_title(&self.member.slug, &self.member.name),
                slug => self.member.slug,
                draft,
                // Sent once more, the place goes as it was typed, by whoever was told that we do not know it.
                as_is => as_is(typed, errors),
            }),
        };
        let lists = Lists::of(self.visit);
        let (place, ground) = self.ground(&lists, typed);
        let asking = Asking {
            frame: &frame,
            visit: self.visit,
            lists: &lists,
            answers: &place,
            ground: &ground,
        };
        Ok(asking.page(&BY_STAFF, typed, errors).await?.into())
    }

    /// What is shown where the draft of the page is not what this browser has: it was sent, by this click or one before; another's code is
    /// still shown; or it lay too long, or another page took its place. Then what was typed is there, and goes with the next click.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn instead(&self, typed: &Fields, has: Option<Kept>) -> Result<Reply, Problem> {
        if self.was_filed(typed.text("draft")).await? {
            let is_shown = matches!(&has, Some(Kept::Sent(sent)) if is_of(sent, typed));
            return Ok(Reply::go(match is_shown {
                true => self.path("/sent"),
                false => format!("/queue?team={}&done=taken-down-before", self.member.slug),
            }));
        }
        let (draft, why) = match has {
            Some(Kept::Sent(sent)) if sent.code.is_some() => {
                (typed.text("draft").to_owned(), "what-code")
            }
            _ => (self.start().await?.report.uuid().to_string(), "what-again"),
        };
        self.page(&draft, typed, &[FieldError::new("what", why)])
            .await
    }

    /// Whether the draft that is called so was filed: then it is a report.
    async fn was_filed(&self, draft: &str) -> Result<bool, Problem> {
        let Ok(report) = draft.parse::<Uuid>() else {
            return Ok(false);
        };
        let read = self
            .visit
            .portal
            .db
            .read(move |connection| is_filed(connection, report.into()));
        Ok(read.await?)
    }

    /// Reads what was typed; gives what is wrong with it where it cannot be sent.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn read(&self, typed: &Fields) -> Result<Result<Report, Vec<FieldError>>, Problem> {
        let lists = Lists::of(self.visit);
        let (place, ground) = self.ground(&lists, typed);
        let frame = Frame::public();
        let asking = Asking {
            frame: &frame,
            visit: self.visit,
            lists: &lists,
            answers: &place,
            ground: &ground,
        };
        let made = asking.made_for(&BY_STAFF).await?;
        let offered = Offered {
            made: &made,
            today: ground.today,
        };
        let wrong = [
            wrong_lists(typed, &offered),
            wrong_typed_place(typed, &ground),
        ];
        let wrong: Vec<_> = wrong.into_iter().flatten().collect();
        let read = match read_fields(BY_STAFF.fields, typed, &offered) {
            Ok(read) if wrong.is_empty() => read,
            read => {
                let errors = read.err().unwrap_or_default();
                return Ok(Err(errors.into_iter().chain(wrong).collect()));
            }
        };
        let mut answers = answers_by_staff(&read, place, &self.member.name);
        if wrong_place(&ground, typed.text("place")).is_some() {
            self.leave_place_open(&mut answers, &read);
        }
        let ground = Ground::of(&answers, lists.gazetteer());
        let answers = passed_over(answers, &ground);
        let not_known = |_| vec![FieldError::new("place", "place-not-known")];
        Ok(Report::parse(&answers, &ground).map_err(not_known))
    }

    /// The national desk finds out where it was: what was typed stands with the story.
    fn leave_place_open(&self, answers: &mut Answers, read: &Fields) {
        answers.keep_only(|slug| !["place", "stop", "home", "which-place"].contains(&slug));
        // On a train or online it was all the same.
        let open = match read.text("where") {
            "place" => {
                answers.put("where", [("where", "not-sure")].into_iter().collect());
                "home"
            }
            "train" => "stop",
            _ => "home",
        };
        answers.put(open, [(open, "")].into_iter().collect());
        let as_typed = [("place", read.text("place").into())];
        let note = self.visit.say("staff-take-down-place-note", &as_typed);
        let what = format!("{}\n\n{note}", read.text("what"));
        answers.put("what", [("what", what.as_str())].into_iter().collect());
    }
}

/// The place that goes as it was typed if it is sent once more; empty where nobody was told anything about it.
fn as_is<'a>(typed: &'a Fields, errors: &[FieldError]) -> &'a str {
    let place = typed.text("place").trim();
    let is_told = |error: &FieldError| ["place", "which-place"].contains(&error.field.as_str());
    match typed.text("as-is") == place || errors.iter().any(is_told) {
        true => place,
        false => "",
    }
}

/// What is ticked and not offered where it happened: each nation records strands of its own, and none may be dropped unsaid.
fn wrong_lists(typed: &Fields, offered: &Offered<'_>) -> Option<FieldError> {
    let strands = offered.choices(Made::Strands);
    let is_offered = |value: &str| strands.iter().any(|choice| choice.value == value);
    let all_are = typed.all("strands").all(is_offered);
    (!all_are).then(|| FieldError::new("strands", "strands-other-nation"))
}

/// What is wrong with the place, unless it is sent once more as it was.
fn wrong_typed_place(typed: &Fields, ground: &Ground) -> Option<FieldError> {
    let place = typed.text("place").trim();
    if typed.text("where").is_empty() {
        return None;
    }
    if typed.text("where") == "place" && place.is_empty() {
        return Some(FieldError::new("place", "place-empty"));
    }
    let is_as_before = !place.is_empty() && typed.text("as-is") == place;
    wrong_place(ground, place).filter(|_| !is_as_before)
}

/// Whether the page was made for the draft that was sent.
fn is_of(sent: &Confirmation, typed: &Fields) -> bool {
    let by = sent.sealed_by.as_ref();
    by.is_some_and(|by| is_named_in(typed, by.report()))
}

/// Whether the page was made for the draft of `report`.
pub fn is_named_in(typed: &Fields, report: ReportId) -> bool {
    report.uuid().to_string() == typed.text("draft")
}
