//! Reports move between teams: offered and taken, refused, taken back, timed out, passed on; one owner at each moment.

use std::time::Duration;

use heard::commands::Visitor;
use heard::db::TeamId;
use heard::triage::time_out_offers;
use heard::vault::Reference;
use heard::web::Fields;
use rocket::http::Status;

use crate::answers::{does, filed};
use crate::main_job::{anonymous, named};
use crate::steps::closes;
use crate::story;
use crate::support::{World, fields, looks};

async fn offers(officer: &Visitor, reference: &str, to: &str) {
    let path = format!("/reports/{reference}/move");
    let page = officer.get(&path).await;
    assert_eq!(page.status, Status::Ok);
    let typed = fields(&[("team", to), ("why", "It was on their side of the river.")]);
    let moved = officer.post(&path, &page, &typed).await;
    assert!(moved.location.is_some(), "{}", moved.html);
}

async fn reads(officer: &Visitor, reference: &str) -> bool {
    let page = officer.get(&format!("/reports/{reference}")).await;
    page.status == Status::Ok && page.html.contains("spat at me")
}

async fn times_out(world: &World, after: Duration) {
    world.clock.pass(after);
    time_out_offers(&world.portal).await.unwrap();
}

const HOUR: Duration = Duration::from_secs(3_600);

story! {
    async fn a_report_is_offered_and_taken_and_the_reporter_reads_it_all_under_one_code(world: World) {
        let (reference, code) = filed(&world, named).await;
        let giver = world.officer("greater-manchester").await;
        let taker = world.officer("metropolitan").await;
        does(&giver, &reference, "message", &[("words", "We have a question.")]).await;
        does(&giver, &reference, "note", &[("note", "A note of Manchester.")]).await;
        assert_eq!(taker.get(&format!("/reports/{reference}")).await.status, Status::NotFound);

        offers(&giver, &reference, "metropolitan").await;
        assert!(giver.get(&format!("/reports/{reference}")).await.html.contains("Until they take it, it is yours"));
        assert!(taker.get("/queue").await.html.contains("Offered to your team"));
        assert!(world.mail_to("metropolitan.example").await.iter().any(|letter| letter.text.contains("offers your team")));
        assert!(reads(&giver, &reference).await && reads(&taker, &reference).await);
        let page = taker.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("their side of the river") && page.contains("A note of Manchester"), "{page}");
        let stranger = world.visitor().await;
        assert!(!looks(&stranger, &reference, &code).await.html.contains("It moved to"), "nothing has moved yet");
        let before = world.mail_to("home.example").await.len();

        does(&taker, &reference, "take", &[]).await;
        assert!(reads(&taker, &reference).await && !reads(&giver, &reference).await);
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'team'").await, 1);
        assert_eq!(world.mail_to("home.example").await.len(), before + 1, "the reporter is told once");
        does(&taker, &reference, "message", &[("words", "We have it now.")]).await;
        let page = looks(&stranger, &reference, &code).await.html;
        for told in ["Greater Manchester Police", "It moved to Metropolitan", "We have a question.", "We have it now."] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert_eq!(page.matches("It moved to").count(), 1);
    }
}

story! {
    async fn a_refused_report_stays_with_its_giver_and_the_second_refusal_leaves_it_to_the_desk(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let giver = world.officer("greater-manchester").await;
        let desk = world.officer("national-desk").await;
        for (team, is_last) in [("metropolitan", false), ("btp", true)] {
            let other = world.officer(team).await;
            offers(&giver, &reference, team).await;
            assert!(!reads(&desk, &reference).await, "the desk holds a wrap and still does not own it");
            let silent = does(&other, &reference, "refuse", &[]).await;
            assert!(silent.html.contains("Say why your team does not take it"));
            does(&other, &reference, "refuse", &[("refusal", "Not on a train.")]).await;
            assert!(!reads(&other, &reference).await);
            assert_eq!(reads(&giver, &reference).await, !is_last);
            assert_eq!(reads(&desk, &reference).await, is_last);
        }
        assert!(desk.get("/queue?shown=open").await.html.contains("Two teams did not take it"));
        assert!(desk.get(&format!("/reports/{reference}")).await.html.contains("Not on a train."));
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'team'").await, 1);
        // What the desk decides stands, also for one that refused before.
        offers(&desk, &reference, "btp").await;
        assert!(reads(&world.officer("btp").await, &reference).await && !reads(&desk, &reference).await);
        let reporter = world.visitor().await;
        assert_eq!(looks(&reporter, &reference, &code).await.html.matches("It moved to").count(), 2);
    }
}

