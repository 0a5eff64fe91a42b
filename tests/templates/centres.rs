//! The pages of centres with sample values.

use heard::wording::Language;
use minijinja::{Value, context};

use super::files::giving;
use super::samples::{CODE, Page, TYPED, error, none, page};

fn person(name: &str, training: &str) -> Value {
    let record =
        context! { course => TYPED, done => "2 May 2026", until => "2 May 2028", by => name };
    context! {
        name, email => format!("{name}@rusholme.example"), role => "worker", training, until => "2 May 2028",
        records => [record],
    }
}

/// What every page of a centre is given.
fn own_head() -> Value {
    context! {
        staff => context! { name => "Noor Haddad", team => "Rusholme Advice" }, team => "Rusholme Advice",
        slug => "rusholme-advice-centre", is_manager => true,
    }
}

/// What the police may know and do.
fn fits(misfits: Vec<Value>) -> Value {
    context! { misfits, is_named => false, reach => "centre", centre_is_named => false, shares_outcome => true }
}

/// The pages of a centre's own people.
pub fn own(language: Language) -> Vec<Page> {
    let page = |template, name, own: Value| {
        page(language, template, name, context! { ..own, ..own_head() })
    };
    let at = "23 November 2026 at 09:00";
    let nothing = Value::from(());
    let message = |is_own: bool| context! { is_own, is_new => !is_own, from => TYPED, is_read => false, paragraphs => [TYPED] };
    let report = context! {
        done => nothing, known_by => TYPED, path => "/centre/reports/CDFH2345", reference => "CDFH-2345", helper => TYPED, sent => at, state => "unopened",
        opened => at, acknowledged => at, closed => nothing, withdrawn => nothing, is_waiting_for_person => false, shares_outcome => true,
        can_read => true, needs_more => at, countersign => "not-needed", can_sign => false, can_write => true,
        messages => [message(true), message(false)], typed => TYPED, most => 5_000, errors => none(),
    };
    let sent = |state, countersign| {
        context! { reference => "CDFH2345", has_news => state == "closed", shown => "CDFH-2345", helper => TYPED, sent => at, state, since => at, countersign, needs_more => (state == "unopened").then_some(at) }
    };
    let steps = [("key", "", true), ("details", "/centre/details", false)]
        .map(|(word, href, done)| context! { word, href, done });
    let home = context! {
        done => nothing, fingerprint => nothing, read_out => nothing, steps => none(), training => "counts", may_begin => true,
        drafts => [context! { number => "CDFH2345", shown => "CDFH-2345", started_by => TYPED, changed => at, ends => at, is_sent => true }],
        reports => [sent("unopened", "waits"), sent("closed", "not-needed")],
        figures => figures(Some(3)), is_quiet => true, last => "2 May 2026", has_sent => true, is_told => true,
        training_until => "2 May 2028", accreditation => "stands", accredited_until => "2 May 2028",
    };
    let details = context! {
        typed => context! { address => TYPED, postcode => "M14", phone => TYPED, languages => TYPED, mon => TYPED, tue => "" },
        days => ["mon", "tue"], access => ["step-free"], strands => ["race"], ticked_access => ["step-free"],
        ticked_strands => none(),
    };
    let training = context! {
        people => [person("Sana", "ends-soon"), person("Noor", "lapsed")],
        typed => context! { person => "", course => TYPED }, errors => none(),
    };
    let wrong = |field, key| vec![error(language, field, key)];
    vec![
        page("centres/home.html", "ready", home.clone()),
        page(
            "centres/home.html",
            "new",
            context! { steps, fingerprint => "7XK2", done => "described", training => "lapsed", accreditation => "suspended", ..home.clone() },
        ),
        page(
            "centres/home.html",
            "without keys",
            context! { may_begin => false, drafts => none(), reports => none(), read_out => CODE, training => "none", accreditation => "ends-soon", ..home },
        ),
        page(
            "centres/details.html",
            "",
            context! { errors => wrong("postcode", "centres-postcode-wrong"), ..details },
        ),
        page("centres/training.html", "", training),
        page(
            "centres/import.html",
            "new",
            import(None, wrong("file", "centres-import-too-big")),
        ),
        page(
            "centres/import.html",
            "looked through",
            import(Some(false), none()),
        ),
        page("centres/import.html", "sent", import(Some(true), none())),
        page("centres/paper.html", "", paper()),
        page("centres/tasks.html", "new", tasks("none", true)),
        page("centres/tasks.html", "begun", tasks("some", false)),
        page(
            "centres/check.html",
            "",
            context! {
                path => "/centre/drafts/CDFH2345", version => 3, fits => fits(vec![context! { slug => "what", what => "phone", question => "What happened?" }]), files_mark => "1w", gives_code => false, file_names => [context! { name => TYPED, about => TYPED }], is_sent => false, files => 2, unfinished => 1, agrees => "yes", errors => wrong("shown", "centres-shown-empty"),
                ..destination()
            },
        ),
        page(
            "centres/check.html",
            "refused",
            context! { path => "/centre/drafts/CDFH2345", version => 3, fits => fits(none()), files_mark => "", gives_code => true, file_names => none(), is_sent => true, files => 0, unfinished => 0, agrees => "refused", errors => none(), ..destination() },
        ),
        page(
            "centres/files.html",
            "",
            context! { is_asked => true, number => "31", back => "/centre/drafts/CDFH2345/evidence", path => "/centre/drafts/CDFH2345", draft => "CDFH-2345", ..giving() },
        ),
        page("centres/report.html", "open", report.clone()),
        page(
            "centres/report.html",
            "wrong",
            context! { done => "wrote", is_waiting_for_person => true, countersign => "waits", can_sign => true, closed => at, errors => wrong("words", "centres-words-empty"), ..report.clone() },
        ),
        page(
            "centres/report.html",
            "withdrawn",
            context! { withdrawn => at, can_write => false, countersign => "signed", ..report },
        ),
        page(
            "centres/reading.html",
            "",
            context! { path => "/centre/reports/CDFH2345", reference => "CDFH-2345", ..destination() },
        ),
        page(
            "centres/sent.html",
            "code",
            context! { reference => "CDFH-2345", code => CODE, is_urgent => true, finish => "/centre/drafts/CDFH2345" },
        ),
        page(
            "centres/sent.html",
            "no code",
            context! { reference => "CDFH-2345", code => nothing, is_urgent => false, finish => nothing },
        ),
        page(
            "answers/question.html",
            "quick",
            context! {
                frame => "centres/quick.html", question => "quick", number => "1", back => "/centre", title => "Quick send", hint => TYPED,
                own_heading => true, fields => none(), errors => none(), draft_number => "CDFH2345", as_is => TYPED, looked_at => TYPED,
            },
        ),
        page(
            "answers/question.html",
            "help",
            context! {
                frame => "centres/step.html", question => "why", number => "1", back => "/centre", title => "Why?", hint => TYPED,
                own_heading => true, fields => none(), errors => none(), path => "/centre/drafts/CDFH2345", draft => "CDFH-2345",
                help => context! { strands => [context! { name => "Race", takes_in => "Also skin colour" }], laws => [TYPED] },
            },
        ),
        page(
            "answers/goes_to.html",
            "at a centre",
            context! {
                frame => "centres/step.html", question => "goes-to", number => "4", path => "/centre/drafts/CDFH2345", draft => "CDFH-2345", back => "/centre", help => Value::from(()),
                ..destination()
            },
        ),
    ]
}

