//! What a thief finds of a centre: a report that was sent from there, what the force and the centre wrote to each other, and one that
//! was begun.

use heard::commands::Visitor;

use super::loot::Loot;
use super::{contains, cookie, key_in, planted, secret};
use crate::assisted::{answers_all, begins, sends};
use crate::centres::centre_at_work;
use crate::main_job::reference_in;
use crate::support::{World, fields};

/// The number of the report that was sent from the centre; the one that was begun has the next.
pub const SENT: usize = 51;
/// The fields with planted words.
const WORDED: [&str; 6] = [
    "name",
    "what",
    "translation",
    "notes",
    "toforce",
    "tocentre",
];

/// Words of every kind that are left at a centre: sent, written both ways, begun. Gives the manager, who stays signed in.
pub async fn at_a_centre(world: &World) -> Visitor {
    let (lead, manager) = centre_at_work(world).await;
    let [name, what, translation, notes, to_force, to_centre] =
        WORDED.map(|field| planted(SENT, field));
    let draft = begins(&manager).await;
    answers_all(
        &manager,
        &draft,
        &[
            ("informed", &[("informed", "yes")]),
            ("agrees", &[("agrees", "yes")]),
            ("named", &[("named", "yes")]),
            ("reach", &[("reach", "centre")]),
            ("helps-on", &[("helps-on", "yes")]),
            ("outcome", &[("outcome", "yes")]),
            ("name", &[("name", &name)]),
            ("where", &[("where", "transport")]),
            ("transport", &[("transport", "train")]),
            ("stop", &[("stop", "M1 1AE")]),
            ("what", &[("what", &what)]),
            ("translation", &[("words", &translation)]),
            ("notes", &[("notes", &notes)]),
        ],
    )
    .await;
    let reference = reference_in(&sends(&manager, &draft).await.html);
    let (own, theirs) = (
        format!("/centre/reports/{reference}"),
        format!("/reports/{reference}"),
    );
    let case = lead.get(&theirs).await;
    let typed = fields(&[("to-centre", &to_centre)]);
    let wrote = lead.post(&format!("{theirs}/centre"), &case, &typed).await;
    assert!(wrote.location.is_some(), "{}", wrote.html);
    let page = manager.get(&own).await;
    assert!(page.html.contains(&to_centre));
    let typed = fields(&[("words", &to_force)]);
    manager.post(&format!("{own}/message"), &page, &typed).await;
    assert!(lead.get(&theirs).await.html.contains(&to_force));
    lead.post("/sign-out", &case, &fields(&[])).await;
    let begun = begins(&manager).await;
    let words = planted(SENT + 1, "begun");
    answers_all(
        &manager,
        &begun,
        &[
            ("informed", &[("informed", "yes")]),
            ("notes", &[("notes", &words)]),
        ],
    )
    .await;
    let page = manager.get("/centre/sent").await;
    manager.post("/centre/sent", &page, &fields(&[])).await;
    manager
}

#[test]
fn the_thief_would_notice_every_right_key_of_a_centre() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let manager = at_a_centre(&world).await;
        let pepper = key_in(&world.portal.settings.key_folder.join("pepper"));
        let loot = Loot::of(&world, pepper).await;
        let seed = secret(loot.value_of(&cookie(&manager)));
        let centre = secret(loot.wrapped_to(&seed));
        let keys = loot.wraps.iter().filter_map(|wrap| wrap.opened_by(&centre));
        let mut opened: Vec<Vec<u8>> = Vec::new();
        for key in keys.map(secret) {
            opened.extend(loot.values.iter().filter_map(|value| value.opened_by(&key)));
        }
        let holds = |word: &str| opened.iter().any(|plain| contains(plain, word));
        for field in WORDED {
            assert!(holds(&planted(SENT, field)), "{field}");
        }
        assert!(holds(&planted(SENT + 1, "begun")));
    });
}
