//! A report as it goes into the database: each record sealed under a key of its own, and that key wrapped to those who may open it.

use zeroize::Zeroizing;

use super::answers::Answers;
use super::destination::Destination;
use super::draft::{Draft, json, key_of, key_text};
use super::filing::FilingFault;
use super::ground::Gazetteer;
use super::questions::{self, Part};
use super::report::{Record, Report};
use super::table::NewReport;
use super::telling::WayBeside;
use crate::db::{Moment, PartId, ReportId};
use crate::directory::{Directory, standards_team};
use crate::evidence::{self, Item};
use crate::portal::Portal;
use crate::routing::{Owner, Reason};
use crate::vault::{
    AccessCode, Chance, Holder, PartName, Reference, ReportKey, SealingKey, UnusableKey, Wrap,
};
use crate::wording::Language;

/// The sealed part that says why a report goes where it goes.
const ROUTING: &str = "routing";
/// The sealed part that tells the team of the centre that helped.
pub const CENTRE: &str = "centre";
/// The sealed parts that every report has.
pub const PARTS: [&str; 4] = ["account", "people", "contact", ROUTING];

/// Everything of a record that goes into the database, sealed; made before the transaction begins.
pub struct Sealed {
    /// Its plain columns.
    pub report: NewReport,
    /// Its parts.
    pub parts: Vec<(PartId, &'static str, Vec<u8>)>,
    /// Its key for each holder.
    pub wraps: Vec<(Holder, Wrap)>,
    /// Rows of the files that the first record has already: every record has them all.
    pub files: Vec<evidence::Row>,
    /// What the centre keeps of it; none where no centre helped.
    pub talk: Option<Talk>,
}

/// The key of what the team and the centre write to each other, as the centre keeps it.
pub struct Talk {
    /// The key, for the centre.
    pub wrap: Wrap,
    /// The epoch of the centre's key that it is wrapped to.
    pub epoch: i32,
    /// What ties the row to this one key.
    pub commitment: [u8; 32],
    /// The word that the centre knows the person by, sealed under the key; none where they chose none. The force is not told it.
    pub known_by: Option<Vec<u8>>,
}

/// The name of the word that a centre knows a person by, as it is sealed.
pub fn known_by_name(report: ReportId) -> PartName<'static> {
    PartName {
        report: report.uuid(),
        table: "assisted_reports",
        column: "known-by",
        row: report.uuid(),
    }
}

/// What all records of a report are sealed with.
pub struct Sealing<'a> {
    /// The installation's parts.
    pub portal: &'a Portal,
    /// The draft that is filed.
    pub draft: &'a Draft,
    /// The report that it makes.
    pub report: &'a Report,
    /// The language that the reporter reads.
    pub language: Language,
    /// The files that were given for it, for the records after the first.
    pub files: &'a [Item],
    /// The access code.
    pub code: &'a AccessCode,
    /// The centre where somebody helped.
    pub centre: Option<&'a HelpingCentre>,
    /// How it came, in a word.
    pub channel: &'static str,
    /// The time.
    pub now: Moment,
}

/// The centre where somebody helped to report.
pub struct HelpingCentre {
    /// Its name.
    pub name: String,
    /// It, by the epoch of its key, as the holder of a wrap.
    pub holder: Holder,
    /// The public half of that key; none where it cannot be trusted any more: then the centre goes on knowing nothing.
    pub key: Option<SealingKey>,
    /// What marks each record: that a centre helped, and what was not as it should be there.
    pub marks: Vec<&'static str>,
}

/// What the team is told of the centre; sealed, because some must not be linked to a centre by its name.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct ToldCentre {
    /// Its name, where the person agreed that the team knows it.
    pub name: Option<String>,
    /// The key of what the team and the centre write to each other.
    pub talk: Zeroizing<String>,
}

impl ToldCentre {
    /// Reads the part; nothing where it cannot be read.
    pub fn read(part: &[u8]) -> Option<Self> {
        serde_json::from_slice(part).ok()
    }

    /// The key of what the team and the centre write to each other; none where it is none.
    pub fn key(&self) -> Option<ReportKey> {
        key_of(&self.talk)
    }
}

/// A record's own id, key and reference.
struct Own<'a> {
    id: ReportId,
    key: &'a ReportKey,
    reference: Reference,
}

/// What the reporter was told of the way of the report; sealed, because it can name the place.
#[derive(serde::Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    reason: Reason,
    language: Language,
    meant_for: &'a str,
    #[serde(flatten)]
    beside: WayBeside,
}

