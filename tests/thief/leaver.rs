//! Somebody who left a team and turned thief: with their password, the cookie of their last session, yesterday's copy of the
//! database and today's.

use std::collections::BTreeSet;

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64_NOPAD;
use diesel::prelude::*;
use heard::db::schema::people;

use super::loot::Loot;
use super::{contains, cookie, key_in, planted, with_planted};
use crate::colleagues::{change, steward, takes_out, works_here};
use crate::main_job::reference_in;
use crate::support::{PASSWORD, World, fields};

const LEAVER: &str = "lee@btp.example";

/// Files a report on a train with planted words.
async fn filed(world: &World, report: usize) -> String {
    let reporter = world.visitor().await;
    let on_a_train = |slug: &str| match slug {
        "where" => fields(&[("where", "transport")]),
        "transport" => fields(&[("transport", "train")]),
        "stop" => fields(&[("stop", "M1 1AE")]),
        other => with_planted(other, report),
    };
    assert_eq!(reporter.answer_all(on_a_train).await, "/answers/check");
    reference_in(&reporter.send().await.html)
}

/// What Argon2id makes of the leaver's password, as their row says.
async fn stretched_password(world: &World, pepper: [u8; 32]) -> [u8; 32] {
    let kdf: String = change(world, |connection| {
        let row = people::table.filter(people::email.eq(LEAVER));
        Ok(row.select(people::kdf).first(connection)?)
    })
    .await;
    assert!(kdf.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kdf}");
    let salt = BASE64_NOPAD.decode(kdf.rsplit('$').next().unwrap().as_bytes());
    let params = Params::new(19_456, 2, 1, None).unwrap();
    let argon2 = Argon2::new_with_secret(&pepper, Algorithm::Argon2id, Version::V0x13, params);
    let mut key = [0; 32];
    let stretched =
        argon2
            .unwrap()
            .hash_password_into(PASSWORD.as_bytes(), &salt.unwrap(), &mut key);
    stretched.unwrap();
    key
}

/// Tries each of `keys` on everything in `loots`, and each key that this gives in turn; gives all that opened.
fn all_that_follows(keys: &[[u8; 32]], loots: &[&Loot]) -> Vec<Vec<u8>> {
    let (mut waiting, mut known) = (keys.to_vec(), BTreeSet::new());
    let mut opened = Vec::new();
    while let Some(key) = waiting.pop() {
        if !known.insert(key) {
            continue;
        }
        for loot in loots {
            let values = loot
                .values
                .iter()
                .filter_map(|sealed| sealed.opened_by(&key));
            let wraps = loot
                .wraps
                .iter()
                .filter_map(|sealed| sealed.opened_by(&key));
            for plain in values.chain(wraps) {
                waiting.extend(<[u8; 32]>::try_from(plain.as_slice()));
                opened.push(plain);
            }
        }
    }
    opened
}

#[test]
fn a_leavers_password_cookie_and_yesterdays_dump_open_nothing_that_came_after_they_left() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let pepper = key_in(&world.portal.settings.key_folder.join("pepper"));
        let steward = steward(&world).await;
        filed(&world, 1).await;
        let leaver = works_here(&world, &steward, LEAVER, "officer").await;
        let (password, session) = (stretched_password(&world, pepper).await, cookie(&leaver));
        let yesterday = Loot::of(&world, pepper).await;

        takes_out(&steward, LEAVER).await;
        let new = filed(&world, 2).await;
        let path = format!("/reports/{new}");
        let page = steward.get(&path).await;
        for (what, field, word) in [("message", "words", "message"), ("note", "note", "note")] {
            let typed = fields(&[(field, &planted(2, word))]);
            steward.post(&format!("{path}/{what}"), &page, &typed).await;
        }
        let today = Loot::of(&world, pepper).await;

        let tells = |opened: &[Vec<u8>], report: usize, field: &str| {
            opened
                .iter()
                .any(|plain| contains(plain, &planted(report, field)))
        };
        for key in [password, session] {
            let opened = all_that_follows(&[key], &[&yesterday, &today]);
            assert!(
                tells(&opened, 1, "what"),
                "what they could read before is not the question"
            );
        }
        let opened = all_that_follows(&[password, session], &[&yesterday, &today]);
        let of_new = |plain: &Vec<u8>| contains(plain, "Zq02x");
        assert!(
            !opened.iter().any(of_new),
            "a leaver opens what came after they left"
        );
        // The same thief finds all of it with the cookie of one who stayed.
        let opened = all_that_follows(&[cookie(&steward)], &[&today]);
        for field in ["what", "name", "message", "note"] {
            assert!(tells(&opened, 2, field), "{field}");
        }
        assert!(tells(&opened, 1, "what"));
    });
}
