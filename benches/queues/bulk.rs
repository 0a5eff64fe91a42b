//! Many reports at once: rows of random bytes, written by the engine itself.

use diesel::prelude::*;
use diesel::sql_query;
use heard::commands::Visitor;
use heard::db::schema::reports;
use heard::db::{Connection, DbFault};
use heard::web::Fields;

use super::support::{World, fields};

/// Of the reports that this makes, each tenth is open.
const ON_SQLITE: [&str; 5] = [
    "CREATE TEMP TABLE bulk AS WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to})
        SELECT i, randomblob(16) AS id, i % 10 = 0 AS is_open, abs(random()) AS dice FROM n",
    "INSERT INTO reports (id, reference, code_salt, commitment, team_id, state, urgency, channel, received_at, opened_at, closed_at, nation,
            authority, incident_month, officer_id, due_at, paused_at, due_step, risk, review_at)
        SELECT id, printf('%08X', (i * 2654435761) % 4294967296), x'00', x'00', {team},
            CASE WHEN NOT is_open THEN 'closed' WHEN i % 40 = 0 THEN 'unopened' ELSE 'opened' END,
            CASE WHEN dice % 100 < 2 THEN 3 WHEN dice % 100 < 10 THEN 2 WHEN dice % 100 < 30 THEN 1 ELSE 0 END, 'public',
            {now} - dice % 31536000000000, CASE WHEN i % 40 = 0 THEN NULL ELSE {now} - dice % 1000000000 END,
            CASE WHEN is_open THEN NULL ELSE {now} - dice % 500000000 END, 'england', 'unknown', 'unknown',
            CASE WHEN i % 30 = 0 THEN {officer} END, {now} + dice % 5184000000000 - 864000000000,
            CASE WHEN i % 100 = 0 THEN {now} END, 'contact', 'low', CASE WHEN i % 500 = 0 THEN {now} END FROM bulk",
    "INSERT INTO sealed_parts (id, report_id, part, sealed) SELECT randomblob(16), id, 'account', randomblob(512) FROM bulk",
    "INSERT INTO case_tokens (report_id, token) SELECT id, randomblob(16) FROM bulk UNION ALL SELECT id, randomblob(16) FROM bulk",
    "INSERT INTO motivations (report_id, strand) SELECT id, 'race' FROM bulk",
];

#[cfg(feature = "postgres")]
const ON_POSTGRES: [&str; 5] = [
    "CREATE TEMP TABLE bulk AS SELECT i, decode(replace(gen_random_uuid()::text, '-', ''), 'hex') AS id, i % 10 = 0 AS is_open,
        (random() * 1e15)::bigint AS dice FROM generate_series({from}, {to}) AS i",
    "INSERT INTO reports (id, reference, code_salt, commitment, team_id, state, urgency, channel, received_at, opened_at, closed_at, nation,
            authority, incident_month, officer_id, due_at, paused_at, due_step, risk, review_at)
        SELECT id, upper(lpad(to_hex((i::bigint * 2654435761) % 4294967296), 8, '0')), '\\x00', '\\x00', {team},
            CASE WHEN NOT is_open THEN 'closed' WHEN i % 40 = 0 THEN 'unopened' ELSE 'opened' END,
            CASE WHEN dice % 100 < 2 THEN 3 WHEN dice % 100 < 10 THEN 2 WHEN dice % 100 < 30 THEN 1 ELSE 0 END, 'public',
            {now} - dice % 31536000000000, CASE WHEN i % 40 = 0 THEN NULL ELSE {now} - dice % 1000000000 END,
            CASE WHEN is_open THEN NULL ELSE {now} - dice % 500000000 END, 'england', 'unknown', 'unknown',
            CASE WHEN i % 30 = 0 THEN {officer} END, {now} + dice % 5184000000000 - 864000000000,
            CASE WHEN i % 100 = 0 THEN {now} END, 'contact', 'low', CASE WHEN i % 500 = 0 THEN {now} END FROM bulk",
    "INSERT INTO sealed_parts (id, report_id, part, sealed) SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), id, 'account',
        decode(repeat(replace(gen_random_uuid()::text, '-', ''), 32), 'hex') FROM bulk",
    "INSERT INTO case_tokens (report_id, token) SELECT id, decode(replace(gen_random_uuid()::text, '-', ''), 'hex') FROM bulk
        UNION ALL SELECT id, decode(replace(gen_random_uuid()::text, '-', ''), 'hex') FROM bulk",
    "INSERT INTO motivations (report_id, strand) SELECT id, 'race' FROM bulk",
];

