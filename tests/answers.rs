//! Team and reporter write to each other under one code; notes stay with the team; promises are kept or seen to be broken.

use std::time::Duration;

use heard::commands::{Seen, Visitor};
use heard::web::Fields;
use rocket::http::Status;

use crate::main_job::{anonymous, code_in, named, reference_in};
use crate::steps::closes;
use crate::story;
use crate::support::{World, fields, looks};

/// A report to Greater Manchester: its reference and code.
pub async fn filed(world: &World, answers: impl Fn(&str) -> Fields) -> (String, String) {
    let reporter = world.visitor().await;
    assert_eq!(reporter.answer_all(answers).await, "/answers/check");
    let sent = reporter.send().await.html;
    (reference_in(&sent), code_in(&sent))
}

/// Sends one of the forms on the page of a report.
pub async fn does(officer: &Visitor, reference: &str, what: &str, typed: &[(&str, &str)]) -> Seen {
    let path = format!("/reports/{reference}");
    let page = officer.get(&path).await;
    assert_eq!(page.status, Status::Ok, "{reference}");
    officer
        .post(&format!("{path}/{what}"), &page, &fields(typed))
        .await
}

async fn writes(reporter: &Visitor, words: &str) -> Seen {
    let page = reporter.get("/status/open").await;
    let typed = fields(&[("message", words)]);
    reporter.post("/status/open", &page, &typed).await
}

story! {
    async fn a_reporter_and_a_team_write_to_each_other_under_one_code(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let reporter = world.visitor().await;
        assert!(looks(&reporter, &reference, &code).await.html.contains("There are no messages yet"));

        let sent = does(&officer, &reference, "message", &[("template", "need-more"), ("words", "Was there a bus?")]).await;
        assert_eq!(sent.location, Some(format!("/reports/{reference}?done=sent")));
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("has not read this yet"));
        let page = looks(&reporter, &reference, &code).await.html;
        assert!(page.contains("We need to know a little more") && page.contains("Was there a bus?") && page.contains(">New<"), "{page}");
        assert!(!page.contains("Story Officer"), "the reporter sees the team, not the person");
        assert!(!reporter.get("/status/open").await.html.contains(">New<"), "it is new once");
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("The reporter read this"));

        assert_eq!(writes(&reporter, "The 192, at the back.").await.location.as_deref(), Some("/status/open?done=sent"));
        assert!(reporter.get("/status/open").await.html.contains("Nobody has read this yet"));
        let news = officer.get("/queue?shown=news").await.html;
        assert!(news.contains(&reference) && news.contains("New messages</a> (1)") || news.contains("(1)"), "{news}");
        assert!(world.mail_to("greater-manchester.example").await.iter().any(|letter| letter.text.contains("A reporter has written")));
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("The 192, at the back."));
        assert!(!officer.get("/queue?shown=news").await.html.contains(&reference), "somebody has read it");
        assert!(reporter.get("/status/open").await.html.contains("Somebody in the team has read this"));
    }
}

story! {
    async fn a_ready_sentence_is_read_in_each_readers_own_language(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        does(&officer, &reference, "message", &[("template", "still-working")]).await;
        let reporter = world.visitor().await;
        reporter.get("/language/cy").await;
        assert!(looks(&reporter, &reference, &code).await.html.contains("nid ydym wedi eich anghofio"));
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("we have not forgotten you"));
    }
}

story! {
    async fn a_note_is_for_the_team_alone(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        does(&officer, &reference, "note", &[("note", "Ask the bus company for film.")]).await;
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("Ask the bus company"));
        let reporter = world.visitor().await;
        assert!(!looks(&reporter, &reference, &code).await.html.contains("bus company"));
        // Not even where somebody makes a message of it in the database: its kind is part of what it was sealed as.
        change_kind(&world).await;
        let page = looks(&reporter, &reference, &code).await;
        assert!(!page.html.contains("bus company"));
    }
}

async fn change_kind(world: &World) {
    use diesel::prelude::*;
    use heard::db::schema::messages;
    let write = world.portal.db.write("by hand", |connection| {
        Ok(diesel::update(messages::table)
            .set(messages::kind.eq("from-team"))
            .execute(connection)?)
    });
    write.await.unwrap();
}

story! {
    async fn a_message_that_was_changed_says_so_and_raises_an_alarm_and_the_rest_is_read(world: World) {
        use diesel::prelude::*;
        use heard::db::schema::messages;
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        does(&officer, &reference, "message", &[("words", "Was there a bus?")]).await;
        let by_hand = world.portal.db.write("by hand", |connection| {
            Ok(diesel::update(messages::table)
                .set(messages::sent_at.eq(heard::db::Moment::from_micros(1)))
                .execute(connection)?)
        });
        by_hand.await.unwrap();
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("This message was changed") && page.contains("They spat at me."), "{page}");
        let reporter = world.visitor().await;
        assert!(looks(&reporter, &reference, &code).await.html.contains("This message was changed"));
        assert_eq!(world.count("alarms WHERE kind = 'would-not-open'").await, 1);
    }
}

