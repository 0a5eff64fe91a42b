//! What somebody who can write the database can do: be noticed.

use diesel::prelude::*;
use heard::db::schema::{alarms, report_key_wraps, reports, sealed_parts, team_keys};
use heard::db::{Connection, DbFault};
use heard::vault::{Chance, TeamEpoch, TeamSecret};

use crate::main_job::{anonymous, code_in, reference_in};
use crate::story;
use crate::support::{PASSWORD, World, fields, looks};
use crate::thief::stays_signed_in;

/// Files a report and gives its reference.
async fn filed(world: &World) -> String {
    let reporter = world.visitor().await;
    assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
    reference_in(&reporter.send().await.html)
}

async fn change(
    world: &World,
    change: impl FnMut(&mut Connection) -> Result<usize, DbFault> + Send + 'static,
) {
    assert!(world.portal.db.write("tamper", change).await.unwrap() > 0);
}

async fn assert_closed(world: &World, reference: &str) {
    let officer = world.officer("greater-manchester").await;
    let page = officer.get(&format!("/reports/{reference}")).await;
    assert!(!page.html.contains("spat at me"), "{}", page.html);
    assert!(page.html.contains("was changed"), "{}", page.html);
    assert_eq!(world.alarms("would-not-open").await, 1);
}

story! {
    async fn a_flipped_byte_in_any_part_is_an_alarm_and_never_wrong_text(world: World) {
        let reference = filed(&world).await;
        change(&world, |connection| {
            let (part, mut sealed): (Vec<u8>, Vec<u8>) = sealed_parts::table
                .filter(sealed_parts::part.eq("account"))
                .select((sealed_parts::id, sealed_parts::sealed))
                .first(connection)?;
            let middle = sealed.len() / 2;
            sealed[middle] ^= 1;
            Ok(diesel::update(sealed_parts::table.filter(sealed_parts::id.eq(part)))
                .set(sealed_parts::sealed.eq(sealed))
                .execute(connection)?)
        })
        .await;
        assert_closed(&world, &reference).await;
    }
}

story! {
    async fn parts_of_two_reports_swapped_open_in_neither(world: World) {
        let reference = filed(&world).await;
        filed(&world).await;
        change(&world, |connection| {
            let rows: Vec<(Vec<u8>, Vec<u8>)> = sealed_parts::table
                .filter(sealed_parts::part.eq("account"))
                .select((sealed_parts::id, sealed_parts::sealed))
                .load(connection)?;
            let set = |connection: &mut Connection, to: &[u8], sealed: &[u8]| {
                diesel::update(sealed_parts::table.filter(sealed_parts::id.eq(to)))
                    .set(sealed_parts::sealed.eq(sealed))
                    .execute(connection)
            };
            Ok(set(connection, &rows[0].0, &rows[1].1)? + set(connection, &rows[1].0, &rows[0].1)?)
        })
        .await;
        assert_closed(&world, &reference).await;
    }
}

story! {
    async fn wraps_of_two_reports_swapped_open_neither(world: World) {
        let reference = filed(&world).await;
        filed(&world).await;
        change(&world, |connection| {
            let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = report_key_wraps::table
                .filter(report_key_wraps::holder_kind.eq("team"))
                .select((
                    report_key_wraps::report_id,
                    report_key_wraps::encapsulated,
                    report_key_wraps::ciphertext,
                ))
                .load(connection)?;
            let set = |connection: &mut Connection, to: &[u8], from: &(Vec<u8>, Vec<u8>, Vec<u8>)| {
                diesel::update(report_key_wraps::table)
                    .filter(report_key_wraps::report_id.eq(to))
                    .filter(report_key_wraps::holder_kind.eq("team"))
                    .set((
                        report_key_wraps::encapsulated.eq(&from.1),
                        report_key_wraps::ciphertext.eq(&from.2),
                    ))
                    .execute(connection)
            };
            Ok(set(connection, &rows[0].0, &rows[1])? + set(connection, &rows[1].0, &rows[0])?)
        })
        .await;
        assert_closed(&world, &reference).await;
    }
}

