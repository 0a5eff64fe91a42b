//! A report that came while no team had a key: the shares open it, and give it to the team that owns it.

use diesel::prelude::*;
use heard::audit::Happening;
use heard::db::TeamId;
use heard::db::schema::team_keys;

use crate::colleagues::change;
use crate::main_job::{anonymous, reference_in};
use crate::story;
use crate::support::World;

type Signature = (TeamId, i32, Option<Vec<u8>>);

/// Takes the signatures of all keys away; gives them.
async fn no_key_is_trusted(world: &World) -> Vec<Signature> {
    change(world, |connection| {
        let kept = team_keys::table
            .select((team_keys::team_id, team_keys::epoch, team_keys::signature))
            .load(connection)?;
        diesel::update(team_keys::table)
            .set(team_keys::signature.eq(None::<Vec<u8>>))
            .execute(connection)?;
        Ok(kept)
    })
    .await
}

async fn all_keys_are_trusted(world: &World, kept: Vec<Signature>) {
    change(world, move |connection| {
        for (team, epoch, signature) in &kept {
            diesel::update(team_keys::table.find((team, epoch)))
                .set(team_keys::signature.eq(signature))
                .execute(connection)?;
        }
        Ok(())
    })
    .await;
}

story! {
    async fn it_opens_by_the_shares_and_then_for_the_desk(world: World) {
        let nothing = world.operator(&["escrow", "hand-over"], &[]);
        assert!(nothing.is_well && nothing.out.contains("No report is sealed to escrow alone."));
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        let kept = no_key_is_trusted(&world).await;
        let reference = reference_in(&reporter.send().await.html);
        let words = "They spat at me.";
        for said in [
            world.operator(&["escrow", "open", &reference], &world.three()),
            world.elsewhere(&["escrow", "open", &reference], &world.three()),
        ] {
            assert!(said.is_well && said.out.contains(words), "{}", said.err);
        }

        let too_soon = world.operator(&["escrow", "hand-over"], &world.three());
        assert!(too_soon.out.contains("stays: National desk: epoch 1 is not confirmed"), "{}", too_soon.out);
        assert!(!too_soon.is_well);
        all_keys_are_trusted(&world, kept).await;
        let desk = world.officer("national-desk").await;
        let path = format!("/reports/{reference}");
        assert!(!desk.get(&path).await.html.contains("spat at me"));
        let two = world.operator(&["escrow", "hand-over"], &world.three()[..2]);
        assert!(!two.is_well && !desk.get(&path).await.html.contains("spat at me"));
        let said = world.operator(&["escrow", "hand-over"], &world.three());
        assert!(said.is_well, "{} {}", said.out, said.err);
        assert!(said.out.contains("can be opened by: National desk"), "{}", said.out);
        let page = desk.get(&path).await.html;
        assert!(page.contains("spat at me"), "{page}");
        assert_eq!(
            world.escrow_log(Some(&reference), "").await,
            [
                Happening::EscrowOpened,
                Happening::EscrowOpened,
                Happening::EscrowRefused,
                Happening::EscrowHandedOver,
            ]
        );
        let again = world.operator(&["escrow", "hand-over"], &[]);
        assert!(again.is_well && again.out.contains("No report is sealed to escrow alone."));
    }
}
