//! What a sealed thing is bound to.

/// The associated data of a sealed thing: what it is and which one it is.
///
/// Written as `v1`, the kind and each part, every one led by its length in four bytes, so that no two
/// names are the same bytes.
pub(super) struct Name(Vec<u8>);

impl Name {
    pub(super) fn of(kind: &str, parts: &[&[u8]]) -> Self {
        let mut name = Self(Vec::new());
        name.push(b"v1");
        name.push(kind.as_bytes());
        for part in parts {
            name.push(part);
        }
        name
    }

    fn push(&mut self, part: &[u8]) {
        let length = u32::try_from(part.len()).expect("names are made of ids and column names");
        self.0.extend(length.to_be_bytes());
        self.0.extend(part);
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_between_two_parts_cannot_be_moved() {
        let one = Name::of("part", &[b"ab", b"c"]);
        let other = Name::of("part", &[b"a", b"bc"]);
        assert_ne!(one.as_bytes(), other.as_bytes());
    }

    #[test]
    fn a_name_is_written_as_version_1_has_it() {
        assert_eq!(
            Name::of("part", &[b"", b"xyz"]).as_bytes(),
            b"\0\0\0\x02v1\0\0\0\x04part\0\0\0\0\0\0\0\x03xyz"
        );
    }
}
