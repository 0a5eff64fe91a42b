//! How a question's page looks apart from what was typed in its boxes, so that it need not be printed for each person anew.

use super::fields::{Choice, Field, Kind};
use super::questions::Question;
use crate::web::Fields;

/// One of the few looks that a question's page can have.
pub struct Look {
    /// Tells it from the question's other looks: the place of each choice made.
    pub key: String,
    /// The names of the boxes for text, in order.
    pub boxes: Vec<String>,
    choices: Fields,
}

impl Look {
    /// The look of `question` with the choices in `typed`; none where its page can have any number of looks: where choices
    /// are made for it, or where something is ticked.
    pub fn of(question: &Question, typed: &Fields) -> Option<Self> {
        let mut look = Self {
            key: question.slug.to_owned(),
            boxes: Vec::new(),
            choices: Fields::default(),
        };
        let all_are_few = question.fields.iter().all(|field| look.add(field, typed));
        (all_are_few && !question.fields.is_empty()).then_some(look)
    }

    /// The look's choices, with `texts` in its boxes.
    pub fn with_texts(&self, texts: &[String]) -> Fields {
        let mut fields = self.choices.clone();
        for (name, text) in self.boxes.iter().zip(texts) {
            fields.add(name, text);
        }
        fields
    }

    fn add(&mut self, field: &Field, typed: &Fields) -> bool {
        let name = field.name;
        match &field.kind {
            Kind::OneOfMade(_) | Kind::AnyOfMade(_) => false,
            // Nothing is ticked when it is first asked, and then nothing is typed below a tick either.
            Kind::AnyOf(_) => typed.all(name).next().is_none(),
            Kind::OneOf(choices) => {
                self.choose(name, choices, typed);
                let mut revealed = choices.iter().flat_map(|choice| choice.reveals);
                revealed.all(|field| self.add(field, typed))
            }
            Kind::Day => {
                let parts = ["day", "month", "year"];
                self.boxes
                    .extend(parts.map(|part| format!("{name}-{part}")));
                true
            }
            Kind::Line(_) | Kind::Email | Kind::Phone | Kind::Long(_) => {
                self.boxes.push(name.to_owned());
                true
            }
        }
    }

    fn choose(&mut self, name: &str, choices: &[Choice], typed: &Fields) {
        let chosen = choices
            .iter()
            .position(|choice| typed.all(name).any(|value| value == choice.value));
        if let Some(place) = chosen {
            self.choices.add(name, choices[place].value);
            self.key += &format!(" {name} {place}");
        }
    }
}
