//! A thief with a copy of every file: looks for planted words in every byte, and tries every 32 bytes found
//! as every kind of key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use heard::db::schema::{
    outbox, report_key_wraps, reports, sealed_parts, team_key_wraps, team_keys,
};
use heard::db::{PartId, ReportId};
use heard::reporting::part_name;
use heard::vault::{
    BrowserToken, Holder, KeyFolder, OpeningKey, Pepper, ReportKey, TeamEpoch, TeamHolder,
    TeamSecret, Wrap, open_capsule,
};
use heard::web::Fields;
use uuid::Uuid;

use crate::main_job::{named, reference_in};
use crate::support::{World, fields};

const REPORTS: usize = 50;

/// A word that stands in one field of one report and nowhere else.
fn planted(report: usize, field: &str) -> String {
    format!("Zq{report:02}x{}x", field.replace('-', ""))
}

/// Answers with a planted word in every field that takes words.
fn with_planted(slug: &str, report: usize) -> Fields {
    let word = |field: &str| planted(report, field);
    match slug {
        "place" => fields(&[("place", "M1 1AE"), ("detail", &word("detail"))]),
        "when" => fields(&[("when", "roughly"), ("about", &word("about"))]),
        "already" => fields(&[
            ("already", "yes"),
            ("told", &word("told")),
            ("number", &word("number")),
        ]),
        "online" => fields(&[("online", "yes")]),
        "links" | "what" | "why" | "name" => fields(&[(slug, &word(slug))]),
        "strands" => fields(&[("strands", "race"), ("other-strand", &word("other-strand"))]),
        "email" => fields(&[
            ("email", "yes"),
            ("address", &format!("{}@home.example", word("address"))),
        ]),
        "phone" => fields(&[
            ("phone", "yes"),
            ("number", &format!("0161 496 00{report:02} x7788")),
            ("times", &word("times")),
        ]),
        "voicemail" => fields(&[("voicemail", "no")]),
        "letter" => fields(&[
            ("letter", "yes"),
            ("postal-address", &word("postal-address")),
        ]),
        other => named(other),
    }
}

const WORDED: [&str; 13] = [
    "detail",
    "about",
    "told",
    "number",
    "links",
    "what",
    "why",
    "name",
    "other-strand",
    "address",
    "times",
    "postal-address",
    "open",
];

/// An installation with fifty reports, one unfinished draft and one officer signed in before.
async fn full_of_reports() -> World {
    let world = World::on_sqlite().await;
    for report in 0..REPORTS {
        let reporter = world.visitor().await;
        assert_eq!(
            reporter.answer_all(|slug| with_planted(slug, report)).await,
            "/answers/check"
        );
        let reference = reference_in(&reporter.send().await.html);
        if report == 0 {
            let officer = world.officer("greater-manchester").await;
            let page = officer.get(&format!("/reports/{reference}")).await;
            assert!(page.html.contains(&planted(0, "what")));
            officer.post("/sign-out", &page, &Fields::default()).await;
        }
    }
    let unfinished = world.visitor().await;
    let stops_at_what = |slug: &str| match slug {
        "what" => fields(&[("what", &planted(REPORTS, "open"))]),
        "online" => Fields::default(),
        other => with_planted(other, REPORTS),
    };
    assert_eq!(
        unfinished.answer_all(stops_at_what).await,
        "/answers/online"
    );
    world
}

/// Every file below `folder`.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn contains(bytes: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    bytes
        .windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word))
}

#[test]
fn no_planted_word_lies_in_any_byte_of_any_file() {
    rocket::execute(async {
        let world = full_of_reports().await;
        let files = files_below(world.folder.path());
        assert!(files.iter().any(|file| file.ends_with("heard.sqlite")));
        assert!(files.iter().any(|file| file.ends_with("pepper")));
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            // All planted words begin alike, so one search finds any of them.
            for report in 0..=REPORTS {
                assert!(
                    !contains(&bytes, &format!("Zq{report:02}x")),
                    "report {report} in {}",
                    file.display()
                );
            }
            assert!(
                !contains(&bytes, "x7788") && !contains(&bytes, "home.example"),
                "{}",
                file.display()
            );
        }
    });
}

