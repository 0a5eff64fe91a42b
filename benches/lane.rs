//! The writer lane beside a pool of connections, as it is commonly done: the same rows in the same file, each
//! transaction on disk before it is answered.

use std::path::Path;
use std::time::Instant;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use heard::db::schema::drafts;
use heard::db::{Connection, Db, Moment};
use heard::vault::Chance;
use rocket::tokio::runtime::Runtime;
use rocket::tokio::task::{JoinSet, spawn_blocking};

use super::figure::{Figure, Gate};

const RUNS: usize = 5;
const CLIENTS: usize = 64;
const WRITES: usize = 4_000;
const CONNECTIONS: u32 = 8;
const ROWS: usize = 3;

/// One client's row: its key and a kilobyte.
type Row = ([u8; 32], [u8; 1024]);

/// The same insert on either kind of connection.
macro_rules! insert {
    ($connection:expr, $rows:expr) => {{
        for (id, sealed) in $rows.iter() {
            diesel::insert_into(drafts::table)
                .values((
                    drafts::id.eq(id.as_slice()),
                    drafts::version.eq(1),
                    drafts::state.eq("open"),
                    drafts::sealed.eq(sealed.as_slice()),
                    drafts::ends_at.eq(Moment::from_micros(0)),
                ))
                .execute($connection)?;
        }
    }};
}

/// Transactions a second of both, and their ratio.
pub fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("there is room for files");
    let runtime = Runtime::new().expect("a runtime starts");
    let lane = Db::open(&path(folder.path(), "lane")).expect("a new database opens");
    let pool = pool(&path(folder.path(), "pool"));
    let (mut lanes, mut pools, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let by_pool = runtime.block_on(through_pool(&pool));
        let by_lane = runtime.block_on(through_lane(&lane));
        pools.push(by_pool);
        lanes.push(by_lane);
        ratios.push(by_lane / by_pool);
    }
    vec![
        Figure::new("writes by a pool of 8, 64 clients", "/s", pools, Gate::None),
        Figure::new("writes by the lane, 64 clients", "/s", lanes, Gate::None),
        Figure::new("lane / pool", "x", ratios, Gate::AtLeast(4.0)),
    ]
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

fn rows() -> [Row; ROWS] {
    let mut chance = Chance::system();
    std::array::from_fn(|_| (chance.bytes(), chance.bytes()))
}

async fn through_lane(db: &Db) -> f64 {
    let began = Instant::now();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let db = db.clone();
        clients.spawn(async move {
            for _ in 0..WRITES / CLIENTS {
                let rows = rows();
                let work = move |connection: &mut Connection| {
                    insert!(connection, rows);
                    Ok(())
                };
                db.write("bench", work).await.expect("the lane writes");
            }
        });
    }
    clients.join_all().await;
    WRITES as f64 / began.elapsed().as_secs_f64()
}

async fn through_pool(pool: &Pool<ConnectionManager<SqliteConnection>>) -> f64 {
    let began = Instant::now();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let pool = pool.clone();
        clients.spawn(async move {
            for _ in 0..WRITES / CLIENTS {
                let (pool, rows) = (pool.clone(), rows());
                let written = spawn_blocking(move || {
                    let mut connection = pool.get().expect("a connection is free in time");
                    connection.immediate_transaction(|connection| {
                        insert!(connection, rows);
                        Ok::<_, diesel::result::Error>(())
                    })
                });
                written
                    .await
                    .expect("it does not panic")
                    .expect("the pool writes");
            }
        });
    }
    clients.join_all().await;
    WRITES as f64 / began.elapsed().as_secs_f64()
}

/// As durable as the lane, and as patient as a pool needs under this load.
#[derive(Debug)]
struct SetUp;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for SetUp {
    fn on_acquire(&self, connection: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        connection
            .batch_execute(
                "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON",
            )
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

fn pool(path: &str) -> Pool<ConnectionManager<SqliteConnection>> {
    drop(Db::open(path).expect("a new database opens"));
    Pool::builder()
        .max_size(CONNECTIONS)
        .connection_customizer(Box::new(SetUp))
        .build(ConnectionManager::new(path))
        .expect("the database opens again")
}
