//! The people of a history in a real installation: each with a browser of their own, doing everything by its pages.

use std::fmt::Write as _;
use std::time::Duration;

use diesel::prelude::*;
use heard::accounts::{colleagues, newest_epoch, waits_for_keys};
use heard::commands::{self, Seen, Visitor};
use heard::db::schema::{memberships, offers, reports, team_keys};
use heard::db::{Connection, DbFault, TeamId};
use heard::directory::team_by_slug;
use heard::vault::Chance;
use heard::web::Fields;
use rocket::http::Status;
use rocket::tokio::time::sleep;

use super::standing::{Act, Plain, Standing, TEAMS};
use crate::colleagues::{change, code_in as mailed_code_in, person, shown};
use crate::first_steward::app_code;
use crate::main_job::{anonymous, code_in, reference_in};
use crate::support::{PASSWORD, World, fields, looks};

/// The place in which each force takes reports.
const PLACES: [&str; 3] = ["", "M1 1AE", "SW1A 1AA"];

/// Somebody's browser and what they keep beside it.
pub struct Browser {
    pub visitor: Visitor,
    /// The page that showed the secret of their second factor; none where they have no second factor.
    app: Option<String>,
    /// Whether their session was good when they last looked.
    pub is_signed_in: bool,
}

/// A report as its reporter knows it.
pub struct Told {
    pub reference: String,
    pub code: String,
    /// What only this report says.
    pub words: String,
    /// What team and reporter have written since.
    pub sent: Vec<String>,
}

/// A history's installation.
pub struct Town {
    pub world: World,
    pub browsers: Vec<Browser>,
    pub reports: Vec<Told>,
    invitations: Vec<String>,
    help: Vec<Option<(String, String)>>,
    /// Counts what is written, so that no two say the same.
    written: usize,
}

/// What came of an act.
pub enum Came {
    /// A page, or the way to one.
    Page(Seen),
    /// The command line's answer.
    Said(bool),
    /// Somebody tried to get an account, or back into theirs.
    Person(Option<Box<Browser>>),
    /// A code that a steward or the operator was shown, and one that went by mail.
    Codes(Option<(String, String)>),
    /// A report was filed.
    Report(Box<Told>),
}

impl Came {
    /// Whether the person was led on, so that they must think it is done.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Page(seen) => seen.location.is_some(),
            Self::Said(well) => *well,
            Self::Person(browser) => browser.is_some(),
            Self::Codes(codes) => codes.is_some(),
            Self::Report(_) => true,
        }
    }
}

impl Town {
    /// The teams of `world`, each with its officer as a steward who is signed in.
    pub async fn new(world: World) -> Self {
        change(&world, |connection| {
            let all = diesel::update(memberships::table);
            Ok(all
                .set(memberships::role.eq("steward"))
                .execute(connection)?)
        })
        .await;
        let mut browsers = Vec::new();
        for slug in TEAMS {
            browsers.push(Browser {
                visitor: world.officer(slug).await,
                app: None,
                is_signed_in: true,
            });
        }
        Self {
            world,
            browsers,
            reports: Vec::new(),
            invitations: Vec::new(),
            help: vec![None; TEAMS.len()],
            written: 0,
        }
    }

