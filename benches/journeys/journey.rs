//! What a reporter does: every page from the first to the reference, and later the way back with the code.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use heard::vault::Reference;

use super::browser::{Browser, Fault, between};

/// Whose the reports are: both places are theirs.
pub const TEAM: &str = "greater-manchester";
const TEAM_NAME: &str = "Greater Manchester Police";
const CHECK: &str = "/answers/check";
const SENT: &str = "/answers/sent";
const OPEN: &str = "/status/open";

/// The questions on the way, each with the form that answers it.
type Told = [(&'static str, &'static str)];

/// The place, by postcode or by name.
const BY_POSTCODE: &str = "place=M1+1AE&detail=By+the+fountain";
const BY_NAME: &str = "place=Stockport&detail=Outside+the+station";

const BEFORE_THE_PLACE: &Told = &[
    ("danger", "danger=no"),
    ("who", "who=victim"),
    ("age", "age=18-to-64"),
    ("where", "where=place"),
];
const AFTER_THE_PLACE: &Told = &[
    ("goes-to", ""),
    ("place-type", "place-type=street"),
    ("when", "when=roughly&about=Last+Tuesday"),
    ("already", "already=yes&told=My+school&number=S-77"),
    ("what", "what="),
    ("harm", "harm=threat"),
    ("online", "online=no"),
    ("why", "why=They+shouted+about+my+scarf."),
    ("strands", "strands=religion&strands=race"),
    ("aimed", "aimed=taken-for"),
    ("before", "before=once"),
    ("witnesses", "witnesses=no"),
    ("evidence", ""),
    ("know-them", "know-them=stranger"),
    ("suspects", "how-many=3&looks=In+red+coats"),
];
const NO_NAME: &Told = &[("identity", "identity=no-name")];
const NAMED: &Told = &[
    ("identity", "identity=yes"),
    ("name", "name=Zainab"),
    ("email", "email=yes&address="),
    ("phone", "phone=no"),
    ("letter", "letter=no"),
    ("visit", "visit=no"),
    ("needs", "needs=woman"),
    ("support", "support=yes"),
];

/// A journey that came to its end.
pub struct Journey {
    /// The number of the visitor.
    pub number: u32,
    /// The reference that they were shown.
    pub reference: String,
    /// How long all of it took.
    pub took: Duration,
    /// How long each page took, from the click until it was there whole.
    pub pages: Vec<Duration>,
}

/// Words that are in the report of this visitor and in no other.
pub fn words(number: u32) -> String {
    format!("They shouted at person {number}.")
}

/// The whole journey of the visitor with this number, who is in a network of their own. Every other gives a name.
///
/// # Errors
/// The first page that is not as it should be.
pub fn travel(browser: &mut Browser, number: u32) -> Result<Journey, Fault> {
    // Private networks have room for 16 million visitors.
    let network = Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() + number);
    let mut visitor = Visitor {
        browser,
        number,
        pages: Vec::with_capacity(32),
    };
    let began = Instant::now();
    visitor.browser.begin_anew(network);
    let version = visitor.answer_all()?;
    let (reference, code) = visitor.send(&version)?;
    // Days later, in a browser that knows nothing of the first visit.
    visitor.browser.begin_anew(network);
    visitor.look(&reference, &code)?;
    Ok(Journey {
        number,
        reference,
        took: began.elapsed(),
        pages: visitor.pages,
    })
}

struct Visitor<'b> {
    browser: &'b mut Browser,
    number: u32,
    pages: Vec<Duration>,
}

impl Visitor<'_> {
    /// From the first page to the one that checks answers; gives the version of them that it shows.
    fn answer_all(&mut self) -> Result<String, Fault> {
        let is_named = self.number.is_multiple_of(2);
        let place = [("place", if is_named { BY_POSTCODE } else { BY_NAME })];
        let whose = if is_named { NAMED } else { NO_NAME };
        let way = [BEFORE_THE_PLACE, &place, AFTER_THE_PLACE, whose].concat();
        self.open("/", "govuk-button--start")?;
        self.open("/answers", "action=\"/answers\"")?;
        let (mut form_of, mut typed) = ("/answers".to_owned(), String::new());
        for (slug, form) in way {
            let path = format!("/answers/{slug}");
            let expected = match slug {
                "goes-to" => TEAM_NAME.to_owned(),
                "suspects" => "name=\"how-many\"".to_owned(),
                _ => format!("name=\"{slug}\""),
            };
            self.click(&form_of, &typed, &path, &expected)?;
            (form_of, typed) = (path, self.typed(slug, form));
        }
        let words = words(self.number);
        let page = self.click(&form_of, &typed, CHECK, &words)?;
        let version = between(page, "name=\"version\" value=\"", "\"");
        Ok(version.unwrap_or_default().to_owned())
    }

    fn typed(&self, slug: &str, form: &str) -> String {
        let number = self.number;
        match slug {
            "what" => format!("{form}{}", words(number).replace(' ', "+")),
            "email" => format!("{form}person-{number}%40home.example"),
            _ => form.to_owned(),
        }
    }

    /// Sends the report; gives the reference and the code.
    fn send(&mut self, version: &str) -> Result<(String, String), Fault> {
        let form = format!("version={version}");
        let page = self.click(CHECK, &form, SENT, TEAM_NAME)?;
        let reference = between(page, "heard-number\">", "<").and_then(Reference::parse);
        let reference = reference.ok_or_else(|| format!("{SENT} shows no reference"))?;
        let code = between(page, "heard-code", "</p>").unwrap_or_default();
        let groups = code.split("<span>").skip(1);
        let groups = groups.filter_map(|rest| rest.split('<').next());
        let code = groups.collect::<Vec<_>>().join("+");
        Ok((reference.as_str().to_owned(), code))
    }

    fn look(&mut self, reference: &str, code: &str) -> Result<(), Fault> {
        self.open("/status", "name=\"code\"")?;
        let form = format!("reference={reference}&code={code}");
        self.click("/status", &form, OPEN, TEAM_NAME).map(drop)
    }

    fn open(&mut self, path: &str, expected: &str) -> Result<&str, Fault> {
        let clicked = Instant::now();
        let page = self.browser.open(path, expected)?;
        self.pages.push(clicked.elapsed());
        Ok(page)
    }

    /// Sends a form, and opens the page that it leads to.
    fn click(&mut self, path: &str, form: &str, next: &str, expected: &str) -> Result<&str, Fault> {
        let clicked = Instant::now();
        self.browser.send(path, form, next)?;
        let page = self.browser.open(next, expected)?;
        self.pages.push(clicked.elapsed());
        Ok(page)
    }
}
