//! What films tell of themselves: where and when they were made. Nobody sees the film here, and nobody reads all of it.

use heard::evidence::Properties;

use super::pictures::{told_by, told_of};
use super::{comes_to_files, every_file_in, gives, sends};
use crate::story;
use crate::support::World;

/// A box of an MP4 file.
fn part(name: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len() + 8).unwrap();
    [&length.to_be_bytes(), name.as_slice(), inside].concat()
}

/// A film as a telephone leaves it: megabytes of moving pictures, and only then where and when.
pub fn film_with_a_place(megabytes: usize) -> Vec<u8> {
    let place = b"+53.4791-002.2441/";
    let text = [
        &18_u16.to_be_bytes(),
        &0x15c7_u16.to_be_bytes(),
        place.as_slice(),
    ]
    .concat();
    // 100 bytes: version and times, then 600 parts a second, 5 seconds, and what no story needs.
    let mut head = vec![0; 100];
    head[4..8].copy_from_slice(&3_800_000_000_u32.to_be_bytes());
    head[12..16].copy_from_slice(&600_u32.to_be_bytes());
    head[16..20].copy_from_slice(&3_000_u32.to_be_bytes());
    let told = part(b"udta", &part(b"\xa9xyz", &text));
    [
        part(b"ftyp", b"isom\0\0\x02\0isomiso2avc1mp41"),
        part(b"mdat", &vec![7; megabytes * 1_048_576]),
        part(b"moov", &[part(b"mvhd", &head), told].concat()),
    ]
    .concat()
}

fn value(film: &[u8], name: &str) -> Option<String> {
    let mut told = told_by(film).into_iter();
    told.find(|one| one.name == name).map(|one| one.value)
}

#[test]
fn where_a_film_was_made_is_listed_though_it_stands_at_its_end() {
    let film = film_with_a_place(3);
    assert!(
        value(&film, "GpsIso6709")
            .unwrap()
            .contains("+53.4791-002.2441")
    );
    assert!(
        value(&film, "CreateDate")
            .unwrap()
            .starts_with("2024-05-31")
    );
}

#[test]
fn a_film_that_breaks_off_or_lies_is_never_said_to_tell_nothing() {
    let film = film_with_a_place(1);
    // Before its end there is no word of where it was made: then it must not be called read.
    for length in (40..film.len() - 200).step_by(9_973) {
        assert_eq!(told_of(&film[..length]), Properties::Unread, "{length}");
    }
    for at in film.len() - 170..film.len() {
        let mut lies = film.clone();
        lies[at] = 0xff;
        assert_ne!(told_of(&lies), Properties::UnknownKind, "{at}");
    }
}

story! {
    async fn a_film_of_which_a_piece_is_gone_is_not_said_to_tell_nothing(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "clip.mp4", &film_with_a_place(3), "").await;
        let reference = sends(&reporter).await;
        // The place stands in the last piece.
        let folder = world.portal.settings.evidence_folder();
        let mut pieces = every_file_in(&folder);
        pieces.sort();
        let mut bytes = std::fs::read(&pieces[pieces.len() - 1]).unwrap();
        bytes[100] ^= 1;
        std::fs::write(&pieces[pieces.len() - 1], bytes).unwrap();
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}/files/1")).await.html;
        assert!(page.contains("We could not read all of it"), "{page}");
    }
}

story! {
    async fn the_officer_reads_where_a_film_was_made_and_of_others_that_nobody_can_tell(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "clip.mp4", &film_with_a_place(3), "").await;
        gives(&reporter, "words.txt", b"They wrote this.", "").await;
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}/files/1")).await.html;
        assert!(page.contains("GpsIso6709") && page.contains("53.4791-002.2441"), "{page}");
        let page = officer.get(&format!("/reports/{reference}/files/2")).await.html;
        assert!(page.contains("We cannot read what else this kind of file tells"), "{page}");
    }
}
