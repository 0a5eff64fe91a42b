//! An organisation sends reports that it collected elsewhere: the file is looked through first, each row is sent or refused with its
//! reason, and nothing is sent twice.

use heard::commands::{Seen, Visitor};
use rocket::http::Status;

use crate::centres::{CENTRE, centre_at_work, worker_of};
use crate::story;
use crate::support::World;
use crate::support::upload::{Chosen, upload_with};

const HEAD: &str = "your-number,agrees,where,place,what,strands,when,when.day\n";
const GOOD: &str = "A1,yes,place,M1 1AE,They shouted at me.,race;religion,exact,2026-11-03\n";

fn page_path() -> String {
    format!("/centre/import?team={CENTRE}")
}

/// Chooses the file on the page that is open, and presses its button.
async fn chooses(manager: &Visitor, page: &Seen, file: &[u8], what: &str) -> Seen {
    let chosen = Chosen {
        name: "reports.csv",
        bytes: file,
        about: "",
    };
    let checked = page.hidden("checked");
    let more = [("team", CENTRE), ("do", what), ("checked", checked)];
    upload_with(manager, "/centre/import", page, &chosen, &more).await
}

async fn looks_through(manager: &Visitor, file: &[u8]) -> Seen {
    let page = manager.get(&page_path()).await;
    chooses(manager, &page, file, "check").await
}

/// Sends one row from a file.
pub async fn sends_a_row(manager: &Visitor) {
    let file = format!("{HEAD}{GOOD}");
    let looked = looks_through(manager, file.as_bytes()).await;
    let sent = chooses(manager, &looked, file.as_bytes(), "send").await;
    assert!(sent.html.contains("1 report was sent."), "{}", sent.html);
}

story! {
    async fn a_file_is_looked_through_then_sent_once_however_often_it_is_chosen(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let file = format!("{HEAD}{GOOD}A2,yes,place,CF10 1EP,They spat at me.,,,\nA3,yes,,,Somewhere in town.,,,\n");
        let looked = looks_through(&manager, file.as_bytes()).await;
        assert!(looked.html.contains("Can be sent: 3") && looked.html.contains("Send 3 reports"), "{}", looked.html);
        assert_eq!(world.count("reports").await, 0, "nothing is sent by looking");
        let sent = chooses(&manager, &looked, file.as_bytes(), "send").await;
        assert!(sent.html.contains("3 reports were sent."), "{}", sent.html);
        assert_eq!(world.count("reports").await, 3);
        // The strands and the month stand where analysts count, and the force reads the rest.
        assert_eq!(world.count("motivations WHERE strand IN ('race', 'religion')").await, 2);
        assert_eq!(world.count("reports WHERE incident_month = '2026-11'").await, 1);
        let queue = world.officer("greater-manchester").await.get("/queue").await.html;
        assert!(queue.contains("Helped by a centre") || queue.contains("Race"), "{queue}");
        // One bell for the team, however many there are.
        assert_eq!(world.mail_to("greater-manchester.example").await.len(), 1);

        let again = looks_through(&manager, file.as_bytes()).await;
        assert!(again.html.contains("Sent before: 3") && again.html.contains("Can be sent: 0"), "{}", again.html);
        let more = format!("{file}A4,yes,place,M1 1AE,Again.,,,\n");
        let looked = looks_through(&manager, more.as_bytes()).await;
        chooses(&manager, &looked, more.as_bytes(), "send").await;
        assert_eq!(world.count("reports").await, 4);
    }
}

