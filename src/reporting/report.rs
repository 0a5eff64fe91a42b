//! A report, made from answers: what the rest of the system may know of it in plain, and nothing more.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::agreed::Agreed;
use super::answers::Answers;
use super::cues::cues_in;
use super::fields::Made;
use super::ground::{Ground, team_slug};
use super::questions::{self, CLOSE, UNDER_18, happened_online, next_open, on_the_way};
use crate::directory::choices_of;
use crate::routing::{Decision, Flag};

/// A report ready to be sealed.
pub struct Report {
    /// The answers to the questions that concern the person, and to no others.
    pub answers: Answers,
    /// What it is filed as: one record, or one for each place where different people did it (domain 4.2, rule 9).
    pub records: Vec<Record>,
    /// Codes of the strands, at least one: `not-sure` where none was chosen (T-01).
    pub strands: Vec<String>,
    /// The month it happened, as `2026-11`, or `unknown`.
    pub month: String,
    /// The address that an acknowledgement may go to: only where the reporter is named and said it is safe.
    pub acknowledge_to: Option<String>,
    /// Whether an access code may be shown to whoever sends the report.
    pub gives_code: bool,
    /// What the person agreed to at a centre; none for a report that the public sent.
    pub agreed: Option<Agreed>,
    /// The word that the centre knows the person by: for the centre, and for nobody else.
    pub known_by: Option<Zeroizing<String>>,
}

/// One record that a report is filed as.
pub struct Record {
    /// Who owns it and why.
    pub decision: Decision,
    /// The slug of the team that owns it.
    pub team: String,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: u8,
    /// Machine-readable markers, worked out before sealing.
    pub flags: BTreeSet<String>,
}

/// Why answers are not a report yet.
#[derive(Debug, PartialEq, Eq)]
pub enum NotYet {
    /// This question on the way is not answered.
    Unanswered(&'static str),
    /// This service cannot take it.
    OutsideService,
    /// The person at a centre refused, and nothing says why it must be shared all the same.
    Refused,
}

impl Report {
    /// Makes a report of `answers`, without those to questions that no longer concern the person.
    ///
    /// # Errors
    /// [`NotYet`] where a question is still open.
    pub fn parse(answers: &Answers, ground: &Ground) -> Result<Self, NotYet> {
        let mut answers = pruned(answers, ground);
        let agreed = match ground.is_assisted {
            true => Some(Agreed::parse(&answers)?),
            false => None,
        };
        match &agreed {
            // What the police may know of the person, and how they reach them, follows from it.
            Some(agreed) => answers.put("identity", agreed.identity()),
            None => refuse_open(&answers, ground)?,
        }
        let known_by = take_known_by(&mut answers);
        let records = ground
            .decisions()
            .enumerate()
            .map(|(place, decision)| {
                Record::of(&answers, decision, place == 0).ok_or(NotYet::OutsideService)
            })
            .collect::<Result<Vec<_>, _>>()?;
        if records.is_empty() {
            return Err(NotYet::Unanswered(open_place(&answers, ground)));
        }
        Ok(Self {
            strands: strands(&answers),
            month: month(&answers),
            acknowledge_to: safe_email(&answers),
            gives_code: match &agreed {
                // Who sits at the desk is taken for the person themself where nobody said otherwise.
                Some(agreed) => {
                    agreed.keeps_code && (!answers.has("who") || is_safe_for_code(&answers))
                }
                None => is_safe_for_code(&answers),
            },
            records,
            agreed,
            known_by,
            answers,
        })
    }
}

/// Takes the word that a centre knows the person by out of the answers: the police could use it there.
fn take_known_by(answers: &mut Answers) -> Option<Zeroizing<String>> {
    let word = answers.text("keeps", "known-by");
    let known_by = (!word.is_empty()).then(|| Zeroizing::new(word.to_owned()));
    let kept = answers.choice("keeps").to_owned();
    if !kept.is_empty() {
        answers.put("keeps", [("keeps", kept.as_str())].into_iter().collect());
    }
    known_by
}

/// The question about the place that is still open where nobody can say yet who the report goes to.
fn open_place(answers: &Answers, ground: &Ground) -> &'static str {
    let way = ground.way(answers);
    let mut open = on_the_way(&way).filter(|question| !answers.has(question.slug));
    open.find(|question| SETTLES_PLACE.contains(&question.slug))
        .map_or("where", |question| question.slug)
}

fn refuse_open(answers: &Answers, ground: &Ground) -> Result<(), NotYet> {
    match next_open(&ground.way(answers)) {
        Some(open) => Err(NotYet::Unanswered(open.slug)),
        None => Ok(()),
    }
}

impl Record {
    fn of(answers: &Answers, decision: &Decision, is_first_place: bool) -> Option<Self> {
        let (urgency, flags) = urgency_and_flags(answers, decision, is_first_place);
        Some(Self {
            decision: decision.clone(),
            team: team_slug(decision)?,
            urgency,
            flags,
        })
    }
}

/// The questions that a destination waits for.
const SETTLES_PLACE: [&str; 6] = ["where", "transport", "place", "stop", "home", "which-place"];

