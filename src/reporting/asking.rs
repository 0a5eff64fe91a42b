//! A question's page: the question in words, what was typed, and what to do about it.

use std::sync::Arc;

use minijinja::{Value, context};

use super::answers::Answers;
use super::destination::destination;
use super::fields::{Made, MadeChoice, Offered};
use super::ground::{Choice, Gazetteer, Ground, Site};
use super::journey::START;
use super::look::Look;
use super::questions::{Question, on_the_way};
use super::view::{self, Words};
use crate::banners::notices_at;
use crate::db::TeamId;
use crate::directory::{self, Directory, Force, Team};
use crate::routing::{Decision, Reason};
use crate::web::{FieldError, Fields, Page, Problem, Visit};
use crate::wording::Language;

const QUESTION: &str = "answers/question.html";
/// The questions whose words differ with the law of the nation where it happened.
const WORDED_BY_NATION: [&str; 1] = ["identity"];

/// The lists that places are looked up in, held for one request.
pub struct Lists<'a> {
    visit: &'a Visit<'a>,
    directory: Arc<Directory>,
}

impl<'a> Lists<'a> {
    /// The lists as they are now.
    pub fn of(visit: &'a Visit<'_>) -> Self {
        Self {
            visit,
            directory: visit.portal.directory(),
        }
    }

    /// The lists, for a look-up.
    pub fn gazetteer(&self) -> Gazetteer<'_> {
        Gazetteer {
            directory: &self.directory,
            postcodes: &self.visit.portal.postcodes,
            places: &self.visit.portal.places,
            today: self.visit.portal.clock.now().in_london().date(),
        }
    }
}

/// Where the pages of questions stand, and in which frame.
pub struct Frame {
    /// What the path of each question's page begins with.
    pub base: String,
    /// The path of the page before the first.
    pub first: String,
    /// The template around each question.
    pub template: &'static str,
    /// What that template is given besides; nothing for the public.
    pub head: Option<Value>,
}

impl Frame {
    /// The pages of the public.
    pub fn public() -> Self {
        Self {
            base: START.into(),
            first: START.into(),
            template: "answers/step.html",
            head: None,
        }
    }

    /// The path of the page of `question`.
    pub fn page_of(&self, question: &Question) -> String {
        format!("{}/{}", self.base, question.slug)
    }
}

/// A question about to be shown.
pub struct Asking<'a> {
    /// Where its page stands.
    pub frame: &'a Frame,
    /// The person's request.
    pub visit: &'a Visit<'a>,
    /// Where places are looked up.
    pub lists: &'a Lists<'a>,
    /// The answers so far.
    pub answers: &'a Answers,
    /// What is known of the place.
    pub ground: &'a Ground,
}

/// Where a question stands on its person's way.
struct Step {
    number: String,
    back: String,
}

