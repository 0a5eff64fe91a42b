//! What people type by mistake, in fear, in other scripts, or on purpose.

use heard::commands::Visitor;
use heard::reporting::{Field, Kind, LATER, QUESTIONS};
use heard::web::Fields;
use rocket::http::Status;

use crate::main_job::{anonymous, code_in, named, reference_in};
use crate::story;
use crate::support::{World, fields, looks};

/// Walks up to the question called `slug` and gives a visitor who stands there.
async fn standing_at(world: &World, slug: &'static str, way: fn(&str) -> Fields) -> Visitor {
    let visitor = world.visitor().await;
    assert_eq!(
        visitor.answer_until(slug, way).await,
        format!("/answers/{slug}")
    );
    visitor
}

async fn typed_at(visitor: &Visitor, slug: &str, typed: &Fields) -> heard::commands::Seen {
    let path = format!("/answers/{slug}");
    let page = visitor.get(&path).await;
    visitor.post(&path, &page, typed).await
}

story! {
    async fn too_much_is_told_with_the_figure_and_every_letter_stays(world: World) {
        let visitor = standing_at(&world, "what", anonymous).await;
        let story = "ő".repeat(30_001);
        let page = typed_at(&visitor, "what", &fields(&[("what", &story)])).await;
        assert_eq!(page.status, Status::Ok);
        assert!(page.html.contains("Error: Question"));
        assert!(page.html.contains("href=\"#what\""));
        assert!(page.html.contains(&story), "what was typed must stay");
        let fits = "ő".repeat(30_000);
        assert!(typed_at(&visitor, "what", &fields(&[("what", &fits)])).await.location.is_some());
    }
}

story! {
    async fn a_form_beyond_all_measure_is_refused_with_a_page_and_the_draft_stays(world: World) {
        let visitor = standing_at(&world, "what", anonymous).await;
        let page = typed_at(&visitor, "what", &fields(&[("what", &"x".repeat(2_000_000))])).await;
        assert_eq!(page.status, Status::PayloadTooLarge);
        assert!(page.html.contains("<h1"));
        let story = fields(&[("what", "They are back.")]);
        assert!(typed_at(&visitor, "what", &story).await.location.is_some());
    }
}

/// Without these a report cannot be brought to anybody. Nobody is held up for want of any other answer.
const NEEDED: [&str; 6] = [
    "where",
    "transport",
    "tram",
    "place",
    "which-place",
    "which-other-place",
];

#[test]
fn only_what_routing_needs_must_be_answered() {
    fn add(fields: &'static [Field], needed: &mut Vec<&str>) {
        for field in fields {
            needed.extend(field.required.then_some(field.name));
            if let Kind::OneOf(choices) | Kind::AnyOf(choices) = &field.kind {
                choices
                    .iter()
                    .for_each(|choice| add(choice.reveals, needed));
            }
        }
    }
    let mut needed = Vec::new();
    QUESTIONS
        .iter()
        .for_each(|question| add(question.fields, &mut needed));
    assert_eq!(needed, NEEDED);
}

#[test]
fn no_field_has_the_name_of_the_button_that_stops_or_of_the_proof() {
    fn check(fields: &[Field]) {
        for field in fields {
            assert!(![LATER, "csrf"].contains(&field.name), "{}", field.name);
            if let Kind::OneOf(choices) | Kind::AnyOf(choices) = &field.kind {
                choices.iter().for_each(|choice| check(choice.reveals));
            }
        }
    }
    QUESTIONS.iter().for_each(|question| check(question.fields));
}

story! {
    async fn whoever_says_only_where_it_happened_is_heard_and_the_officer_sees_what_was_passed_over(world: World) {
        let visitor = world.visitor().await;
        let only_where = |slug: &str| match slug {
            "where" => fields(&[("where", "place")]),
            "place" => fields(&[("place", "M1 1AE")]),
            _ => Fields::default(),
        };
        assert_eq!(visitor.answer_all(only_where).await, "/answers/check");
        let check = visitor.get("/answers/check").await.html;
        let asked = check.matches("govuk-summary-list__key").count();
        assert_eq!(check.matches("Not provided").count(), asked - 2);
        let sent = visitor.send().await.html;
        assert!(sent.contains("We show no code for this one"), "nobody said who they are");
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{}", reference_in(&sent));
        let seen = officer.get(&path).await.html;
        assert_eq!(seen.matches("Not provided").count(), asked - 2);
        assert!(seen.contains("They gave no name and no way to reach them"), "nobody said that they may be reached");
    }
}