/// What the thief can try keys on.
struct Loot {
    parts: Vec<(ReportId, PartId, String, Vec<u8>)>,
    report_wraps: Vec<(ReportId, Holder, Wrap, Vec<u8>)>,
    team_wraps: Vec<(TeamEpoch, TeamHolder, Wrap)>,
    capsules: Vec<(Uuid, Vec<u8>)>,
    drafts: Vec<(i64, Vec<u8>)>,
}

type ReportWrapRow = (ReportId, String, Vec<u8>, i32, Vec<u8>, Vec<u8>, Vec<u8>);
type TeamWrapRow = (
    Vec<u8>,
    i32,
    Vec<u8>,
    Vec<u8>,
    String,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
);

async fn loot(world: &World) -> Loot {
    let read = world.portal.db.read(|connection| {
        use heard::db::schema::drafts;
        let parts = sealed_parts::table
            .select((
                sealed_parts::report_id,
                sealed_parts::id,
                sealed_parts::part,
                sealed_parts::sealed,
            ))
            .load(connection)?;
        let rows: Vec<ReportWrapRow> = report_key_wraps::table
            .inner_join(reports::table.on(reports::id.eq(report_key_wraps::report_id)))
            .select((
                report_key_wraps::report_id,
                report_key_wraps::holder_kind,
                report_key_wraps::holder_id,
                report_key_wraps::epoch,
                report_key_wraps::encapsulated,
                report_key_wraps::ciphertext,
                reports::commitment,
            ))
            .load(connection)?;
        let report_wraps = rows
            .into_iter()
            .map(
                |(report, kind, team, epoch, encapsulated, ciphertext, commitment)| {
                    let team = Uuid::from_slice(&team).unwrap();
                    let holder = match kind.as_str() {
                        "team" => Holder::Team { team, epoch },
                        "reporter" => Holder::Reporter,
                        _ => Holder::Escrow,
                    };
                    let wrap = Wrap {
                        suite: 1,
                        encapsulated,
                        ciphertext,
                    };
                    (report, holder, wrap, commitment)
                },
            )
            .collect();
        let rows: Vec<TeamWrapRow> = team_key_wraps::table
            .inner_join(team_keys::table.on(team_keys::team_id.eq(team_key_wraps::team_id)))
            .select((
                team_keys::team_id,
                team_keys::epoch,
                team_keys::sealing_key,
                team_keys::signing_key,
                team_key_wraps::holder_kind,
                team_key_wraps::holder_id,
                team_key_wraps::encapsulated,
                team_key_wraps::ciphertext,
            ))
            .load(connection)?;
        let team_wraps = rows
            .into_iter()
            .map(
                |(
                    team,
                    epoch,
                    sealing_key,
                    signing_key,
                    kind,
                    holder,
                    encapsulated,
                    ciphertext,
                )| {
                    let team = Uuid::from_slice(&team).unwrap();
                    let epoch = TeamEpoch {
                        team,
                        epoch,
                        sealing_key,
                        signing_key,
                        signature: None,
                        retired: false,
                    };
                    let holder = match kind.as_str() {
                        "person" => TeamHolder::Person(Uuid::from_slice(&holder).unwrap()),
                        _ => TeamHolder::Escrow,
                    };
                    (
                        epoch,
                        holder,
                        Wrap {
                            suite: 1,
                            encapsulated,
                            ciphertext,
                        },
                    )
                },
            )
            .collect();
        let capsules: Vec<(Vec<u8>, Option<Vec<u8>>)> = outbox::table
            .select((outbox::id, outbox::capsule))
            .load(connection)?;
        Ok(Loot {
            parts,
            report_wraps,
            team_wraps,
            capsules: capsules
                .into_iter()
                .filter_map(|(id, capsule)| Some((Uuid::from_slice(&id).unwrap(), capsule?)))
                .collect(),
            drafts: drafts::table
                .select((drafts::version, drafts::sealed))
                .load(connection)?,
        })
    });
    read.await.unwrap()
}

