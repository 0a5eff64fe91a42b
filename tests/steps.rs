//! The steps that every case needs: none is skipped unseen, each has its clock, and junk needs one reason.

use std::time::Duration;

use heard::audit::{self, Actor, Chain, Happening};
use heard::commands::{Seen, Visitor};
use rocket::http::Status;

use crate::answers::{does, filed as filed_in_manchester};
use crate::colleagues::{filed, steward, works_here};
use crate::main_job::anonymous;
use crate::story;
use crate::support::{World, fields, looks};

const LEE: &str = "lee@btp.example";
const SAM: &str = "sam@btp.example";
const HOUR: Duration = Duration::from_secs(3_600);

/// Answers to the questions about the risk, none of which speaks of any.
pub const LOW: [(&str, &str); 9] = [
    ("again-soon", "no"),
    ("worse", "no"),
    ("knows-where", "no"),
    ("close-to-them", "no"),
    ("before", "no"),
    ("hurt-or-weapon", "no"),
    ("alone", "no"),
    ("coping", "yes"),
    ("others-afraid", "no"),
];

/// Does a step of a case on its own page.
pub async fn step(officer: &Visitor, reference: &str, step: &str, typed: &[(&str, &str)]) -> Seen {
    // Nobody does anything with what they never read.
    officer.get(&format!("/reports/{reference}")).await;
    let path = format!("/reports/{reference}/steps/{step}");
    let page = officer.get(&path).await;
    assert_eq!(page.status, Status::Ok, "{path}");
    let seen = crate::support::browser::hidden(&page.html, "seen").unwrap_or_default();
    let mut all = vec![("seen", seen)];
    all.extend(typed);
    officer.post(&path, &page, &fields(&all)).await
}

/// Agrees to a colleague's assessment without opening the report.
async fn step_unread(lead: &Visitor, reference: &str) -> Seen {
    let path = format!("/reports/{reference}/steps/review");
    let page = lead.get(&path).await;
    let seen = crate::support::browser::hidden(&page.html, "seen").unwrap_or_default();
    lead.post(
        &path,
        &page,
        &fields(&[("seen", seen), ("answer", "agreed")]),
    )
    .await
}

/// The same, which must go well.
pub async fn takes(officer: &Visitor, reference: &str, name: &str, typed: &[(&str, &str)]) {
    let done = step(officer, reference, name, typed).await;
    let back = format!("/reports/{reference}?done=step");
    assert_eq!(done.location, Some(back), "{name}: {}", done.html);
}

/// Everything that a case of low risk needs before it can be closed.
pub const ALL_OF_LOW_RISK: [(&str, &[(&str, &str)]); 5] = [
    ("assessment", &LOW),
    (
        "record",
        &[("answer", "crime"), ("reference", "CR-12345-26")],
    ),
    (
        "contact",
        &[("answer", "not-possible"), ("why", "No way was given.")],
    ),
    (
        "referral",
        &[("answer", "not-offered"), ("why", "Nobody to ask.")],
    ),
    ("intelligence", &[("answer", "submitted")]),
];

/// Does everything that the page of the report says is still to be done, but for `left_out`.
pub async fn takes_every_step_but(officer: &Visitor, reference: &str, left_out: &str) {
    for (name, typed) in ALL_OF_LOW_RISK {
        if name != left_out {
            takes(officer, reference, name, typed).await;
        }
    }
    // What else is needed follows from the report and from how it is recorded.
    let more: [(&str, &[(&str, &str)]); 3] = [
        (
            "rights",
            &[("answer", "could-not"), ("why", "No way was given.")],
        ),
        (
            "cctv",
            &[("answer", "not-there"), ("why", "No camera there.")],
        ),
        (
            "oversight",
            &[("answer", "told-oversight"), ("why", "By telephone.")],
        ),
    ];
    for (name, typed) in more {
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        if name != left_out && page.contains(&format!("/steps/{name}\"")) {
            takes(officer, reference, name, typed).await;
        }
    }
}

/// Closes a report of which every step was done, or with the one reason that is enough for junk.
pub async fn closes(officer: &Visitor, reference: &str, typed: &[(&str, &str)]) -> Seen {
    officer.get(&format!("/reports/{reference}")).await;
    let junk = [
        ("form", "close"),
        ("dismissed", "yes"),
        ("dismissed-why", "An advertisement."),
    ];
    let all: Vec<_> = junk.iter().chain(typed).copied().collect();
    does(officer, reference, "close", &all).await
}

