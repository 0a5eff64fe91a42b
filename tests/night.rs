//! A night: an urgent report rings until somebody opens it, also where mail is down.

use std::time::Duration;

use heard::post::{Smtp, Transport, send_due};
use heard::settings::MailSecurity;
use heard::triage::ring_again;

use crate::answers::filed;
use crate::bad_input::may_come_back;
use crate::main_job::anonymous;
use crate::post_smtp::{LONG, server};
use crate::story;
use crate::support::server::free_address;
use crate::support::smtp_peer::{Manner, SmtpPeer};
use crate::support::{NOON, World};

const MINUTE: Duration = Duration::from_secs(60);
/// From the noon at which stories begin to 02:40 on Monday 28 December 2026, which is a bank holiday.
const TO_THE_NIGHT: Duration = MINUTE.saturating_mul((34 * 24 + 14) * 60 + 40);

/// To whom bells rang so far, each with how often.
async fn rung(world: &World) -> Vec<(String, usize)> {
    let mut to: Vec<String> = Vec::new();
    for domain in ["greater-manchester.example", "desk.example"] {
        to.extend(
            world
                .mail_to(domain)
                .await
                .into_iter()
                .map(|letter| letter.to),
        );
    }
    to.sort();
    let mut counted: Vec<(String, usize)> = Vec::new();
    for one in to {
        match counted.last_mut().filter(|(last, _)| *last == one) {
            Some((_, times)) => *times += 1,
            None => counted.push((one, 1)),
        }
    }
    counted
}

fn pairs(rung: &[(String, usize)]) -> Vec<(&str, usize)> {
    rung.iter()
        .map(|(to, times)| (to.as_str(), *times))
        .collect()
}

async fn names_an_inspector(world: &World) {
    let team = world.team("greater-manchester").await;
    let change = world.portal.db.write("by hand", move |connection| {
        let change = heard::directory::TeamChange {
            bell_address: None,
            night_address: None,
            inspector_address: Some("inspector@greater-manchester.example"),
            reading_hours: None,
        };
        heard::directory::change_team(connection, team, &change)
    });
    change.await.unwrap();
}

story! {
    async fn an_urgent_report_at_night_rings_the_next_in_line_until_somebody_opens_it(world: World) {
        names_an_inspector(&world).await;
        world.clock.pass(TO_THE_NIGHT);
        assert_eq!(world.clock.now().in_london().to_string(), "2026-12-28T02:40:00+00:00[Europe/London]");
        let (reference, _) = filed(&world, may_come_back).await;
        let (calm, _) = filed(&world, anonymous).await;
        let (bell, night) = (("bell@greater-manchester.example", 2), "night@greater-manchester.example");
        ring_again(&world.portal).await.unwrap();
        assert_eq!(pairs(&rung(&world).await), [bell, (night, 1)], "rung at once, and not twice");
        world.clock.pass(15 * MINUTE);
        ring_again(&world.portal).await.unwrap();
        ring_again(&world.portal).await.unwrap();
        assert_eq!(pairs(&rung(&world).await), [bell, (night, 2)]);
        world.clock.pass(15 * MINUTE);
        ring_again(&world.portal).await.unwrap();
        let inspector = ("inspector@greater-manchester.example", 1);
        assert_eq!(pairs(&rung(&world).await), [bell, inspector, (night, 2)]);
        world.clock.pass(15 * MINUTE);
        ring_again(&world.portal).await.unwrap();
        assert_eq!(rung(&world).await.len(), 4, "and the desk: {:?}", rung(&world).await);
        let desk = world.officer("national-desk").await;
        let board = desk.get("/national/board").await.html;
        assert!(board.contains("was not opened for 45 minutes"), "{board}");

        let officer = world.officer("greater-manchester").await;
        officer.get(&format!("/reports/{reference}")).await;
        world.clock.pass(24 * 60 * MINUTE);
        let before = rung(&world).await;
        ring_again(&world.portal).await.unwrap();
        assert_eq!(rung(&world).await, before, "nobody is rung for what was opened, nor for {calm}");
    }
}

story! {
    async fn what_is_opened_in_time_rings_nobody_again(world: World) {
        let (reference, _) = filed(&world, may_come_back).await;
        let officer = world.officer("greater-manchester").await;
        officer.get(&format!("/reports/{reference}")).await;
        let before = rung(&world).await;
        world.clock.pass(60 * MINUTE);
        ring_again(&world.portal).await.unwrap();
        assert_eq!(rung(&world).await, before);
        assert_eq!(world.count("urgent_bells").await, 0);
    }
}

#[rocket::async_test]
async fn bells_are_kept_while_mail_is_down_and_ring_when_it_is_up() {
    let port = free_address().port();
    let mail = server("127.0.0.1", port, MailSecurity::None);
    let down = Transport::Smtp(Smtp::new(&mail, LONG).unwrap());
    let world = World::on_sqlite_with(Some(down)).await;
    assert_eq!(world.clock.now(), NOON);
    world.clock.pass(TO_THE_NIGHT);
    filed(&world, may_come_back).await;
    for _ in 0..3 {
        world.clock.pass(15 * MINUTE);
        ring_again(&world.portal).await.unwrap();
        send_due(&world.portal).await.unwrap();
    }
    let waiting = world.count("outbox WHERE state = 'waiting'").await;
    assert_eq!(
        waiting, 5,
        "bell, night, night again, the desk for the inspector, the desk"
    );
    let desk = world.officer("national-desk").await;
    let board = desk.get("/national/board").await.html;
    assert!(
        board.contains("was not opened for 45 minutes"),
        "the board needs no mail"
    );
    assert!(
        desk.get("/national/mail/waiting")
            .await
            .html
            .contains("Urgent report not opened")
    );

    let peer = SmtpPeer::start_at(port, Manner::Takes).await;
    for _ in 0..5 {
        world.clock.pass(60 * MINUTE);
        send_due(&world.portal).await.unwrap();
    }
    assert_eq!(world.count("outbox WHERE state = 'waiting'").await, 0);
    let letters = peer.letters();
    assert_eq!(letters.len(), 5);
    assert_eq!(
        letters
            .iter()
            .filter(|letter| letter.contains("still not opened"))
            .count(),
        3
    );
}