    /// Does `act` by the page or the command that is there for it, whether it is allowed or not.
    pub async fn does(&self, standing: &Standing, act: Act) -> Came {
        let about = |who: usize| ("person", standing.people[who].email.as_str());
        let people = async |by: usize, what: &str, more: &[(&str, &str)]| {
            let team = ("team", TEAMS[standing.people[by].team]);
            let typed = [&[team], more].concat();
            self.posts(by, &format!("/admin/people/{what}"), &typed)
                .await
        };
        let case = async |by: usize, report: usize, what: &str, typed: &[(&str, &str)]| {
            let path = format!("/reports/{}/{what}", self.reports[report].reference);
            Came::Page(self.posts(by, &path, typed).await)
        };
        match act {
            Act::Invite { by, role } => {
                let email = format!(
                    "p{}@{}.example",
                    standing.invitations.len(),
                    TEAMS[standing.people[by].team]
                );
                let typed = [("email", email.as_str()), ("role", role.word())];
                let code = shown(&people(by, "invite", &typed).await.html, ".heard-code");
                Came::Codes(code.map(|code| (code, String::new())))
            }
            Act::Enrol { invitation } => {
                let code = self.invitations[invitation].as_str();
                Came::Person(self.enrols((code, "")).await)
            }
            Act::Give { by, to } => {
                let read_out = self.reads_out(&standing.people[to].email).await;
                let typed = [about(to), ("read-out", read_out.as_str())];
                Came::Page(people(by, "keys", &typed).await)
            }
            Act::Remove { by, who } => {
                Came::Page(people(by, "remove", &[about(who), ("sure", "yes")]).await)
            }
            Act::ChangeRole { by, who, role } => {
                Came::Page(people(by, "role", &[about(who), ("as", role.word())]).await)
            }
            Act::Help { by, who } => {
                let told = shown(&people(by, "help", &[about(who)]).await.html, ".heard-code");
                let mailed = self.mailed_code(&standing.people[who].email).await;
                Came::Codes(told.zip(mailed))
            }
            Act::Agree { by, who } => Came::Page(people(by, "agree", &[about(who)]).await),
            Act::HelpAtTheServer { who } => self.helps_at_the_server(standing, who).await,
            Act::Renew { who } => {
                let codes = self.help[who].as_ref();
                let (told, mailed) = codes.map_or(("", ""), |(one, other)| (one, other));
                Came::Person(self.enrols((told, mailed)).await)
            }
            Act::GiveByShares { who } => {
                let (email, team) = (&standing.people[who].email, standing.people[who].team);
                let read_out = self.reads_out(email).await;
                let give = ["escrow", "give", TEAMS[team], email, "--reads", &read_out];
                Came::Said(self.world.operator(&give, &self.world.three()).is_well)
            }
            Act::File { team, is_urgent } => Came::Report(self.files(team, is_urgent, true).await),
            Act::FileWithoutKeys => Came::Report(self.files(1, false, false).await),
            Act::Offer { by, report, to } => {
                let typed = [("team", TEAMS[to]), ("why", "It was on their side.")];
                case(by, report, "move", &typed).await
            }
            Act::Take { by, report } => case(by, report, "take", &[]).await,
            Act::Refuse { by, report } => {
                case(by, report, "refuse", &[("refusal", "Not here.")]).await
            }
            Act::Withdraw { by, report } => case(by, report, "withdraw", &[]).await,
            Act::Write { by, report } => {
                case(by, report, "message", &[("words", &self.next_words())]).await
            }
            Act::Reply { report } => self.replies(report).await,
            Act::OpenByShares { report } => {
                let told = &self.reports[report];
                let open = ["escrow", "open", &told.reference];
                let said = self.world.operator(&open, &self.world.three());
                Came::Said(said.is_well && said.out.contains(&told.words))
            }
            Act::HandOver => {
                let said = self
                    .world
                    .operator(&["escrow", "hand-over"], &self.world.three());
                Came::Said(said.is_well)
            }
        }
    }

    /// Keeps what the people have in their hands after `act`, which came to `came` and was `allowed` or not.
    pub fn keeps(&mut self, act: Act, came: Came, allowed: bool) {
        match (act, came) {
            (Act::Enrol { .. }, Came::Person(Some(browser))) => {
                self.browsers.push(*browser);
                self.help.push(None);
            }
            (Act::Renew { who }, Came::Person(Some(browser))) => self.browsers[who] = *browser,
            (Act::Invite { .. }, Came::Codes(Some((code, _)))) => self.invitations.push(code),
            (Act::Help { who, .. } | Act::HelpAtTheServer { who }, Came::Codes(Some(codes))) => {
                self.help[who] = Some(codes);
            }
            (_, Came::Report(told)) => self.reports.push(*told),
            (Act::Write { report, .. } | Act::Reply { report }, _) if allowed => {
                let words = self.next_words();
                self.reports[report].sent.push(words);
                self.written += 1;
            }
            _ => {}
        }
    }

    fn next_words(&self) -> String {
        format!("Message{}x", self.written)
    }

    /// Sends a form from any page of ours that the person can see, to `path`.
    async fn posts(&self, by: usize, path: &str, typed: &[(&str, &str)]) -> Seen {
        let visitor = &self.browsers[by].visitor;
        let page = visitor.get("/sign-in").await;
        visitor.post(path, &page, &fields(typed)).await
    }

