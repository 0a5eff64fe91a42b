//! Letters that wait: none is lost, none is stuck behind dead ones, and one that is given up is seen.

use std::time::Duration;

use diesel::prelude::*;
use heard::db::LetterId;
use heard::db::schema::outbox;
use heard::post::{Message, NewLetter, claim, due, enqueue, rules, send_due};
use heard::wording::{Language, Wording};

use crate::post_smtp::{LONG, SHORT, to_peer};
use crate::story;
use crate::support::World;
use crate::support::smtp_peer::{Manner, SmtpPeer};

/// Puts a letter to `to` in the outbox.
async fn write_to(world: &World, to: &str) -> LetterId {
    let portal = &world.portal;
    let (now, mut chance) = (world.clock.now(), portal.chance());
    let reference = "23456789".to_owned();
    let message = Message::Acknowledgement {
        language: Language::English,
        reference,
    };
    let letter = NewLetter::seal(portal, to, &message, now, &mut chance).unwrap();
    let id = letter.id();
    let written = portal
        .db
        .write("write", move |connection| enqueue(connection, &letter, now));
    written.await.unwrap();
    id
}

/// State, attempts and last fault of a letter.
async fn fate_of(world: &World, id: LetterId) -> (String, i32, Option<String>) {
    let read = world.portal.db.read(move |connection| {
        Ok(outbox::table
            .filter(outbox::id.eq(id))
            .select((outbox::state, outbox::attempts, outbox::last_fault))
            .first(connection)?)
    });
    read.await.unwrap()
}

async fn after_one_attempt(manner: Manner) -> (World, LetterId) {
    let peer = SmtpPeer::start(manner).await;
    let world = World::on_sqlite_with(Some(to_peer(&peer, SHORT))).await;
    let id = write_to(&world, "sam@home.example").await;
    send_due(&world.portal).await.unwrap();
    (world, id)
}

#[rocket::async_test]
async fn a_server_that_puts_off_hangs_or_breaks_off_leaves_the_letter_waiting() {
    for manner in [
        Manner::AnswersTheAddressWith("451 later"),
        Manner::AnswersTheLetterWith("452 full"),
        Manner::IsSilent,
        Manner::GreetsWith("554 no service for you"),
        Manner::DropsInTheMiddleOfTheLetter,
    ] {
        let (world, id) = after_one_attempt(manner).await;
        let (state, attempts, fault) = fate_of(&world, id).await;
        assert_eq!((state.as_str(), attempts), ("waiting", 1));
        assert!(fault.is_some());
        // Not again at once, but again after a while.
        assert_eq!(send_due(&world.portal).await.unwrap(), 0);
        world.clock.pass(Duration::from_secs(61));
        assert_eq!(send_due(&world.portal).await.unwrap(), 1);
    }
}

#[rocket::async_test]
async fn an_address_that_does_not_exist_is_a_dead_letter_that_the_desk_sees() {
    let (world, id) = after_one_attempt(Manner::AnswersTheAddressWith("550 nobody")).await;
    assert_eq!(fate_of(&world, id).await.0, "dead");
    let desk = world.officer("national-desk").await;
    assert!(desk.get("/queue").await.html.contains("1 alarm on the"));
    let board = desk.get("/national/board").await.html;
    assert!(board.contains("could not be delivered"), "{board}");
    assert!(!board.contains("home.example"));
}

#[rocket::async_test]
async fn a_server_with_the_wrong_key_folder_loses_no_letter() {
    let world = World::on_sqlite().await;
    let id = write_to(&world, "sam@home.example").await;
    let spoilt = world
        .portal
        .db
        .write("another's letter", move |connection| {
            Ok(diesel::update(outbox::table.filter(outbox::id.eq(id)))
                .set(outbox::capsule.eq(Some(vec![1; 200])))
                .execute(connection)?)
        });
    spoilt.await.unwrap();
    send_due(&world.portal).await.unwrap();
    let (state, _, fault) = fate_of(&world, id).await;
    assert_eq!(
        (state.as_str(), fault.as_deref()),
        ("waiting", Some("unopened"))
    );
}

#[rocket::async_test]
async fn the_operator_hears_of_letters_that_were_given_up_once_and_in_no_circle() {
    let peer = SmtpPeer::start(Manner::AnswersTheAddressWith("550 nobody")).await;
    let mut world = World::on_sqlite_with(Some(to_peer(&peer, SHORT))).await;
    let portal = std::sync::Arc::get_mut(&mut world.portal).unwrap();
    portal.settings.mail.operator = Some("operator@staff.example".into());
    for number in 0..3 {
        write_to(&world, &format!("nobody{number}@home.example")).await;
    }
    send_due(&world.portal).await.unwrap();
    let to_operator = peer
        .commands()
        .iter()
        .filter(|line| line.contains("operator@staff.example"))
        .count();
    assert_eq!(to_operator, 1);
    // The letter to the operator is dead too: it stands with the other, and calls for no further one.
    assert_eq!(world.count("alarms WHERE kind = 'dead-letter'").await, 1);
    assert_eq!(world.count("outbox WHERE state = 'dead'").await, 4);
}

