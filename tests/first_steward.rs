//! From an empty server to a team that can open its reports: setup, invitation, first sign-in, confirmation.

use heard::accounts;
use heard::clock::Clock;
use heard::commands::{self, NewTeamWords, SetupWords};
use heard::db::{Db, Moment};
use heard::settings::Settings;
use heard::vault::{Chance, EscrowShare, KeyFolder, combine_escrow};
use rocket::http::Status;
use totp_rs::{Algorithm, Builder};

use crate::story;
use crate::support::{NOON, PASSWORD, World, fields};

#[test]
fn setup_prints_shares_that_give_escrow_back_and_never_runs_twice() {
    rocket::execute(async {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::under(folder.path());
        let signing_key = folder.path().join("signing.key");
        let words = SetupWords {
            signing_key: &signing_key,
            shares: 5,
            needed: 3,
            desk_bell: "bell@desk.example",
            desk_night: "night@desk.example",
            desk_hours: "every-day 00:00-23:59",
        };
        let (clock, mut chance, mut printed) =
            (Clock::standing_at(NOON), Chance::system(), Vec::new());
        commands::setup(&settings, &words, &clock, &mut chance, &mut printed)
            .await
            .unwrap();
        let printed = String::from_utf8(printed).unwrap();
        let shares: Vec<EscrowShare> = printed
            .lines()
            .filter_map(|line| EscrowShare::parse(line.trim()).ok())
            .collect();
        assert_eq!(shares.len(), 5);
        let keys = KeyFolder::open(&settings.key_folder).unwrap();
        let escrow = combine_escrow(&shares[1..4]).unwrap();
        assert!(escrow.sealing_key() == keys.escrow);
        assert!(combine_escrow(&shares[..2]).is_err());
        let again = commands::setup(&settings, &words, &clock, &mut chance, &mut Vec::new()).await;
        assert!(again.is_err());
        // The desk has no key yet: `heard check` says so.
        let mut told = Vec::new();
        assert!(!commands::check(&settings, &mut told).await.unwrap());
        assert!(
            String::from_utf8(told)
                .unwrap()
                .contains("national-desk: the team has no key yet")
        );
    });
}

#[test]
fn a_demonstration_is_never_served_as_the_real_thing_nor_the_other_way_round() {
    rocket::execute(async {
        use heard::portal::Kind;
        for (made, served) in [(Kind::Live, Kind::Demo), (Kind::Demo, Kind::Live)] {
            let folder = tempfile::tempdir().unwrap();
            let db = Db::open(folder.path().join("heard.sqlite").to_str().unwrap()).unwrap();
            assert!(
                commands::refuse_other_kind(&db, served).await.is_err(),
                "not set up"
            );
            assert!(commands::claim_folder(&db, made, NOON).await.unwrap());
            assert!(commands::refuse_other_kind(&db, made).await.is_ok());
            assert!(commands::refuse_other_kind(&db, served).await.is_err());
        }
    });
}

/// The code that an app shows for the secret on the page.
pub fn app_code(html: &str, now: Moment) -> String {
    code_for(app_secret(html), now)
}

/// The secret on the page, as somebody types it into an app.
pub fn app_secret(html: &str) -> &str {
    html.split(|letter: char| !letter.is_ascii_alphanumeric())
        .find(|word| {
            word.len() == 32
                && word
                    .chars()
                    .all(|letter| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains(letter))
        })
        .expect("the page shows the secret")
}

/// The code that an app shows for `secret`.
pub fn code_for(secret: &str, now: Moment) -> String {
    let bytes = data_encoding::BASE32_NOPAD
        .decode(secret.as_bytes())
        .unwrap();
    let app = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_secret(bytes)
        .build()
        .unwrap();
    app.generate(now.unix_seconds()).to_string()
}

