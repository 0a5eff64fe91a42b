//! A banner for an area: a team says something to everybody there, in both languages, for a while.

use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;
use heard::audit::{self, Chain, Happening};
use heard::commands::{Seen, Visitor};
use heard::db::schema::memberships;
use heard::directory;
use heard::portal::{Kind, Parts, Portal};
use heard::post::{Memory, Transport};
use heard::routing::Postcodes;
use heard::site;
use heard::vault::KeyFolder;
use heard::web::Fields;
use heard::web::gate::Peers;
use rocket::http::Status;
use rocket::local::asynchronous::Client;
use scraper::{Html, Selector};

use crate::access::without_proof;
use crate::colleagues::{change, joins, person, steward};
use crate::main_job::anonymous;
use crate::story;
use crate::support::{World, fields};

const NEW: &str = "/admin/banners/new";

/// A week after the stories begin.
const GOOD: [(&str, &str); 9] = [
    ("area", ""),
    ("heading-en", "After what happened on Saturday"),
    (
        "text-en",
        "More officers are out & about.\n\nIf you are worried, call 101.",
    ),
    ("heading-cy", "Ar ôl yr hyn a ddigwyddodd ddydd Sadwrn"),
    (
        "text-cy",
        "Mae mwy o swyddogion o gwmpas.\n\nOs ydych yn poeni, ffoniwch 101.",
    ),
    ("until-day", "30"),
    ("until-month", "11"),
    ("until-year", "2026"),
    ("hour", "12"),
];
const ENGLISH: &str = "After what happened on Saturday";
const WELSH: &str = "Ar ôl yr hyn a ddigwyddodd ddydd Sadwrn";

/// What is typed for `team`: all that is well, but for what is `changed`.
fn banner(team: &str, area: &str, changed: &[(&str, &str)]) -> Fields {
    let mut typed = fields(&[("team", team)]);
    for (name, good) in GOOD {
        let good = if name == "area" { area } else { good };
        let other = changed.iter().find(|(changed, _)| *changed == name);
        typed.add(name, other.map_or(good, |(_, value)| value));
    }
    typed
}

/// The officer of the team called `slug`, who is given `role` first.
async fn with_role(world: &World, slug: &'static str, role: &'static str) -> Visitor {
    change(world, move |connection| {
        let officer = person(connection, &format!("officer@{slug}.example"))?;
        Ok(diesel::update(memberships::table)
            .filter(memberships::person_id.eq(officer))
            .set(memberships::role.eq(role))
            .execute(connection)?)
    })
    .await;
    world.officer(slug).await
}

/// Sends what was `typed` to the page that checks it, and presses the button there if `typed` will do.
async fn writes(author: &Visitor, typed: &Fields) -> Seen {
    let blank = author
        .get(&format!("{NEW}?team={}", typed.text("team")))
        .await;
    let checked = author.post(NEW, &blank, typed).await;
    if !checked.html.contains("action=\"/admin/banners/show\"") {
        return checked;
    }
    author
        .post("/admin/banners/show", &checked, &hidden(&checked))
        .await
}

async fn shows(author: &Visitor, team: &str, area: &str) {
    let seen = writes(author, &banner(team, area, &[])).await;
    let list = format!("/admin/banners?team={team}&done=shown");
    assert_eq!(
        seen.location.as_deref(),
        Some(list.as_str()),
        "{}",
        seen.html
    );
}

async fn ends(author: &Visitor, team: &str, id: &str) -> Seen {
    let page = author.get(&format!("/admin/banners?team={team}")).await;
    let form = fields(&[("team", team), ("banner", id)]);
    author.post("/admin/banners/end", &page, &form).await
}

/// What the form of the page that checks a banner hands on.
fn hidden(page: &Seen) -> Fields {
    let inputs = Selector::parse("form[action='/admin/banners/show'] input").unwrap();
    let html = Html::parse_document(&page.html);
    let fields = html.select(&inputs).map(|input| {
        let of = |name| input.value().attr(name).unwrap_or_default().to_owned();
        (of("name"), of("value"))
    });
    let mut kept = Fields::default();
    for (name, value) in fields.filter(|(name, _)| name != "csrf") {
        kept.add(&name, &value);
    }
    kept
}