    /// Somebody with these codes makes an account, or the way into theirs anew; none where they are refused.
    async fn enrols(&self, (first, second): (&str, &str)) -> Option<Box<Browser>> {
        let visitor = self.world.visitor().await;
        let typed = fields(&[
            ("invitation", first),
            ("second", second),
            ("name", &format!("Somebody {first}")),
            ("password", PASSWORD),
        ]);
        self.sends(&visitor, "/welcome", &typed).await.location?;
        let app = visitor.get("/welcome/second-factor").await.html;
        let code = fields(&[("code", &app_code(&app, self.world.clock.now()))]);
        let joined = self.sends(&visitor, "/welcome/second-factor", &code).await;
        assert_eq!(
            joined.location.as_deref(),
            Some("/queue"),
            "{}",
            joined.html
        );
        Some(Box::new(Browser {
            visitor,
            app: Some(app),
            is_signed_in: true,
        }))
    }

    /// Sends the form of a page, and again where the person is told to wait a little.
    async fn sends(&self, visitor: &Visitor, path: &str, typed: &Fields) -> Seen {
        let page = visitor.get(path).await;
        loop {
            let seen = visitor.post(path, &page, typed).await;
            if seen.status != Status::TooManyRequests {
                return seen;
            }
            sleep(Duration::from_secs(1)).await;
        }
    }

    /// Signs `who` in with password and second factor; gives whether that went well.
    pub async fn signs_in(&mut self, standing: &Standing, who: usize) -> bool {
        let browser = &self.browsers[who];
        let email = &standing.people[who].email;
        let typed = fields(&[("email", email), ("password", PASSWORD)]);
        let mut seen = self.sends(&browser.visitor, "/sign-in", &typed).await;
        if let Some(app) = browser.app.as_ref().filter(|_| seen.location.is_some()) {
            let code = fields(&[("code", &app_code(app, self.world.clock.now()))]);
            seen = self.sends(&browser.visitor, "/sign-in/code", &code).await;
        }
        self.browsers[who].is_signed_in = true;
        seen.location.is_some()
    }

    /// The letters and numbers that a colleague reads out; such as are nobody's where they wait for nothing.
    async fn reads_out(&self, email: &str) -> String {
        let email = email.to_owned();
        let read = self.world.portal.db.read(move |connection| {
            let person = person(connection, &email)?;
            for slug in TEAMS {
                let team = team_by_slug(connection, slug)?.unwrap().id;
                if let Some(read_out) = waits_for_keys(connection, team, person)? {
                    return Ok(read_out);
                }
            }
            Ok("0000 1111 2222 3333".to_owned())
        });
        read.await.unwrap()
    }

    async fn mailed_code(&self, email: &str) -> Option<String> {
        let letters = self.world.mail_to(email).await;
        letters.last().map(|letter| mailed_code_in(&letter.text))
    }

    async fn helps_at_the_server(&self, standing: &Standing, who: usize) -> Came {
        let (one, mut chance) = (&standing.people[who], Chance::system());
        let (db, clock) = (&self.world.portal.db, &self.world.clock);
        let codes = commands::invite_again(db, TEAMS[one.team], &one.email, clock, &mut chance);
        let codes = codes.await.ok();
        Came::Codes(codes.map(|codes| (codes[0].to_string(), codes[1].to_string())))
    }

    /// Files a report; where no key is trusted at that moment it can only go to escrow.
    async fn files(&self, team: usize, is_urgent: bool, with_keys: bool) -> Box<Told> {
        let words = format!("Story{}x", self.reports.len());
        let danger = if is_urgent { "may-come-back" } else { "no" };
        let reporter = self.world.visitor().await;
        let told = |slug: &str| match slug {
            "danger" => fields(&[("danger", danger)]),
            "place" => fields(&[("place", PLACES[team])]),
            "what" => fields(&[("what", &words)]),
            other => anonymous(other),
        };
        assert_eq!(reporter.answer_all(told).await, "/answers/check");
        let kept = match with_keys {
            true => Vec::new(),
            false => change(&self.world, forget_signatures).await,
        };
        let sent = reporter.send().await.html;
        change(&self.world, move |connection| put_back(connection, &kept)).await;
        Box::new(Told {
            reference: reference_in(&sent),
            code: code_in(&sent),
            words,
            sent: Vec::new(),
        })
    }