story! {
    async fn the_first_steward_makes_the_key_and_confirming_it_opens_the_queue(world: World) {
        let (db, clock) = (&world.portal.db, &world.clock);
        let words = NewTeamWords {
            slug: "kent".into(),
            joined_on: NOON.in_london().date(),
            bell: Some("bell@kent.example".into()),
            night: None,
            hours: "weekdays 08:00-18:00".into(),
            is_standards: false,
        };
        commands::add_team(db, words, clock, Chance::system()).await.unwrap();
        let mut chance = Chance::system();
        let code = commands::invite(db, "kent", "steward@kent.example", "steward", clock, &mut chance)
            .await
            .unwrap();

        let again = commands::invite(db, "kent", "Steward@kent.example", "officer", clock, &mut chance).await;
        assert!(again.is_err(), "a second invitation could only fail");

        let steward = world.visitor().await;
        let page = steward.get("/welcome").await;
        let typed = |code: &str, password: &str| {
            fields(&[("invitation", code), ("name", "Nia Rees"), ("password", password)])
        };
        let wrong = steward.post("/welcome", &page, &typed("0000-0000-0000-0000", PASSWORD)).await;
        assert!(wrong.html.contains("href=\"#invitation\""));
        let easy = steward.post("/welcome", &page, &typed(&code, "password1234")).await;
        assert!(easy.html.contains("href=\"#password\""));
        assert!(easy.html.contains("Nia Rees") && !easy.html.contains("password1234"));
        let joined = steward.post("/welcome", &page, &typed(&code, PASSWORD)).await;
        assert_eq!(joined.location.as_deref(), Some("/welcome/second-factor"), "{}", joined.html);
        assert_eq!(steward.get("/queue").await.status, Status::NotFound, "one factor is not enough");

        let page = steward.get("/welcome/second-factor").await;
        let wrong = steward.post("/welcome/second-factor", &page, &fields(&[("code", "000000")])).await;
        assert_eq!(wrong.location, None);
        let right = app_code(&page.html, clock.now());
        let whole = steward.post("/welcome/second-factor", &page, &fields(&[("code", &right)])).await;
        assert_eq!(whole.location.as_deref(), Some("/queue"));
        assert_eq!(steward.get("/queue").await.status, Status::Ok);

        // The invitation is used up, the code too, and the secret is never shown again.
        let again = world.visitor().await;
        let page = again.get("/welcome").await;
        assert!(again.post("/welcome", &page, &typed(&code, PASSWORD)).await.location.is_none());
        let page = again.get("/sign-in").await;
        let signed = again
            .post("/sign-in", &page, &fields(&[("email", "Steward@Kent.example "), ("password", PASSWORD)]))
            .await;
        assert_eq!(signed.location.as_deref(), Some("/sign-in/code"));
        assert_eq!(again.get("/welcome/second-factor").await.status, Status::NotFound);
        let page = again.get("/sign-in/code").await;
        let replayed = again.post("/sign-in/code", &page, &fields(&[("code", &right)])).await;
        assert_eq!(replayed.location, None, "a code is good once");

        let key_file = world.folder.path().join("signing.key");
        world.signing_key.write(&key_file).unwrap();
        let installation = world.portal.keys.installation;
        let is_live = || async {
            let found = db.read(move |connection| {
                let team = heard::directory::team_by_slug(connection, "kent")?.unwrap();
                accounts::live_key(connection, team.id, &installation)
            });
            found.await.unwrap().is_ok()
        };
        assert!(!is_live().await, "nobody has confirmed the key");
        let queue = steward.get("/queue").await.html;
        let fingerprint = queue.split("translate=\"no\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let swapped = commands::confirm_team(db, "kent", "0000 1111", &key_file, clock).await;
        assert!(swapped.is_err() && !is_live().await, "a key that nobody read out is not signed");
        commands::confirm_team(db, "kent", &fingerprint, &key_file, clock).await.unwrap();
        assert!(is_live().await);
        assert!(commands::confirm_team(db, "kent", &fingerprint, &key_file, clock).await.is_err());
    }
}

story! {
    async fn wrong_passwords_shut_one_account_for_a_while_and_tell_nothing(world: World) {
        let guesser = world.visitor().await;
        let page = guesser.get("/sign-in").await;
        let guess = |email: &str, password: &str| fields(&[("email", email), ("password", password)]);
        let unknown = guesser.post("/sign-in", &page, &guess("nobody@btp.example", PASSWORD)).await;
        let mut last = String::new();
        for _ in 0..7 {
            let wrong = guess("officer@btp.example", "not the right password");
            last = guesser.post("/sign-in", &page, &wrong).await.html;
        }
        let as_unknown = unknown.html.replace("nobody@btp.example", "officer@btp.example");
        assert_eq!(last, as_unknown, "a known account must look like an unknown one");
        let right = guess("officer@btp.example", PASSWORD);
        assert_eq!(guesser.post("/sign-in", &page, &right).await.location, None, "shut for a while");
        world.officer("metropolitan").await;
        world.clock.pass(std::time::Duration::from_secs(1_000));
        world.officer("btp").await;
    }
}

story! {
    async fn somebody_who_signs_out_everywhere_else_stays_only_where_they_are(world: World) {
        let (left_open, here) = (world.officer("btp").await, world.officer("btp").await);
        let colleague = world.officer("metropolitan").await;
        let page = here.get("/account").await;
        assert_eq!(page.html.matches("Signed in ").count(), 2, "{}", page.html);
        assert_eq!(page.html.matches("(this one)").count(), 1);
        let out = here.post("/account/sign-out-elsewhere", &page, &fields(&[])).await;
        assert_eq!(out.location.as_deref(), Some("/account"));
        assert_eq!(left_open.get("/queue").await.status, Status::NotFound);
        for stays in [&here, &colleague] {
            assert_eq!(stays.get("/queue").await.status, Status::Ok);
        }
        assert_eq!(here.get("/account").await.html.matches("Signed in ").count(), 1);
    }
}

story! {
    async fn a_session_ends_when_nobody_uses_it(world: World) {
        let officer = world.officer("btp").await;
        world.clock.pass(std::time::Duration::from_secs(50 * 60));
        assert_eq!(officer.get("/queue").await.status, Status::Ok);
        world.clock.pass(std::time::Duration::from_secs(50 * 60));
        assert_eq!(officer.get("/queue").await.status, Status::Ok, "use keeps it open");
        world.clock.pass(std::time::Duration::from_secs(61 * 60));
        assert_eq!(officer.get("/queue").await.status, Status::NotFound);
    }
}

story! {
    async fn a_whole_shift_signs_in_from_one_network_and_a_guesser_is_told_to_wait(world: World) {
        let teams = ["btp", "metropolitan", "national-desk", "greater-manchester"];
        for number in 0..30 {
            world.officer(teams[number % 4]).await;
        }
        let guesser = world.visitor().await;
        let page = guesser.get("/sign-in").await;
        let mut last = Status::Ok;
        for number in 0..60 {
            let guess = [("email", format!("{number}@btp.example")), ("password", PASSWORD.into())];
            let guess: Vec<_> = guess.iter().map(|(name, value)| (*name, value.as_str())).collect();
            last = guesser.post("/sign-in", &page, &fields(&guess)).await.status;
        }
        assert_eq!(last, Status::TooManyRequests);
    }
}
