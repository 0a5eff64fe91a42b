//! The last steward of a team lost password and phone, or went for good: nobody is left who holds the team's keys.

use heard::audit::Happening;
use heard::commands;
use heard::vault::Chance;
use rocket::http::Status;

use crate::colleagues::{change, filed, joins, reads, renews, shown, steward, works_here};
use crate::first_steward::app_code;
use crate::story;
use crate::support::{PASSWORD, World, fields};

const STEWARD: &str = "officer@btp.example";

async fn invited_again(world: &World, team: &str, email: &str) -> Result<(String, String), String> {
    let (db, clock, mut chance) = (&world.portal.db, &world.clock, Chance::system());
    let codes = commands::invite_again(db, team, email, clock, &mut chance).await;
    codes
        .map(|codes| (codes[0].to_string(), codes[1].to_string()))
        .map_err(|fault| fault.to_string())
}

fn gives(world: &World, email: &str, reads: &str) -> crate::support::terminal::Said {
    let give = ["escrow", "give", "btp", email, "--reads", reads];
    world.operator(&give, &world.three())
}

story! {
    async fn the_last_steward_is_let_in_again_and_opens_an_old_report(world: World) {
        let old = filed(&world).await;
        let before = steward(&world).await;
        assert!(reads(&before, &old).await);
        let codes = invited_again(&world, "btp", " Officer@btp.example").await.unwrap();
        assert!(reads(&before, &old).await, "until the code is used nothing is lost");
        let back = renews(&world, (&codes.0, &codes.1), "Nia").await;
        assert_eq!(before.get("/queue").await.status, Status::NotFound, "whoever has the phone is out");
        assert!(!reads(&back, &old).await, "being let in gives no keys");

        let queue = back.get("/queue").await.html;
        let read_out = shown(&queue, ".heard-code").expect(&queue);
        let mistyped = gives(&world, STEWARD, "0000 1111 2222 3333");
        assert!(mistyped.err.contains("not the letters and numbers of officer@btp.example's key"), "{}", mistyped.err);
        assert!(!mistyped.is_well && !reads(&back, &old).await);
        let given = gives(&world, STEWARD, &read_out.to_lowercase());
        assert!(given.is_well && given.out.contains("has the keys of team btp now: 1."), "{}", given.err);
        assert!(reads(&back, &old).await);
        let new = filed(&world).await;
        assert!(reads(&back, &new).await);
        assert!(gives(&world, STEWARD, &read_out).err.contains("has the keys of this team already"));
        // The word of the team counts: a colleague can be given the keys, and taken out again with the key turning.
        let colleague = works_here(&world, &back, "sam@btp.example", "officer").await;
        assert!(reads(&colleague, &old).await);
        let log = world.escrow_log(None, "btp").await;
        assert_eq!(log, [Happening::HelpAsked, Happening::EscrowGave]);
    }
}

story! {
    async fn being_let_in_again_gives_nobody_another_role(world: World) {
        steward(&world).await;
        let codes = invited_again(&world, "btp", STEWARD).await.unwrap();
        renews(&world, (&codes.0, &codes.1), "Nia").await;
        let stranger = "officer@metropolitan.example";
        let refused = invited_again(&world, "btp", stranger).await.unwrap_err();
        assert_eq!(refused, "officer@metropolitan.example is no member of this team");
        let codes = invited_again(&world, "metropolitan", stranger).await.unwrap();
        let officer = renews(&world, (&codes.0, &codes.1), "Olu").await;
        assert_eq!(officer.get("/admin/people?team=metropolitan").await.status, Status::NotFound);
        assert_eq!(world.count("memberships WHERE role = 'steward'").await, 1);
        assert_eq!(world.count("memberships").await, 4);
    }
}

