//! All that is sealed in a stolen database, each with what its key grows for.

use std::collections::BTreeSet;

use diesel::prelude::*;
use heard::db::schema::{
    assisted_drafts, assisted_reports, drafts, evidence, messages, outbox, people,
    report_key_wraps, reporter_visits, reports, sealed_parts, sessions, team_key_wraps,
};
use heard::db::{Connection, DbFault, ObjectId};
use heard::evidence::Store;
use heard::vault::Wrap;
use uuid::Uuid;

use super::keyring::{Growth, SealedValue, SealedWrap, name};
use crate::support::World;

/// What the thief can try keys on.
pub struct Loot {
    /// Parts of reports, files, drafts, seeds under passwords and under cookies, second factors.
    pub values: Vec<SealedValue>,
    /// Wraps of report keys and of team secrets.
    pub wraps: Vec<SealedWrap>,
    /// Letters that wait.
    pub capsules: Vec<SealedWrap>,
}

impl Loot {
    /// Reads all of it. Some keys grow with the pepper.
    pub async fn of(world: &World, pepper: [u8; 32]) -> Self {
        let store = world.portal.store.clone();
        let read = world.portal.db.read(move |connection| {
            let mut values = parts(connection)?;
            values.extend(kept_messages(connection)?);
            values.extend(what_is_told_of_files(connection)?);
            values.extend(pieces_of_files(connection, &store)?);
            values.extend(reporters_visits(connection)?);
            values.extend(kept_drafts(connection)?);
            values.extend(drafts_of_centres(connection)?);
            values.extend(kept_sessions(connection)?);
            values.extend(secrets_of_people(connection, &pepper)?);
            let mut wraps = report_wraps(connection)?;
            wraps.extend(team_wraps(connection)?);
            wraps.extend(wraps_of_centres(connection)?);
            Ok(Self {
                values,
                wraps,
                capsules: capsules(connection)?,
            })
        });
        read.await.unwrap()
    }

    /// What the value that `key` opens holds.
    pub fn value_of(&self, key: &[u8; 32]) -> Vec<u8> {
        let opened = self.values.iter().find_map(|sealed| sealed.opened_by(key));
        opened.expect("this key opens a value")
    }

    /// What is wrapped to `key`.
    pub fn wrapped_to(&self, key: &[u8; 32]) -> Vec<u8> {
        let opened = self.wraps.iter().find_map(|sealed| sealed.opened_by(key));
        opened.expect("this key opens a wrap")
    }

    /// How many of its values have a key that is grown for `purpose`.
    pub fn count(&self, purpose: &str) -> usize {
        let grows = |growth: &Growth| growth.purpose == purpose;
        self.values
            .iter()
            .filter(|value| grows(&value.growth))
            .count()
    }
}

fn grown_for(purpose: &'static str) -> Growth {
    Growth {
        purpose,
        salt: Vec::new(),
    }
}

/// Two ids, a word and what is sealed.
type ValueRow = (Vec<u8>, Vec<u8>, String, Vec<u8>);

fn parts(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<ValueRow> = sealed_parts::table
        .select((
            sealed_parts::report_id,
            sealed_parts::id,
            sealed_parts::part,
            sealed_parts::sealed,
        ))
        .load(connection)?;
    let part = |(report, row, part, bytes): ValueRow| SealedValue {
        growth: grown_for("heard/v1/report/field"),
        name: name("part", &[&report, b"sealed_parts", part.as_bytes(), &row]),
        bytes,
    };
    Ok(rows.into_iter().map(part).collect())
}

fn kept_messages(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    type MessageRow = (ValueRow, Option<Vec<u8>>, Option<Vec<u8>>, i64);
    let rows: Vec<MessageRow> = messages::table
        .select((
            (
                messages::report_id,
                messages::id,
                messages::kind,
                messages::sealed,
            ),
            messages::team_id,
            messages::person_id,
            messages::sent_at,
        ))
        .load(connection)?;
    let uuid = |bytes: Option<Vec<u8>>| {
        bytes.map_or(Uuid::nil(), |bytes| Uuid::from_slice(&bytes).unwrap())
    };
    let message = |((report, row, kind, bytes), team, person, at): MessageRow| {
        let column = format!("{kind} {} {} {at}", uuid(team), uuid(person));
        SealedValue {
            growth: grown_for("heard/v1/report/field"),
            name: name("part", &[&report, b"messages", column.as_bytes(), &row]),
            bytes,
        }
    };
    Ok(rows.into_iter().map(message).collect())
}

fn what_is_told_of_files(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = evidence::table
        .select((evidence::report_id, evidence::id, evidence::sealed))
        .load(connection)?;
    let told = |(report, row, bytes): (Vec<u8>, Vec<u8>, Vec<u8>)| SealedValue {
        growth: grown_for("heard/v1/report/field"),
        name: name("part", &[&report, b"evidence", b"sealed", &row]),
        bytes,
    };
    Ok(rows.into_iter().map(told).collect())
}