/// Closes a report in whichever way it can be: with one reason, or once every step was done.
pub async fn closes_somehow(officer: &Visitor, reference: &str, typed: &[(&str, &str)]) -> Seen {
    let closed = closes(officer, reference, typed).await;
    if closed.location.is_some() {
        return closed;
    }
    takes_every_step_but(officer, reference, "").await;
    closes(officer, reference, typed).await
}

story! {
    async fn a_case_is_not_closed_while_a_step_is_left_out(world: World) {
        for (left_out, _) in ALL_OF_LOW_RISK {
            let reference = filed(&world).await;
            let officer = world.officer("btp").await;
            does(&officer, &reference, "acknowledge", &[]).await;
            takes_every_step_but(&officer, &reference, left_out).await;
            let refused = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded")]).await;
            let link = format!("href=\"/reports/{reference}/steps/{left_out}\"");
            let summary = crate::colleagues::shown(&refused.html, ".govuk-error-summary").unwrap_or_default();
            assert!(summary.contains("Before you close the report") && refused.html.contains(&link), "{left_out}: {}", refused.html);
            assert_eq!(world.count("reports WHERE state = 'closed'").await, 0, "{left_out}");
            takes(&officer, &reference, left_out, ALL_OF_LOW_RISK.iter().find(|(name, _)| *name == left_out).unwrap().1).await;
            if left_out == "record" {
                takes(&officer, &reference, "rights", &[("answer", "told")]).await;
            }
            let closed = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded")]).await;
            assert_eq!(closed.location, Some(format!("/reports/{reference}?done=closed")), "{}", closed.html);
            does(&officer, &reference, "reopen", &[]).await;
            let again = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded")]).await;
            assert!(again.html.contains("Before you close the report: Assess the risk"), "what was opened again is looked at again");
        }
        world.assert_well().await;
    }
}

story! {
    async fn junk_is_closed_with_one_reason_in_two_actions(world: World) {
        let reference = filed(&world).await;
        let officer = world.officer("btp").await;
        let closed = closes(&officer, &reference, &[("closing", "own-words"), ("reason", "Thank you.")]).await;
        assert_eq!(closed.location, Some(format!("/reports/{reference}?done=closed")), "{}", closed.html);
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("An advertisement."), "the reason stays: {page}");
        assert_eq!(world.count("case_steps WHERE step = 'dismissal'").await, 1);
        world.assert_well().await;
    }
}

story! {
    async fn what_speaks_of_a_risk_or_a_crime_needs_its_steps(world: World) {
        let told: [(&str, &[(&str, &str)]); 2] = [
            ("assessment", &[("again-soon", "yes")]),
            ("record", &[("answer", "crime"), ("reference", "CR-1-26")]),
        ];
        for (name, typed) in told {
            let reference = filed(&world).await;
            let officer = world.officer("btp").await;
            let typed: Vec<_> = typed.iter().chain(&LOW).copied().collect();
            takes(&officer, &reference, name, &typed).await;
            let refused = closes(&officer, &reference, &[("closing", "recorded")]).await;
            assert!(refused.html.contains("speaks of a crime or a risk"), "{name}: {}", refused.html);
        }
        // And one reason is one: none is none.
        let reference = filed(&world).await;
        let officer = world.officer("btp").await;
        let refused = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded"), ("dismissed", "yes")]).await;
        assert!(refused.html.contains("Say in a few words why there is no crime"), "{}", refused.html);
        assert_eq!(world.count("reports WHERE state = 'closed'").await, 0);
    }
}

