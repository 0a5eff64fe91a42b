//! A centre from its registration to its first day: a force vouches for it, its manager gets it ready, and nobody else can.

use diesel::prelude::*;
use heard::accounts::live_key;
use heard::commands::{Seen, Visitor};
use heard::db::schema::{memberships, team_keys};
use heard::directory::team_by_slug;
use rocket::http::Status;

use crate::colleagues::{change, person, shown, steward};
use crate::finder::finds;
use crate::first_steward::{app_secret, code_for};
use crate::story;
use crate::support::{PASSWORD, World, fields};

pub const CENTRE: &str = "rusholme-advice-centre";
const LIST: &str = "/admin/centres?team=btp";
const ONE: &str = "/admin/centres/rusholme-advice-centre?team=btp";
const MANAGER: &str = "noor@rusholme.example";

fn registration() -> [(&'static str, &'static str); 10] {
    [
        ("team", "btp"),
        ("name", "Rusholme Advice"),
        ("email", "desk@rusholme.example"),
        ("manager", MANAGER),
        ("from-day", "1"),
        ("from-month", "11"),
        ("from-year", "2026"),
        ("until-day", "31"),
        ("until-month", "10"),
        ("until-year", "2027"),
    ]
}

async fn registers(lead: &Visitor, typed: &[(&str, &str)]) -> Seen {
    let page = lead.get("/admin/centres/new?team=btp").await;
    assert_eq!(page.status, Status::Ok, "{}", page.html);
    lead.post("/admin/centres/new", &page, &fields(typed)).await
}

/// Somebody who sets up their account with `code` and a second factor.
pub async fn joins_with(world: &World, code: &str, name: &str) -> Visitor {
    let newcomer = world.visitor().await;
    let page = newcomer.get("/welcome").await;
    let typed = fields(&[("invitation", code), ("name", name), ("password", PASSWORD)]);
    newcomer.post("/welcome", &page, &typed).await;
    let page = newcomer.get("/welcome/second-factor").await;
    let secret = app_secret(&page.html).to_owned();
    let typed = fields(&[("code", &code_for(&secret, world.clock.now()))]);
    newcomer.post("/welcome/second-factor", &page, &typed).await;
    newcomer
}

async fn vouches(lead: &Visitor, fingerprint: &str) -> Seen {
    let page = lead.get(ONE).await;
    let typed = fields(&[("team", "btp"), ("fingerprint", fingerprint)]);
    lead.post(&format!("/admin/centres/{CENTRE}/vouch"), &page, &typed)
        .await
}

/// A centre that works: the steward of British Transport Police vouched for it, and its manager is signed in.
pub async fn centre_at_work(world: &World) -> (Visitor, Visitor) {
    let lead = steward(world).await;
    let code = shown(&registers(&lead, &registration()).await.html, ".heard-code").unwrap();
    let manager = joins_with(world, &code, "Noor Haddad").await;
    let fingerprint = shown(&manager.get("/centre").await.html, ".heard-code").unwrap();
    let vouched = vouches(&lead, &fingerprint).await;
    assert!(vouched.location.is_some(), "{}", vouched.html);
    (lead, manager)
}

/// The manager of another centre, which the same lead registered and vouched for.
pub async fn other_centre(world: &World, lead: &Visitor) -> Visitor {
    let typed = registration().map(|(name, value)| match name {
        "name" => (name, "Another Place"),
        "manager" => (name, "other@another.example"),
        _ => (name, value),
    });
    let code = shown(&registers(lead, &typed).await.html, ".heard-code").unwrap();
    let manager = joins_with(world, &code, "Other Manager").await;
    let fingerprint = shown(&manager.get("/centre").await.html, ".heard-code").unwrap();
    let page = lead
        .get("/admin/centres/another-place-centre?team=btp")
        .await;
    let typed = fields(&[("team", "btp"), ("fingerprint", &fingerprint)]);
    let vouched = lead
        .post("/admin/centres/another-place-centre/vouch", &page, &typed)
        .await;
    assert!(vouched.location.is_some(), "{}", vouched.html);
    manager
}

/// Somebody whom the manager invites as a worker, and gives the keys.
pub async fn worker_of(world: &World, manager: &Visitor, email: &str) -> Visitor {
    let people = format!("/admin/people?team={CENTRE}");
    let page = manager.get(&people).await;
    let typed = fields(&[("team", CENTRE), ("email", email), ("role", "worker")]);
    let invited = manager.post("/admin/people/invite", &page, &typed).await;
    let code = shown(&invited.html, ".heard-code").expect(&invited.html);
    let worker = joins_with(world, &code, email).await;
    let read_out = shown(&worker.get("/centre").await.html, ".heard-code").unwrap();
    let page = manager.get(&people).await;
    let typed = fields(&[("team", CENTRE), ("person", email), ("read-out", &read_out)]);
    let given = manager.post("/admin/people/keys", &page, &typed).await;
    assert!(given.location.is_some(), "{}", given.html);
    worker
}

