//! A report about somebody who works for the police: only those who read such reports ever see it (domain 4.2, rule 13).

use std::time::Duration;

use heard::commands::Visitor;
use heard::web::Fields;
use rocket::http::Status;

use crate::answers::does;
use crate::main_job::{anonymous, named, reference_in};
use crate::story;
use crate::support::{World, fields};

/// Somebody says that an officer of Greater Manchester Police, who was at work, did it.
fn about_an_officer(slug: &str) -> Fields {
    match slug {
        "worker" => fields(&[("worker", "yes")]),
        "employer" => fields(&[("employer", "Greater Manchester Police"), ("duty", "on")]),
        other => anonymous(other),
    }
}

/// The same by somebody named, who does not know which force.
fn about_an_unknown_officer(slug: &str) -> Fields {
    match slug {
        "worker" => fields(&[("worker", "yes")]),
        other => named(other),
    }
}

/// Fills the team that reads reports about the police in `slug`; gives its officer, signed in.
async fn standards_of(world: &World, slug: &'static str) -> Visitor {
    let team = match slug {
        "national-desk" => world.team("national-desk-standards").await,
        other => world.add_standards_team(other).await,
    };
    let email = format!("officer@{slug}-standards.example");
    world.add_officer(team, &email).await;
    world.officer(&format!("{slug}-standards")).await
}

async fn sent(world: &World, answers: impl Fn(&str) -> Fields) -> (String, String) {
    let reporter = world.visitor().await;
    assert_eq!(reporter.answer_all(answers).await, "/answers/check");
    let page = reporter.send().await.html;
    (reference_in(&page), page)
}

story! {
    async fn it_goes_to_professional_standards_and_no_ordinary_team_sees_that_it_is_there(world: World) {
        let standards = standards_of(&world, "greater-manchester").await;
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_until("place-type", about_an_officer).await, "/answers/place-type");
        let told = reporter.get("/answers/goes-to").await.html;
        assert!(told.contains("Greater Manchester Police, professional standards"), "{told}");
        assert!(told.contains("Other teams there cannot see it") && told.contains("Independent Office for Police Conduct"));

        let (reference, page) = sent(&world, about_an_officer).await;
        assert!(page.contains("professional standards") && page.contains("Independent Office for Police Conduct"));
        assert!(standards.get("/queue").await.html.contains(&reference));
        let case = standards.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("Was it someone who works for the police?") && case.contains("Were they at work at the time?"), "{case}");
        // Nor does the desk's board, nor a list behind it, tell the desk that there is one; the few see it on theirs.
        let desk = world.officer("national-desk").await;
        for list in ["board", "mail/sent", "mail/waiting", "astray"] {
            let page = desk.get(&format!("/national/{list}")).await.html;
            let shown = format!("{}-{}", &reference[..4], &reference[4..]);
            assert!(!page.contains(&shown) && !page.contains("professional standards"), "{list}: {page}");
        }
        assert_eq!(desk.get("/national/teams/greater-manchester-standards").await.status, Status::NotFound);
        let few = standards_of(&world, "national-desk").await;
        assert!(few.get("/national/board").await.html.contains("professional standards"));
        assert_eq!(few.get("/national/teams/greater-manchester").await.status, Status::NotFound);
        for ordinary in ["greater-manchester", "national-desk"] {
            let officer = world.officer(ordinary).await;
            assert!(!officer.get("/queue").await.html.contains(&reference), "{ordinary}");
            assert_eq!(officer.get(&format!("/reports/{reference}")).await.status, Status::NotFound);
        }
        assert!(world.mail_to("bell@greater-manchester.example").await.is_empty());
        assert_eq!(world.mail_to("greater-manchester-standards.example").await.len(), 1);
    }
}

story! {
    async fn where_the_force_is_not_known_or_has_no_such_team_the_few_at_the_desk_get_it(world: World) {
        let few = standards_of(&world, "national-desk").await;
        let (unknown, page) = sent(&world, about_an_unknown_officer).await;
        assert!(page.contains("National desk, professional standards"), "{page}");
        // Greater Manchester has no team for it yet.
        let (without_team, _) = sent(&world, about_an_officer).await;
        let queue = few.get("/queue").await.html;
        assert!(queue.contains(&unknown) && queue.contains(&without_team), "{queue}");
        let desk = world.officer("national-desk").await.get("/queue").await.html;
        assert!(!desk.contains(&unknown) && !desk.contains(&without_team));
    }
}

story! {
    async fn without_any_key_for_it_escrow_alone_can_open_it_and_no_ordinary_team_gets_it(world: World) {
        let (reference, page) = sent(&world, about_an_officer).await;
        assert!(page.contains("Nobody there can open it yet") && !page.contains("reads new reports"), "{page}");
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'escrow'").await, 1);
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'team'").await, 0);
        for ordinary in ["greater-manchester", "national-desk"] {
            let page = world.officer(ordinary).await.get(&format!("/reports/{reference}")).await;
            assert_eq!(page.status, Status::NotFound, "{ordinary}");
        }
    }
}

