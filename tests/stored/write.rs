//! Writes the folder of a release, once, right before it is released:
//! `cargo test --test stories stored::write -- --ignored`.

use std::fs;
use std::path::Path;
use std::time::Duration;

use diesel::Connection;
use diesel::connection::SimpleConnection;
use heard::ops;

use super::{MIGRATIONS, folder_of, hash_of};
use crate::answers::{does, filed};
use crate::colleagues::{gives_keys, joins_with_app, shown, steward};
use crate::main_job::{anonymous, named};
use crate::support::{PASSWORD, World, fields, looks};

const README: &str = "\
An installation as this version of Heard left it, to show that later versions can go on with it: `tests/stored.rs`.

Nothing here is secret. The keys in `keys/`, the passwords and the codes in `codes.txt` were made for this test, guard nothing but
its invented reports, and are worth nothing to anybody.
";

#[test]
#[ignore = "writes tests/stored/<version>, once, right before it is released"]
fn the_folder_of_this_version() {
    let folder = folder_of(env!("CARGO_PKG_VERSION"));
    assert!(
        !folder.exists(),
        "{} is there: delete it first, but never once it was released",
        folder.display()
    );
    fs::create_dir_all(&folder).unwrap();
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let codes = lives(&world).await;
        keep(&world, &folder).await;
        fs::write(folder.join("codes.txt"), codes).unwrap();
    });
    fs::write(folder.join("README.md"), README).unwrap();
    fs::write(folder.join(MIGRATIONS), migrations()).unwrap();
}

/// Two reports, one of them talked about and offered; somebody with a phone; an alarm; letters that wait. Gives the codes.
async fn lives(world: &World) -> String {
    let (reference, code) = filed(world, anonymous).await;
    filed(world, named).await;
    let officer = world.officer("greater-manchester").await;
    does(&officer, &reference, "acknowledge", &[("days", "3")]).await;
    let asked = [("words", "Was there a bus?"), ("days", "3")];
    does(&officer, &reference, "message", &asked).await;
    let noted = [("note", "Ask the bus company for film.")];
    does(&officer, &reference, "note", &noted).await;
    let reporter = world.visitor().await;
    let page = looks(&reporter, &reference, &code).await;
    let typed = fields(&[("message", "The 192, at the back.")]);
    reporter.post("/status/open", &page, &typed).await;
    let offered = [("team", "metropolitan"), ("why", "It was in London.")];
    does(&officer, &reference, "move", &offered).await;

    let first = steward(world).await;
    let (nia, app) = joins_with_app(world, &first, "nia@btp.example", "steward").await;
    let read_out = shown(&nia.get("/queue").await.html, ".heard-code").unwrap();
    gives_keys(&first, "nia@btp.example", &read_out).await;

    let audit_folder = &world.portal.settings.audit_folder;
    fs::write(audit_folder, "a disk that is not there").unwrap();
    assert!(!ops::checkpoint(&world.portal).await);
    fs::remove_file(audit_folder).unwrap();
    world.clock.pass(Duration::from_secs(3_600));
    assert!(ops::checkpoint(&world.portal).await);
    format!(
        "password: {PASSWORD}\nreference: {reference}\ncode: {code}\napp of nia@btp.example: {app}\n"
    )
}

async fn keep(world: &World, folder: &Path) {
    let settings = &world.portal.settings;
    for (from, name) in [
        (&settings.key_folder, "keys"),
        (&settings.audit_folder, "checkpoints"),
    ] {
        super::private_copy(from, &folder.join(name));
    }
    world.portal.db.forget_deleted().await.unwrap();
    let file = folder.join("heard.sqlite");
    fs::copy(settings.database(), &file).unwrap();
    let mut connection = diesel::SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    // Small pages make a small file.
    connection
        .batch_execute("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM;")
        .unwrap();
}

/// What `sha256sum` would say of each migration.
fn migrations() -> String {
    let mut lines = Vec::new();
    for engine in ["sqlite", "postgres"] {
        for entry in fs::read_dir(Path::new("migrations").join(engine)).unwrap() {
            let path = entry.unwrap().path().join("up.sql");
            let hash = hash_of(&fs::read(&path).unwrap());
            lines.push(format!("{hash}  {}\n", path.display()));
        }
    }
    lines.sort_by(|one, other| one[64..].cmp(&other[64..]));
    lines.concat()
}
