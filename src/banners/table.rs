//! Banners in the database.

use diesel::prelude::*;

use super::area::Area;
use super::written::{Banner, Both, Written};
use crate::accounts::{Action, is_trusted_in, speaks_for};
use crate::audit::{self, Chain, Happening};
use crate::db::schema::{area_banners, teams};
use crate::db::{BannerId, Connection, DbFault, Moment, PersonId, TeamId};
use crate::vault::InstallationPublicKey;

/// The most banners that are shown anywhere at a time: far more than there will be, and no more than is quickly read.
const MOST_SHOWN: i64 = 500;
/// How many of a team's banners its page lists.
const MOST_LISTED: i64 = 100;

/// What is kept of a banner in its own row.
type Row = (String, String, String, String, String, Moment, Moment);

const ROW: (
    area_banners::area,
    area_banners::heading_en,
    area_banners::heading_cy,
    area_banners::text_en,
    area_banners::text_cy,
    area_banners::shown_from,
    area_banners::shown_until,
) = (
    area_banners::area,
    area_banners::heading_en,
    area_banners::heading_cy,
    area_banners::text_en,
    area_banners::text_cy,
    area_banners::shown_from,
    area_banners::shown_until,
);

/// The words of a row and since when they are shown; nothing for an area that this program does not know.
fn written(
    (area, heading_en, heading_cy, text_en, text_cy, from, until): Row,
) -> Option<(Written, Moment)> {
    let written = Written {
        area: Area::parse(&area)?,
        heading: Both {
            english: heading_en,
            welsh: heading_cy,
        },
        text: Both {
            english: text_en,
            welsh: text_cy,
        },
        until,
    };
    Some((written, from))
}

/// Every team's banners that have neither run out nor been ended, the newest first.
///
/// # Errors
/// The engine's fault.
pub fn shown(connection: &mut Connection, now: Moment) -> Result<Vec<Banner>, DbFault> {
    let rows: Vec<(Row, String, String)> = area_banners::table
        .inner_join(teams::table.on(teams::id.eq(area_banners::team_id)))
        .filter(area_banners::shown_until.gt(now))
        .filter(area_banners::ended_at.is_null())
        .order((area_banners::shown_from.desc(), area_banners::id.desc()))
        .limit(MOST_SHOWN)
        .select((ROW, teams::slug, teams::name))
        .load(connection)?;
    let banner = |(row, team, team_name)| {
        let (written, from) = written(row)?;
        Some(Banner {
            written,
            team,
            team_name,
            from,
        })
    };
    Ok(rows.into_iter().filter_map(banner).collect())
}

/// A banner as its own team's page lists it.
pub struct Listed {
    /// Its key.
    pub id: BannerId,
    /// What it says.
    pub written: Written,
    /// Since when.
    pub from: Moment,
    /// Who wrote it.
    pub written_by: PersonId,
    /// When somebody ended it.
    pub ended_at: Option<Moment>,
    /// Who did.
    pub ended_by: Option<PersonId>,
}

impl Listed {
    /// Whether the public is shown it at `now`.
    pub fn is_shown(&self, now: Moment) -> bool {
        self.ended_at.is_none() && now < self.written.until
    }
}

/// The banners of `team`, the newest first.
///
/// # Errors
/// The engine's fault.
pub fn of_team(connection: &mut Connection, team: TeamId) -> Result<Vec<Listed>, DbFault> {
    type Told = (BannerId, PersonId, Option<Moment>, Option<PersonId>);
    let rows: Vec<(Row, Told)> = area_banners::table
        .filter(area_banners::team_id.eq(team))
        .order((area_banners::shown_from.desc(), area_banners::id.desc()))
        .limit(MOST_LISTED)
        .select((
            ROW,
            (
                area_banners::id,
                area_banners::written_by,
                area_banners::ended_at,
                area_banners::ended_by,
            ),
        ))
        .load(connection)?;
    let listed = |(row, (id, written_by, ended_at, ended_by))| {
        let (written, from) = written(row)?;
        Some(Listed {
            id,
            written,
            from,
            written_by,
            ended_at,
            ended_by,
        })
    };
    Ok(rows.into_iter().filter_map(listed).collect())
}

/// Shows a banner of `team` from `now` on, unless the very same is shown already; gives whether `by` may do that.
///
/// # Errors
/// The engine's fault.
pub fn publish(
    connection: &mut Connection,
    id: BannerId,
    team: TeamId,
    new: &Written,
    (by, installation): (PersonId, &InstallationPublicKey),
    now: Moment,
) -> Result<bool, DbFault> {
    if !speaks_for(connection, team, by, Action::WriteBanners, installation)? {
        return Ok(false);
    }
    let listed = of_team(connection, team)?;
    // A doubled click, or the way back and once more.
    if listed
        .iter()
        .any(|one| one.is_shown(now) && one.written == *new)
    {
        return Ok(true);
    }
    diesel::insert_into(area_banners::table)
        .values((
            area_banners::id.eq(id),
            area_banners::team_id.eq(team),
            area_banners::area.eq(new.area.word()),
            area_banners::heading_en.eq(&new.heading.english),
            area_banners::heading_cy.eq(&new.heading.welsh),
            area_banners::text_en.eq(&new.text.english),
            area_banners::text_cy.eq(&new.text.welsh),
            area_banners::written_by.eq(by),
            area_banners::shown_from.eq(now),
            area_banners::shown_until.eq(new.until),
        ))
        .execute(connection)?;
    audit::append(
        connection,
        Chain::Team(team),
        by,
        Happening::BannerShown,
        now,
    )?;
    Ok(true)
}

/// Ends a banner of `team`; gives whether there is such a banner and `by` may do that. One that is over stays as it is. What was
/// wrongly said can be ended also while the team's key cannot be trusted: that takes nothing but a place in the team and its keys.
///
/// # Errors
/// The engine's fault.
pub fn end(
    connection: &mut Connection,
    id: BannerId,
    team: TeamId,
    by: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    if !is_trusted_in(connection, team, by, Action::WriteBanners)? {
        return Ok(false);
    }
    let own = area_banners::table
        .filter(area_banners::id.eq(id))
        .filter(area_banners::team_id.eq(team));
    let known: i64 = own.count().get_result(connection)?;
    let open = own
        .filter(area_banners::ended_at.is_null())
        .filter(area_banners::shown_until.gt(now));
    let ended = diesel::update(open)
        .set((
            area_banners::ended_at.eq(Some(now)),
            area_banners::ended_by.eq(Some(by)),
        ))
        .execute(connection)?;
    if ended > 0 {
        audit::append(
            connection,
            Chain::Team(team),
            by,
            Happening::BannerEnded,
            now,
        )?;
    }
    Ok(known > 0)
}
