//! Where a report stands, as its chain tells it: the plain columns of its row must say the same.

use uuid::Uuid;

use super::Happening;
use super::chain::Entry;
use crate::db::Moment;

/// The plain columns of a report that follow from its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The team that owns it.
    pub team: Uuid,
    /// Its state, as the column has it.
    pub state: String,
    /// When it was filed.
    pub received_at: Moment,
    /// When it was first read.
    pub opened_at: Option<Moment>,
    /// When it was acknowledged.
    pub acknowledged_at: Option<Moment>,
    /// When it was closed, while it is.
    pub closed_at: Option<Moment>,
    /// The member of the team who deals with it.
    pub officer: Option<Uuid>,
}

impl Standing {
    /// Where a report with these `entries`, oldest first, stands. None where they do not begin with its filing.
    pub fn following_from(entries: &[Entry]) -> Option<Self> {
        let (filed, later) = entries.split_first()?;
        let team = filed.team.filter(|_| filed.happening == Happening::Filed)?;
        let mut standing = Self {
            team,
            state: "unopened".to_owned(),
            received_at: filed.moment(),
            opened_at: None,
            acknowledged_at: None,
            closed_at: None,
            officer: None,
        };
        for entry in later {
            standing.after(entry);
        }
        Some(standing)
    }

    fn after(&mut self, entry: &Entry) {
        match entry.happening {
            Happening::FirstRead => {
                "opened".clone_into(&mut self.state);
                self.opened_at = Some(entry.moment());
            }
            Happening::Acknowledged => {
                "acknowledged".clone_into(&mut self.state);
                self.acknowledged_at = Some(entry.moment());
            }
            Happening::Closed => {
                "closed".clone_into(&mut self.state);
                self.closed_at = Some(entry.moment());
            }
            Happening::Reopened => {
                self.state = match self.acknowledged_at {
                    Some(_) => "acknowledged".to_owned(),
                    None => "opened".to_owned(),
                };
                self.closed_at = None;
            }
            // It begins anew at the other team.
            Happening::Moved => {
                *self = Self {
                    team: entry.team.unwrap_or(self.team),
                    state: "unopened".to_owned(),
                    opened_at: None,
                    acknowledged_at: None,
                    closed_at: None,
                    officer: None,
                    ..*self
                };
            }
            Happening::OfficerNamed => self.officer = entry.about,
            Happening::OfficerLetGo => self.officer = None,
            _ => {}
        }
    }

    /// The columns of `kept` that say something else.
    pub fn columns_unlike(&self, kept: &Self) -> Vec<&'static str> {
        let columns = [
            ("team", self.team == kept.team),
            ("state", self.state == kept.state),
            ("received_at", self.received_at == kept.received_at),
            ("opened_at", self.opened_at == kept.opened_at),
            (
                "acknowledged_at",
                self.acknowledged_at == kept.acknowledged_at,
            ),
            ("closed_at", self.closed_at == kept.closed_at),
            ("officer_id", self.officer == kept.officer),
        ];
        let unlike = columns.into_iter().filter(|(_, is_same)| !is_same);
        unlike.map(|(column, _)| column).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Actor;

    const TEAM: Uuid = Uuid::from_u128(5);
    const OFFICER: Uuid = Uuid::from_u128(6);

    fn entry(sequence: i64, happening: Happening) -> Entry {
        Entry {
            chain: Uuid::from_u128(7),
            sequence,
            at: 100 + sequence,
            actor: Actor::Service,
            happening,
            about: (happening == Happening::OfficerNamed).then_some(OFFICER),
            team: (happening == Happening::Filed).then_some(TEAM),
            file: None,
            step: None,
        }
    }

    fn after(happenings: &[Happening]) -> Option<Standing> {
        let entries: Vec<Entry> = (0..)
            .zip(happenings)
            .map(|(sequence, happening)| entry(sequence, *happening))
            .collect();
        Standing::following_from(&entries)
    }

    #[test]
    fn a_report_stands_where_its_entries_brought_it() {
        use Happening::{Acknowledged, Filed, FirstRead, Opened, StatusSeen, WouldNotOpen};
        let at = |micros| Some(Moment::from_micros(micros));
        let unopened = after(&[Filed, Opened, WouldNotOpen, StatusSeen]).unwrap();
        assert_eq!(
            (unopened.team, unopened.state.as_str()),
            (TEAM, "unopened"),
            "reaching for a report does not open it"
        );
        assert_eq!(unopened.received_at, Moment::from_micros(100));
        let opened = after(&[Filed, Opened, FirstRead, Opened]).unwrap();
        assert_eq!(
            (opened.state.as_str(), opened.opened_at),
            ("opened", at(102))
        );
        let known = after(&[Filed, Opened, FirstRead, Acknowledged]).unwrap();
        assert_eq!(
            (known.state.as_str(), known.opened_at, known.acknowledged_at),
            ("acknowledged", at(102), at(103))
        );
    }

    #[test]
    fn a_report_that_was_closed_or_moved_stands_where_that_left_it() {
        use Happening::{Acknowledged, Closed, Filed, FirstRead, Moved, Reopened};
        let closed = after(&[Filed, FirstRead, Closed]).unwrap();
        let at = Some(Moment::from_micros(102));
        assert_eq!((closed.state.as_str(), closed.closed_at), ("closed", at));
        let again = after(&[Filed, FirstRead, Acknowledged, Closed, Reopened]).unwrap();
        let state = (again.state.as_str(), again.closed_at);
        assert_eq!(state, ("acknowledged", None));
        let moved = after(&[Filed, FirstRead, Acknowledged, Moved]).unwrap();
        assert_eq!(moved.state, "unopened");
        assert_eq!((moved.opened_at, moved.acknowledged_at), (None, None));
    }

    #[test]
    fn whoever_deals_with_it_does_until_it_is_let_go_or_moved() {
        use Happening::{Filed, Moved, OfficerLetGo, OfficerNamed};
        let officer = |happenings| after(happenings).unwrap().officer;
        assert_eq!(officer(&[Filed]), None);
        assert_eq!(officer(&[Filed, OfficerNamed]), Some(OFFICER));
        assert_eq!(officer(&[Filed, OfficerNamed, OfficerLetGo]), None);
        assert_eq!(officer(&[Filed, OfficerNamed, Moved]), None);
    }

    #[test]
    fn nothing_follows_from_entries_that_do_not_begin_with_filing() {
        assert_eq!(after(&[]), None);
        assert_eq!(after(&[Happening::Opened, Happening::Filed]), None);
    }

    #[test]
    fn each_column_that_says_something_else_is_named() {
        let true_one = after(&[Happening::Filed]).unwrap();
        assert!(true_one.columns_unlike(&true_one).is_empty());
        let other = Standing {
            team: Uuid::nil(),
            state: "opened".to_owned(),
            received_at: Moment::from_micros(1),
            opened_at: Some(Moment::from_micros(1)),
            acknowledged_at: Some(Moment::from_micros(1)),
            closed_at: Some(Moment::from_micros(1)),
            officer: Some(Uuid::nil()),
        };
        assert_eq!(true_one.columns_unlike(&other).len(), 7);
    }
}
