//! The pages on which the site says who runs it, what it keeps, and whom it may shut out.

use std::fs;

use crate::support::World;
use crate::support::browser::Browser;
use crate::support::live::Live;

const PAGES: [&str; 2] = ["/privacy", "/accessibility"];

#[test]
fn they_name_who_runs_the_site_and_say_plainly_where_nobody_has_filled_that_in() {
    let live = rocket::execute(async {
        let world = World::on_sqlite_now().await;
        Live::left_in(world.folder, None)
    });
    let missing = "MISSING  operator_name and operator_contact";
    assert!(live.run(&["check"]).words.contains(missing));
    {
        let server = live.serve();
        let mut visitor = Browser::at(server.address);
        for path in PAGES {
            let page = visitor.get(path).unwrap().html;
            assert!(page.contains("Nobody has filled in yet"), "{page}");
        }
    }
    let settings = "[default]\noperator_name = \"Reports Trust\"\noperator_contact = \"privacy@reports.example\"\n";
    fs::write(live.file("Rocket.toml"), settings).unwrap();
    assert!(!live.run(&["check"]).words.contains(missing));
    let server = live.serve();
    let mut visitor = Browser::at(server.address);
    for path in PAGES {
        let page = visitor.get(path).unwrap().html;
        for named in ["Reports Trust", "privacy@reports.example"] {
            assert!(page.contains(named), "{path}: {page}");
        }
        assert!(!page.contains("Nobody has filled in yet"), "{page}");
    }
    let home = visitor.get("/").unwrap().html;
    for path in PAGES {
        assert!(home.contains(&format!("href=\"{path}\"")), "{path}");
    }
}

/// Figures that the notice gives must be those that the program keeps to.
#[test]
fn the_times_on_the_privacy_page_are_the_times_that_are_kept() {
    use heard::reporting::{CONFIRMATION_KEPT, DRAFT_KEPT, VISIT_KEPT};
    for language in ["en", "cy"] {
        let words =
            fs::read_to_string(format!("templates/wording/{language}/privacy.ftl")).unwrap();
        let says = |key: &str, figure: u64| {
            let line = words.lines().find(|line| line.starts_with(key)).unwrap();
            let found = line.split(' ').any(|word| word == figure.to_string());
            assert!(found, "{figure} in {line}");
        };
        says("privacy-long-draft", DRAFT_KEPT.as_secs() / 3_600);
        says("privacy-long-sent", CONFIRMATION_KEPT.as_secs() / 60);
        says("privacy-long-status", VISIT_KEPT.as_secs() / 60);
    }
}
