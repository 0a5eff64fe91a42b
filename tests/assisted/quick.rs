//! Quick send: five things on one page go to the police at once, and the rest follows.

use diesel::RunQueryDsl;
use heard::commands::{Seen, Visitor};
use rocket::http::Status;

use crate::assisted::{answers, begins, code_in, sends};
use crate::centres::{CENTRE, centre_at_work, worker_of};
use crate::colleagues::change;
use crate::main_job::reference_in;
use crate::story;
use crate::support::{World, fields, looks};

/// What is typed on the page, by somebody who is reached through the centre.
const TYPED: &[(&str, &str)] = &[
    ("team", CENTRE),
    ("danger", "no"),
    ("agrees", "yes"),
    ("what", "A man spat at me on the train."),
    ("place", "M1 1AE"),
    ("why", "My scarf"),
    ("reach", "centre"),
    ("also", "centre-named"),
];

/// Sends the page with `more`, in place of what `TYPED` has of the same name.
pub async fn sends_quick(worker: &Visitor, more: &[(&str, &str)]) -> Seen {
    let page = worker.get(&format!("/centre/quick?team={CENTRE}")).await;
    assert_eq!(page.status, Status::Ok, "{:?}", page.location);
    sends_again(worker, &page, more).await
}

/// The same from a page that is open.
async fn sends_again(worker: &Visitor, page: &Seen, more: &[(&str, &str)]) -> Seen {
    let kept = TYPED
        .iter()
        .filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let (number, as_is) = (page.hidden("number-of-draft"), page.hidden("as-is"));
    let own = [("number-of-draft", number), ("as-is", as_is)];
    let typed: Vec<_> = kept.chain(more).copied().chain(own).collect();
    worker.post("/centre/quick", page, &fields(&typed)).await
}

/// The path of the draft where the rest can be added.
fn draft_in(html: &str) -> String {
    let html = html.replace("&#x2f;", "/");
    let (_, rest) = html.split_once("href=\"/centre/drafts/").expect(&html);
    format!("/centre/drafts/{}", rest.split_once('"').unwrap().0)
}

/// The choice whose words hold `part`.
fn choice_with(html: &str, part: &str) -> String {
    let values = html.split("value=\"").skip(1);
    let mut values = values.filter_map(|rest| rest.split_once('"').map(|(value, _)| value));
    values
        .find(|value| value.contains(part))
        .expect(html)
        .to_owned()
}

story! {
    async fn what_is_sent_in_a_hurry_is_with_the_police_at_once_and_the_rest_follows(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        assert!(worker.get("/centre").await.html.contains("centre&#x2f;quick"));
        let gone = sends_quick(&worker, &[("danger", "now"), ("also", "centre-named"), ("also", "code")]).await;
        assert_eq!(gone.location.as_deref(), Some("/centre/sent"), "{}", gone.html);
        let sent = worker.get("/centre/sent").await;
        let (reference, code) = (reference_in(&sent.html), code_in(&sent.html));

        let officer = world.officer("greater-manchester").await;
        let case_path = format!("/reports/{reference}");
        let case = officer.get(&case_path).await.html;
        for told in ["spat at me on the train", "My scarf", "Rusholme Advice helped them report", "Danger now"] {
            assert!(case.contains(told), "{told}: {case}");
        }
        assert!(!case.contains("Religion"));

        // A colleague adds the rest, and changes nothing of what was agreed to.
        let home = manager.get("/centre").await.html;
        assert!(home.contains("The rest can be added"), "{home}");
        let draft = draft_in(&sent.html);
        let list = manager.get(&draft).await.html;
        assert!(list.contains("This was sent already"), "{list}");
        assert_eq!(manager.get(&format!("{draft}/outcome")).await.location.as_deref(), Some(draft.as_str()));
        answers(&manager, &draft, "strands", &[("strands", "religion")]).await;
        answers(&manager, &draft, "harm", &[("harm", "weapon"), ("what-weapon", "A belt")]).await;
        let check = manager.get(&format!("{draft}/check")).await;
        let typed = fields(&[("version", check.hidden("version")), ("files", check.hidden("files")), ("shown", "yes")]);
        let done = manager.post(&format!("{draft}/check"), &check, &typed).await;
        assert_eq!(done.location, Some(format!("/centre/reports/{reference}?done=added")), "{}", done.html);
        assert_eq!(manager.get(&draft).await.status, Status::NotFound);

        let case = officer.get(&case_path).await.html;
        for told in ["The centre added this later", "A belt", "Religion", "Weapon", "spat at me on the train"] {
            assert!(case.contains(told), "{told}: {case}");
        }
        assert!(manager.get(&format!("/centre/reports/{reference}")).await.html.contains("A belt"));
        // Who reads with the code sees what the police wrote to them, and not that.
        let person = world.visitor().await;
        let status = looks(&person, &reference, &code).await;
        assert!(status.status == Status::Ok && !status.html.contains("A belt"));
    }
}

