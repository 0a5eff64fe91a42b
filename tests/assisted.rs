//! Somebody at a centre helps a person report: what is agreed to is asked first, a colleague goes on, the force gets it, and nobody
//! learns more than the person agreed to.

mod consent;
mod figures;
mod given_files;
mod import;
mod quick;
mod shared_on;
mod taken_back;

use heard::audit::Happening;
use heard::commands::{Seen, Visitor};
use rocket::http::Status;

use crate::centres::{CENTRE, centre_at_work, joins_with, other_centre, worker_of};
use crate::main_job::reference_in;
use crate::story;
use crate::support::{World, fields, looks};

/// What is typed for each question, by its slug.
pub type Given<'a> = &'a [(&'a str, &'a [(&'a str, &'a str)])];

/// Begins a report at the centre; gives the path of its list of tasks.
pub async fn begins(worker: &Visitor) -> String {
    let home = worker.get("/centre").await;
    let begun = worker
        .post("/centre/drafts", &home, &fields(&[("team", CENTRE)]))
        .await;
    begun.location.unwrap()
}

pub async fn answers(worker: &Visitor, draft: &str, slug: &str, typed: &[(&str, &str)]) -> Seen {
    let path = format!("{draft}/{slug}");
    let page = worker.get(&path).await;
    assert_eq!(page.status, Status::Ok, "{path}: {:?}", page.location);
    worker.post(&path, &page, &fields(typed)).await
}

pub async fn answers_all(worker: &Visitor, draft: &str, given: Given<'_>) {
    for (slug, typed) in given {
        let answered = answers(worker, draft, slug, typed).await;
        assert!(answered.location.is_some(), "{slug}: {}", answered.html);
    }
}

/// Shows the person what is sent, and sends it; gives the page after it.
pub async fn sends(worker: &Visitor, draft: &str) -> Seen {
    let path = format!("{draft}/check");
    let check = worker.get(&path).await;
    let typed = fields(&[
        ("version", check.hidden("version")),
        ("files", check.hidden("files")),
        ("shown", "yes"),
    ]);
    let sent = worker.post(&path, &check, &typed).await;
    assert_eq!(
        sent.location.as_deref(),
        Some("/centre/sent"),
        "{}",
        sent.html
    );
    worker.get("/centre/sent").await
}

/// A person who stays unknown to the police, is reached through the centre, and notes the code.
pub const UNKNOWN: Given<'static> = &[
    ("informed", &[("informed", "yes")]),
    ("agrees", &[("agrees", "yes")]),
    ("named", &[("named", "no")]),
    ("reach-centre", &[("reach-centre", "yes")]),
    ("centre-named", &[("centre-named", "yes")]),
    ("outcome", &[("outcome", "no")]),
    ("helps-on", &[("helps-on", "no")]),
    ("where", &[("where", "transport")]),
    ("transport", &[("transport", "train")]),
    ("stop", &[("stop", "M1 1AE")]),
    ("what", &[("what", "Mężczyzna na mnie splunął.")]),
    (
        "translation",
        &[
            ("from-language", "Polish"),
            ("words", "A man spat at me. He had a knife."),
            ("translated-by", "Sana"),
            ("checked", "no"),
        ],
    ),
    ("keeps", &[("keeps", "noted")]),
    ("notes", &[("notes", "She shook while she told it.")]),
];

pub fn code_in(html: &str) -> String {
    crate::colleagues::shown(html, ".heard-code").expect(html)
}

