//! The questions, in order, and when each is asked: the one table of the journey.
//!
//! To add a question, add a row and its words (`answers-<slug>-...` in each language's `answers.ftl`).

use super::answers::Answers;
use super::fields::{Choice, Field, Kind};

/// A question: one page of the journey.
pub struct Question {
    /// Its name in the address of its page and in wording keys.
    pub slug: &'static str,
    /// Which sealed part of the report its answers belong to.
    pub part: Part,
    /// What can be typed or chosen; a page without fields only tells something.
    pub fields: &'static [Field],
    /// When it concerns the person.
    pub asked: fn(&Way<'_>) -> bool,
}

/// The sealed parts of a report that answers go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What happened, where, when and why.
    Account,
    /// Who was there and how they know each other.
    People,
    /// Who reports, and how they can be reached safely.
    Contact,
}

impl Part {
    /// The word for the part in the database. Never change one: it is bound into what is sealed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::People => "people",
            Self::Contact => "contact",
        }
    }
}

/// What decides the way through the questions.
pub struct Way<'a> {
    /// The answers given so far.
    pub answers: &'a Answers,
    /// Whether what was typed as the place can mean several.
    pub place_is_open: bool,
    /// Whether enough is known of the place to say who the report will go to.
    pub destination_is_known: bool,
}

impl Way<'_> {
    fn is(&self, slug: &str, one_of: &[&str]) -> bool {
        one_of.contains(&self.answers.choice(slug))
    }
}

