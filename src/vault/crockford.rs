//! Codes that people copy by hand: Crockford's base32, read forgivingly.

use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};
use zeroize::Zeroizing;

/// Upper case without I, L, O and U; reads lower case, O as 0, and I and L as 1. U is refused.
static CROCKFORD: LazyLock<Encoding> = LazyLock::new(|| {
    let mut crockford = Specification::new();
    crockford
        .symbols
        .push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    crockford
        .translate
        .from
        .push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    crockford
        .translate
        .to
        .push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    crockford
        .encoding()
        .expect("32 symbols, and each translation leads to one")
});

/// `bytes` in groups of four characters with spaces between.
pub(super) fn write(bytes: &[u8]) -> Zeroizing<String> {
    let text = Zeroizing::new(CROCKFORD.encode(bytes));
    let groups = text.len() / 4 + 1;
    let mut grouped = Zeroizing::new(String::with_capacity(text.len() + groups));
    for (place, character) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(character);
    }
    grouped
}

/// The bytes behind what somebody typed, or nothing if it cannot be such a code.
pub(super) fn read(typed: &str) -> Option<Zeroizing<Vec<u8>>> {
    CROCKFORD
        .decode(without_breaks(typed).as_bytes())
        .ok()
        .map(Zeroizing::new)
}

/// What was typed without the spaces and dashes that people and telephones put in.
pub(super) fn without_breaks(typed: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(typed.len()));
    plain.extend(typed.chars().filter(|c| {
        !(c.is_whitespace() || matches!(c, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
    }));
    plain
}
