//! Who deals with a report: taken on, let go, given to a colleague; never two, never somebody who left.

use heard::audit::Happening;
use heard::commands::{Seen, Visitor};

use crate::answers::does;
use crate::colleagues::{filed, steward, takes_out, works_here};
use crate::story;
use crate::support::{World, fields};

const LEE: &str = "lee@btp.example";
const SAM: &str = "sam@btp.example";

/// Says who deals with a report from now on, on a page that shows that `before` does.
async fn names(officer: &Visitor, reference: &str, before: &str, who: &str) -> Seen {
    does(
        officer,
        reference,
        "officer",
        &[("before", before), ("officer", who)],
    )
    .await
}

async fn list(officer: &Visitor, word: &str) -> String {
    officer
        .get(&format!("/queue?team=btp&shown={word}"))
        .await
        .html
}

story! {
    async fn a_report_is_taken_on_and_stands_in_the_list_of_whoever_took_it(world: World) {
        let reference = filed(&world).await;
        let steward = steward(&world).await;
        let lee = works_here(&world, &steward, LEE, "officer").await;
        assert!(list(&lee, "unassigned").await.contains(&reference));
        assert!(!list(&lee, "mine").await.contains(&reference));
        assert!(lee.get(&format!("/reports/{reference}")).await.html.contains("Nobody deals with this report yet"));

        let taken = names(&lee, &reference, "nobody", LEE).await;
        assert_eq!(taken.location, Some(format!("/reports/{reference}?done=officer-named")));
        assert!(list(&lee, "mine").await.contains(&reference));
        assert!(!list(&steward, "mine").await.contains(&reference));
        assert!(!list(&steward, "unassigned").await.contains(&reference));
        assert!(list(&steward, "open").await.contains(LEE), "the queue says who");
        assert!(steward.get(&format!("/reports/{reference}")).await.html.contains(&format!("{LEE} deals with this report")));
        let history = steward.get(&format!("/reports/{reference}/history")).await.html;
        assert!(history.contains(&format!("Said who deals with it ({LEE})")), "{history}");

        names(&lee, &reference, LEE, "nobody").await;
        assert!(list(&steward, "unassigned").await.contains(&reference));
        assert_eq!(world.happenings_of(&reference, Happening::OfficerLetGo).await, 1);
        world.assert_well().await;
    }
}

story! {
    async fn of_two_who_take_it_on_one_does_and_the_other_is_told(world: World) {
        let reference = filed(&world).await;
        let steward = steward(&world).await;
        let lee = works_here(&world, &steward, LEE, "officer").await;
        let sam = works_here(&world, &steward, SAM, "officer").await;
        names(&lee, &reference, "nobody", LEE).await;
        let late = names(&sam, &reference, "nobody", SAM).await;
        assert!(late.html.contains("changed who deals with this report a moment ago"), "{}", late.html);
        assert!(late.html.contains(&format!("{LEE} deals with this report")), "it shows who has it now");
        assert!(list(&lee, "mine").await.contains(&reference) && !list(&sam, "mine").await.contains(&reference));
        // Whoever is away is covered: a colleague gives it to somebody else.
        names(&steward, &reference, LEE, SAM).await;
        assert!(list(&sam, "mine").await.contains(&reference) && !list(&lee, "mine").await.contains(&reference));
    }
}

story! {
    async fn nobody_outside_the_team_can_be_given_a_report(world: World) {
        let reference = filed(&world).await;
        let officer = world.officer("btp").await;
        for stranger in ["officer@greater-manchester.example", "nobody@nowhere.example", ""] {
            let refused = names(&officer, &reference, "nobody", stranger).await;
            assert!(refused.html.contains("Choose who deals with it"), "{stranger}");
        }
        let other = world.officer("greater-manchester").await;
        let page = other.get("/queue").await;
        let typed = fields(&[("before", "nobody"), ("officer", "officer@greater-manchester.example")]);
        let path = format!("/reports/{reference}/officer");
        assert_eq!(other.post(&path, &page, &typed).await.status, rocket::http::Status::NotFound);
        assert_eq!(world.count("reports WHERE officer_id IS NOT NULL").await, 0);
    }
}

story! {
    async fn what_a_leaver_dealt_with_is_free_again(world: World) {
        let reference = filed(&world).await;
        let steward = steward(&world).await;
        let lee = works_here(&world, &steward, LEE, "officer").await;
        names(&lee, &reference, "nobody", LEE).await;
        takes_out(&steward, LEE).await;
        assert!(list(&steward, "unassigned").await.contains(&reference));
        world.assert_well().await;
    }
}

story! {
    async fn whoever_acknowledges_a_report_deals_with_it_unless_somebody_does(world: World) {
        let (free, taken) = (filed(&world).await, filed(&world).await);
        let steward = steward(&world).await;
        let lee = works_here(&world, &steward, LEE, "officer").await;
        names(&lee, &taken, "nobody", LEE).await;
        does(&steward, &free, "acknowledge", &[]).await;
        does(&steward, &taken, "acknowledge", &[]).await;
        let mine = list(&steward, "mine").await;
        assert!(mine.contains(&free) && !mine.contains(&taken));
    }
}

story! {
    async fn the_next_shift_sees_what_it_must_know_and_is_given_what_somebody_dealt_with(world: World) {
        let (first, second) = (filed(&world).await, filed(&world).await);
        let steward = steward(&world).await;
        let lee = works_here(&world, &steward, LEE, "officer").await;
        works_here(&world, &steward, SAM, "officer").await;
        for reference in [&first, &second] {
            names(&lee, reference, "nobody", LEE).await;
        }
        let high: Vec<_> = [("coping", "own-life")].iter().chain(&crate::steps::LOW).copied().collect();
        crate::steps::takes(&lee, &first, "assessment", &high).await;
        let page = steward.get("/shift?team=btp").await;
        assert!(page.html.contains("Somebody found a high risk") && page.html.matches(&first).count() >= 2, "{}", page.html);
        let give = |from, to| fields(&[("team", "btp"), ("from", from), ("to", to)]);
        for (from, to) in [(LEE, LEE), ("", SAM), (LEE, "officer@greater-manchester.example")] {
            let refused = steward.post("/shift", &page, &give(from, to)).await;
            assert!(refused.location.is_none() && refused.html.contains("Choose"), "{from} {to}");
        }
        let given = steward.post("/shift", &page, &give(LEE, SAM)).await;
        assert_eq!(given.location.as_deref(), Some("/shift?team=btp&done=given-all"));
        assert!(!list(&lee, "mine").await.contains(&first));
        assert_eq!(world.count("reports WHERE officer_id IS NOT NULL").await, 2);
        assert_eq!(world.happenings_of(&second, Happening::OfficerNamed).await, 2);
        let other = world.officer("greater-manchester").await;
        assert_eq!(other.get("/shift?team=btp").await.status, rocket::http::Status::NotFound);
        world.assert_well().await;
    }
}