story! {
    async fn an_offer_that_nobody_answers_goes_to_the_desk_an_urgent_one_within_the_hour(world: World) {
        let urgent = |slug: &str| match slug {
            "danger" => fields(&[("danger", "may-come-back")]),
            other => anonymous(other),
        };
        let (quiet, _) = filed(&world, anonymous).await;
        let (urgent, _) = filed(&world, urgent).await;
        let giver = world.officer("greater-manchester").await;
        for reference in [&quiet, &urgent] {
            offers(&giver, reference, "metropolitan").await;
        }
        let by_night = world.mail_to("night@metropolitan.example").await;
        let told: Vec<&str> = by_night.iter().map(|letter| letter.subject.as_str()).collect();
        assert_eq!(told, [format!("URGENT, please answer now: {}", Reference::shown(&urgent))], "the urgent one alone, as an offer");
        times_out(&world, HOUR - Duration::from_secs(1)).await;
        assert!(reads(&giver, &urgent).await);
        times_out(&world, Duration::from_secs(1)).await;
        let giver = world.officer("greater-manchester").await;
        let desk = world.officer("national-desk").await;
        assert!(!reads(&giver, &urgent).await && reads(&desk, &urgent).await);
        assert!(reads(&giver, &quiet).await && !reads(&desk, &quiet).await);
        assert!(world.mail_to("national-desk.example").await.iter().any(|letter| letter.text.contains(&urgent)));
        times_out(&world, 23 * HOUR).await;
        let desk = world.officer("national-desk").await;
        assert!(reads(&desk, &quiet).await);
        assert!(desk.get("/queue?shown=open").await.html.contains("A team did not answer in time"));
        let taker = world.officer("metropolitan").await;
        assert!(!reads(&taker, &quiet).await);
        assert!(!taker.get("/queue").await.html.contains("Offered to your team"));
    }
}

story! {
    async fn of_an_offer_taken_back_and_taken_in_the_same_second_one_holds(world: World) {
        for is_taken_first in [true, false] {
            let (reference, _) = filed(&world, anonymous).await;
            let giver = world.officer("greater-manchester").await;
            let taker = world.officer("metropolitan").await;
            offers(&giver, &reference, "metropolitan").await;
            let path = format!("/reports/{reference}");
            let (own, other) = (giver.get(&path).await, taker.get(&path).await);
            let take = async || taker.post(&format!("{path}/take"), &other, &Fields::default()).await;
            let withdraw = async || giver.post(&format!("{path}/withdraw"), &own, &Fields::default()).await;
            if is_taken_first {
                take().await;
                assert_eq!(withdraw().await.status, Status::NotFound);
            } else {
                withdraw().await;
                assert_eq!(take().await.status, Status::NotFound);
            }
            assert_eq!(reads(&taker, &reference).await, is_taken_first);
            assert_eq!(reads(&giver, &reference).await, !is_taken_first);
        }
        assert_eq!(world.count("offers WHERE state = 'open'").await, 0);
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'team'").await, 2);
    }
}

