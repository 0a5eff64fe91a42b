//! The tables: the same on both engines, with a way back, and as the program knows them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Text};
use diesel::sqlite::SqliteConnection;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};

#[cfg(feature = "postgres")]
use crate::support::postgres::Database;

/// A column as an engine keeps it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Integer)]
    place: i32,
    #[diesel(sql_type = Text)]
    name: String,
    /// The type, as SQLite calls it.
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    /// Its place in the primary key, from 1; 0 where it is no part of it.
    #[diesel(sql_type = Integer)]
    key: i32,
}

const SQLITE_COLUMNS: &str = r#"
    SELECT t.name AS table_name, c.cid + 1 AS place, c.name AS name, c.type AS kind, c."notnull" = 0 AS nullable, c.pk AS key
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name <> '__diesel_schema_migrations'"#;

#[cfg(feature = "postgres")]
const POSTGRES_COLUMNS: &str = "
    SELECT c.table_name::text AS table_name, c.ordinal_position::integer AS place, c.column_name::text AS name,
        CASE c.data_type WHEN 'bytea' THEN 'BLOB' ELSE upper(c.data_type) END AS kind,
        c.is_nullable = 'YES' AS nullable, coalesce(k.ordinal_position, 0)::integer AS key
    FROM information_schema.columns c
    LEFT JOIN information_schema.table_constraints p
        ON p.table_schema = c.table_schema AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
    LEFT JOIN information_schema.key_column_usage k
        ON k.constraint_schema = p.constraint_schema AND k.constraint_name = p.constraint_name
        AND k.column_name = c.column_name
    WHERE c.table_schema = 'public' AND c.table_name <> '__diesel_schema_migrations'";

#[test]
fn both_engines_have_the_same_migrations_each_with_a_way_back() {
    let names = |engine: &str| -> BTreeSet<String> {
        let folder = Path::new("migrations").join(engine);
        let entries = fs::read_dir(&folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths
            .map(|path| {
                for file in ["up.sql", "down.sql"] {
                    assert!(path.join(file).is_file(), "{} lacks {file}", path.display());
                }
                path.file_name().unwrap().to_string_lossy().into_owned()
            })
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn on_sqlite_the_tables_come_go_and_come_back_the_same() {
    up_down_up(&mut sqlite(), "sqlite", sqlite_columns);
}

#[cfg(feature = "postgres")]
#[test]
fn on_postgresql_the_tables_come_go_and_come_back_the_same() {
    let database = Database::empty();
    let mut connection = PgConnection::establish(&database.url()).unwrap();
    up_down_up(&mut connection, "postgres", postgres_columns);
}

#[test]
fn the_program_knows_every_column_as_sqlite_keeps_it() {
    let mut connection = sqlite();
    connection
        .run_pending_migrations(migrations("sqlite"))
        .unwrap();
    assert_same(&known_columns(), &sqlite_columns(&mut connection));
}

#[cfg(feature = "postgres")]
#[test]
fn the_program_knows_every_column_as_postgresql_keeps_it() {
    let database = Database::empty();
    let mut connection = PgConnection::establish(&database.url()).unwrap();
    connection
        .run_pending_migrations(migrations("postgres"))
        .unwrap();
    assert_same(&known_columns(), &postgres_columns(&mut connection));
}

fn up_down_up<C, DB>(connection: &mut C, engine: &str, columns: fn(&mut C) -> BTreeSet<Column>)
where
    C: MigrationHarness<DB>,
    DB: Backend,
    FileBasedMigrations: diesel::migration::MigrationSource<DB>,
{
    connection
        .run_pending_migrations(migrations(engine))
        .unwrap();
    let first = columns(connection);
    assert!(!first.is_empty());
    connection
        .revert_all_migrations(migrations(engine))
        .unwrap();
    assert_same(&BTreeSet::new(), &columns(connection));
    connection
        .run_pending_migrations(migrations(engine))
        .unwrap();
    assert_same(&first, &columns(connection));
}

/// Says only what differs: the tables together are long.
fn assert_same(one: &BTreeSet<Column>, other: &BTreeSet<Column>) {
    let different: Vec<_> = one.symmetric_difference(other).collect();
    assert!(different.is_empty(), "{different:#?}");
}

fn migrations(engine: &str) -> FileBasedMigrations {
    FileBasedMigrations::from_path(Path::new("migrations").join(engine)).unwrap()
}

fn sqlite() -> SqliteConnection {
    let mut connection = SqliteConnection::establish(":memory:").unwrap();
    connection
        .batch_execute("PRAGMA foreign_keys = ON")
        .unwrap();
    connection
}

fn sqlite_columns(connection: &mut SqliteConnection) -> BTreeSet<Column> {
    let rows: Vec<Column> = diesel::sql_query(SQLITE_COLUMNS).load(connection).unwrap();
    rows.into_iter().collect()
}

#[cfg(feature = "postgres")]
fn postgres_columns(connection: &mut PgConnection) -> BTreeSet<Column> {
    let rows: Vec<Column> = diesel::sql_query(POSTGRES_COLUMNS)
        .load(connection)
        .unwrap();
    rows.into_iter().collect()
}

/// The columns that `src/db/schema.rs` declares.
fn known_columns() -> BTreeSet<Column> {
    let schema = fs::read_to_string("src/db/schema.rs").unwrap();
    let tables = schema.split("diesel::table! {").skip(1);
    tables.flat_map(columns_of).collect()
}

/// The columns of ` name (keys) { column -> Type, ... } }`.
fn columns_of(table: &str) -> Vec<Column> {
    let (head, body) = table.split_once('{').unwrap();
    let (name, keys) = head.trim().split_once(" (").unwrap();
    let keys: Vec<&str> = keys.trim_end_matches(')').split(", ").collect();
    let body = body.split('}').next().unwrap();
    let lines = body
        .lines()
        .filter_map(|line| line.trim().split_once(" -> "));
    lines
        .zip(1..)
        .map(|((column, kind), place)| {
            let kind = kind.trim_end_matches(',');
            let inner = kind
                .strip_prefix("Nullable<")
                .map(|rest| rest.trim_end_matches('>'));
            let key = keys
                .iter()
                .position(|key| *key == column)
                .map_or(0, |at| at + 1);
            Column {
                table_name: name.to_owned(),
                place,
                name: column.to_owned(),
                kind: sqlite_type(inner.unwrap_or(kind)).to_owned(),
                nullable: inner.is_some(),
                key: i32::try_from(key).unwrap(),
            }
        })
        .collect()
}

fn sqlite_type(diesel_type: &str) -> &'static str {
    match diesel_type {
        "Binary" => "BLOB",
        "Text" => "TEXT",
        "BigInt" => "BIGINT",
        "Integer" => "INTEGER",
        "Bool" => "BOOLEAN",
        other => panic!("no table of ours has a column of type {other} yet"),
    }
}