/// The words in the page's box of banners; none where it has no box.
fn said(page: &Seen) -> Option<String> {
    let html = Html::parse_document(&page.html);
    let found = html
        .select(&Selector::parse(".heard-notices").unwrap())
        .next()?;
    Some(found.text().collect::<Vec<_>>().join(" "))
}

fn tells(page: &Seen, words: &str) -> bool {
    said(page).is_some_and(|told| told.contains(words))
}

/// Somebody on the way, on the page that tells where the report of what happened at `place` goes.
async fn reporter_at(world: &World, place: &'static str) -> (Visitor, Seen) {
    let reporter = world.visitor().await;
    let answers = move |slug: &str| match slug {
        "place" => fields(&[("place", place)]),
        other => anonymous(other),
    };
    assert_eq!(
        reporter.answer_until("goes-to", answers).await,
        "/answers/goes-to"
    );
    let page = reporter.get("/answers/goes-to").await;
    (reporter, page)
}

async fn sees_where_it_goes(world: &World, place: &'static str, words: &str) -> bool {
    tells(&reporter_at(world, place).await.1, words)
}

/// Another node on the same database: it shares nothing else with the first.
async fn other_node(world: &World) -> Visitor {
    let parts = Parts {
        kind: Kind::Live,
        db: world.portal.db.clone(),
        clock: world.clock.clone(),
        keys: KeyFolder::open(&world.portal.settings.key_folder).unwrap(),
        postcodes: Postcodes::embedded(),
        peers: Peers::default(),
        transport: Transport::Memory(Memory::default()),
        scanner: None,
        store: world.portal.store.clone(),
    };
    let portal = Portal::new(world.portal.settings.clone(), parts);
    Visitor::new(Client::tracked(site(Arc::new(portal))).await.unwrap())
}

async fn happenings(world: &World, slug: &'static str) -> Vec<Happening> {
    let read = world.portal.db.read(move |connection| {
        let team = directory::team_by_slug(connection, slug)?.unwrap();
        audit::entries(connection, Chain::Team(team.id))
    });
    let entries = read.await.unwrap().into_iter();
    entries.map(|entry| entry.happening).collect()
}

/// The id that the first button which ends a banner carries.
async fn first_id(author: &Visitor, team: &str) -> String {
    let page = author.get(&format!("/admin/banners?team={team}")).await;
    page.hidden("banner").to_owned()
}

story! {
    async fn whoever_reports_from_the_area_reads_it_until_after_sending_and_nobody_else_does(world: World) {
        let lead = with_role(&world, "greater-manchester", "lead").await;
        shows(&lead, "greater-manchester", "force:greater-manchester").await;
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        let goes_to = reporter.get("/answers/goes-to").await;
        let check = reporter.get("/answers/check").await;
        let sent = reporter.send().await;
        for page in [&goes_to, &check, &sent, &reporter.get("/answers/sent").await] {
            let told = said(page).unwrap();
            for words in [
                ENGLISH,
                "More officers are out & about.",
                "call 101.",
                "Greater Manchester Police, 23 November 2026",
            ] {
                assert!(told.contains(words), "{words}: {told}");
            }
        }
        let after = sent.html.find(ENGLISH) > sent.html.find("heard-code");
        assert!(after, "nothing comes before the reference and the code");
        for path in ["/", "/answers", "/help", "/status", "/privacy"] {
            assert_eq!(said(&reporter.get(path).await), None, "{path}: nobody knows where they are");
        }
        assert!(!sees_where_it_goes(&world, "SW1A 2AA", ENGLISH).await, "in London");
    }
}

story! {
    async fn it_is_a_quiet_region_of_its_own_and_no_part_of_the_pages_title(world: World) {
        let lead = with_role(&world, "greater-manchester", "lead").await;
        shows(&lead, "greater-manchester", "force:greater-manchester").await;
        let (_, page) = reporter_at(&world, "M1 1AE").await;
        let html = Html::parse_document(&page.html);
        let text = |selector: &str| -> String {
            let found = html.select(&Selector::parse(selector).unwrap()).next();
            found.map(|found| found.text().collect::<String>().trim().to_owned()).unwrap_or_default()
        };
        assert_eq!(text(".heard-notices[role=region][aria-labelledby=notices] #notices"), "Notice");
        assert_eq!(text(".heard-notices h3"), ENGLISH);
        assert!(!text("title").contains("Saturday"));
        assert!(!page.html.contains("role=\"alert\""));
        let paragraphs = Selector::parse(".heard-notices p.govuk-body").unwrap();
        assert_eq!(html.select(&paragraphs).count(), 2);
        let links = Selector::parse(".heard-notices a").unwrap();
        assert_eq!(html.select(&links).count(), 0, "101 stays a number");
    }
}

