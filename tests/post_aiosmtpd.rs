//! Letters to a real mail server, which `tests/smtp/aiosmtpd_peer.py` runs.
//!
//! They run only when asked for (`--ignored`), with `HEARD_TEST_SMTP` naming the peer's folder and `SSL_CERT_FILE` its
//! `certificate.pem`; asked for without a peer, they fail.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use heard::post::{DeliveryFault, Smtp, Transport};
use heard::settings::MailSecurity;

use crate::post_smtp::{letter, server};

const LONG: Duration = Duration::from_secs(60);

fn peer() -> PathBuf {
    std::env::var_os("HEARD_TEST_SMTP")
        .expect("HEARD_TEST_SMTP names the folder of the running peer")
        .into()
}

fn to_peer(port: &str, host: &str, security: MailSecurity, attempt: Duration) -> Transport {
    let port = fs::read_to_string(peer().join(port)).expect("the peer is running");
    let port = port.parse().expect("the peer wrote its port");
    Transport::Smtp(Smtp::new(&server(host, port, security), attempt).unwrap())
}

fn in_the_clear(attempt: Duration) -> Transport {
    to_peer("port", "127.0.0.1", MailSecurity::None, attempt)
}

/// The letter that arrived for `recipient`, as Python's own mail parser reads it: subject and text.
fn as_another_program_reads_it(recipient: &str) -> String {
    let read = "import email, email.policy, sys\n\
        letter = email.message_from_file(open(sys.argv[1], newline=''), policy=email.policy.default)\n\
        assert not letter.defects, letter.defects\n\
        sys.stdout.buffer.write(f'{letter[\"Subject\"]}\\n{letter.get_content()}'.encode())";
    let file = peer().join("taken").join(format!("{recipient}.eml"));
    let output = Command::new("python3")
        .args(["-c", read])
        .arg(file)
        .output()
        .expect("Python can be run");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout)
        .unwrap()
        .replace("\r\n", "\n")
}

#[rocket::async_test]
#[ignore = "needs the mail server of tests/smtp"]
async fn welsh_arabic_and_long_lines_arrive_as_they_were_written() {
    let long = "gair ".repeat(400);
    let text =
        format!("Mae'ch tŷ a'ch dŵr yn iawn.\nوصلتنا رسالتك، وسنرد عليك قريبًا.\n.\n{long}\n");
    let mut letter = letter("languages@home.example", &text);
    letter.subject = "Eich cyfeirnod: ŵ ŷ — رقمك".to_owned();
    in_the_clear(LONG).deliver(&letter).await.unwrap();
    let seen = as_another_program_reads_it("languages@home.example");
    assert_eq!(
        seen.trim_end(),
        format!("{}\n{}", letter.subject, text.trim_end())
    );
}

#[rocket::async_test]
#[ignore = "needs the mail server of tests/smtp"]
async fn a_letter_leaves_over_starttls() {
    let transport = to_peer("starttls-port", "localhost", MailSecurity::Starttls, LONG);
    transport
        .deliver(&letter("safely@home.example", "Hello.\n"))
        .await
        .unwrap();
    assert!(as_another_program_reads_it("safely@home.example").contains("Hello."));
}

#[rocket::async_test]
#[ignore = "needs the mail server of tests/smtp"]
async fn a_server_whose_certificate_is_for_another_name_gets_no_letter() {
    let transport = to_peer("starttls-port", "127.0.0.1", MailSecurity::Starttls, LONG);
    let outcome = transport
        .deliver(&letter("elsewhere@home.example", "Hello.\n"))
        .await;
    assert!(
        matches!(outcome, Err(fault) if !fault.is_permanent()),
        "{outcome:?}"
    );
    assert!(!peer().join("taken/elsewhere@home.example.eml").exists());
}

#[rocket::async_test]
#[ignore = "needs the mail server of tests/smtp"]
async fn each_refusal_means_what_it_says() {
    for (recipient, fault) in [
        ("gone@home.example", DeliveryFault::Refused),
        ("busy@home.example", DeliveryFault::PutOff),
        ("drops@home.example", DeliveryFault::Unreachable),
    ] {
        let outcome = in_the_clear(LONG)
            .deliver(&letter(recipient, "Hello.\n"))
            .await;
        assert_eq!(outcome, Err(fault), "{recipient}");
    }
}

#[rocket::async_test]
#[ignore = "needs the mail server of tests/smtp"]
async fn a_server_that_hangs_does_not_hold_the_next_letter_up() {
    let transport = in_the_clear(Duration::from_secs(2));
    let hangs = transport
        .deliver(&letter("hangs@home.example", "Hello.\n"))
        .await;
    assert_eq!(hangs, Err(DeliveryFault::Unreachable));
    transport
        .deliver(&letter("next@home.example", "Hello.\n"))
        .await
        .unwrap();
    assert!(as_another_program_reads_it("next@home.example").contains("Hello."));
}
