//! What a centre says of itself, so that people can find it and know that it is for them.

use super::opening::{DAYS, Opening, read_stretch, written};
use crate::routing::Postcode;
use crate::web::{FieldError, Fields, is_phone, one_line, tidy};

/// What a person with a need may look for. Never change one: the database names them.
pub const ACCESS: [&str; 5] = [
    "step-free",
    "hearing-loop",
    "sign-language",
    "quiet-room",
    "easy-words",
];
/// Strands that a centre may know best.
pub const STRANDS: [&str; 6] = [
    "race",
    "religion",
    "sexual-orientation",
    "disability",
    "transgender",
    "age",
];
/// The most letters of an address, and of the list of languages.
const MOST: usize = 300;

/// What a centre says of itself: public, all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Its address, in lines.
    pub address: String,
    /// Its postcode.
    pub postcode: String,
    /// A number that anybody may ring; empty where it has none.
    pub phone: String,
    /// When it is open.
    pub opening: Opening,
    /// The languages that its people speak, as they write them.
    pub languages: String,
    /// Words of the list `ACCESS`.
    pub access: Vec<String>,
    /// Words of the list `STRANDS`; empty where it is for everybody alike.
    pub strands: Vec<String>,
}

impl Details {
    /// Whether people can find the centre by them.
    pub fn are_told(&self) -> bool {
        !self.address.is_empty() && self.opening.is_told()
    }

    /// What stands in each field of the form.
    pub fn fields(&self) -> Fields {
        let mut fields: Fields = [
            ("address", self.address.as_str()),
            ("postcode", &self.postcode),
            ("phone", &self.phone),
            ("languages", &self.languages),
        ]
        .into_iter()
        .collect();
        for (day, hours) in self.opening.days() {
            fields.add(day, &hours.map(written).unwrap_or_default());
        }
        for word in &self.access {
            fields.add("access", word);
        }
        for word in &self.strands {
            fields.add("strands", word);
        }
        fields
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// What to say beside each field that will not do, in the order of the page.
    pub fn read(typed: &Fields) -> Result<Self, Vec<FieldError>> {
        let address = short("address", tidy(typed.text("address"))).and_then(told);
        let postcode = postcode(typed);
        let phone = phone(typed);
        let languages = short("languages", one_line(typed.text("languages")));
        let opening = opening(typed);
        match (address, postcode, phone, languages, opening) {
            (Ok(address), Ok(postcode), Ok(phone), Ok(languages), Ok(opening)) => Ok(Self {
                address,
                postcode,
                phone,
                opening,
                languages,
                access: ticked(typed, "access", &ACCESS),
                strands: ticked(typed, "strands", &STRANDS),
            }),
            (address, postcode, phone, languages, opening) => {
                let single = [address.err(), postcode.err(), phone.err(), languages.err()];
                let single = single.into_iter().flatten();
                Err(single.chain(opening.err().into_iter().flatten()).collect())
            }
        }
    }
}

fn short(name: &str, text: String) -> Result<String, FieldError> {
    match text.chars().count() > MOST {
        true => Err(FieldError::new(name, format!("centres-{name}-long")).with("most", MOST)),
        false => Ok(text),
    }
}

fn told(address: String) -> Result<String, FieldError> {
    match address.is_empty() {
        true => Err(FieldError::new("address", "centres-address-empty")),
        false => Ok(address),
    }
}

fn postcode(typed: &Fields) -> Result<String, FieldError> {
    let read = Postcode::parse(typed.text("postcode")).map(String::from);
    read.map_err(|_| FieldError::new("postcode", "centres-postcode-wrong"))
}

fn phone(typed: &Fields) -> Result<String, FieldError> {
    let text = one_line(typed.text("phone"));
    match text.is_empty() || is_phone(&text) {
        true => Ok(text),
        false => Err(FieldError::new("phone", "centres-phone-wrong")),
    }
}

fn opening(typed: &Fields) -> Result<Opening, Vec<FieldError>> {
    let (mut days, mut errors) = ([None; 7], Vec::new());
    for (place, (_, word)) in DAYS.iter().enumerate() {
        let hours = one_line(typed.text(word));
        match read_stretch(&hours) {
            Ok(stretch) => days[place] = Some(stretch),
            Err(_) if hours.is_empty() => {}
            Err(_) => errors.push(FieldError::new(word, "centres-hours-wrong")),
        }
    }
    match errors.is_empty() {
        true => Ok(Opening::of(days)),
        false => Err(errors),
    }
}

fn ticked(typed: &Fields, name: &str, known: &[&str]) -> Vec<String> {
    let is_ticked = |word: &&str| typed.all(name).any(|typed| typed == *word);
    let ticked = known.iter().copied().filter(is_ticked);
    ticked.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Fields {
        [
            ("address", "12 Wilmslow Road\nManchester"),
            ("postcode", "m145tp"),
            ("phone", "0161 496 0123"),
            ("mon", "9-17"),
            ("languages", "English, Urdu"),
            ("access", "step-free"),
            ("access", "made-up"),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn what_was_read_fills_the_form_again() {
        let read = Details::read(&typed()).ok().unwrap();
        assert_eq!(read.postcode, "M14 5TP");
        assert_eq!(read.access, ["step-free"]);
        assert!(read.are_told());
        assert!(Details::read(&read.fields()).is_ok_and(|again| again == read));
    }

    #[test]
    fn each_field_that_will_not_do_is_told_beside_it() {
        let wrong: Fields = [("postcode", "nowhere"), ("phone", "ask"), ("tue", "17-9")]
            .into_iter()
            .collect();
        let errors = Details::read(&wrong).err().unwrap();
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["address", "postcode", "phone", "tue"]);
    }
}
