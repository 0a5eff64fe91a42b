//! Somebody looks for a centre: how far it is, whether it is open, and whether people there speak their language.

use std::time::Duration;

use heard::centres::{Centre, Details};
use heard::commands::{Seen, Visitor};
use heard::db::{Moment, TeamId};
use heard::vault::Chance;
use jiff::civil::{DateTime, date};

use crate::centres::{CENTRE, centre_at_work};
use crate::main_job::{anonymous, reference_in};
use crate::story;
use crate::support::{World, fields};

const NEAREST: &str = include_str!("routing/nearest.csv");

/// Looks for centres near a place.
pub async fn finds(visitor: &Visitor, near: &str) -> Seen {
    looks_for(visitor, &[("near", near)]).await
}

async fn looks_for(visitor: &Visitor, typed: &[(&str, &str)]) -> Seen {
    let page = visitor.get("/centres").await;
    visitor.post("/centres", &page, &fields(typed)).await
}

/// A centre at `postcode`, called after it.
fn centre_at(postcode: &str, now: Moment) -> Centre {
    let team = TeamId::new(now, &mut Chance::system());
    Centre {
        team,
        slug: postcode.to_lowercase().replace(' ', "-"),
        name: format!("Centre at {postcode}"),
        bell_address: None,
        vouched_by: team,
        accredited_from: date(2026, 1, 1),
        accredited_until: date(2027, 1, 1),
        suspended_at: None,
        details: Details {
            address: "1 Invented Street".into(),
            postcode: postcode.into(),
            opening: "mon 09:00-17:00".parse().unwrap(),
            ..Details::default()
        },
    }
}

/// What the first place that was found says of itself: its name, and how many miles away it is.
fn first_found(html: &str) -> Option<(&str, u32)> {
    let (_, rest) = html.split_once("id=\"centre-1\"")?;
    let (_, rest) = rest.split_once("\">")?;
    let (name, rest) = rest.split_once("</a>")?;
    let (told, _) = rest.split_once("</p>")?;
    let miles = told
        .split_once(" miles.")
        .and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok());
    // "Under a mile", "About a mile".
    Some((
        name,
        miles.unwrap_or_else(|| u32::from(told.contains("About a mile"))),
    ))
}

story! {
    async fn fifty_postcodes_find_the_centre_that_is_nearest_by_the_list_of_the_ordnance_survey(world: World) {
        let now = world.clock.now();
        let rows: Vec<Vec<&str>> = NEAREST.lines().skip(1).map(|line| line.split(',').collect()).collect();
        let of = |kind: &str| rows.iter().filter(|row| row[0] == kind).cloned().collect::<Vec<_>>();
        let centres: Vec<Centre> = of("centre").iter().map(|row| centre_at(row[1], now)).collect();
        world.portal.centres.at(&world.portal.db, now, "centres", move |_| Ok(centres.clone())).await;
        let (visitor, asked) = (world.visitor().await, of("asked"));
        assert_eq!(asked.len(), 50);
        for row in asked {
            let [_, postcode, nearest, miles] = row[..] else { panic!("{row:?}") };
            let found = finds(&visitor, postcode).await.html;
            let (name, told) = first_found(&found).expect(&found);
            let nearest: Vec<_> = nearest.split(';').map(|one| format!("Centre at {one}")).collect();
            assert!(nearest.iter().any(|one| one == name), "{postcode}: {name}");
            let miles: f64 = miles.parse().unwrap();
            // From the middle of one sector to the middle of another, which can be miles across in the country.
            assert!((f64::from(told) - miles).abs() <= (miles / 5.0).max(3.0), "{postcode}: {told} instead of {miles}");
        }
    }
}

/// Waits until the clock on the wall shows `then`.
fn wait_until(world: &World, then: DateTime) {
    let london = jiff::tz::get!("Europe/London");
    let then = then
        .to_zoned_datetime(london)
        .unwrap()
        .timestamp()
        .as_millisecond();
    let length = u64::try_from(then).unwrap() - world.clock.now().unix_millis();
    world.clock.pass(Duration::from_millis(length));
}

story! {
    async fn open_now_is_by_the_clock_on_the_wall_in_summer_and_winter_and_never_on_a_bank_holiday(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/details?team={CENTRE}")).await;
        let typed = fields(&[("team", CENTRE), ("address", "12 Wilmslow Road"), ("postcode", "M14 5TP"), ("mon", "9-17"), ("sun", "1-3"), ("languages", "Urdu, Polish")]);
        manager.post("/centre/details", &page, &typed).await;
        let visitor = world.visitor().await;
        let at = |year, month, day, hour: i8, minute| date(year, month, day).at(hour, minute, 0, 0);
        for (now, is_open) in [
            // A Monday in winter, and the last Monday of summer time.
            (at(2026, 11, 30, 8, 59), false),
            (at(2026, 11, 30, 9, 0), true),
            (at(2027, 3, 22, 16, 59), true),
            // The Sunday on which the clocks go forward: from one o'clock at once to two.
            (at(2027, 3, 28, 2, 30), true),
            (at(2027, 3, 28, 3, 30), false),
            // Easter Monday, the early May holiday, and an ordinary Monday by summer time.
            (at(2027, 3, 29, 10, 0), false),
            (at(2027, 5, 3, 10, 0), false),
            (at(2027, 5, 10, 16, 30), true),
            (at(2027, 5, 10, 17, 0), false),
        ] {
            wait_until(&world, now);
            let found = looks_for(&visitor, &[("near", "M14 5TP"), ("open", "now")]).await.html;
            assert_eq!(found.contains("Rusholme Advice"), is_open, "{now}: {found}");
        }
    }
}