fn import(is_sent: Option<bool>, errors: Vec<Value>) -> Value {
    let trouble = context! { line => 2, number => TYPED, column => "what", reason => TYPED };
    let told = is_sent.map(|is_sent| context! {
        is_sent, is_another => !is_sent, digest => "00ff", ready => 3, already => 1, refused => 2, has_more => true, troubles => [trouble],
    });
    context! { told, errors, most => "10,000", columns => [context! { name => "what", question => TYPED, choices => "yes, no" }] }
}

fn paper() -> Value {
    let field =
        |name: &str, kind: &str, items: Vec<Value>| context! { name, kind, label => TYPED, items };
    let inner = field("day", "day", Vec::new());
    let item = context! { text => TYPED, reveals => [inner] };
    let fields = vec![
        field("when", "radios", vec![item]),
        field("more", "long", Vec::new()),
        field("line", "line", Vec::new()),
    ];
    let question = context! { question => "when", title => TYPED, hint => TYPED, fields };
    context! { stretches => [context! { name => "story", questions => [question] }] }
}

fn figures(days: Option<u64>) -> Value {
    context! { sent => 12, opened => 9, answered => 7, outcome => 2, waiting => 1, days, complete => Some("40 %"), back => 3 }
}

fn destination() -> Value {
    context! {
        goes_to => [context! { reason => TYPED }], oversight => Value::from(()), alone => false, told => told(),
    }
}

fn told() -> Value {
    [context! { slug => "what", question => "What happened?", under => Value::from(()), answers => [TYPED] }]
        .into_iter()
        .collect()
}

