//! Members of staff: passwords, second factor, sessions.

use heard::vault::{
    BrowserToken, Kdf, OpenFault, Password, PasswordFault, Pepper, Seed, SessionStage, TotpSecret,
};
use proptest::prelude::*;

use super::{chance, id};

const GOOD: &str = "four herons by the weir";

fn chosen(typed: &str) -> Option<PasswordFault> {
    Password::choose(typed, &["Nia Rees", "nia.rees@gmp.example"]).err()
}

#[test]
fn a_password_is_long_enough_and_not_easily_guessed() {
    assert_eq!(chosen(GOOD), None);
    assert_eq!(chosen("short-but-x"), Some(PasswordFault::TooShort));
    assert_eq!(chosen(&"ŵ".repeat(11)), Some(PasswordFault::TooShort));
    assert_eq!(
        chosen(&format!("{GOOD}{}", "x".repeat(240))),
        Some(PasswordFault::TooLong)
    );
    for common in [
        "password1234",
        "qwertyuiop12",
        "111111111111",
        "letmeinletmein",
        "Summer2026!!!",
        "NiaRees12345",
        "nia.rees@gmp.example",
    ] {
        assert_eq!(chosen(common), Some(PasswordFault::Common), "{common}");
    }
}

#[test]
fn the_longest_password_is_hashed_and_a_longer_one_is_not() {
    let longest: String = GOOD.chars().cycle().take(256).collect();
    assert_eq!(chosen(&longest), None);
    assert!(Password::typed(&longest).is_some());
    assert!(Password::typed(&format!("{longest}x")).is_none());
}

#[test]
fn the_right_password_opens_the_seed_and_no_other_does() {
    let chance = &mut chance(30);
    let (pepper, seed, kdf) = (
        Pepper::generate(chance),
        Seed::generate(chance),
        Kdf::fresh(chance),
    );
    let enrolled = Password::choose(GOOD, &[]).unwrap().unlock(&kdf, &pepper);
    let (kept_auth, kept_seed) = (
        enrolled.auth(),
        enrolled.seal_seed(&seed, id(1), true, chance),
    );
    let kept_kdf = Kdf::parse(&kdf.to_text()).unwrap();

    let right = Password::typed(GOOD).unwrap().unlock(&kept_kdf, &pepper);
    assert!(right.matches(&kept_auth));
    let opened = right.open_seed(&kept_seed, id(1), true).ok().unwrap();
    assert_eq!(
        opened.opening_key().sealing_key(),
        seed.opening_key().sealing_key()
    );
    assert_eq!(
        right.open_seed(&kept_seed, id(1), false).err(),
        Some(OpenFault::NotAuthentic),
        "a second factor was taken away"
    );
    assert_eq!(
        right.open_seed(&kept_seed, id(2), true).err(),
        Some(OpenFault::NotAuthentic)
    );

    let typed = Password::typed(GOOD).unwrap();
    let wrong = [
        Password::typed("four herons by the wei")
            .unwrap()
            .unlock(&kdf, &pepper),
        typed.unlock(&kdf, &Pepper::generate(chance)),
        typed.unlock(&Kdf::fresh(chance), &pepper),
    ];
    for wrong in wrong {
        assert!(!wrong.matches(&kept_auth));
        assert_eq!(
            wrong.open_seed(&kept_seed, id(1), true).err(),
            Some(OpenFault::NotAuthentic)
        );
    }
}

#[test]
fn what_recognises_a_password_is_not_the_key_to_the_seed() {
    let chance = &mut chance(31);
    let (pepper, kdf) = (Pepper::generate(chance), Kdf::fresh(chance));
    let unlocked = Password::typed(GOOD).unwrap().unlock(&kdf, &pepper);
    assert!(!unlocked.matches(&unlocked.auth()[..31]));
    assert_ne!(unlocked.auth(), [0; 32]);
    Password::typed("anything at all")
        .unwrap()
        .try_on_nobody(&pepper);
}

#[test]
fn the_costs_of_a_password_are_read_from_its_row() {
    let kdf = Kdf::fresh(&mut chance(32));
    assert!(kdf.to_text().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert_eq!(Kdf::parse(&kdf.to_text()), Some(kdf));
    let salt = "AAECAwQFBgcICQoLDA0ODw";
    assert!(Kdf::parse(&format!("$argon2id$v=19$m=65536,t=3,p=1${salt}")).is_some());
    for refused in [
        format!("$argon2i$v=19$m=19456,t=2,p=1${salt}"),
        format!("$argon2id$v=16$m=19456,t=2,p=1${salt}"),
        format!("$argon2id$v=19$m=4194304,t=2,p=1${salt}"),
        "$argon2id$v=19$m=19456,t=2,p=1".to_owned(),
        String::new(),
    ] {
        assert_eq!(Kdf::parse(&refused), None, "{refused}");
    }
}

/// The secret of RFC 6238, appendix B, in an app's base32; its code at 59 seconds is 94287082.
const RFC_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// A source of chance that gives the secret of the RFC.
struct Rfc6238;

impl chacha20::rand_core::TryRng for Rfc6238 {
    type Error = std::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(0)
    }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(0)
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.copy_from_slice(&b"12345678901234567890"[..bytes.len()]);
        Ok(())
    }
}
impl chacha20::rand_core::TryCryptoRng for Rfc6238 {}

