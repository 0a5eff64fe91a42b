//! One steward with bad intent, or a puppet of theirs: what they cannot do alone, and how a team gets out of what they did.

use std::time::Duration;

use diesel::prelude::*;
use heard::audit::{self, Chain, Happening};
use heard::commands::{self, Visitor};
use heard::db::schema::{people, team_key_wraps};
use heard::directory;
use heard::vault::{Chance, Seed};
use rocket::http::Status;

use crate::colleagues::{
    PEOPLE, change, filed, gives_keys, helps, is_in, joins, makes, person, reads, renews, shown,
    steward, takes_out, told_code, works_here,
};
use crate::story;
use crate::support::{PASSWORD, World, fields};

/// The code of an invitation to British Transport Police; none where it was refused.
async fn invites(steward: &Visitor, email: &str, role: &str) -> Option<String> {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("email", email), ("role", role)]);
    let invited = steward.post("/admin/people/invite", &page, &typed).await;
    shown(&invited.html, ".heard-code")
}

async fn happenings_at_btp(world: &World) -> Vec<Happening> {
    let read = world.portal.db.read(|connection| {
        let btp = directory::team_by_slug(connection, "btp")?.unwrap();
        audit::entries(connection, Chain::Team(btp.id))
    });
    let entries = read.await.unwrap().into_iter();
    entries.map(|entry| entry.happening).collect()
}

async fn takes_back(steward: &Visitor, email: &str) -> Option<String> {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("person", email)]);
    let back = steward.post("/admin/people/uninvite", &page, &typed);
    back.await.location
}

story! {
    async fn a_steward_who_was_taken_out_does_not_come_back_by_an_invitation_of_their_own(world: World) {
        let first = steward(&world).await;
        let mallory = works_here(&world, &first, "mallory@btp.example", "steward").await;
        let puppet = invites(&mallory, "puppet@btp.example", "steward").await.unwrap();
        let friend = invites(&first, "friend@btp.example", "officer").await.unwrap();
        takes_out(&first, "mallory@btp.example").await;
        assert!(!is_in(&renews(&world, (&puppet, ""), "Puppet").await).await);
        assert!(!first.get(PEOPLE).await.html.contains("puppet@btp.example"));
        assert!(is_in(&renews(&world, (&friend, ""), "Friend").await).await, "what others asked for stays");
    }
}

story! {
    async fn a_code_that_still_works_is_seen_and_can_be_taken_back(world: World) {
        let first = steward(&world).await;
        let code = invites(&first, "new@btp.example", "lead").await.unwrap();
        let page = first.get(PEOPLE).await.html;
        assert!(page.contains("new@btp.example, Lead. It works until"), "{page}");
        assert_eq!(takes_back(&first, "new@btp.example").await.as_deref(), Some(PEOPLE));
        assert!(!first.get(PEOPLE).await.html.contains("new@btp.example"));
        assert_eq!(happenings_at_btp(&world).await.last(), Some(&Happening::InvitationTakenBack));
        assert!(!is_in(&renews(&world, (&code, ""), "New").await).await);
        // The address is free for another.
        let code = invites(&first, "new@btp.example", "officer").await.unwrap();
        assert!(is_in(&renews(&world, (&code, ""), "New").await).await);
        assert!(!first.get(PEOPLE).await.html.contains("It works until"), "it is used up");
    }
}

