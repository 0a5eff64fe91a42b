//! Staff join and leave: whoever joins sees old reports at once, whoever leaves sees none, and nobody does it alone.

use diesel::prelude::*;
use heard::commands::{Seen, Visitor};
use heard::db::schema::{memberships, people, report_key_wraps, team_key_wraps};
use heard::db::{Connection, DbFault, PersonId, TeamId};
use heard::vault::{AccessCode, Chance, Seed};
use rocket::http::Status;

use crate::first_steward::{app_code, app_secret, code_for};
use crate::main_job::{anonymous, reference_in};
use crate::story;
use crate::support::{PASSWORD, World, fields};

pub const PEOPLE: &str = "/admin/people?team=btp";

/// Files a report on a train and gives its reference.
pub async fn filed(world: &World) -> String {
    let reporter = world.visitor().await;
    let on_a_train = |slug: &str| match slug {
        "where" => fields(&[("where", "transport")]),
        "transport" => fields(&[("transport", "train")]),
        "stop" => fields(&[("stop", "M1 1AE")]),
        other => anonymous(other),
    };
    assert_eq!(reporter.answer_all(on_a_train).await, "/answers/check");
    reference_in(&reporter.send().await.html)
}

pub async fn change<T: Send + 'static>(
    world: &World,
    work: impl FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
) -> T {
    world.portal.db.write("by hand", work).await.unwrap()
}

/// The officer of British Transport Police, who holds its key, as its steward.
pub async fn steward(world: &World) -> Visitor {
    change(world, |connection| {
        let officer = person(connection, "officer@btp.example")?;
        Ok(
            diesel::update(memberships::table.filter(memberships::person_id.eq(officer)))
                .set(memberships::role.eq("steward"))
                .execute(connection)?,
        )
    })
    .await;
    world.officer("btp").await
}

pub fn person(connection: &mut Connection, email: &str) -> Result<PersonId, DbFault> {
    Ok(people::table
        .filter(people::email.eq(email))
        .select(people::id)
        .first(connection)?)
}

/// What stands in the element of this class, without tags.
pub fn shown(html: &str, class: &str) -> Option<String> {
    let page = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse(class).unwrap();
    page.select(&selector)
        .next()
        .map(|element| element.text().collect())
}

/// Somebody whom the steward invites to `role`, signed in with both factors, still without keys.
pub async fn joins(world: &World, steward: &Visitor, email: &str, role: &str) -> Visitor {
    joins_with_app(world, steward, email, role).await.0
}

/// The same, with the secret in the app on their phone.
pub async fn joins_with_app(
    world: &World,
    steward: &Visitor,
    email: &str,
    role: &str,
) -> (Visitor, String) {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("email", email), ("role", role)]);
    let invited = steward.post("/admin/people/invite", &page, &typed).await;
    let code = shown(&invited.html, ".heard-code").expect(&invited.html);
    let newcomer = world.visitor().await;
    let page = newcomer.get("/welcome").await;
    let typed = fields(&[
        ("invitation", &code),
        ("name", email),
        ("password", PASSWORD),
    ]);
    newcomer.post("/welcome", &page, &typed).await;
    let page = newcomer.get("/welcome/second-factor").await;
    let secret = app_secret(&page.html).to_owned();
    let typed = fields(&[("code", &code_for(&secret, world.clock.now()))]);
    let joined = newcomer.post("/welcome/second-factor", &page, &typed).await;
    assert_eq!(
        joined.location.as_deref(),
        Some("/queue"),
        "{}",
        joined.html
    );
    (newcomer, secret)
}

pub async fn gives_keys(steward: &Visitor, email: &str, read_out: &str) -> Seen {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("person", email), ("read-out", read_out)]);
    steward.post("/admin/people/keys", &page, &typed).await
}