story! {
    async fn a_promise_is_seen_to_be_kept_or_broken(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let reporter = world.visitor().await;
        assert!(looks(&reporter, &reference, &code).await.html.contains("has not said yet when"));
        does(&officer, &reference, "acknowledge", &[("days", "3")]).await;
        let page = looks(&reporter, &reference, &code).await.html;
        assert!(page.contains("they will write to you here by the end of 26 November 2026"), "{page}");
        let sent = does(&officer, &reference, "message", &[("template", "have-read"), ("days", "1")]).await;
        assert!(sent.location.is_some(), "{}", sent.html);
        let page = looks(&reporter, &reference, &code).await.html;
        assert!(page.contains("by the end of 26 November 2026, and they did") && page.contains("by the end of 24 November 2026"), "{page}");

        world.clock.pass(Duration::from_secs(2 * 24 * 3_600));
        let page = looks(&reporter, &reference, &code).await.html;
        assert!(page.contains("They have not done so yet"), "{page}");
        let officer = world.officer("greater-manchester").await;
        assert!(officer.get("/queue?shown=open").await.html.contains("<strong>Late</strong>"));
        does(&officer, &reference, "message", &[("template", "still-working")]).await;
        let page = looks(&reporter, &reference, &code).await.html;
        assert!(page.contains("They wrote later than that") && page.contains("has not said yet when"), "{page}");
        let refused = does(&officer, &reference, "message", &[("template", "have-read"), ("days", "365")]).await;
        assert_eq!(refused.status, Status::Forbidden);
    }
}

story! {
    async fn a_closed_report_says_why_and_opens_again_when_its_reporter_writes(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let nothing = does(&officer, &reference, "close", &[("form", "close"), ("reason", "We have looked.")]).await;
        assert!(nothing.html.contains("Choose what the reporter is told") && nothing.html.contains("We have looked."));
        let words = does(&officer, &reference, "close", &[("form", "close"), ("closing", "own-words")]).await;
        assert!(words.html.contains("Say in your own words why"));
        closes(&officer, &reference, &[("closing", "not-enough"), ("reason", "We have looked.")]).await;
        let reporter = world.visitor().await;
        let page = looks(&reporter, &reference, &code).await.html;
        assert!(page.contains("The team closed it on") && page.contains("we cannot go further") && page.contains("We have looked."), "{page}");
        assert!(officer.get("/queue?shown=closed").await.html.contains(&reference));
        assert!(!officer.get("/queue?shown=open").await.html.contains(&reference));

        // A page that was open before: nothing is sent to somebody who was told that it is over.
        let late = does(&officer, &reference, "message", &[("words", "One more thing")]).await;
        assert!(late.html.contains("was not sent"), "{}", late.html);
        writes(&reporter, "I found a photo.").await;
        assert!(officer.get("/queue?shown=open").await.html.contains(&reference));
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("I found a photo."));
        closes(&officer, &reference, &[("closing", "recorded")]).await;
        does(&officer, &reference, "reopen", &[]).await;
        assert!(officer.get("/queue?shown=open").await.html.contains(&reference));
    }
}

story! {
    async fn mail_says_that_there_is_news_only_where_mail_is_safe_and_nothing_more(world: World) {
        let (reference, _) = filed(&world, named).await;
        let (other, _) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let before = world.mail_to("home.example").await.len();
        for reference in [&reference, &other] {
            does(&officer, reference, "message", &[("words", "Was there a bus?")]).await;
        }
        let letters = world.mail_to("home.example").await;
        assert_eq!(letters.len(), before + 1);
        let letter = letters.last().unwrap();
        assert!(letter.text.contains("something new for you to read"), "{}", letter.text);
        for telling in ["bus", "http", "police", "hate", "Heard", "report"] {
            assert!(!letter.text.contains(telling) && !letter.subject.contains(telling), "{telling}");
        }
    }
}

