//! The last way back: what people who hold printed shares can do at the command line when keys or people are gone.

mod from_paper;
mod lost_steward;
mod sealed_to_escrow_alone;

use diesel::prelude::*;
use heard::audit::{self, Chain, Happening};
use heard::db::schema::{report_key_wraps, reports, sealed_parts, team_key_wraps};
use heard::db::{Connection, DbFault, ReportId};

use crate::colleagues::{change, filed};
use crate::story;
use crate::support::World;
use crate::support::terminal::{Said, run, type_in};

impl World {
    /// Somebody at the server's terminal, who pipes `papers` in.
    pub fn operator(&self, arguments: &[&str], papers: &[&String]) -> Said {
        let settings = &self.portal.settings;
        let folder = |path: &std::path::Path| path.display().to_string();
        let mut set = vec![
            ("HEARD_DATA_FOLDER", folder(&settings.data_folder)),
            ("HEARD_KEY_FOLDER", folder(&settings.key_folder)),
        ];
        let url = settings.database_url.clone();
        set.extend(url.map(|url| ("HEARD_DATABASE_URL", url)));
        run(self.folder.path(), arguments, &lines(papers), &set)
    }

    /// The same on a machine that holds the database and nothing else.
    fn elsewhere(&self, arguments: &[&str], papers: &[&String]) -> Said {
        let folder = tempfile::tempdir().unwrap();
        let database = self.portal.settings.database();
        let arguments = [arguments, &["--database", &database]].concat();
        run(folder.path(), &arguments, &lines(papers), &[])
    }

    /// Any three of the five papers.
    pub fn three(&self) -> [&String; 3] {
        [&self.papers[4], &self.papers[0], &self.papers[2]]
    }

    /// What was written to the log by people at the command line about the report or, without one, the team.
    async fn escrow_log(&self, reference: Option<&str>, team: &'static str) -> Vec<Happening> {
        let reference = reference.map(str::to_owned);
        let read = self.portal.db.read(move |connection| {
            let chain = match reference {
                Some(reference) => Chain::Report(report(connection, &reference)?),
                None => Chain::Team(
                    heard::directory::team_by_slug(connection, team)?
                        .unwrap()
                        .id,
                ),
            };
            assert!(audit::is_whole(connection, chain)?, "the log stays whole");
            audit::entries(connection, chain)
        });
        let by_operator = |entry: &audit::Entry| entry.actor == audit::Actor::CommandLine;
        let entries = read.await.unwrap().into_iter().filter(by_operator);
        entries.map(|entry| entry.happening).collect()
    }
}

fn lines(papers: &[&String]) -> String {
    papers.iter().map(|paper| format!("{paper}\n")).collect()
}

fn report(connection: &mut Connection, reference: &str) -> Result<ReportId, DbFault> {
    Ok(reports::table
        .filter(reports::reference.eq(reference))
        .select(reports::id)
        .first(connection)?)
}

story! {
    async fn shares_that_do_not_give_the_key_say_why_and_show_nothing(world: World) {
        let reference = filed(&world).await;
        let own = &world.papers;
        let (_, others) = heard::vault::make_escrow(3, 5, &mut heard::vault::Chance::system()).unwrap();
        let others: Vec<String> = others.iter().map(|share| share.to_text().to_string()).collect();
        let mut wrong = own[1].clone();
        let last = if wrong.pop() == Some('0') { '1' } else { '0' };
        wrong.push(last);
        let tries: [(&[&String], &str); 6] = [
            (&[&own[0], &wrong, &own[2]], "line 2: the share is mistyped"),
            (&[&own[0], &own[1], &others[2]], "line 3: the shares are not all of one set"),
            (&[&own[0], &own[1]], "3 different shares are needed, 2 were given"),
            (&[&own[0], &own[0], &own[0]], "line 2: share 1 was given already"),
            (&[], "no share was given"),
            (&[&others[0], &others[1], &others[2]], "these shares do not open report"),
        ];
        for (number, (papers, sentence)) in tries.iter().enumerate() {
            let said = world.operator(&["escrow", "open", &reference], papers);
            assert!(said.err.contains(sentence), "{sentence}: {}", said.err);
            assert!(!said.is_well && said.out.is_empty(), "{}", said.out);
            let shown = papers.iter().any(|paper| said.err.contains(&paper[..9]));
            assert!(!shown, "a share is told back: {}", said.err);
            let log = world.escrow_log(Some(&reference), "").await;
            assert_eq!(log, vec![Happening::EscrowRefused; number + 1]);
        }
        let right = world.operator(&["escrow", "open", &reference], &world.three());
        assert!(right.is_well && right.out.contains("They spat at me."), "{}", right.err);
        let log = world.escrow_log(Some(&reference), "").await;
        assert_eq!(log.last(), Some(&Happening::EscrowOpened));
        assert_eq!(world.count("reports WHERE state = 'unopened'").await, 1, "no officer has read it");
    }
}

