//! It happened in two places: by the same people it is one record, by others it is a record for each force (domain 4.2, rule 9).

use heard::commands::Visitor;
use heard::web::Fields;
use rocket::http::Status;

use crate::answers::does;
use crate::main_job::{code_in, named, reference_in};
use crate::story;
use crate::support::{World, fields, looks};

/// At a street in Manchester, and by other people at one in Westminster.
fn by_others(slug: &str) -> Fields {
    match slug {
        "more-places" => fields(&[("more-places", "different-people")]),
        "other-place" => fields(&[("other-place", "SW1A 1AA"), ("detail", "By the palace")]),
        other => named(other),
    }
}

fn by_the_same(slug: &str) -> Fields {
    match slug {
        "more-places" => fields(&[("more-places", "same-people")]),
        other => by_others(other),
    }
}

async fn sent(world: &World, answers: impl Fn(&str) -> Fields) -> (String, String, String) {
    let reporter = world.visitor().await;
    assert_eq!(reporter.answer_all(answers).await, "/answers/check");
    let page = reporter.send().await.html;
    (reference_in(&page), code_in(&page), page)
}

/// The reference of the first report in the queue of `officer`.
async fn first_in_queue(officer: &Visitor) -> String {
    reference_in(&officer.get("/queue").await.html)
}

story! {
    async fn by_other_people_each_force_has_a_record_and_the_reporter_one_reference(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_until("place-type", by_others).await, "/answers/place-type");
        let told = reporter.get("/answers/goes-to").await.html;
        for team in ["Greater Manchester Police", "Metropolitan Police Service", "one reference for both"] {
            assert!(told.contains(team), "{team} is missing: {told}");
        }
        let (reference, _, page) = sent(&world, by_others).await;
        assert!(page.contains("Greater Manchester Police") && page.contains("Metropolitan Police Service"));
        assert_eq!(world.count("reports").await, 2);
        let manchester = world.officer("greater-manchester").await;
        let london = world.officer("metropolitan").await;
        assert_eq!(first_in_queue(&manchester).await, reference);
        let other = first_in_queue(&london).await;
        assert_ne!(other, reference);

        let case = london.get(&format!("/reports/{other}")).await.html;
        let shown = format!("{}-{}", &reference[..4], &reference[4..]);
        assert!(case.contains("one reference for both") && case.contains(&shown) && case.contains("By the palace"), "{case}");
        let case = manchester.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("Metropolitan Police Service") && case.contains("By the palace"));
        // Each team has the key of its own record alone.
        assert_eq!(manchester.get(&format!("/reports/{other}")).await.status, Status::NotFound);
        assert_eq!(london.get(&format!("/reports/{reference}")).await.status, Status::NotFound);
        assert_eq!(world.mail_to("home.example").await.len(), 1, "one acknowledgement");
        assert_eq!(world.mail_to("bell@metropolitan.example").await.len(), 1);
    }
}

story! {
    async fn one_code_opens_what_each_of_the_two_teams_does_and_writes_to_the_right_one(world: World) {
        let (reference, code, _) = sent(&world, by_others).await;
        let london = world.officer("metropolitan").await;
        let other = first_in_queue(&london).await;
        does(&london, &other, "message", &[("template", "need-more"), ("words", "Which gate was it?")]).await;
        let letters = world.mail_to("home.example").await;
        let shown = format!("{}-{}", &reference[..4], &reference[4..]);
        assert!(letters.len() == 2 && letters.iter().all(|letter| letter.text.contains(&shown)), "the reference that they know");

        let reporter = world.visitor().await;
        let first = looks(&reporter, &reference, &code).await.html;
        assert!(first.contains("See what Metropolitan Police Service does") && !first.contains("Which gate was it?"), "{first}");
        let page = reporter.get("/status/open?other=yes").await;
        assert!(page.html.contains("Which gate was it?") && page.html.contains("See what Greater Manchester Police does"));
        let typed = fields(&[("message", "The north one.")]);
        let written = reporter.post("/status/open?other=yes", &page, &typed).await;
        assert_eq!(written.location.as_deref(), Some("/status/open?done=sent&other=yes"));
        assert!(london.get(&format!("/reports/{other}")).await.html.contains("The north one."));
        let manchester = world.officer("greater-manchester").await;
        assert!(!manchester.get(&format!("/reports/{reference}")).await.html.contains("The north one."));

        let page = reporter.get("/status/open").await;
        reporter.post("/leave", &page, &Fields::default()).await;
        for path in ["/status/open", "/status/open?other=yes"] {
            assert_eq!(reporter.get(path).await.location.as_deref(), Some("/status"), "{path}");
        }
    }
}