impl Sealing<'_> {
    /// Every record, sealed; the first has the report's reference, its id and the key of its draft.
    ///
    /// # Errors
    /// [`UnusableKey`] where a team's key cannot be sealed to.
    pub fn all(
        &self,
        bound: &[(&Record, Destination)],
        chance: &mut Chance,
    ) -> Result<Vec<Sealed>, FilingFault> {
        let other_key = ReportKey::generate(chance);
        let mut own = vec![Own {
            id: self.draft.report,
            key: &self.draft.key,
            reference: Reference::generate(chance),
        }];
        own.extend(bound.iter().skip(1).map(|_| Own {
            id: ReportId::new(self.now, chance),
            key: &other_key,
            reference: Reference::generate(chance),
        }));
        let records = own.iter().zip(bound).enumerate();
        let sealed = records.map(|(place, (one, (record, to)))| {
            let beside = beside(place, record, &own, bound);
            self.record(one, record, to, beside, chance)
        });
        let mut sealed = sealed.collect::<Result<Vec<_>, _>>()?;
        for other in sealed.iter_mut().skip(1) {
            other.report.companion_of = Some(self.draft.report);
        }
        Ok(sealed)
    }

    fn record(
        &self,
        own: &Own<'_>,
        record: &Record,
        to: &Destination,
        beside: WayBeside,
        chance: &mut Chance,
    ) -> Result<Sealed, FilingFault> {
        let (portal, now) = (self.portal, self.now);
        let code_salt = chance.bytes::<16>();
        let wraps = self.wraps(own, to, &code_salt, chance)?;
        let directory = portal.directory();
        let today = now.in_london().date();
        let told = Told {
            reason: to.reason(&record.decision, &directory, today),
            language: self.language,
            meant_for: &meant_for(record),
            beside,
        };
        let mut parts = plain_parts(self.report, &told);
        let talk = self.talk(own, &mut parts, chance)?;
        let parts = parts.into_iter();
        let parts = parts.map(|(part, plain)| {
            let row = PartId::new(now, chance);
            let name = part_name(own.id, part, row);
            (row, part, own.key.seal(&name, &plain, chance))
        });
        let district = record.decision.district.clone();
        Ok(Sealed {
            parts: parts.collect(),
            report: NewReport {
                id: own.id,
                companion_of: None,
                reference: own.reference.clone(),
                code_salt,
                commitment: own.key.commitment(own.id.uuid(), &portal.keys.pepper),
                team: to.team.id,
                urgency: i32::from(record.urgency),
                received_at: now,
                authority: district.unwrap_or_else(|| "unknown".into()),
                nation: gazetteer(portal, &directory, now).nation(Some(&record.decision)),
                month: self.report.month.clone(),
                strands: self.report.strands.clone(),
                flags: self.flags(record),
                channel: self.channel,
                rule: record.decision.rule.number(),
                reason: told.reason.key,
                dataset: record.decision.dataset.clone(),
            },
            wraps,
            files: self.files_of(own, chance),
            talk,
        })
    }

    fn known_by(&self, own: &Own<'_>, talk: &ReportKey, chance: &mut Chance) -> Option<Vec<u8>> {
        let word = self.report.known_by.as_ref()?;
        Some(talk.seal(&known_by_name(own.id), word.as_bytes(), chance))
    }

    fn flags(&self, record: &Record) -> Vec<String> {
        let mut flags = record.flags.clone();
        if let Some(centre) = self.centre {
            flags.extend(centre.marks.iter().map(|mark| (*mark).to_owned()));
        }
        flags.into_iter().collect()
    }

    /// Makes the key of what the team and the centre write to each other, and tells the team of both.
    fn talk(
        &self,
        own: &Own<'_>,
        parts: &mut Vec<(&'static str, Zeroizing<Vec<u8>>)>,
        chance: &mut Chance,
    ) -> Result<Option<Talk>, UnusableKey> {
        let Some((centre, agreed)) = self.centre.zip(self.report.agreed.as_ref()) else {
            return Ok(None);
        };
        let key = ReportKey::generate(chance);
        let told = ToldCentre {
            name: agreed.centre_is_named.then(|| centre.name.clone()),
            talk: key_text(&key),
        };
        parts.push((CENTRE, json(&told)));
        parts.push((
            Part::Assistance.word(),
            json(&of_part(self.report, Part::Assistance)),
        ));
        let (holder, id) = (centre.holder, own.id.uuid());
        let wrap = match &centre.key {
            Some(to) => key.wrap(to, id, holder, chance)?,
            None => Wrap::from_row(0, Vec::new(), Vec::new()),
        };
        let known_by = self.known_by(own, &key, chance);
        Ok(Some(Talk {
            wrap,
            known_by,
            epoch: holder.epoch(),
            commitment: key.commitment(id, &self.portal.keys.pepper),
        }))
    }

    fn files_of(&self, own: &Own<'_>, chance: &mut Chance) -> Vec<evidence::Row> {
        if own.id == self.draft.report {
            return Vec::new();
        }
        let files = self.files.iter();
        files
            .map(|file| file.row_for(own.id, own.key, self.now, chance))
            .collect()
    }

    /// The record's key for the team, or for escrow where no team has a key, and for the access code.
    fn wraps(
        &self,
        own: &Own<'_>,
        to: &Destination,
        code_salt: &[u8; 16],
        chance: &mut Chance,
    ) -> Result<Vec<(Holder, Wrap)>, UnusableKey> {
        let keys = &self.portal.keys;
        let (holder, key) = match &to.key {
            Some(live) => (live.holder(), *live.sealing_key()),
            None => (Holder::Escrow, keys.escrow),
        };
        let id = own.id.uuid();
        let mut wraps = vec![(holder, own.key.wrap(&key, id, holder, chance)?)];
        if self.report.gives_code {
            let opening = self.code.opening_key(code_salt, &keys.pepper);
            let reporter: SealingKey = opening.sealing_key();
            let wrap = own.key.wrap(&reporter, id, Holder::Reporter, chance)?;
            wraps.push((Holder::Reporter, wrap));
        }
        // Only where the person agreed that the centre goes on helping.
        if let Some((centre, agreed)) = self.centre.zip(self.report.agreed.as_ref())
            && agreed.helps_on
            && let Some(to) = &centre.key
        {
            let wrap = own.key.wrap(to, id, centre.holder, chance)?;
            wraps.push((centre.holder, wrap));
        }
        Ok(wraps)
    }
}