story! {
    async fn the_key_folder_tells_a_report_that_was_put_in_anothers_place(world: World) {
        let reference = filed(&world).await;
        let open = ["escrow", "open", &reference];
        let whole = world.operator(&open, &world.three());
        assert!(!whole.out.contains("The key folder is not here"), "{}", whole.out);
        change(&world, |connection| {
            Ok(diesel::update(reports::table)
                .set(reports::commitment.eq(vec![7; 32]))
                .execute(connection)?)
        })
        .await;
        let refused = world.operator(&open, &world.three());
        assert!(refused.err.contains("or the database was changed"), "{}", refused.err);
        assert!(!refused.is_well && refused.out.is_empty());
        let unchecked = world.elsewhere(&open, &world.three());
        assert!(unchecked.out.contains("They spat at me."), "{}", unchecked.err);
        assert!(unchecked.out.contains("The key folder is not here"), "{}", unchecked.out);
    }
}

story! {
    async fn a_part_that_was_changed_is_named_and_the_others_are_read(world: World) {
        let reference = filed(&world).await;
        change(&world, |connection| {
            Ok(diesel::update(sealed_parts::table.filter(sealed_parts::part.eq("people")))
                .set(sealed_parts::sealed.eq(vec![1; 300]))
                .execute(connection)?)
        })
        .await;
        let said = world.operator(&["escrow", "open", &reference], &world.three());
        assert!(said.out.contains("They spat at me.") && !said.is_well, "{}", said.err);
        let people = said.out.split("The people in it").nth(1).unwrap();
        assert!(people.contains("This part does not open"), "{people}");
        change(&world, |connection| {
            Ok(diesel::delete(sealed_parts::table.filter(sealed_parts::part.eq("people")))
                .execute(connection)?)
        })
        .await;
        let said = world.operator(&["escrow", "open", &reference], &world.three());
        let people = said.out.split("The people in it").nth(1).unwrap();
        assert!(people.contains("This part does not open") && !said.is_well, "{people}");
        let log = world.escrow_log(Some(&reference), "").await;
        let each = [Happening::EscrowOpened, Happening::WouldNotOpen];
        assert_eq!(log, [each, each].concat());
    }
}

story! {
    async fn several_reports_are_opened_at_one_meeting_and_a_wrong_reference_asks_for_no_share(world: World) {
        let (one, other) = (filed(&world).await, filed(&world).await);
        let unknown = world.operator(&["escrow", "open", &one, "2345-6789"], &world.three());
        assert!(unknown.err.contains("there is no report 2345-6789"), "{}", unknown.err);
        let no_reference = world.operator(&["escrow", "open", "hello"], &world.three());
        assert!(no_reference.err.contains("hello is not the reference of a report"), "{}", no_reference.err);
        assert!(unknown.out.is_empty() && no_reference.out.is_empty());
        let both = world.operator(&["escrow", "open", &one.to_lowercase(), &other], &world.three());
        assert_eq!(both.out.matches("They spat at me.").count(), 2, "{}", both.err);
        let closed = one.clone();
        change(&world, move |connection| {
            let wraps = report_key_wraps::table
                .filter(report_key_wraps::report_id.eq(report(connection, &closed)?));
            Ok(diesel::update(wraps)
                .set(report_key_wraps::ciphertext.eq(vec![7; 48]))
                .execute(connection)?)
        })
        .await;
        let rest = world.operator(&["escrow", "open", &one, &other], &world.three());
        assert_eq!(rest.out.matches("They spat at me.").count(), 1, "{}", rest.err);
        assert!(!rest.is_well && rest.err.contains("these shares do not open report"), "{}", rest.err);
        let log = world.escrow_log(Some(&one), "").await;
        assert_eq!(log, [Happening::EscrowOpened, Happening::EscrowRefused]);
    }
}