/// Somebody who joins and is given the keys.
pub async fn works_here(world: &World, steward: &Visitor, email: &str, role: &str) -> Visitor {
    let newcomer = joins(world, steward, email, role).await;
    let read_out = shown(&newcomer.get("/queue").await.html, ".heard-code").unwrap();
    let given = gives_keys(steward, email, &read_out).await;
    assert_eq!(given.location.as_deref(), Some(PEOPLE), "{}", given.html);
    newcomer
}

pub async fn takes_out(steward: &Visitor, email: &str) -> Seen {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("person", email), ("sure", "yes")]);
    steward.post("/admin/people/remove", &page, &typed).await
}

pub async fn reads(officer: &Visitor, reference: &str) -> bool {
    officer
        .get(&format!("/reports/{reference}"))
        .await
        .html
        .contains("spat at me")
}

story! {
    async fn whoever_joins_sees_old_reports_once_a_colleague_has_given_the_keys(world: World) {
        let old = filed(&world).await;
        let steward = steward(&world).await;
        let newcomer = joins(&world, &steward, "nia@btp.example", "officer").await;
        let queue = newcomer.get("/queue").await.html;
        assert!(queue.contains("Waiting for a colleague") && queue.contains(&old));
        assert!(!reads(&newcomer, &old).await, "nobody has given the keys");
        assert_eq!(newcomer.get(PEOPLE).await.status, Status::NotFound, "an officer looks after nobody");

        let read_out = shown(&queue, ".heard-code").unwrap();
        let mistyped = gives_keys(&steward, "nia@btp.example", "0000 1111 2222 3333").await;
        assert!(mistyped.location.is_none() && mistyped.html.contains("href=\"#read-out\""), "{}", mistyped.html);
        assert!(!reads(&newcomer, &old).await);
        let typed = read_out.to_lowercase().replace(' ', "-");
        gives_keys(&steward, "nia@btp.example", &typed).await;
        assert!(reads(&newcomer, &old).await);
        let new = filed(&world).await;
        assert!(reads(&newcomer, &new).await && reads(&steward, &new).await);
        assert!(!newcomer.get("/queue").await.html.contains("Waiting for a colleague"));
        // Another steward who gives them at the same time finds it done.
        assert_eq!(gives_keys(&steward, "nia@btp.example", &read_out).await.location.as_deref(), Some(PEOPLE));
    }
}

story! {
    async fn a_key_that_was_slipped_into_the_database_is_given_nothing(world: World) {
        let steward = steward(&world).await;
        let newcomer = joins(&world, &steward, "nia@btp.example", "officer").await;
        let read_out = shown(&newcomer.get("/queue").await.html, ".heard-code").unwrap();
        let thief = Seed::generate(&mut Chance::system()).opening_key().sealing_key();
        change(&world, move |connection| {
            let nia = person(connection, "nia@btp.example")?;
            Ok(diesel::update(people::table.filter(people::id.eq(nia)))
                .set(people::sealing_key.eq(thief.as_bytes().as_slice()))
                .execute(connection)?)
        })
        .await;
        let refused = gives_keys(&steward, "nia@btp.example", &read_out).await;
        assert!(refused.location.is_none(), "the thief's key was read out as Nia's");
        assert_eq!(world.count("team_key_wraps WHERE endorsement IS NOT NULL").await, 4);
    }
}

