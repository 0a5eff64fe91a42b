//! The steps that every case needs, each with its clock: the same in every force, scaled to the risk.

mod clock;
mod doing;
mod form;
mod list;
mod may;
mod page;
mod risk;
mod rules;
mod standing;
mod table;
mod working_out;

#[cfg(test)]
pub use doing::do_step;
pub use form::{RECORD, REFERENCE};
pub use list::{read_facts, steps_shown};
pub use page::routes;
pub use risk::all_risk_answers;
pub use rules::{all_answers, all_steps};
#[cfg(test)]
pub use standing::Taken;
pub use table::{
    NOTHING_DUE, NewStep, THROUGH_HELPER, WROTE, facts, first_due, go_on, note_writing, settle,
    take, take_reopened,
};
pub use working_out::work_out_clocks;
