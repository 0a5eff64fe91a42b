//! What a monitor is told of a server.

use std::time::Duration;

use rocket::http::Status;

use crate::support::World;

/// Runs `statement` on the database past the program, as a fault of the disk would strike it.
async fn strike(world: &World, statement: &'static str) {
    use diesel::RunQueryDsl;
    let struck = world.portal.db.write("strike", move |connection| {
        Ok(diesel::sql_query(statement).execute(connection)?)
    });
    struck.await.unwrap();
}

#[test]
fn a_database_that_cannot_be_written_is_not_called_well() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let monitor = world.visitor().await;
        assert_eq!(monitor.get("/health").await.status, Status::Ok);
        strike(
            &world,
            "CREATE TRIGGER broken BEFORE UPDATE ON installation BEGIN SELECT RAISE(ABORT, 'disk'); END",
        )
        .await;
        // What was found a moment ago holds: asking costs the database nothing.
        assert_eq!(monitor.get("/health").await.status, Status::Ok);
        world.clock.pass(Duration::from_secs(5));
        let told = monitor.get("/health").await;
        assert_eq!(told.status, Status::ServiceUnavailable);
        assert_eq!(told.html, "database cannot be written\n");
        strike(&world, "DROP TRIGGER broken").await;
        assert_eq!(
            monitor.get("/health").await.status,
            Status::ServiceUnavailable
        );
        world.clock.pass(Duration::from_secs(5));
        assert_eq!(monitor.get("/health").await.status, Status::Ok);
    });
}
