//! Every way through the questions ends where it should, and no answer that became hidden is filed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use heard::directory::{Directory, choices_of};
use heard::reporting::{
    Answers, Field, Gazetteer, Ground, Kind, Made, NotYet, QUESTIONS, Question, Report, Site,
    next_open, on_the_way, pruned,
};
use heard::routing::{Owner, Places, Postcodes};
use heard::web::Fields;
use proptest::prelude::*;

struct Lists {
    directory: Directory,
    postcodes: Postcodes,
    places: Places,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let today = jiff::civil::date(2026, 11, 23);
    let directory = Directory::embedded().with_joined(|_| Some(today));
    let places = Places::embedded(&directory);
    Lists {
        directory,
        postcodes: Postcodes::embedded(),
        places,
    }
});

fn ground(answers: &Answers) -> Ground {
    let lists = &*LISTS;
    Ground::of(
        answers,
        Gazetteer {
            directory: &lists.directory,
            postcodes: &lists.postcodes,
            places: &lists.places,
            today: jiff::civil::date(2026, 11, 23),
        },
    )
}

/// Enough for a choice and another that it reveals.
const CHOICES: usize = 400;

/// Places of every kind: one force, several, in doubt, outside the service, nothing typed.
const PLACES: [&str; 8] = [
    "", "M1 1AE", "LA6", "Newport", "BT1 1AA", "JE2 3AB", "Salford", "EH1",
];

/// Some answer to `question`, chosen by `choice`; the same for the same choice.
fn some_answer(question: &Question, choice: usize, here: &Ground) -> Fields {
    let mut fields = Fields::default();
    for field in question.fields {
        // Whatever need not be answered is sometimes passed over.
        // The highest choices pass over what need not be answered.
        if field.required || choice < CHOICES * 9 / 10 {
            fill(field, choice, here, &mut fields);
        }
    }
    fields
}

fn fill(field: &Field, choice: usize, here: &Ground, fields: &mut Fields) {
    match &field.kind {
        Kind::OneOf(choices) | Kind::AnyOf(choices) => {
            let chosen = &choices[choice % choices.len()];
            fields.add(field.name, chosen.value);
            for more in chosen.reveals {
                fill(more, choice / choices.len(), here, fields);
            }
        }
        Kind::OneOfMade(made) | Kind::AnyOfMade(made) => {
            let offered = offered(*made, here);
            if let Some(value) = offered.get(choice % offered.len().max(1)) {
                fields.add(field.name, value);
            }
        }
        _ if ["place", "stop", "home", "other-place"].contains(&field.name) => {
            // Only a place that must be named is never empty.
            let places = if field.required {
                &PLACES[1..]
            } else {
                &PLACES[..]
            };
            fields.add(field.name, places[choice % places.len()]);
        }
        _ => fields.add(field.name, &format!("typed-{}-{choice}", field.name)),
    }
}

/// What a person is offered for `made`.
fn offered(made: Made, here: &Ground) -> Vec<String> {
    let words = |site: &Site| {
        let choices = site.choices.iter();
        choices.map(|choice| choice.words.clone()).collect()
    };
    let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
    match made {
        Made::Places => words(&here.place),
        Made::OtherPlaces => words(&here.other_place),
        Made::Forces => owned(vec!["Kent Police", "Police Scotland"]),
        Made::Strands => owned(STRANDS.into()),
        Made::Listed(list) => owned(choices_of(list, here.nation, here.today)),
    }
}

/// Strands of the nations.
const STRANDS: [&str; 6] = [
    "race",
    "religion",
    "sectarian",
    "disability",
    "sexual-orientation",
    "age",
];

/// How a journey can end.
#[derive(Debug, PartialEq, Eq)]
enum End {
    CheckAnswers,
    Signpost,
}

/// How somebody begins: on the page of a centre or elsewhere.
fn begun(choices: &[usize]) -> Answers {
    let mut answers = Answers::default();
    if choices.iter().sum::<usize>() % 2 == 1 {
        answers.ask("with-centre");
    }
    answers
}

/// Answers whatever is asked, in order, until nothing is open; gives where that ends.
fn walk(mut answers: Answers, choices: &[usize]) -> (Answers, End) {
    // Each question can be open twice at the most: when first asked, and after a place that names nothing.
    for step in 0..QUESTIONS.len() * 3 {
        let here = ground(&answers);
        if here
            .decision()
            .is_some_and(|decided| decided.owner == Owner::OutsideService)
        {
            return (answers, End::Signpost);
        }
        let Some(question) = next_open(&here.way(&answers)) else {
            return (answers, End::CheckAnswers);
        };
        let choice = choices[step % choices.len()];
        answers.put(question.slug, some_answer(question, choice, &here));
        answers = pruned(&answers, &ground(&answers));
    }
    panic!("the journey does not end");
}

fn choices() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0usize..CHOICES, 8..40)
}