story! {
    async fn a_high_risk_is_looked_at_by_another_supervisor(world: World) {
        let reference = filed(&world).await;
        let steward = steward(&world).await;
        let officer = works_here(&world, &steward, LEE, "officer").await;
        let lead = works_here(&world, &steward, SAM, "lead").await;
        let high: Vec<_> = [("coping", "own-life")].iter().chain(&LOW).copied().collect();
        takes(&steward, &reference, "assessment", &high).await;
        let page = lead.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("Risk: High") && page.contains("Ask another supervisor to look at the high risk"), "{page}");
        // Not by whoever assessed it, and not by an officer.
        for other in [&steward, &officer] {
            let refused = step(other, &reference, "review", &[("answer", "agreed")]).await;
            assert!(refused.html.contains("A supervisor who did not assess the risk must do this"), "{}", refused.html);
        }
        assert_eq!(world.count("case_steps WHERE step = 'review'").await, 0);
        // Nobody gets round it by assessing once more.
        takes(&officer, &reference, "assessment", &LOW).await;
        // Nobody agrees to what they have not read since.
        let unread = step_unread(&lead, &reference).await;
        assert!(unread.location.is_none(), "agreed unread");
        world.clock.pass(HOUR / 60);
        let closing = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded")]).await;
        assert!(closing.html.contains("Before you close the report: Ask another supervisor"), "{}", closing.html);
        takes(&lead, &reference, "review", &[("answer", "more-to-do"), ("why", "Visit them first.")]).await;
        let page = lead.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("Visit them first."));
        takes(&lead, &reference, "review", &[("answer", "agreed")]).await;
        let closing = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded")]).await;
        assert!(!closing.html.contains("Before you close the report: Ask another supervisor"));
        // A high risk that is found later is owed again.
        takes(&officer, &reference, "assessment", &high).await;
        let closing = does(&officer, &reference, "close", &[("form", "close"), ("closing", "recorded")]).await;
        assert!(closing.html.contains("Before you close the report: Ask another supervisor"));
        world.assert_well().await;
    }
}

story! {
    async fn another_level_than_the_answers_make_needs_a_reason(world: World) {
        let reference = filed(&world).await;
        let officer = world.officer("btp").await;
        let judged: Vec<_> = [("level", "high")].iter().chain(&LOW).copied().collect();
        let refused = step(&officer, &reference, "assessment", &judged).await;
        assert!(refused.html.contains("Say more in a few words"), "{}", refused.html);
        let unanswered = step(&officer, &reference, "assessment", &LOW[1..]).await;
        assert!(unanswered.html.contains("href=\"#again-soon\""), "{}", unanswered.html);
        // Nor is a high risk judged away by one person.
        let worst: Vec<_> = [("level", "low"), ("why", "It is over."), ("coping", "own-life")].iter().chain(&LOW).copied().collect();
        takes(&officer, &reference, "assessment", &worst).await;
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("High by the answers, judged lower") && page.contains("Another supervisor must look at it"), "{page}");
        assert!(officer.get("/queue?team=btp&shown=review").await.html.contains(&reference));
        let told: Vec<_> = [("why", "They said who will come.")].iter().chain(&judged).copied().collect();
        takes(&officer, &reference, "assessment", &told).await;
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("Risk: High") && page.contains("They said who will come."));
    }
}

story! {
    async fn what_is_not_done_in_time_is_late_in_the_queue_and_stays_so(world: World) {
        let reference = filed(&world).await;
        let officer = world.officer("btp").await;
        does(&officer, &reference, "acknowledge", &[]).await;
        let overdue = "/queue?team=btp&shown=overdue";
        assert!(!officer.get(overdue).await.html.contains(&reference));
        world.clock.pass(25 * HOUR);
        let officer = world.officer("btp").await;
        let queue = officer.get(overdue).await.html;
        assert!(queue.contains(&reference) && queue.contains("<strong>Late</strong>"), "{queue}");
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(page.contains("Late: it was to be done by 24 November 2026 at 12:00"), "{page}");
        for (name, typed) in &ALL_OF_LOW_RISK[..2] {
            takes(&officer, &reference, name, typed).await;
        }
        assert!(!officer.get(overdue).await.html.contains(&reference), "the rest is not due yet");
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("(late)"), "it was late all the same");
    }
}

story! {
    async fn a_message_is_the_first_contact_and_tells_what_happened(world: World) {
        let (reference, code) = filed_in_manchester(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}");
        does(&officer, &reference, "message", &[("template", "have-read")]).await;
        assert!(officer.get(&path).await.html.contains("Wrote to them"));
        takes(&officer, &reference, "event", &[("answer", "arrest")]).await;
        let page = officer.get(&path).await.html;
        assert!(page.contains("Tell the reporter what happened") && page.contains("To do by 24 November 2026 at 23:59"), "{page}");
        world.clock.pass(HOUR / 60);
        does(&officer, &reference, "message", &[("words", "Somebody was arrested.")]).await;
        let page = officer.get(&path).await.html;
        assert!(!page.contains("To do by 24 November 2026 at 23:59"), "{page}");
        assert!(looks(&world.visitor().await, &reference, &code).await.html.contains("Somebody was arrested."));
    }
}

