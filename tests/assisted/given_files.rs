//! Photos and other files that are given at the desk: they go with the report, under its own key, and with nothing else.

use heard::commands::Visitor;
use heard::evidence;
use heard::web::Fields;
use rocket::http::Status;

use crate::assisted::{UNKNOWN, answers, answers_all, begins, sends};
use crate::centres::{CENTRE, centre_at_work, worker_of};
use crate::main_job::reference_in;
use crate::support::upload::{Chosen, download, send_bytes, upload};
use crate::support::{World, fields};
use crate::{file_story, story};

const NOTE: &[u8] = b"He wrote that he will come back.";

/// Gives a file at the desk; gives the page that then stands there.
async fn gives(worker: &Visitor, draft: &str, name: &str, bytes: &[u8]) -> String {
    gives_with(worker, draft, name, bytes, "A letter").await
}

/// The same, with what is said of it.
pub async fn gives_with(
    worker: &Visitor,
    draft: &str,
    name: &str,
    bytes: &[u8],
    about: &str,
) -> String {
    let path = format!("{draft}/files");
    let page = worker.get(&path).await;
    let chosen = Chosen { name, bytes, about };
    let given = upload(worker, &format!("{path}/add"), &page, &chosen).await;
    match given.location {
        Some(path) => worker.get(&path).await.html,
        None => given.html,
    }
}

/// A draft with all answers and a file.
async fn with_file(worker: &Visitor) -> String {
    let draft = begins(worker).await;
    answers_all(worker, &draft, UNKNOWN).await;
    let next = answers(worker, &draft, "evidence", &[("evidence", "pictures")]).await;
    assert_eq!(next.location, Some(format!("{draft}/files")));
    let page = gives(worker, &draft, "letter.txt", NOTE).await;
    assert!(
        page.contains("letter.txt") && page.contains("We have it"),
        "{page}"
    );
    draft
}

file_story! {
    async fn a_file_given_at_the_desk_goes_with_the_report(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let draft = with_file(&worker).await;
        // A colleague sees it and adds another by the script; what came to nothing is told of.
        assert!(manager.get(&format!("{draft}/files")).await.html.contains("letter.txt"));
        let page = manager.get(&format!("{draft}/files")).await;
        for name in ["second.txt", "cut-off.txt"] {
            let begun = manager.post(&format!("{draft}/files/begin"), &page, &fields(&[("name", name)])).await;
            assert!(begun.html.contains("number"), "{}", begun.html);
        }
        assert_eq!(manager.get(&format!("{draft}/files/2/arrived")).await.html, r#"{"arrived":0}"#);
        assert_eq!(send_bytes(&manager, &format!("{draft}/files/2/bytes?from=0"), &page, b"Another").await, r#"{"kept":true}"#);
        evidence::sweep(&world.portal).await.unwrap();
        let check = worker.get(&format!("{draft}/check")).await.html;
        assert!(check.contains("2 files") && check.contains("1 file did not get here whole"), "{check}");

        let reference = reference_in(&sends(&worker, &draft).await.html);
        evidence::sweep(&world.portal).await.unwrap();
        let officer = world.officer("btp").await;
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("A letter") && case.contains("File 2") && !case.contains("File 3"), "{case}");
        for (number, given) in [(1, NOTE), (2, b"Another".as_slice())] {
            let path = format!("/reports/{reference}/files/{number}/original");
            assert!(download(&officer, &path).await.unwrap().1 == given, "file {number}");
        }
        assert!(officer.get(&format!("/reports/{reference}/custody")).await.html.contains("Added a file"));
        assert_eq!(world.pieces.names().await.len(), 2);
    }
}

story! {
    async fn nobody_sends_a_file_that_was_not_shown_to_the_person(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let draft = with_file(&worker).await;
        let path = format!("{draft}/check");
        let check = worker.get(&path).await;
        gives(&manager, &draft, "second.txt", b"Another").await;
        let typed = fields(&[("version", check.hidden("version")), ("files", check.hidden("files")), ("shown", "yes")]);
        let again = worker.post(&path, &check, &typed).await;
        assert_eq!(again.location, Some(path), "{}", again.html);
        assert_eq!(world.count("reports").await, 0);
        sends(&worker, &draft).await;
        assert_eq!(world.count("evidence WHERE state = 'whole'").await, 2);
    }
}

story! {
    async fn each_force_gets_the_file_where_different_people_did_it_in_two_places(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = with_file(&manager).await;
        answers(&manager, &draft, "where", &[("where", "place")]).await;
        answers(&manager, &draft, "place", &[("place", "M14 4PX")]).await;
        answers(&manager, &draft, "more-places", &[("more-places", "different-people")]).await;
        answers(&manager, &draft, "other-place", &[("other-place", "SW1A 1AA")]).await;
        sends(&manager, &draft).await;
        evidence::sweep(&world.portal).await.unwrap();
        for team in ["greater-manchester", "metropolitan"] {
            let officer = world.officer(team).await;
            let reference = reference_in(&officer.get("/queue").await.html);
            let path = format!("/reports/{reference}/files/1/original");
            assert!(download(&officer, &path).await.expect(team).1 == NOTE);
        }
    }
}

story! {
    async fn what_is_taken_back_or_erased_leaves_nothing_and_nobody_else_comes_near_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = with_file(&manager).await;
        let officer = world.officer("greater-manchester").await;
        for path in [format!("{draft}/files"), format!("{draft}/files/1/arrived")] {
            assert_eq!(officer.get(&path).await.status, Status::NotFound, "{path}");
        }
        let page = manager.get(&format!("{draft}/files")).await;
        let removed = manager.post(&format!("{draft}/files/1/remove"), &page, &Fields::default()).await;
        assert_eq!(removed.location, Some(format!("{draft}/files?done=removed")));
        assert!(world.count("evidence").await == 0 && world.pieces.names().await.is_empty());

        gives(&manager, &draft, "letter.txt", NOTE).await;
        let list = manager.get(&draft).await;
        let sure = fields(&[("version", list.hidden("version")), ("sure", "yes")]);
        let erased = manager.post(&format!("{draft}/erase"), &list, &sure).await;
        assert_eq!(erased.location, Some(format!("/centre?team={CENTRE}&done=erased")));
        evidence::sweep(&world.portal).await.unwrap();
        assert!(world.count("evidence").await == 0 && world.pieces.names().await.is_empty());
    }
}