story! {
    async fn who_looks_for_a_language_or_access_finds_those_that_have_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/details?team={CENTRE}")).await;
        let typed = fields(&[
            ("team", CENTRE), ("address", "12 Wilmslow Road"), ("postcode", "M14 5TP"), ("mon", "9-17"),
            ("languages", "Urdu, Polish"), ("access", "quiet-room"), ("strands", "race"),
        ]);
        manager.post("/centre/details", &page, &typed).await;
        let visitor = world.visitor().await;
        for (wish, is_found) in [
            (("language", " polish "), true),
            (("language", "Somali"), false),
            (("access", "quiet-room"), true),
            (("access", "step-free"), false),
            (("strand", "race"), true),
            (("strand", "age"), false),
        ] {
            let found = looks_for(&visitor, &[("near", "M14 5TP"), wish]).await.html;
            assert_eq!(found.contains("Rusholme Advice"), is_found, "{wish:?}: {found}");
        }
    }
}

/// What a telephone's camera reads from the picture on a page.
fn read_by_a_camera(html: &str) -> String {
    let (_, svg) = html.split_once("heard-picture").expect(html);
    let (_, size) = svg.split_once("viewBox=\"0 0 ").expect(svg);
    let size: usize = size.split_once(' ').unwrap().0.parse().unwrap();
    let path = svg
        .rsplit_once("d=\"")
        .unwrap()
        .1
        .split_once('"')
        .unwrap()
        .0;
    let mut dark = vec![false; size * size];
    for square in path.split('M').skip(1) {
        // "left top h width v height", and back.
        let numbers: Vec<usize> = square
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [left, top, width, height, ..] = numbers[..] else {
            panic!("{square}")
        };
        for row in top..top + height {
            dark[row * size + left..row * size + left + width].fill(true);
        }
    }
    let shade = |x: usize, y: usize| if dark[y * size + x] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size, size, shade);
    let found = picture.detect_grids();
    found[0].decode().unwrap().1
}

/// The manager says where the centre is and when it is open.
async fn can_be_found(manager: &Visitor) {
    let page = manager.get(&format!("/centre/details?team={CENTRE}")).await;
    let typed = fields(&[
        ("team", CENTRE),
        ("address", "12 Wilmslow Road"),
        ("postcode", "M14 5TP"),
        ("mon", "9-17"),
    ]);
    manager.post("/centre/details", &page, &typed).await;
}

story! {
    async fn a_camera_reads_the_poster_and_comes_to_the_questions_with_help_from_that_centre(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        can_be_found(&manager).await;
        let visitor = world.visitor().await;
        let poster = visitor.get(&format!("/centres/{CENTRE}/poster")).await.html;
        let public_url = world.portal.settings.public_url.trim_end_matches('/').to_owned();
        let read = read_by_a_camera(&poster);
        let path = read.strip_prefix(&public_url).expect(&read);
        let start = visitor.get(path).await;
        assert!(start.html.contains("Rusholme Advice can help you with this"), "{}", start.html);
        let begun = visitor.post(path, &start, &fields(&[])).await;
        assert_eq!(begun.location.as_deref(), Some("/answers/danger"));
        // They are asked, and say yes.
        let leaves_it = |slug: &str| match slug {
            "with-centre" => fields(&[("with-centre", "yes"), ("centre", "Rusholme Advice")]),
            other => anonymous(other),
        };
        assert_eq!(visitor.answer_on("/answers/danger", leaves_it).await, "/answers/check");
        let check = visitor.get("/answers/check").await;
        assert!(check.html.contains("Rusholme Advice") && check.html.contains("with-centre"), "{}", check.html);
        let typed = fields(&[("version", check.hidden("version"))]);
        visitor.post("/answers/check", &check, &typed).await;
        let reference = reference_in(&visitor.get("/answers/sent").await.html);
        let owner = world.officer("greater-manchester").await;
        let case = owner.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("May the police know that a centre helps you?") && case.contains("Rusholme Advice"), "{case}");
        // Nobody wrote down who came by it: the centre has no part in the report.
        assert_eq!(world.count("assisted_reports").await, 0);
    }
}

story! {
    async fn who_says_nothing_of_the_centre_tells_nobody_of_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        can_be_found(&manager).await;
        let visitor = world.visitor().await;
        let path = format!("/centres/{CENTRE}/start");
        let start = visitor.get(&path).await;
        visitor.post(&path, &start, &fields(&[])).await;
        let asked = std::sync::Mutex::new(Vec::new());
        let passes_over = |slug: &str| {
            asked.lock().unwrap().push(slug.to_owned());
            anonymous(slug)
        };
        assert_eq!(visitor.answer_on("/answers/danger", passes_over).await, "/answers/check");
        assert!(asked.into_inner().unwrap().contains(&"with-centre".to_owned()), "it is asked");
        assert!(!visitor.get("/answers/check").await.html.contains("Rusholme"));
    }
}

story! {
    async fn a_place_of_half_a_million_parts_keeps_nobody_busy(world: World) {
        let visitor = world.visitor().await;
        let near = "b,".repeat(200_000);
        // It took half a minute when each part was looked up, and found one at the end.
        let found = finds(&visitor, &format!("{near}M1 1AE")).await.html;
        assert!(found.contains("href=\"#near\""), "{found}");
    }
}