proptest! {
    #[test]
    fn every_way_through_the_questions_ends_at_check_answers_or_a_signpost(choices in choices()) {
        let (answers, end) = walk(begun(&choices), &choices);
        let here = ground(&answers);
        match end {
            End::CheckAnswers => prop_assert!(Report::parse(&answers, &here).is_ok()),
            End::Signpost => prop_assert!(Report::parse(&answers, &here).is_err()),
        }
    }

    #[test]
    fn after_any_change_nothing_that_is_not_asked_any_more_is_filed(
        first in choices(), changed in 0..QUESTIONS.len(), choice in 0usize..CHOICES, second in choices(),
    ) {
        let (mut answers, _) = walk(begun(&first), &first);
        let question = &QUESTIONS[changed];
        let here = ground(&answers);
        prop_assume!((question.asked)(&here.way(&answers)));
        answers.put(question.slug, some_answer(question, choice, &here));
        let (answers, end) = walk(pruned(&answers, &ground(&answers)), &second);
        let here = ground(&answers);
        if end == End::CheckAnswers {
            let report = Report::parse(&answers, &here).ok().unwrap();
            let way = here.way(&report.answers);
            let asked: Vec<_> = on_the_way(&way).map(|question| question.slug).collect();
            for question in QUESTIONS.iter() {
                prop_assert!(!report.answers.has(question.slug) || asked.contains(&question.slug), "{}", question.slug);
            }
            for (slug, list) in [("group-1", "race-group"), ("group-2", "religion-group"), ("group-6", "age-group")] {
                let offered = choices_of(list, here.nation, here.today);
                prop_assert!(report.answers.ticked(slug).all(|value| offered.contains(&value)), "{}", list);
            }
            let named = report.answers.choice("identity") == "yes";
            prop_assert!(named || report.acknowledge_to.is_none());
            prop_assert!(!report.answers.choice("who").is_empty() || !report.gives_code);
            if ["partner", "family", "carer"].contains(&report.answers.choice("know-them")) {
                for closed in ["letter", "visit", "texts", "voicemail"] {
                    prop_assert!(!report.answers.has(closed), "{}", closed);
                }
            }
        }
    }

    #[test]
    fn a_report_with_an_open_question_is_not_sent(choices in choices(), missing in 0..QUESTIONS.len()) {
        let (mut answers, end) = walk(Answers::default(), &choices);
        prop_assume!(end == End::CheckAnswers);
        let gone = QUESTIONS[missing].slug;
        prop_assume!(answers.has(gone));
        answers.keep_only(|slug| slug != gone);
        let refused = Report::parse(&answers, &ground(&answers)).err();
        prop_assert!(matches!(refused, Some(NotYet::Unanswered(_))));
    }
}

#[test]
fn every_choice_of_every_question_can_be_reached() {
    let mut reached = BTreeSet::new();
    for seed in 0..1_500 {
        let choices = mixed(seed);
        let (answers, _) = walk(begun(&choices), &choices);
        for question in QUESTIONS.iter() {
            if let Some(given) = answers.of(question.slug) {
                reached.insert((question.slug, String::new()));
                reached.extend(
                    given
                        .each()
                        .map(|(_, value)| (question.slug, value.to_owned())),
                );
            }
        }
    }
    let mut all = BTreeSet::new();
    for question in QUESTIONS.iter() {
        all.insert((question.slug, String::new()));
        let values = question.fields.iter().flat_map(values_of);
        all.extend(values.map(|value| (question.slug, value.to_owned())));
    }
    assert!(all.len() > 80);
    let missed: Vec<_> = all.difference(&reached).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// All that can be chosen in a field, and in the fields that its choices reveal.
fn values_of(field: &Field) -> Vec<&'static str> {
    let (Kind::OneOf(choices) | Kind::AnyOf(choices)) = &field.kind else {
        return Vec::new();
    };
    let revealed = choices.iter().flat_map(|choice| choice.reveals);
    choices
        .iter()
        .map(|choice| choice.value)
        .chain(revealed.flat_map(values_of))
        .collect()
}

/// Forty numbers that differ from seed to seed without a pattern, the same in every run.
fn mixed(seed: u64) -> Vec<usize> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    (0..40u64)
        .map(|step| {
            let mut hash = DefaultHasher::new();
            (seed, step).hash(&mut hash);
            (hash.finish() % CHOICES as u64) as usize
        })
        .collect()
}

#[test]
fn which_place_is_meant_is_asked_again_when_the_places_are_others() {
    let one = |slug: &str, value: &str| [(slug, value)].into_iter().collect();
    let mut answers = Answers::default();
    answers.put("where", one("where", "place"));
    answers.put("place", one("place", "LA6"));
    let first = ground(&answers).place.choices[0].words.clone();
    answers.put("which-place", one("which-place", &first));
    assert!(pruned(&answers, &ground(&answers)).has("which-place"));
    answers.put("place", one("place", "Newport"));
    assert!(!pruned(&answers, &ground(&answers)).has("which-place"));
}