/// The answers without those to questions that no longer concern the person.
pub fn pruned(answers: &Answers, ground: &Ground) -> Answers {
    let mut kept = answers.clone();
    // Each answer that goes can take others with it, so go on until nothing more goes.
    loop {
        let asked: Vec<_> = on_the_way(&ground.way(&kept))
            .map(|question| question.slug)
            .collect();
        if kept.keep_only(|slug| asked.contains(&slug)) == 0 {
            break;
        }
    }
    // Groups of another nation's list are no answer any more: ask again.
    kept.keep_only(|slug| is_in_its_lists(slug, answers, ground));
    // A choice between places that are not offered any more is no choice: ask again.
    for (question, site) in [
        ("which-place", &ground.place),
        ("which-other-place", &ground.other_place),
    ] {
        if !site.offers(kept.choice(question)) {
            kept.keep_only(|slug| slug != question);
        }
    }
    kept
}

/// Whether everything ticked for the question `slug` stands in the lists of the nation where it happened.
fn is_in_its_lists(slug: &str, answers: &Answers, ground: &Ground) -> bool {
    let question = questions::find(slug);
    let fields = question.into_iter().flat_map(|question| question.fields);
    let mut made = fields.filter_map(|field| field.kind.made());
    made.all(|made| match made {
        Made::Listed(list) => {
            let offered = choices_of(list, ground.nation, ground.today);
            answers.ticked(slug).all(|value| offered.contains(&value))
        }
        _ => true,
    })
}

/// Answers that mark a report: the question, what was chosen, the flag, and the least urgency that follows (T-01).
const MARKS: &[(&str, &[&str], &str, u8)] = &[
    ("know-them", CLOSE, "suspect-is-close", 0),
    (
        "before",
        &["same-people", "different-people"],
        "repeat-victim",
        0,
    ),
    ("age", UNDER_18, "child", 1),
    ("age", UNDER_18, "safeguarding", 1),
    ("harm", &["weapon"], "weapon", 2),
    ("harm", &["hurt"], "injury", 1),
    ("place-type", &["custody"], "custody", 0),
    ("place-type", &["school"], "school", 0),
    ("evidence", &["cameras"], "evidence-at-risk", 0),
    ("needs", &["interpreter"], "interpreter", 0),
    ("agrees", &["cannot-decide", "refused"], "safeguarding", 1),
    ("agrees", &["refused"], "not-agreed", 0),
];

fn urgency_and_flags(
    answers: &Answers,
    decision: &Decision,
    is_first_place: bool,
) -> (u8, BTreeSet<String>) {
    let mut flags: BTreeSet<String> = decision
        .also
        .iter()
        .map(|also| flag_code(also.flag).to_owned())
        .collect();
    let mut urgency = decision.urgency;
    let stories = [
        answers.choice("what"),
        answers.choice("why"),
        answers.text("translation", "words"),
    ];
    for cue in stories.iter().flat_map(|story| cues_in(story)) {
        urgency = urgency.max(cue.urgency);
        flags.insert(cue.name);
    }
    if happened_online(answers) {
        flags.insert("online".to_owned());
    }
    // The kind of place was asked of the first place alone.
    let of_this_place = |slug: &str| is_first_place || slug != "place-type";
    for (slug, given, flag, least) in MARKS.iter().filter(|(slug, ..)| of_this_place(slug)) {
        if answers.ticked(slug).any(|value| given.contains(&value)) {
            flags.insert((*flag).to_owned());
            urgency = urgency.max(*least);
        }
    }
    (urgency.min(3), flags)
}

/// The word for a flag of the router in the database and in wording keys.
fn flag_code(flag: Flag) -> &'static str {
    match flag {
        Flag::DangerNow => "danger-now",
        Flag::MayComeBack => "may-come-back",
        Flag::CounterTerrorism => "counter-terrorism",
        Flag::DefenceSite => "defence-site",
        Flag::CivilNuclearSite => "civil-nuclear-site",
        Flag::Safeguarding => "safeguarding",
        Flag::PoliceSubject => "police-subject",
        Flag::CyberEnabled => "online",
        Flag::Overseas => "overseas",
    }
}

/// The strand of a report where none was chosen.
pub const NOT_SURE: &str = "not-sure";

fn strands(answers: &Answers) -> Vec<String> {
    let mut strands: Vec<String> = answers.ticked("strands").map(str::to_owned).collect();
    if !answers.text("strands", "other-strand").is_empty() {
        strands.push("other".into());
    }
    if strands.is_empty() {
        strands.push(NOT_SURE.into());
    }
    strands
}

fn month(answers: &Answers) -> String {
    let part = |part: &str| answers.text("when", part).parse::<u16>().ok();
    match (answers.choice("when"), part("day-year"), part("day-month")) {
        ("exact", Some(year), Some(month)) => format!("{year:04}-{month:02}"),
        _ => "unknown".into(),
    }
}

/// The address that mail may go to: only where the reporter is named and said that it is safe (T-27).
pub fn safe_email(answers: &Answers) -> Option<String> {
    let is_safe = answers.choice("identity") == "yes" && answers.choice("email") == "yes";
    // Where others read it, or may, it is an address for the police to know of, and not to write to.
    let is_own = !["others", "not-sure"].contains(&answers.text("email", "readers"));
    let address = answers.text("email", "address");
    (is_safe && is_own && !address.is_empty()).then(|| address.to_owned())
}

/// Whoever types may be the one who hurt them: the code goes only to the one it is safe for.
fn is_safe_for_code(answers: &Answers) -> bool {
    let own = ["victim", "witness", "organisation"];
    own.contains(&answers.choice("who"))
        || (answers.choice("they-know") == "yes" && answers.choice("they-read") == "yes")
}
