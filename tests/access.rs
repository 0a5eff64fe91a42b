//! Who reaches what: a walk over every mounted route, and what a stranger sees.

use std::collections::BTreeSet;

use heard::commands::Visitor;
use heard::web::Fields;
use heard::web::audience::{Audience, ROUTES};
use rocket::http::{ContentType, Header, Method, Status};

use crate::main_job::{anonymous, reference_in};
use crate::story;
use crate::support::World;

story! {
    async fn every_mounted_route_has_a_row_in_the_table_of_audiences(world: World) {
        let client = world.client().await;
        let mounted: BTreeSet<String> = client
            .rocket()
            .routes()
            .map(|route| format!("{} {}", route.method, route.uri))
            .collect();
        let told: BTreeSet<String> =
            ROUTES.iter().map(|(method, path, _)| format!("{method} {path}")).collect();
        assert_eq!(mounted, told);
    }
}

/// A path of `route` with something in place of its variables.
fn filled(route: &str) -> String {
    let path = route.split('?').next().unwrap();
    path.replace("<reference>", "23456789")
        .replace("<slug>", "what")
        .replace("<code>", "cy")
        .replace("<name..>", "heard.css")
}

story! {
    async fn no_unsafe_route_answers_without_the_proof_of_our_own_page(world: World) {
        let client = world.client().await;
        let page = Visitor::new(world.client().await).get("/answers").await;
        let unsafe_routes: Vec<_> = client
            .rocket()
            .routes()
            .filter(|route| !matches!(route.method, Method::Get | Method::Head | Method::Options))
            .map(|route| (route.method, filled(&route.uri.to_string())))
            .collect();
        assert!(unsafe_routes.len() > 8);
        for (method, path) in unsafe_routes {
            // No proof, an invented one, and the proof of somebody else's browser.
            for proof in ["", "csrf=0123", &format!("csrf={}", page.proof())] {
                let request = client.req(method, &path).header(ContentType::Form).body(proof);
                let status = request.dispatch().await.status();
                let refused = [Status::Forbidden, Status::NotFound].contains(&status);
                assert!(refused, "{method} {path} with {proof:?} answered {status}");
            }
        }
    }
}

story! {
    async fn a_form_that_another_site_sends_is_refused_even_with_the_proof(world: World) {
        for (name, value, expected) in [
            ("Sec-Fetch-Site", "cross-site", Status::Forbidden),
            ("Sec-Fetch-Site", "same-site", Status::Forbidden),
            ("Origin", "https://elsewhere.example", Status::Forbidden),
            ("Origin", "null", Status::Forbidden),
            ("Sec-Fetch-Site", "same-origin", Status::SeeOther),
            ("Origin", "http://127.0.0.1:8000", Status::SeeOther),
        ] {
            let client = world.client().await;
            let page = client.get("/answers").dispatch().await.into_string().await.unwrap();
            let proof = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
            let request = client.post("/answers").header(ContentType::Form);
            let request = request.header(Header::new(name, value)).body(format!("csrf={proof}"));
            assert_eq!(request.dispatch().await.status(), expected, "{name}: {value}");
        }
    }
}

story! {
    async fn staff_pages_answer_strangers_as_if_nothing_were_there(world: World) {
        let stranger = world.visitor().await;
        let nothing = stranger.get("/no-such-page").await;
        assert_eq!(nothing.status, Status::NotFound);
        for (method, path, audience) in ROUTES {
            if *audience == Audience::Staff && *method == "GET" {
                let seen = stranger.get(&filled(path)).await;
                assert_eq!(seen.status, Status::NotFound, "{path}");
                assert_eq!(without_proof(&seen.html), without_proof(&nothing.html), "{path}");
            }
        }
    }
}