story! {
    async fn nothing_typed_where_something_is_needed_says_what_to_do(world: World) {
        let visitor = standing_at(&world, "where", anonymous).await;
        let page = typed_at(&visitor, "where", &Fields::default()).await;
        assert!(page.html.contains("There is a problem"));
        assert_eq!(page.html.matches("Choose where it happened").count(), 2);
    }
}

story! {
    async fn every_script_and_direction_reaches_the_officer_as_it_was_typed(world: World) {
        let stories = [
            "\u{202b}كسروا النافذة\u{202c} والباب",
            "Mae’n ddrwg gennyf, ŵyr ŷn ni",
            "他们打破了窗户 🪟💔",
            "<script>alert(1)</script> & \"quotes\" 'n' {{ braces }}",
            "a\u{300}\u{301}\u{302} zalgo",
        ];
        for story in stories {
            let visitor = world.visitor().await;
            let told = |slug: &str| match slug {
                "what" => fields(&[("what", story)]),
                other => anonymous(other),
            };
            assert_eq!(visitor.answer_all(told).await, "/answers/check");
            let reference = reference_in(&visitor.send().await.html);
            let officer = world.officer("greater-manchester").await;
            let page = officer.get(&format!("/reports/{reference}")).await.html;
            let text = scraper::Html::parse_document(&page).root_element().text().collect::<String>();
            assert!(text.contains(story), "{story}");
            assert!(!page.contains("<script>alert"));
        }
    }
}