story! {
    async fn what_a_reporter_typed_is_kept_when_the_time_runs_out(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let reporter = world.visitor().await;
        looks(&reporter, &reference, &code).await;
        let empty = writes(&reporter, " \n ").await;
        assert!(empty.html.contains("Write your message first"));
        let long = "a".repeat(5_001);
        let long = writes(&reporter, &long).await;
        assert!(long.html.contains("5,000 characters or fewer") && long.html.contains("aaaa"), "{}", long.html.len());
        let page = reporter.get("/status/open").await;
        world.clock.pass(Duration::from_secs(31 * 60));
        let typed = fields(&[("message", "He came back today.")]);
        let asked = reporter.post("/status/open", &page, &typed).await;
        assert!(asked.html.contains("this page closed after 30 minutes") && asked.html.contains("He came back today."));
        assert_eq!(world.count("messages").await, 0);
        let again = fields(&[("reference", &reference), ("code", &code), ("message", "He came back today.")]);
        let kept = reporter.post("/status", &asked, &again).await;
        assert!(kept.html.contains("He came back today.") && kept.html.contains("is not sent yet"), "{}", kept.html);
        assert_eq!(reporter.post("/status/open", &kept, &typed).await.location.as_deref(), Some("/status/open?done=sent"));
        assert_eq!(world.count("messages").await, 1);
    }
}

story! {
    async fn looking_at_an_old_report_does_not_cost_the_one_being_written(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let reporter = world.visitor().await;
        let stopped = reporter.answer_until("online", anonymous).await;
        assert_eq!(stopped, "/answers/online");
        assert!(looks(&reporter, &reference, &code).await.html.contains("What we know so far"));
        assert!(reporter.get("/answers/what").await.html.contains("They spat at me"), "the draft moved along");
        let page = reporter.get("/status/open").await;
        reporter.post("/leave", &page, &Fields::default()).await;
        assert_eq!(reporter.get("/status/open").await.location.as_deref(), Some("/status"));
        assert_eq!(world.count("reporter_visits").await + world.count("drafts WHERE state = 'open'").await, 0);
    }
}

story! {
    async fn whoever_planted_a_cookie_does_not_read_the_draft_that_is_gone_on_with(world: World) {
        let victim = world.visitor().await;
        let start = victim.get("/answers").await;
        victim.post("/answers", &start, &Fields::default()).await;
        let planted = victim.client().cookies().get("heard").unwrap().value().to_owned();
        let page = victim.get("/answers").await;
        let on = victim.post("/answers", &page, &fields(&[("go-on", "yes")])).await;
        assert_eq!(on.location.as_deref(), Some("/answers/danger"));
        assert!(victim.get("/answers/danger").await.html.contains("name=\"danger\""), "it goes on");
        let thief = world.client().await;
        let request = thief.get("/answers/danger").cookie(("heard", planted));
        let seen = request.dispatch().await.into_string().await.unwrap();
        assert!(!seen.contains("name=\"danger\""), "{seen}");
        assert_eq!(world.count("drafts").await, 1);
    }
}

story! {
    async fn a_flood_of_messages_is_told_to_wait(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let reporter = world.visitor().await;
        looks(&reporter, &reference, &code).await;
        for number in 0..30 {
            writes(&reporter, &format!("number {number}")).await;
        }
        let refused = writes(&reporter, "one more").await;
        assert!(refused.html.contains("are still unread") && refused.html.contains("one more"), "{}", refused.html);
        let officer = world.officer("greater-manchester").await;
        officer.get(&format!("/reports/{reference}")).await;
        assert_eq!(writes(&reporter, "one more").await.location.as_deref(), Some("/status/open?done=sent"));
    }
}

story! {
    async fn another_team_can_neither_read_nor_write(world: World) {
        let (reference, _) = filed(&world, anonymous).await;
        let stranger = world.officer("metropolitan").await;
        let page = stranger.get("/queue").await;
        for what in ["message", "note", "close", "reopen", "acknowledge", "move", "take", "refuse", "withdraw"] {
            let typed = fields(&[("words", "hello"), ("note", "hello"), ("closing", "recorded")]);
            let path = format!("/reports/{reference}/{what}");
            assert_eq!(stranger.post(&path, &page, &typed).await.status, Status::NotFound, "{what}");
        }
        for path in ["", "/move", "/history"] {
            assert_eq!(stranger.get(&format!("/reports/{reference}{path}")).await.status, Status::NotFound);
        }
        assert_eq!(world.count("messages").await, 0);
    }
}

story! {
    async fn the_case_says_who_saw_it_and_did_what(world: World) {
        let (reference, code) = filed(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        does(&officer, &reference, "message", &[("template", "have-read")]).await;
        let reporter = world.visitor().await;
        looks(&reporter, &reference, &code).await;
        writes(&reporter, "Thank you.").await;
        let history = officer.get(&format!("/reports/{reference}/history")).await.html;
        for told in ["Sent it", "Opened it", "Story Officer", "Wrote to the reporter", "Looked at where it stands", "Wrote to the team"] {
            assert!(history.contains(told), "{told}: {history}");
        }
        assert!(!history.contains("changed from outside"));
    }
}