/// What the team of the record in this `place` should know of the others.
fn beside(
    place: usize,
    record: &Record,
    own: &[Own<'_>],
    bound: &[(&Record, Destination)],
) -> WayBeside {
    let mut others = own.iter().zip(bound).enumerate();
    let other = others.find(|(other, _)| *other != place);
    let first = own.first().map(|first| first.reference.as_str().to_owned());
    WayBeside {
        known_as: first.filter(|_| place > 0),
        other_record: other
            .map(|(_, (own, (_, to)))| (own.reference.as_str().to_owned(), to.team.slug.clone())),
        tell_too: record.decision.informed.clone(),
        crime_stays_with: record.decision.crime_stays_with.clone(),
        oversight: record
            .decision
            .oversight
            .map(|body| body.message().key.to_owned()),
    }
}

/// The slug of the team that the record is for by the rules, even where that has no key or has not joined.
fn meant_for(record: &Record) -> String {
    match &record.decision.owner {
        Owner::ProfessionalStandards(force) => standards_team(force),
        Owner::NationalDeskRestricted => record.team.clone(),
        _ => {
            let by_place = record.decision.force_by_place.clone();
            by_place.unwrap_or_else(|| record.team.clone())
        }
    }
}

/// The name that a sealed part of a report opens under.
pub fn part_name(report: ReportId, part: &str, row: PartId) -> PartName<'_> {
    PartName {
        report: report.uuid(),
        table: "sealed_parts",
        column: part,
        row: row.uuid(),
    }
}

/// The parts of a report before sealing: answers by part, and why it goes where it goes.
fn plain_parts(report: &Report, told: &Told<'_>) -> Vec<(&'static str, Zeroizing<Vec<u8>>)> {
    let of = |part: Part| (part.word(), json(&of_part(report, part)));
    let mut parts: Vec<_> = [Part::Account, Part::People, Part::Contact].map(of).into();
    parts.push((ROUTING, json(told)));
    parts
}

/// The answers that belong to `part`.
fn of_part(report: &Report, part: Part) -> Answers {
    let mut answers = report.answers.clone();
    answers.keep_only(|slug| {
        questions::find_assisted(slug).is_some_and(|question| question.part == part)
    });
    answers
}

/// The lists that places are looked up in at this time.
pub fn gazetteer<'a>(portal: &'a Portal, directory: &'a Directory, now: Moment) -> Gazetteer<'a> {
    Gazetteer {
        directory,
        postcodes: &portal.postcodes,
        places: &portal.places,
        today: now.in_london().date(),
    }
}
