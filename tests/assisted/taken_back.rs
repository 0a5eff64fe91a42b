//! A person takes back what they agreed to, or a centre ends its help: what ends, ends at once and everywhere, and the rest stands.

use rocket::http::Status;

use crate::assisted::consent::{Chosen, tells};
use crate::centres::centre_at_work;
use crate::steps::closes_somehow;
use crate::story;
use crate::support::{World, fields, looks};

const EVERYTHING: Chosen = Chosen {
    agrees: "yes",
    named: true,
    reach: "centre",
    centre_named: true,
    outcome: true,
    helps_on: true,
    keeps: "noted",
};

/// Each of two ways in which a person takes back what they agreed to: the centre does it for them, or they do it with their code.
async fn takes_back(world: &World, by_centre: bool) {
    let (_, manager) = centre_at_work(world).await;
    let officer = world.officer("btp").await;
    let (reference, code) = tells(&manager, EVERYTHING, 1).await;
    let path = format!("/centre/reports/{reference}");
    let before = manager.get(&path).await;
    assert!(
        before.html.contains("Read what was sent"),
        "{}",
        before.html
    );
    // The button says where the words go: a centre must never think that it writes to the person.
    assert!(
        before.html.contains("Send to the police") && !before.html.contains("Send to the reporter"),
        "{}",
        before.html
    );
    let case = officer.get(&format!("/reports/{reference}")).await;
    let typed = fields(&[("to-centre", "Is she well?")]);
    let wrote = officer
        .post(&format!("/reports/{reference}/centre"), &case, &typed)
        .await;
    assert!(wrote.location.unwrap().ends_with("done=centre"));
    assert!(manager.get("/centre").await.html.contains("New message"));
    assert!(manager.get(&path).await.html.contains("Is she well?"));
    let answered = manager
        .post(
            &format!("{path}/message"),
            &before,
            &fields(&[("words", "She is.")]),
        )
        .await;
    assert!(answered.location.is_some());
    assert!(
        officer
            .get(&format!("/reports/{reference}"))
            .await
            .html
            .contains("She is.")
    );

    let letters = world.mail_to("desk@rusholme.example").await.len();
    match by_centre {
        true => {
            let gone = manager
                .post(
                    &format!("{path}/withdraw"),
                    &before,
                    &fields(&[("sure", "yes")]),
                )
                .await;
            assert!(gone.location.unwrap().ends_with("done=withdrawn"));
        }
        false => {
            let person = world.visitor().await;
            let status = looks(&person, &reference, code.as_ref().unwrap()).await;
            assert!(status.html.contains("The police keep what you sent"));
            let gone = person
                .post("/status/withdraw", &status, &fields(&[("sure", "yes")]))
                .await;
            let said = person.get(&gone.location.unwrap()).await.html;
            assert!(
                said.contains("Nobody will contact you about this"),
                "{said}"
            );
        }
    }
    // The centre is told nothing more: not where it stands, not what was written, not what was sent.
    let page = manager.get(&path).await.html;
    assert!(
        page.contains("Taken back on")
            && !page.contains("Is she well?")
            && !page.contains("Read on"),
        "{page}"
    );
    assert_eq!(
        manager.get(&format!("{path}/read")).await.status,
        Status::NotFound
    );
    assert!(manager.get("/centre").await.html.contains("Taken back on"));
    // The force sees it, keeps the report, and writes to nobody.
    let case = officer.get(&format!("/reports/{reference}")).await;
    assert!(
        case.html.contains("Do not ring, write or visit") && case.html.contains("He spat at me."),
        "{}",
        case.html
    );
    assert!(!case.html.contains("name=\"to-centre\""));
    officer
        .post(&format!("/reports/{reference}/centre"), &case, &typed)
        .await;
    let typed = [("closing", "own-words"), ("reason", "Nothing found.")];
    closes_somehow(&officer, &reference, &typed).await;
    assert!(!manager.get(&path).await.html.contains("Nothing found."));
    assert_eq!(world.mail_to("desk@rusholme.example").await.len(), letters);
    assert!(
        officer
            .get("/queue?shown=closed")
            .await
            .html
            .contains("Contact stopped")
    );
    // Once is enough.
    manager
        .post(
            &format!("{path}/withdraw"),
            &before,
            &fields(&[("sure", "yes")]),
        )
        .await;
    assert_eq!(
        world
            .happenings_of(&reference, heard::audit::Happening::ConsentWithdrawn)
            .await,
        1
    );
}

story! {
    async fn what_a_person_takes_back_at_the_centre_ends_at_once_everywhere(world: World) {
        takes_back(&world, true).await;
    }
}

story! {
    async fn what_a_person_takes_back_with_their_code_ends_at_once_everywhere(world: World) {
        takes_back(&world, false).await;
    }
}