story! {
    async fn a_puppet_without_keys_agrees_to_nothing_and_gives_no_roles(world: World) {
        let first = steward(&world).await;
        let sam = works_here(&world, &first, "sam@btp.example", "steward").await;
        works_here(&world, &first, "nia@btp.example", "officer").await;
        invites(&first, "new@btp.example", "lead").await.unwrap();
        let puppet = joins(&world, &first, "puppet@btp.example", "steward").await;
        helps(&first, "sam@btp.example").await;
        let page = puppet.get(PEOPLE).await;
        let of_sam = fields(&[("team", "btp"), ("person", "sam@btp.example")]);
        let agreed = puppet.post("/admin/people/agree", &page, &of_sam).await;
        assert_eq!(agreed.status, Status::NotFound);
        assert_eq!(world.count("invitations WHERE waits").await, 1);
        assert_eq!(makes(&puppet, "nia@btp.example", "steward").await.status, Status::NotFound);
        assert_eq!(world.count("memberships WHERE role = 'steward'").await, 3);
        assert_eq!(invites(&puppet, "other@btp.example", "officer").await, None);
        assert_eq!(takes_back(&puppet, "new@btp.example").await, None);
        assert!(sam.get(PEOPLE).await.html.contains("new@btp.example"));
        for offered in ["Make lead", "Another steward asks", "Invite somebody", "Take back"] {
            assert!(!page.html.contains(offered), "{offered}");
        }
    }
}

story! {
    async fn whoever_was_taken_out_can_be_invited_again_and_begins_anew(world: World) {
        let old = filed(&world).await;
        let first = steward(&world).await;
        let lee = works_here(&world, &first, "lee@btp.example", "officer").await;
        assert!(reads(&lee, &old).await);
        assert_eq!(invites(&first, "lee@btp.example", "officer").await, None, "while Lee has a place");
        takes_out(&first, "lee@btp.example").await;
        assert_eq!(world.count("sessions").await, 1, "the steward's");

        let code = invites(&first, "lee@btp.example", "lead").await.unwrap();
        let back = renews(&world, (&code, ""), "Lee").await;
        assert!(is_in(&back).await && !reads(&back, &old).await, "the code gives no keys");
        assert!(!is_in(&lee).await, "and leaves no old session");
        let held = change(&world, |connection| {
            let lee = person(connection, "lee@btp.example")?;
            let own = team_key_wraps::holder_id.eq(lee);
            Ok(team_key_wraps::table.filter(own).count().get_result::<i64>(connection)?)
        });
        assert_eq!(held.await, 0);
        assert!(!is_in(&renews(&world, (&code, ""), "Thief").await).await, "the code is used up");
        let thief = world.visitor().await;
        let page = thief.get("/sign-in").await;
        let typed = fields(&[("email", "lee@btp.example"), ("password", PASSWORD)]);
        assert_eq!(thief.post("/sign-in", &page, &typed).await.location, None, "the old password is gone");

        let read_out = shown(&back.get("/queue").await.html, ".heard-code").unwrap();
        gives_keys(&first, "lee@btp.example", &read_out).await;
        assert!(reads(&back, &old).await);
        assert_eq!(world.count("people WHERE email = 'lee@btp.example'").await, 1);
    }
}

story! {
    async fn an_address_that_another_team_invited_is_not_lost_to_its_own(world: World) {
        let first = steward(&world).await;
        let squatted = invites(&first, "kim@metropolitan.example", "officer").await.unwrap();
        let (db, clock, mut chance) = (&world.portal.db, &world.clock, Chance::system());
        let (team, email) = ("metropolitan", "kim@metropolitan.example");
        let code = commands::invite(db, team, email, "officer", clock, &mut chance).await.unwrap();
        let kim = renews(&world, (&code, ""), "Kim").await;
        assert!(is_in(&kim).await && kim.get("/queue?team=metropolitan").await.status == Status::Ok);
        // The other invitation leads nowhere now.
        assert!(!is_in(&renews(&world, (&squatted, ""), "Puppet").await).await);
        assert!(is_in(&kim).await);

        // Where a puppet has taken the address, it is free again once the puppet is out.
        joins(&world, &first, "ali@metropolitan.example", "officer").await;
        let email = "ali@metropolitan.example";
        assert!(commands::invite(db, team, email, "officer", clock, &mut chance).await.is_err());
        takes_out(&first, email).await;
        assert!(commands::invite(db, team, email, "officer", clock, &mut chance).await.is_ok());
    }
}

