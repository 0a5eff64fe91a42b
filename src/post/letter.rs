//! A letter as the mail system carries it.

use std::time::{Duration, UNIX_EPOCH};

use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::{Address, Message};
use zeroize::ZeroizeOnDrop;

use super::fault::DeliveryFault;
use crate::db::Moment;

/// One plain letter to one person. It cannot be printed, and its text is wiped from memory after use.
#[derive(ZeroizeOnDrop)]
pub struct Letter {
    /// The Message-ID without its angle brackets, the same at each attempt, so that a repeat can be recognised.
    pub message_id: String,
    /// When it was written.
    #[zeroize(skip)]
    pub date: Moment,
    /// The address it is from.
    pub from: String,
    /// The address that bounces go to (the envelope's sender).
    pub bounces_to: String,
    /// The address it is for.
    pub to: String,
    /// The subject line.
    pub subject: String,
    /// The text, in any language.
    pub text: String,
}

/// A letter in the bytes of RFC 5322, with the envelope that says where they go.
pub(super) struct Written {
    pub(super) envelope: Envelope,
    pub(super) bytes: Vec<u8>,
}

impl Letter {
    /// Only headers that every letter has: none says what program or service wrote it.
    pub(super) fn write(&self) -> Result<Written, DeliveryFault> {
        let address = |text: &str| {
            text.parse::<Address>()
                .map_err(|_| DeliveryFault::Unwritable)
        };
        let (from, to) = (address(&self.from)?, address(&self.to)?);
        let envelope = Envelope::new(Some(address(&self.bounces_to)?), vec![to.clone()])
            .map_err(|_| DeliveryFault::Unwritable)?;
        let written = UNIX_EPOCH + Duration::from_secs(self.date.unix_seconds());
        let mut message = Message::builder()
            .date(written)
            .message_id(Some(self.bracketed_id()?))
            .from(Mailbox::new(None, from))
            .to(Mailbox::new(None, to))
            .subject(in_one_line(&self.subject))
            .header(ContentType::TEXT_PLAIN)
            .body(with_plain_line_ends(&self.text))
            .map_err(|_| DeliveryFault::Unwritable)?;
        // RFC 3834: keeps "I am away" programs from answering.
        message.headers_mut().insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        Ok(Written {
            envelope,
            bytes: message.formatted(),
        })
    }

    /// Anything but plain characters could begin another header line.
    fn bracketed_id(&self) -> Result<String, DeliveryFault> {
        let plain = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        };
        match self.message_id.split_once('@') {
            Some((left, right)) if plain(left) && plain(right) => {
                Ok(format!("<{}>", self.message_id))
            }
            _ => Err(DeliveryFault::Unwritable),
        }
    }
}

fn in_one_line(subject: &str) -> String {
    subject
        .split(char::is_control)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A lone CR is not allowed in mail, and some servers take it for the end of a line.
fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letter(subject: &str, text: &str) -> Letter {
        Letter {
            message_id: "0f5e@updates.example".to_owned(),
            date: Moment::from_micros(1_795_474_800_000_000),
            from: "post@updates.example".to_owned(),
            bounces_to: "returns@updates.example".to_owned(),
            to: "sam@home.example".to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
        }
    }

    fn written(letter: &Letter) -> String {
        String::from_utf8(letter.write().unwrap().bytes).unwrap()
    }

    #[test]
    fn a_letter_has_the_headers_of_any_letter_and_no_more() {
        assert_eq!(
            written(&letter("Your reference", "We have your message.\n")),
            "Date: Mon, 23 Nov 2026 23:00:00 +0000\r\n\
             Message-ID: <0f5e@updates.example>\r\n\
             From: post@updates.example\r\n\
             To: sam@home.example\r\n\
             Subject: Your reference\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: 7bit\r\n\
             Auto-Submitted: auto-generated\r\n\
             \r\n\
             We have your message.\r\n"
        );
    }

    #[test]
    fn an_address_that_is_none_makes_no_letter() {
        for to in [
            "",
            "sam",
            "sam@",
            "@home.example",
            "sam@home.example\r\nBcc: kim@home.example",
            "a b@c.example",
        ] {
            let mut letter = letter("", "");
            letter.to = to.to_owned();
            assert_eq!(
                letter.write().err(),
                Some(DeliveryFault::Unwritable),
                "{to:?}"
            );
        }
    }

    #[test]
    fn a_message_id_that_would_break_the_header_makes_no_letter() {
        for id in [
            "",
            "one",
            "@a",
            "a@",
            "a@b\r\nBcc: kim@home.example",
            "<a@b>",
            "a@b@c",
        ] {
            let mut letter = letter("", "");
            letter.message_id = id.to_owned();
            assert_eq!(
                letter.write().err(),
                Some(DeliveryFault::Unwritable),
                "{id:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_subject_and_no_text_can_add_a_header_or_break_a_line(subject: String, text: String) {
            let written = written(&letter(&subject, &text));
            prop_assert!(!written.replace("\r\n", "").contains(['\r', '\n']));
            let (head, _) = written.split_once("\r\n\r\n").unwrap();
            let names: Vec<_> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split(':').next().unwrap())
                .collect();
            prop_assert_eq!(names, [
                "Date", "Message-ID", "From", "To", "Subject",
                "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted",
            ]);
        }
    }
}