story! {
    async fn a_person_who_stays_unknown_is_helped_and_reads_the_answer_with_a_code_of_their_own(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let draft = begins(&worker).await;
        let list = worker.get(&draft).await.html;
        assert!(list.contains("After the first task"), "{list}");
        answers_all(&worker, &draft, UNKNOWN).await;
        // The screen is turned to the person: their words, and not the notes about them.
        let check = worker.get(&format!("{draft}/check")).await.html;
        assert!(check.contains("splunął") && check.contains("British Transport Police") && !check.contains("She shook"), "{check}");
        let sent = sends(&worker, &draft).await;
        let (reference, code) = (reference_in(&sent.html), code_in(&sent.html));
        assert_eq!(worker.get(&draft).await.status, Status::NotFound, "the draft is gone");

        let officer = world.officer("btp").await;
        let case = officer.get(&format!("/reports/{}", reference)).await.html;
        for told in ["splunął", "A man spat at me", "She shook", "Rusholme Advice helped them report", "Write to the centre", "Helper not trained", "Weapon"] {
            assert!(case.contains(told), "{told}: {case}");
        }
        let answered = officer.post(
            &format!("/reports/{}/message", reference),
            &officer.get(&format!("/reports/{}", reference)).await,
            &fields(&[("form", "message"), ("template", "have-read"), ("words", "We have the train's pictures."), ("days", "")]),
        ).await;
        assert!(answered.location.is_some(), "{}", answered.html);
        // At home, with the code.
        let person = world.visitor().await;
        let status = looks(&person, &reference, &code).await;
        assert!(status.html.contains("We have the train"), "{}", status.html);

        let home = worker.get("/centre").await.html;
        let shown = heard::vault::Reference::shown(&reference);
        assert!(home.contains(&shown) && home.contains("Read on") && home.contains("Waits for a manager"), "{home}");
        assert!(!home.contains("spat") && !home.contains("splun"));
        // Nothing but what is for the centre may be read there, and no mail told of the person.
        assert_eq!(worker.get(&format!("/reports/{}", reference)).await.status, Status::NotFound);
        assert_eq!(world.happenings_of(&reference, Happening::Filed).await, 1);
    }
}

story! {
    async fn the_code_is_gone_from_the_screen_of_the_centre_once_the_person_has_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        let sent = sends(&manager, &draft).await;
        let code = code_in(&sent.html);
        let done = manager.post("/centre/sent", &sent, &fields(&[])).await;
        assert_eq!(done.location.as_deref(), Some("/centre?done=sent"));
        for path in ["/centre/sent", "/answers/sent", "/answers/sent/paper", "/centre"] {
            assert!(!manager.get(path).await.html.contains(&code), "{path}");
        }
    }
}

story! {
    async fn a_colleague_goes_on_with_what_another_began_and_neither_overwrites_the_other(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let draft = begins(&worker).await;
        answers_all(&worker, &draft, &[("informed", &[("informed", "yes")]), ("agrees", &[("agrees", "yes")])]).await;
        assert!(manager.get("/centre").await.html.contains(&draft));
        // Both have a page open that they read before the other saved.
        let (one, other) = (format!("{draft}/what"), format!("{draft}/why"));
        let (page_one, page_other) = (worker.get(&one).await, manager.get(&other).await);
        let typed = (fields(&[("what", "They shouted.")]), fields(&[("why", "My accent.")]));
        let (saved, saved_too) = world.at_once(worker.post(&one, &page_one, &typed.0), manager.post(&other, &page_other, &typed.1)).await;
        assert!(saved.location.is_some() && saved_too.location.is_some(), "{}{}", saved.html, saved_too.html);
        for (reader, path, words) in [(&manager, &one, "They shouted."), (&worker, &other, "My accent.")] {
            assert!(reader.get(path).await.html.contains(words));
        }
    }
}

story! {
    async fn another_centre_and_the_force_see_nothing_of_what_was_begun(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        for someone in [lead, world.officer("metropolitan").await, world.visitor().await] {
            for path in [draft.clone(), format!("{draft}/what"), format!("{draft}/check")] {
                assert_eq!(someone.get(&path).await.status, Status::NotFound, "{path}");
            }
        }
    }
}

story! {
    async fn whoever_said_no_is_left_alone_unless_somebody_at_risk_is_named_with_who_decided_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, &[("informed", &[("informed", "yes")]), ("agrees", &[("agrees", "refused")])]).await;
        let check = manager.get(&format!("{draft}/check")).await;
        assert_eq!(check.location.unwrap(), format!("{draft}/agrees"));
        let override_of = [
            ("agrees", "refused"), ("all-the-same", "child"), ("decided-by", "Noor Haddad"),
            ("decided-why", "The child is hit at home."), ("were-told", "yes"),
        ];
        answers(&manager, &draft, "agrees", &override_of).await;
        answers_all(&manager, &draft, &[("where", &[("where", "transport")]), ("transport", &[("transport", "train")]), ("stop", &[("stop", "M1 1AE")])]).await;
        let sent = sends(&manager, &draft).await;
        assert!(sent.html.contains("There is no code"), "{}", sent.html);
        let reference = reference_in(&sent.html);
        let case = world.officer("btp").await.get(&format!("/reports/{reference}")).await.html;
        for told in ["Sent without agreement", "Safeguarding", "Noor Haddad", "The child is hit at home."] {
            assert!(case.contains(told), "{told}: {case}");
        }
    }
}