story! {
    async fn each_row_that_cannot_be_sent_says_why_and_the_others_are_sent(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let rows = [
            ("B1,yes,place,M1 1AE,They shouted.,race,,\n", None),
            ("B2,perhaps,place,M1 1AE,They shouted.,,,\n", Some(("agrees", "Use one of these: yes, cannot-decide, refused"))),
            ("B3,,place,M1 1AE,They shouted.,,,\n", Some(("agrees", "This must be answered"))),
            ("B4,refused,place,M1 1AE,They shouted.,,,\n", Some(("agrees", "Take this row out"))),
            ("B5,yes,place,Xqzwv,They shouted.,,,\n", Some(("place", "We do not know"))),
            ("B6,yes,place,LA6,They shouted.,,,\n", Some(("which-place", "Lancaster (Lancashire Constabulary)"))),
            ("B7,yes,place,M1 1AE,They shouted.,colour,,\n", Some(("strands", "Use one of these: "))),
            ("B8,yes,place,M1 1AE,They shouted.,,exact,3 November\n", Some(("when.day", "Write the day as 2026-11-03"))),
            ("B9,yes,place,M1 1AE,They shouted.,,exact,2026-12-24\n", Some(("when.day", "date in the past"))),
            ("C1,yes,online,M1 1AE,They shouted.,,,\n", Some(("place", "does not fit"))),
            ("C2,yes,place,M1 1AE,They shouted.,,not-sure,2026-11-03\n", Some(("when.day", "does not fit"))),
            ("C3,yes,place,M1 1AE,=1+1,,,\n", Some(("what", "a formula"))),
            ("C4,yes,place,M1 1AE\n", Some(("", "too many cells, or too few"))),
            (",yes,place,M1 1AE,They shouted.,,,\n", Some(("your-number", "number of your own"))),
            ("B1,yes,place,M1 1AE,They shouted.,,,\n", Some(("your-number", "earlier row"))),
        ];
        let file: String = [HEAD].into_iter().chain(rows.iter().map(|(row, _)| *row)).collect();
        let page = manager.get(&page_path()).await;
        let list = chooses(&manager, &page, file.as_bytes(), "list").await.html;
        let mut reader = csv::Reader::from_reader(list.trim_start_matches('\u{feff}').as_bytes());
        let told: Vec<_> = reader.records().map(Result::unwrap).collect();
        let wrong = rows.iter().enumerate().filter_map(|(place, (_, wrong))| Some((place + 2, (*wrong)?)));
        for (line, (column, reason)) in wrong {
            let found = told.iter().find(|one| one[0] == line.to_string()).expect(&list);
            assert!(&found[2] == column && found[3].contains(reason), "{line} {column} {reason}: {found:?}");
        }
        assert_eq!(told.len(), rows.len() - 1, "{list}");
        let looked = looks_through(&manager, file.as_bytes()).await;
        assert!(looked.html.contains("Cannot be sent: 14"), "{}", looked.html);
        let sent = chooses(&manager, &looked, file.as_bytes(), "send").await;
        assert!(sent.html.contains("1 report was sent."), "{}", sent.html);
    }
}

story! {
    async fn only_the_file_that_was_looked_through_is_sent(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let looked = looks_through(&manager, format!("{HEAD}{GOOD}").as_bytes()).await;
        let other = format!("{HEAD}A9,yes,place,M1 1AE,Another.,,,\n");
        let told = chooses(&manager, &looked, other.as_bytes(), "send").await;
        assert!(told.html.contains("This is not the file that we looked through"), "{}", told.html);
        assert_eq!(world.count("reports").await, 0);
    }
}

story! {
    async fn a_file_that_cannot_be_read_says_what_to_do(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        for (file, told) in [
            (&b"your-number,agrees\n1,\xff\n"[..], "CSV UTF-8"),
            (b"", "is missing"),
            (b"your-number,agrees,surname\n1,yes,x\n", "do not know these columns: surname"),
        ] {
            let seen = looks_through(&manager, file).await;
            assert!(seen.html.contains(told) && seen.html.contains("href=\"#file\""), "{told}: {}", seen.html);
        }
    }
}

story! {
    async fn a_file_is_for_managers_of_the_centre_alone(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        for someone in [worker, lead, world.visitor().await] {
            assert_eq!(someone.get(&page_path()).await.status, Status::NotFound);
        }
        let columns = manager.get(&format!("/centre/import/columns?team={CENTRE}")).await.html;
        assert!(columns.contains("your-number,") && columns.contains("phone.number"), "{columns}");
    }
}

story! {
    async fn a_suspended_centre_sends_nothing_from_a_file(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let looked = looks_through(&manager, format!("{HEAD}{GOOD}").as_bytes()).await;
        let page = lead.get(&format!("/admin/centres/{CENTRE}?team=btp")).await;
        let typed = crate::support::fields(&[("team", "btp"), ("to", "suspended")]);
        lead.post(&format!("/admin/centres/{CENTRE}/suspend"), &page, &typed).await;
        let sent = chooses(&manager, &looked, format!("{HEAD}{GOOD}").as_bytes(), "send").await;
        assert_eq!(sent.status, Status::NotFound);
        assert_eq!(world.count("reports").await, 0);
    }
}