fn tasks(state: &str, waits: bool) -> Value {
    let task = |name: &str, href: Option<&str>| context! { name, state, href, waits };
    context! {
        path => "/centre/drafts/CDFH2345", draft => "CDFH-2345", ends_at => "7 December 2026 at 09:00", version => 2,
        tasks => [task("agreement", Some("/centre/drafts/CDFH2345/informed")), task("notes", None)], can_send => !waits, is_refused => !waits, is_sent => state == "some",
    }
}

/// The pages on which anybody finds a centre.
pub fn finding(language: Language) -> Vec<Page> {
    let day = |day, hours: Option<[&str; 2]>| context! { day, hours };
    let centre = |languages: &str, is_in_district: bool| {
        context! {
            slug => "one-centre", name => "One Centre", address => ["1 Invented Street", "Bangor"], postcode => "LL57 1DT", phone => "01632 960 001",
            hours => [day("mon", Some(["9am", "5pm"])), day("sun", None)], languages, access => [TYPED], strands => [TYPED], is_in_district, is_open => is_in_district, is_holiday => true, miles => is_in_district.then_some(2),
        }
    };
    let list = |name, found: Option<Vec<Value>>, errors: Vec<Value>| {
        page(
            language,
            "find/list.html",
            name,
            context! { near => TYPED, open => true, language => TYPED, access => "", strand => "race", accesses => ["step-free"], strands => ["race"], most => 2, found, errors },
        )
    };
    let one = context! { centre => centre("Welsh", true) };
    let picture = Value::from_safe_string(
        "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>".to_owned(),
    );
    vec![
        list("new", None, none()),
        list(
            "wrong",
            None,
            vec![error(language, "near", "centres-near-wrong")],
        ),
        list("none", Some(Vec::new()), none()),
        list(
            "some",
            Some(vec![centre("Welsh", true), centre("", false)]),
            none(),
        ),
        page(language, "find/one.html", "", one.clone()),
        page(
            language,
            "find/poster.html",
            "",
            context! { picture, address => "https://heard.example/centres/one-centre", ..one },
        ),
    ]
}

/// The pages of the force that looks after centres.
pub fn of_the_force(language: Language) -> Vec<Page> {
    let head = context! {
        staff => context! { name => "Lee", team => "Kent Police" }, team => "Kent Police", slug => "kent", has_people => true,
    };
    let page = |template, name, own: Value| {
        page(language, template, name, context! { ..own, ..head.clone() })
    };
    let nothing = Value::from(());
    let row = |accreditation, is_told: bool| {
        context! {
            slug => "one-centre", name => TYPED, accreditation, until => "2 May 2028", is_told, figures => figures(None),
            is_quiet => is_told, last => is_told.then_some("2 May 2026"),
        }
    };
    let one = context! {
        centre => "one-centre", name => TYPED, email => "desk@one.example", accreditation => "stands", from => "1 May 2026",
        until => "2 May 2028", is_suspended => false, is_told => true, key => "vouched",
        people => [person("Sana", "none"), person("Noor", "counts")], may_act => true,
        typed => context! { fingerprint => TYPED }, errors => none(), done => nothing, invited => nothing,
    };
    let wrong = vec![
        error(language, "fingerprint", "centres-fingerprint-wrong"),
        error(language, "from", "centres-from-empty"),
    ];
    vec![
        page(
            "centres/list.html",
            "some",
            context! { rows => [row("lapsed", false), row("stands", true)], may_speak => true },
        ),
        page(
            "centres/list.html",
            "none",
            context! { rows => none(), may_speak => false },
        ),
        page(
            "centres/new.html",
            "wrong",
            context! { typed => context! { name => TYPED }, errors => vec![error(language, "name", "centres-email-wrong"), error(language, "until", "centres-until-empty")] },
        ),
        page(
            "centres/registered.html",
            "",
            context! { name => TYPED, manager => "noor@one.example", centre => "one-centre", code => CODE },
        ),
        page(
            "centres/one.html",
            "vouched",
            context! { done => "vouched", ..one.clone() },
        ),
        page(
            "centres/one.html",
            "wrong",
            context! { key => "waits", errors => wrong, is_suspended => true, accreditation => "suspended", ..one.clone() },
        ),
        page(
            "centres/one.html",
            "invited",
            context! { invited => context! { email => "noor@one.example", code => CODE }, people => none(), key => "none", errors => vec![error(language, "manager", "centres-manager-wrong")], ..one },
        ),
    ]
}
