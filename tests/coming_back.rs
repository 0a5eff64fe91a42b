//! Somebody stops, and comes back: in the same browser, with a code on another device, or not at all.

use std::time::Duration;

use heard::commands::{Seen, Visitor};
use heard::db::Moment;
use heard::reporting::erase_ended_drafts;
use heard::web::Fields;

use crate::main_job::{anonymous, reference_in};
use crate::story;
use crate::support::{World, fields};

/// Answers as far as the story, then asks for a code; gives it.
async fn stops(reporter: &Visitor) -> String {
    assert_eq!(
        reporter.answer_until("why", anonymous).await,
        "/answers/why"
    );
    let page = reporter.get("/answers/save").await;
    let saved = reporter
        .post("/answers/save", &page, &Fields::default())
        .await;
    assert_eq!(saved.location.as_deref(), Some("/answers/saved"));
    code_on(&reporter.get("/answers/saved").await.html)
}

fn code_on(html: &str) -> String {
    let (_, after) = html
        .split_once("class=\"heard-code\"")
        .expect("the page shows a code");
    let (code, _) = after.split_once("</p>").expect("and its end");
    let groups = code.split("<span>").skip(1);
    groups
        .map(|group| &group[..4])
        .collect::<Vec<_>>()
        .join(" ")
}

async fn types(reporter: &Visitor, code: &str) -> Seen {
    let page = reporter.get("/answers/return").await;
    reporter
        .post("/answers/return", &page, &fields(&[("code", code)]))
        .await
}

async fn ended_drafts_go(world: &World, now: Moment) {
    let erased = world.portal.db.write("erase", move |connection| {
        erase_ended_drafts(connection, now)
    });
    erased.await.unwrap();
}

story! {
    async fn with_the_code_somebody_goes_on_days_later_on_another_device_where_they_were(world: World) {
        let phone = world.visitor().await;
        let code = stops(&phone).await;
        world.clock.pass(Duration::from_secs(6 * 24 * 3_600));
        ended_drafts_go(&world, world.clock.now()).await;
        let library = world.visitor().await;
        let typed = code.to_lowercase().replace(' ', "-");
        assert_eq!(types(&library, &typed).await.location.as_deref(), Some("/answers/check"));
        let next = library.get("/answers/check").await;
        assert_eq!(next.location.as_deref(), Some("/answers/why"), "the first question that is open");
        assert!(library.get("/answers/what").await.html.contains("They spat at me."));
        assert_eq!(library.answer_on("/answers/why", anonymous).await, "/answers/check");
        let reference = reference_in(&library.send().await.html);
        assert!(world.officer("greater-manchester").await.get("/queue").await.html.contains(&reference));
        assert_eq!(world.count("reports").await, 1);
    }
}

story! {
    async fn a_code_works_once_and_a_wrong_one_leaves_what_this_browser_has(world: World) {
        let phone = world.visitor().await;
        let code = stops(&phone).await;
        let other = world.visitor().await;
        other.answer_until("what", anonymous).await;
        let refused = types(&other, "0000 0000 0000 0000").await.html;
        assert!(refused.contains("Error: ") && refused.contains("0000 0000 0000 0000") && refused.contains("they are wiped"), "{refused}");
        assert!(types(&other, "too short").await.html.contains("Error: "));
        assert!(other.get("/answers/place").await.html.contains("M1 1AE"), "still there");
        assert!(types(&other, &code).await.location.is_some());
        assert!(other.get("/answers/what").await.html.contains("They spat at me."));
        // The answer that gave it may have been lost on its way: until they go on, the code still works.
        assert!(types(&other, &code).await.location.is_some());
        let page = other.get("/answers/why").await;
        other.post("/answers/why", &page, &fields(&[("why", "Because of my scarf")])).await;
        let third = world.visitor().await;
        assert!(types(&third, &code).await.html.contains("We cannot find answers for this code"));
        assert!(other.get("/answers/why").await.html.contains("Because of my scarf"));
    }
}

story! {
    async fn after_seven_days_the_answers_are_gone(world: World) {
        let phone = world.visitor().await;
        let code = stops(&phone).await;
        world.clock.pass(Duration::from_secs(7 * 24 * 3_600 + 1));
        assert!(types(&world.visitor().await, &code).await.html.contains("We cannot find answers for this code"));
        ended_drafts_go(&world, world.clock.now()).await;
        assert_eq!(world.count("drafts").await, 0);
    }
}

story! {
    async fn the_code_is_shown_for_some_minutes_in_that_browser_alone_and_the_answers_are_not_there_any_more(world: World) {
        let phone = world.visitor().await;
        let code = stops(&phone).await;
        assert_eq!(code_on(&phone.get("/answers/saved").await.html), code, "a slow click shows the same");
        assert_eq!(phone.get("/answers/what").await.location.as_deref(), Some("/answers/saved"));
        assert_eq!(phone.get("/answers/save").await.location.as_deref(), Some("/answers/saved"));
        assert_eq!(world.visitor().await.get("/answers/saved").await.location.as_deref(), Some("/answers"));
        let page = phone.get("/answers/saved").await;
        phone.post("/leave", &page, &Fields::default()).await;
        assert_eq!(phone.get("/answers/saved").await.location.as_deref(), Some("/answers"));
        // Leaving wipes what this browser can open; the code still works.
        assert!(types(&world.visitor().await, &code).await.location.is_some());
    }
}

story! {
    async fn whoever_has_nothing_to_save_is_sent_to_the_start(world: World) {
        assert_eq!(world.visitor().await.get("/answers/save").await.location.as_deref(), Some("/answers"));
    }
}

story! {
    async fn whoever_stops_at_a_question_keeps_what_stands_in_the_box(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_until("what", anonymous).await, "/answers/what");
        let page = reporter.get("/answers/what").await;
        assert!(page.html.contains("form=\"question\""), "the button belongs to the question's form");
        // Nothing typed yet: nobody must answer in order to stop.
        let stopped = reporter.post("/answers/what", &page, &fields(&[("what", " "), ("later", "yes")])).await;
        assert_eq!(stopped.location.as_deref(), Some("/answers/save"));
        let too_long = "x".repeat(30_001);
        let refused = reporter.post("/answers/what", &page, &fields(&[("what", &too_long), ("later", "yes")])).await;
        assert!(refused.html.contains("Error: ") && refused.html.contains(&too_long));
        let stopped = reporter.post("/answers/what", &page, &fields(&[("what", "They spat at me."), ("later", "yes")])).await;
        assert_eq!(stopped.location.as_deref(), Some("/answers/save"));
        assert!(reporter.get("/answers/what").await.html.contains("They spat at me."));
    }
}

story! {
    async fn the_code_of_a_sent_report_is_not_lost_by_stopping_in_an_old_tab(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        let reference = reference_in(&reporter.send().await.html);
        assert_eq!(reporter.get("/answers/save").await.location.as_deref(), Some("/answers/sent"));
        let start = reporter.get("/answers").await.html;
        assert!(start.contains("href=\"/answers/sent\"") || start.contains("href=\"&#x2f;answers&#x2f;sent\""), "{start}");
        assert!(reporter.get("/answers/return").await.html.contains("Write it down first"));
        assert!(reporter.get("/answers/sent").await.html.contains(&reference[..4]));
    }
}