story! {
    async fn a_district_hears_what_the_next_one_does_not(world: World) {
        let lead = with_role(&world, "greater-manchester", "steward").await;
        shows(&lead, "greater-manchester", "district:E08000003").await;
        assert!(sees_where_it_goes(&world, "M1 1AE", ENGLISH).await, "Manchester");
        assert!(!sees_where_it_goes(&world, "M50 2EQ", ENGLISH).await, "Salford");
    }
}

story! {
    async fn the_desk_speaks_to_a_nation_a_force_or_everybody(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        let form = desk.get("/admin/banners/new").await.html;
        assert!(form.contains("Northern Ireland") && form.contains("All of the area of Gwent Police"), "{form}");
        assert!(!form.contains("district:"), "{form}");
        shows(&desk, "national-desk", "nation:england").await;
        assert!(sees_where_it_goes(&world, "M1 1AE", ENGLISH).await);
        assert!(!sees_where_it_goes(&world, "CF10 1EP", ENGLISH).await, "Cardiff");
        shows(&desk, "national-desk", "force:south-wales").await;
        assert!(sees_where_it_goes(&world, "CF10 1EP", "National desk, 23 November 2026").await);
        let visitor = world.visitor().await;
        assert_eq!(said(&visitor.get("/").await), None);
        shows(&desk, "national-desk", "united-kingdom").await;
        for path in ["/", "/answers", "/help"] {
            assert!(tells(&visitor.get(path).await, ENGLISH), "{path}");
        }
    }
}

story! {
    async fn who_was_hurt_on_a_train_reads_what_the_railways_police_say(world: World) {
        let lead = with_role(&world, "btp", "lead").await;
        shows(&lead, "btp", "force:btp").await;
        let reporter = world.visitor().await;
        let on_a_train = |slug: &str| match slug {
            "where" => fields(&[("where", "transport")]),
            "transport" => fields(&[("transport", "train")]),
            "stop" => fields(&[("stop", "M1 1AE")]),
            other => anonymous(other),
        };
        assert_eq!(reporter.answer_all(on_a_train).await, "/answers/check");
        assert!(tells(&reporter.get("/answers/check").await, ENGLISH));
        assert!(!sees_where_it_goes(&world, "M1 1AE", ENGLISH).await, "not on a train");
    }
}

story! {
    async fn every_node_shows_it_on_pages_printed_before_and_forgets_it_within_a_minute(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        let (visitor, elsewhere) = (world.visitor().await, other_node(&world).await);
        for person in [&visitor, &elsewhere] {
            for path in ["/", "/answers", "/help"] {
                assert_eq!(said(&person.get(path).await), None);
            }
        }
        shows(&desk, "national-desk", "united-kingdom").await;
        assert!(tells(&visitor.get("/").await, ENGLISH), "at once on the author's node");
        world.clock.pass(Duration::from_secs(59));
        for path in ["/", "/answers", "/help"] {
            let page = elsewhere.get(path).await;
            assert!(tells(&page, ENGLISH), "{path}");
            assert_eq!(page.html, elsewhere.get(path).await.html, "kept, and the same");
        }
        let ended = ends(&desk, "national-desk", &first_id(&desk, "national-desk").await).await;
        assert_eq!(ended.location.as_deref(), Some("/admin/banners?team=national-desk&done=ended"));
        assert_eq!(said(&visitor.get("/").await), None);
        world.clock.pass(Duration::from_secs(59));
        for path in ["/", "/answers", "/help"] {
            assert_eq!(said(&elsewhere.get(path).await), None, "{path}");
        }
        let list = desk.get("/admin/banners").await.html;
        assert!(list.contains("Story Officer ended it on 23 November 2026 at 12:00"), "{list}");
        assert_eq!(world.count("area_banners").await, 1, "it is never deleted");
    }
}

