//! Letters to mail servers that behave well, badly and not at all.

use std::time::{Duration, Instant};

use heard::db::Moment;
use heard::post::{DeliveryFault, Letter, Smtp, Transport};
use heard::settings::{Mail, MailSecurity, MailTransport};

use crate::support::smtp_peer::{Manner, SmtpPeer};

pub const LONG: Duration = Duration::from_secs(60);
pub const SHORT: Duration = Duration::from_millis(500);

pub fn server(host: &str, port: u16, security: MailSecurity) -> Mail {
    Mail {
        transport: MailTransport::Smtp,
        neutral_domain: "updates.example".to_owned(),
        staff_sender: "queue@staff.example".to_owned(),
        operator: None,
        host: Some(host.to_owned()),
        port,
        security,
        user: None,
        password: None,
    }
}

pub fn to_peer(peer: &SmtpPeer, attempt: Duration) -> Transport {
    Transport::Smtp(
        Smtp::new(&server("127.0.0.1", peer.port, MailSecurity::None), attempt).unwrap(),
    )
}

pub fn letter(to: &str, text: &str) -> Letter {
    Letter {
        message_id: "0f5e@updates.example".to_owned(),
        date: Moment::from_micros(1_795_474_800_000_000),
        from: "post@updates.example".to_owned(),
        bounces_to: "returns@updates.example".to_owned(),
        to: to.to_owned(),
        subject: "Your reference".to_owned(),
        text: text.to_owned(),
    }
}

async fn outcome(manner: Manner, attempt: Duration) -> Result<(), DeliveryFault> {
    let peer = SmtpPeer::start(manner).await;
    to_peer(&peer, attempt)
        .deliver(&letter("sam@home.example", "Hello.\n"))
        .await
}

// ---- a server that takes letters ----

#[rocket::async_test]
async fn a_letter_arrives_with_its_own_id_and_nothing_that_tells_who_wrote_it() {
    let peer = SmtpPeer::start(Manner::Takes).await;
    to_peer(&peer, LONG)
        .deliver(&letter("sam@home.example", "Hello.\n.\nBye.\n"))
        .await
        .unwrap();
    assert_eq!(
        peer.commands()[..4],
        [
            "EHLO updates.example",
            "MAIL FROM:<returns@updates.example>",
            "RCPT TO:<sam@home.example>",
            "DATA"
        ]
    );
    let [taken] = &peer.letters()[..] else {
        panic!("not one letter")
    };
    assert!(
        taken.contains("\r\nMessage-ID: <0f5e@updates.example>\r\n"),
        "{taken}"
    );
    assert!(
        taken.trim_end().ends_with("\r\n\r\nHello.\r\n.\r\nBye."),
        "{taken}"
    );
    let lower = taken.to_lowercase();
    for telling in [
        "user-agent",
        "x-mailer",
        "\nx-",
        "heard",
        "lettre",
        "received",
    ] {
        assert!(!lower.contains(telling), "{telling} in {taken}");
    }
}

#[rocket::async_test]
async fn a_letter_that_was_taken_is_not_sent_again_because_the_goodbye_failed() {
    assert_eq!(outcome(Manner::TakesAndDrops, LONG).await, Ok(()));
}

#[rocket::async_test]
async fn letters_sent_at_the_same_time_do_not_mix() {
    let peer = SmtpPeer::start(Manner::Takes).await;
    let transport = to_peer(&peer, LONG);
    let (one, two) = (
        letter("one@home.example", "For one.\n"),
        letter("two@home.example", "For two.\n"),
    );
    let (first, second) = rocket::tokio::join!(transport.deliver(&one), transport.deliver(&two));
    assert_eq!((first, second), (Ok(()), Ok(())));
    let letters = peer.letters();
    assert_eq!(letters.len(), 2);
    for name in ["one", "two"] {
        let whole = |taken: &&String| {
            taken.contains(&format!("To: {name}@home.example"))
                && taken.trim_end().ends_with(&format!("For {name}."))
        };
        assert_eq!(letters.iter().filter(whole).count(), 1);
    }
}

// ---- servers that do not ----

#[rocket::async_test]
async fn an_address_that_does_not_exist_is_refused_for_good() {
    let manner = Manner::AnswersTheAddressWith("550 5.1.1 no such person as sam@home.example");
    let fault = outcome(manner, LONG).await.unwrap_err();
    assert_eq!(fault, DeliveryFault::Refused);
    assert!(fault.is_permanent());
    assert!(
        !format!("{fault} {fault:?} {}", fault.as_str()).contains("sam"),
        "the fault names the person"
    );
}

