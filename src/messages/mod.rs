//! What a team and a reporter write to each other under the report's key, notes that only staff see, and what a team promised.

mod content;
mod promises;
mod table;

pub use content::{
    CLOSINGS, Content, Given, Line, MOST_LETTERS, TEMPLATES, worded_content, worded_or_broken,
};
pub use promises::{Promise, Promises, keep_promise, promise, promises_of};
pub use table::{
    Author, Kept, Kind, NewMessage, Reader, add, count_unread, mark_read, of_report, unread,
};