story! {
    async fn it_can_be_moved_only_among_those_who_read_such_reports(world: World) {
        let standards = standards_of(&world, "greater-manchester").await;
        let few = standards_of(&world, "national-desk").await;
        let (reference, _) = sent(&world, about_an_officer).await;
        let form = standards.get(&format!("/reports/{reference}/move")).await.html;
        assert!(form.contains("value=\"national-desk-standards\""), "{form}");
        for ordinary in ["national-desk", "greater-manchester", "btp"] {
            assert!(!form.contains(&format!("value=\"{ordinary}\"")), "{ordinary}");
        }
        let typed = [("team", "btp"), ("why", "It was on a train.")];
        assert!(does(&standards, &reference, "move", &typed).await.html.contains("Error: "));
        let typed = [("team", "national-desk-standards"), ("why", "He works elsewhere.")];
        assert!(does(&standards, &reference, "move", &typed).await.location.is_some());
        assert!(few.get("/queue").await.html.contains(&reference));
        assert_eq!(standards.get(&format!("/reports/{reference}")).await.status, Status::NotFound);
        // The few alone may decide that it is not about the police after all, and must say why.
        let typed = [("team", "btp"), ("why", "")];
        assert!(does(&few, &reference, "move", &typed).await.html.contains("Error: "));
        let typed = [("team", "btp"), ("why", "He is a guard on trains, not an officer.")];
        assert!(does(&few, &reference, "move", &typed).await.location.is_some());
        assert!(world.officer("btp").await.get("/queue").await.html.contains(&reference));
    }
}

story! {
    async fn an_ordinary_team_gives_what_turns_out_to_be_about_the_police_to_its_own_standards_team(world: World) {
        let standards = standards_of(&world, "greater-manchester").await;
        let few = standards_of(&world, "national-desk").await;
        let (reference, _) = sent(&world, anonymous).await;
        let officer = world.officer("greater-manchester").await;
        let typed = [("team", "greater-manchester-standards"), ("why", "It was one of us.")];
        assert!(does(&officer, &reference, "move", &typed).await.location.is_some());
        assert!(standards.get("/queue").await.html.contains(&reference));
        // Nobody answers: it goes to the few at the desk, and not to the desk.
        world.clock.pass(Duration::from_secs(25 * 3_600));
        heard::triage::time_out_offers(&world.portal).await.unwrap();
        let few_later = world.officer("national-desk-standards").await;
        assert!(few_later.get("/queue").await.html.contains(&reference));
        assert!(!world.officer("national-desk").await.get("/queue").await.html.contains(&reference));
        assert!(world.mail_to("national-desk-standards.example").await.len() == 1);
        drop(few);
    }
}

story! {
    async fn whoever_is_unhappy_with_the_police_is_told_where_to_complain_and_goes_on(world: World) {
        let reporter = world.visitor().await;
        let unhappy = |slug: &str| match slug {
            "worker" => fields(&[("worker", "handled-badly")]),
            other => anonymous(other),
        };
        assert_eq!(reporter.answer_until("complaint", unhappy).await, "/answers/complaint");
        let page = reporter.get("/answers/complaint").await.html;
        for body in ["Independent Office for Police Conduct", "Police Investigations and Review Commissioner", "Police Ombudsman"] {
            assert!(page.contains(body), "{body}");
        }
        let (reference, _) = sent(&world, unhappy).await;
        assert!(world.officer("greater-manchester").await.get("/queue").await.html.contains(&reference));
    }
}

story! {
    async fn the_body_named_later_is_the_one_of_the_officers_force_and_not_of_the_place(world: World) {
        let team = world.add_team("police-scotland", "Police Scotland").await;
        world.add_officer(team, "officer@police-scotland.example").await;
        world.portal.refresh_directory().await.unwrap();
        standards_of(&world, "police-scotland").await;
        let scottish = |slug: &str| match slug {
            "employer" => fields(&[("employer", "Police Scotland"), ("duty", "off")]),
            other => about_an_officer(other),
        };
        let (reference, page) = sent(&world, scottish).await;
        let code = crate::main_job::code_in(&page);
        let status = crate::support::looks(&world.visitor().await, &reference, &code).await.html;
        for shown in [&page, &status] {
            assert!(shown.contains("Police Investigations and Review Commissioner") && !shown.contains("Independent Office"), "{shown}");
        }
    }
}

/// What a member of staff can be in a team of the police.
const ROLES: [&str; 3] = ["officer", "lead", "steward"];

