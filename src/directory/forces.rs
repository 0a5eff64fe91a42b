//! Forces and local authorities. A district lies wholly in one force, so the force of a place is the force of its district.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;

const FORCES: &str = include_str!("../../data/forces.csv");
const AUTHORITIES: &str = include_str!("../../data/authorities.csv");

/// Why a list of forces or authorities cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// A row does not have the columns of its list.
    #[error("a row cannot be read: {0}")]
    Row(#[from] csv::Error),
    /// An authority names a force that is not in the list.
    #[error("{authority} names the force {force}, which is not in the list of forces")]
    UnknownForce {
        /// The authority's name.
        authority: String,
        /// The slug that no force has.
        force: String,
    },
    /// Two authorities have the same code.
    #[error("the code {0} stands for two authorities")]
    CodeTwice(String),
}

/// The nation, or group of nations, that a force serves.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    #[serde(rename = "Northern Ireland")]
    NorthernIreland,
    /// England, Wales and Scotland.
    #[serde(rename = "Great Britain")]
    GreatBritain,
    /// All four.
    #[serde(rename = "United Kingdom")]
    UnitedKingdom,
}

impl Nation {
    const WORDS: [(Self, &'static str); 4] = [
        (Self::England, "england"),
        (Self::Wales, "wales"),
        (Self::Scotland, "scotland"),
        (Self::NorthernIreland, "northern-ireland"),
    ];

    /// Its word in the database and in lists; none for what is more than one.
    pub fn word(self) -> Option<&'static str> {
        let mut known = Self::WORDS.into_iter();
        known.find(|(one, _)| *one == self).map(|(_, word)| word)
    }

    /// The nation of that word.
    pub fn called(word: &str) -> Option<Self> {
        let mut known = Self::WORDS.into_iter();
        known.find(|(_, known)| *known == word).map(|(one, _)| one)
    }
}

/// What decides whether a force is responsible.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum ForceKind {
    /// The place: the force polices every district in its area.
    Territorial,
    /// The railway: British Transport Police.
    Transport,
    /// Guarded sites only. The public's reports go to the territorial force, so this force has no queue.
    Site,
}

/// A police force.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Force {
    /// The code the Office for National Statistics gives a police force area. None for forces without an area, and for Northern Ireland.
    pub code: Option<String>,
    /// Our lasting name for it, such as `greater-manchester`.
    pub slug: String,
    /// Its own name.
    pub name: String,
    /// Its own name in Welsh, where it has one.
    pub name_cy: Option<String>,
    /// The nation it serves.
    pub nation: Nation,
    /// What decides whether it is responsible.
    pub kind: ForceKind,
    /// The domain of its website, without `https://`.
    pub website: String,
    /// First day of its existence; none means before this service began.
    pub valid_from: Option<Date>,
    /// The first day on which it no longer exists.
    pub valid_to: Option<Date>,
    /// The day from which it takes reports from this service; none means that it has not joined.
    #[serde(skip)]
    pub joined: Option<Date>,
}

impl Force {
    /// Whether the force takes reports from this service on that day.
    pub fn has_joined(&self, today: Date) -> bool {
        self.joined.is_some_and(|joined| joined <= today)
    }

    /// The name for readers of Welsh: the Welsh name, or the only one there is.
    pub fn welsh_name(&self) -> &str {
        self.name_cy.as_deref().unwrap_or(&self.name)
    }
}

/// A district: the smallest authority with a force of its own (district, borough, unitary or council area).
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Authority {
    /// The codes of the Office for National Statistics; more than one where a code changed but the place did not.
    #[serde(deserialize_with = "codes")]
    pub codes: Vec<String>,
    /// Its name in English.
    pub name: String,
    /// Its name in Welsh, where that differs.
    pub name_cy: Option<String>,
    /// The slug of the force that polices it.
    pub force: String,
    /// First day of its existence; none means before this service began.
    pub valid_from: Option<Date>,
    /// The first day on which it no longer exists.
    pub valid_to: Option<Date>,
}