story! {
    async fn a_colleague_who_renews_while_another_is_taken_out_gets_no_wrap_to_a_dead_key(world: World) {
        let first = steward(&world).await;
        works_here(&world, &first, "lee@btp.example", "officer").await;
        works_here(&world, &first, "sam@btp.example", "officer").await;
        let new = Seed::generate(&mut Chance::system()).opening_key().sealing_key();
        let page = first.get(PEOPLE).await;
        let out = fields(&[("team", "btp"), ("person", "lee@btp.example"), ("sure", "yes")]);
        let renewal = change(&world, move |connection| {
            // Long enough for the page to have wrapped the next key to what it read.
            std::thread::sleep(Duration::from_millis(500));
            let sam = person(connection, "sam@btp.example")?;
            diesel::delete(team_key_wraps::table.filter(team_key_wraps::holder_id.eq(sam)))
                .execute(connection)?;
            Ok(diesel::update(people::table.filter(people::id.eq(sam)))
                .set(people::sealing_key.eq(new.as_bytes().as_slice()))
                .execute(connection)?)
        });
        let removal = first.post("/admin/people/remove", &page, &out);
        let (_, removed) = rocket::tokio::join!(renewal, removal);
        assert_eq!(removed.location.as_deref(), Some(PEOPLE), "{}", removed.html);
        // Escrow and the steward.
        assert_eq!(world.count("team_key_wraps WHERE epoch = 2").await, 2);
        assert!(first.get(PEOPLE).await.html.contains("Waits for a colleague"));
    }
}

story! {
    async fn a_colleague_gets_one_letter_an_hour_however_often_stewards_ask(world: World) {
        let first = steward(&world).await;
        let sam = works_here(&world, &first, "sam@btp.example", "steward").await;
        works_here(&world, &first, "nia@btp.example", "officer").await;
        told_code(&first, "nia@btp.example").await;
        for asks in [&first, &sam] {
            let again = helps(asks, "nia@btp.example").await;
            assert!(again.html.contains("We sent this person a code less than an hour ago"), "{}", again.html);
            assert_eq!(takes_back(asks, "nia@btp.example").await.as_deref(), Some(PEOPLE));
        }
        assert_eq!(world.mail_to("nia@btp.example").await.len(), 1);
        told_code(&first, "sam@btp.example").await;
        for _ in 0..2 {
            world.clock.pass(Duration::from_secs(1_801));
            assert!(is_in(&first).await);
        }
        told_code(&first, "nia@btp.example").await;
        assert_eq!(world.mail_to("nia@btp.example").await.len(), 2);
    }
}

story! {
    async fn nobody_joins_under_the_name_of_a_colleague(world: World) {
        let first = steward(&world).await;
        let code = invites(&first, "nia@btp.example", "officer").await.unwrap();
        assert!(is_in(&renews(&world, (&code, ""), "Nia Rees").await).await);
        let code = invites(&first, "puppet@btp.example", "officer").await.unwrap();
        let puppet = world.visitor().await;
        let page = puppet.get("/welcome").await;
        for name in ["Nia Rees", "nia  rees", "NIAREES"] {
            let typed = fields(&[("invitation", &code), ("name", name), ("password", PASSWORD)]);
            let refused = puppet.post("/welcome", &page, &typed).await;
            assert_eq!(refused.location, None);
            assert!(refused.html.contains("href=\"#name\"") && refused.html.contains(name), "{}", refused.html);
            assert!(!refused.html.contains(&code) && !refused.html.contains(PASSWORD));
        }
        assert_eq!(world.count("people WHERE email = 'puppet@btp.example'").await, 0);
        // The code is still good, and the same name is nobody's in another team.
        assert!(is_in(&renews(&world, (&code, ""), "Nia Rees-Jones").await).await);
        let (db, clock, mut chance) = (&world.portal.db, &world.clock, Chance::system());
        let (team, email) = ("metropolitan", "nia@metropolitan.example");
        let code = commands::invite(db, team, email, "officer", clock, &mut chance).await.unwrap();
        assert!(is_in(&renews(&world, (&code, ""), "Nia Rees").await).await);
    }
}
