//! A question's page is printed once and kept: whoever comes later sees their own words in it, and nobody else's.

use heard::commands::Visitor;
use heard::web::Fields;
use scraper::{ElementRef, Html, Selector};

use crate::main_job::named;
use crate::story;
use crate::support::{World, fields};

/// Words of one person, with all that markup could trip over.
fn words(person: &str, field: &str) -> String {
    format!("{field} of {person}: <b>\"1\" & '2'</b> \u{202b}كسروا\u{202c} \u{F0001}")
}

/// What `person` answers; all words differ from person to person, and Cai's choices from those of the others.
fn answers(person: &str, slug: &str) -> Fields {
    let word = |field: &str| words(person, field);
    match slug {
        "where" if person == "Cai" => fields(&[("where", "transport")]),
        "transport" if person == "Cai" => fields(&[("transport", "tram"), ("tram", "metrolink")]),
        "stop" if person == "Cai" => fields(&[("stop", "M1 1AE"), ("detail", &word("detail"))]),
        "when" if person == "Cai" => fields(&[("when", "not-sure")]),
        "already" if person == "Cai" => fields(&[("already", "no")]),
        "email" if person == "Cai" => fields(&[("email", "no")]),
        "phone" if person == "Cai" => fields(&[
            ("phone", "yes"),
            ("number", "0161 496 0000"),
            ("times", &word("times")),
        ]),
        "voicemail" if person == "Cai" => fields(&[("voicemail", "no")]),
        "letter" if person == "Cai" => fields(&[("letter", "no")]),
        "place" => fields(&[("place", "M1 1AE"), ("detail", &word("detail"))]),
        "when" => fields(&[("when", "roughly"), ("about", &word("about"))]),
        "already" => fields(&[
            ("already", "yes"),
            ("told", &word("told")),
            ("number", &word("number")),
        ]),
        "what" | "why" | "name" => fields(&[(slug, &word(slug))]),
        "strands" => fields(&[("strands", "race"), ("other-strand", &word("other-strand"))]),
        "email" => fields(&[
            ("email", "yes"),
            ("address", &format!("{person}@home.example")),
        ]),
        "letter" => fields(&[
            ("letter", "yes"),
            ("postal-address", &word("postal-address")),
        ]),
        other => named(other),
    }
}

/// What stands in the boxes of a page, and which choices are made.
fn shown(html: &str) -> Vec<(String, String)> {
    let boxes = Selector::parse("main input:not([name=csrf]), main textarea").unwrap();
    let page = Html::parse_document(html);
    let of = |element: ElementRef<'_>| {
        let control = element.value();
        let value = match control.name() {
            "textarea" => element.text().collect(),
            _ => control.attr("value").unwrap_or_default().to_owned(),
        };
        let counts = match control.attr("type") {
            Some("radio" | "checkbox") => control.attr("checked").is_some(),
            _ => !value.is_empty(),
        };
        counts.then(|| (control.attr("name").unwrap_or_default().to_owned(), value))
    };
    page.select(&boxes).filter_map(of).collect()
}

/// Looks at every question that `person` has answered: it shows their words.
async fn sees_own_words(visitor: &Visitor, person: &str) {
    let mut questions = 0;
    for question in heard::reporting::QUESTIONS.iter() {
        let page = visitor.get(&format!("/answers/{}", question.slug)).await;
        if page.location.is_some() || question.fields.is_empty() {
            continue;
        }
        questions += 1;
        let given = answers(person, question.slug);
        let given: Vec<_> = given
            .each()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        assert_eq!(shown(&page.html), given, "{}", question.slug);
        assert!(page.html.contains(&format!("value=\"{}\"", page.proof())));
    }
    assert!(questions > 15, "only {questions} were seen");
}

