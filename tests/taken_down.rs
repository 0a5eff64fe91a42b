//! Somebody tells staff of the police on the phone, at the counter or in the street: one page, filed like any other report.

use heard::commands::{Seen, Visitor};
use rocket::http::Status;

use crate::assisted::code_in;
use crate::colleagues::{joins, steward};
use crate::main_job::reference_in;
use crate::story;
use crate::support::{World, fields, looks};

const TEAM: &str = "greater-manchester";

/// What is typed about somebody who stays unknown.
const TYPED: &[(&str, &str)] = &[
    ("team", TEAM),
    ("how", "counter"),
    ("danger", "no"),
    ("who", "victim"),
    ("worker", "no"),
    ("what", "A man spat at me and showed a knife."),
    ("where", "place"),
    ("place", "M1 1AE"),
    ("why", "My scarf"),
    ("strands", "religion"),
    ("age", "13-to-17"),
    ("named", "no"),
    ("log", "LOG-77"),
];

/// The page as somebody opens it from the queue.
async fn opens(officer: &Visitor) -> Seen {
    let queue = officer.get("/queue").await;
    let begun = officer
        .post("/reports/new", &queue, &fields(&[("team", TEAM)]))
        .await;
    officer.get(&begun.location.expect(&begun.html)).await
}

/// The same once the person before has their code.
async fn opens_after(officer: &Visitor, before: &str) -> Seen {
    assert!(!reference_in(before).is_empty());
    let seen = officer.get(&format!("/reports/new/sent?team={TEAM}")).await;
    officer
        .post("/reports/new/sent", &seen, &fields(&[("team", TEAM)]))
        .await;
    opens(officer).await
}

/// Sends `page` with `more` in place of what `TYPED` has of the same name.
async fn sends(officer: &Visitor, page: &Seen, more: &[(&str, &str)]) -> Seen {
    let kept = TYPED
        .iter()
        .filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let own = [
        ("draft", page.hidden("draft")),
        ("as-is", page.hidden("as-is")),
    ];
    let typed: Vec<_> = kept.chain(more).copied().chain(own).collect();
    officer
        .post("/reports/new/send", page, &fields(&typed))
        .await
}

async fn page_after(officer: &Visitor, sent: &Seen) -> String {
    let path = format!("/reports/new/sent?team={TEAM}");
    assert_eq!(
        sent.location.as_deref(),
        Some(path.as_str()),
        "{}",
        sent.html
    );
    officer.get(&path).await.html
}

story! {
    async fn what_is_told_at_the_counter_is_in_the_queue_with_its_marks_and_the_person_has_a_code(world: World) {
        let officer = world.officer(TEAM).await;
        let page = opens(&officer).await;
        let sent = sends(&officer, &page, &[]).await;
        let after = page_after(&officer, &sent).await;
        let (reference, code) = (reference_in(&after), code_in(&after));
        // The public's page after sending would ask the clerk about themself.
        assert_eq!(officer.get("/answers/sent").await.location, Some(format!("/reports/new/sent?team={TEAM}")));
        assert!(!page.html.contains("autocomplete=\"tel\""));
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        for told in ["Written down at the counter", "spat at me", "My scarf", "Religion", "Weapon", "Child", "LOG-77"] {
            assert!(case.contains(told), "{told}: {case}");
        }
        assert!(officer.get(&format!("/reports/{reference}/history")).await.html.contains("Story Officer"));
        // The code is gone from the screen once they have it, and they see what comes of it.
        let typed = fields(&[("team", TEAM)]);
        let seen = officer.get(&format!("/reports/new/sent?team={TEAM}")).await;
        officer.post("/reports/new/sent", &seen, &typed).await;
        let gone = officer.get(&format!("/reports/new/sent?team={TEAM}")).await;
        assert_eq!(gone.location, Some(format!("/queue?team={TEAM}")));
        // Back, and the same page once more: it is known, and nothing is sent twice.
        let again = sends(&officer, &page, &[]).await;
        assert_eq!(again.location, Some(format!("/queue?team={TEAM}&done=taken-down-before")));
        assert_eq!(world.count("reports").await, 1);
        assert_eq!(looks(&world.visitor().await, &reference, &code).await.status, Status::Ok);
    }
}

story! {
    async fn what_happened_elsewhere_goes_to_that_force_and_mail_only_where_it_is_safe(world: World) {
        let officer = world.officer(TEAM).await;
        let page = opens(&officer).await;
        let named = [("named", "yes"), ("name", "Aisha K."), ("address", "aisha@example.org"), ("number", ""), ("where", "train"), ("place", "M1 1AE"), ("language", "Polish")];
        let sent = sends(&officer, &page, &named).await;
        let after = page_after(&officer, &sent).await;
        assert!(after.contains("It is with British Transport Police"), "{after}");
        let reference = reference_in(&after);
        assert_eq!(officer.get(&format!("/reports/{reference}")).await.status, Status::NotFound);
        let case = world.officer("btp").await.get(&format!("/reports/{reference}")).await.html;
        for told in ["Aisha K.", "Polish", "Interpreter"] {
            assert!(case.contains(told), "{told}: {case}");
        }
        assert_eq!(world.mail_to("example.org").await.len(), 1);
    }
}

