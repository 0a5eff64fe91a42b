//! A reply leaves only after its commit: the writer lane of SQLite, and the same promises on PostgreSQL.

use std::sync::Arc;

use diesel::prelude::*;
use heard::db::{Connection, Db, DbFault};
use rocket::tokio::task::JoinSet;

use crate::story;
use crate::support::World;

/// Tables of these stories: a note may name a heading that does not exist until the commit looks.
async fn make_tables(world: &World) {
    let made = world.portal.db.write("make tables", |connection| {
        diesel::sql_query("CREATE TABLE headings (id INTEGER NOT NULL PRIMARY KEY)")
            .execute(connection)?;
        diesel::sql_query(
            "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, heading INTEGER \
             REFERENCES headings (id) DEFERRABLE INITIALLY DEFERRED)",
        )
        .execute(connection)?;
        Ok(())
    });
    made.await.unwrap();
}

fn add_note(connection: &mut Connection, id: usize, heading: Option<usize>) -> Result<(), DbFault> {
    let heading = heading.map_or("NULL".to_owned(), |heading| heading.to_string());
    diesel::sql_query(format!(
        "INSERT INTO notes (id, heading) VALUES ({id}, {heading})"
    ))
    .execute(connection)?;
    Ok(())
}

/// Writes all of `work` at the same time and gives what each was answered.
async fn at_once<F>(world: &World, work: Vec<F>) -> Vec<Result<(), DbFault>>
where
    F: FnMut(&mut Connection) -> Result<(), DbFault> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    for (place, work) in work.into_iter().enumerate() {
        let db = world.portal.db.clone();
        tasks.spawn(async move { (place, db.write("note", work).await) });
    }
    let mut answers: Vec<_> = tasks.join_all().await;
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

story! {
    async fn one_that_fails_leaves_its_neighbours_filed(world: World) {
        make_tables(&world).await;
        let work = (0..60).map(|id| move |connection: &mut Connection| {
            add_note(connection, id, None)?;
            if id % 3 == 0 { Err(DbFault::Busy) } else { Ok(()) }
        });
        let answers = at_once(&world, work.collect()).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 40);
        assert_eq!(world.count("notes").await, 40);
    }
}

story! {
    async fn one_that_panics_is_told_so_and_leaves_its_neighbours_filed(world: World) {
        make_tables(&world).await;
        let work = (0..20).map(|id| move |connection: &mut Connection| {
            add_note(connection, id, None)?;
            assert_ne!(id, 7, "a panic of this story");
            Ok(())
        });
        let answers = at_once(&world, work.collect()).await;
        assert!(matches!(answers[7], Err(DbFault::Panicked(_))));
        assert_eq!(world.count("notes").await, 19);
    }
}

story! {
    async fn a_commit_that_fails_fails_everybody_who_waited_for_it(world: World) {
        make_tables(&world).await;
        // The first holds the lane until the others stand in line behind it.
        let (started, has_started) = std::sync::mpsc::channel();
        let gate = Arc::new(std::sync::Barrier::new(2));
        let held = Arc::clone(&gate);
        let db = world.portal.db.clone();
        let first = rocket::tokio::spawn(async move {
            db.write("hold", move |_| {
                started.send(()).unwrap();
                held.wait();
                Ok(())
            })
            .await
        });
        rocket::tokio::task::spawn_blocking(move || has_started.recv().unwrap()).await.unwrap();
        // Each stands in line from its first poll on; the last one of them lets the lane go on.
        let write = |id: usize| {
            let heading = (id == 4).then_some(999);
            let db = world.portal.db.clone();
            async move { db.write("note", move |connection| add_note(connection, id, heading)).await }
        };
        let release = async {
            gate.wait();
            first.await.unwrap()
        };
        let (answers, released) =
            rocket::futures::future::join(rocket::futures::future::join_all((0..10).map(write)), release).await;
        released.unwrap();
        let kept = world.count("notes").await;
        let told_kept = answers.iter().filter(|answer| answer.is_ok()).count();
        assert!(answers.iter().any(|answer| answer.is_err()));
        assert_eq!(usize::try_from(kept).unwrap(), told_kept, "told kept is kept, told lost is lost");
        if world.portal.db.engine() == "SQLite" {
            assert_eq!(told_kept, 0, "they shared one commit");
        }
        // The lane goes on afterwards.
        let after = world.portal.db.write("note", |connection| add_note(connection, 100, None));
        after.await.unwrap();
    }
}

story! {
    async fn what_was_answered_is_there_for_every_reader(world: World) {
        make_tables(&world).await;
        for id in 0..50usize {
            let written = world.portal.db.write("note", move |connection| add_note(connection, id, None));
            written.await.unwrap();
            assert_eq!(world.count("notes").await, i64::try_from(id).unwrap() + 1);
        }
    }
}

/// A read that the engine could refuse because of what others write would be a fault on somebody's page.
#[cfg(feature = "postgres")]
#[test]
fn on_postgresql_only_writes_can_be_refused_for_what_others_write() {
    #[derive(QueryableByName)]
    struct Level {
        #[diesel(sql_type = diesel::sql_types::Text)]
        level: String,
    }

    fn level(connection: &mut Connection) -> Result<String, DbFault> {
        let Connection::Postgres(connection) = connection else {
            unreachable!("this is PostgreSQL");
        };
        let asked = "SELECT current_setting('transaction_isolation') AS level";
        let found: Level = diesel::sql_query(asked).get_result(connection)?;
        Ok(found.level)
    }

    rocket::execute(async {
        let world = World::on_postgres().await;
        let read = world.portal.db.read(level).await.unwrap();
        let written = world.portal.db.write("ask", level).await.unwrap();
        assert_eq!(
            (read.as_str(), written.as_str()),
            ("repeatable read", "serializable")
        );
    });
}

#[rocket::async_test]
async fn a_database_that_was_moved_away_is_never_made_anew_and_empty() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heard.sqlite");
    let db = Db::open(file.to_str().unwrap()).unwrap();
    for end in ["", "-wal", "-shm"] {
        let name = format!("{}{end}", file.display());
        std::fs::rename(&name, format!("{name}.moved")).unwrap();
    }
    // So many at once that each needs a connection of its own.
    let mut reads = JoinSet::new();
    for _ in 0..4 {
        let db = db.clone();
        reads.spawn(async move {
            db.read(|_| {
                std::thread::sleep(std::time::Duration::from_millis(300));
                Ok(())
            })
            .await
        });
    }
    while reads.join_next().await.is_some() {}
    assert!(!file.exists());
}