#[rocket::async_test]
async fn what_left_is_forgotten_but_for_the_fact() {
    let peer = SmtpPeer::start(Manner::Takes).await;
    let world = World::on_sqlite_with(Some(to_peer(&peer, LONG))).await;
    let id = write_to(&world, "sam@home.example").await;
    send_due(&world.portal).await.unwrap();
    let [taken] = &peer.letters()[..] else {
        panic!("not one letter")
    };
    assert_eq!(fate_of(&world, id).await.0, "sent");
    // The log of a mail server knows the Message-ID and the address: here it would tell the report.
    let (_, message_id) = taken.split_once("Message-ID: <").unwrap();
    let sent_as = message_id.split_once('@').unwrap().0.to_owned();
    let ids = world.portal.db.read(|connection| {
        Ok(outbox::table
            .select(outbox::message_id)
            .load::<String>(connection)?)
    });
    assert!(
        ids.await
            .unwrap()
            .iter()
            .all(|kept| !kept.contains(&sent_as))
    );
    let capsules = world.portal.db.read(|connection| {
        Ok(outbox::table
            .filter(outbox::capsule.is_not_null())
            .count()
            .get_result::<i64>(connection)?)
    });
    assert_eq!(capsules.await.unwrap(), 0);
}

story! {
    async fn a_letter_whose_sender_died_is_sent_by_the_next_once_the_lease_has_run_out(world: World) {
        let id = write_to(&world, "sam@home.example").await;
        let now = world.clock.now();
        let claimed = world.portal.db.write("claim", move |connection| {
            let due = due(connection, &[], now)?;
            claim(connection, &due, &[7; 16], now)
        });
        assert_eq!(claimed.await.unwrap().len(), 1);
        // The one who claimed it was killed here.
        assert!(world.mail_to("home.example").await.is_empty(), "somebody else holds it");
        world.clock.pass(rules::LEASE + Duration::from_secs(1));
        let sent = world.mail_to("home.example").await;
        assert_eq!(sent.len(), 1);
        assert_eq!(fate_of(&world, id).await.0, "sent");
    }
}

story! {
    async fn thousands_of_letters_to_one_domain_do_not_hide_the_one_to_another(world: World) {
        for number in 0..150 {
            write_to(&world, &format!("nobody{number}@dead.example")).await;
        }
        write_to(&world, "sam@home.example").await;
        let sent = {
            send_due(&world.portal).await.unwrap();
            world.mail.sent()
        };
        assert_eq!(sent.len(), 151);
        let place = sent.iter().position(|letter| letter.to == "sam@home.example").unwrap();
        assert!(place <= 3, "it left as number {place}");
    }
}

story! {
    async fn a_repeat_can_be_recognised_by_its_message_id(world: World) {
        write_to(&world, "sam@home.example").await;
        write_to(&world, "kim@home.example").await;
        let sent = world.mail_to("home.example").await;
        assert_eq!(sent.len(), 2);
        assert_ne!(sent[0].message_id, sent[1].message_id);
        assert!(sent.iter().all(|letter| letter.message_id.ends_with("@updates.example")));
    }
}

#[test]
fn every_kind_of_letter_has_its_words_and_its_name_on_the_page_of_the_desk() {
    let wording = Wording::embedded().unwrap();
    let (language, reference) = (Language::English, "CDFH2345".to_owned());
    let about = |message: fn(String) -> Message| message(reference.clone());
    for message in [
        about(|reference| Message::Bell { reference }),
        about(|reference| Message::UrgentBell { reference }),
        about(|reference| Message::StillUnopened { reference }),
        about(|reference| Message::ReporterWrote { reference }),
        about(|reference| Message::Offer { reference }),
        about(|reference| Message::UrgentOffer { reference }),
        Message::Acknowledgement {
            language,
            reference: reference.clone(),
        },
        Message::News {
            language,
            reference: reference.clone(),
        },
        Message::SecondCode {
            language,
            code: "2345".to_owned().into(),
        },
        Message::Alarm,
    ] {
        let kind = message.kind();
        for key in [
            format!("mail-{kind}-subject"),
            format!("mail-{kind}-text"),
            format!("board-kind-{kind}"),
        ] {
            assert!(wording.has(&key), "{key}");
        }
    }
}