story! {
    async fn control_characters_never_reach_the_officer_and_lose_nobody_their_words(world: World) {
        let visitor = world.visitor().await;
        let told = |slug: &str| match slug {
            "what" => fields(&[("what", "He\u{0} hit\u{7} me\u{1b}[31m.\r\nTwice.")]),
            other => anonymous(other),
        };
        assert_eq!(visitor.answer_all(told).await, "/answers/check");
        let reference = reference_in(&visitor.send().await.html);
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(!page.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\t'));
        for word in ["He", "hit", "me", "Twice."] {
            assert!(page.contains(word));
        }
    }
}

story! {
    async fn each_kind_of_place_we_cannot_use_gets_its_own_sentence(world: World) {
        let mut sentences = std::collections::BTreeSet::new();
        for place in ["ZZ9 9ZZ", "BF1 2AB", "GIR 0AA", "qwertyuiop", "W1A", "Q"] {
            let visitor = standing_at(&world, "place", anonymous).await;
            let page = typed_at(&visitor, "place", &fields(&[("place", place)])).await;
            if page.location.is_some() {
                continue;
            }
            assert!(page.html.contains("There is a problem"), "{place}");
            assert!(page.html.contains(&format!("value=\"{place}\"")), "{place} must stay");
            let summary = page.html.split("href=\"#place\">").nth(1).unwrap();
            sentences.insert(summary.split('<').next().unwrap().to_owned());
        }
        assert!(sentences.len() >= 4, "{sentences:?}");
    }
}

story! {
    async fn jersey_is_told_who_can_help_and_nothing_is_kept(world: World) {
        let visitor = standing_at(&world, "place", anonymous).await;
        let page = typed_at(&visitor, "place", &fields(&[("place", "JE2 3AB")])).await;
        assert!(page.html.contains("Jersey"), "{}", page.html);
        assert_eq!(world.count("drafts").await, 0);
    }
}

story! {
    async fn part_of_a_postcode_in_three_forces_asks_one_more_question(world: World) {
        let visitor = standing_at(&world, "place", anonymous).await;
        let page = typed_at(&visitor, "place", &fields(&[("place", "LA6")])).await;
        assert_eq!(page.location.as_deref(), Some("/answers/which-place"));
        let choice = visitor.get("/answers/which-place").await;
        for force in ["Cumbria Constabulary", "Lancashire Constabulary", "North Yorkshire Police"] {
            assert!(choice.html.contains(force), "{force}");
        }
    }
}

story! {
    async fn a_change_that_opens_a_question_asks_it_and_hides_what_no_longer_concerns(world: World) {
        let visitor = world.visitor().await;
        assert_eq!(visitor.answer_all(named).await, "/answers/check");
        let changed = typed_at(&visitor, "identity", &fields(&[("identity", "no-name")])).await;
        assert_eq!(changed.location.as_deref(), Some("/answers/check"));
        let check = visitor.get("/answers/check").await;
        assert!(!check.html.contains("Zainab") && !check.html.contains("home.example"));
        let changed = typed_at(&visitor, "identity", &fields(&[("identity", "trusted")])).await;
        assert_eq!(changed.location.as_deref(), Some("/answers/trusted"));
        let reference = {
            typed_at(&visitor, "identity", &fields(&[("identity", "no-name")])).await;
            reference_in(&visitor.send().await.html)
        };
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(!page.contains("Zainab") && !page.contains("home.example"));
        assert!(world.mail_to("home.example").await.is_empty());
    }
}

story! {
    async fn wrong_codes_are_counted_for_one_report_and_never_shut_its_reporter_out(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let sent = reporter.send().await;
        let (reference, code) = (reference_in(&sent.html), code_in(&sent.html));
        let look = |code: &str| fields(&[("reference", &reference), ("code", code)]);
        let form = reporter.get("/status").await;
        for _ in 0..8 {
            let wrong = reporter.post("/status", &form, &look("0000000000000000")).await;
            assert!(!wrong.html.contains("Greater Manchester"));
        }
        let failures = || async {
            use diesel::prelude::*;
            use heard::db::schema::code_throttles;
            let read = world.portal.db.read(|connection| {
                Ok(code_throttles::table.select(code_throttles::failures).first::<i32>(connection)?)
            });
            read.await.unwrap()
        };
        assert_eq!(failures().await, 6, "past the sixth, tries do not even count for a while");
        let right = looks(&reporter, &reference, &code).await;
        assert!(right.html.contains("Greater Manchester"), "{}", right.html);
        assert_eq!(failures().await, 0);
    }
}

story! {
    async fn a_network_that_tries_many_codes_is_told_to_wait(world: World) {
        let guesser = world.visitor().await;
        let form = guesser.get("/status").await;
        let wrong = fields(&[("reference", "23456789"), ("code", "0000000000000000")]);
        let mut last = Status::Ok;
        for _ in 0..30 {
            last = guesser.post("/status", &form, &wrong).await.status;
        }
        assert_eq!(last, Status::TooManyRequests);
    }
}

story! {
    async fn a_helper_who_may_be_the_abuser_is_shown_no_code(world: World) {
        let visitor = world.visitor().await;
        let told = |slug: &str| match slug {
            "who" => fields(&[("who", "someone-else")]),
            "they-know" => fields(&[("they-know", "no")]),
            other => anonymous(other),
        };
        assert_eq!(visitor.answer_all(told).await, "/answers/check");
        let sent = visitor.send().await;
        let reference = reference_in(&sent.html);
        assert!(!sent.html.contains("heard-code"), "{}", sent.html);
        assert_eq!(world.count("report_key_wraps").await, 1, "only the team holds the key of {reference}");
    }
}

story! {
    async fn family_as_suspect_closes_letters_visits_texts_and_voicemail(world: World) {
        let visitor = world.visitor().await;
        let told = |slug: &str| match slug {
            "know-them" => fields(&[("know-them", "family")]),
            "phone" => fields(&[("phone", "yes"), ("number", "0161 496 0000")]),
            "letter" | "visit" | "texts" | "voicemail" => panic!("{slug} must not be asked"),
            other => named(other),
        };
        assert_eq!(visitor.answer_all(told).await, "/answers/check");
    }
}

story! {
    async fn nobody_writes_to_a_cell_or_visits_it(world: World) {
        let visitor = world.visitor().await;
        let told = |slug: &str| match slug {
            "place-type" => fields(&[("place-type", "custody")]),
            "letter" | "visit" => panic!("{slug} must not be asked"),
            other => named(other),
        };
        assert_eq!(visitor.answer_all(told).await, "/answers/check");
    }
}

story! {
    async fn nothing_is_sent_to_an_address_that_others_read_or_may_read(world: World) {
        for readers in ["others", "not-sure"] {
            let visitor = world.visitor().await;
            let told = |slug: &str| match slug {
                "email" => fields(&[("email", "yes"), ("address", "zainab@home.example"), ("readers", readers)]),
                other => named(other),
            };
            assert_eq!(visitor.answer_all(told).await, "/answers/check");
            visitor.send().await;
        }
        assert!(world.mail_to("home.example").await.is_empty());
    }
}

/// Answers of somebody in Manchester who fears that those who did it come back.
pub fn may_come_back(slug: &str) -> Fields {
    match slug {
        "danger" => fields(&[("danger", "may-come-back")]),
        other => anonymous(other),
    }
}

story! {
    async fn somebody_who_may_come_back_rings_the_night_bell(world: World) {
        let visitor = world.visitor().await;
        assert_eq!(visitor.answer_all(may_come_back).await, "/answers/check");
        visitor.send().await;
        let letters = world.mail_to("greater-manchester.example").await;
        let mut to: Vec<_> = letters.iter().map(|letter| letter.to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["bell@greater-manchester.example", "night@greater-manchester.example"]);
        assert!(letters.iter().all(|letter| !letter.text.contains("spat")));
    }
}

story! {
    async fn another_place_after_a_choice_between_places_asks_again_and_lets_the_person_send(world: World) {
        let visitor = world.visitor().await;
        let first = |slug: &str| match slug {
            "place" => fields(&[("place", "LA6")]),
            "which-place" => fields(&[("which-place", "Lancaster (Lancashire Constabulary)")]),
            other => anonymous(other),
        };
        assert_eq!(visitor.answer_all(first).await, "/answers/check");
        let changed = typed_at(&visitor, "place", &fields(&[("place", "Ashford")])).await;
        assert_eq!(changed.location.as_deref(), Some("/answers/which-place"));
        let choice = visitor.get("/answers/which-place").await.html;
        let offered = choice.split("value=\"Ashford").nth(1).unwrap().split('"').next().unwrap();
        let offered = format!("Ashford{}", offered.replace("&#x27;", "'"));
        let chosen = typed_at(&visitor, "which-place", &fields(&[("which-place", &offered)])).await;
        assert_eq!(chosen.location.as_deref(), Some("/answers/goes-to"));
        let seen = typed_at(&visitor, "goes-to", &Fields::default()).await;
        assert_eq!(seen.location.as_deref(), Some("/answers/check"));
        reference_in(&visitor.send().await.html);
    }
}

story! {
    async fn a_slip_of_the_fingers_in_a_place_costs_no_story(world: World) {
        let visitor = world.visitor().await;
        assert_eq!(visitor.answer_all(anonymous).await, "/answers/check");
        for slip in ["JE2 3AB", "IM1 1AA", "Sark"] {
            let changed = typed_at(&visitor, "place", &fields(&[("place", slip)])).await;
            assert_eq!(changed.location, None, "{slip}");
            assert!(changed.html.contains("href=\"#place\"") && changed.html.contains("still here"), "{}", changed.html);
        }
        let check = visitor.get("/answers/check").await.html;
        assert!(check.contains("spat at me") && check.contains("M1 1AE"));
    }
}

story! {
    async fn on_a_train_in_scotland_the_strands_of_scotland_are_asked_about(world: World) {
        let on_a_train = |stop: &'static str| move |slug: &str| match slug {
            "where" => fields(&[("where", "transport")]),
            "transport" => fields(&[("transport", "train")]),
            "stop" => fields(&[("stop", stop)]),
            other => anonymous(other),
        };
        for (stop, offers_age) in [("EH1 1YZ", true), ("EH1", true), ("M1 1AE", false)] {
            let visitor = world.visitor().await;
            assert_eq!(visitor.answer_all(on_a_train(stop)).await, "/answers/check");
            let strands = visitor.get("/answers/strands").await.html;
            assert_eq!(strands.contains("value=\"age\""), offers_age, "{stop}");
            reference_in(&visitor.send().await.html);
        }
        assert_eq!(world.count("reports WHERE nation = 'scotland' AND authority = 'S12000036'").await, 2);
    }
}

