//! The lists of a team's queue, as pages and addresses name them. Pure.

use crate::db::Moment;

/// Which reports of a queue to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Those that nobody has opened.
    Unopened,
    /// Those whose reporters have written something that nobody has read.
    News,
    /// Those that the one who looks deals with.
    Mine,
    /// Those that nobody deals with.
    Unassigned,
    /// Those that should wake somebody.
    Urgent,
    /// Those of which something fell due and was not done.
    Overdue,
    /// Those at which another supervisor is to look.
    ToReview,
    /// Those whose clocks stand still, because they wait for their reporter.
    Paused,
    /// All that are not closed.
    Open,
    /// Those that are closed.
    Closed,
    /// Those that were sent since then.
    SentSince(Moment),
    /// Those of which something falls due until then.
    DueUntil(Moment),
    /// Those whose risk somebody found to be high.
    HighRisk,
}

/// Those that the queue leads to, in the order of the page, each with its word in addresses. Whoever names none sees the first.
pub const LISTS: [(List, &str); 10] = [
    (List::Unopened, "unopened"),
    (List::News, "news"),
    (List::Mine, "mine"),
    (List::Unassigned, "unassigned"),
    (List::Urgent, "urgent"),
    (List::Overdue, "overdue"),
    (List::ToReview, "review"),
    (List::Paused, "awaiting"),
    (List::Open, "open"),
    (List::Closed, "closed"),
];

impl List {
    /// The list that `word` names, or the first.
    pub fn called(word: Option<&str>) -> Self {
        let named = LISTS.into_iter().find(|(_, known)| Some(*known) == word);
        named.map_or(LISTS[0].0, |(list, _)| list)
    }

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        let known = LISTS.into_iter().find(|(list, _)| *list == self);
        known.map_or(LISTS[0].1, |(_, word)| word)
    }

    /// Whether its length stands beside it: what waits for somebody is counted, what is only looked through is not.
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::Open | Self::Closed)
    }
}