story! {
    async fn two_banners_are_kept_apart_and_their_words_are_not_mixed_up_on_a_kept_page(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        let visitor = world.visitor().await;
        for (heading, text) in [("First", "1.\n2."), ("Second", "A.\nB.")] {
            let changed = [("heading-en", heading), ("text-en", text)];
            writes(&desk, &banner("national-desk", "united-kingdom", &changed)).await;
            assert!(tells(&visitor.get("/").await, heading));
            world.clock.pass(Duration::from_secs(1));
        }
        let told = said(&visitor.get("/").await).unwrap();
        let place = |word: &str| told.find(word).unwrap();
        let order = ["Second", "A.", "B.", "First", "1.", "2."].map(place);
        assert!(order.is_sorted(), "the newest first: {told}");
        for (number, heading) in ["Third", "Fourth"].iter().enumerate() {
            let text = format!("{number}");
            let changed = [("heading-en", *heading), ("text-en", text.as_str())];
            world.clock.pass(Duration::from_secs(1));
            writes(&desk, &banner("national-desk", "united-kingdom", &changed)).await;
        }
        let page = visitor.get("/").await;
        assert!(tells(&page, "Second") && !tells(&page, "First"), "three at most");
    }
}

story! {
    async fn one_that_has_run_out_is_shown_to_nobody(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        let tonight = [("until-day", "23"), ("hour", "13")];
        writes(&desk, &banner("national-desk", "united-kingdom", &tonight)).await;
        let visitor = world.visitor().await;
        world.clock.pass(Duration::from_secs(3_599));
        assert!(tells(&visitor.get("/").await, ENGLISH));
        world.clock.pass(Duration::from_secs(1));
        assert_eq!(said(&visitor.get("/").await), None, "to the second, though it was read a second ago");
        let desk = world.officer("national-desk").await;
        let list = desk.get("/admin/banners").await.html;
        assert!(list.contains("It ran out on 23 November 2026 at 13:00"), "{list}");
        assert!(!list.contains("End this banner"), "{list}");
    }
}

story! {
    async fn readers_of_welsh_read_it_in_welsh(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        shows(&desk, "national-desk", "united-kingdom").await;
        let visitor = world.visitor().await;
        assert!(tells(&visitor.get("/").await, ENGLISH));
        visitor.get("/language/cy").await;
        for path in ["/", "/answers", "/help"] {
            let told = said(&visitor.get(path).await).unwrap();
            for words in ["Hysbysiad", WELSH, "ffoniwch 101.", "Y ddesg genedlaethol, 23 Tachwedd 2026"] {
                assert!(told.contains(words), "{path}: {words}: {told}");
            }
            assert!(!told.contains("Saturday"), "{path}: {told}");
        }
    }
}

story! {
    async fn the_author_sees_both_languages_as_the_public_will_before_anybody_else_and_can_go_back(world: World) {
        let lead = with_role(&world, "greater-manchester", "lead").await;
        assert!(lead.get("/queue").await.html.contains("/admin/banners?team=greater-manchester"));
        let blank = lead.get(NEW).await;
        for value in ["value=\"30\"", "value=\"11\"", "value=\"2026\"", "selected value=\"12\"", "selected value=\"force:greater-manchester\""] {
            assert!(blank.html.contains(value), "{value}: {}", blank.html);
        }
        let typed = banner("greater-manchester", "district:E08000003", &[]);
        let checked = lead.post(NEW, &blank, &typed).await;
        for words in [ENGLISH, WELSH, "Where: Manchester. Until: 30 November 2026 at 12:00.", "Hysbysiad"] {
            assert!(checked.html.contains(words), "{words}: {}", checked.html);
        }
        assert_eq!(world.count("area_banners").await, 0, "nothing is shown yet");
        let mut change = hidden(&checked);
        change.add("change", "yes");
        let form = lead.post(NEW, &checked, &change).await.html;
        assert!(form.contains(ENGLISH) && form.contains("call 101.") && form.contains(WELSH), "{form}");
        assert!(form.contains("selected value=\"district:E08000003\""), "{form}");
        assert!(!form.contains("There is a problem"), "{form}");
    }
}

