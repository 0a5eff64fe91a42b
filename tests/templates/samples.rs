//! The pages with sample values, as the routes give them.

use std::fmt;
use std::sync::{Arc, LazyLock};

use heard::directory::support_for;
use heard::messages;
use heard::reporting::{Answers, Part, QUESTIONS, answered_in, tell};
use heard::web::{Fields, templates};
use heard::wording::{Language, Wording};
use jiff::civil::{Date, date};
use minijinja::{Environment, Value, context};

use super::{centres, files};

/// What somebody types who means no harm, and what somebody types who does.
pub const TYPED: &str = "They shouted.\nكسروا النافذة <script>alert(\"x\")</script>";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Public,
    Staff,
}

pub struct Page {
    pub template: &'static str,
    pub name: &'static str,
    pub language: Language,
    pub audience: Audience,
    pub text: String,
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}, {})",
            self.template,
            self.name,
            self.language.code()
        )
    }
}

static WORDING: LazyLock<Arc<Wording>> = LazyLock::new(|| Arc::new(Wording::embedded().unwrap()));
static TEMPLATES: LazyLock<Environment<'static>> =
    LazyLock::new(|| templates::environment(Arc::clone(&WORDING)));

const TODAY: Date = date(2026, 11, 24);

pub const CODE: &str = "7XK2 M4QP 0ABC W9TZ";

/// Every page in both languages.
pub fn pages() -> impl Iterator<Item = Page> {
    Language::ALL.into_iter().flat_map(|language| {
        let mut pages = journey(language);
        pages.extend(notices(language));
        pages.extend(status(language));
        pages.extend(files::public(language));
        pages.extend(centres::finding(language));
        pages.extend(centres::own(language));
        pages.extend(centres::of_the_force(language));
        pages.extend(accounts(language));
        pages.extend(triage(language));
        pages.extend(national(language));
        pages.extend(banners(language));
        pages.push(question(language, ["3", "", "2026"], "3 November"));
        pages
    })
}

pub fn page(language: Language, template: &'static str, name: &'static str, own: Value) -> Page {
    let for_staff = ["staff/", "national/", "banners/", "centres/"];
    let audience = if for_staff.iter().any(|folder| template.starts_with(folder)) {
        Audience::Staff
    } else {
        Audience::Public
    };
    let shared = context! { lang => language.code(), csrf => "the proof", demo => false, path => "/answers", frame => "answers/step.html" };
    let text = TEMPLATES
        .get_template(template)
        .unwrap()
        .render(context! { ..own, ..shared })
        .unwrap_or_else(|fault| panic!("{template} ({name}): {fault:#}"));
    Page {
        template,
        name,
        language,
        audience,
        text,
    }
}

/// What the site says of itself, before and after somebody has filled in who runs it.
fn notices(language: Language) -> Vec<Page> {
    let named = context! { name => "Reports <Trust>", contact => "privacy@reports.example" };
    let nobody = Value::from(());
    ["privacy/page.html", "accessibility/page.html"]
        .into_iter()
        .flat_map(|template| {
            [("named", &named), ("nobody", &nobody)]
                .map(|(name, operator)| page(language, template, name, context! { operator }))
        })
        .collect()
}

fn say(language: Language, key: &str) -> String {
    WORDING.say(language, key, &[])
}

pub fn error(language: Language, field: &str, key: &str) -> Value {
    context! { field, href => format!("#{field}"), text => say(language, key) }
}

pub fn none() -> Vec<Value> {
    Vec::new()
}

fn of_kind(kind: &str, name: &str, value: &str) -> Value {
    context! {
        kind, name, value, label => format!("{name}?"), hint => "A hint", most => 1_000,
        day => ["", "", ""], items => none(), error => Value::from(()),
    }
}