story! {
    async fn where_nobody_says_where_it_was_the_national_desk_gets_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, &[("informed", &[("informed", "yes")]), ("agrees", &[("agrees", "yes")]), ("what", &[("what", "They shouted at me.")])]).await;
        let sent = sends(&manager, &draft).await;
        let reference = reference_in(&sent.html);
        let case = world.officer("national-desk").await.get(&format!("/reports/{reference}")).await;
        assert!(case.status == Status::Ok && case.html.contains("They shouted at me."));
    }
}

story! {
    async fn what_somebody_without_training_sent_goes_at_once_and_another_manager_signs_for_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let mut references = Vec::new();
        for helper in [&worker, &manager] {
            let draft = begins(helper).await;
            answers_all(helper, &draft, UNKNOWN).await;
            references.push(reference_in(&sends(helper, &draft).await.html));
        }
        let signs = async |reference: &str| {
            let path = format!("/centre/reports/{reference}");
            let page = manager.get(&path).await;
            manager.post(&format!("{path}/countersign"), &page, &fields(&[])).await
        };
        assert!(signs(&references[0]).await.location.unwrap().ends_with("done=signed"));
        assert!(manager.get(&format!("/centre/reports/{}", references[0])).await.html.contains("A manager has signed"));
        assert_eq!(world.happenings_of(&references[0], Happening::Countersigned).await, 1);
        // Nobody signs for themself, and no worker signs.
        assert_eq!(signs(&references[1]).await.status, Status::NotFound);
        let page = worker.get(&format!("/centre/reports/{}", references[1])).await;
        let tried = worker.post(&format!("/centre/reports/{}/countersign", references[1]), &page, &fields(&[])).await;
        assert_eq!(tried.status, Status::NotFound);
    }
}

story! {
    async fn a_worker_of_another_centre_gets_at_nothing_of_this_one(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let other = other_centre(&world, &lead).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, &[("informed", &[("informed", "yes")]), ("agrees", &[("agrees", "yes")]), ("helps-on", &[("helps-on", "yes")])]).await;
        let begun = begins(&manager).await;
        let reference = reference_in(&sends(&manager, &draft).await.html);
        let report = format!("/centre/reports/{reference}");
        let own = other.get("/centre").await;
        assert!(!own.html.contains(&begun) && !own.html.contains(&report), "{}", own.html);
        for path in [begun.clone(), format!("{begun}/what"), format!("{begun}/check"), report.clone(), format!("{report}/read"), format!("/centre/details?team={CENTRE}")] {
            assert_eq!(other.get(&path).await.status, Status::NotFound, "{path}");
        }
        let typed = fields(&[("sure", "yes"), ("words", "Hello"), ("team", CENTRE), ("version", "2")]);
        for path in [format!("{report}/withdraw"), format!("{report}/message"), format!("{report}/countersign"), format!("{begun}/erase"), "/centre/drafts".to_owned()] {
            assert_eq!(other.post(&path, &own, &typed).await.status, Status::NotFound, "{path}");
        }
    }
}

story! {
    async fn one_who_was_invited_and_has_no_keys_yet_learns_nothing_and_ends_nothing(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        let reference = reference_in(&sends(&manager, &draft).await.html);
        let people = format!("/admin/people?team={CENTRE}");
        let page = manager.get(&people).await;
        let typed = fields(&[("team", CENTRE), ("email", "new@rusholme.example"), ("role", "worker")]);
        let invited = manager.post("/admin/people/invite", &page, &typed).await;
        let newcomer = joins_with(&world, &code_in(&invited.html), "New Worker").await;
        let home = newcomer.get("/centre").await;
        assert!(home.html.contains("Waiting for a colleague") && !home.html.contains(&reference), "{}", home.html);
        let path = format!("/centre/reports/{reference}");
        assert_eq!(newcomer.get(&path).await.status, Status::NotFound);
        let gone = newcomer.post(&format!("{path}/withdraw"), &home, &fields(&[("sure", "yes")])).await;
        assert_eq!(gone.status, Status::NotFound);
    }
}