impl Authority {
    /// The code it goes by: the newest.
    pub fn code(&self) -> &str {
        self.codes.last().map_or("", String::as_str)
    }

    /// The name for readers of Welsh: the Welsh name, or the only one there is.
    pub fn welsh_name(&self) -> &str {
        self.name_cy.as_deref().unwrap_or(&self.name)
    }

    /// Whether the district exists on that day.
    pub fn exists(&self, today: Date) -> bool {
        is_valid(self.valid_from, self.valid_to, today)
    }
}

fn codes<'de, D: serde::Deserializer<'de>>(cell: D) -> Result<Vec<String>, D::Error> {
    let cell = String::deserialize(cell)?;
    Ok(cell.split_whitespace().map(str::to_owned).collect())
}

fn is_valid(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}

/// All forces and authorities, past, present and to come.
#[derive(Clone, Debug)]
pub struct Directory {
    forces: Vec<Force>,
    authorities: Vec<Authority>,
    authority_by_code: HashMap<String, usize>,
}

impl Directory {
    /// The lists that are built into the program, in which no force has joined yet.
    pub fn embedded() -> Self {
        Self::parse(FORCES, AUTHORITIES).expect("the built-in lists are read by a test")
    }

    /// Reads both lists from the text of their CSV files.
    pub fn parse(forces: &str, authorities: &str) -> Result<Self, DirectoryError> {
        let forces: Vec<Force> = rows(forces)?;
        let authorities: Vec<Authority> = rows(authorities)?;
        let mut authority_by_code = HashMap::new();
        for (place, authority) in authorities.iter().enumerate() {
            if !forces.iter().any(|force| force.slug == authority.force) {
                return Err(DirectoryError::UnknownForce {
                    authority: authority.name.clone(),
                    force: authority.force.clone(),
                });
            }
            for code in &authority.codes {
                if authority_by_code.insert(code.clone(), place).is_some() {
                    return Err(DirectoryError::CodeTwice(code.clone()));
                }
            }
        }
        Ok(Self {
            forces,
            authorities,
            authority_by_code,
        })
    }

    /// The same lists, with each force joined on the day that `joined` gives for its slug. Forces for guarded sites cannot join.
    pub fn with_joined(mut self, joined: impl Fn(&str) -> Option<Date>) -> Self {
        for force in self
            .forces
            .iter_mut()
            .filter(|force| force.kind != ForceKind::Site)
        {
            force.joined = joined(&force.slug);
        }
        self
    }

    /// The force with that slug, if it exists on that day.
    pub fn force(&self, slug: &str, today: Date) -> Option<&Force> {
        self.forces(today).find(|force| force.slug == slug)
    }

    /// Every force that exists on that day.
    pub fn forces(&self, today: Date) -> impl Iterator<Item = &Force> {
        self.forces
            .iter()
            .filter(move |force| is_valid(force.valid_from, force.valid_to, today))
    }

    /// The slug of the force with that police force area code, whether or not it exists today.
    pub fn force_by_code(&self, code: &str) -> Option<&str> {
        let found = self
            .forces
            .iter()
            .find(|force| force.code.as_deref() == Some(code));
        found.map(|force| force.slug.as_str())
    }

    /// The district with that code, today's or an earlier one: the code of a place does not lapse when the authority does.
    pub fn authority(&self, code: &str) -> Option<&Authority> {
        self.authority_by_code
            .get(code)
            .map(|place| &self.authorities[*place])
    }

    /// Every district of the past, the present and the future.
    pub fn all_authorities(&self) -> impl Iterator<Item = &Authority> {
        self.authorities.iter()
    }

    /// Every district that exists on that day.
    pub fn authorities(&self, today: Date) -> impl Iterator<Item = &Authority> {
        self.authorities
            .iter()
            .filter(move |authority| authority.exists(today))
    }
}

fn rows<T: serde::de::DeserializeOwned>(text: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect()
}