/// A page with every kind of field, some of them wrong.
pub fn question(language: Language, day: [&str; 3], time: &str) -> Page {
    let field = of_kind;
    let wrong = context! { field => "day", href => "#day-day", text => "Enter a real date" };
    let date = context! { day, error => wrong, ..field("day", "day", "") };
    let item = |value: &str, checked: bool, reveals: Vec<Value>| {
        context! { value, checked, reveals, text => format!("Choice {value}"), hint => "Its hint" }
    };
    let exact = item("exact", true, vec![date, field("line", "time", time)]);
    let places = [
        item("Hull, Kingston (Humberside Police)", false, none()),
        item("Hull, Frome", true, none()),
    ];
    let fields = vec![
        context! { items => [exact, item("not-sure", false, none())], ..field("radios", "when", "") },
        context! { items => places, ..field("radios", "which-place", "") },
        context! { items => [item("race", true, none()), item("age", false, none())], ..field("checkboxes", "strands", "") },
        context! { items => [item("Kent Police", true, none())], ..field("list", "employer", "") },
        field("long", "what", TYPED),
        field("long", "postal-address", TYPED),
        field("email", "address", "sam@example.org"),
        field("phone", "number", "0161 496 0000"),
        field("line", "name", "Sam"),
    ];
    let own = context! {
        question => "when", number => 5, back => "/answers/who", title => "When?", hint => none(), own_heading => false,
        fields, errors => [wrong],
    };
    page(
        language,
        "answers/question.html",
        "every kind of field",
        own,
    )
}

fn answers() -> Answers {
    let mut answers = Answers::default();
    for (slug, typed) in [
        ("danger", vec![("danger", "no")]),
        ("who", vec![("who", "victim")]),
        (
            "when",
            vec![
                ("when", "exact"),
                ("day-day", "3"),
                ("day-month", "11"),
                ("day-year", "2026"),
            ],
        ),
        ("what", vec![("what", TYPED)]),
        (
            "strands",
            vec![("strands", "race"), ("strands", "religion")],
        ),
        ("know-them", vec![]),
        (
            "trusted",
            vec![
                ("trusted-name", TYPED),
                ("trusted-contact", "0161 496 0000"),
                ("agreed", "yes"),
            ],
        ),
    ] {
        answers.put(slug, typed.into_iter().collect::<Fields>());
    }
    answers
}

fn journey(language: Language) -> Vec<Page> {
    let page = |template, name, own| page(language, template, name, own);
    let reason = "This will go to Kent Police because of where it happened.";
    let one =
        context! { reason, team => "Kent Police", hours => "A person there reads new reports." };
    let nothing = Value::from(());
    let goes_to = context! { goes_to => vec![one.clone()], oversight => nothing, alone => false };
    let both = context! { goes_to => vec![one.clone(), one], oversight => say(language, "routing-oversight-iopc"), alone => true };
    let notice = context! { number => 5, back => "/answers/where", errors => none() };
    let answers = answers();
    let given = QUESTIONS
        .iter()
        .copied()
        .filter(|question| answers.has(question.slug));
    let told = tell(given, &answers, &WORDING, language);
    let sent = context! {
        reference => "CDFH-2345", is_mailed => true, is_urgent => true, thanked => nothing, oversight => nothing,
        with => [context! { team => "Kent Police", reading => say(language, "answers-sent-reading-now") }],
        support => support_for(Some("wales"), &["lgbt".into(), "young".into()], TODAY),
    };
    let young = &support_for(Some("wales"), &["young".into()], TODAY)[1];
    vec![
        page(
            "answers/start.html",
            "first",
            context! { hours => 20, waits => "sent", action => "/centres/one-centre/start", with_centre => TYPED },
        ),
        page(
            "answers/start.html",
            "unfinished",
            context! { hours => 20, waits => "answers", action => "/answers" },
        ),
        page("answers/closed.html", "", context! {}),
        page(
            "answers/safe_first.html",
            "now",
            context! { danger => "now", ..notice.clone() },
        ),
        page(
            "answers/safe_first.html",
            "later",
            context! { danger => "may-come-back", ..notice.clone() },
        ),
        page(
            "answers/young.html",
            "",
            context! { services => young.services, ..notice.clone() },
        ),
        page(
            "answers/paper.html",
            "",
            context! {
                reference => "CDFH-2345", code => CODE, address => "https://reports.example/status",
                picture => Value::from_safe_string("<svg></svg>".into()),
            },
        ),
        page(
            "answers/goes_to.html",
            "a team",
            context! { ..goes_to.clone(), ..notice.clone() },
        ),
        page(
            "answers/goes_to.html",
            "no team",
            context! { goes_to => [context! { reason }], oversight => nothing, alone => false, ..notice.clone() },
        ),
        page(
            "answers/goes_to.html",
            "two teams",
            context! { ..both, ..notice.clone() },
        ),
        page("answers/complaint.html", "", notice.clone()),
        page(
            "answers/save.html",
            "",
            context! { back => "/answers/what", hours => 4, days => 7 },
        ),
        page(
            "answers/saved.html",
            "",
            context! { code => CODE, address => "https://reports.example/answers/return", days => 7 },
        ),
        page(
            "answers/return.html",
            "wrong",
            context! { code => TYPED, waits => "answers", errors => vec![error(language, "code", "answers-return-not-found")] },
        ),
        page(
            "answers/about_you.html",
            "",
            context! { fields => [of_kind("line", "ethnic-words", "")], errors => none() },
        ),
        page(
            "answers/check.html",
            "",
            context! { told, version => 7, back => "/answers/trusted", files => 2, unfinished => 1, ..goes_to.clone() },
        ),
        page(
            "answers/sent.html",
            "with a code",
            context! { code => CODE, ..sent.clone() },
        ),
        page(
            "answers/sent.html",
            "without",
            context! { code => Value::from(()), is_mailed => false, is_urgent => false, ..sent.clone() },
        ),
        page("answers/ended.html", "", context! {}),
        page(
            "answers/signpost.html",
            "",
            context! { message => say(language, "routing-outside-jersey") },
        ),
    ]
}

