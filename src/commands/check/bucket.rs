//! Whether the bucket for files does what is needed of it.

use std::io;

use rocket::tokio::task;

use super::super::CommandFault;
use super::Told;
use crate::clock::Clock;
use crate::db::ObjectId;
use crate::evidence::Store;
use crate::settings::Settings;
use crate::vault::Chance;

/// Tries the bucket out, where the settings name one: on the disk a file is found out by `heard serve`, as the user that it runs as.
pub(super) async fn check(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let Some(bucket) = &settings.evidence.bucket else {
        return Ok(());
    };
    let store = Store::open(settings)?;
    let object = ObjectId::new(Clock::system().now(), &mut Chance::system());
    let trying = task::spawn_blocking(move || store.try_out(object)).await;
    let fault = trying.map_err(io::Error::other).flatten().err();
    let why = fault.map_or_else(String::new, |fault| format!(": {fault}"));
    let what = format!(
        "the bucket {} takes a piece of a file, gives it back and deletes it{why}",
        bucket.name
    );
    told.tell(why.is_empty(), &what)
}