/// All questions, in the order in which they are asked.
pub const QUESTIONS: &[Question] = &[
    Question {
        slug: "danger",
        part: Part::Account,
        fields: &[must(
            "danger",
            Kind::OneOf(&[plain("now"), plain("may-come-back"), plain("no")]),
        )],
        asked: always,
    },
    Question {
        slug: "safe-first",
        part: Part::Account,
        fields: &[],
        asked: |way| way.is("danger", &["now", "may-come-back"]),
    },
    Question {
        slug: "who",
        part: Part::Contact,
        fields: &[must(
            "who",
            Kind::OneOf(&[plain("victim"), plain("witness"), plain("someone-else")]),
        )],
        asked: always,
    },
    Question {
        slug: "they-know",
        part: Part::Contact,
        fields: &[must("they-know", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: |way| way.is("who", &["someone-else"]),
    },
    Question {
        slug: "they-read",
        part: Part::Contact,
        fields: &[must(
            "they-read",
            Kind::OneOf(&[plain("yes"), plain("no"), plain("not-sure")]),
        )],
        asked: |way| way.is("they-know", &["yes"]) && way.is("who", &["someone-else"]),
    },
    Question {
        slug: "where",
        part: Part::Account,
        fields: &[must(
            "where",
            Kind::OneOf(&[
                plain("place"),
                plain("transport"),
                plain("online"),
                plain("abroad"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "transport",
        part: Part::Account,
        fields: &[must(
            "transport",
            Kind::OneOf(&[
                plain("train"),
                plain("underground"),
                plain("glasgow-subway"),
                Choice {
                    value: "tram",
                    reveals: &[must("tram", Kind::OneOf(TRAMS))],
                },
                plain("bus"),
                plain("taxi"),
                plain("heritage"),
                plain("airport"),
                plain("not-sure"),
            ]),
        )],
        asked: |way| way.is("where", &["transport"]),
    },
    Question {
        slug: "place",
        part: Part::Account,
        fields: &[
            must("place", Kind::Line(120)),
            may("detail", Kind::Long(1_000)),
        ],
        asked: |way| way.is("where", &["place"]),
    },
    Question {
        slug: "stop",
        part: Part::Account,
        fields: &[
            may("stop", Kind::Line(120)),
            may("detail", Kind::Long(1_000)),
        ],
        asked: |way| way.is("where", &["transport"]),
    },
    Question {
        slug: "home",
        part: Part::Contact,
        fields: &[may("home", Kind::Line(120))],
        asked: |way| way.is("where", &["online", "abroad", "not-sure"]),
    },
    Question {
        slug: "which-place",
        part: Part::Account,
        fields: &[must("which-place", Kind::OneOfPlaces)],
        asked: |way| way.place_is_open,
    },
    Question {
        slug: "goes-to",
        part: Part::Account,
        fields: &[],
        asked: |way| way.destination_is_known,
    },
    Question {
        slug: "when",
        part: Part::Account,
        fields: &[must(
            "when",
            Kind::OneOf(&[
                Choice {
                    value: "exact",
                    reveals: &[must("day", Kind::Day), may("time", Kind::Line(60))],
                },
                Choice {
                    value: "roughly",
                    reveals: &[must("about", Kind::Line(200))],
                },
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "already",
        part: Part::Account,
        fields: &[must(
            "already",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("told", Kind::Line(200)), may("number", Kind::Line(80))],
                },
                plain("no"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "what",
        part: Part::Account,
        fields: &[must("what", Kind::Long(STORY))],
        asked: always,
    },
    Question {
        slug: "online",
        part: Part::Account,
        fields: &[must(
            "online",
            Kind::OneOf(&[plain("yes"), plain("no"), plain("not-sure")]),
        )],
        asked: |way| !way.is("where", &["online"]),
    },
    Question {
        slug: "links",
        part: Part::Account,
        fields: &[may("links", Kind::Long(4_000))],
        asked: |way| way.is("where", &["online"]) || way.is("online", &["yes"]),
    },
    Question {
        slug: "why",
        part: Part::Account,
        fields: &[may("why", Kind::Long(STORY))],
        asked: always,
    },
    Question {
        slug: "strands",
        part: Part::Account,
        fields: &[
            may("strands", Kind::AnyStrands),
            may("other-strand", Kind::Line(200)),
        ],
        asked: always,
    },
    Question {
        slug: "before",
        part: Part::People,
        fields: &[may(
            "before",
            Kind::OneOf(&[
                plain("once"),
                plain("same-people"),
                plain("different-people"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "know-them",
        part: Part::People,
        fields: &[may(
            "know-them",
            Kind::OneOf(&[
                plain("partner"),
                plain("family"),
                plain("carer"),
                plain("neighbour"),
                plain("know-otherwise"),
                plain("stranger"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "identity",
        part: Part::Contact,
        fields: &[must(
            "identity",
            Kind::OneOf(&[plain("yes"), plain("trusted"), plain("no-name")]),
        )],
        asked: always,
    },
    Question {
        slug: "name",
        part: Part::Contact,
        fields: &[must("name", Kind::Line(200))],
        asked: is_named,
    },
    Question {
        slug: "email",
        part: Part::Contact,
        fields: &[must(
            "email",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[must("address", Kind::Email)],
                },
                plain("no"),
            ]),
        )],
        asked: is_named,
    },
    Question {
        slug: "phone",
        part: Part::Contact,
        fields: &[must(
            "phone",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[must("number", Kind::Phone), may("times", Kind::Line(200))],
                },
                plain("no"),
            ]),
        )],
        asked: is_named,
    },
    Question {
        slug: "voicemail",
        part: Part::Contact,
        fields: &[must("voicemail", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: |way| is_named(way) && way.is("phone", &["yes"]) && !suspect_is_close(way),
    },
    Question {
        slug: "letter",
        part: Part::Contact,
        fields: &[must(
            "letter",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[must("postal-address", Kind::Long(400))],
                },
                plain("no"),
            ]),
        )],
        asked: |way| is_named(way) && !suspect_is_close(way),
    },
    Question {
        slug: "trusted",
        part: Part::Contact,
        fields: &[
            must("trusted-name", Kind::Line(200)),
            must("trusted-contact", Kind::Line(200)),
            must("agreed", Kind::OneOf(&[plain("yes"), plain("not-yet")])),
        ],
        asked: |way| way.is("identity", &["trusted"]),
    },
];

/// The longest story: about ten pages.
const STORY: usize = 30_000;

/// The tram systems of the rules on place: some belong to the transport police and some do not.
const TRAMS: &[Choice] = &[
    plain("metrolink"),
    plain("tyne-and-wear-metro"),
    plain("supertram"),
    plain("nottingham"),
    plain("west-midlands-metro"),
    plain("london-tramlink"),
    plain("edinburgh"),
    plain("blackpool"),
    plain("other"),
];

/// The question called `slug`.
pub fn find(slug: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.slug == slug)
}

/// The questions that concern the person, in order.
pub fn on_the_way<'a>(way: &'a Way<'_>) -> impl Iterator<Item = &'static Question> + 'a {
    QUESTIONS.iter().filter(|question| (question.asked)(way))
}

/// The first question on the way that is not answered yet; none when all are.
pub fn next_open(way: &Way<'_>) -> Option<&'static Question> {
    on_the_way(way).find(|question| !way.answers.has(question.slug))
}

const fn plain(value: &'static str) -> Choice {
    Choice {
        value,
        reveals: &[],
    }
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: true,
    }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: false,
    }
}

fn always(_way: &Way<'_>) -> bool {
    true
}

fn is_named(way: &Way<'_>) -> bool {
    way.is("identity", &["yes"])
}

/// A suspect who may share the home closes letters and voicemail: either would tell them.
fn suspect_is_close(way: &Way<'_>) -> bool {
    way.is("know-them", &["partner", "family", "carer"])
}