story! {
    async fn a_swapped_team_key_is_refused_and_the_desk_gets_the_report_with_an_alarm(world: World) {
        let stranger = TeamSecret::generate(&mut Chance::system());
        change(&world, move |connection| {
            let teams = heard::directory::all_teams(connection)?;
            let team = teams.iter().find(|team| team.slug == "greater-manchester").unwrap();
            let swapped = TeamEpoch::first(team.id.uuid(), &stranger);
            Ok(diesel::update(team_keys::table.filter(team_keys::team_id.eq(team.id)))
                .set((
                    team_keys::sealing_key.eq(swapped.sealing_key),
                    team_keys::signing_key.eq(swapped.signing_key),
                ))
                .execute(connection)?)
        })
        .await;
        let reference = filed(&world).await;
        assert_eq!(world.alarms("key-refused").await, 1);
        let desk = world.officer("national-desk").await;
        let page = desk.get(&format!("/reports/{reference}")).await;
        assert!(page.html.contains("spat at me"), "{}", page.html);
        let force = world.officer("greater-manchester").await;
        assert!(!force.get("/queue").await.html.contains(&reference));
    }
}

story! {
    async fn a_team_without_any_key_and_a_desk_without_one_leave_it_to_escrow_alone(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        change(&world, |connection| {
            Ok(diesel::update(team_keys::table)
                .set(team_keys::signature.eq(None::<Vec<u8>>))
                .execute(connection)?)
        })
        .await;
        let sent = reporter.send().await;
        let reference = reference_in(&sent.html);
        let holders: Vec<String> = world
            .portal
            .db
            .read(move |connection| {
                Ok(report_key_wraps::table
                    .inner_join(reports::table.on(reports::id.eq(report_key_wraps::report_id)))
                    .filter(reports::reference.eq(&reference))
                    .order(report_key_wraps::holder_kind.asc())
                    .select(report_key_wraps::holder_kind)
                    .load(connection)?)
            })
            .await
            .unwrap();
        assert_eq!(holders, ["escrow", "reporter"]);
        assert_eq!(world.alarms("no-usable-key").await, 2);
        // Nobody else is let in to type what nobody could read.
        let next = world.visitor().await;
        let closed = next.get("/answers").await;
        assert!(!closed.html.contains("<form method=\"post\" action=\"/answers\""), "{}", closed.html);
    }
}

story! {
    async fn a_changed_audit_entry_shows(world: World) {
        let reference = filed(&world).await;
        assert!(world.chain_is_whole(&reference).await);
        change(&world, |connection| {
            use heard::db::schema::events;
            let text: String = events::table
                .filter(events::entry.like("%filed%"))
                .select(events::entry)
                .first(connection)?;
            Ok(diesel::update(events::table.filter(events::entry.eq(&text)))
                .set(events::entry.eq(text.replace("filed", "opened")))
                .execute(connection)?)
        })
        .await;
        assert!(!world.chain_is_whole(&reference).await);
    }
}

story! {
    async fn where_the_desks_key_is_broken_too_both_are_alarms_and_escrow_alone_can_open_it(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        change(&world, |connection| {
            Ok(diesel::update(team_keys::table)
                .set(team_keys::signature.eq(Some(vec![7; 64])))
                .execute(connection)?)
        })
        .await;
        reference_in(&reporter.send().await.html);
        assert_eq!(world.alarms("key-refused").await, 2);
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'escrow'").await, 1);
    }
}

story! {
    async fn a_report_that_did_not_open_is_not_said_to_have_been_opened(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        let sent = reporter.send().await;
        let (reference, code) = (reference_in(&sent.html), code_in(&sent.html));
        change(&world, |connection| {
            Ok(diesel::delete(
                report_key_wraps::table.filter(report_key_wraps::holder_kind.eq("team")),
            )
            .execute(connection)?)
        })
        .await;
        assert_closed(&world, &reference).await;
        let officer = world.officer("greater-manchester").await;
        assert!(officer.get("/queue").await.html.contains(&reference), "it still waits unopened");
        let status = looks(&reporter, &reference, &code).await;
        assert!(status.html.contains("Nobody has read it yet"), "{}", status.html);
    }
}

story! {
    async fn a_missing_part_is_an_alarm(world: World) {
        let reference = filed(&world).await;
        change(&world, |connection| {
            Ok(diesel::delete(sealed_parts::table.filter(sealed_parts::part.eq("contact")))
                .execute(connection)?)
        })
        .await;
        assert_closed(&world, &reference).await;
    }
}