fn status(language: Language) -> Vec<Page> {
    let wrong = ["status-reference-wrong", "status-code-wrong"];
    let errors = [
        error(language, "reference", wrong[0]),
        error(language, "code", wrong[1]),
    ];
    let mut pages = vec![
        page(
            language,
            "status/form.html",
            "first",
            context! { reference => "ABC", message => "", other => false, errors => none() },
        ),
        page(
            language,
            "status/form.html",
            "wrong",
            context! { reference => "ABC", message => "", other => false, errors },
        ),
        page(
            language,
            "status/form.html",
            "time over",
            context! { reference => "ABC", message => TYPED, other => true, errors => vec![error(language, "reference", "status-time-over")] },
        ),
    ];
    let at = Some("23 November 2026 at 9am");
    let message = |is_own: bool, is_new: bool| context! { from => "From Kent Police", is_own, is_new, is_read => false, paragraphs => [TYPED] };
    for (state, opened, acknowledged, closed) in [
        ("unopened", None, None, None),
        ("opened", at, None, None),
        ("acknowledged", at, at, None),
        ("closed", at, at, at),
    ] {
        let is_busy = acknowledged.is_some();
        let own = context! {
            state, opened, acknowledged, closed, at, path => "/status/open?other=yes", files => "/status/files?other=yes", is_other => true,
            beside => opened.map(|_| context! { team => "Essex Police", path => "/status/open" }),
            stations => [context! { team => "Kent Police", at }, context! { team => "Essex Police", at }],
            reading => say(language, "answers-sent-reading-now"),
            promise => is_busy.then(|| say(language, "status-no-promise")),
            last_promise => is_busy.then(|| say(language, "status-no-promise")),
            messages => if is_busy { vec![message(false, true), message(true, false)] } else { Vec::new() },
            oversight => say(language, "routing-oversight-iopc"),
            withdrawn => closed, said => opened.map(|_| if is_busy { "sent" } else { "not-yet" }), typed => "", most => 5000, errors => none(),
        };
        pages.push(page(language, "status/status.html", state, own));
    }
    pages
}

