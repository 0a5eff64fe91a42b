//! The code that lets the reporter back to their report.

use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::name::Name;
use super::{BrowserToken, Chance, OpeningKey, Pepper, Wrap, crockford, secret};

/// 80 random bits, shown once as 16 characters. Never in a URL, a letter or a log.
#[derive(ZeroizeOnDrop)]
pub struct AccessCode([u8; LENGTH]);

const LENGTH: usize = 10;

impl AccessCode {
    /// A new code.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(chance.bytes())
    }

    /// The code that somebody typed. Case, spaces and dashes do not matter, O is read as 0, I and L as 1;
    /// U never stands in a code. Nothing if it cannot be one.
    pub fn parse(typed: &str) -> Option<Self> {
        crockford::read(typed)?.as_slice().try_into().ok().map(Self)
    }

    /// The code as it is shown: four groups of four characters with spaces between.
    pub fn to_text(&self) -> Zeroizing<String> {
        crockford::write(&self.0)
    }

    /// The reporter's key pair. 80 random bits under a salt of the report's own need no slow hash.
    pub fn opening_key(&self, salt: &[u8], pepper: &Pepper) -> OpeningKey {
        let peppered = secret::derive(&self.0, pepper.0.expose(), "heard/v1/reporter/code");
        OpeningKey::grow(&peppered.salted_subkey(salt, "heard/v1/reporter/open"))
    }

    /// The token that finds and opens the answers which somebody left to come back to with this code.
    pub fn return_token(&self, pepper: &Pepper) -> BrowserToken {
        let purpose = "heard/v1/reporter/return code";
        BrowserToken::of(secret::derive(&self.0, pepper.0.expose(), purpose))
    }

    /// Does the work of trying this code on a report, for a reference that does not exist, so that the
    /// time taken does not tell which references do.
    pub fn try_on_nothing(&self, pepper: &Pepper) {
        let nothing = Wrap::nothing();
        let tried =
            self.opening_key(&[0; 16], pepper)
                .open("", &Name::of("nothing", &[]), &nothing);
        std::hint::black_box(tried.is_ok());
    }
}
