//! After sending, whoever wants to says who they are: stored apart, in the categories of the nation (T-11).

use heard::commands::Visitor;
use heard::web::Fields;
use rocket::http::Status;

use crate::main_job::{anonymous, reference_in};
use crate::story;
use crate::support::{World, fields};

const PATH: &str = "/answers/about-you";

async fn reported(world: &World, place: &'static str) -> (Visitor, String) {
    let reporter = world.visitor().await;
    let answers = |slug: &str| match slug {
        "place" => fields(&[("place", place)]),
        other => anonymous(other),
    };
    assert_eq!(reporter.answer_all(answers).await, "/answers/check");
    let reference = reference_in(&reporter.send().await.html);
    (reporter, reference)
}

story! {
    async fn what_is_answered_is_sealed_apart_and_only_the_team_reads_it(world: World) {
        let (reporter, reference) = reported(&world, "M1 1AE").await;
        assert_eq!(world.count("sealed_parts").await, 4);
        let page = reporter.get(PATH).await;
        let typed = fields(&[("own-age", "25-to-44"), ("ethnic-group", "asian"), ("ethnic-words", "Bengali & <b>Londoner</b>"), ("condition", "autism")]);
        let kept = reporter.post(PATH, &page, &typed).await;
        assert_eq!(kept.location.as_deref(), Some("/answers/sent?done=kept"));
        let after = reporter.get("/answers/sent?done=kept").await.html;
        assert!(after.contains("Your answers about you are kept") && after.contains(&reference[..4]), "the reference is still there");
        assert_eq!(world.count("sealed_parts WHERE part = 'equality'").await, 1);

        let officer = world.officer("greater-manchester").await;
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        for told in ["What they said about themselves", "25 to 44", "Asian or Asian British", "Bengali &amp; &lt;b&gt;Londoner", "Autism"] {
            assert!(case.contains(told), "{told} is missing: {case}");
        }
        // Once is all: a page sent twice keeps the first.
        let twice = reporter.post(PATH, &page, &fields(&[("own-age", "under-18")])).await;
        assert!(reporter.get(&twice.location.unwrap()).await.html.contains("We keep what you said first"));
        assert_eq!(world.count("sealed_parts WHERE part = 'equality'").await, 1);
        assert!(officer.get(&format!("/reports/{reference}/history")).await.html.contains("Answered the questions about fairness"));
    }
}

story! {
    async fn whoever_answers_nothing_leaves_nothing_and_the_report_is_whole(world: World) {
        let (reporter, reference) = reported(&world, "M1 1AE").await;
        let page = reporter.get(PATH).await;
        let kept = reporter.post(PATH, &page, &Fields::default()).await;
        assert_eq!(kept.location.as_deref(), Some("/answers/sent"));
        assert_eq!(world.count("sealed_parts").await, 4);
        let case = world.officer("greater-manchester").await.get(&format!("/reports/{reference}")).await;
        assert!(case.status == Status::Ok && !case.html.contains("What they said about themselves"));
    }
}

story! {
    async fn each_nation_is_asked_in_its_own_categories(world: World) {
        for (place, has, has_not) in [
            ("M1 1AE", "Asian or Asian British", "African, Scottish African"),
            ("EH1 1YZ", "African, Scottish African", "Irish Traveller"),
            ("BT1 5GS", "Irish Traveller", "Church of Scotland"),
        ] {
            let (reporter, _) = reported(&world, place).await;
            let page = reporter.get(PATH).await.html;
            assert!(page.contains(has) && !page.contains(has_not), "{place}: {page}");
        }
    }
}

story! {
    async fn what_will_not_do_is_told_and_stays_typed_and_nobody_else_gets_there(world: World) {
        let (reporter, _) = reported(&world, "M1 1AE").await;
        let page = reporter.get(PATH).await;
        let long = "x".repeat(121);
        let refused = reporter.post(PATH, &page, &fields(&[("ethnic-words", &long), ("sex", "neither-offered")])).await.html;
        assert!(refused.contains("Error: ") && refused.contains(&long), "{refused}");
        let stranger = world.visitor().await;
        assert_eq!(stranger.get(PATH).await.location.as_deref(), Some("/answers/sent"));
    }
}