story! {
    async fn what_gives_somebody_away_is_shown_once_before_it_is_gone(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let typed = [("what", "He spat at me. Ring 0161 496 0000. Rusholme Advice helps."), ("also", ""), ("reach", "nobody")];
        let told = sends_quick(&manager, &typed).await;
        assert!(told.html.contains("There is a phone number in these words") && told.html.contains("The name of your centre"), "{}", told.html);
        assert_eq!(world.count("reports").await, 0);
        let looked = told.hidden("looked-at").to_owned();
        let again: Vec<_> = typed.into_iter().chain([("looked-at", looked.as_str())]).collect();
        let gone = sends_again(&manager, &told, &again).await;
        assert_eq!(gone.location.as_deref(), Some("/centre/sent"), "{}", gone.html);
    }
}

story! {
    async fn a_second_click_sends_nothing_twice(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/quick?team={CENTRE}")).await;
        let (one, other) = world.at_once(sends_again(&manager, &page, &[]), sends_again(&manager, &page, &[])).await;
        for seen in [one, other, sends_again(&manager, &page, &[]).await] {
            assert_eq!(seen.location.as_deref(), Some("/centre/sent"), "{}", seen.html);
        }
        assert_eq!(world.count("reports").await, 1);
    }
}

story! {
    async fn a_place_that_nobody_knows_holds_nobody_up(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let again = sends_quick(&manager, &[("place", "the big shop")]).await;
        assert!(again.html.contains("We do not know this place") && again.html.contains("the big shop"), "{}", again.html);
        assert!(again.html.contains("A man spat at me"), "what was typed is kept");
        let gone = sends_again(&manager, &again, &[("place", "the big shop")]).await;
        assert_eq!(gone.location.as_deref(), Some("/centre/sent"), "{}", gone.html);
        let reference = reference_in(&manager.get("/centre/sent").await.html);
        let desk = world.officer("national-desk").await;
        let case = desk.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("The place, as it was typed: the big shop"), "{case}");
    }
}

story! {
    async fn a_place_that_can_be_several_is_chosen_on_the_page(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let again = sends_quick(&manager, &[("place", "LA6")]).await;
        assert!(again.html.contains("Which of these is it?"), "{}", again.html);
        let lancaster = choice_with(&again.html, "(Lancashire");
        let gone = sends_again(&manager, &again, &[("place", "LA6"), ("which-place", &lancaster)]).await;
        assert_eq!(gone.location.as_deref(), Some("/centre/sent"), "{}", gone.html);
        assert_eq!(world.count("reports WHERE authority = 'E07000121'").await, 1);
    }
}

story! {
    async fn what_is_missing_is_named_and_all_that_was_typed_stays(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/quick?team={CENTRE}")).await;
        let own = [("team", CENTRE), ("number-of-draft", page.hidden("number-of-draft")), ("reach", "phone"), ("why", "My scarf"), ("also", "outcome")];
        let again = manager.post("/centre/quick", &page, &fields(&own)).await;
        for field in ["danger", "agrees", "what", "number"] {
            assert!(again.html.contains(&format!("href=\"#{field}\"")), "{field}: {}", again.html);
        }
        assert!(again.html.contains("My scarf"));
        assert_eq!(world.count("reports").await, 0);
    }
}

story! {
    async fn who_takes_back_what_they_agreed_to_has_nothing_more_sent(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        sends_quick(&manager, &[]).await;
        let sent = manager.get("/centre/sent").await;
        let (reference, draft) = (reference_in(&sent.html), draft_in(&sent.html));
        let path = format!("/centre/reports/{reference}");
        let page = manager.get(&path).await;
        manager.post(&format!("{path}/withdraw"), &page, &fields(&[("sure", "yes")])).await;
        assert_eq!(manager.get(&draft).await.status, Status::NotFound);
    }
}

story! {
    async fn the_links_of_a_question_lead_back_to_the_centre(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        for path in [format!("{draft}/informed"), format!("/centre/quick?team={CENTRE}")] {
            let page = manager.get(&path).await.html;
            assert!(page.contains(&format!("/centre?team={CENTRE}")), "{page}");
        }
    }
}

story! {
    async fn what_was_taken_down_on_paper_is_keyed_in_with_the_day_it_was_taken(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/paper?team={CENTRE}")).await;
        // The questions are those of the screen, in their order.
        let asked = ["Do they agree that this is sent to the police?", "What happened?", "How was this taken down?"];
        let places: Vec<_> = asked.iter().map(|title| page.html.find(title).expect(title)).collect();
        assert!(places.is_sorted(), "{places:?}");
        let begun = manager.post("/centre/paper", &page, &fields(&[("team", CENTRE)])).await;
        let draft = begun.location.unwrap();
        let draft = draft.strip_suffix("/taken").unwrap();
        answers(&manager, draft, "agrees", &[("agrees", "yes")]).await;
        answers(&manager, draft, "what", &[("what", "They shouted at me.")]).await;
        let day = [("taken", "paper"), ("taken-on-day", "20"), ("taken-on-month", "11"), ("taken-on-year", "2026")];
        answers(&manager, draft, "taken", &day).await;
        let reference = reference_in(&sends(&manager, draft).await.html);
        let desk = world.officer("national-desk").await;
        let case = desk.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("On paper, before today") && case.contains("20 November 2026"), "{case}");
    }
}