/// Every value of 32 bytes that stands by itself in the database or in a key file, and the hexadecimal ones.
async fn every_value_of_32_bytes(world: &World, key_folder: &Path) -> Vec<[u8; 32]> {
    let mut values: BTreeMap<[u8; 32], ()> = BTreeMap::new();
    let database = Path::new(&world.portal.settings.database()).to_owned();
    let mut connection = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = diesel::sql_types::Text)]
        of: String,
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    #[derive(QueryableByName)]
    struct Cell {
        #[diesel(sql_type = diesel::sql_types::Binary)]
        bytes: Vec<u8>,
    }
    let columns: Vec<Column> = diesel::sql_query(
        "SELECT m.name AS of, c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND c.type = 'BLOB'",
    )
    .load(&mut connection)
    .unwrap();
    assert!(columns.len() > 20);
    for Column { of, name } in columns {
        let query = format!("SELECT {name} AS bytes FROM {of} WHERE {name} IS NOT NULL");
        for Cell { bytes } in diesel::sql_query(query)
            .load::<Cell>(&mut connection)
            .unwrap()
        {
            if let Ok(value) = <[u8; 32]>::try_from(bytes.as_slice()) {
                values.insert(value, ());
            }
        }
    }
    for file in files_below(key_folder) {
        let text = std::fs::read_to_string(file).unwrap();
        for word in text.split_whitespace() {
            for encoding in [
                data_encoding::HEXLOWER_PERMISSIVE,
                data_encoding::BASE64,
                data_encoding::BASE64URL_NOPAD,
            ] {
                if let Ok(Ok(value)) = encoding.decode(word.as_bytes()).map(<[u8; 32]>::try_from) {
                    values.insert(value, ());
                }
            }
        }
    }
    values.into_keys().collect()
}

#[test]
fn no_value_in_the_database_or_the_key_folder_opens_what_somebody_wrote() {
    rocket::execute(async {
        let world = full_of_reports().await;
        let key_folder = world.portal.settings.key_folder.clone();
        let values = every_value_of_32_bytes(&world, &key_folder).await;
        assert!(
            values.len() > REPORTS,
            "only {} values were found",
            values.len()
        );
        let loot = loot(&world).await;
        assert_eq!(loot.parts.len(), REPORTS * 4);
        assert_eq!(loot.report_wraps.len(), REPORTS * 2);
        assert_eq!(loot.drafts.len(), REPORTS + 1);
        for value in &values {
            try_as_every_key(value, &loot);
        }
        let keys = KeyFolder::open(&key_folder).unwrap();
        try_the_workers_key(&keys.worker, &keys.pepper, &loot);
    });
}

fn try_as_every_key(value: &[u8; 32], loot: &Loot) {
    let report_key = ReportKey::from_slice(value).unwrap();
    for (report, row, part, sealed) in &loot.parts {
        assert!(
            report_key
                .open(&part_name(*report, part, *row), sealed)
                .is_err()
        );
    }
    let token = BrowserToken::parse(&data_encoding::BASE64URL_NOPAD.encode(value)).unwrap();
    for (version, sealed) in &loot.drafts {
        assert!(token.open_draft(*version, sealed).is_err());
    }
}

/// The key folder opens mail that waits, and nothing else.
fn try_the_workers_key(worker: &OpeningKey, pepper: &Pepper, loot: &Loot) {
    assert!(!loot.capsules.is_empty());
    for (row, capsule) in &loot.capsules {
        let opened = open_capsule(worker, "letter", *row, capsule).unwrap();
        let letter = String::from_utf8(opened.to_vec()).unwrap();
        for field in WORDED.iter().filter(|field| **field != "address") {
            for report in 0..REPORTS {
                assert!(!letter.contains(&planted(report, field)), "{field}");
            }
        }
    }
    for (report, holder, wrap, commitment) in &loot.report_wraps {
        let opened = ReportKey::open_wrap(wrap, worker, report.uuid(), *holder, commitment, pepper);
        assert!(opened.is_err());
    }
    for (epoch, holder, wrap) in &loot.team_wraps {
        assert!(TeamSecret::open_wrap(wrap, worker, epoch, *holder).is_err());
    }
}