story! {
    async fn a_whole_other_report_in_its_place_is_noticed_without_the_key_folder(world: World) {
        let reference = filed(&world).await;
        let mut chance = Chance::system();
        // The forger has the database and the team's public key, and a pepper of their own.
        let pepper = heard::vault::Pepper::generate(&mut chance);
        change(&world, move |connection| {
            let (id, team): (heard::db::ReportId, heard::db::TeamId) =
                reports::table.select((reports::id, reports::team_id)).first(connection)?;
            let epoch = heard::accounts::epochs(connection, team)?.remove(0);
            let to = heard::vault::SealingKey::from_slice(&epoch.sealing_key).unwrap();
            let holder = heard::vault::Holder::Team { team: team.uuid(), epoch: 1 };
            let key = heard::vault::ReportKey::generate(&mut chance);
            let wrap = key.wrap(&to, id.uuid(), holder, &mut chance).unwrap();
            diesel::update(reports::table)
                .set(reports::commitment.eq(key.commitment(id.uuid(), &pepper).to_vec()))
                .execute(connection)?;
            diesel::update(report_key_wraps::table.filter(report_key_wraps::holder_kind.eq("team")))
                .set((
                    report_key_wraps::encapsulated.eq(wrap.encapsulated),
                    report_key_wraps::ciphertext.eq(wrap.ciphertext),
                ))
                .execute(connection)?;
            let rows: Vec<(heard::db::PartId, String)> =
                sealed_parts::table.select((sealed_parts::id, sealed_parts::part)).load(connection)?;
            for (row, part) in &rows {
                let name = heard::reporting::part_name(id, part, *row);
                diesel::update(sealed_parts::table.filter(sealed_parts::id.eq(*row)))
                    .set(sealed_parts::sealed.eq(key.seal(&name, b"{}", &mut chance)))
                    .execute(connection)?;
            }
            Ok(rows.len())
        })
        .await;
        assert_closed(&world, &reference).await;
    }
}

story! {
    async fn the_second_factor_cannot_be_switched_off_nor_its_secret_be_shown_again_by_hand(world: World) {
        use heard::db::schema::people;
        stays_signed_in(&world).await;
        let signs_in = || async {
            let somebody = world.visitor().await;
            let page = somebody.get("/sign-in").await;
            let typed = fields(&[("email", "new@btp.example"), ("password", PASSWORD)]);
            let to = somebody.post("/sign-in", &page, &typed).await.location;
            (somebody, to)
        };
        change(&world, |connection| {
            Ok(diesel::update(people::table).set(people::totp_step.eq(None::<i64>)).execute(connection)?)
        })
        .await;
        let (thief, to) = signs_in().await;
        assert_eq!(to.as_deref(), Some("/welcome/second-factor"));
        let page = thief.get("/welcome/second-factor").await;
        assert!(page.status.code >= 400 && !page.html.contains("heard-code"), "{}", page.html);
        change(&world, |connection| {
            Ok(diesel::update(people::table)
                .set(people::sealed_totp.eq(None::<Vec<u8>>))
                .execute(connection)?)
        })
        .await;
        let (_, to) = signs_in().await;
        assert_eq!(to, None);
    }
}

story! {
    async fn a_session_row_changed_by_hand_is_nobodys_session(world: World) {
        let officer = world.officer("btp").await;
        change(&world, |connection| {
            use heard::db::schema::{people, sessions};
            let other: heard::db::PersonId = people::table
                .filter(people::email.eq("officer@greater-manchester.example"))
                .select(people::id)
                .first(connection)?;
            Ok(diesel::update(sessions::table).set(sessions::person_id.eq(other)).execute(connection)?)
        })
        .await;
        assert_eq!(officer.get("/queue").await.status, rocket::http::Status::NotFound);
    }
}

impl World {
    async fn alarms(&self, kind: &'static str) -> i64 {
        let counted = self.portal.db.read(move |connection| {
            Ok(alarms::table
                .filter(alarms::kind.eq(kind))
                .count()
                .get_result(connection)?)
        });
        counted.await.unwrap()
    }

    async fn chain_is_whole(&self, reference: &str) -> bool {
        let reference = reference.to_owned();
        let checked = self.portal.db.read(move |connection| {
            let id = reports::table
                .filter(reports::reference.eq(reference))
                .select(reports::id)
                .first::<heard::db::ReportId>(connection)?;
            heard::audit::is_whole(connection, heard::audit::Chain::Report(id))
        });
        checked.await.unwrap()
    }
}