story! {
    async fn each_person_sees_their_own_words_and_nobody_elses(world: World) {
        let (one, other) = (world.visitor().await, world.visitor().await);
        assert_eq!(one.answer_all(|slug| answers("Ada", slug)).await, "/answers/check");
        sees_own_words(&one, "Ada").await;
        assert_eq!(other.answer_all(|slug| answers("Bea", slug)).await, "/answers/check");
        sees_own_words(&other, "Bea").await;
        sees_own_words(&one, "Ada").await;

        let cai = world.visitor().await;
        assert_eq!(cai.answer_all(|slug| answers("Cai", slug)).await, "/answers/check");
        sees_own_words(&cai, "Cai").await;

        let third = world.visitor().await;
        let start = third.get("/answers").await;
        third.post("/answers", &start, &Fields::default()).await;
        let page = third.get("/answers/danger").await;
        assert_eq!(shown(&page.html), []);
        assert_ne!(page.proof(), one.get("/answers/danger").await.proof());
    }
}

story! {
    async fn a_page_that_was_kept_is_the_very_page_that_is_printed_anew(world: World) {
        let (first, later) = (world.visitor().await, world.visitor().await);
        for visitor in [&first, &later] {
            assert_eq!(visitor.answer_all(|slug| answers("Cai", slug)).await, "/answers/check");
        }
        let mut compared = 0;
        for question in heard::reporting::QUESTIONS.iter() {
            let path = format!("/answers/{}", question.slug);
            let (printed, kept) = (first.get(&path).await, later.get(&path).await);
            if printed.location.is_none() {
                compared += 1;
                let proof = printed.proof().to_owned();
                assert_eq!(kept.html.replace(kept.proof(), &proof), printed.html, "{path}");
            }
        }
        assert!(compared > 15, "only {compared} were compared");
    }
}

story! {
    async fn pages_that_show_everybody_the_same_are_kept_too_and_each_form_is_its_persons_own(world: World) {
        let (first, later, newcomer) = (world.visitor().await, world.visitor().await, world.visitor().await);
        for visitor in [&first, &later] {
            let start = visitor.get("/answers").await;
            visitor.post("/answers", &start, &Fields::default()).await;
        }
        for path in ["/", "/help", "/status", "/answers"] {
            let (printed, kept) = (first.get(path).await, later.get(path).await);
            let own = |page: &heard::commands::Seen| page.html.replace(&format!("value=\"{}\"", page.proof()), "");
            assert_eq!(own(&kept), own(&printed), "{path}");
            assert_eq!(printed.proof().is_empty(), kept.proof().is_empty(), "{path}");
            assert!(printed.proof().is_empty() || printed.proof() != kept.proof(), "{path}");
        }
        assert!(later.get("/answers").await.html.contains("name=\"go-on\""));
        assert!(!newcomer.get("/answers").await.html.contains("name=\"go-on\""));
        let typed = fields(&[("reference", "7K3F-9QX2"), ("code", "no code")]);
        let form = later.get("/status").await;
        assert!(later.post("/status", &form, &typed).await.html.contains("7K3F-9QX2"));
        assert!(!first.get("/status").await.html.contains("7K3F-9QX2"));
    }
}

story! {
    async fn the_step_of_a_question_is_that_of_the_persons_own_way(world: World) {
        let long_way = |slug: &str| match slug {
            "danger" => fields(&[("danger", "may-come-back")]),
            other => named(other),
        };
        let (short, long) = (world.visitor().await, world.visitor().await);
        short.answer_all(named).await;
        long.answer_all(long_way).await;
        let back = |html: &str| {
            let link = Selector::parse("a.govuk-back-link").unwrap();
            let page = Html::parse_document(html);
            page.select(&link).next().and_then(|link| link.attr("href").map(str::to_owned)).unwrap()
        };
        let (page, later) = (short.get("/answers/who").await.html, long.get("/answers/who").await.html);
        assert!(page.contains("Question 2 - ") && later.contains("Question 3 - "));
        assert_eq!(back(&page), "/answers/danger");
        assert_eq!(back(&later), "/answers/safe-first");
        let welsh = long.client().get("/answers/who").header(rocket::http::Header::new("Accept-Language", "cy"));
        let welsh = welsh.dispatch().await.into_string().await.unwrap();
        assert!(welsh.contains("lang=\"cy\"") && !welsh.contains("Question 3"), "{welsh}");
    }
}