story! {
    async fn whoever_leaves_is_out_at_once_and_the_key_turns(world: World) {
        let old = filed(&world).await;
        let steward = steward(&world).await;
        let leaver = works_here(&world, &steward, "lee@btp.example", "officer").await;
        let stays = works_here(&world, &steward, "sam@btp.example", "lead").await;
        assert!(reads(&leaver, &old).await);
        let dump = change(&world, |connection| wraps_of(connection, "lee@btp.example")).await;

        let page = steward.get(PEOPLE).await;
        let asked = fields(&[("team", "btp"), ("person", "lee@btp.example")]);
        let sure = steward.post("/admin/people/remove", &page, &asked).await;
        assert!(sure.html.contains("Take lee@btp.example out of the team?"), "{}", sure.html);
        assert_eq!(leaver.get("/queue").await.status, Status::Ok, "nothing happened yet");
        assert_eq!(takes_out(&steward, "lee@btp.example").await.location.as_deref(), Some(PEOPLE));
        assert_eq!(leaver.get("/queue").await.status, Status::NotFound, "their session is dead");
        // Another steward who takes them out at the same time finds it done.
        assert_eq!(takes_out(&steward, "lee@btp.example").await.status, Status::NotFound);

        let new = filed(&world).await;
        assert_eq!(world.count("report_key_wraps WHERE holder_kind = 'team' AND epoch = 2").await, 1);
        for colleague in [&steward, &stays] {
            assert!(reads(colleague, &old).await && reads(colleague, &new).await);
        }
        // Even with yesterday's wraps and a place in the team again, what came later stays shut.
        change(&world, move |connection| {
            for wrap in &dump {
                put_back(connection, wrap)?;
            }
            let (lee, team) = (person(connection, "lee@btp.example")?, team(connection)?);
            Ok(diesel::insert_into(memberships::table)
                .values((
                    memberships::person_id.eq(lee),
                    memberships::team_id.eq(team),
                    memberships::role.eq("steward"),
                ))
                .execute(connection)?)
        })
        .await;
        world.clock.pass(std::time::Duration::from_secs(60));
        let back = world.visitor().await;
        let page = back.get("/sign-in").await;
        let typed = fields(&[("email", "lee@btp.example"), ("password", PASSWORD)]);
        assert_eq!(back.post("/sign-in", &page, &typed).await.location.as_deref(), Some("/sign-in/code"));
        assert!(!reads(&back, &new).await);
    }
}

type WrapRow = (i32, Vec<u8>, Vec<u8>, Option<Vec<u8>>);

fn team(connection: &mut Connection) -> Result<TeamId, DbFault> {
    Ok(heard::directory::team_by_slug(connection, "btp")?
        .unwrap()
        .id)
}

fn wraps_of(connection: &mut Connection, email: &str) -> Result<Vec<WrapRow>, DbFault> {
    let holder = person(connection, email)?;
    Ok(team_key_wraps::table
        .filter(team_key_wraps::holder_id.eq(holder))
        .select((
            team_key_wraps::epoch,
            team_key_wraps::encapsulated,
            team_key_wraps::ciphertext,
            team_key_wraps::endorsement,
        ))
        .load(connection)?)
}

fn put_back(connection: &mut Connection, wrap: &WrapRow) -> Result<(), DbFault> {
    let (holder, team) = (person(connection, "lee@btp.example")?, team(connection)?);
    diesel::insert_into(team_key_wraps::table)
        .values((
            team_key_wraps::team_id.eq(team),
            team_key_wraps::epoch.eq(wrap.0),
            team_key_wraps::holder_kind.eq("person"),
            team_key_wraps::holder_id.eq(holder),
            team_key_wraps::suite.eq(1),
            team_key_wraps::encapsulated.eq(&wrap.1),
            team_key_wraps::ciphertext.eq(&wrap.2),
            team_key_wraps::endorsement.eq(&wrap.3),
        ))
        .execute(connection)?;
    Ok(())
}

story! {
    async fn when_the_key_turns_a_member_whose_key_was_swapped_gets_none_of_it(world: World) {
        let steward = steward(&world).await;
        works_here(&world, &steward, "lee@btp.example", "officer").await;
        works_here(&world, &steward, "sam@btp.example", "officer").await;
        let thief = Seed::generate(&mut Chance::system()).opening_key().sealing_key();
        change(&world, move |connection| {
            let sam = person(connection, "sam@btp.example")?;
            Ok(diesel::update(people::table.filter(people::id.eq(sam)))
                .set(people::sealing_key.eq(thief.as_bytes().as_slice()))
                .execute(connection)?)
        })
        .await;
        takes_out(&steward, "lee@btp.example").await;
        // Escrow and the steward.
        assert_eq!(world.count("team_key_wraps WHERE epoch = 2").await, 2);
        assert!(steward.get(PEOPLE).await.html.contains("Waits for a colleague"));
    }
}

