//! Files in a bucket, where its store is busy, down, gone or set up wrongly. The stories that hold wherever files lie are told on a
//! bucket too: see `file_story`.

use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use heard::commands;
use heard::db::ObjectId;
use heard::evidence;
use heard::settings::Settings;
use heard::vault::Chance;
use heard::web::Fields;
use rocket::http::Status;
use rocket::tokio::net::TcpListener;
use rocket::tokio::task::spawn_blocking;

use super::{FILES, comes_to_files, film, gives, photo, sends};
use crate::support::World;
use crate::support::bucket::{moto, new_bucket};
use crate::support::server::free_address;
use crate::support::upload::{Chosen, download, upload};
use crate::support::way::{Manner, Way};

/// A world whose store is reached on a way that things happen on.
async fn at_the_end_of_a_way(manner: Manner) -> (World, Way) {
    let way = Way::to(moto(), manner).await;
    let world = World::on_a_bucket(new_bucket(way.address)).await;
    (world, way)
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn a_store_that_refuses_each_third_request_keeps_every_byte() {
    let (world, way) = at_the_end_of_a_way(Manner::RefusesEachThird).await;
    let reporter = comes_to_files(&world).await;
    let film = film(7);
    let page = gives(&reporter, "clip.mp4", &film, "").await;
    assert!(page.contains("You can add more"), "{page}");
    let refused = way.refused();
    assert!(refused >= 2, "{refused}");
    let reference = sends(&reporter).await;
    let officer = world.officer("greater-manchester").await;
    let path = format!("/reports/{reference}/files/1/original");
    let (_, original) = download(&officer, &path).await.unwrap();
    assert!(original == film, "byte for byte");
    assert!(way.refused() > refused);
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn a_store_that_is_down_is_told_and_the_report_is_taken_without_the_file() {
    let (world, way) = at_the_end_of_a_way(Manner::IsCut).await;
    let reporter = comes_to_files(&world).await;
    let told = gives(&reporter, "one.jpg", &photo(), "the blue door").await;
    assert!(
        told.contains("There is a problem") && told.contains("We could not keep this file"),
        "{told}"
    );
    assert!(told.contains(">the blue door</textarea>"), "{told}");
    assert_eq!(world.count("evidence").await, 0, "nothing half is left");
    let reference = sends(&reporter).await;
    let officer = world.officer("greater-manchester").await;
    let path = format!("/reports/{reference}");
    let case = officer.get(&path).await.html;
    assert!(
        !case.contains("File 1") && !case.contains("Evidence missing"),
        "{case}"
    );
    // Once the store is back the team can add what the reporter shows them.
    way.becomes(Manner::Passes);
    let path = format!("{path}/files");
    let page = officer.get(&path).await;
    let chosen = Chosen {
        name: "one.jpg",
        bytes: &photo(),
        about: "",
    };
    let given = upload(&officer, &path, &page, &chosen).await;
    assert!(given.location.is_some(), "{}", given.html);
    assert_eq!(world.pieces.names().await.len(), 1);
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn a_store_that_does_not_answer_has_lost_nothing() {
    let (world, way) = at_the_end_of_a_way(Manner::Passes).await;
    let reporter = comes_to_files(&world).await;
    gives(&reporter, "one.jpg", &photo(), "").await;
    let reference = sends(&reporter).await;
    let officer = world.officer("greater-manchester").await;
    way.becomes(Manner::IsCut);
    assert_eq!(evidence::look_for_missing(&world.portal).await.unwrap(), 0);
    let path = format!("/reports/{reference}");
    for page in [path.clone(), format!("{path}/files")] {
        let page = officer.get(&page).await.html;
        assert!(
            page.contains("File 1") && !page.contains("Evidence missing"),
            "{page}"
        );
    }
    for bytes in ["original", "picture"] {
        let seen = officer.get(&format!("{path}/files/1/{bytes}")).await;
        assert_eq!(seen.status, Status::InternalServerError, "{bytes}");
    }
    assert_eq!(world.count("alarms").await, 0, "nobody is called for it");
    way.becomes(Manner::Passes);
    let original = download(&officer, &format!("{path}/files/1/original")).await;
    assert!(original.unwrap().1 == photo());
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn what_could_not_be_deleted_while_the_store_was_down_goes_later() {
    let (world, way) = at_the_end_of_a_way(Manner::Passes).await;
    let reporter = comes_to_files(&world).await;
    gives(&reporter, "one.jpg", &photo(), "").await;
    let page = reporter.get(FILES).await;
    way.becomes(Manner::IsCut);
    reporter
        .post("/answers/files/1/remove", &page, &Fields::default())
        .await;
    assert_eq!(world.count("evidence").await, 0);
    assert_eq!(world.pieces.names().await.len(), 1);
    way.becomes(Manner::Passes);
    evidence::sweep_orphans(&world.portal).await.unwrap();
    world.clock.pass(Duration::from_secs(31 * 24 * 3_600));
    evidence::sweep_orphans(&world.portal).await.unwrap();
    assert!(world.pieces.names().await.is_empty());
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn more_than_the_thousand_that_a_store_names_at_once_are_found_and_deleted() {
    const PIECES: u32 = 1_003;
    let world = World::on_a_bucket(new_bucket(moto())).await;
    let mut chance = Chance::system();
    let [large, small] = [(); 2].map(|()| ObjectId::new(world.clock.now(), &mut chance));
    let store = world.portal.store.clone();
    let putting = spawn_blocking(move || {
        for place in 0..PIECES {
            store.put(large, place, b"piece").unwrap();
        }
        store.put(small, 0, b"piece").unwrap();
        let found = store.objects().unwrap();
        assert!(found.len() == 2 && found.contains(&large) && found.contains(&small));
        assert_eq!(store.count(large).unwrap(), PIECES);
        store.delete(large).unwrap();
        assert_eq!(store.count(large).unwrap(), 0);
    });
    putting.await.unwrap();
    let left = world.pieces.names().await;
    assert_eq!(left, [format!("{}/0", small.uuid())]);
}

/// What `heard check` says of the bucket, and whether that is well.
async fn checked(settings: &Settings) -> (bool, String) {
    let mut out = Vec::new();
    commands::check(settings, &mut out).await.unwrap();
    let said = String::from_utf8(out).unwrap();
    assert!(!said.contains("PLANTED"), "{said}");
    let line = said.lines().find(|line| line.contains("the bucket"));
    let line = line.unwrap_or_else(|| panic!("nothing is said of it: {said}"));
    (line.starts_with("well"), line.to_owned())
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn check_says_what_is_wrong_with_a_bucket() {
    let world = World::on_a_bucket(new_bucket(moto())).await;
    let settings = &world.portal.settings;
    assert!(checked(settings).await.0);
    assert!(world.pieces.names().await.is_empty(), "nothing is left");

    let another = |endpoint: String, name: &str| {
        let mut settings = settings.clone();
        let bucket = settings.evidence.bucket.as_mut().unwrap();
        (bucket.endpoint, bucket.name) = (endpoint, name.to_owned());
        settings
    };
    let at = |address: SocketAddr| format!("http://{address}");
    let no_tls = format!("https://{}", moto());
    let wrong = [
        (at(moto()), "nowhere", "it has no such bucket"),
        (at(free_address()), "story", "it cannot be reached"),
        (no_tls, "story", "its certificate is not trusted"),
        ("https://".to_owned(), "story", "the bucket story"),
    ];
    for (endpoint, name, words) in wrong {
        let (is_well, said) = checked(&another(endpoint, name)).await;
        assert!(!is_well && said.contains(words), "{said}");
    }
}

#[rocket::async_test]
#[ignore = "needs moto_server"]
async fn a_store_that_says_nothing_is_given_up_in_time() {
    // It takes connections, and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let world = World::on_a_bucket(new_bucket(silent.local_addr().unwrap())).await;
    let object = ObjectId::new(world.clock.now(), &mut Chance::system());
    let store = world.portal.store.clone();
    let began = Instant::now();
    let putting = spawn_blocking(move || store.put(object, 0, b"piece")).await;
    assert_eq!(
        putting.unwrap().unwrap_err().kind(),
        io::ErrorKind::TimedOut
    );
    assert!(began.elapsed().as_secs() < 25, "{:?}", began.elapsed());
}