story! {
    async fn pressed_twice_it_is_shown_once_and_the_log_has_who_showed_and_ended_it(world: World) {
        let lead = with_role(&world, "greater-manchester", "lead").await;
        shows(&lead, "greater-manchester", "force:greater-manchester").await;
        shows(&lead, "greater-manchester", "force:greater-manchester").await;
        assert_eq!(world.count("area_banners").await, 1);
        let id = first_id(&lead, "greater-manchester").await;
        ends(&lead, "greater-manchester", &id).await;
        ends(&lead, "greater-manchester", &id).await;
        let logged = happenings(&world, "greater-manchester").await;
        let of_banners = logged.iter().filter(|one| matches!(one, Happening::BannerShown | Happening::BannerEnded));
        let of_banners: Vec<_> = of_banners.collect();
        assert_eq!(of_banners, [&Happening::BannerShown, &Happening::BannerEnded]);
        // What was ended can be said again.
        shows(&lead, "greater-manchester", "force:greater-manchester").await;
        assert_eq!(world.count("area_banners").await, 2);
    }
}

story! {
    async fn a_force_speaks_for_no_other_area(world: World) {
        let lead = with_role(&world, "greater-manchester", "steward").await;
        let blank = lead.get(NEW).await;
        for area in ["force:metropolitan", "district:E09000002", "united-kingdom", "nation:england", "planet:earth", ""] {
            let typed = banner("greater-manchester", area, &[]);
            let refused = writes(&lead, &typed).await;
            assert!(refused.html.contains("Choose where the banner is shown"), "{area}: {}", refused.html);
            // Nor by going past the page that checks.
            let past = lead.post("/admin/banners/show", &blank, &typed).await;
            assert!(past.html.contains("Choose where the banner is shown"), "{area}: {}", past.html);
            assert!(past.html.contains(ENGLISH), "what was typed stays");
        }
        for team in ["metropolitan", "national-desk", "no-such-team"] {
            let refused = lead.post("/admin/banners/show", &blank, &banner(team, "force:metropolitan", &[])).await;
            assert_eq!(refused.status, Status::NotFound, "{team}");
        }
        assert_eq!(world.count("area_banners").await, 0);
    }
}

story! {
    async fn nobody_ends_what_another_team_said(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        shows(&desk, "national-desk", "force:greater-manchester").await;
        let id = first_id(&desk, "national-desk").await;
        let lead = with_role(&world, "greater-manchester", "steward").await;
        let other = ends(&lead, "greater-manchester", &id).await;
        let nothing = ends(&lead, "greater-manchester", "01890a5d-ac96-774b-bcce-b302099a8057").await;
        let nonsense = ends(&lead, "greater-manchester", "all of them").await;
        for seen in [&other, &nothing, &nonsense] {
            assert_eq!(seen.status, Status::NotFound);
            assert_eq!(without_proof(&seen.html), without_proof(&other.html));
        }
        assert_eq!(world.count("area_banners WHERE ended_at IS NULL").await, 1);
        assert!(!lead.get("/admin/banners").await.html.contains(ENGLISH), "nor is it in their list");
    }
}

story! {
    async fn an_officer_gets_the_same_answer_as_for_a_page_that_is_not_there(world: World) {
        let officer = world.officer("greater-manchester").await;
        let nothing = officer.get("/no-such-page").await;
        assert!(!officer.get("/queue").await.html.contains("/admin/banners"));
        let page = officer.get("/queue").await;
        let typed = banner("greater-manchester", "force:greater-manchester", &[]);
        let mut seen = Vec::new();
        for path in ["/admin/banners", "/admin/banners?team=greater-manchester", NEW] {
            seen.push(officer.get(path).await);
        }
        for path in [NEW, "/admin/banners/show", "/admin/banners/end"] {
            seen.push(officer.post(path, &page, &typed).await);
        }
        for one in seen {
            assert_eq!(one.status, Status::NotFound);
            assert_eq!(without_proof(&one.html), without_proof(&nothing.html));
        }
        assert_eq!(world.count("area_banners").await, 0);
    }
}

story! {
    async fn who_waits_for_the_keys_says_nothing_in_the_forces_name(world: World) {
        let first = steward(&world).await;
        let puppet = joins(&world, &first, "puppet@btp.example", "lead").await;
        let list = puppet.get("/admin/banners").await;
        assert!(list.html.contains("You do not hold the team’s keys yet"), "{}", list.html);
        assert!(!list.html.contains(NEW), "{}", list.html);
        let typed = banner("btp", "force:btp", &[]);
        for path in [NEW, "/admin/banners/show"] {
            assert_eq!(puppet.post(path, &list, &typed).await.status, Status::NotFound, "{path}");
        }
        shows(&first, "btp", "force:btp").await;
        let ended = ends(&puppet, "btp", &first_id(&first, "btp").await).await;
        assert_eq!(ended.status, Status::NotFound);
        assert_eq!(world.count("area_banners WHERE ended_at IS NULL").await, 1);
    }
}