story! {
    async fn after_contact_was_stopped_no_mail_leaves_even_what_waited(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let officer = world.officer("btp").await;
        let chosen = Chosen { reach: "person", helps_on: false, ..EVERYTHING };
        // The acknowledgement waits in the outbox.
        let (reference, code) = tells(&manager, chosen, 1).await;
        let person = world.visitor().await;
        let status = looks(&person, &reference, code.as_ref().unwrap()).await;
        person.post("/status/withdraw", &status, &fields(&[("sure", "yes")])).await;
        let case = officer.get(&format!("/reports/{reference}")).await;
        let typed = fields(&[("form", "message"), ("template", ""), ("words", "We have news."), ("days", "")]);
        officer.post(&format!("/reports/{reference}/message"), &case, &typed).await;
        let typed = fields(&[("team", "metropolitan"), ("why", "It was there.")]);
        officer.post(&format!("/reports/{reference}/move"), &case, &typed).await;
        let elsewhere = world.officer("metropolitan").await;
        let case = elsewhere.get(&format!("/reports/{reference}")).await;
        assert!(case.html.contains("Do not ring, write or visit"), "{}", case.html);
        elsewhere.post(&format!("/reports/{reference}/take"), &case, &fields(&[])).await;
        assert!(elsewhere.get("/queue?shown=open").await.html.contains(&heard::vault::Reference::shown(&reference)));
        let to_person = world.mail_to("home.example").await;
        assert_eq!(to_person.len(), 0);
        assert_eq!(world.mail_to("desk@rusholme.example").await.len(), 0);
        // Whoever takes the row out of the database brings no contact back.
        crate::colleagues::change(&world, |connection| {
            use diesel::prelude::*;
            Ok(diesel::delete(heard::db::schema::withdrawals::table).execute(connection)?)
        })
        .await;
        let case = elsewhere.get(&format!("/reports/{reference}")).await;
        assert!(case.html.contains("Do not ring, write or visit"));
    }
}

story! {
    async fn a_centre_that_goes_on_helping_reads_the_report_also_where_another_force_has_it(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let officer = world.officer("btp").await;
        let (reference, _) = tells(&manager, EVERYTHING, 1).await;
        let case = officer.get(&format!("/reports/{reference}")).await;
        let typed = fields(&[("team", "metropolitan"), ("why", "It was there.")]);
        officer.post(&format!("/reports/{reference}/move"), &case, &typed).await;
        let elsewhere = world.officer("metropolitan").await;
        let case = elsewhere.get(&format!("/reports/{reference}")).await;
        elsewhere.post(&format!("/reports/{reference}/take"), &case, &fields(&[])).await;
        let read = manager.get(&format!("/centre/reports/{reference}/read")).await;
        assert!(read.html.contains("He spat at me."), "{}", read.html);
        // The new team writes to the centre as the old one did.
        let case = elsewhere.get(&format!("/reports/{reference}")).await;
        let typed = fields(&[("to-centre", "We have it now.")]);
        elsewhere.post(&format!("/reports/{reference}/centre"), &case, &typed).await;
        assert!(manager.get(&format!("/centre/reports/{reference}")).await.html.contains("We have it now."));
    }
}

story! {
    async fn a_centre_whose_help_ends_reads_no_longer_and_all_else_stands(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let (reference, _) = tells(&manager, EVERYTHING, 1).await;
        let path = format!("/centre/reports/{reference}");
        assert_eq!(manager.get(&format!("{path}/read")).await.status, Status::Ok);
        let page = manager.get(&path).await;
        for _ in 0..2 {
            let ended = manager.post(&format!("{path}/end-help"), &page, &fields(&[])).await;
            assert_eq!(ended.location, Some(format!("{path}?done=help-ended")));
        }
        assert_eq!(manager.get(&format!("{path}/read")).await.status, Status::NotFound);
        assert_eq!(world.happenings_of(&reference, heard::audit::Happening::CentreEndedHelp).await, 1);
        let wraps = world.count("report_key_wraps WHERE holder_kind = 'team'").await;
        assert_eq!(wraps, 1, "only the force's");
        // The force still answers through the centre, as was agreed.
        let officer = world.officer("btp").await;
        let case = officer.get(&format!("/reports/{reference}")).await;
        let wrote = officer.post(&format!("/reports/{reference}/centre"), &case, &fields(&[("to-centre", "Is she well?")])).await;
        assert!(wrote.location.unwrap().ends_with("done=centre"));
        assert!(manager.get(&path).await.html.contains("Is she well?"));
        // A transfer gives it nothing back.
        let typed = fields(&[("team", "greater-manchester"), ("why", "It was there.")]);
        officer.post(&format!("/reports/{reference}/move"), &case, &typed).await;
        assert_eq!(manager.get(&format!("{path}/read")).await.status, Status::NotFound);
    }
}

story! {
    async fn whoever_stopped_contact_is_written_to_only_once_they_write(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let officer = world.officer("btp").await;
        let (reference, code) = tells(&manager, EVERYTHING, 1).await;
        let (case_path, own) = (format!("/reports/{reference}"), format!("/centre/reports/{reference}"));
        let page = manager.get(&own).await;
        manager.post(&format!("{own}/withdraw"), &page, &fields(&[("sure", "yes")])).await;
        let words = fields(&[("form", "message"), ("template", ""), ("words", "We will ring you."), ("days", "")]);
        let case = officer.get(&case_path).await;
        assert!(case.html.contains("Contact is stopped") && case.html.contains("only once they write to you"), "{}", case.html);
        let refused = officer.post(&format!("{case_path}/message"), &case, &words).await;
        assert!(refused.html.contains("only once they write to you"), "{:?}", refused.location);

        let person = world.visitor().await;
        looks(&person, &reference, &code.unwrap()).await;
        let status = person.get("/status/open").await;
        person.post("/status/open", &status, &fields(&[("message", "What came of it?")])).await;
        let sent = officer.post(&format!("{case_path}/message"), &officer.get(&case_path).await, &words).await;
        assert_eq!(sent.location, Some(format!("{case_path}?done=sent")), "{}", sent.html);
    }
}