fn accounts(language: Language) -> Vec<Page> {
    let page = |template, name, own| page(language, template, name, own);
    let error = |field, key| vec![error(language, field, key)];
    let picture = Value::from_safe_string(
        "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>".to_owned(),
    );
    let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    vec![
        page(
            "staff/sign_in.html",
            "first",
            context! { email => "", errors => none() },
        ),
        page(
            "staff/sign_in.html",
            "wrong",
            context! { email => "sam@example.org", errors => error("email", "staff-sign-in-wrong") },
        ),
        page("staff/code.html", "first", context! { errors => none() }),
        page(
            "staff/code.html",
            "wrong",
            context! { errors => error("code", "staff-code-wrong") },
        ),
        page(
            "staff/welcome.html",
            "first",
            context! { invitation => "", second => "", name => "", errors => none() },
        ),
        page(
            "staff/welcome.html",
            "wrong",
            context! { invitation => "7XK2", second => "9FQ4", name => "Sam", errors => error("password", "staff-welcome-password-too-easy") },
        ),
        page(
            "staff/second_factor.html",
            "",
            context! { picture, secret, errors => none() },
        ),
    ]
}

fn triage(language: Language) -> Vec<Page> {
    let staff = context! { name => "Sam Okafor", team => "Kent Police" };
    let at = "23 November 2026 at 9am";
    let row = |(urgency, state): (u8, &str)| {
        context! {
            urgency, state, reference => "CDFH2345", shown_reference => "CDFH-2345", received => at,
            strands => ["Race", "Religion"], flags => ["Weapon"], has_news => urgency == 2, due => (urgency > 0).then_some(at), due_step => (urgency > 1).then_some("Assess the risk"), risk => (urgency > 1).then_some("high"), is_paused => urgency == 1, is_to_review => urgency == 3, is_late => urgency == 1, reason => "", officer => (urgency > 1).then_some("Sam Okafor"),
        }
    };
    let rows: Vec<_> = [
        (3, "unopened"),
        (2, "opened"),
        (1, "acknowledged"),
        (0, "unopened"),
    ]
    .map(row)
    .into();
    let offered = [
        context! { reference => "CDFH2345", shown_reference => "CDFH-2345", from => "Essex Police", until => at },
    ];
    let queue = context! { staff, team => "Kent Police", slug => "kent", is_desk => false, done => Some("moved"), lists => [context! { word => "unopened", length => "12" }, context! { word => "mine", length => "100+" }, context! { word => "open", length => Value::from(()) }], offered, alarms => 0, teams => none(), fingerprint => "2F01 AA17 9C3D 0B44 12EE 7A90 C1D2 5E6F", read_out => "7Q2M 0KXA 33FD 9TZ1", has_people => true, has_banners => true, has_centres => true, takes_down => true };
    let answers = answers();
    let part = |part| tell(answered_in(part, &answers), &answers, &WORDING, language);
    let head = context! {
        centre => context! { name => TYPED, can_be_told => true }, withdrawn => Value::from(()), through_centre => true, assistance => part(Part::Assistance),
        staff, slug => "kent", is_owner => true, reference => "CDFH2345", shown_reference => "CDFH-2345",
        urgency => 3, received => at, channel => "counter", is_stopped => false, is_taken_down => true, strands => ["Race"], flags => ["Weapon"], closed => Value::from(()),
    };
    let message = |kind: &str| context! { kind, step => (kind == "note").then_some("Assess the risk"), name => "Sam Okafor", at, read => Value::from(()), paragraphs => [TYPED] };
    let typed = context! { form => "", template => "", words => "", days => "", note => "", to_centre => "", needs_more => true, reason => "", closing => "", refusal => "", officer => "", dismissed => false, dismissed_why => "" };
    let needed = |step: &str, done: bool, due: bool, is_late: bool| context! { step, title => "Assess the risk", answer => "Low", by => "Sam Okafor", done => done.then_some(at), due => due.then_some(at), is_late, stands_still => step == "contact", is_message => step == "update", has_page => step != "update" };
    let steps = context! {
        needed => [needed("assessment", true, true, true), needed("record", false, true, true), needed("contact", false, false, false), needed("update", false, true, false), needed("intelligence", false, false, false)],
        missing => [context! { step => "record", title => "Decide how it is recorded" }], may_dismiss => true, paused => at, clocks => "go-on", risk => "high", is_to_review => true, is_dismissed => false, last => context! { title => "Assess the risk", answer => "Low" },
    };
    let officer = context! { is_own => false, is_nobody => false, name => "Sam Okafor", before => "sam@example.org", own => "jo@example.org", others => [context! { email => "al@example.org", name => "Al" }] };
    let report = context! {
        reason => "This will go to Kent Police.", is_anonymous => false, contact => part(Part::Contact), account => part(Part::Account),
        people => part(Part::People), files => files::all_shown(), in_welsh => true, has_code => true, state => "opened", offer => Value::from(()),
        equality => Value::from(()), way => context! { known_as => Value::from(()), other => Value::from(()), tell_too => none(), crime_stays_with => Value::from(()), oversight => Value::from(()) },
        together => context! { of_victim => 2, linked => [context! { reference => "CDFH2346", shown_reference => "CDFH-2346", how => "The same victim" }], proposed => [1], has_more => false },
        officer, steps, risk => "high", crime_reference => "06/12345/26", is_desk => false, promise => Value::from(()), templates => messages::TEMPLATES, closings => messages::CLOSINGS, days => [1, 3], most => 5000,
        messages => ["from-team", "from-reporter", "note"].map(message), typed, errors => none(), done => "sent", ..head.clone()
    };
    let way = context! {
        known_as => "CDFH-2346", other => context! { team => "Essex Police", reference => "CDFH-2347" }, tell_too => ["Essex Police"],
        crime_stays_with => "Essex Police", oversight => say(language, "routing-oversight-iopc"),
    };
    let offer = context! { from => "Kent Police", to => "Essex Police", until => at };
    let nothing = Value::from(());
    let page = |template, name, own| page(language, template, name, own);
    let member = |name: &str, role: &str, has_keys: bool| {
        context! { name, role, has_keys, looks_after => ["steward", "manager"].contains(&role), email => format!("{name}@kent.example"), is_self => name == "Nia", help_asked_by => if name == "Lee" { Some("other") } else { None } }
    };
    let people = context! {
        staff, is_centre => false, team => "Kent Police", slug => "kent", holds_keys => true, errors => none(), invited => nothing,
        typed_email => "", typed_role => "", typed_person => "", read_out => "", roles => ["officer", "lead", "steward"],
        members => [member("Nia", "steward", true), member("Lee", "officer", false)],
        open => [context! { email => "sam@kent.example", role => "officer", until => at }],
    };
    let session = |is_this: bool| context! { made => at, seen => at, is_this };
    let mut pages = vec![
        page(
            "staff/account.html",
            "",
            context! { staff, slug => "kent", sessions => [session(true), session(false)] },
        ),
        page("staff/people.html", "full", people.clone()),
        page(
            "staff/people.html",
            "invited",
            context! { invited => context! { email => "sam@kent.example", code => "7Q2M 0KXA 33FD 9TZ1", is_help => true }, ..people.clone() },
        ),
        page(
            "staff/people.html",
            "wrong",
            context! {
                typed_person => "Lee@kent.example", read_out => "7Q2M", errors => vec![error(language, "read-out", "staff-people-read-out-wrong")],
                ..people.clone()
            },
        ),
        page(
            "staff/people.html",
            "without keys",
            context! { holds_keys => false, ..people.clone() },
        ),
        page(
            "staff/people.html",
            "centre",
            context! { is_centre => true, roles => ["worker", "manager"], members => [member("Nia", "manager", true)], open => none(), ..people.clone() },
        ),
        page(
            "staff/person_remove.html",
            "",
            context! { staff, team => "Kent Police", slug => "kent", name => "Lee", email => "lee@kent.example" },
        ),
        page(
            "answers/question.html",
            "by staff",
            context! {
                staff, team => "Kent Police", slug => "kent", frame => "staff/take_down.html", question => "by-staff", number => "1", back => "/queue",
                title => "Take a report down", hint => TYPED, own_heading => true, fields => none(), errors => none(), draft => CODE, as_is => TYPED,
            },
        ),
        page(
            "answers/question.html",
            "shared on",
            context! {
                frame => "staff/shared_on.html", written => 2, question => "shared-on", number => "1", back => "/reports/CDFH2345", title => "For whose sake?", hint => TYPED,
                own_heading => true, fields => none(), errors => none(), ..head.clone()
            },
        ),
        page(
            "staff/links.html",
            "decide",
            context! {
                together => context! {
                    of_victim => 2, has_more => true, linked => [context! { reference => "CDFH2346", shown_reference => "CDFH-2346", how => "The same victim" }],
                    proposed => [context! { reference => "CDFH2347", shown_reference => "CDFH-2347", state => "opened", received => at, common => ["the same phone number"] }],
                },
                answers => ["same-victim", "not-linked"], typed => context! { other => TYPED, answer => "" }, done => "linked",
                errors => vec![error(language, "other", "links-other-unknown")], ..head.clone()
            },
        ),
        page(
            "staff/links.html",
            "none",
            context! { together => nothing, answers => ["same-victim", "not-linked"], typed => context! { other => "", answer => "" }, done => nothing, errors => none(), ..head.clone() },
        ),
        page(
            "staff/shift.html",
            "full",
            context! {
                staff, slug => "kent", team => "Kent Police", is_desk => false, hours => 12, choices => [12, 8], done => "given-all", typed => context! { from => "", to => "" },
                lists => [context! { word => "urgent", has_more => true, rows => rows.clone() }, context! { word => "due", has_more => false, rows => none() }],
                people => [context! { email => "sam@example.org", name => "Sam Okafor", has_keys => true }, context! { email => "al@example.org", name => "Al", has_keys => false }],
                errors => vec![error(language, "to", "shift-to-empty")],
            },
        ),
        page(
            "staff/search.html",
            "found",
            context! {
                staff, slug => "kent", team => "Kent Police", typed => TYPED, unopened => "3", is_found => true, has_more => true, errors => none(),
                rows => [context! { reference => "CDFH2347", shown_reference => "CDFH-2347", state => "opened", received => at, common => ["the same phone number"] }],
            },
        ),
        page(
            "staff/search.html",
            "first",
            context! { staff, slug => "kent", team => "Kent Police", typed => "", unopened => "100+", is_found => false, has_more => false, rows => none(), errors => vec![error(language, "for", "links-search-empty")] },
        ),
        page(
            "staff/step.html",
            "assessment",
            context! {
                step => "assessment", title => "Assess the risk", hint => "Each answer counts.", may => true, others => none(), before => Value::from(()), contact => none(), seen => "2", choices => none(), has_reference => false, most => 5000,
                questions => [context! { word => "worse", text => "Has it become worse?", value => "yes", answers => [context! { value => "no", text => "No" }, context! { value => "yes", text => "Yes" }] }],
                levels => [context! { value => "low", text => "Low" }], typed => context! { answer => "", level => "", reference => "", why => TYPED }, errors => none(), ..head.clone()
            },
        ),
        page(
            "staff/step.html",
            "record",
            context! {
                step => "record", title => "Decide how it is recorded", hint => "Within 24 hours.", may => true, others => none(), before => Value::from(()), contact => none(), seen => "2", has_reference => true, most => 5000, questions => none(), levels => none(),
                choices => [context! { value => "crime", text => "Crime", hint => context! { text => "You will be asked for its number" } }, context! { value => "incident", text => "Incident" }],
                typed => context! { answer => "crime", level => "", reference => TYPED, why => "" }, errors => vec![error(language, "reference", "steps-reference-empty")], ..head.clone()
            },
        ),
        page(
            "staff/step.html",
            "not theirs",
            context! {
                step => "review", title => "Another supervisor", hint => "Read it.", may => false, others => ["Jo Hale"], before => context! { answer => "More must be done first", by => "Al", at }, contact => part(Part::Contact), seen => "2", choices => none(), has_reference => false, most => 5000, questions => none(), levels => none(),
                typed => context! { answer => "", level => "", reference => "", why => "" }, errors => none(), ..head.clone()
            },
        ),
        page(
            "staff/taken_down.html",
            "code",
            context! { staff, team => "Kent Police", slug => "kent", reference => "CDFH2345", shown_reference => "CDFH-2345", code => CODE, with => ["Kent Police"], is_ours => true, is_urgent => true },
        ),
        page(
            "staff/taken_down.html",
            "elsewhere",
            context! { staff, team => "Kent Police", slug => "kent", reference => "CDFH2345", shown_reference => "CDFH-2345", code => nothing, with => ["Kent Police"], is_ours => false, is_urgent => false },
        ),
        page(
            "staff/queue.html",
            "full",
            context! { rows, shown => "unopened", next => "CDFH2345", ..queue.clone() },
        ),
        page(
            "staff/queue.html",
            "desk",
            context! { rows, alarms => 2, is_desk => true, teams => [context! { slug => "desk", name => "Desk" }], shown => "open", next => nothing, ..queue.clone() },
        ),
        page(
            "staff/queue.html",
            "empty",
            context! { rows => none(), shown => "unopened", next => nothing, ..queue.clone() },
        ),
        page(
            "staff/report.html",
            "new",
            context! { acknowledged => nothing, way, equality => part(Part::People), ..report.clone() },
        ),
        page(
            "staff/report.html",
            "acknowledged",
            context! { acknowledged => at, state => "acknowledged", promise => context! { day => "3 December 2026", is_overdue => true }, ..report.clone() },
        ),
        page(
            "staff/report.html",
            "offered away",
            context! { acknowledged => at, state => "acknowledged", has_code => false, offer => offer.clone(), ..report.clone() },
        ),
        page(
            "staff/report.html",
            "offered to us",
            context! { acknowledged => at, is_owner => false, offer, ..report.clone() },
        ),
        page(
            "staff/report.html",
            "closed",
            context! { acknowledged => at, state => "closed", closed => at, ..report.clone() },
        ),
        page(
            "staff/report.html",
            "nothing written",
            context! { acknowledged => at, state => "acknowledged", errors => vec![error(language, "words", "staff-message-empty")], ..report.clone() },
        ),
        page(
            "staff/move.html",
            "of a force",
            context! { is_desk => false, choices => [context! { value => "kent", text => "Kent Police", selected => false }], found => nothing, place => "", why => "", most => 5000, acknowledged => at, errors => none(), ..head.clone() },
        ),
        page(
            "staff/move.html",
            "of the desk",
            context! { is_desk => true, choices => [context! { value => "kent", text => "Kent Police", selected => true }], found => context! { told => "Kent.", choices => ["Strood, Medway (Kent Police)"] }, place => "ME1", why => TYPED, most => 5000, acknowledged => at, errors => vec![error(language, "team", "staff-move-team-empty")], ..head.clone() },
        ),
        page(
            "staff/history.html",
            "",
            context! { rows => [context! { at, who => "Sam Okafor", what => "Offered it", team => "Essex Police", about => "Jo Hale", step => "(Assess the risk: Low)" }], is_whole => false, acknowledged => at, ..head.clone() },
        ),
        page(
            "staff/closed.html",
            "no key yet",
            context! { why => "no-key-yet", acknowledged => nothing, ..head.clone() },
        ),
        page(
            "staff/closed.html",
            "changed",
            context! { why => "changed", acknowledged => nothing, ..head.clone() },
        ),
    ];
    pages.extend(files::staff(language, &head));
    pages
}