story! {
    async fn a_message_that_was_typed_for_one_team_before_the_time_ran_out_is_not_put_to_the_other(world: World) {
        let (reference, code, _) = sent(&world, by_others).await;
        let reporter = world.visitor().await;
        looks(&reporter, &reference, &code).await;
        let page = reporter.get("/status/open?other=yes").await;
        world.clock.pass(std::time::Duration::from_secs(31 * 60));
        let typed = fields(&[("other", page.hidden("other")), ("message", "The north one.")]);
        let over = reporter.post("/status/open?other=yes", &page, &typed).await;
        assert!(over.html.contains("The north one."));
        let again = fields(&[("reference", &reference), ("code", &code), ("other", over.hidden("other")), ("message", "The north one.")]);
        let kept = reporter.post("/status", &over, &again).await;
        assert!(kept.html.contains("See what Greater Manchester Police does"), "the other team is still named");
        assert!(kept.html.contains("The north one.") && kept.html.contains("open?other=yes\" novalidate"), "{}", kept.html);
    }
}

story! {
    async fn two_forces_without_keys_are_one_record_at_the_desk_with_an_alarm_for_each(world: World) {
        for slug in ["greater-manchester", "metropolitan"] {
            let team = world.team(slug).await;
            world.portal.db.write("spoil", move |connection| {
                use diesel::prelude::*;
                use heard::db::schema::team_keys;
                diesel::update(team_keys::table.filter(team_keys::team_id.eq(team)))
                    .set(team_keys::signature.eq(Some(vec![7_u8; 64])))
                    .execute(connection)?;
                Ok(())
            }).await.unwrap();
        }
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_until("place-type", by_others).await, "/answers/place-type");
        assert!(!reporter.get("/answers/goes-to").await.html.contains("one reference for both"));
        sent(&world, by_others).await;
        assert_eq!(world.count("reports").await, 1);
        assert_eq!(world.count("alarms WHERE kind = 'key-refused'").await, 2);
    }
}

story! {
    async fn a_stranger_who_opened_no_report_gets_at_neither_record(world: World) {
        let (reference, _, _) = sent(&world, by_others).await;
        let stranger = world.visitor().await;
        looks(&stranger, &reference, "0000 0000 0000 0000").await;
        for path in ["/status/open", "/status/open?other=yes"] {
            assert_eq!(stranger.get(path).await.location.as_deref(), Some("/status"), "{path}");
        }
    }
}

story! {
    async fn by_the_same_people_the_force_of_the_last_place_has_it_and_is_asked_to_tell_the_other(world: World) {
        let (reference, _, page) = sent(&world, by_the_same).await;
        assert!(page.contains("Greater Manchester Police") && !page.contains("Metropolitan"));
        assert_eq!(world.count("reports").await, 1);
        let officer = world.officer("greater-manchester").await;
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("in the area of Metropolitan Police Service too. Tell that team."), "{case}");
    }
}

story! {
    async fn two_places_of_one_force_are_one_record(world: World) {
        let both_here = |slug: &str| match slug {
            "other-place" => fields(&[("other-place", "M2 5DB")]),
            other => by_others(other),
        };
        sent(&world, both_here).await;
        assert_eq!(world.count("reports").await, 1);
    }
}

story! {
    async fn a_place_that_nobody_knows_is_told_and_what_was_typed_stays(world: World) {
        for (typed, told) in [("Xqzwv", "Xqzwv"), ("JE2 3AB", "This place has police of its own")] {
            let wrong = |slug: &str| match slug {
                "other-place" => fields(&[("other-place", typed)]),
                other => by_others(other),
            };
            let reporter = world.visitor().await;
            assert_eq!(reporter.answer_all(wrong).await, "/answers/other-place");
            let page = reporter.get("/answers/other-place").await;
            let refused = reporter.post("/answers/other-place", &page, &fields(&[("other-place", typed)])).await.html;
            assert!(refused.contains("Error: ") && refused.contains(told), "{refused}");
            assert!(refused.contains(&format!("value=\"{typed}\"")));
        }
    }
}

story! {
    async fn whoever_takes_the_other_place_back_sends_one_record(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(by_others).await, "/answers/check");
        let page = reporter.get("/answers/more-places").await;
        reporter.post("/answers/more-places", &page, &fields(&[("more-places", "no")])).await;
        let sent = reporter.send().await.html;
        assert!(!sent.contains("Metropolitan"));
        assert_eq!(world.count("reports").await, 1);
    }
}
