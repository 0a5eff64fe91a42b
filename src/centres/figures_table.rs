//! What is counted of the reports of centres, read from the database: plain columns, no word of any report.

use std::collections::HashMap;

use diesel::dsl::{exists, max};
use diesel::prelude::*;

use super::figures::{Counted, counted_from, is_quiet};
use crate::db::schema::{assisted_reports, centres, reports, withdrawals};
use crate::db::{Connection, DbFault, Moment, TeamId};

/// What is counted of one centre.
#[derive(Clone, Debug, Default)]
pub struct OfCentre {
    /// Its reports of the last twelve months that nobody took back.
    pub reports: Vec<Counted>,
    /// When it sent its last report, of any age; when it was registered where it sent none.
    pub last: Option<Moment>,
    /// Whether it ever sent one.
    pub has_sent: bool,
}

impl OfCentre {
    /// Whether it is quiet by `now`: somebody should ask why.
    pub fn is_quiet(&self, now: Moment) -> bool {
        self.last.is_some_and(|last| is_quiet(last, now))
    }
}

/// For whom reports are counted.
#[derive(Clone, Copy)]
pub enum For {
    /// The centre itself: all of its own.
    Centre,
    /// The force that vouches for it: those whose person let the police know which centre helped. The figures of others would tell it.
    Force,
}

impl For {
    /// Which values of "the police may know which centre" are counted.
    fn counts(self) -> &'static [bool] {
        match self {
            Self::Centre => &[true, false],
            Self::Force => &[true],
        }
    }
}

/// What is counted of each of the centres `of`.
///
/// # Errors
/// The engine's fault.
pub fn of_centres(
    connection: &mut Connection,
    of: &[TeamId],
    who: For,
    now: Moment,
) -> Result<HashMap<TeamId, OfCentre>, DbFault> {
    let mut all: HashMap<TeamId, OfCentre> = HashMap::new();
    let registered: Vec<(TeamId, Moment)> = centres::table
        .filter(centres::team_id.eq_any(of))
        .select((centres::team_id, centres::registered_at))
        .load(connection)?;
    let last: Vec<(TeamId, Option<Moment>)> = assisted_reports::table
        .filter(assisted_reports::team_id.eq_any(of))
        .filter(assisted_reports::centre_named.eq_any(who.counts()))
        .group_by(assisted_reports::team_id)
        .select((assisted_reports::team_id, max(assisted_reports::sent_at)))
        .load(connection)?;
    for (team, at) in registered {
        all.entry(team).or_default().last = Some(at);
    }
    for (team, at) in last {
        let own = all.entry(team).or_default();
        own.has_sent = true;
        own.last = own.last.max(at);
    }
    for (team, one) in counted(connection, of, who, now)? {
        all.entry(team).or_default().reports.push(one);
    }
    Ok(all)
}

type Row = (
    (
        TeamId,
        Moment,
        Option<Moment>,
        Option<Moment>,
        Option<Moment>,
    ),
    (bool, String, Option<Moment>),
    (i32, i32, i32),
);

fn counted(
    connection: &mut Connection,
    of: &[TeamId],
    who: For,
    now: Moment,
) -> Result<Vec<(TeamId, Counted)>, DbFault> {
    let rows: Vec<Row> = assisted_reports::table
        .inner_join(reports::table.on(reports::id.eq(assisted_reports::report_id)))
        .filter(assisted_reports::team_id.eq_any(of))
        .filter(assisted_reports::sent_at.gt(counted_from(now)))
        .filter(assisted_reports::centre_named.eq_any(who.counts()))
        .filter(diesel::dsl::not(exists(
            withdrawals::table.filter(withdrawals::report_id.eq(reports::id)),
        )))
        .select((
            (
                assisted_reports::team_id,
                assisted_reports::sent_at,
                reports::opened_at,
                reports::acknowledged_at,
                reports::closed_at,
            ),
            (
                assisted_reports::shares_outcome,
                assisted_reports::countersign,
                assisted_reports::needs_more_since,
            ),
            (
                assisted_reports::asked,
                assisted_reports::answered,
                assisted_reports::sent_back,
            ),
        ))
        .load(connection)?;
    let counted = |(times, own, quality): Row| {
        let (team, sent_at, opened_at, acknowledged_at, closed_at) = times;
        let (shares_outcome, countersign, needs_more_since) = own;
        let (asked, answered, sent_back) = quality;
        let counted = Counted {
            sent_at,
            opened_at,
            acknowledged_at,
            closed_at,
            shares_outcome,
            waits_for_centre: countersign == "waits" || needs_more_since.is_some(),
            asked,
            answered,
            sent_back,
        };
        (team, counted)
    };
    Ok(rows.into_iter().map(counted).collect())
}