fn pieces_of_files(
    connection: &mut Connection,
    store: &Store,
) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<(ObjectId, i32)> = evidence::table
        .select((evidence::object_id, evidence::pieces))
        .load(connection)?;
    let mut pieces = Vec::new();
    for (object, count) in rows {
        for place in 0..u32::try_from(count).unwrap() {
            let is_last = [u8::from(place + 1 == u32::try_from(count).unwrap())];
            let id = object.uuid();
            let at = place.to_be_bytes();
            let parts: [&[u8]; 3] = [id.as_bytes(), &at, &is_last];
            pieces.push(SealedValue {
                growth: grown_for("heard/v1/file/piece"),
                name: name("piece of a file", &parts),
                bytes: store.get(object, place).unwrap().unwrap(),
            });
        }
    }
    Ok(pieces)
}

fn reporters_visits(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = reporter_visits::table
        .select((
            reporter_visits::id,
            reporter_visits::report_id,
            reporter_visits::sealed,
        ))
        .load(connection)?;
    let visit = |(id, report, bytes): (Vec<u8>, Vec<u8>, Vec<u8>)| SealedValue {
        growth: grown_for("heard/v1/browser/reporter visit"),
        name: name("reporter visit", &[&id, &report]),
        bytes,
    };
    Ok(rows.into_iter().map(visit).collect())
}

fn kept_drafts(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<(Vec<u8>, i64, Vec<u8>)> = drafts::table
        .select((drafts::id, drafts::version, drafts::sealed))
        .load(connection)?;
    let draft = |(id, version, bytes): (Vec<u8>, i64, Vec<u8>)| SealedValue {
        growth: grown_for("heard/v1/browser/draft"),
        name: name("draft", &[&id, &version.to_be_bytes()]),
        bytes,
    };
    Ok(rows.into_iter().map(draft).collect())
}

fn drafts_of_centres(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<(Vec<u8>, i64, Vec<u8>)> = assisted_drafts::table
        .select((
            assisted_drafts::id,
            assisted_drafts::version,
            assisted_drafts::sealed,
        ))
        .load(connection)?;
    let draft = |(id, version, bytes): (Vec<u8>, i64, Vec<u8>)| {
        let column = format!("draft {version}");
        let parts: [&[u8]; 4] = [&id, b"assisted_drafts", column.as_bytes(), &id];
        SealedValue {
            growth: grown_for("heard/v1/report/field"),
            name: name("part", &parts),
            bytes,
        }
    };
    Ok(rows.into_iter().map(draft).collect())
}

/// The keys of drafts at centres, and of what centres and forces write to each other.
fn wraps_of_centres(connection: &mut Connection) -> Result<Vec<SealedWrap>, DbFault> {
    type Kept = (Vec<u8>, Vec<u8>, i32, Vec<u8>, Vec<u8>);
    let mut rows: Vec<Kept> = assisted_drafts::table
        .select((
            assisted_drafts::id,
            assisted_drafts::team_id,
            assisted_drafts::epoch,
            assisted_drafts::encapsulated,
            assisted_drafts::ciphertext,
        ))
        .load(connection)?;
    rows.extend(
        assisted_reports::table
            .select((
                assisted_reports::report_id,
                assisted_reports::team_id,
                assisted_reports::epoch,
                assisted_reports::encapsulated,
                assisted_reports::ciphertext,
            ))
            .load::<Kept>(connection)?,
    );
    let wrap = |(report, team, epoch, encapsulated, ciphertext): Kept| {
        let parts: [&[u8]; 4] = [&report, b"team", &team, &epoch.to_be_bytes()];
        SealedWrap {
            growth: Some(grown_for("heard/v1/team/open")),
            info: "wrap/v1",
            name: name("report key", &parts),
            wrap: Wrap::from_row(1, encapsulated, ciphertext),
        }
    };
    Ok(rows.into_iter().map(wrap).collect())
}

fn kept_sessions(connection: &mut Connection) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<ValueRow> = sessions::table
        .select((
            sessions::id,
            sessions::person_id,
            sessions::stage,
            sessions::sealed_seed,
        ))
        .load(connection)?;
    let session = |(id, person, stage, bytes): ValueRow| SealedValue {
        growth: grown_for("heard/v1/browser/session"),
        name: name("session", &[&id, &person, &[u8::from(stage == "whole")]]),
        bytes,
    };
    Ok(rows.into_iter().map(session).collect())
}

type SecretsRow = (Vec<u8>, Vec<u8>, Option<Vec<u8>>, Option<i64>);