story! {
    async fn the_word_that_a_centre_knows_a_person_by_is_for_the_centre_alone(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, &[
            ("informed", &[("informed", "yes")]), ("agrees", &[("agrees", "yes")]), ("where", &[("where", "transport")]),
            ("transport", &[("transport", "train")]), ("stop", &[("stop", "M1 1AE")]), ("keeps", &[("keeps", "word"), ("known-by", "Kingfisher")]),
        ]).await;
        let sent = sends(&manager, &draft).await;
        assert!(sent.html.contains("There is no code"), "{}", sent.html);
        let reference = reference_in(&sent.html);
        assert!(manager.get(&format!("/centre/reports/{reference}")).await.html.contains("Kingfisher"));
        assert!(!world.officer("btp").await.get(&format!("/reports/{reference}")).await.html.contains("Kingfisher"));
    }
}

story! {
    async fn a_click_too_many_shows_the_same_page_and_never_that_of_another_person(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let (one, other) = (begins(&manager).await, begins(&manager).await);
        for draft in [&one, &other] {
            answers_all(&manager, draft, UNKNOWN).await;
        }
        let check = manager.get(&format!("{one}/check")).await;
        let typed = fields(&[("version", check.hidden("version")), ("files", check.hidden("files")), ("shown", "yes")]);
        let path = format!("{one}/check");
        for _ in 0..2 {
            let sent = manager.post(&path, &check, &typed).await;
            assert_eq!(sent.location.as_deref(), Some("/centre/sent"), "{}", sent.html);
        }
        // What a colleague erased is not shown as sent, while the page of the other person is still there.
        let page = manager.get(&other).await;
        manager.post(&format!("{other}/erase"), &page, &fields(&[("sure", "yes"), ("version", page.hidden("version"))])).await;
        let tried = manager.post(&format!("{other}/check"), &page, &typed).await;
        assert_eq!(tried.status, Status::NotFound);
    }
}

story! {
    async fn a_suspended_centre_finishes_what_it_began_and_begins_nothing(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        let page = lead.get(&format!("/admin/centres/{CENTRE}?team=btp")).await;
        lead.post(&format!("/admin/centres/{CENTRE}/suspend"), &page, &fields(&[("team", "btp"), ("to", "suspended")])).await;
        let home = manager.get("/centre").await;
        let begun = manager.post("/centre/drafts", &home, &fields(&[("team", CENTRE)])).await;
        assert_eq!(begun.location.unwrap(), format!("/centre?team={CENTRE}"));
        answers_all(&manager, &draft, UNKNOWN).await;
        let reference = reference_in(&sends(&manager, &draft).await.html);
        let case = world.officer("btp").await.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("Centre not accredited"), "{case}");
    }
}

story! {
    async fn a_centre_may_begin_a_hundred_reports_and_is_told_to_finish_some_first(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let mut drafts = Vec::new();
        for _ in 0..100 {
            drafts.push(begins(&manager).await);
        }
        let home = manager.get("/centre").await;
        let start = async || manager.post("/centre/drafts", &home, &fields(&[("team", CENTRE)])).await.location.unwrap();
        let refused = start().await;
        assert!(manager.get(&refused).await.html.contains("Send or erase some of them first"), "{refused}");
        let page = manager.get(&drafts[0]).await;
        let erased = manager.post(&format!("{}/erase", drafts[0]), &page, &fields(&[("sure", "yes"), ("version", page.hidden("version"))])).await;
        assert!(erased.location.unwrap().ends_with("done=erased"));
        assert!(start().await.starts_with("/centre/drafts/"));
    }
}

story! {
    async fn a_draft_that_nobody_works_on_is_gone_after_fourteen_days(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        begins(&manager).await;
        let erased = async |days: u64| {
            let now = world.clock.now() + std::time::Duration::from_secs(days * 24 * 3_600);
            crate::colleagues::change(&world, move |connection| heard::centres::erase_ended_assisted_drafts(connection, now)).await
        };
        assert_eq!((erased(13).await, erased(14).await), (0, 1));
    }
}

story! {
    async fn whoever_helps_can_read_what_each_strand_takes_in_and_what_the_law_of_that_nation_says(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        let page = manager.get(&format!("{draft}/strands")).await.html;
        for told in ["Gypsy, Roma or a Traveller", "Sentencing Act 2020", "Nobody has to prove it"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("Hate Crime and Public Order"));
        answers(&manager, &draft, "stop", &[("stop", "EH1 1YZ")]).await;
        let scottish = manager.get(&format!("{draft}/why")).await.html;
        assert!(scottish.contains("Hate Crime and Public Order (Scotland) Act 2021") && scottish.contains("Variations in sex"), "{scottish}");
        assert!(!scottish.contains("Sentencing Act 2020") && !manager.get(&format!("{draft}/when")).await.html.contains("Nobody has to prove"));
    }
}