impl Asking<'_> {
    /// The question's page, with what was `typed` and what to do about it.
    ///
    /// # Errors
    /// The database's fault, or a template's.
    pub async fn page(
        &self,
        question: &'static Question,
        typed: &Fields,
        errors: &[FieldError],
    ) -> Result<Page, Problem> {
        let step = self.step(question);
        // Pages with a head of their own are printed for each person anew.
        if errors.is_empty()
            && self.frame.head.is_none()
            && let Some(look) = Look::of(question, typed)
        {
            return self.printed(question, typed, &look, &step);
        }
        let (template, own) = match question.slug {
            "safe-first" => {
                let danger = self.answers.choice("danger");
                ("answers/safe_first.html", context! { danger })
            }
            "young" => ("answers/young.html", self.young()),
            "complaint" => ("answers/complaint.html", context! {}),
            "goes-to" => ("answers/goes_to.html", self.destination().await?),
            _ => (QUESTION, context! {}),
        };
        let made = self.made_for(question).await?;
        let asked = self.asked(question, &made, typed, errors, &step);
        let own = context! { ..asked, ..own };
        match &self.frame.head {
            Some(head) => Page::render(self.visit, template, context! { ..own, ..head.clone() }),
            None => Page::render(self.visit, template, own),
        }
    }

    /// The page of a question that has few looks: printed once for each of them.
    fn printed(
        &self,
        question: &'static Question,
        typed: &Fields,
        look: &Look,
        step: &Step,
    ) -> Result<Page, Problem> {
        let mut texts = vec![step.number.as_str(), step.back.as_str()];
        texts.extend(look.boxes.iter().map(|name| typed.text(name)));
        let key = match WORDED_BY_NATION.contains(&question.slug) {
            true => format!("{} {}", look.key, self.ground.nation),
            false => look.key.clone(),
        };
        Page::printed(self.visit, QUESTION, &key, &texts, |slots| {
            let [number, back, typed @ ..] = slots else {
                return context! {};
            };
            let step = Step {
                number: number.clone(),
                back: back.clone(),
            };
            self.asked(question, &[], &look.with_texts(typed), &[], &step)
        })
    }

    /// What the template of a question is given.
    fn asked(
        &self,
        question: &'static Question,
        made: &[(Made, Vec<MadeChoice>)],
        typed: &Fields,
        errors: &[FieldError],
        step: &Step,
    ) -> Value {
        let words = Words {
            wording: &self.visit.portal.wording,
            language: self.visit.language,
            slug: question.slug,
            nation: self.ground.nation,
        };
        let today = self.lists.gazetteer().today;
        let offered = Offered { made, today };
        let fields = view::fields(question, typed, errors, &offered, &words);
        let errors: Vec<_> = errors.iter().map(|error| words.error(error)).collect();
        context! {
            frame => self.frame.template,
            is_shared => self.frame.head.is_some(),
            question => question.slug,
            number => step.number,
            back => step.back,
            title => words.title(),
            hint => words.title_hint(),
            own_heading => question.fields.iter().all(|field| field.name != question.slug),
            fields,
            errors,
        }
    }

    /// The question as paper asks it: its words, its boxes and its lines.
    ///
    /// # Errors
    /// The database's fault.
    pub async fn on_paper(&self, question: &'static Question) -> Result<Value, Problem> {
        let step = Step {
            number: String::new(),
            back: String::new(),
        };
        let made = self.made_for(question).await?;
        Ok(self.asked(question, &made, &Fields::default(), &[], &step))
    }

    /// Where the page of `question` stands on its person's way, for its template.
    pub fn where_it_stands(&self, question: &Question) -> Value {
        let step = self.step(question);
        context! { number => step.number, back => step.back }
    }

    fn step(&self, question: &Question) -> Step {
        let way = self.ground.way(self.answers);
        let before: Vec<_> = on_the_way(&way)
            .take_while(|other| other.slug != question.slug)
            .collect();
        Step {
            number: (before.len() + 1).to_string(),
            back: before.last().map_or_else(
                || self.frame.first.clone(),
                |earlier| self.frame.page_of(earlier),
            ),
        }
    }

    /// The choices of `question` that do not stand in the table of questions.
    ///
    /// # Errors
    /// The database's fault.
    pub async fn made_for(
        &self,
        question: &Question,
    ) -> Result<Vec<(Made, Vec<MadeChoice>)>, Problem> {
        let mut all = Vec::new();
        for made in question.fields.iter().filter_map(|field| field.kind.made()) {
            let choices = match made {
                Made::Places => self.places(&self.ground.place),
                Made::OtherPlaces => self.places(&self.ground.other_place),
                Made::Forces => self.forces(),
                Made::Strands => strands_at(self.visit, self.ground).await?,
                Made::Listed(list) => {
                    let nation = self.ground.nation;
                    MadeChoice::coded(directory::choices_of(list, nation, self.ground.today))
                }
            };
            all.push((made, choices));
        }
        Ok(all)
    }

    fn places(&self, site: &Site) -> Vec<MadeChoice> {
        let made = |choice: &Choice| MadeChoice {
            value: choice.words.clone(),
            shown: Some(match self.visit.language {
                Language::English => choice.words.clone(),
                Language::Welsh => choice.welsh.clone(),
            }),
        };
        site.choices.iter().map(made).collect()
    }

    /// The forces there are, by name; what is kept is the English one.
    fn forces(&self) -> Vec<MadeChoice> {
        let made = |force: &Force| MadeChoice {
            value: force.name.clone(),
            shown: Some(match self.visit.language {
                Language::English => force.name.clone(),
                Language::Welsh => force.welsh_name().to_owned(),
            }),
        };
        let forces = self.lists.directory.forces(self.ground.today);
        let mut forces: Vec<_> = forces.map(made).collect();
        forces.sort_by(|one, other| one.shown.cmp(&other.shown));
        forces
    }

    /// Who the report goes to, why, when they read, and what is said to everybody there: one place for each record that it makes.
    ///
    /// # Errors
    /// The database's fault.
    pub async fn destination(&self) -> Result<Value, Problem> {
        let mut goes_to: Vec<Value> = Vec::new();
        let mut teams = Vec::new();
        for decision in self.ground.decisions() {
            let (team, told) = self.destination_of(decision).await?;
            // Two that end at one team are filed as one record.
            if team.is_none_or(|team| !teams.contains(&team)) {
                goes_to.push(told);
            }
            teams.extend(team);
        }
        let Some(decision) = self.ground.decision() else {
            return Ok(context! { goes_to });
        };
        let place = self.lists.gazetteer().known_place(decision);
        let notices = notices_at(self.visit, &place).await;
        Ok(context! {
            goes_to,
            oversight => decision.oversight.map(|body| say(self.visit, &body.message())),
            alone => decision.oversight.is_some()
                && self.answers.choice("more-places") == "different-people",
            notices => notices.in_template(),
        })
    }

    async fn destination_of(
        &self,
        decision: &Decision,
    ) -> Result<(Option<TeamId>, Value), Problem> {
        let Some(slug) = super::ground::team_slug(decision) else {
            let told = context! { reason => say(self.visit, &decision.reason) };
            return Ok((None, told));
        };
        let goes_to = destination(self.visit.portal, &slug)
            .await
            .map_err(|fault| Problem::fault(&fault))?;
        let reason = goes_to.reason(decision, &self.lists.directory, self.ground.today);
        let can_be_opened = goes_to.key.is_some();
        let told = context! {
            reason => say(self.visit, &reason),
            team => self.visit.team_name(&goes_to.team),
            nation => self.lists.gazetteer().known_nation(Some(decision)),
            district => decision.district.as_deref().and_then(|code| self.district(code)),
            hours => match can_be_opened {
                true => hours(self.visit, &goes_to.team),
                // Escrow alone opens it: nobody's hours are a promise.
                false => self.visit.say("answers-goes-to-nobody-yet", &[]),
            },
        };
        Ok((Some(goes_to.team.id), told))
    }
}

