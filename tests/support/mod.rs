//! What the stories stand on: a whole installation of their own, on real tables, with real keys.

pub mod browser;
pub mod clamd;
pub mod live;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod server;
pub mod smtp_peer;
pub mod team_key;
pub mod terminal;
pub mod upload;
mod world;

pub use world::{NOON, PASSWORD, World, fields, looks};

/// A story that is told on SQLite and, with the feature `postgres`, on PostgreSQL too.
#[macro_export]
macro_rules! story {
    (async fn $name:ident($world:ident: World) $body:block) => {
        mod $name {
            use super::*;

            async fn told($world: World) $body

            #[test]
            fn on_sqlite() {
                rocket::execute(async { told($crate::support::World::on_sqlite().await).await });
            }

            #[cfg(feature = "postgres")]
            #[test]
            fn on_postgres() {
                rocket::execute(async { told($crate::support::World::on_postgres().await).await });
            }
        }
    };
}

/// Says in each run without PostgreSQL that it was left out.
#[cfg(not(feature = "postgres"))]
#[test]
#[ignore = "PostgreSQL was not tested: run `cargo test --features postgres`"]
fn the_stories_hold_on_postgresql_too() {
    panic!("this needs `cargo test --features postgres`");
}
