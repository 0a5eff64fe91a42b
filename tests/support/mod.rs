//! What the stories stand on: a whole installation of their own, on real tables, with real keys.

pub mod browser;
#[cfg(feature = "s3")]
pub mod bucket;
pub mod clamd;
pub mod live;
mod pieces;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod server;
pub mod smtp_peer;
pub mod team_key;
pub mod terminal;
pub mod upload;
#[cfg(feature = "s3")]
pub mod way;
mod world;

pub use world::{NOON, PASSWORD, World, fields, looks};

/// A story that is told on SQLite and, with the feature `postgres`, on PostgreSQL too.
#[macro_export]
macro_rules! story {
    (async fn $name:ident($world:ident: World) $body:block $($and:item)*) => {
        mod $name {
            use super::*;

            async fn told($world: World) $body

            $($and)*

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

/// A story about files, which is told with the files in a bucket too when the feature `s3` is on and whoever runs it asks for it.
#[macro_export]
macro_rules! file_story {
    (async fn $name:ident($world:ident: World) $body:block) => {
        $crate::story! {
            async fn $name($world: World) $body

            #[cfg(feature = "s3")]
            #[test]
            #[ignore = "needs moto_server"]
            fn on_a_bucket() {
                rocket::execute(async { $crate::support::bucket::tell(told).await });
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