impl Asking<'_> {
    /// Services for somebody under 18 who tells us alone.
    fn young(&self) -> Value {
        let gazetteer = self.lists.gazetteer();
        let nation = gazetteer.known_nation(self.ground.decision());
        let groups = directory::support_for(nation, &["young".into()], gazetteer.today);
        let services = groups.into_iter().find(|group| group.need == "young");
        context! { services => services.map(|group| group.services) }
    }

    /// The name of a district in the page's language.
    fn district(&self, code: &str) -> Option<String> {
        let district = self.lists.directory.authority(code)?;
        let name = match self.visit.language {
            Language::English => &district.name,
            Language::Welsh => district.welsh_name(),
        };
        Some(name.to_owned())
    }
}

/// The strands that the nation records where it happened, called alike wherever they are asked about.
///
/// # Errors
/// The database's fault.
pub async fn strands_at(visit: &Visit<'_>, ground: &Ground) -> Result<Vec<MadeChoice>, Problem> {
    let (nation, today) = (ground.nation, ground.today);
    let read = visit
        .portal
        .db
        .read(move |connection| directory::strands_of(connection, nation, today));
    let made = |code: String| MadeChoice {
        shown: Some(visit.say(&format!("answers-strands-{code}"), &[])),
        value: code,
    };
    Ok(read.await?.into_iter().map(made).collect())
}

fn hours(visit: &Visit<'_>, team: &Team) -> String {
    let time = |time| {
        visit
            .portal
            .wording
            .time_of_day(visit.language, time)
            .into()
    };
    let hours = &team.reading_hours;
    if hours.are_always() {
        return visit.say("answers-goes-to-hours-always", &[]);
    }
    let key = format!("answers-goes-to-hours-{}", hours.days_word());
    visit.say(
        &key,
        &[("from", time(hours.from)), ("until", time(hours.until))],
    )
}

/// A reason of the router in the page's language.
pub fn say(visit: &Visit<'_>, reason: &Reason) -> String {
    let args: Vec<_> = reason
        .args
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    visit.say(reason.key, &args)
}