/// Banners as their authors write them and as the public sees them.
fn banners(language: Language) -> Vec<Page> {
    let page = |template, name, own| page(language, template, name, own);
    let at = "23 November 2026 at 09:00";
    let head = context! {
        staff => context! { name => "Sam Okafor", team => "Kent Police" },
        team => "Kent Police", slug => "kent", has_people => true,
    };
    let words = context! { heading => TYPED, paragraphs => [TYPED, "101"] };
    let banner = context! {
        id => "018f", area => "Thanet", in_english => words, in_welsh => words,
        from => at, until => at, by => "Sam <Okafor>", ended => at, ended_by => "Asha Patel",
    };
    let ran_out = context! { ended => Value::from(()), ..banner.clone() };
    let list = context! { shown => [banner.clone(), banner.clone()], over => [banner, ran_out], may_speak => true, done => "shown", ..head.clone() };
    let empty = context! { shown => none(), over => none(), may_speak => false, done => Value::from(()), ..list.clone() };
    let fields = [
        "area",
        "heading-en",
        "text-en",
        "heading-cy",
        "text-cy",
        "until-day",
        "until-month",
        "until-year",
        "hour",
    ];
    let typed: Value = fields.map(|name| (name, TYPED)).into_iter().collect();
    let form = |is_desk: bool, errors: Vec<Value>| {
        context! {
            choices => [context! { value => "force:kent", text => "All of the area of Kent Police" }],
            hours => [context! { value => "18", text => "18:00" }],
            typed, is_desk, errors, most_heading => 80, most_text => 600, most_paragraphs => 5, most_days => 30, ..head.clone()
        }
    };
    let wrong = [
        "area",
        "heading-en",
        "text-en",
        "heading-cy",
        "text-cy",
        "hour",
    ]
    .map(|field| error(language, field, &format!("banners-{field}-empty")));
    let notice =
        context! { heading => TYPED, paragraphs => [TYPED], by => "Kent Police, 23 November 2026" };
    let notices = context! { title => say(language, "banners-public-title"), each => [notice.clone(), notice] };
    let check = context! { area => "Thanet", until => at, in_english => notices, in_welsh => notices, typed, ..head.clone() };
    vec![
        page("banners/list.html", "full", list),
        page("banners/list.html", "empty", empty),
        page("banners/form.html", "new", form(false, none())),
        page("banners/form.html", "wrong", form(true, wrong.into())),
        page("banners/check.html", "both", check),
        page("home/page.html", "with banners", context! { notices }),
    ]
}