story! {
    async fn where_stewards_can_help_the_command_line_does_not(world: World) {
        let first = steward(&world).await;
        works_here(&world, &first, "nia@btp.example", "officer").await;
        works_here(&world, &first, "sam@btp.example", "steward").await;
        let refused = "the team's stewards can help nia@btp.example, on the page People";
        assert_eq!(invited_again(&world, "btp", "nia@btp.example").await.unwrap_err(), refused);
        // For a steward two are needed, and there is only one other.
        assert!(invited_again(&world, "btp", "sam@btp.example").await.is_ok());
        joins(&world, &first, "kim@btp.example", "steward").await;
        assert!(invited_again(&world, "btp", "sam@btp.example").await.is_ok(), "one without keys does not count");
        works_here(&world, &first, "ali@btp.example", "steward").await;
        assert!(invited_again(&world, "btp", "sam@btp.example").await.is_err());
    }
}

story! {
    async fn where_all_have_gone_a_new_steward_is_given_every_key(world: World) {
        let old = filed(&world).await;
        let first = steward(&world).await;
        works_here(&world, &first, "lee@btp.example", "officer").await;
        let page = first.get("/admin/people?team=btp").await;
        let out = fields(&[("team", "btp"), ("person", "lee@btp.example"), ("sure", "yes")]);
        first.post("/admin/people/remove", &page, &out).await;
        let new = filed(&world).await;

        let (db, clock, mut chance) = (&world.portal.db, &world.clock, Chance::system());
        let (team, email) = ("btp", "new@btp.example");
        let code = commands::invite(db, team, email, "steward", clock, &mut chance).await.unwrap();
        let steward = world.visitor().await;
        let page = steward.get("/welcome").await;
        let typed = fields(&[("invitation", &code), ("name", "New"), ("password", PASSWORD)]);
        steward.post("/welcome", &page, &typed).await;
        let page = steward.get("/welcome/second-factor").await;
        let typed = fields(&[("code", &app_code(&page.html, clock.now()))]);
        steward.post("/welcome/second-factor", &page, &typed).await;
        let read_out = shown(&steward.get("/queue").await.html, ".heard-code").unwrap();

        let stranger = gives(&world, "stranger@btp.example", &read_out);
        assert!(stranger.err.contains("is no member of the team btp"), "{}", stranger.err);
        let two = &world.three()[..2];
        let too_few = world.operator(&["escrow", "give", team, email, "--reads", &read_out], two);
        assert!(too_few.err.contains("3 different shares are needed"), "{}", too_few.err);
        assert!(!reads(&steward, &old).await);
        let given = gives(&world, email, &read_out);
        assert!(given.out.contains("now: 2."), "{}", given.err);
        assert!(reads(&steward, &old).await && reads(&steward, &new).await);
        let log = world.escrow_log(None, "btp").await;
        assert_eq!(log, [Happening::Invited, Happening::EscrowRefused, Happening::EscrowGave]);
    }
}

story! {
    async fn a_key_that_is_lost_takes_no_other_with_it(world: World) {
        use diesel::prelude::*;
        use heard::db::schema::team_key_wraps;
        let old = filed(&world).await;
        let first = steward(&world).await;
        works_here(&world, &first, "lee@btp.example", "officer").await;
        let page = first.get("/admin/people?team=btp").await;
        let out = fields(&[("team", "btp"), ("person", "lee@btp.example"), ("sure", "yes")]);
        first.post("/admin/people/remove", &page, &out).await;
        let new = filed(&world).await;
        change(&world, |connection| {
            let first = team_key_wraps::table
                .filter(team_key_wraps::epoch.eq(1))
                .filter(team_key_wraps::holder_kind.eq("escrow"));
            Ok(diesel::delete(first).execute(connection)?)
        })
        .await;
        let codes = invited_again(&world, "btp", STEWARD).await.unwrap();
        let back = renews(&world, (&codes.0, &codes.1), "Nia").await;
        let read_out = shown(&back.get("/queue").await.html, ".heard-code").unwrap();
        let given = gives(&world, STEWARD, &read_out);
        assert!(given.out.contains("MISSING  the shares do not open its key of epoch 1"), "{}", given.err);
        assert!(!given.is_well);
        assert!(reads(&back, &new).await && !reads(&back, &old).await);
    }
}
