//! Which reports of a team may belong together, and which do: the same victim, suspect, place or account; and looking for one.

mod case_links;
mod identifiers;
mod link_table;
mod page;
mod search_page;
mod token_table;

pub use case_links::Together;
pub use token_table::forget_tokens;

/// The routes of the pages.
pub fn routes() -> Vec<rocket::Route> {
    let mut routes = page::routes();
    routes.extend(search_page::routes());
    routes
}