async fn key_is_trusted(world: &World) -> bool {
    let installation = world.portal.keys.installation;
    let read = world.portal.db.read(move |connection| {
        let team = team_by_slug(connection, CENTRE)?.unwrap();
        Ok(live_key(connection, team.id, &installation)?.is_ok())
    });
    read.await.unwrap()
}

story! {
    async fn a_force_registers_a_centre_and_vouches_for_the_key_that_its_manager_reads_out(world: World) {
        let lead = steward(&world).await;
        let queue = lead.get("/queue").await;
        assert!(queue.html.contains("href=\"/admin/centres?team=btp\""));
        let wrong = registers(&lead, &[("team", "btp"), ("name", "Rusholme Advice"), ("email", "nobody")]).await;
        assert!(wrong.html.contains("value=\"Rusholme Advice\"") && wrong.html.contains("href=\"#email\"") && wrong.html.contains("href=\"#from-day\""), "{}", wrong.html);
        let code = shown(&registers(&lead, &registration()).await.html, ".heard-code").unwrap();
        assert!(lead.get(LIST).await.html.contains("Rusholme Advice"));

        let manager = joins_with(&world, &code, "Noor Haddad").await;
        assert_eq!(manager.get("/queue").await.location.as_deref(), Some("/centre"));
        let home = manager.get("/centre").await.html;
        assert!(home.contains("Get the centre ready"), "{home}");
        let fingerprint = shown(&home, ".heard-code").unwrap();
        assert!(!key_is_trusted(&world).await);
        let mistaken = vouches(&lead, &fingerprint.replace(&fingerprint[..4], "0000")).await;
        assert!(mistaken.location.is_none() && mistaken.html.contains("href=\"#fingerprint\""), "{}", mistaken.html);
        assert!(!key_is_trusted(&world).await);
        let vouched = vouches(&lead, &fingerprint.to_lowercase().replace(' ', "")).await;
        assert_eq!(vouched.location.unwrap(), format!("{ONE}&done=vouched"));
        assert!(key_is_trusted(&world).await);
        assert!(shown(&manager.get("/centre").await.html, ".heard-code").is_none());
    }
}

story! {
    async fn the_manager_gets_the_centre_ready_and_what_was_typed_stays_where_it_will_not_do(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let page = manager.get(&format!("/centre/details?team={CENTRE}")).await;
        let mut typed = fields(&[("team", CENTRE), ("address", "12 Wilmslow Road"), ("postcode", "M14"), ("mon", "late")]);
        let refused = manager.post("/centre/details", &page, &typed).await;
        assert!(refused.html.contains("12 Wilmslow Road") && refused.html.contains("value=\"late\""), "{}", refused.html);
        assert!(refused.html.contains("href=\"#postcode\"") && refused.html.contains("href=\"#mon\""));
        typed = fields(&[("team", CENTRE), ("address", "12 Wilmslow Road"), ("postcode", "m145tp"), ("mon", "9-17"), ("access", "step-free")]);
        let saved = manager.post("/centre/details", &page, &typed).await;
        assert!(saved.location.unwrap().ends_with("done=described"));

        let page = manager.get(&format!("/centre/training?team={CENTRE}")).await;
        let typed = fields(&[
            ("team", CENTRE), ("person", MANAGER), ("course", "Helping people report"),
            ("done-day", "2"), ("done-month", "11"), ("done-year", "2026"),
            ("valid-day", "2"), ("valid-month", "1"), ("valid-year", "2027"),
        ]);
        assert!(manager.post("/centre/training", &page, &typed).await.location.is_some());
        let home = manager.get("/centre").await.html;
        assert!(home.contains("Your training counts until 2 January 2027"), "{home}");
        worker_of(&world, &manager, "sana@rusholme.example").await;
        assert!(!manager.get("/centre").await.html.contains("Get the centre ready"));
        let told = lead.get(ONE).await.html;
        assert!(told.contains("Training ends soon: 2 January 2027") && told.contains("No training on record"), "{told}");
    }
}

