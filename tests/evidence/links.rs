//! What was online: an address, a site and a time, with a screenshot or alone. Nobody ever goes there.

use heard::commands::{Seen, Visitor};
use heard::web::Fields;

use super::{FILES, comes_to_files, photo, sends, with_pictures};
use crate::main_job::{code_in, reference_in};
use crate::story;
use crate::support::upload::{Chosen, download, upload_with};
use crate::support::{World, fields};

const ADDRESS: &str = "https://forum.example/thread?id=7&<b>x";
const SEEN: [(&str, &str); 3] = [
    ("address", ADDRESS),
    ("platform", "A forum"),
    ("seen", "Tuesday at 9"),
];

/// Gives what is `chosen`, and what was seen online; gives the page that follows.
async fn gives_online(
    reporter: &Visitor,
    name: &str,
    bytes: &[u8],
    online: &[(&str, &str)],
) -> Seen {
    let page = reporter.get(FILES).await;
    let chosen = Chosen {
        name,
        bytes,
        about: "What they wrote about us",
    };
    let given = upload_with(reporter, "/answers/files/add", &page, &chosen, online).await;
    match given.location {
        Some(path) => reporter.get(&path).await,
        None => given,
    }
}

story! {
    async fn a_link_alone_reaches_the_officer_as_text_and_nobody_can_download_it(world: World) {
        let reporter = comes_to_files(&world).await;
        let page = gives_online(&reporter, "", b"", &SEEN).await.html;
        assert!(page.contains("You can add more") && page.contains("forum.example"), "{page}");
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("Link"));
        let page = officer.get(&format!("/reports/{reference}/files/1")).await.html;
        assert!(page.contains("?id=7&amp;&lt;b&gt;x") && page.contains("A forum") && page.contains("Tuesday at 9"), "{page}");
        assert!(!page.contains("href=\"https:") && !page.contains("SHA-256"), "{page}");
        let path = format!("/reports/{reference}/files/1");
        assert!(download(&officer, &format!("{path}/original")).await.is_none());
        assert!(download(&officer, &format!("{path}/picture")).await.is_none());
        let custody = officer.get(&format!("/reports/{reference}/custody")).await.html;
        assert!(custody.contains("Added a file") && custody.contains("A forum"), "{custody}");
        assert_eq!(heard::evidence::look_for_missing(&world.portal).await.unwrap(), 0);
    }
}

story! {
    async fn what_is_said_of_a_file_stands_before_it_since_what_follows_is_not_read(world: World) {
        let reporter = comes_to_files(&world).await;
        let pages = [reporter.get(FILES).await.html, staff_page(&world, &reporter).await];
        for page in pages {
            let file = page.find("type=\"file\"").unwrap();
            for name in ["csrf", "about", "address", "platform", "seen"] {
                let field = page[..file].contains(&format!("name=\"{name}\""));
                assert!(field, "{name} does not stand before the file: {page}");
            }
        }
    }
}

/// The page where the team adds files, once the reporter has sent.
async fn staff_page(world: &World, reporter: &Visitor) -> String {
    let reference = sends(reporter).await;
    let officer = world.officer("greater-manchester").await;
    officer
        .get(&format!("/reports/{reference}/files"))
        .await
        .html
}

story! {
    async fn the_reporter_does_not_see_what_staff_added(world: World) {
        let reporter = comes_to_files(&world).await;
        gives_online(&reporter, "", b"", &SEEN).await;
        reporter.answer_on(FILES, with_pictures).await;
        let page = reporter.send().await.html;
        let (reference, code) = (reference_in(&page), code_in(&page));
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/files");
        let form = officer.get(&path).await;
        let added = Chosen { name: "statement.txt", bytes: b"of a neighbour", about: "Neighbour" };
        upload_with(&officer, &path, &form, &added, &[]).await;
        assert!(officer.get(&path).await.html.contains("Neighbour"));

        let form = reporter.get("/status").await;
        let known = fields(&[("reference", &reference), ("code", &code)]);
        reporter.post("/status", &form, &known).await;
        let page = reporter.get("/status/files").await.html;
        assert!(page.contains("forum.example") && !page.contains("statement.txt") && !page.contains("Neighbour"), "{page}");
    }
}

story! {
    async fn a_screenshot_keeps_where_it_was_seen(world: World) {
        let reporter = comes_to_files(&world).await;
        gives_online(&reporter, "shot.jpg", &photo(), &SEEN).await;
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}/files/1")).await.html;
        assert!(page.contains("Seen online") && page.contains("A forum") && page.contains("SHA-256"), "{page}");
        assert!(download(&officer, &format!("/reports/{reference}/files/1/original")).await.is_some());
    }
}

story! {
    async fn a_site_without_an_address_is_no_link_and_stays_in_the_form(world: World) {
        let reporter = comes_to_files(&world).await;
        let page = gives_online(&reporter, "", b"", &SEEN[1..]).await.html;
        assert!(page.contains("Choose a file") && page.contains("There is a problem"), "{page}");
        assert!(page.contains("value=\"A forum\"") && page.contains("<details class=\"govuk-details\" open"), "{page}");
        let long = "x".repeat(2_001);
        let page = gives_online(&reporter, "", b"", &[("address", &long)]).await.html;
        assert!(page.contains("2,000 characters or fewer") && page.contains(&long), "what was typed stays");
        assert_eq!(world.count("evidence").await, 0);
    }
}

story! {
    async fn a_link_counts_like_a_file_and_can_be_taken_back_before_it_is_sent(world: World) {
        let reporter = comes_to_files(&world).await;
        for number in 0..20 {
            let address = format!("https://forum.example/{number}");
            gives_online(&reporter, "", b"", &[("address", &address)]).await;
        }
        assert_eq!(world.count("evidence").await, 20);
        assert!(reporter.get(FILES).await.html.contains("You have added 20 files"));
        let page = reporter.get(FILES).await;
        reporter.post("/answers/files/3/remove", &page, &Fields::default()).await;
        assert_eq!(world.count("evidence").await, 19);
    }
}
