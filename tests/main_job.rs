//! The main job: what a person sends reaches the right force's queue, sealed, and is acknowledged.

use heard::vault::Reference;
use heard::web::Fields;

use crate::story;
use crate::support::{World, fields, looks};

/// Answers of somebody who gives no name, at a postcode in Manchester.
pub fn anonymous(slug: &str) -> Fields {
    match slug {
        "danger" => fields(&[("danger", "no")]),
        "who" => fields(&[("who", "victim")]),
        "where" => fields(&[("where", "place")]),
        "place" => fields(&[("place", "M1 1AE"), ("detail", "By the fountain")]),
        "when" => fields(&[("when", "roughly"), ("about", "Last Tuesday")]),
        "already" => fields(&[
            ("already", "yes"),
            ("told", "My school"),
            ("number", "S-77"),
        ]),
        "what" => fields(&[("what", "They spat at me.\nThen they laughed.")]),
        "online" => fields(&[("online", "no")]),
        "why" => fields(&[("why", "Because of my <b>scarf</b>")]),
        "strands" => fields(&[("strands", "religion"), ("strands", "race")]),
        "know-them" => fields(&[("know-them", "stranger")]),
        "identity" => fields(&[("identity", "no-name")]),
        _ => Fields::default(),
    }
}

/// The same, by somebody named who said that e-mail is safe.
pub fn named(slug: &str) -> Fields {
    match slug {
        "identity" => fields(&[("identity", "yes")]),
        "name" => fields(&[("name", "Zainab")]),
        "email" => fields(&[("email", "yes"), ("address", "zainab@home.example")]),
        "phone" => fields(&[("phone", "no")]),
        "letter" => fields(&[("letter", "no")]),
        other => anonymous(other),
    }
}

/// The same, on a train.
fn on_a_train(slug: &str) -> Fields {
    match slug {
        "where" => fields(&[("where", "transport")]),
        "transport" => fields(&[("transport", "train")]),
        "stop" => fields(&[("stop", "M1 1AE")]),
        other => anonymous(other),
    }
}

/// The reference that the page after sending shows.
pub fn reference_in(html: &str) -> String {
    html.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .filter(|word| word.len() == 9 && word.as_bytes()[4] == b'-')
        .find_map(Reference::parse)
        .expect("the page shows a reference")
        .as_str()
        .to_owned()
}

story! {
    async fn an_anonymous_report_is_in_the_right_queue_and_opens_whole(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        let sent = reporter.send().await;
        let reference = reference_in(&sent.html);
        assert!(sent.html.contains("Greater Manchester Police"));

        let officer = world.officer("greater-manchester").await;
        assert!(officer.get("/queue").await.html.contains(&reference));
        let page = officer.get(&format!("/reports/{reference}")).await;
        for answer in ["By the fountain", "Last Tuesday", "My school", "S-77", "They spat at me.", "Then they laughed."] {
            assert!(page.html.contains(answer), "{answer} is missing from {}", page.html);
        }
        for question in ["What happened?", "Where did it happen?", "Why do you think they did this?", "Can the police know who you are?"] {
            assert!(page.html.contains(question), "{question} is missing");
        }
        assert!(page.html.contains("&lt;b&gt;scarf") && !page.html.contains("<b>scarf"));
        assert!(world.mail_to("home.example").await.is_empty());
    }
}

story! {
    async fn a_named_report_is_acknowledged_once_in_words_that_tell_nothing(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(named).await, "/answers/check");
        let reference = reference_in(&reporter.send().await.html);
        let letters = world.mail_to("home.example").await;
        assert_eq!(letters.len(), 1);
        let shown = Reference::parse(&reference).unwrap().to_string();
        assert!(letters[0].text.contains(&shown));
        let bytes = String::from_utf8(letters[0].bytes.clone()).unwrap().to_lowercase();
        for telling in ["hate", "police", "crime", "victim", "race", "religion", "heard", "http", "manchester"] {
            assert!(!bytes.contains(telling), "the letter says {telling}: {bytes}");
        }
        assert_eq!(world.mail_to("greater-manchester.example").await.len(), 1);
    }
}

story! {
    async fn nobody_can_fill_a_strangers_mailbox_with_acknowledgements(world: World) {
        let mut told = Vec::new();
        for _ in 0..7 {
            let reporter = world.visitor().await;
            assert_eq!(reporter.answer_all(named).await, "/answers/check");
            told.push(reporter.send().await.html.contains("one short email"));
        }
        assert_eq!(told, [true, true, true, true, true, false, false]);
        assert_eq!(world.mail_to("home.example").await.len(), 5);
        assert_eq!(world.count("reports").await, 7);
    }
}

story! {
    async fn a_report_about_a_train_goes_to_the_transport_police(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(on_a_train).await, "/answers/check");
        let reference = reference_in(&reporter.send().await.html);
        let btp = world.officer("btp").await;
        assert!(btp.get("/queue").await.html.contains(&reference));
        let manchester = world.officer("greater-manchester").await;
        assert!(!manchester.get("/queue").await.html.contains(&reference));
    }
}