story! {
    async fn the_last_steward_cannot_go_nor_stop_being_one(world: World) {
        let steward = steward(&world).await;
        works_here(&world, &steward, "sam@btp.example", "officer").await;
        joins(&world, &steward, "new@btp.example", "steward").await;
        let gone = takes_out(&steward, "officer@btp.example").await;
        assert!(gone.html.contains("There must be another steward"), "{}", gone.html);
        let page = steward.get(PEOPLE).await;
        let another = |role: &str, who: &str| fields(&[("team", "btp"), ("person", who), ("as", role)]);
        let demoted = steward.post("/admin/people/role", &page, &another("officer", "officer@btp.example")).await;
        assert!(demoted.html.contains("There must be another steward"), "one without keys does not count");

        steward.post("/admin/people/role", &page, &another("steward", "sam@btp.example")).await;
        assert_eq!(takes_out(&steward, "officer@btp.example").await.location.as_deref(), Some(PEOPLE));
        assert_eq!(steward.get("/queue").await.status, Status::NotFound);
        let sealed_to: i32 = change(&world, |connection| {
            Ok(team_key_wraps::table.select(diesel::dsl::max(team_key_wraps::epoch)).first::<Option<i32>>(connection)?)
        })
        .await
        .unwrap();
        assert_eq!(sealed_to, 2);
        filed(&world).await;
        let opened_by: Vec<i32> = change(&world, |connection| {
            Ok(report_key_wraps::table
                .filter(report_key_wraps::holder_kind.eq("team"))
                .select(report_key_wraps::epoch)
                .load(connection)?)
        })
        .await;
        assert_eq!(opened_by, [2]);
    }
}

/// Somebody with these codes tries to make the way into an account anew; gives the visitor, signed in if that went well.
pub async fn renews(world: &World, (told, mailed): (&str, &str), name: &str) -> Visitor {
    let visitor = world.visitor().await;
    let page = visitor.get("/welcome").await;
    let password = "another quiet harbour at dusk";
    let typed = fields(&[
        ("invitation", told),
        ("second", mailed),
        ("name", name),
        ("password", password),
    ]);
    visitor.post("/welcome", &page, &typed).await;
    let page = visitor.get("/welcome/second-factor").await;
    if page.status == Status::Ok {
        let typed = fields(&[("code", &app_code(&page.html, world.clock.now()))]);
        visitor.post("/welcome/second-factor", &page, &typed).await;
    }
    visitor
}

pub async fn is_in(visitor: &Visitor) -> bool {
    visitor.get("/queue").await.status == Status::Ok
}

pub async fn helps(steward: &Visitor, email: &str) -> Seen {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("person", email)]);
    steward.post("/admin/people/help", &page, &typed).await
}

/// The code that the steward who helps sees.
pub async fn told_code(steward: &Visitor, email: &str) -> String {
    shown(&helps(steward, email).await.html, ".heard-code").unwrap()
}

/// The code in the one letter to `email`.
pub async fn mailed_code(world: &World, email: &str) -> String {
    let letters = world.mail_to(email).await;
    assert_eq!(letters.len(), 1);
    code_in(&letters[0].text)
}

pub fn code_in(letter: &str) -> String {
    let is_code = |words: &&str| AccessCode::parse(words).is_some();
    let mut words = letter.split([':', '\n']).map(str::trim);
    words.find(is_code).expect(letter).to_owned()
}

pub async fn makes(steward: &Visitor, email: &str, role: &str) -> Seen {
    let page = steward.get(PEOPLE).await;
    let typed = fields(&[("team", "btp"), ("person", email), ("as", role)]);
    steward.post("/admin/people/role", &page, &typed).await
}