/// Paths of every page that is for staff, with this report in place of its variable.
fn staff_paths(reference: &str, team: &str) -> Vec<(String, String)> {
    let filled = |path: &str| {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let path = path
            .replace("<reference>", reference)
            .replace("<step>", "record")
            .replace("<number>", "1")
            .replace("<state>", "waiting")
            .replace("<slug>", team);
        match query.contains("<team>") {
            true => format!("{path}?team={team}"),
            false => path,
        }
    };
    let of_staff = heard::web::audience::ROUTES
        .iter()
        .filter(|(.., audience)| *audience == heard::web::audience::Audience::Staff);
    of_staff
        .map(|(method, path, _)| ((*method).to_owned(), filled(path)))
        .collect()
}

async fn is_now(world: &World, slug: &'static str, role: &'static str) {
    let team = world.team(slug).await;
    crate::colleagues::change(world, move |connection| {
        use diesel::prelude::*;
        use heard::db::schema::memberships;
        Ok(
            diesel::update(memberships::table.filter(memberships::team_id.eq(team)))
                .set(memberships::role.eq(role))
                .execute(connection)?,
        )
    })
    .await;
}

story! {
    async fn no_list_count_search_or_bell_of_an_ordinary_team_tells_of_it_whatever_the_role(world: World) {
        let standards = standards_of(&world, "greater-manchester").await;
        let urgent = |slug: &str| match slug {
            "danger" => fields(&[("danger", "may-come-back")]),
            "suspects" => fields(&[("names", "Jon Smyth"), ("vehicle", "AB12 CDE")]),
            other => about_an_officer(other),
        };
        let (reference, _) = sent(&world, urgent).await;
        // Opened, with tokens and steps, late, and rung for.
        assert!(standards.get(&format!("/reports/{reference}")).await.html.contains("They spat at me."));
        let (unopened, _) = sent(&world, urgent).await;
        world.clock.pass(Duration::from_secs(50 * 3_600));
        heard::triage::ring_again(&world.portal).await.unwrap();
        let mut looked = 0;
        for slug in ["greater-manchester", "metropolitan", "national-desk"] {
            for role in ROLES {
                is_now(&world, slug, role).await;
                let person = world.officer(slug).await;
                let page = person.get("/account").await;
                for (method, path) in staff_paths(&reference, slug) {
                    let typed = [("team", slug), ("for", reference.as_str()), ("other", reference.as_str()), ("answer", "same-victim")];
                    let seen = match method.as_str() {
                        "GET" => person.get(&path).await,
                        _ if path == "/account/sign-out-elsewhere" => continue,
                        _ => person.post(&path, &page, &fields(&typed)).await,
                    };
                    looked += 1;
                    if path.contains(&reference) {
                        // As of one that never was: what is no upload is refused before anybody looks.
                        let refused = [Status::NotFound, Status::Forbidden].contains(&seen.status);
                        assert!(refused, "{slug} {role} {method} {path}: {}", seen.status);
                        let none = path.replace(&reference, "23456789");
                        let never = match method.as_str() {
                            "GET" => person.get(&none).await,
                            _ => person.post(&none, &page, &fields(&typed)).await,
                        };
                        assert_eq!(seen.status, never.status, "{slug} {role} {method} {path}");
                    }
                    // What somebody typed themself comes back to them.
                    let html = seen.html.replace(&format!("value=\"{reference}\""), "");
                    for secret in [&reference, &unopened, "AB12", "Jon Smyth"] {
                        assert!(!html.contains(secret), "{slug} {role} {method} {path} tells {secret}: {html}");
                    }
                }
                for list in ["unopened", "news", "mine", "unassigned", "urgent", "overdue", "awaiting", "open", "closed"] {
                    let queue = person.get(&format!("/queue?team={slug}&shown={list}")).await.html;
                    assert!(!queue.contains(&reference) && !queue.contains("(1)") && !queue.contains("(2)"), "{slug} {role} {list}: {queue}");
                }
                for typed in [reference.as_str(), "AB12 CDE", "Jon Smyth", "M1 1AE"] {
                    let page = person.get(&format!("/search?team={slug}")).await;
                    let found = person.post("/search", &page, &fields(&[("team", slug), ("for", typed)])).await;
                    assert!(found.html.contains("Nothing was found"), "{slug} {role} {typed}");
                }
            }
        }
        assert!(looked > 400, "only {looked} pages were looked at");
        for domain in ["greater-manchester.example", "metropolitan.example", "desk.example"] {
            let letters = world.mail_to(domain).await;
            let told: Vec<_> = letters.iter().filter(|letter| letter.text.contains(&reference[..4])).map(|letter| &letter.to).collect();
            assert!(told.is_empty(), "{told:?}");
        }
    }
}
