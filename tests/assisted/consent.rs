//! Every combination of what a person can agree to at a centre, against who reads what and who gets mail: nothing leaks.

use heard::commands::Visitor;
use rocket::http::Status;

use crate::assisted::quick::sends_quick;
use crate::assisted::{answers_all, begins, sends};
use crate::centres::centre_at_work;
use crate::colleagues::shown;
use crate::main_job::reference_in;
use crate::steps::closes_somehow;
use crate::story;
use crate::support::{World, fields, looks};

/// What one person chose.
#[derive(Clone, Copy, Debug)]
pub struct Chosen {
    pub agrees: &'static str,
    pub named: bool,
    /// `person`, `centre` or `nobody`.
    pub reach: &'static str,
    pub centre_named: bool,
    pub outcome: bool,
    pub helps_on: bool,
    pub keeps: &'static str,
}

const YES_NO: [bool; 2] = [true, false];

/// Every combination that the pages offer.
fn all_choices() -> Vec<Chosen> {
    let mut all = Vec::new();
    for (named, reach) in [
        (true, "person"),
        (true, "centre"),
        (true, "nobody"),
        (false, "centre"),
        (false, "nobody"),
    ] {
        for centre_named in YES_NO {
            for outcome in YES_NO {
                for helps_on in YES_NO {
                    for keeps in ["noted", "nothing"] {
                        let agrees = "yes";
                        all.push(Chosen {
                            agrees,
                            named,
                            reach,
                            centre_named,
                            outcome,
                            helps_on,
                            keeps,
                        });
                    }
                }
            }
        }
    }
    for agrees in ["cannot-decide", "refused"] {
        all.push(Chosen {
            agrees,
            named: false,
            reach: "nobody",
            centre_named: false,
            outcome: false,
            helps_on: false,
            keeps: "nothing",
        });
    }
    all
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Goes to each question that this person is asked, and sends; gives the reference and, where there is one, the code.
pub async fn tells(worker: &Visitor, chosen: Chosen, number: usize) -> (String, Option<String>) {
    let draft = begins(worker).await;
    let mut agrees = vec![("agrees", chosen.agrees)];
    if chosen.agrees == "refused" {
        agrees.extend([
            ("all-the-same", "child"),
            ("decided-by", "Noor"),
            ("decided-why", "A child is hit"),
            ("were-told", "no"),
        ]);
    }
    answers_all(
        worker,
        &draft,
        &[("informed", &[("informed", "yes")]), ("agrees", &agrees)],
    )
    .await;
    if chosen.agrees == "yes" {
        let named = [("named", yes_no(chosen.named))];
        answers_all(worker, &draft, &[("named", &named)]).await;
        let (person, centre) = (
            [("reach", chosen.reach)],
            [("reach-centre", yes_no(chosen.reach == "centre"))],
        );
        match chosen.named {
            true => answers_all(worker, &draft, &[("reach", &person)]).await,
            false => answers_all(worker, &draft, &[("reach-centre", &centre)]).await,
        }
        answers_all(
            worker,
            &draft,
            &[
                (
                    "centre-named",
                    &[("centre-named", yes_no(chosen.centre_named))],
                ),
                ("outcome", &[("outcome", yes_no(chosen.outcome))]),
                ("helps-on", &[("helps-on", yes_no(chosen.helps_on))]),
                ("keeps", &[("keeps", chosen.keeps)]),
            ],
        )
        .await;
    }
    if chosen.named {
        answers_all(worker, &draft, &[("name", &[("name", "Zofia Nowak")])]).await;
    }
    if chosen.reach == "person" {
        let address = format!("zofia{number}@home.example");
        let email = [
            ("email", "yes"),
            ("address", address.as_str()),
            ("readers", "only-me"),
        ];
        answers_all(worker, &draft, &[("email", &email)]).await;
    }
    answers_all(
        worker,
        &draft,
        &[
            ("where", &[("where", "transport")]),
            ("transport", &[("transport", "train")]),
            ("stop", &[("stop", "M1 1AE")]),
            ("what", &[("what", "He spat at me.")]),
        ],
    )
    .await;
    let sent = sends(worker, &draft).await.html;
    (reference_in(&sent), shown(&sent, ".heard-code"))
}

/// The same by the page for who is in a hurry, which asks for a number in place of name and address.
async fn tells_in_a_hurry(worker: &Visitor, chosen: Chosen) -> (String, Option<String>) {
    let reach = match chosen.reach {
        "person" => "phone",
        other => other,
    };
    let mut typed = vec![
        ("place", ""),
        ("what", "He spat at me."),
        ("reach", reach),
        ("number", "0161 496 0000"),
    ];
    let also = [
        ("centre-named", chosen.centre_named),
        ("outcome", chosen.outcome),
        ("helps-on", chosen.helps_on),
        ("code", chosen.keeps == "noted"),
    ];
    typed.extend(
        also.iter()
            .filter(|(_, ticked)| *ticked)
            .map(|(what, _)| ("also", *what)),
    );
    // Nothing is ticked that this person did not say.
    if typed.iter().all(|(name, _)| *name != "also") {
        typed.push(("also", ""));
    }
    let gone = sends_quick(worker, &typed).await;
    assert_eq!(
        gone.location.as_deref(),
        Some("/centre/sent"),
        "{}",
        gone.html
    );
    let sent = worker.get("/centre/sent").await.html;
    (reference_in(&sent), shown(&sent, ".heard-code"))
}

story! {
    async fn nobody_reads_or_hears_more_than_a_person_agreed_to_in_any_combination(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let officer = world.officer("btp").await;
        for (number, chosen) in all_choices().into_iter().enumerate() {
            let (reference, code) = tells(&manager, chosen, number).await;
            let case = officer.get(&format!("/reports/{reference}")).await;
            assert_eq!(case.html.contains("Zofia Nowak"), chosen.named, "{chosen:?}");
            assert_eq!(case.html.contains("@home.example"), chosen.reach == "person", "{chosen:?}");
            nothing_leaks(&world, (&manager, &officer), chosen, (&reference, &code), number).await;

            let address = format!("zofia{number}@home.example");
            let to_person = world.mail_to("home.example").await.iter().filter(|letter| letter.to == address).count();
            let expected = match (chosen.reach, &code) {
                ("person", Some(_)) => 2..=3,
                ("person", None) => 1..=1,
                _ => 0..=0,
            };
            assert!(expected.contains(&to_person), "{to_person} letters to the person: {chosen:?}");
        }
    }
}

story! {
    async fn nor_where_it_was_sent_in_a_hurry(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let officer = world.officer("national-desk").await;
        // By a number the police can learn who somebody is: it is given by whoever may be known.
        let offered = all_choices().into_iter().filter(|chosen| chosen.agrees == "yes" && chosen.named == (chosen.reach == "person"));
        for (number, chosen) in offered.enumerate() {
            let (reference, code) = tells_in_a_hurry(&manager, chosen).await;
            let case = officer.get(&format!("/reports/{reference}")).await;
            assert_eq!(case.html.contains("0161 496 0000"), chosen.reach == "person", "{chosen:?}");
            nothing_leaks(&world, (&manager, &officer), chosen, (&reference, &code), number).await;
        }
    }
}

/// What the force and the centre see of what was sent, and who gets mail: not more than was agreed to, and not less.
async fn nothing_leaks(
    world: &World,
    (manager, officer): (&Visitor, &Visitor),
    chosen: Chosen,
    (reference, code): (&str, &Option<String>),
    number: usize,
) {
    let case = officer.get(&format!("/reports/{reference}")).await;
    assert!(case.html.contains("He spat at me."), "{chosen:?}");
    assert_eq!(
        case.html.contains("Rusholme"),
        chosen.centre_named,
        "{chosen:?}"
    );
    assert!(
        !case.html.contains("Noor Haddad"),
        "who helped tells which centre it is: {chosen:?}"
    );
    assert_eq!(
        case.html.contains("Do not contact the person"),
        chosen.reach == "centre",
        "{chosen:?}"
    );
    assert_eq!(code.is_some(), chosen.keeps == "noted", "{chosen:?}");
    let history = officer
        .get(&format!("/reports/{reference}/history"))
        .await
        .html;
    assert!(
        history.contains("Somebody at the centre") && !history.contains("Noor Haddad"),
        "{history}"
    );

    // The force answers whoever has a code, and closes with a reason.
    let words = format!("An answer for {number}.");
    let reason = format!("A reason for {number}.");
    if code.is_some() {
        let typed = fields(&[
            ("form", "message"),
            ("template", ""),
            ("words", &words),
            ("days", ""),
        ]);
        assert!(
            officer
                .post(&format!("/reports/{reference}/message"), &case, &typed)
                .await
                .location
                .is_some()
        );
    }
    let typed = [("closing", "own-words"), ("reason", reason.as_str())];
    let closed = closes_somehow(officer, reference, &typed).await;
    assert!(closed.location.is_some(), "{}", closed.html);

    // The centre: status and dates; what came of it, and what was told, only where the person agreed.
    let page = manager
        .get(&format!("/centre/reports/{reference}"))
        .await
        .html;
    assert!(page.contains("Closed on"), "{page}");
    assert_eq!(page.contains(&reason), chosen.outcome, "{chosen:?}: {page}");
    assert!(
        !page.contains(&words) && !page.contains("He spat"),
        "{chosen:?}: {page}"
    );
    assert_eq!(
        page.contains("Tell them"),
        chosen.reach == "centre",
        "{chosen:?}: {page}"
    );
    let read = manager
        .get(&format!("/centre/reports/{reference}/read"))
        .await;
    assert_eq!(read.status == Status::Ok, chosen.helps_on, "{chosen:?}");
    assert_eq!(
        read.html.contains("He spat at me."),
        chosen.helps_on,
        "{chosen:?}"
    );

    // The person, with the code; not each of them, because one network may not look at so many.
    if let Some(code) = code.as_ref().filter(|_| chosen.outcome == chosen.helps_on) {
        let status = looks(&world.visitor().await, reference, code).await.html;
        assert!(
            status.contains(&words) && status.contains(&reason),
            "{chosen:?}"
        );
    }
    // Mail to the centre only where it may know of that.
    let number_shown = heard::vault::Reference::shown(reference);
    let to_centre = world
        .mail_to("desk@rusholme.example")
        .await
        .into_iter()
        .filter(|letter| letter.text.contains(&number_shown))
        .count();
    assert_eq!(
        to_centre > 0,
        chosen.reach == "centre" || chosen.outcome,
        "{to_centre} letters to the centre: {chosen:?}"
    );
}