story! {
    async fn a_form_that_is_sent_again_after_it_was_finished_and_taken_back_files_nothing_more(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/quick?team={CENTRE}")).await;
        sends_again(&manager, &page, &[]).await;
        let sent = manager.get("/centre/sent").await;
        let path = format!("/centre/reports/{}", reference_in(&sent.html));
        let own = manager.get(&path).await;
        manager.post(&format!("{path}/withdraw"), &own, &fields(&[("sure", "yes")])).await;
        manager.post("/centre/sent", &sent, &fields(&[])).await;
        sends_again(&manager, &page, &[]).await;
        assert_eq!(world.count("reports").await, 1);
    }
}

story! {
    async fn what_turns_out_to_be_about_the_police_goes_to_those_who_read_such_reports(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        sends_quick(&manager, &[]).await;
        let sent = manager.get("/centre/sent").await;
        let (reference, draft) = (reference_in(&sent.html), draft_in(&sent.html));
        answers(&manager, &draft, "worker", &[("worker", "yes")]).await;
        answers(&manager, &draft, "employer", &[("employer", "Greater Manchester Police"), ("duty", "on")]).await;
        answers(&manager, &draft, "notes", &[("notes", "It was the officer at the desk.")]).await;
        sends(&manager, &draft).await;
        // The ordinary team of that force learns nothing more.
        let officer = world.officer("greater-manchester").await;
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(!case.contains("The centre added this later") && !case.contains("the officer at the desk"), "{case}");
        assert_eq!(world.count("reports").await, 2);
    }
}

story! {
    async fn whoever_writes_the_database_sends_nothing_of_it_to_another_report(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        for what in ["One.", "Another."] {
            sends_quick(&manager, &[("what", what)]).await;
        }
        let sent = manager.get("/centre/sent").await;
        let draft = draft_in(&sent.html);
        let swap = "UPDATE assisted_drafts SET sent_as = (SELECT report_id FROM assisted_reports WHERE report_id <> assisted_drafts.sent_as)";
        change(&world, move |connection| Ok(diesel::sql_query(swap).execute(connection)?)).await;
        assert_eq!(manager.get(&draft).await.status, Status::InternalServerError);
    }
}

story! {
    async fn where_training_has_lapsed_it_goes_at_once_by_every_route_and_waits_for_a_signature(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        trains(&manager, "noor@rusholme.example").await;
        let draft = begins(&manager).await;
        answers(&manager, &draft, "agrees", &[("agrees", "yes")]).await;
        // It ends while the report is being written.
        let lapse = "UPDATE training SET valid_until = '2026-11-01'";
        change(&world, move |connection| Ok(diesel::sql_query(lapse).execute(connection)?)).await;
        sends(&manager, &draft).await;
        let later = begins(&manager).await;
        answers(&manager, &later, "agrees", &[("agrees", "yes")]).await;
        sends(&manager, &later).await;
        sends_quick(&manager, &[]).await;
        crate::assisted::import::sends_a_row(&manager).await;
        assert_eq!(world.count("assisted_reports WHERE countersign = 'waits'").await, 4);
        assert_eq!(world.count("reports").await, 4);
    }
}

/// The manager records a training of `email` that counts for a year.
async fn trains(manager: &Visitor, email: &str) {
    let page = manager
        .get(&format!("/centre/training?team={CENTRE}"))
        .await;
    let typed = fields(&[
        ("team", CENTRE),
        ("person", email),
        ("course", "Taking reports"),
        ("done-day", "1"),
        ("done-month", "11"),
        ("done-year", "2026"),
        ("valid-day", "1"),
        ("valid-month", "11"),
        ("valid-year", "2027"),
    ]);
    let recorded = manager.post("/centre/training", &page, &typed).await;
    assert!(recorded.location.is_some(), "{}", recorded.html);
}

story! {
    async fn whoever_is_taken_out_while_they_send_files_nothing(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let page = worker.get(&format!("/centre/quick?team={CENTRE}")).await;
        // Between the page's own look and the write.
        let removed = "DELETE FROM memberships WHERE person_id = (SELECT id FROM people WHERE email = 'sana@rusholme.example')";
        let takes_out = change(&world, move |connection| Ok(diesel::sql_query(removed).execute(connection)?));
        let (_, sent) = world.at_once(takes_out, sends_again(&worker, &page, &[])).await;
        assert_eq!(sent.status, Status::NotFound);
        assert_eq!(world.count("reports").await, 0);
    }
}