fn secrets_of_people(
    connection: &mut Connection,
    pepper: &[u8; 32],
) -> Result<Vec<SealedValue>, DbFault> {
    let rows: Vec<SecretsRow> = people::table
        .select((
            people::id,
            people::sealed_seed,
            people::sealed_totp,
            people::totp_step,
        ))
        .load(connection)?;
    let mut secrets = Vec::new();
    for (person, seed, totp, step) in rows {
        secrets.push(SealedValue {
            growth: grown_for("heard/v1/person/kek"),
            name: name("seed", &[&person, &[u8::from(totp.is_some())]]),
            bytes: seed,
        });
        secrets.extend(totp.map(|bytes| SealedValue {
            growth: Growth {
                purpose: "heard/v1/person/totp",
                salt: pepper.to_vec(),
            },
            name: name("second factor", &[&person, &[u8::from(step.is_some())]]),
            bytes,
        }));
    }
    Ok(secrets)
}

type WrapRow = (Vec<u8>, i32, String, Vec<u8>, Vec<u8>, Vec<u8>);

fn report_wraps(connection: &mut Connection) -> Result<Vec<SealedWrap>, DbFault> {
    let rows: Vec<(WrapRow, Vec<u8>)> = report_key_wraps::table
        .inner_join(reports::table.on(reports::id.eq(report_key_wraps::report_id)))
        .select((
            (
                report_key_wraps::report_id,
                report_key_wraps::epoch,
                report_key_wraps::holder_kind,
                report_key_wraps::holder_id,
                report_key_wraps::encapsulated,
                report_key_wraps::ciphertext,
            ),
            reports::code_salt,
        ))
        .load(connection)?;
    // All that is sealed to a team opens with one key, so that one wrap tells for all; a code opens but its own.
    let mut seen = BTreeSet::new();
    let is_new = |((_, epoch, kind, holder, ..), salt): &(WrapRow, Vec<u8>)| {
        let salt = (kind == "reporter").then(|| salt.clone());
        seen.insert((*epoch, kind.clone(), holder.clone(), salt))
    };
    let wrap =
        |((report, epoch, kind, holder, encapsulated, ciphertext), salt): (WrapRow, Vec<u8>)| {
            let growth = match kind.as_str() {
                "team" => Some(grown_for("heard/v1/team/open")),
                "reporter" => Some(Growth {
                    purpose: "heard/v1/reporter/open",
                    salt,
                }),
                "escrow" => None,
                other => panic!("the thief does not know of {other}"),
            };
            let parts: [&[u8]; 4] = [&report, kind.as_bytes(), &holder, &epoch.to_be_bytes()];
            SealedWrap {
                growth,
                info: "wrap/v1",
                name: name("report key", &parts),
                wrap: Wrap::from_row(1, encapsulated, ciphertext),
            }
        };
    Ok(rows.into_iter().filter(is_new).map(wrap).collect())
}

fn team_wraps(connection: &mut Connection) -> Result<Vec<SealedWrap>, DbFault> {
    let rows: Vec<WrapRow> = team_key_wraps::table
        .select((
            team_key_wraps::team_id,
            team_key_wraps::epoch,
            team_key_wraps::holder_kind,
            team_key_wraps::holder_id,
            team_key_wraps::encapsulated,
            team_key_wraps::ciphertext,
        ))
        .load(connection)?;
    let wrap = |(team, epoch, kind, holder, encapsulated, ciphertext): WrapRow| {
        let growth = match kind.as_str() {
            "person" => Some(grown_for("heard/v1/person/open")),
            "escrow" => None,
            other => panic!("the thief does not know of {other}"),
        };
        let parts: [&[u8]; 4] = [&team, &epoch.to_be_bytes(), kind.as_bytes(), &holder];
        SealedWrap {
            growth,
            info: "team-wrap/v1",
            name: name("team secret", &parts),
            wrap: Wrap::from_row(1, encapsulated, ciphertext),
        }
    };
    Ok(rows.into_iter().map(wrap).collect())
}

type CapsuleRow = (Vec<u8>, Option<Vec<u8>>);

fn capsules(connection: &mut Connection) -> Result<Vec<SealedWrap>, DbFault> {
    let rows: Vec<CapsuleRow> = outbox::table
        .select((outbox::id, outbox::capsule))
        .load(connection)?;
    let capsule = |(row, capsule): CapsuleRow| {
        let capsule = capsule?;
        let (encapsulated, ciphertext) = capsule[1..].split_at(32);
        Some(SealedWrap {
            growth: None,
            info: "capsule/v1",
            name: name("capsule", &[b"letter", &row]),
            wrap: Wrap::from_row(1, encapsulated.to_vec(), ciphertext.to_vec()),
        })
    };
    Ok(rows.into_iter().filter_map(capsule).collect())
}