#[rocket::async_test]
async fn a_letter_refused_for_good_at_its_end_is_refused_for_good() {
    let manner = Manner::AnswersTheLetterWith("554 5.6.0 not here");
    assert_eq!(outcome(manner, LONG).await, Err(DeliveryFault::Refused));
}

#[rocket::async_test]
async fn a_letter_put_off_may_leave_later() {
    for manner in [
        Manner::AnswersTheAddressWith("450 4.2.1 later"),
        Manner::AnswersTheAddressWith("552 5.2.2 mailbox full"),
        Manner::AnswersTheLetterWith("451 4.3.0 later"),
    ] {
        assert_eq!(outcome(manner, LONG).await, Err(DeliveryFault::PutOff));
    }
    assert!(!DeliveryFault::PutOff.is_permanent());
}

#[rocket::async_test]
async fn a_server_that_says_nothing_is_given_up_in_time_and_tried_later() {
    for manner in [Manner::IsSilent, Manner::FallsSilentAfterTheLetter] {
        let begun = Instant::now();
        let fault = outcome(manner, SHORT).await.unwrap_err();
        assert_eq!(fault, DeliveryFault::Unreachable);
        assert!(!fault.is_permanent());
        assert!(begun.elapsed() < LONG);
    }
}

#[rocket::async_test]
async fn a_server_that_breaks_off_in_the_middle_of_a_letter_is_tried_later() {
    assert_eq!(
        outcome(Manner::DropsInTheMiddleOfTheLetter, LONG).await,
        Err(DeliveryFault::Unreachable)
    );
}

#[rocket::async_test]
async fn a_server_that_is_not_there_is_tried_later() {
    let unused = rocket::tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let transport = Smtp::new(
        &server("127.0.0.1", unused.port(), MailSecurity::None),
        LONG,
    )
    .unwrap();
    let outcome = Transport::Smtp(transport)
        .deliver(&letter("sam@home.example", "Hello.\n"))
        .await;
    assert_eq!(outcome, Err(DeliveryFault::Unreachable));
}

#[rocket::async_test]
async fn a_wrong_password_of_ours_loses_no_letter() {
    let peer = SmtpPeer::start(Manner::RefusesToSignIn).await;
    let mail = Mail {
        user: Some("post".to_owned()),
        password: Some("wrong".to_owned().into()),
        ..server("127.0.0.1", peer.port, MailSecurity::None)
    };
    let transport = Transport::Smtp(Smtp::new(&mail, LONG).unwrap());
    let fault = transport
        .deliver(&letter("sam@home.example", "Hello.\n"))
        .await
        .unwrap_err();
    assert_eq!(fault, DeliveryFault::NotSignedIn);
    assert!(!fault.is_permanent());
}

// ---- nothing leaves in the clear ----

#[rocket::async_test]
async fn where_encryption_was_taken_out_of_the_way_nothing_is_sent() {
    for manner in [Manner::Takes, Manner::BreaksTls] {
        let peer = SmtpPeer::start(manner).await;
        let transport = Smtp::new(
            &server("localhost", peer.port, MailSecurity::Starttls),
            LONG,
        )
        .unwrap();
        let fault = Transport::Smtp(transport)
            .deliver(&letter("sam@home.example", "Hello.\n"))
            .await
            .unwrap_err();
        assert!(
            matches!(fault, DeliveryFault::Unfit | DeliveryFault::Unreachable),
            "{fault:?}"
        );
        assert!(!fault.is_permanent());
        let commands = peer.commands().concat();
        assert!(
            !commands.contains("MAIL") && !commands.contains("sam"),
            "{commands}"
        );
    }
}

#[rocket::async_test]
async fn a_server_that_should_speak_tls_from_the_start_and_does_not_is_sent_nothing() {
    let peer = SmtpPeer::start(Manner::Takes).await;
    let transport = Smtp::new(&server("localhost", peer.port, MailSecurity::Tls), SHORT).unwrap();
    let outcome = Transport::Smtp(transport)
        .deliver(&letter("sam@home.example", "Hello.\n"))
        .await;
    assert!(outcome.is_err());
    assert!(peer.commands().iter().all(|line| !line.contains("MAIL")));
}
