//! Reports that belong together are found by what stands in them, once somebody opened them; nobody outside the team finds anything.

use heard::commands::{Seen, Visitor};
use heard::web::Fields;
use rocket::http::Status;

use crate::answers::filed;
use crate::colleagues::{PEOPLE, steward, takes_out, works_here};
use crate::main_job::{anonymous, named};
use crate::steps::{LOW, takes};
use crate::story;
use crate::support::{World, fields};

/// An anonymous report that tells of the same car and the same person as [`by_the_same`].
fn of_the_same(slug: &str) -> Fields {
    match slug {
        "suspects" => fields(&[("names", "Jon Smyth"), ("vehicle", "a red Ford, ab12 cde")]),
        other => anonymous(other),
    }
}

/// Another about them, that tells it otherwise.
fn by_the_same(slug: &str) -> Fields {
    match slug {
        "what" => fields(&[(
            "what",
            "John Smith shouted at me from AB12CDE. He rang from +44 7700 900123 later.",
        )]),
        other => anonymous(other),
    }
}

async fn searches(officer: &Visitor, slug: &str, typed: &str) -> Seen {
    let page = officer.get(&format!("/search?team={slug}")).await;
    assert_eq!(page.status, Status::Ok);
    officer
        .post("/search", &page, &fields(&[("team", slug), ("for", typed)]))
        .await
}

async fn opens(officer: &Visitor, reference: &str) -> String {
    officer.get(&format!("/reports/{reference}")).await.html
}

async fn links(officer: &Visitor, reference: &str, other: &str, answer: &str) -> Seen {
    let path = format!("/reports/{reference}/links");
    let page = officer.get(&path).await;
    officer
        .post(
            &path,
            &page,
            &fields(&[("other", other), ("answer", answer)]),
        )
        .await
}

story! {
    async fn a_report_is_found_by_what_stands_in_it_once_somebody_opened_it(world: World) {
        let (one, _) = filed(&world, of_the_same).await;
        let (other, _) = filed(&world, by_the_same).await;
        let officer = world.officer("greater-manchester").await;
        let slug = "greater-manchester";
        let unopened = searches(&officer, slug, "AB12 CDE").await.html;
        assert!(unopened.contains("Nothing was found") && unopened.contains("Not opened yet: 2"), "{unopened}");
        assert!(searches(&officer, slug, &one).await.html.contains(&format!("/reports/{one}")), "its reference is found always");
        opens(&officer, &one).await;
        let page = opens(&officer, &other).await;
        assert!(page.contains("1 other report may belong to this one"), "{page}");
        for typed in ["ab12cde", "AB12 CDE"] {
            let found = searches(&officer, slug, typed).await.html;
            assert!(found.contains(&one) && found.contains(&other) && found.contains("the same number plate"), "{typed}: {found}");
        }
        let found = searches(&officer, slug, "07700 900123").await.html;
        assert!(found.contains(&other) && !found.contains(&one), "{found}");
        let found = searches(&officer, slug, "Smith, Jon").await.html;
        assert!(found.contains(&one) && found.contains("sounds the same"), "{found}");
        let nothing = searches(&officer, slug, "").await.html;
        assert!(nothing.contains("Type what you look for"));
        // What was looked for stands nowhere; that somebody did does.
        assert!(world.count("events WHERE entry LIKE '%searched%'").await >= 6);
        assert_eq!(world.count("events WHERE entry LIKE '%900123%'").await, 0);
    }
}

story! {
    async fn nobody_finds_what_another_team_has(world: World) {
        let (one, _) = filed(&world, of_the_same).await;
        let officer = world.officer("greater-manchester").await;
        opens(&officer, &one).await;
        let other = world.officer("metropolitan").await;
        for typed in ["AB12CDE", one.as_str()] {
            assert!(searches(&other, "metropolitan", typed).await.html.contains("Nothing was found"), "{typed}");
        }
        assert_eq!(other.get("/search?team=greater-manchester").await.status, Status::NotFound);
        let page = other.get("/search?team=metropolitan").await;
        let typed = fields(&[("team", "greater-manchester"), ("for", "AB12CDE")]);
        assert_eq!(other.post("/search", &page, &typed).await.status, Status::NotFound);
        // The same thing has another token in each team.
        let (met, _) = filed(&world, |slug| match slug {
            "place" => fields(&[("place", "SW1A 1AA")]),
            other => of_the_same(other),
        })
        .await;
        opens(&other, &met).await;
        assert!(world.count("case_tokens").await > 1);
        assert_eq!(world.count("(SELECT token FROM case_tokens GROUP BY token HAVING COUNT(*) > 1) AS twice").await, 0);
    }
}

story! {
    async fn a_link_makes_a_repeat_victim_with_a_count_and_asks_for_the_risk_again(world: World) {
        let mut all = Vec::new();
        for _ in 0..3 {
            all.push(filed(&world, named).await.0);
        }
        let officer = world.officer("greater-manchester").await;
        for reference in &all {
            opens(&officer, reference).await;
        }
        takes(&officer, &all[0], "assessment", &LOW).await;
        let path = format!("/reports/{}", all[0]);
        let together = officer.get(&format!("{path}/links")).await.html;
        assert!(together.contains("the same phone number") || together.contains("the same e-mail address"), "{together}");
        assert_eq!(links(&officer, &all[0], &all[1], "same-victim").await.location, Some(format!("{path}/links?done=linked")));
        links(&officer, &all[2], &all[1], "same-victim").await;
        let page = opens(&officer, &all[0]).await;
        assert!(page.contains("Repeat victim: 3 reports") && page.contains("Repeat victim"), "{page}");
        assert!(page.contains("To do by 24 November 2026 at 12:00"), "the risk is to be assessed again");
        takes(&officer, &all[0], "assessment", &LOW).await;
        assert_eq!(world.count("flags WHERE flag = 'repeat-victim'").await, 3);
        // Decided otherwise later.
        links(&officer, &all[0], &all[1], "not-linked").await;
        assert!(!opens(&officer, &all[0]).await.contains("Repeat victim: "));
        world.assert_well().await;
    }
}

story! {
    async fn what_is_no_report_of_the_team_is_linked_to_nothing(world: World) {
        let (one, _) = filed(&world, anonymous).await;
        let train = crate::colleagues::filed(&world).await;
        let officer = world.officer("greater-manchester").await;
        opens(&officer, &one).await;
        for other in [train.as_str(), one.as_str(), "CDFH2345", ""] {
            let refused = links(&officer, &one, other, "same-victim").await;
            assert!(refused.html.contains("Type the reference of another report of your team"), "{other}");
        }
        let refused = links(&officer, &one, &train, "").await;
        assert!(refused.html.contains("Choose how they belong together") && refused.html.contains(&train));
        assert_eq!(world.count("case_links").await, 0);
        let stranger = world.officer("btp").await;
        assert_eq!(stranger.get(&format!("/reports/{one}/links")).await.status, Status::NotFound);
    }
}

story! {
    async fn what_was_found_before_the_key_turned_is_found_after(world: World) {
        let old = crate::colleagues::filed(&world).await;
        let steward = steward(&world).await;
        works_here(&world, &steward, "lee@btp.example", "officer").await;
        opens(&steward, &old).await;
        assert_eq!(takes_out(&steward, "lee@btp.example").await.location.as_deref(), Some(PEOPLE));
        let found = searches(&steward, "btp", "M1 1AE").await.html;
        assert!(found.contains(&old), "{found}");
        let newcomer = works_here(&world, &steward, "sam@btp.example", "officer").await;
        assert!(searches(&newcomer, "btp", "M1 1AE").await.html.contains(&old));
    }
}