story! {
    async fn strands_are_asked_again_when_the_nation_changes(world: World) {
        let visitor = world.visitor().await;
        let scottish = |slug: &str| match slug {
            "place" => fields(&[("place", "EH1 1YZ")]),
            "strands" => fields(&[("strands", "age")]),
            other => anonymous(other),
        };
        assert_eq!(visitor.answer_all(scottish).await, "/answers/check");
        let changed = typed_at(&visitor, "place", &fields(&[("place", "M1 1AE")])).await;
        assert_eq!(changed.location.as_deref(), Some("/answers/strands"));
    }
}

story! {
    async fn nobody_sends_what_another_tab_changed_behind_their_back(world: World) {
        let visitor = world.visitor().await;
        assert_eq!(visitor.answer_all(anonymous).await, "/answers/check");
        let check = visitor.get("/answers/check").await;
        let shown = check.html.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        typed_at(&visitor, "why", &fields(&[("why", "Something else")])).await;
        let sent = visitor.post("/answers/check", &check, &fields(&[("version", &shown)])).await;
        assert_eq!(sent.location.as_deref(), Some("/answers/check"));
        assert_eq!(world.count("reports").await, 0);
    }
}

story! {
    async fn a_name_that_is_nearly_right_is_offered_in_a_list(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_until("place", anonymous).await, "/answers/place");
        let page = reporter.get("/answers/place").await;
        let typed = reporter.post("/answers/place", &page, &fields(&[("place", "Manches")])).await;
        assert_eq!(typed.location.as_deref(), Some("/answers/which-place"));
        let page = reporter.get("/answers/which-place").await;
        assert!(page.html.contains("Manchester (Greater Manchester Police)") && page.html.contains("go back and type another"), "{}", page.html);
    }
}
