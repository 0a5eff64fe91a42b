//! Which kinds of files are taken, told by what is in them: names and what browsers say of them are only claims.

use infer::MatcherType;
use serde::{Deserialize, Serialize};

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// A photo.
    Jpeg,
    /// A picture, often a screenshot.
    Png,
    /// A picture.
    Webp,
    /// A photo of a telephone.
    Heic,
    /// A picture that may move.
    Gif,
    /// A document.
    Pdf,
    /// A film.
    Mp4,
    /// A film of a telephone.
    Mov,
    /// A film.
    Webm,
    /// A recording.
    Mp3,
    /// A recording of a telephone.
    M4a,
    /// A recording.
    Ogg,
    /// Words alone.
    Text,
    /// No file, but the address of something online.
    Link,
}

/// Why a file is not taken, by what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It holds nothing.
    Empty,
    /// Many files packed into one, which may be locked or far larger than it looks.
    Packed,
    /// Something that a computer would run.
    Program,
    /// Of a kind that we do not take.
    Other,
}

impl NotTaken {
    /// The word for it in wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Packed => "packed",
            Self::Program => "program",
            Self::Other => "other-kind",
        }
    }
}

impl FileKind {
    /// The kind of a file that begins with `first`: as much of it as came first, at most [`PIECE`](crate::vault::PIECE).
    ///
    /// # Errors
    /// [`NotTaken`] where it is no kind that we take.
    pub fn of(first: &[u8]) -> Result<Self, NotTaken> {
        if first.is_empty() {
            return Err(NotTaken::Empty);
        }
        let found = infer::get(first);
        let kind = match found.map(|found| found.mime_type()) {
            Some("image/jpeg") => Self::Jpeg,
            Some("image/png") => Self::Png,
            Some("image/webp") => Self::Webp,
            Some("image/heif") => Self::Heic,
            Some("image/gif") => Self::Gif,
            Some("application/pdf") => Self::Pdf,
            Some("video/mp4" | "video/x-m4v") => Self::Mp4,
            Some("video/quicktime") => Self::Mov,
            Some("video/webm") => Self::Webm,
            Some("audio/mpeg") => Self::Mp3,
            Some("audio/m4a") => Self::M4a,
            Some("audio/ogg" | "audio/opus") => Self::Ogg,
            _ => return not_by_its_mark(first, found.map(|found| found.matcher_type())),
        };
        Ok(kind)
    }

    /// The word for it in wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jpeg | Self::Png | Self::Webp | Self::Heic | Self::Gif => "picture",
            Self::Pdf => "document",
            Self::Mp4 | Self::Mov | Self::Webm => "film",
            Self::Mp3 | Self::M4a | Self::Ogg => "recording",
            Self::Text => "text",
            Self::Link => "link",
        }
    }

    /// The end of the name that it is downloaded by, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Heic => "heic",
            Self::Gif => "gif",
            Self::Pdf => "pdf",
            Self::Mp4 => "mp4",
            Self::Mov => "mov",
            Self::Webm => "webm",
            Self::Mp3 => "mp3",
            Self::M4a => "m4a",
            Self::Ogg => "ogg",
            Self::Text | Self::Link => "txt",
        }
    }

    /// Whether a clean copy can be made of it, to be shown in a browser.
    pub fn has_clean_copy(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }
}

/// What has no mark of its own that we know: words, or nothing that we take.
fn not_by_its_mark(first: &[u8], found: Option<MatcherType>) -> Result<FileKind, NotTaken> {
    match found {
        Some(MatcherType::Archive) => Err(NotTaken::Packed),
        Some(MatcherType::App) => Err(NotTaken::Program),
        // A page of the web is words as well; nobody's browser will be told that it is one.
        Some(MatcherType::Text) | None if is_text(first) => Ok(FileKind::Text),
        _ => Err(NotTaken::Other),
    }
}

fn is_text(first: &[u8]) -> bool {
    let words = match std::str::from_utf8(first) {
        Ok(words) => words,
        // The piece may end in the middle of a letter.
        Err(fault) if fault.error_len().is_none() => {
            std::str::from_utf8(&first[..fault.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !words.is_empty() && !words.chars().any(is_no_letter)
}

fn is_no_letter(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_in_a_file_tells_its_kind() {
        let known: [(&[u8], FileKind); 8] = [
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", FileKind::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Png),
            (b"RIFF\x24\0\0\0WEBPVP8 ", FileKind::Webp),
            (b"%PDF-1.7\n", FileKind::Pdf),
            (b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2", FileKind::Mp4),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", FileKind::Mov),
            (b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42", FileKind::M4a),
            ("\u{feff}مرحبا, said at 10:05".as_bytes(), FileKind::Text),
        ];
        for (first, kind) in known {
            assert_eq!(FileKind::of(first), Ok(kind));
        }
    }

    #[test]
    fn what_is_packed_or_runs_or_is_nothing_is_told_apart() {
        assert_eq!(FileKind::of(b""), Err(NotTaken::Empty));
        assert_eq!(
            FileKind::of(b"PK\x03\x04\x14\0\x01\0"),
            Err(NotTaken::Packed)
        );
        assert_eq!(FileKind::of(b"MZ\x90\0\x03\0\0\0"), Err(NotTaken::Program));
        assert_eq!(FileKind::of(b"\0\x01\x02\x03"), Err(NotTaken::Other));
    }

    proptest! {
        #[test]
        fn words_in_any_script_are_words(words in "[\\p{L}\\p{N}\\p{P}]{1,40} [\\p{L}]{1,40}") {
            prop_assume!(infer::get(words.as_bytes()).is_none());
            prop_assert_eq!(FileKind::of(words.as_bytes()), Ok(FileKind::Text));
        }

        #[test]
        fn nothing_makes_it_stumble(first in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = FileKind::of(&first);
        }
    }
}