story! {
    async fn a_report_is_offered_to_one_team_at_a_time_and_to_none_without_a_trusted_key(world: World) {
        let (reference, _) = filed(&world, anonymous).await;
        world.add_team("cheshire", "Cheshire Constabulary").await;
        let giver = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/move");
        let page = giver.get(&path).await;
        assert!(page.html.contains("value=\"metropolitan\"") && !page.html.contains("value=\"cheshire\""));
        let typed = fields(&[("team", "cheshire"), ("why", "It was there.")]);
        let refused = giver.post(&path, &page, &typed).await;
        assert!(refused.html.contains("Choose a team") && refused.html.contains("It was there."), "{}", refused.html);
        offers(&giver, &reference, "metropolitan").await;
        let closed = closes(&giver, &reference, &[("closing", "recorded")]).await;
        assert!(closed.html.contains("offered to another team") && reads(&giver, &reference).await, "{}", closed.html);
        let again = fields(&[("team", "btp"), ("why", "Or there.")]);
        assert_eq!(giver.post(&path, &page, &again).await.location, Some(format!("/reports/{reference}")));
        assert_eq!(world.count("offers").await, 1);
    }
}

story! {
    async fn a_force_gives_to_the_desk_and_the_desk_corrects_the_place_and_passes_on(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let giver = world.officer("greater-manchester").await;
        offers(&giver, &reference, "national-desk").await;
        assert!(!reads(&giver, &reference).await);
        let desk = world.officer("national-desk").await;
        assert!(desk.get("/queue").await.html.contains("A team gave it to the desk"));
        assert!(reads(&desk, &reference).await);
        let path = format!("/reports/{reference}/move");
        let page = desk.get(&path).await;
        let typed = fields(&[("place", "SW1A 1AA"), ("find", "yes")]);
        let found = desk.post(&path, &page, &typed).await;
        assert!(found.html.contains("is in Westminster"), "{}", found.html);
        assert!(found.html.contains("selected value=\"metropolitan\""), "{}", found.html);
        let typed = fields(&[("place", "SW1A 1AA"), ("team", "metropolitan"), ("why", "They meant London.")]);
        desk.post(&path, &page, &typed).await;
        let taker = world.officer("metropolitan").await;
        assert!(reads(&taker, &reference).await && !reads(&desk, &reference).await);
        assert_eq!(world.count("reports WHERE authority = 'E09000033'").await, 1);
        let reporter = world.visitor().await;
        assert!(looks(&reporter, &reference, &code).await.html.contains("It moved to Metropolitan"));
    }
}

/// Somebody of a force whose team is there and has no key that can be trusted yet.
async fn without_key(world: &World) -> TeamId {
    world.add_team("cheshire", "Cheshire Constabulary").await
}

story! {
    async fn what_waited_for_a_force_goes_to_it_in_one_action_once_it_has_a_key(world: World) {
        let team = without_key(&world).await;
        world.portal.refresh_directory().await.unwrap();
        let in_chester = |slug: &str| match slug {
            "place" => fields(&[("place", "CH1 2HS")]),
            other => anonymous(other),
        };
        let mut waiting = Vec::new();
        for _ in 0..3 {
            waiting.push(filed(&world, in_chester).await.0);
        }
        let desk = world.officer("national-desk").await;
        let page = desk.get("/national/backlog").await;
        assert!(page.html.contains("could not read them: 3") && !page.html.contains("value=\"cheshire\""), "{}", page.html);
        world.add_officer(team, "officer@cheshire.example").await;
        let page = desk.get("/national/backlog").await;
        let wrong = desk.post("/national/backlog", &page, &fields(&[("team", "btp")])).await;
        assert!(wrong.html.contains("could not read them: 3"), "none was meant for them");
        let done = desk.post("/national/backlog", &page, &fields(&[("team", "cheshire")])).await;
        assert!(done.html.contains("Passed on to Cheshire Constabulary: 3"), "{}", done.html);
        let officer = world.officer("cheshire").await;
        for reference in &waiting {
            assert!(reads(&officer, reference).await && !reads(&desk, reference).await);
        }
        assert!(desk.get("/national/board").await.html.contains("has an owner"));
    }
}

