//! The one type for points in time.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// A point in time: microseconds since 1970 in UTC, kept as a `BIGINT` on both engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Moment(i64);

impl Moment {
    /// The moment at `micros` microseconds since 1970 in UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970 in UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole milliseconds since 1970 in UTC; zero for anything earlier.
    pub fn unix_millis(self) -> u64 {
        u64::try_from(self.0 / 1_000).unwrap_or(0)
    }

    /// Whole seconds since 1970 in UTC; zero for anything earlier.
    pub fn unix_seconds(self) -> u64 {
        u64::try_from(self.0 / 1_000_000).unwrap_or(0)
    }

    /// This moment on the clocks of the United Kingdom, as pages show it.
    pub fn in_london(self) -> ZonedDateTime {
        self.timestamp()
            .to_zoned_datetime(jiff::tz::get!("Europe/London"))
    }

    /// This moment in UTC, as the audit chain and mail headers state it.
    pub fn in_utc(self) -> ZonedDateTime {
        self.timestamp().to_zoned_datetime(TimeZone::UTC)
    }

    /// This moment in UTC as records for others state it (RFC 3339), to the microsecond.
    pub fn in_utc_text(self) -> String {
        self.in_utc().strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl std::ops::Add<std::time::Duration> for Moment {
    type Output = Self;

    fn add(self, length: std::time::Duration) -> Self {
        let micros = i64::try_from(length.as_micros()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(micros))
    }
}

impl std::ops::Sub<std::time::Duration> for Moment {
    type Output = Self;

    fn sub(self, length: std::time::Duration) -> Self {
        let micros = i64::try_from(length.as_micros()).unwrap_or(i64::MAX);
        Self(self.0.saturating_sub(micros))
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Moment
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Moment
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i64::from_sql(bytes).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summer_evening_is_shown_on_british_summer_time() {
        let moment: Moment = "2026-07-01T18:30:00Z"
            .parse::<Timestamp>()
            .map(Moment::from)
            .unwrap();
        assert_eq!(moment.in_london().hour(), 19);
        assert_eq!(moment.in_utc().hour(), 18);
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_held_at_its_end() {
        assert_eq!(Moment::from_micros(i64::MAX).in_utc().year(), 9999);
    }
}
