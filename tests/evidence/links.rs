//! What was online: an address, a site and a time, with a screenshot or alone. Nobody ever goes there.

use heard::commands::{Seen, Visitor};
use heard::web::Fields;

use super::{FILES, comes_to_files, photo, sends};
use crate::story;
use crate::support::World;
use crate::support::upload::{Chosen, download, upload_with};

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
        assert!(page.contains("We have your file") && page.contains("forum.example"), "{page}");
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
