//! Serving: the gate in front, Rocket behind it, the sender and the housekeeping beside them.

use std::sync::Arc;

use rocket::fairing::AdHoc;
use rocket::tokio;

use crate::clock::Clock;
use crate::commands::{self, CommandFault};
use crate::db::Db;
use crate::evidence::{self, Scanner, Store};
use crate::portal::{Kind, Parts, Portal};
use crate::post::{self, Smtp, Transport, rules};
use crate::settings::{MailTransport, Settings};
use crate::vault::{Chance, KeyFolder};
use crate::web::gate::{Gate, Limits, Peers};
use crate::{ops, site};

/// Serves the installation that `settings` names until it is told to stop.
///
/// # Errors
/// A [`CommandFault`] that says what the operator should do.
pub async fn serve(settings: Settings, kind: Kind) -> Result<(), CommandFault> {
    let gate = Gate::bind(settings.listen_on(), limits(&settings))
        .await
        .map_err(|fault| CommandFault::Listen(settings.listen_on(), fault))?;
    let _used = commands::share_data_folder(&settings.data_folder)?;
    let portal = Arc::new(open_installation(settings, kind, gate.peers()).await?);
    let (beside, last) = (Arc::clone(&portal), Arc::clone(&portal));
    let rocket = site(portal).attach(AdHoc::on_liftoff("gate", move |rocket| {
        Box::pin(async move {
            let config = rocket.config();
            let behind = std::net::SocketAddr::new(config.address, config.port);
            let shutdown = rocket.shutdown();
            tokio::spawn(async move {
                gate.serve(behind, told_to_stop()).await;
                shutdown.notify();
            });
            tokio::spawn(post::run(Arc::clone(&beside), rocket.shutdown()));
            tokio::spawn(ops::keep_house(Arc::clone(&beside), rocket.shutdown()));
            tokio::spawn(ops::look_after_files(
                Arc::clone(&beside),
                rocket.shutdown(),
            ));
            tokio::spawn(evidence::keep_scanning(
                Arc::clone(&beside),
                rocket.shutdown(),
            ));
            say_ready(&beside);
        })
    }));
    rocket
        .launch()
        .await
        .map_err(|fault| CommandFault::Serve(fault.to_string()))?;
    // After the last request: what was done in it is vouched for too.
    ops::checkpoint(&last).await;
    Ok(())
}

/// Behind the operator's own proxy every connection comes from one network.
fn limits(settings: &Settings) -> Limits {
    let usual = Limits::default();
    match settings.client_header {
        Some(_) => Limits {
            connections_per_network: usual.connections,
            ..usual
        },
        None => usual,
    }
}

/// Opens everything that an installation consists of.
///
/// # Errors
/// A [`CommandFault`] that says what the operator should do.
pub async fn open_installation(
    settings: Settings,
    kind: Kind,
    peers: Peers,
) -> Result<Portal, CommandFault> {
    KeyFolder::complete(&settings.key_folder, &mut Chance::system())?;
    let keys = KeyFolder::open(&settings.key_folder)?;
    commands::refuse_missing(&settings)?;
    let db = Db::open(&settings.database())?;
    commands::refuse_other_kind(&db, kind).await?;
    let parts = Parts {
        kind,
        clock: Clock::system(),
        keys,
        postcodes: commands::load_postcodes(&settings.data_folder.join("postcodes"))?,
        peers,
        transport: transport(&settings)?,
        scanner: settings.evidence.clamd.as_deref().map(Scanner::at),
        store: Store::open(&settings)?,
        db,
    };
    let portal = Portal::new(settings, parts);
    portal.refresh_directory().await?;
    Ok(portal)
}

fn transport(settings: &Settings) -> Result<Transport, CommandFault> {
    Ok(match settings.mail.transport {
        MailTransport::Folder => Transport::folder(settings.mail_folder()),
        MailTransport::Smtp => Transport::Smtp(Smtp::new(&settings.mail, rules::ATTEMPT)?),
    })
}

/// Ends when the operator or the machine asks the server to stop.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(fault) => {
            tracing::error!(%fault, "only an interrupt can stop this server");
            let _stopped = tokio::signal::ctrl_c().await;
        }
    }
}

fn say_ready(portal: &Portal) {
    tracing::info!(
        engine = portal.db.engine(),
        address = %portal.settings.listen_on(),
        "ready"
    );
}
