//! The steps that every case needs, each with its clock: the same in every force, scaled to the risk.

mod clock;
mod doing;
mod form;
mod may;
mod page;
mod risk;
mod rules;
mod standing;
mod table;

#[cfg(test)]
pub use doing::do_step;
pub use form::REFERENCE;
pub use page::{read_facts, routes, steps_shown};
pub use risk::all_risk_answers;
pub use rules::{all_answers, all_steps};
#[cfg(test)]
pub use standing::Taken;
pub use table::{
    NOTHING_DUE, NewStep, facts, first_due, go_on, note_writing, settle, take, work_out_some,
};
