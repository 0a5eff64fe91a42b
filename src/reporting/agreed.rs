//! What a person agreed to at a centre, read from the answers: whom the police may turn to, and what the centre goes on knowing.

use super::answers::Answers;
use super::report::NotYet;
use crate::web::Fields;

/// Whom the police may turn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The person themself, in the ways that they called safe.
    Person,
    /// The centre, which tells the person (T-27).
    Centre,
    /// Nobody.
    Nobody,
}

impl Reach {
    /// The last part of its wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Centre => "centre",
            Self::Nobody => "nobody",
        }
    }
}

/// What the person agreed to. Whatever they did not say is not agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Whom the police may turn to.
    pub reach: Reach,
    /// Whether the police may know their name.
    pub is_named: bool,
    /// Whether the police may know which centre helps.
    pub centre_is_named: bool,
    /// Whether the centre may know what came of the report (T-23).
    pub shares_outcome: bool,
    /// Whether the centre goes on reading the report, to go on helping.
    pub helps_on: bool,
    /// Whether the person keeps an access code.
    pub keeps_code: bool,
}

impl Agreed {
    /// Reads what was agreed to.
    ///
    /// # Errors
    /// [`NotYet`] where nobody said whether the person agrees, and where they refused and nothing says why it must be shared all the
    /// same: a child, an adult at risk, a threat to life; who decided, and why (domain 6.6).
    pub fn parse(answers: &Answers) -> Result<Self, NotYet> {
        let agrees = answers.choice("agrees");
        let decided = ["all-the-same", "decided-by", "decided-why", "were-told"];
        let is_told = |field: &&str| !answers.text("agrees", field).is_empty();
        match agrees {
            "yes" | "cannot-decide" => {}
            "refused" if decided.iter().all(is_told) => {}
            "refused" => return Err(NotYet::Refused),
            _ => return Err(NotYet::Unanswered("agrees")),
        }
        let chose = |slug: &str, value: &str| agrees == "yes" && answers.choice(slug) == value;
        let through_centre = chose("reach", "centre") || chose("reach-centre", "yes");
        Ok(Self {
            reach: match (chose("reach", "person"), through_centre) {
                (true, _) => Reach::Person,
                (false, true) => Reach::Centre,
                (false, false) => Reach::Nobody,
            },
            is_named: chose("named", "yes"),
            centre_is_named: chose("centre-named", "yes"),
            shares_outcome: chose("outcome", "yes"),
            helps_on: chose("helps-on", "yes"),
            keeps_code: chose("keeps", "noted") || chose("keeps", "paper"),
        })
    }

    /// The answer to the question that the public is asked of their name and how they are reached.
    pub fn identity(&self) -> Fields {
        let answer = match self.reach {
            Reach::Person => "yes",
            Reach::Centre => "centre",
            Reach::Nobody => "no-name",
        };
        [("identity", answer)].into_iter().collect()
    }
}