fn rfc_secret() -> TotpSecret {
    TotpSecret::generate(&mut heard::vault::Chance::from_source(Rfc6238))
}

#[test]
fn codes_are_those_of_the_standard() {
    assert_eq!(rfc_secret().to_text().as_str(), RFC_SECRET);
    for (now, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (20_000_000_000, "353130"),
    ] {
        assert_eq!(
            rfc_secret().check(code, now, None),
            Some(now as i64 / 30),
            "{now}"
        );
    }
}

#[test]
fn a_code_is_good_once_and_for_about_a_minute() {
    let app = rfc_secret();
    assert_eq!(app.check(" 287 082 ", 59, None), Some(1));
    assert_eq!(app.check("287082", 59, Some(1)), None);
    assert_eq!(app.check("287082", 59, Some(0)), Some(1));
    assert_eq!(app.check("287082", 89, None), Some(1));
    assert_eq!(app.check("287082", 90, None), None);
    for wrong in ["", "28708", "287083", "2870822", "abcdef", "２８７０８２"] {
        assert_eq!(app.check(wrong, 59, None), None, "{wrong}");
    }
}

#[test]
fn an_app_reads_the_secret_from_the_address() {
    let uri = rfc_secret()
        .setup_uri("Heard", "nia.rees@gmp.example")
        .unwrap();
    assert!(
        uri.starts_with("otpauth://totp/Heard:nia.rees%40gmp.example?"),
        "{}",
        *uri
    );
    assert!(
        uri.contains(RFC_SECRET) && uri.contains("issuer=Heard"),
        "{}",
        *uri
    );
    assert!(rfc_secret().setup_uri("Heard", "").is_none());
    assert!(rfc_secret().setup_uri("Heard", "a:b").is_none());
}

#[test]
fn a_second_factor_needs_the_seed_and_the_pepper_to_open() {
    let chance = &mut chance(33);
    let (pepper, seed) = (Pepper::generate(chance), Seed::generate(chance));
    let sealed = rfc_secret().seal(&seed, &pepper, id(1), true, chance);
    let opened = TotpSecret::open(&sealed, &seed, &pepper, id(1), true)
        .ok()
        .unwrap();
    assert_eq!(opened.to_text().as_str(), RFC_SECRET);
    let (other_seed, other_pepper) = (Seed::generate(chance), Pepper::generate(chance));
    let refused = Some(OpenFault::NotAuthentic);
    assert_eq!(
        TotpSecret::open(&sealed, &seed, &pepper, id(1), false).err(),
        Some(OpenFault::NotAuthentic)
    );
    assert_eq!(
        TotpSecret::open(&sealed, &other_seed, &pepper, id(1), true).err(),
        refused
    );
    assert_eq!(
        TotpSecret::open(&sealed, &seed, &other_pepper, id(1), true).err(),
        refused
    );
    assert_eq!(
        TotpSecret::open(&sealed, &seed, &pepper, id(2), true).err(),
        refused
    );
}

#[test]
fn the_seed_of_a_session_opens_with_its_cookie_only() {
    let chance = &mut chance(34);
    let (seed, cookie) = (Seed::generate(chance), BrowserToken::generate(chance));
    let stage = SessionStage {
        person: id(1),
        is_whole: false,
    };
    let sealed = cookie.seal_seed(&seed, &stage, chance);
    let opened = BrowserToken::parse(&cookie.to_text())
        .unwrap()
        .open_seed(&sealed, &stage)
        .ok()
        .unwrap();
    assert_eq!(
        opened.opening_key().sealing_key(),
        seed.opening_key().sealing_key()
    );
    let stolen = BrowserToken::generate(chance).open_seed(&sealed, &stage);
    assert_eq!(stolen.err(), Some(OpenFault::NotAuthentic));
    // Nor for somebody else, nor as one who gave the second factor.
    for other in [
        SessionStage {
            person: id(2),
            ..stage
        },
        SessionStage {
            is_whole: true,
            ..stage
        },
    ] {
        assert_eq!(
            cookie.open_seed(&sealed, &other).err(),
            Some(OpenFault::NotAuthentic)
        );
    }
}

#[test]
fn the_ids_in_the_database_do_not_tell_the_cookie_nor_each_other() {
    let cookie = BrowserToken::generate(&mut chance(35));
    assert_ne!(cookie.session_id(), cookie.draft_id());
    assert_ne!(&cookie.session_id(), cookie.expose());
    assert_eq!(cookie.to_text().len(), 43);
}

proptest! {
    #[test]
    fn no_cookie_text_panics(text in ".{0,60}") {
        if let Some(token) = BrowserToken::parse(&text) {
            prop_assert_eq!(token.to_text(), text);
        }
    }

    #[test]
    fn no_row_text_panics(text in "(\\$argon2id\\$v=19\\$)?.{0,60}") {
        if let Some(kdf) = Kdf::parse(&text) {
            prop_assert_eq!(Kdf::parse(&kdf.to_text()), Some(kdf));
        }
    }

    #[test]
    fn no_code_panics(text in ".{0,12}", now in 0u64..4_000_000_000) {
        let right = rfc_secret().check(&text, now, None);
        prop_assert!(right.is_none_or(|step| (step - now as i64 / 30).abs() <= 1));
    }
}
