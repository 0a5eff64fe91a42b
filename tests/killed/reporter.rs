//! Somebody who answers all questions in a browser, sends, and may be cut off.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use heard::web::Fields;

use crate::main_job::{named, reference_in};
use crate::support::browser::{Browser, hidden};
use crate::support::fields;

const CHECK: &str = "/answers/check";
const SENT: &str = "/answers/sent";

/// What all who send at the same time know of one another.
#[derive(Default)]
pub struct InFlight {
    /// How many have sent.
    pub sent: AtomicUsize,
    /// Set just before the server is killed.
    pub is_killed: AtomicBool,
}

/// Somebody with a report of their own.
pub struct Reporter {
    number: usize,
    version: String,
    browser: Browser,
    /// The reference they were shown.
    pub reference: Option<String>,
}

impl Reporter {
    /// Answers every question, up to the page that checks them.
    pub fn who_answered_all(number: usize, address: SocketAddr) -> Self {
        let mut browser = Browser::at(address);
        browser.get("/answers").unwrap();
        let began = browser.post("/answers", &Fields::default()).unwrap();
        let mut at = began.location.unwrap();
        browser.get(&at).unwrap();
        while at != CHECK {
            let slug = at.strip_prefix("/answers/").unwrap();
            let answered = browser.post(&at, &answers(slug, number)).unwrap();
            at = answered
                .location
                .unwrap_or_else(|| panic!("{slug} does not go on: {}", answered.html));
        }
        let check = browser.get(CHECK).unwrap();
        Self {
            number,
            version: hidden(&check.html, "version").unwrap().to_owned(),
            browser,
            reference: None,
        }
    }

    /// Lets go of the connection until they send: so many people at once are more than one network may hold.
    pub fn pause(mut self, address: SocketAddr) -> Self {
        self.browser.move_to(address);
        self
    }

    /// Words that are in their report and in no other.
    pub fn words(&self) -> String {
        words(self.number)
    }

    /// Where their acknowledgement goes.
    pub fn address(&self) -> String {
        address(self.number)
    }

    /// Sends, and notes the reference if one is shown. Gives whether they had sent before the server was killed
    /// and were never answered.
    pub fn send(&mut self, in_flight: &InFlight) -> bool {
        if self.browser.send(CHECK, &self.form()).is_err() {
            return false;
        }
        let was_in_time = !in_flight.is_killed.load(Ordering::SeqCst);
        in_flight.sent.fetch_add(1, Ordering::SeqCst);
        match self.browser.read() {
            Ok(answer) => {
                assert_eq!(answer.location.as_deref(), Some(SENT), "{}", answer.html);
                if let Ok(page) = self.browser.get(SENT) {
                    self.reference = Some(reference_in(&page.html));
                }
                false
            }
            Err(_) => was_in_time,
        }
    }

    /// What the form of the page that checks answers holds: which version of them was shown.
    fn form(&self) -> Fields {
        fields(&[("version", &self.version)])
    }

    /// Sends again with the same cookie, to the server that came back.
    pub fn send_again(&mut self, address: SocketAddr) {
        self.browser.move_to(address);
        let answer = self.browser.post(CHECK, &self.form()).unwrap();
        assert_eq!(answer.location.as_deref(), Some(SENT), "{}", answer.html);
        let page = self.browser.get(SENT).unwrap();
        self.reference = Some(reference_in(&page.html));
    }
}

fn words(number: usize) -> String {
    format!("They shouted at person {number}.")
}

fn address(number: usize) -> String {
    format!("person-{number}@home.example")
}

fn answers(slug: &str, number: usize) -> Fields {
    match slug {
        "what" => fields(&[("what", &words(number))]),
        "email" => fields(&[("email", "yes"), ("address", &address(number))]),
        other => named(other),
    }
}
