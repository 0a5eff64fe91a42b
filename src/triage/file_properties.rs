//! What a file tells of itself, as its page shows it.

use std::sync::Arc;
use std::time::Duration;

use minijinja::{Value, context};
use rocket::tokio::task;
use rocket::tokio::time::timeout;

use crate::evidence::{Item, LookingInto, Properties, checked, properties};
use crate::portal::Portal;

/// How long a page waits for what a file tells of itself.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the original tells beside what it shows, where somebody may open it.
pub async fn file_properties(portal: &Portal, item: &Item) -> Value {
    let may_be_read = item.is_whole && checked(portal, item).may_be_opened();
    told(&match may_be_read {
        true => properties_of(portal, item).await,
        false => Properties::Unread,
    })
}

/// What the original tells beside what it shows. A page does not wait long for it.
async fn properties_of(portal: &Portal, item: &Item) -> Properties {
    let Some(kind) = item.told.kind.filter(|kind| Properties::are_read_of(*kind)) else {
        return Properties::UnknownKind;
    };
    let Ok(mut looking) = LookingInto::of(&portal.store, item) else {
        return Properties::Unread;
    };
    let read = async {
        let place = Arc::clone(&portal.pictures).acquire_owned().await;
        task::spawn_blocking(move || {
            // Held until the work ends, though nobody waits for it any more.
            let _place = place;
            match properties(kind, &mut looking) {
                _ if looking.has_failed() => Properties::Unread,
                told => told,
            }
        })
        .await
    };
    match timeout(PATIENCE, read).await {
        Ok(Ok(told)) => told,
        _ => Properties::Unread,
    }
}

fn told(properties: &Properties) -> Value {
    match properties {
        Properties::Listed(all) => {
            let all = all
                .iter()
                .map(|one| context! { name => one.name, value => one.value });
            context! { word => "listed", all => all.collect::<Vec<_>>() }
        }
        Properties::UnknownKind => context! { word => "unknown" },
        Properties::Unread => context! { word => "unread" },
    }
}