story! {
    async fn what_does_not_fit_what_they_agreed_to_is_shown_before_it_is_sent(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        answers(&manager, &draft, "centre-named", &[("centre-named", "no")]).await;
        answers(&manager, &draft, "stop", &[("stop", "EH1 1YZ")]).await;
        answers(&manager, &draft, "why", &[("why", "I pray. I told Rusholme Advice. Ring me on 0161 496 0000.")]).await;
        let check = manager.get(&format!("{draft}/check")).await.html;
        for told in [
            "Here is a phone number", "Here is our name", "They do not learn the name", "They may turn to us, the centre", "and not which",
            "What British Transport Police may know", "Scotland only counts it as a crime", "They do not tell us what came of it",
        ] {
            assert!(check.contains(told), "{told}: {check}");
        }
        // So is what is said of a file, which the person is shown as well.
        let given = crate::assisted::given_files::gives_with(&manager, &draft, "zofia@home.example.txt", b"Hello", "With Rusholme Advice").await;
        assert!(given.contains("We have it"), "{given}");
        let check = manager.get(&format!("{draft}/check")).await.html;
        for told in ["Here is an email address", "With Rusholme Advice", "zofia@home.example.txt"] {
            assert!(check.contains(told), "{told}: {check}");
        }
        // Whoever tells it for somebody who does not know gets no code, and the page says so beforehand.
        assert!(check.contains("The person gets a code"), "{check}");
        answers(&manager, &draft, "who", &[("who", "someone-else")]).await;
        answers(&manager, &draft, "they-know", &[("they-know", "no")]).await;
        let check = manager.get(&format!("{draft}/check")).await.html;
        assert!(check.contains("The person gets no code"), "{check}");
        answers(&manager, &draft, "who", &[("who", "victim")]).await;
        // Whoever changes an answer from here comes back here.
        let page = manager.get(&format!("{draft}/why?back=check")).await;
        let changed = manager.post(&format!("{draft}/why?back=check"), &page, &fields(&[("why", "I pray.")])).await;
        assert_eq!(changed.location, Some(format!("{draft}/check")));
        // It is theirs to decide: nothing is held up.
        let sent = sends(&manager, &draft).await;
        assert!(!reference_in(&sent.html).is_empty());
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        assert!(!manager.get(&format!("{draft}/check")).await.html.contains("Look at this once more"));
    }
}

story! {
    async fn whoever_goes_past_how_they_come_back_without_a_choice_can_still_send(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        answers(&manager, &draft, "keeps", &[]).await;
        assert_eq!(manager.get(&format!("{draft}/check")).await.status, Status::Ok);
        assert!(sends(&manager, &draft).await.html.contains("no code"));
    }
}

story! {
    async fn no_question_at_the_desk_must_be_answered(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers(&manager, &draft, "agrees", &[("agrees", "yes")]).await;
        for slug in ["where", "taken", "danger"] {
            let passed = answers(&manager, &draft, slug, &[]).await;
            assert!(passed.location.is_some(), "{slug}: {}", passed.html);
        }
        // Whoever empties what stood there takes it back, and stays where they came from.
        answers(&manager, &draft, "where", &[("where", "place")]).await;
        answers(&manager, &draft, "place", &[("place", "M1 1AE")]).await;
        assert!(manager.get(&format!("{draft}/check")).await.html.contains("Greater Manchester"));
        let path = format!("{draft}/place?back=check");
        let page = manager.get(&path).await;
        let emptied = manager.post(&path, &page, &fields(&[("place", ""), ("detail", "")])).await;
        assert_eq!(emptied.location, Some(format!("{draft}/check")), "{}", emptied.html);
        assert!(!manager.get(&format!("{draft}/place")).await.html.contains("value=\"M1 1AE\""));
        let wrong = answers(&manager, &draft, "taken", &[("taken", "paper"), ("taken-on-day", "40")]).await;
        assert!(wrong.html.contains("There is a problem"), "{}", wrong.html);
    }
}