story! {
    async fn what_somebody_keeps_on_paper_says_nothing_of_the_matter(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(named).await;
        let sent = reporter.send().await.html;
        assert!(sent.contains("href=\"/answers/sent/paper\""));
        let paper = reporter.get("/answers/sent/paper").await.html;
        let (_, content) = paper.split_once("<main").expect("a page has content");
        let (content, _) = content.split_once("</main>").expect("and an end");
        assert!(content.contains(&reference_in(&sent)[..4]) && content.contains("<svg"));
        assert_eq!(code_in(content), code_in(&sent));
        for word in ["police", "Police", "Manchester", "hate", "report", "Zainab", "spat"] {
            assert!(!content.replace("-report", "").contains(word), "{word}");
        }
        let nobody = world.visitor().await.get("/answers/sent/paper").await;
        assert_eq!(nobody.location.as_deref(), Some("/answers/sent"));
    }
}

story! {
    async fn the_page_after_sending_names_the_support_that_fits_nation_age_and_strand(world: World) {
        let reporter = world.visitor().await;
        let in_cardiff = |slug: &str| match slug {
            "place" => fields(&[("place", "CF10 1EP")]),
            "age" => fields(&[("age", "13-to-17")]),
            "strands" => fields(&[("strands", "sexual-orientation")]),
            other => anonymous(other),
        };
        assert_eq!(reporter.answer_all(in_cardiff).await, "/answers/check");
        assert!(reporter.get("/answers/young").await.html.contains("Childline"));
        let sent = reporter.send().await.html;
        for service in ["Wales Hate Support Centre", "Galop", "Childline"] {
            assert!(sent.contains(service), "{service}");
        }
        for service in ["Victim Support Scotland", "Cara-Friend", "Tell MAMA", "Hourglass"] {
            assert!(!sent.contains(service), "{service}");
        }
    }
}

story! {
    async fn sending_twice_files_once_and_shows_the_same_page(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let first = reporter.send().await;
        let again = reporter.send().await;
        let reference = reference_in(&first.html);
        assert_eq!(reference, reference_in(&again.html));
        assert_eq!(code_in(&first.html), code_in(&again.html));
        let officer = world.officer("greater-manchester").await;
        let queue = officer.get("/queue").await.html;
        assert_eq!(queue.matches("href=\"/reports/").count(), 1, "{queue}");
    }
}

story! {
    async fn the_reporter_sees_where_it_stands_and_only_with_the_code(world: World) {
        let reporter = world.visitor().await;
        reporter.answer_all(anonymous).await;
        let sent = reporter.send().await;
        let (reference, code) = (reference_in(&sent.html), code_in(&sent.html));

        let later = world.visitor().await;
        let wrong = looks(&later, &reference, "0000 0000 0000 0000").await;
        assert!(!wrong.html.contains("Greater Manchester"));
        assert!(!wrong.html.contains("0000 0000"), "a code is never shown again");
        let typed = code.to_lowercase().replace(' ', "-");
        let unread = looks(&later, &reference.to_lowercase(), &typed).await;
        assert!(unread.html.contains("Nobody has read it yet"), "{}", unread.html);

        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}")).await;
        officer.post(&format!("/reports/{reference}/acknowledge"), &page, &Fields::default()).await;
        let read = looks(&later, &reference, &code).await;
        assert!(!read.html.contains("Nobody has read it yet"));
        assert!(read.html.contains("23 November 2026"), "{}", read.html);
    }
}

story! {
    async fn a_long_queue_is_walked_page_by_page_urgent_first_and_nothing_twice(world: World) {
        for number in 0..60 {
            let reporter = world.visitor().await;
            let told = |slug: &str| match slug {
                "danger" if number % 7 == 0 => fields(&[("danger", "may-come-back")]),
                other => anonymous(other),
            };
            reporter.answer_all(told).await;
            reporter.send().await;
            if number % 3 == 0 {
                world.clock.pass(std::time::Duration::from_secs(1));
            }
        }
        let officer = world.officer("greater-manchester").await;
        let (mut path, mut seen, mut pages) = ("/queue".to_owned(), Vec::new(), 0);
        loop {
            let html = officer.get(&path).await.html.replace("&amp;", "&").replace("&#x2f;", "/");
            let links = html.split("href=\"/reports/").skip(1);
            seen.extend(links.map(|link| link.split('"').next().unwrap().to_owned()));
            pages += 1;
            match html.split("href=\"").find(|link| link.contains("after=")) {
                Some(next) => path = next.split('"').next().unwrap().to_owned(),
                None => break,
            }
        }
        assert_eq!(pages, 3);
        assert_eq!(seen.len(), 60);
        let unique: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!(unique.len(), 60);
        let first = officer.get(&format!("/reports/{}", seen[0])).await.html;
        assert!(first.contains("May come back"));
        let tenth = officer.get(&format!("/reports/{}", seen[9])).await.html;
        assert!(!tenth.contains("May come back"), "nine were urgent");
    }
}

/// The access code that the page after sending shows: four groups of four.
pub fn code_in(html: &str) -> String {
    let text = scraper::Html::parse_document(html)
        .root_element()
        .text()
        .collect::<String>();
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .windows(4)
        .find(|group| {
            group.iter().all(|word| {
                word.len() == 4
                    && word
                        .chars()
                        .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
            })
        })
        .expect("the page shows a code")
        .join(" ")
}