#[test]
fn a_person_at_a_terminal_types_again_what_was_wrong_and_the_terminal_shows_no_share() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let reference = filed(&world).await;
        let folder = tempfile::tempdir().unwrap();
        let database = world.portal.settings.database();
        let open = ["escrow", "open", &reference, "--database", &database];
        let [one, two, three] = world.three();
        let (said, shown) = type_in(folder.path(), &open, &[one, &two[5..], one, two, three]);
        assert!(
            said.is_well && said.out.contains("They spat at me."),
            "{}",
            said.err
        );
        for told in [
            "Share 2 of 3, which is not shown: line 2: the share is mistyped",
            "Share 2 of 3, which is not shown: line 3: share 5 was given already",
        ] {
            assert!(said.err.contains(told), "{}", said.err);
        }
        assert_eq!(shown.trim(), "", "the terminal shows what is typed");
    });
}

#[test]
fn what_cannot_be_written_down_is_not_opened() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let reference = filed(&world).await;
        change(&world, |connection| {
            let full = "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'full'); END";
            Ok(diesel::sql_query(full).execute(connection)?)
        })
        .await;
        let said = world.operator(&["escrow", "open", &reference], &world.three());
        assert!(!said.is_well && said.out.is_empty(), "{}", said.out);
    });
}

#[test]
fn a_mistyped_file_is_told_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let open = ["escrow", "open", "2345-6789", "--database", "copy.sqlite"];
    let said = run(folder.path(), &open, "", &[]);
    assert!(
        said.err.contains("there is no database at copy.sqlite"),
        "{}",
        said.err
    );
    assert!(!said.is_well && folder.path().read_dir().unwrap().next().is_none());
}

story! {
    async fn the_yearly_drill_says_that_the_shares_still_open_everything_and_touches_no_report(world: World) {
        filed(&world).await;
        let said = world.operator(&["escrow", "drill"], &world.three());
        assert!(said.is_well, "{} {}", said.out, said.err);
        assert!(said.out.contains("The shares open what is sealed today: 3 were used."), "{}", said.out);
        assert_eq!(said.out.matches("all its keys open (1)").count(), 4, "{}", said.out);
        assert_eq!(world.escrow_log(None, "national-desk").await, [Happening::EscrowDrilled]);
        assert_eq!(world.count("reports").await, 1);
    }
}

story! {
    async fn the_drill_names_a_team_whose_key_the_shares_do_not_open(world: World) {
        change(&world, |connection| {
            let btp = heard::directory::team_by_slug(connection, "btp")?.unwrap().id;
            let wrap = team_key_wraps::table
                .filter(team_key_wraps::team_id.eq(btp))
                .filter(team_key_wraps::holder_kind.eq("escrow"));
            Ok(diesel::update(wrap)
                .set(team_key_wraps::ciphertext.eq(vec![7; 48]))
                .execute(connection)?)
        })
        .await;
        let said = world.operator(&["escrow", "drill"], &world.three());
        assert!(!said.is_well);
        assert!(said.out.contains("MISSING  team btp: the shares do not open its key of epoch 1"), "{}", said.out);
        assert_eq!(said.out.matches("well ").count(), 4, "{}", said.out);
    }
}

story! {
    async fn the_drill_finds_papers_of_another_set(world: World) {
        let (_, others) = heard::vault::make_escrow(2, 2, &mut heard::vault::Chance::system()).unwrap();
        let others: Vec<String> = others.iter().map(|share| share.to_text().to_string()).collect();
        let said = world.operator(&["escrow", "drill"], &[&others[0], &others[1]]);
        assert!(said.err.contains("these shares do not open what is sealed today"), "{}", said.err);
        assert!(!said.is_well && said.out.is_empty());
        assert_eq!(world.escrow_log(None, "national-desk").await, [Happening::EscrowRefused]);
    }
}
