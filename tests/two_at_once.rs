//! Two do something about the same team in the same moment, and neither sees the other.

use heard::commands::Visitor;
use rocket::http::Status;

use crate::colleagues::{
    PEOPLE, filed, gives_keys, joins, mailed_code, reads, renews, shown, steward, takes_out,
    told_code, works_here,
};
use crate::story;
use crate::support::{World, fields};

const NIA: &str = "nia@btp.example";
const LEE: &str = "lee@btp.example";

/// Whether Nia holds all keys once she has been given what she waits for, if she waits.
async fn is_whole_again(world: &World, steward: &Visitor, nia: &Visitor) -> bool {
    if let Some(read_out) = shown(&nia.get("/queue").await.html, ".heard-code") {
        gives_keys(steward, NIA, &read_out).await;
    }
    let new = filed(world).await;
    reads(nia, &new).await
}

story! {
    async fn a_colleague_who_gets_back_in_while_the_key_turns_can_be_given_the_new_one(world: World) {
        let steward = steward(&world).await;
        works_here(&world, &steward, NIA, "officer").await;
        works_here(&world, &steward, LEE, "officer").await;
        let told = told_code(&steward, NIA).await;
        let mailed = mailed_code(&world, NIA).await;
        let nia = renews(&world, (&told, &mailed), "Nia");
        let (nia, _) = world.at_once(nia, takes_out(&steward, LEE)).await;
        // The new key was not wrapped to what somebody may have found with her phone.
        assert!(shown(&nia.get("/queue").await.html, ".heard-code").is_some(), "she waits for the keys");
        assert!(steward.get(PEOPLE).await.html.contains("Waits for a colleague"));
        assert!(is_whole_again(&world, &steward, &nia).await);
    }
}

story! {
    async fn whoever_is_given_the_keys_while_the_key_turns_has_the_new_one_too(world: World) {
        let steward = steward(&world).await;
        for given_first in [true, false] {
            let email = if given_first { NIA } else { "kim@btp.example" };
            let leaver = if given_first { LEE } else { "sam@btp.example" };
            works_here(&world, &steward, leaver, "officer").await;
            let nia = joins(&world, &steward, email, "officer").await;
            let read_out = shown(&nia.get("/queue").await.html, ".heard-code").unwrap();
            let (give, turn) = (gives_keys(&steward, email, &read_out), takes_out(&steward, leaver));
            if given_first {
                world.at_once(give, turn).await;
            } else {
                world.at_once(turn, give).await;
            }
            let new = filed(&world).await;
            assert!(reads(&nia, &new).await, "given first: {given_first}");
        }
    }
}

story! {
    async fn a_role_that_is_laid_down_is_not_taken_up_again_by_what_was_sent_before(world: World) {
        let steward = steward(&world).await;
        works_here(&world, &steward, NIA, "steward").await;
        let page = steward.get(PEOPLE).await;
        let becomes = async |role: &str| {
            let typed = fields(&[("team", "btp"), ("person", "officer@btp.example"), ("as", role)]);
            steward.post("/admin/people/role", &page, &typed).await
        };
        world.at_once(becomes("officer"), becomes("steward")).await;
        assert_eq!(steward.get(PEOPLE).await.status, Status::NotFound);
        assert_eq!(becomes("steward").await.status, Status::NotFound);
    }
}