story! {
    async fn what_will_not_do_is_told_kindly_and_what_was_typed_stays(world: World) {
        let lead = with_role(&world, "greater-manchester", "lead").await;
        let long = "ő".repeat(601);
        for (field, value, told) in [
            ("heading-en", "", "Enter the heading in English"),
            ("heading-cy", "\u{0}\u{7}\u{202E} ", "Enter the heading in Welsh"),
            ("heading-en", &long, "Make the English heading shorter: 80 characters or fewer"),
            ("text-en", "", "Enter the text in English"),
            ("text-cy", &long, "Make the Welsh text shorter: 600 characters or fewer"),
            ("text-en", "1\n2\n3\n4\n5\n6", "Use 5 paragraphs or fewer in the English text"),
            ("until-day", "31", "Enter a real day"),
            ("until-day", "23", "Choose a day and time that are still to come"),
            ("until-year", "2027", "Choose a day and time in the next 30 days"),
            ("hour", "noon", "Choose a time"),
        ] {
            let typed = banner("greater-manchester", "district:E08000006", &[(field, value)]);
            let page = writes(&lead, &typed).await;
            assert_eq!(page.status, Status::Ok);
            let html = Html::parse_document(&page.html);
            let summary = Selector::parse(".govuk-error-summary a").unwrap();
            let links: Vec<_> = html.select(&summary).collect();
            assert_eq!(links.len(), 1, "{field}: {}", page.html);
            assert!(links[0].text().collect::<String>().starts_with(told), "{told}: {}", page.html);
            let target = links[0].value().attr("href").unwrap();
            assert!(html.select(&Selector::parse(target).unwrap()).next().is_some(), "{target}");
            assert!(page.html.contains("<title>Error: "));
            for (name, kept) in GOOD.iter().filter(|(name, _)| *name != field && name.starts_with("text")) {
                assert!(page.html.contains(kept.lines().last().unwrap()), "{name}");
            }
            if field != "hour" {
                assert!(page.html.contains(value.trim_matches(['\u{0}'])), "{field}: what was typed stays");
            }
            assert!(page.html.contains("selected value=\"district:E08000006\""));
        }
        assert_eq!(world.count("area_banners").await, 0);
    }
}

story! {
    async fn hostile_words_stay_words(world: World) {
        let desk = with_role(&world, "national-desk", "lead").await;
        let changed = [
            ("heading-en", "<script>alert(1)</script> { $x } {{ lang }} \u{202E}abc\u{F0001}\u{E000}"),
            ("text-en", "\"><img src=x onerror=alert(1)>\r\n{% raw %} &amp; </p>\u{0}\u{1b}[31m"),
            ("heading-cy", "x\n<b>y</b>"),
        ];
        let blank = desk.get(NEW).await;
        let checked = desk.post(NEW, &blank, &banner("national-desk", "united-kingdom", &changed)).await;
        let shown = desk.post("/admin/banners/show", &checked, &hidden(&checked)).await;
        assert!(shown.location.is_some(), "{}", shown.html);
        let visitor = world.visitor().await;
        for page in [
            &checked,
            &visitor.get("/").await,
            &visitor.get("/").await,
            &visitor.get("/help").await,
            &reporter_at(&world, "M1 1AE").await.1,
            &desk.get("/admin/banners").await,
        ] {
            let html = Html::parse_document(&page.html);
            let text: String = html.root_element().text().collect();
            assert!(text.contains("<script>alert(1)</script> { $x } {{ lang }} abc"), "{}", page.html);
            assert!(text.contains("\"><img src=x onerror=alert(1)>"), "{}", page.html);
            assert!(text.contains("{% raw %} &amp; </p>"), "{}", page.html);
            let alien = Selector::parse("main script, main img, main b").unwrap();
            assert_eq!(html.select(&alien).count(), 0, "{}", page.html);
        }
        let home = visitor.get("/").await.html;
        assert!(!home.contains(['\u{202E}', '\u{F0001}', '\u{E000}', '\u{0}', '\u{1b}']), "{home}");
        visitor.get("/language/cy").await;
        assert!(tells(&visitor.get("/").await, "x <b>y</b>"), "a heading is one line");
    }
}
