//! What comes of a centre's reports: nobody has to guess, nothing that waits is forgotten, and a quiet centre is asked why.

use std::time::Duration;

use heard::centres::remind;
use heard::commands::Visitor;

use crate::assisted::{UNKNOWN, answers_all, begins, sends};
use crate::centres::{centre_at_work, worker_of};
use crate::main_job::reference_in;
use crate::story;
use crate::support::{World, fields};

const DAY: Duration = Duration::from_secs(24 * 3_600);

async fn sends_one(worker: &Visitor) -> String {
    let draft = begins(worker).await;
    answers_all(worker, &draft, UNKNOWN).await;
    reference_in(&sends(worker, &draft).await.html)
}

/// How many letters the centre got so far that say that something waits for it.
async fn reminders(world: &World) -> usize {
    remind(&world.portal).await.unwrap();
    let all = world.mail_to("rusholme.example").await;
    let reminds = all
        .iter()
        .filter(|letter| letter.subject == "Something waits for your centre");
    reminds.count()
}

/// The figure beside `name` on a page.
fn figure(html: &str, name: &str) -> String {
    let (_, rest) = html.split_once(&format!("{name}</dt>")).expect(html);
    let (_, rest) = rest.split_once("summary-list__value\">").expect(html);
    rest.split_once("</dd>").expect(html).0.trim().to_owned()
}

story! {
    async fn what_the_force_asks_for_is_a_task_of_the_centre_until_it_writes(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let reference = sends_one(&manager).await;
        let officer = world.officer("btp").await;
        let path = format!("/reports/{reference}");
        let page = officer.get(&path).await;
        let typed = fields(&[("to-centre", "Which train was it?"), ("needs-more", "yes")]);
        let asked = officer.post(&format!("{path}/centre"), &page, &typed).await;
        assert!(asked.location.is_some(), "{}", asked.html);
        let own = format!("/centre/reports/{reference}");
        for shown in ["/centre", own.as_str()] {
            assert!(manager.get(shown).await.html.contains("asked for more on"), "{shown}");
        }
        let home = manager.get("/centre").await.html;
        for (name, figure_of) in [("Sent", "1"), ("Read by the police", "1"), ("Waits for the centre to act", "1"), ("The police asked for more", "1"), ("You were told what came of it", "0")] {
            assert_eq!(figure(&home, name), figure_of, "{name}");
        }
        let page = manager.get(&own).await;
        manager.post(&format!("{own}/message"), &page, &fields(&[("words", "The 9.14 to Leeds.")])).await;
        assert!(!manager.get(&own).await.html.contains("asked for more on"));
    }
}

story! {
    async fn a_centre_is_reminded_once_a_week_of_a_signature_that_waits(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        sends_one(&worker).await;
        let letters = async || reminders(&world).await;
        assert_eq!(letters().await, 1);
        world.clock.pass(DAY * 6);
        assert_eq!(letters().await, 1, "not again within the week");
        world.clock.pass(DAY);
        assert_eq!(letters().await, 2);
    }
}

story! {
    async fn what_a_manager_signed_for_waits_for_nobody(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        let path = format!("/centre/reports/{}", sends_one(&worker).await);
        let page = manager.get(&path).await;
        manager.post(&format!("{path}/countersign"), &page, &fields(&[])).await;
        assert_eq!(reminders(&world).await, 0);
    }
}

story! {
    async fn a_quiet_centre_stands_first_and_is_asked_why(world: World) {
        let (lead, _) = centre_at_work(&world).await;
        assert!(!lead.get("/admin/centres?team=btp").await.html.contains("Quiet for half a year"));
        world.clock.pass(DAY * 184);
        remind(&world.portal).await.unwrap();
        let letters = world.mail_to("rusholme.example").await;
        assert!(letters.iter().any(|letter| letter.subject == "How is your centre?"));
        let lead = world.officer("btp").await;
        assert!(lead.get("/admin/centres?team=btp").await.html.contains("Quiet for half a year"));
    }
}

story! {
    async fn the_figures_of_a_force_do_not_tell_which_centre_it_was_that_must_not_be_named(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        let unnamed: Vec<_> = UNKNOWN.iter().filter(|(slug, _)| *slug != "centre-named").copied().collect();
        answers_all(&manager, &draft, &unnamed).await;
        sends(&manager, &draft).await;
        let list = lead.get("/admin/centres?team=btp").await.html;
        assert!(list.contains("data-label=\"Sent\">0<"), "{list}");
        assert_eq!(figure(&manager.get("/centre").await.html, "Sent"), "1");
    }
}