story! {
    async fn the_clocks_wait_for_the_reporter_and_run_on_when_they_write(world: World) {
        let (reference, code) = filed_in_manchester(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}");
        for (name, typed) in [&ALL_OF_LOW_RISK[0], &ALL_OF_LOW_RISK[1]] {
            takes(&officer, &reference, name, typed).await;
        }
        takes(&officer, &reference, "pause", &[("answer", "awaiting-reporter"), ("why", "Which bus was it?")]).await;
        assert!(officer.get("/queue?shown=awaiting").await.html.contains(&reference));
        let page = officer.get(&path).await.html;
        assert!(page.contains("Its clock stopped on") && page.contains("Start the clocks again"), "{page}");
        world.clock.pass(4 * 24 * HOUR);
        let officer = world.officer("greater-manchester").await;
        assert!(!officer.get("/queue?shown=overdue").await.html.contains(&reference), "nothing is late while it waits");
        let reporter = world.visitor().await;
        let page = looks(&reporter, &reference, &code).await;
        assert_eq!(page.status, Status::Ok);
        let open = reporter.get("/status/open").await;
        reporter.post("/status/open", &open, &fields(&[("message", "The 192.")])).await;
        assert!(!officer.get("/queue?shown=awaiting").await.html.contains(&reference));
        assert!(officer.get(&path).await.html.contains("Pause the clocks"));
        assert_eq!(world.happenings_of(&reference, Happening::StepTaken).await, 4);
        world.assert_well().await;
    }
}

story! {
    async fn a_step_is_not_done_twice_nor_for_another_team_nor_where_it_is_none(world: World) {
        let reference = filed(&world).await;
        let officer = world.officer("btp").await;
        let path = format!("/reports/{reference}/steps/record");
        assert_eq!(officer.get(&path).await.location, Some(format!("/reports/{reference}")), "nobody has read it yet");
        officer.get(&format!("/reports/{reference}")).await;
        let page = officer.get(&path).await;
        let typed = fields(&[("seen", "0"), ("answer", "crime"), ("reference", "CR-1-26")]);
        assert!(officer.post(&path, &page, &typed).await.location.is_some());
        let again = officer.post(&path, &page, &typed).await;
        assert!(again.html.contains("did something with this report a moment ago") && again.html.contains("CR-1-26"), "{}", again.html);
        assert_eq!(world.count("case_steps").await, 1);
        for none in ["review", "go-on", "dismissal", "opened", "update", "nothing", "linked"] {
            let path = format!("/reports/{reference}/steps/{none}");
            let seen = officer.get(&path).await;
            assert!(seen.status == Status::NotFound || seen.location == Some(format!("/reports/{reference}")), "{none}");
            let answer = [("seen", "1"), ("answer", "agreed"), ("why", "What was typed stays.")];
            let refused = officer.post(&path, &page, &fields(&answer)).await;
            assert!(refused.location.is_none(), "{none}");
        }
        assert_eq!(world.count("case_steps").await, 1);
        // Not needed any more in this moment: what was typed is not lost.
        let rights = officer.get(&format!("/reports/{reference}/steps/rights")).await;
        takes(&officer, &reference, "record", &[("answer", "antisocial"), ("why", "Noise.")]).await;
        let late = officer.post(&format!("/reports/{reference}/steps/rights"), &rights, &fields(&[("seen", "1"), ("answer", "could-not"), ("why", "A long story.")])).await;
        assert!(late.html.contains("A long story.") && late.html.contains("a moment ago"), "{}", late.html);
        takes(&officer, &reference, "record", &[("answer", "crime"), ("reference", "CR-1-26")]).await;
        let other = world.officer("greater-manchester").await;
        let page = other.get("/queue").await;
        assert_eq!(other.get(&path).await.status, Status::NotFound);
        assert_eq!(other.post(&path, &page, &typed).await.status, Status::NotFound);
        let too_long = step(&officer, &reference, "record", &[("answer", "crime"), ("reference", &"9".repeat(41))]).await;
        assert!(too_long.html.contains("40 characters at most"), "{}", too_long.html);
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("CR-1-26"), "the crime's reference is at the head");
    }
}