story! {
    async fn what_is_about_an_officer_goes_past_the_team_that_wrote_it_down(world: World) {
        world.add_standards_team(TEAM).await;
        let officer = world.officer(TEAM).await;
        let page = opens(&officer).await;
        let about = [("worker", "yes"), ("employer", "Greater Manchester Police")];
        let after = page_after(&officer, &sends(&officer, &page, &about).await).await;
        let reference = reference_in(&after);
        assert_eq!(officer.get(&format!("/reports/{reference}")).await.status, Status::NotFound);
        assert!(!officer.get("/queue").await.html.contains(&reference));
        assert_eq!(world.count("flags WHERE flag = 'police-subject'").await, 1);
    }
}

story! {
    async fn a_second_click_files_nothing_twice_and_a_stale_page_loses_nothing(world: World) {
        let officer = world.officer(TEAM).await;
        let page = opens(&officer).await;
        let (one, other) = world.at_once(sends(&officer, &page, &[]), sends(&officer, &page, &[])).await;
        for seen in [one, other, sends(&officer, &page, &[]).await] {
            page_after(&officer, &seen).await;
        }
        assert_eq!(world.count("reports").await, 1);
        // Nobody takes a code from its person by beginning another.
        let shown = opens(&officer).await;
        assert!(!code_in(&shown.html).is_empty());
        let first = opens_after(&officer, &shown.html).await;
        // Another begins in the same browser: what was typed on the page before is kept, said not to be sent, and goes with the next.
        opens(&officer).await;
        let again = sends(&officer, &first, &[("what", "Told on the page before")]).await;
        assert!(again.html.contains("Nothing was sent yet") && again.html.contains("Told on the page before"), "{}", again.html);
        page_after(&officer, &sends(&officer, &again, &[("what", "Told on the page before")]).await).await;
        assert_eq!(world.count("reports").await, 2);
    }
}

story! {
    async fn what_is_missing_or_not_known_is_said_and_what_was_typed_stays(world: World) {
        let officer = world.officer(TEAM).await;
        let page = opens(&officer).await;
        let wrong = sends(&officer, &page, &[("what", ""), ("place", ""), ("named", "")]).await;
        for said in ["Write what happened", "Enter a postcode", "Choose whether the police may know", "My scarf", "LOG-77"] {
            assert!(wrong.html.contains(said), "{said}: {}", wrong.html);
        }
        // Each nation records strands of its own: none is dropped unsaid.
        let nation = sends(&officer, &page, &[("place", "EH1 1YZ"), ("strands", "age")]).await;
        let gone = page_after(&officer, &nation).await;
        assert!(gone.contains("You cannot open it"));
        let page = opens_after(&officer, &gone).await;
        let nation = sends(&officer, &page, &[("strands", "age")]).await;
        assert!(nation.html.contains("choose again"), "{}", nation.html);
        let unknown = sends(&officer, &page, &[("place", "Nowhere-on-Sea")]).await;
        assert!(unknown.html.contains("We do not know this place"), "{}", unknown.html);
        let sent = sends(&officer, &unknown, &[("place", "Nowhere-on-Sea")]).await;
        let gone = page_after(&officer, &sent).await;
        let reference = reference_in(&gone);
        let desk = world.officer("national-desk").await;
        let case = desk.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("The place, as it was typed: Nowhere-on-Sea"), "{case}");
        // An island with a police of its own, and a train to a station that nobody knows.
        let mut last = gone;
        for (at, place, team) in [("place", "Isle of Man", "national-desk"), ("train", "Nowhere-on-Sea", "btp")] {
            let page = opens_after(&officer, &last).await;
            let told = sends(&officer, &page, &[("where", at), ("place", place)]).await;
            assert!(told.html.contains("We do not know this place"), "{}", told.html);
            last = page_after(&officer, &sends(&officer, &told, &[("where", at), ("place", place)]).await).await;
            let case = world.officer(team).await.get(&format!("/reports/{}", reference_in(&last))).await.html;
            assert!(case.contains(&format!("The place, as it was typed: {place}")), "{at}: {case}");
        }
        // Whoever was not told that a place can mean several is offered them first.
        let page = opens_after(&officer, &last).await;
        let nowhere = sends(&officer, &page, &[("where", ""), ("place", "Newport")]).await;
        assert!(!nowhere.html.contains("We do not know this place"), "{}", nowhere.html);
        let offered = sends(&officer, &nowhere, &[("place", "Newport")]).await;
        assert!(offered.html.contains("Gwent Police"), "{}", offered.html);
    }
}

story! {
    async fn strangers_and_those_without_the_keys_take_nothing_down(world: World) {
        let officer = world.officer(TEAM).await;
        let page = opens(&officer).await;
        let elsewhere = world.officer("btp").await;
        let queue = elsewhere.get("/queue").await;
        for (path, typed) in [("/reports/new", vec![("team", TEAM)]), ("/reports/new/send", TYPED.to_vec()), ("/reports/new/sent", vec![("team", TEAM)])] {
            assert_eq!(elsewhere.post(path, &queue, &fields(&typed)).await.status, Status::NotFound, "{path}");
        }
        // Nor somebody who was invited and whom no colleague gave the keys.
        let steward = steward(&world).await;
        let newcomer = joins(&world, &steward, "new@btp.example", "officer").await;
        let queue = newcomer.get("/queue").await;
        assert_eq!(newcomer.post("/reports/new", &queue, &fields(&[("team", "btp")])).await.status, Status::NotFound);
        let stranger = world.visitor().await;
        let start = stranger.get("/answers").await;
        let answer = stranger.post("/reports/new/send", &start, &fields(TYPED)).await;
        assert!(answer.status != Status::Ok && world.count("reports").await == 0, "{:?}", answer.location);
        sends(&officer, &page, &[]).await;
        assert_eq!(world.count("reports").await, 1);
    }
}
