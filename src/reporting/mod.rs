//! The main job: a person answers questions, and a report reaches the right force's queue, sealed.

mod agreed;
mod answers;
mod asking;
mod by_staff;
mod coming_back;
mod conversation;
mod cues;
mod destination;
mod draft;
mod equality;
mod fields;
mod files;
mod filing;
mod giving;
mod ground;
mod journey;
mod look;
mod questions;
mod quick;
mod report;
mod said_of_file;
mod sealing;
mod sender;
mod sent;
mod sheet;
mod standing;
mod status;
mod status_table;
mod support;
mod table;
mod taking;
mod telling;
mod view;
mod visit_table;
mod withdrawal;

pub use agreed::{Agreed, Reach};
pub use answers::Answers;
pub use asking::{Asking, Frame, Lists, strands_at};
pub use by_staff::{answers_of as answers_by_staff, passed_over, place_of as place_by_staff};
pub use draft::{
    CONFIRMATION_KEPT, Confirmation, DRAFT_KEPT, Draft, Kept, erase_draft, erase_ended_drafts,
};
pub use fields::{Choice, Field, Kind, Made, Offered, read as read_fields};
pub use filing::{Filing, FilingFault, Rung, file};
pub use giving::{FilesGiven, Giving, files_given, online, size, take_upload};
pub use ground::{Choice as GroundChoice, Gazetteer, Ground, Site};
pub use journey::{LATER, WithCentre, begin_draft, kept, start_draft, start_page};
pub use questions::{
    BY_STAFF, EQUALITY, Part, QUESTIONS, QUICK, Question, SHARED_ON, STRETCHES, Stretch, Way,
    can_be_reached, find_assisted, next_open, on_the_way,
};
pub use quick::{answers_of as quick_answers, place_of as quick_place, wrong_place};
pub use report::{NotYet, Record, Report, pruned, safe_email};
pub use said_of_file::typed;
pub use sealing::{CENTRE, HelpingCentre, PARTS, Talk, ToldCentre, known_by_name, part_name};
pub use sender::{Helped, KeptByCentre, Sender, TakenDown};
pub use sheet::{Cell, Sheet, WrongCell, cells};
pub use standing::reopen;
pub use table::{Marks, add_key_wrap, add_marks, insert_flag};
pub use taking::{Changed, Taken, take_answer};
pub use telling::{Told, ToldWay, WayBeside, answered_in, tell, worded_message};
pub use visit_table::{VISIT_KEPT, end_visit, erase_ended_visits};
pub use withdrawal::{end_help, withdraw, withdrawn_at};

/// Mounts the journey and the pages that tell a reporter where a report stands.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("reporting", |rocket| async {
        rocket
            .mount("/", journey::routes())
            .mount("/", sent::routes())
            .mount("/", equality::routes())
            .mount("/", coming_back::routes())
            .mount("/", files::routes())
            .mount("/", status::routes())
            .mount("/", conversation::routes())
    })
}