fn national(language: Language) -> Vec<Page> {
    let page = |template, name, own| page(language, template, name, own);
    let at = "23 November 2026 at 09:00";
    let head = context! { staff => context! { name => "Sam Okafor", team => "National desk" }, slug => "national-desk" };
    let alarms = [
        "no-usable-key",
        "key-refused",
        "would-not-open",
        "urgent-unopened",
        "dead-letter",
    ]
    .map(|kind| {
        context! { id => kind, kind, team => "Kent Police", reference => Value::from(()), at }
    });
    let board = context! {
        files_given => 3, files_stored => 2, files_missing => 1,
        scanner => true, files_waiting => 2, files_waiting_since => "23 November 2026 at 09:00",
        accepted => 12, owned => 12, is_even => true, letters => 20, sent => 18, waiting => 1, dead => 1, mail_is_even => true, alarms => none(),
        teams => [context! { name => "Kent Police", slug => "kent", unopened => 3, open => 4, closed => 5 }], ..head.clone()
    };
    let kinds = [
        "acknowledgement",
        "news",
        "bell",
        "urgent-bell",
        "still-unopened",
        "reporter-wrote",
        "offer",
        "urgent-offer",
        "second-code",
        "alarm",
    ];
    let letters = kinds.map(|kind| context! { kind, team => "Kent Police", reference => "CDFH-2345", attempts => 2, fault => "refused", at });
    let row = context! { reference => "CDFH-2345", team => "Kent Police", state => "opened", urgency => 2, at };
    vec![
        page("national/board.html", "well", board.clone()),
        page(
            "national/board.html",
            "not well",
            context! { alarms, owned => 11, is_even => false, mail_is_even => false, ..board },
        ),
        page(
            "national/mail.html",
            "full",
            context! { state => "dead", rows => letters, ..head.clone() },
        ),
        page(
            "national/mail.html",
            "empty",
            context! { state => "sent", rows => none(), ..head.clone() },
        ),
        page(
            "national/team.html",
            "",
            context! { team => "Kent Police", rows => vec![row.clone()], ..head.clone() },
        ),
        page(
            "national/astray.html",
            "",
            context! { rows => [row], ..head.clone() },
        ),
        page(
            "national/files.html",
            "",
            context! { rows => [context! { reference => "CDFH-2345", team => "Kent Police", missing => 1 }], ..head },
        ),
    ]
}