story! {
    async fn what_is_done_in_time_is_not_late_for_what_comes_after(world: World) {
        let (reference, _) = filed_in_manchester(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        for (name, typed) in &ALL_OF_LOW_RISK {
            takes(&officer, &reference, name, typed).await;
        }
        takes(&officer, &reference, "event", &[("answer", "arrest")]).await;
        world.clock.pass(HOUR / 2);
        does(&officer, &reference, "message", &[("words", "Somebody was arrested.")]).await;
        world.clock.pass(10 * 24 * HOUR);
        let officer = world.officer("greater-manchester").await;
        does(&officer, &reference, "message", &[("template", "still-working")]).await;
        takes(&officer, &reference, "record", &[("answer", "crime"), ("reference", "CR-2-26")]).await;
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(!page.contains("(late)"), "{page}");
        assert!(page.contains("Reference in your record system: CR-2-26"));
        world.clock.pass(HOUR / 60);
        takes(&officer, &reference, "record", &[("answer", "antisocial"), ("why", "No crime after all.")]).await;
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(!page.contains("<strong>Reference in your record system"), "{page}");
    }
}

story! {
    async fn a_link_does_not_put_off_what_is_late(world: World) {
        let (reference, _) = filed_in_manchester(&world, anonymous).await;
        let (other, _) = filed_in_manchester(&world, anonymous).await;
        world.clock.pass(30 * HOUR);
        let officer = world.officer("greater-manchester").await;
        for one in [&reference, &other] {
            officer.get(&format!("/reports/{one}")).await;
        }
        let path = format!("/reports/{reference}/links");
        let page = officer.get(&path).await;
        let linked = officer.post(&path, &page, &fields(&[("other", &other), ("answer", "same-place")])).await;
        assert!(linked.location.is_some(), "{}", linked.html);
        assert!(officer.get("/queue?shown=overdue").await.html.contains(&reference));
        // A second click changes nothing.
        officer.post(&path, &page, &fields(&[("other", &other), ("answer", "same-place")])).await;
        assert_eq!(world.happenings_of(&reference, Happening::StepTaken).await, 1);
    }
}

story! {
    async fn a_report_whose_reporter_just_wrote_is_read_before_it_is_closed(world: World) {
        let (reference, code) = filed_in_manchester(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}")).await;
        let reporter = world.visitor().await;
        looks(&reporter, &reference, &code).await;
        let open = reporter.get("/status/open").await;
        reporter.post("/status/open", &open, &fields(&[("message", "He is back.")])).await;
        let typed = fields(&[("form", "close"), ("closing", "recorded"), ("dismissed", "yes"), ("dismissed-why", "Nothing in it.")]);
        let path = format!("/reports/{reference}/close");
        let refused = officer.post(&path, &page, &typed).await;
        assert!(refused.html.contains("has written something new") && refused.html.contains("He is back."), "{}", refused.html);
        assert!(officer.post(&path, &page, &typed).await.location.is_some(), "now it was read");
    }
}

story! {
    async fn whoever_reads_how_to_contact_somebody_on_a_steps_page_is_written_down(world: World) {
        let (reference, _) = filed_in_manchester(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}");
        officer.get(&path).await;
        let before = world.happenings_of(&reference, Happening::Opened).await;
        officer.get(&format!("{path}/steps/record")).await;
        assert_eq!(world.happenings_of(&reference, Happening::Opened).await, before, "it tells nothing of the report");
        let page = officer.get(&format!("{path}/steps/contact")).await.html;
        assert!(page.contains("How to contact them safely"), "{page}");
        assert_eq!(world.happenings_of(&reference, Happening::Opened).await, before + 1);
    }
}

story! {
    async fn clocks_that_start_again_at_another_team_were_not_started_by_the_reporter(world: World) {
        let (reference, _) = filed_in_manchester(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        takes(&officer, &reference, "pause", &[("answer", "reporter-asked"), ("why", "After the exams.")]).await;
        let path = format!("/reports/{reference}/move");
        let page = officer.get(&path).await;
        officer.post(&path, &page, &fields(&[("team", "national-desk"), ("why", "Not ours.")])).await;
        let wanted = reference.clone();
        let read = world.portal.db.read(move |connection| {
            use diesel::prelude::*;
            use heard::db::schema::reports;
            let report = reports::table
                .filter(reports::reference.eq(wanted))
                .select(reports::id)
                .first(connection)?;
            audit::entries(connection, Chain::Report(report))
        });
        let entries = read.await.unwrap();
        let went_on = entries.iter().find(|entry| entry.step.as_deref() == Some("go-on=go-on")).expect("the clocks run");
        assert!(matches!(went_on.actor, Actor::Person(_)), "{:?}", went_on.actor);
        world.assert_well().await;
    }
}