story! {
    async fn the_board_shows_when_a_report_has_no_owner_who_can_open_it(world: World) {
        let (reference, _) = filed(&world, anonymous).await;
        filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        assert_eq!(officer.get("/national/board").await.status, Status::NotFound);
        let desk = world.officer("national-desk").await;
        let board = desk.get("/national/board").await.html;
        assert!(board.contains("accepted: 2") && board.contains("can open: 2") && board.contains("has an owner"), "{board}");
        for path in ["/national/mail/waiting", "/national/mail/sent", "/national/mail/dead", "/national/teams/greater-manchester"] {
            assert_eq!(desk.get(path).await.status, Status::Ok, "{path}");
        }
        assert!(desk.get("/national/mail/waiting").await.html.contains("New report"));
        let wanted = reference.clone();
        let lose = world.portal.db.write("by hand", move |connection| {
            use diesel::prelude::*;
            use heard::db::schema::{report_key_wraps, reports};
            let id: heard::db::ReportId = reports::table.filter(reports::reference.eq(&wanted)).select(reports::id).first(connection)?;
            Ok(diesel::delete(report_key_wraps::table.filter(report_key_wraps::report_id.eq(id))).execute(connection)?)
        });
        lose.await.unwrap();
        let board = desk.get("/national/board").await.html;
        assert!(board.contains("can open: 1") && board.contains("at once"), "{board}");
        let shown = format!("{}-{}", &reference[..4], &reference[4..]);
        assert!(desk.get("/national/astray").await.html.contains(&shown));
    }
}

story! {
    async fn one_offer_that_cannot_be_moved_holds_up_no_other(world: World) {
        use diesel::prelude::*;
        use heard::db::schema::{report_key_wraps, reports};
        let (broken, _) = filed(&world, anonymous).await;
        let (sound, _) = filed(&world, anonymous).await;
        let giver = world.officer("greater-manchester").await;
        for reference in [&broken, &sound] {
            offers(&giver, reference, "metropolitan").await;
        }
        let wanted = broken.clone();
        let lose = world.portal.db.write("by hand", move |connection| {
            let id: heard::db::ReportId = reports::table.filter(reports::reference.eq(&wanted)).select(reports::id).first(connection)?;
            Ok(diesel::delete(report_key_wraps::table.filter(report_key_wraps::report_id.eq(id))).execute(connection)?)
        });
        lose.await.unwrap();
        times_out(&world, 24 * HOUR).await;
        let desk = world.officer("national-desk").await;
        assert!(reads(&desk, &sound).await);
        assert_eq!(world.count("alarms WHERE kind = 'would-not-open'").await, 1);
    }
}

story! {
    async fn a_report_that_a_force_gave_back_is_no_backlog_of_its_own(world: World) {
        let team = without_key(&world).await;
        world.portal.refresh_directory().await.unwrap();
        let in_chester = |slug: &str| match slug {
            "place" => fields(&[("place", "CH1 2HS")]),
            other => anonymous(other),
        };
        let (reference, _) = filed(&world, in_chester).await;
        world.add_officer(team, "officer@cheshire.example").await;
        let desk = world.officer("national-desk").await;
        let page = desk.get("/national/backlog").await;
        desk.post("/national/backlog", &page, &fields(&[("team", "cheshire")])).await;
        let cheshire = world.officer("cheshire").await;
        offers(&cheshire, &reference, "national-desk").await;
        let page = desk.get("/national/backlog").await;
        assert!(page.html.contains("could not read them: 0"), "{}", page.html);
        assert!(reads(&desk, &reference).await);
    }
}

story! {
    async fn a_report_is_not_offered_again_and_again(world: World) {
        let (reference, _) = filed(&world, anonymous).await;
        let giver = world.officer("greater-manchester").await;
        for _ in 0..5 {
            offers(&giver, &reference, "metropolitan").await;
            does(&giver, &reference, "withdraw", &[]).await;
        }
        let path = format!("/reports/{reference}/move");
        let page = giver.get(&path).await;
        let typed = fields(&[("team", "metropolitan"), ("why", "Once more.")]);
        assert!(giver.post(&path, &page, &typed).await.html.contains("many times today"));
        offers(&giver, &reference, "national-desk").await;
        assert!(!reads(&giver, &reference).await);
    }
}