story! {
    async fn nobody_but_the_team_that_vouches_for_a_centre_and_its_own_people_gets_at_it(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let worker = worker_of(&world, &manager, "sana@rusholme.example").await;
        for path in [format!("/centre/details?team={CENTRE}"), format!("/centre/training?team={CENTRE}"), format!("/admin/people?team={CENTRE}")] {
            assert_eq!(worker.get(&path).await.status, Status::NotFound, "{path}");
        }
        for someone in [&worker, &manager] {
            for path in ["/queue?team=btp", LIST, ONE, "/national/board", "/reports/23456789"] {
                assert_eq!(someone.get(path).await.status, Status::NotFound, "{path}");
            }
        }
        assert_eq!(lead.get(&format!("/centre?team={CENTRE}")).await.status, Status::NotFound);
        // A lead of another force.
        change(&world, |connection| {
            let officer = person(connection, "officer@metropolitan.example")?;
            Ok(diesel::update(memberships::table.filter(memberships::person_id.eq(officer)))
                .set(memberships::role.eq("lead"))
                .execute(connection)?)
        })
        .await;
        let elsewhere = world.officer("metropolitan").await;
        let list = elsewhere.get("/admin/centres?team=metropolitan").await;
        assert!(list.status == Status::Ok && !list.html.contains("Rusholme"));
        let other = elsewhere.get(&format!("/admin/centres/{CENTRE}?team=metropolitan")).await;
        let nothing = elsewhere.get("/admin/centres/no-such-centre?team=metropolitan").await;
        assert_eq!((other.status, nothing.status), (Status::NotFound, Status::NotFound));
        let typed = fields(&[("team", "metropolitan"), ("to", "suspended")]);
        let suspended = elsewhere.post(&format!("/admin/centres/{CENTRE}/suspend"), &list, &typed).await;
        assert_eq!(suspended.status, Status::NotFound);
    }
}

story! {
    async fn a_key_that_was_put_in_the_place_of_the_centres_is_not_trusted(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        worker_of(&world, &manager, "sana@rusholme.example").await;
        assert!(key_is_trusted(&world).await);
        // Another team's key, with that team's signature, in its place.
        change(&world, |connection| {
            let centre = team_by_slug(connection, CENTRE)?.unwrap().id;
            let other = team_by_slug(connection, "metropolitan")?.unwrap().id;
            let taken: (Vec<u8>, Vec<u8>, Option<Vec<u8>>) = team_keys::table
                .filter(team_keys::team_id.eq(other))
                .select((team_keys::sealing_key, team_keys::signing_key, team_keys::signature))
                .first(connection)?;
            Ok(diesel::update(team_keys::table.filter(team_keys::team_id.eq(centre)))
                .set((
                    team_keys::sealing_key.eq(taken.0),
                    team_keys::signing_key.eq(taken.1),
                    team_keys::signature.eq(taken.2),
                ))
                .execute(connection)?)
        })
        .await;
        assert!(!key_is_trusted(&world).await);
    }
}

story! {
    async fn a_force_suspends_its_centre_and_ends_that_again(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let path = format!("/admin/centres/{CENTRE}/suspend");
        for (to, done, told) in [("suspended", "suspended", true), ("open", "restored", false)] {
            let page = lead.get(ONE).await;
            let typed = fields(&[("team", "btp"), ("to", to)]);
            let gone = lead.post(&path, &page, &typed).await.location.unwrap();
            assert!(gone.ends_with(done));
            assert!(lead.get(&gone).await.html.contains("role=\"alert\""));
            let home = manager.get("/centre").await.html;
            assert_eq!(home.contains("The police have suspended your centre"), told, "{home}");
        }
    }
}

story! {
    async fn anybody_finds_a_centre_near_them_and_none_that_is_not_ready_or_not_accredited(world: World) {
        let (lead, manager) = centre_at_work(&world).await;
        let visitor = world.visitor().await;
        assert!(!finds(&visitor, "M14 5TP").await.html.contains("Rusholme"), "it has said nothing of itself yet");
        let page = manager.get(&format!("/centre/details?team={CENTRE}")).await;
        let typed = fields(&[("team", CENTRE), ("address", "12 Wilmslow Road"), ("postcode", "M14 5TP"), ("mon", "9-17"), ("languages", "Urdu")]);
        manager.post("/centre/details", &page, &typed).await;
        // The same district, a town of it, the same force, another force, and what is no place.
        for (near, told) in [("m145tp", Some("Under a mile")), ("Manchester", Some("About a mile")), ("Bolton", Some("About 12 miles")), ("Chester", None)] {
            let found = finds(&visitor, near).await.html;
            assert_eq!(found.contains("Rusholme Advice"), told.is_some(), "{near}: {found}");
            assert!(found.contains(told.unwrap_or_default()), "{near}: {found}");
        }
        let wrong = finds(&visitor, "Xqzwv").await.html;
        assert!(wrong.contains("value=\"Xqzwv\"") && wrong.contains("href=\"#near\""), "{wrong}");
        let one = visitor.get(&format!("/centres/{CENTRE}")).await.html;
        assert!(one.contains("12 Wilmslow Road") && one.contains("9am to 5pm") && one.contains("Urdu"), "{one}");
        let poster = visitor.get(&format!("/centres/{CENTRE}/poster")).await.html;
        assert!(poster.contains(CENTRE) && poster.contains("<svg"), "{poster}");

        let page = lead.get(ONE).await;
        let typed = fields(&[("team", "btp"), ("to", "suspended")]);
        lead.post(&format!("/admin/centres/{CENTRE}/suspend"), &page, &typed).await;
        assert!(!finds(&visitor, "M14 5TP").await.html.contains("Rusholme"));
        assert_eq!(visitor.get(&format!("/centres/{CENTRE}")).await.status, Status::NotFound);
    }
}