/// Fills the queue of the team called `slug` until the installation holds `size` reports.
pub async fn fill(world: &World, slug: &'static str, size: usize) {
    let team = world.team(slug).await;
    let now = world.clock.now().micros();
    let write = world.portal.db.write("fill", move |connection| {
        let there: i64 = reports::table.count().get_result(connection)?;
        let from = usize::try_from(there).unwrap_or_default() + 1;
        if from > size {
            return Ok(());
        }
        let bytes = hex(team.uuid().as_bytes());
        let (queries, team) = engine(connection, &bytes);
        let officer = format!("(SELECT person_id FROM memberships WHERE team_id = {team} LIMIT 1)");
        for query in queries {
            let query = query
                .replace("{from}", &from.to_string())
                .replace("{to}", &size.to_string())
                .replace("{now}", &now.to_string())
                .replace("{officer}", &officer)
                .replace("{team}", &team);
            sql_query(query).execute(connection)?;
        }
        sql_query("DROP TABLE bulk").execute(connection)?;
        Ok::<_, DbFault>(())
    });
    write.await.expect("the rows are written");
    let analyse = world.portal.db.write("analyse", |connection| {
        Ok(sql_query("ANALYZE").execute(connection)?)
    });
    analyse.await.expect("the engine looks at them");
}

fn engine(connection: &Connection, bytes: &str) -> ([&'static str; 5], String) {
    match connection {
        Connection::Sqlite(_) => (ON_SQLITE, format!("x'{bytes}'")),
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => (ON_POSTGRES, format!("'\\x{bytes}'::bytea")),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files `count` reports through the pages and opens each; gives their references.
pub async fn real_cases(world: &World, slug: &'static str, count: usize) -> Vec<String> {
    let officer = world.officer(slug).await;
    let mut references = Vec::new();
    for number in 0..count {
        let reporter = world.visitor().await;
        assert_eq!(
            reporter.answer_all(|asked| told(asked, number)).await,
            "/answers/check"
        );
        reporter.send().await;
        references.push(newest(world).await);
        open(&officer, &references[number]).await;
    }
    references
}

async fn open(officer: &Visitor, reference: &str) {
    let seen = officer.get(&format!("/reports/{reference}")).await;
    assert_eq!(seen.status.code, 200, "{}", seen.html);
}

async fn newest(world: &World) -> String {
    let read = world.portal.db.read(|connection| {
        Ok(reports::table
            .order(reports::id.desc())
            .select(reports::reference)
            .first(connection)?)
    });
    read.await.expect("it was filed")
}

/// What somebody in Manchester answers; one in a hundred names the same telephone.
fn told(asked: &str, number: usize) -> Fields {
    match asked {
        "danger" => fields(&[("danger", "no")]),
        "who" => fields(&[("who", "victim")]),
        "where" => fields(&[("where", "place")]),
        "place" => fields(&[("place", "M1 1AE")]),
        "what" if number.is_multiple_of(100) => fields(&[("what", "He rang from 07700 900123.")]),
        "what" => {
            let story = format!("They spat at me. It was the {number}th time.");
            fields(&[("what", story.as_str())])
        }
        "identity" => fields(&[("identity", "no-name")]),
        _ => Fields::default(),
    }
}