async fn role_of(world: &World, email: &'static str) -> String {
    change(world, move |connection| {
        let member = memberships::person_id.eq(person(connection, email)?);
        Ok(memberships::table
            .filter(member)
            .select(memberships::role)
            .first(connection)?)
    })
    .await
}

story! {
    async fn an_officer_who_lost_password_and_phone_sees_old_cases_again_once_a_colleague_has_helped(world: World) {
        let old = filed(&world).await;
        let steward = steward(&world).await;
        let before = works_here(&world, &steward, "nia@btp.example", "officer").await;
        assert!(reads(&before, &old).await);

        let told = told_code(&steward, "nia@btp.example").await;
        let mailed = mailed_code(&world, "nia@btp.example").await;
        assert!(reads(&before, &old).await, "until the codes are used nothing is lost");
        // However they are typed, and in whichever order.
        let (typed_told, typed_mailed) = (told.to_lowercase(), mailed.replace(' ', "-"));
        let nia = renews(&world, (&typed_mailed, &typed_told), "Nia").await;
        assert_eq!(before.get("/queue").await.status, Status::NotFound, "whoever has the phone is out");
        assert!(is_in(&nia).await && !reads(&nia, &old).await, "the codes alone give no keys");
        let read_out = shown(&nia.get("/queue").await.html, ".heard-code").unwrap();
        gives_keys(&steward, "nia@btp.example", &read_out).await;
        assert!(reads(&nia, &old).await);
        let new = filed(&world).await;
        assert!(reads(&nia, &new).await);

        // The codes are used up, and the old password opens nothing.
        assert!(!is_in(&renews(&world, (&told, &mailed), "Thief").await).await);
        let thief = world.visitor().await;
        let page = thief.get("/sign-in").await;
        let typed = fields(&[("email", "nia@btp.example"), ("password", PASSWORD)]);
        assert_eq!(thief.post("/sign-in", &page, &typed).await.location, None);
        assert_eq!(world.count("people WHERE email = 'nia@btp.example'").await, 1);
    }
}

story! {
    async fn a_steward_who_helps_cannot_get_in_as_the_colleague(world: World) {
        let old = filed(&world).await;
        let steward = steward(&world).await;
        let nia = works_here(&world, &steward, "nia@btp.example", "officer").await;
        let told = told_code(&steward, "nia@btp.example").await;
        let mailed = mailed_code(&world, "nia@btp.example").await;
        // Asked again, as soon as another letter may leave: what was asked for before is over.
        for _ in 0..2 {
            world.clock.pass(std::time::Duration::from_secs(1_801));
            assert!(is_in(&steward).await && is_in(&nia).await);
        }
        let told_again = told_code(&steward, "nia@btp.example").await;
        let letters = world.mail_to("nia@btp.example").await;
        let newer = letters.iter().find(|letter| !letter.text.contains(&mailed)).unwrap();
        let mailed_again = code_in(&newer.text);
        assert!(!steward.get(PEOPLE).await.html.contains(&mailed_again));
        for letter in &letters {
            for word in [told.as_str(), &told_again, "nia", "btp"] {
                assert!(!letter.text.contains(word), "{word}");
            }
        }
        // All that the steward saw, all that was mailed, and halves of two askings.
        let (a, b, c, d) = (told.as_str(), mailed.as_str(), told_again.as_str(), mailed_again.as_str());
        for codes in [(c, ""), ("", c), (c, c), (c, a), (d, ""), ("", d), (d, d), (d, b), (a, b), (c, b), (a, d)] {
            assert!(!is_in(&renews(&world, codes, "Nia").await).await, "{codes:?}");
        }
        assert!(is_in(&nia).await && reads(&nia, &old).await, "her account is as it was");
        // No invitation leads into her account, and every try left it as it was.
        let page = steward.get(PEOPLE).await;
        let typed = fields(&[("team", "btp"), ("email", "nia@btp.example"), ("role", "officer")]);
        let invited = steward.post("/admin/people/invite", &page, &typed).await;
        assert!(shown(&invited.html, ".heard-code").is_none());
        // The two that belong together do lead in.
        assert!(is_in(&renews(&world, (c, d), "Nia").await).await);
    }
}