story! {
    async fn another_teams_report_answers_exactly_as_one_that_does_not_exist(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let reference = reference_in(&reporter.send().await.html);
        let elsewhere = world.officer("btp").await;
        let other = elsewhere.get(&format!("/reports/{reference}")).await;
        let nothing = elsewhere.get("/reports/23456789").await;
        assert_eq!(other.status, Status::NotFound);
        assert_eq!(without_proof(&other.html), without_proof(&nothing.html));
        let queue = elsewhere.get("/queue?team=greater-manchester").await;
        let no_queue = elsewhere.get("/queue?team=no-such-team").await;
        assert_eq!((queue.status, no_queue.status), (Status::NotFound, Status::NotFound));
        assert_eq!(without_proof(&queue.html), without_proof(&no_queue.html));
        let acknowledged = elsewhere
            .post(&format!("/reports/{reference}/acknowledge"), &elsewhere.get("/queue").await, &Fields::default())
            .await;
        assert_eq!(acknowledged.status, Status::NotFound);
    }
}

story! {
    async fn an_officer_who_is_signed_in_acknowledges_nothing_without_the_proof(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let reference = reference_in(&reporter.send().await.html);
        let officer = world.officer("greater-manchester").await;
        officer.get(&format!("/reports/{reference}")).await;
        let request = officer.client().post(format!("/reports/{reference}/acknowledge"));
        let refused = request.header(ContentType::Form).body("csrf=0123").dispatch().await.status();
        assert_eq!(refused, Status::Forbidden);
        let strangers = world.client().await;
        let request = strangers.post(format!("/reports/{reference}/acknowledge"));
        assert_eq!(request.dispatch().await.status(), Status::NotFound);
    }
}

story! {
    async fn a_page_fetched_ahead_opens_no_report(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let reference = reference_in(&reporter.send().await.html);
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}");
        let client = officer.client();
        let ahead = client.get(&path).header(Header::new("Sec-Purpose", "prefetch"));
        assert_eq!(ahead.dispatch().await.status(), Status::NotFound);
        assert!(officer.get("/queue").await.html.contains(&reference), "it still waits unopened");
        officer.get(&path).await;
        assert!(!officer.get("/queue").await.html.contains(&reference));
    }
}

story! {
    async fn after_leaving_nothing_of_the_answers_is_left(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let left = reporter.get("/leave").await;
        assert!(left.location.unwrap().starts_with("https://www.bbc.co.uk"));
        let back = reporter.get("/answers/what").await;
        assert!(!back.html.contains("spat at me"));
        let drafts = world.count("drafts").await;
        assert_eq!(drafts, 0);
    }
}

story! {
    async fn a_link_of_another_site_leads_away_and_wipes_nothing(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let leave = |site: &'static str| reporter.client().get("/leave").header(Header::new("Sec-Fetch-Site", site));
        let cross = leave("cross-site").dispatch().await;
        assert_eq!(cross.status(), Status::SeeOther);
        assert_eq!(cross.headers().get_one("Clear-Site-Data"), None);
        assert!(cross.headers().get_one("Set-Cookie").is_none());
        drop(cross);
        assert!(reporter.get("/answers/what").await.html.contains("spat at me"));
        let own = leave("same-origin").dispatch().await;
        assert!(own.headers().get_one("Clear-Site-Data").unwrap().contains("cookies"));
        drop(own);
        assert_eq!(world.count("drafts").await, 0);
    }
}

story! {
    async fn signing_out_ends_the_session_for_good(world: World) {
        let officer = world.officer("btp").await;
        let queue = officer.get("/queue").await;
        assert_eq!(queue.status, Status::Ok);
        officer.post("/sign-out", &queue, &Fields::default()).await;
        assert_eq!(officer.get("/queue").await.status, Status::NotFound);
        assert_eq!(world.count("sessions").await, 0);
    }
}

pub fn without_proof(html: &str) -> String {
    let mut parts = html.split("name=\"csrf\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, rest| {
        page + rest.split_once('"').map_or("", |(_, rest)| rest)
    })
}