    /// The reporter comes back with their code, reads all that was written, and writes.
    async fn replies(&self, report: usize) -> Came {
        let reporter = self.looks_again(report).await;
        let page = reporter.get("/status/open").await;
        let typed = fields(&[("message", &self.next_words())]);
        Came::Page(reporter.post("/status/open", &page, &typed).await)
    }

    /// The reporter comes back with reference and code: everything that was written is there.
    pub async fn looks_again(&self, report: usize) -> Visitor {
        let (reporter, told) = (self.world.visitor().await, &self.reports[report]);
        let mut page = looks(&reporter, &told.reference, &told.code).await;
        while page.status == Status::TooManyRequests {
            sleep(Duration::from_secs(1)).await;
            page = looks(&reporter, &told.reference, &told.code).await;
        }
        for words in &told.sent {
            assert!(page.html.contains(words), "{words} in {}", page.html);
        }
        assert!(
            !page.html.contains("It was on their side"),
            "a note is not for the reporter"
        );
        reporter
    }

    /// What stands in the plain columns.
    pub async fn plain(&self) -> Plain {
        let references: Vec<String> = self
            .reports
            .iter()
            .map(|told| told.reference.clone())
            .collect();
        let read = self
            .world
            .portal
            .db
            .read(move |connection| plain(connection, &references));
        read.await.unwrap()
    }

    /// Everything that was found wrong with the log, in words.
    pub async fn faults_of_log(&self) -> String {
        let (portal, mut told) = (&self.world.portal, String::new());
        let (folder, key) = (
            &portal.settings.audit_folder,
            portal.keys.checkpoint.public(),
        );
        let look = commands::look_at_log(&portal.db, folder, &key)
            .await
            .unwrap();
        for found in &look.verified.found {
            writeln!(told, "{found}").unwrap();
        }
        assert!(look.vouchers.faults.is_empty());
        told
    }
}

type Signature = (TeamId, i32, Option<Vec<u8>>);

fn forget_signatures(connection: &mut Connection) -> Result<Vec<Signature>, DbFault> {
    let kept = team_keys::table
        .select((team_keys::team_id, team_keys::epoch, team_keys::signature))
        .load(connection)?;
    diesel::update(team_keys::table)
        .set(team_keys::signature.eq(None::<Vec<u8>>))
        .execute(connection)?;
    Ok(kept)
}

fn put_back(connection: &mut Connection, kept: &[Signature]) -> Result<(), DbFault> {
    for (team, epoch, signature) in kept {
        diesel::update(team_keys::table.find((team, epoch)))
            .set(team_keys::signature.eq(signature))
            .execute(connection)?;
    }
    Ok(())
}

fn plain(connection: &mut Connection, references: &[String]) -> Result<Plain, DbFault> {
    let mut teams = Vec::new();
    for slug in TEAMS {
        teams.push(team_by_slug(connection, slug)?.unwrap().id);
    }
    let place = |id: TeamId| teams.iter().position(|team| *team == id).unwrap();
    let mut plain = Plain {
        members: Default::default(),
        reports: Vec::new(),
        epochs: [0; 3],
    };
    for (team, id) in teams.iter().enumerate() {
        for one in colleagues(connection, *id)? {
            let holds = one.has_keys();
            plain
                .members
                .insert((one.email, team, one.role.word(), holds));
        }
        plain.epochs[team] = newest_epoch(connection, *id)?.unwrap();
    }
    for reference in references {
        let row = reports::table.filter(reports::reference.eq(reference));
        let owner: TeamId = row.select(reports::team_id).first(connection)?;
        let offer: Option<TeamId> = offers::table
            .inner_join(reports::table.on(reports::id.eq(offers::report_id)))
            .filter(reports::reference.eq(reference))
            .filter(offers::state.eq("open"))
            .select(offers::to_team)
            .first(connection)
            .optional()?;
        plain.reports.push((place(owner), offer.map(place)));
    }
    Ok(plain)
}