story! {
    async fn an_invitation_from_before_somebody_had_an_account_does_not_lead_into_it(world: World) {
        let steward = steward(&world).await;
        let page = steward.get(PEOPLE).await;
        let typed = fields(&[("team", "btp"), ("email", "nia@btp.example"), ("role", "officer")]);
        let invited = steward.post("/admin/people/invite", &page, &typed).await;
        let code = shown(&invited.html, ".heard-code").unwrap();
        change(&world, |connection| {
            let officer = person(connection, "officer@metropolitan.example")?;
            Ok(diesel::update(people::table.filter(people::id.eq(officer)))
                .set(people::email.eq("nia@btp.example"))
                .execute(connection)?)
        })
        .await;
        assert!(!is_in(&renews(&world, (&code, ""), "Nia").await).await);
    }
}

story! {
    async fn for_a_steward_two_stewards_are_needed_and_nobody_helps_themselves(world: World) {
        let old = filed(&world).await;
        let first = steward(&world).await;
        works_here(&world, &first, "sam@btp.example", "steward").await;
        let third = works_here(&world, &first, "kim@btp.example", "steward").await;
        assert_eq!(helps(&first, "officer@btp.example").await.status, Status::NotFound);

        let told = told_code(&first, "sam@btp.example").await;
        let mailed = mailed_code(&world, "sam@btp.example").await;
        assert!(!is_in(&renews(&world, (&told, &mailed), "Sam").await).await, "too soon");
        let typed = fields(&[("team", "btp"), ("person", "sam@btp.example")]);
        let page = first.get(PEOPLE).await;
        assert!(page.html.contains("Another steward must agree"));
        let alone = first.post("/admin/people/agree", &page, &typed).await;
        assert_eq!(alone.status, Status::NotFound, "nobody agrees with themselves");
        let page = third.get(PEOPLE).await;
        let agreed = third.post("/admin/people/agree", &page, &typed).await;
        assert_eq!(agreed.location.as_deref(), Some(PEOPLE), "{}", agreed.html);

        let sam = renews(&world, (&told, &mailed), "Sam").await;
        let read_out = shown(&sam.get("/queue").await.html, ".heard-code").unwrap();
        gives_keys(&third, "sam@btp.example", &read_out).await;
        assert!(reads(&sam, &old).await);
    }
}

story! {
    async fn a_steward_cannot_make_another_steward_less_and_lays_the_role_down_themself(world: World) {
        let first = steward(&world).await;
        let sam = works_here(&world, &first, "sam@btp.example", "officer").await;
        makes(&first, "sam@btp.example", "lead").await;
        makes(&first, "sam@btp.example", "officer").await;
        makes(&first, "sam@btp.example", "steward").await;
        assert_eq!(role_of(&world, "sam@btp.example").await, "steward");
        for role in ["officer", "lead"] {
            let refused = makes(&first, "sam@btp.example", role).await;
            assert!(refused.html.contains("Only a steward themself can give up that role"), "{}", refused.html);
            assert_eq!(role_of(&world, "sam@btp.example").await, "steward");
        }
        let page = first.get(PEOPLE).await.html;
        assert!(page.contains("A steward gives up the role themself"));
        assert!(!page.contains("Make officer: sam@btp.example") && page.contains("Make officer: Story Officer"), "{page}");

        let down = makes(&sam, "sam@btp.example", "officer").await;
        assert_eq!(down.status, Status::SeeOther);
        assert_eq!(role_of(&world, "sam@btp.example").await, "officer");
        assert_eq!(sam.get(PEOPLE).await.status, Status::NotFound);
        assert!(is_in(&sam).await, "they work here still");
    }
}
