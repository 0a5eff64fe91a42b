//! A flood of wrong passwords at one account: it is told to wait, nobody else is, and it tells nothing of who has an account.

use std::sync::Arc;
use std::time::Instant;

use heard::commands::Visitor;
use rocket::futures::future::join_all;
use rocket::http::{ContentType, Header, Status};

use crate::story;
use crate::support::{PASSWORD, World};

const TRIES: usize = 2_000;
/// The address that all of one force's officers are seen to come from.
const FORCE: &str = "192.0.2.7";

/// The same installation behind a proxy of the operator's own.
fn behind_a_proxy(mut world: World) -> World {
    let portal = Arc::get_mut(&mut world.portal).unwrap();
    portal.settings.client_header = Some("X-Forwarded-For".into());
    world
}

/// Somebody at `address` tries a password; gives the status, and the place that a right one leads to.
async fn tries(
    visitor: &Visitor,
    proof: &str,
    address: &str,
    (email, password): (&str, &str),
) -> (Status, Option<String>) {
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("csrf", proof), ("email", email), ("password", password)])
        .finish();
    let request = visitor.client().post("/sign-in").header(ContentType::Form);
    let from = Header::new("X-Forwarded-For", address.to_owned());
    let answer = request.header(from).body(form).dispatch().await;
    let location = answer.headers().get_one("Location").map(str::to_owned);
    (answer.status(), location)
}

/// One network of its own for each number.
fn elsewhere(number: usize) -> String {
    format!("198.{}.{}.9", 18 + number / 250, number % 250)
}

/// Half of the tries come from as many networks, half from the force's own; gives their statuses.
async fn floods(guesser: &Visitor, email: &str) -> Vec<Status> {
    let proof = guesser.get("/sign-in").await.proof().to_owned();
    let mut statuses = Vec::new();
    for start in (0..TRIES).step_by(50) {
        let together = (start..start + 50).map(async |number| {
            let address = match number % 2 {
                0 => elsewhere(number / 2),
                _ => FORCE.to_owned(),
            };
            let wrong = (email, "a wrong guess of a password");
            tries(guesser, &proof, &address, wrong).await.0
        });
        statuses.extend(join_all(together).await);
    }
    statuses
}

/// Officers of the same force come to work; each signs in and opens the queue.
async fn comes_to_work(world: &World) -> usize {
    let mut queues = 0;
    for slug in ["btp", "metropolitan", "national-desk"].repeat(3) {
        let officer = world.visitor().await;
        let proof = officer.get("/sign-in").await.proof().to_owned();
        let email = format!("officer@{slug}.example");
        let (_, location) = tries(&officer, &proof, FORCE, (&email, PASSWORD)).await;
        assert_eq!(location.as_deref(), Some("/queue"), "{slug}");
        assert_eq!(officer.get("/queue").await.status, Status::Ok);
        queues += 1;
    }
    queues
}

story! {
    async fn two_thousand_wrong_sign_ins_on_one_account_slow_nobody_else(world: World) {
        let world = behind_a_proxy(world);
        let guesser = world.visitor().await;
        let begun = Instant::now();
        let flood = floods(&guesser, "officer@greater-manchester.example");
        let (statuses, queues) = rocket::tokio::join!(flood, comes_to_work(&world));
        assert_eq!((statuses.len(), queues), (TRIES, 9));
        let told_to_wait = statuses.iter().filter(|status| **status == Status::TooManyRequests).count();
        assert!(statuses.iter().all(|status| [Status::Ok, Status::TooManyRequests].contains(status)));
        // All others had a run of Argon2id: ten, and one more in six seconds.
        let runs = TRIES - told_to_wait;
        let most = 11 + usize::try_from(begun.elapsed().as_secs() / 6).unwrap();
        assert!((10..=most).contains(&runs), "{runs} runs of Argon2id");
        assert_eq!(world.count("people WHERE failures > 0").await, 1);
    }
}

story! {
    async fn whether_there_is_an_account_is_not_told_by_when_one_has_to_wait(world: World) {
        let world = behind_a_proxy(world);
        let guesser = world.visitor().await;
        let proof = guesser.get("/sign-in").await.proof().to_owned();
        let mut told = Vec::new();
        for email in ["officer@btp.example", " Officer@BTP.example", "nobody@btp.example"] {
            let mut statuses = Vec::new();
            for number in 0..14 {
                let wrong = (email, "a wrong guess of a password");
                statuses.push(tries(&guesser, &proof, &elsewhere(number), wrong).await.0);
            }
            told.push(statuses);
        }
        let [known, same, nobody] = told.try_into().unwrap();
        for statuses in [known, nobody] {
            let (first, later) = statuses.split_at(10);
            assert!(first.iter().all(|status| *status == Status::Ok), "{statuses:?}");
            assert!(later.contains(&Status::TooManyRequests), "{statuses:?}");
        }
        assert!(same.contains(&Status::TooManyRequests), "however it is written, it is the same account");
    }
}
