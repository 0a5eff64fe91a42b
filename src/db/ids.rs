//! Keys of rows: one type per table, so that a team cannot be taken for a person.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Binary;
use uuid::Uuid;

use super::Moment;
use crate::vault::Chance;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        ///
        /// A UUID version 7, kept as 16 bytes. It tells when it was made, so it is never shown to the public.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
        #[diesel(sql_type = Binary)]
        pub struct $name(Uuid);

        impl $name {
            /// A new key made at `now`.
            pub fn new(now: Moment, chance: &mut Chance) -> Self {
                let random: [u8; 10] = chance.bytes();
                Self(uuid::Builder::from_unix_timestamp_millis(now.unix_millis(), &random).into_uuid())
            }

            /// The same key as the vault and the audit chain name it.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl<DB: Backend> ToSql<Binary, DB> for $name
        where
            [u8]: ToSql<Binary, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.as_bytes().as_slice().to_sql(out)
            }
        }

        impl<DB: Backend> FromSql<Binary, DB> for $name
        where
            Vec<u8>: FromSql<Binary, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(Self(Uuid::from_slice(&Vec::<u8>::from_sql(bytes)?)?))
            }
        }
    )*};
}

ids! {
    /// A police force, the national desk, or another body.
    OrganisationId
    /// A team of an organisation that owns a queue.
    TeamId
    /// A member of staff.
    PersonId
    /// A report.
    ReportId
    /// A sealed part of a report.
    PartId
    /// A message between team and reporter, or a note.
    MessageId
    /// A report offered to another team.
    OfferId
    /// A banner for an area.
    BannerId
    /// A file that was given for a report.
    EvidenceId
    /// The bytes of a file in the store.
    ObjectId
    /// A letter waiting in the outbox.
    LetterId
    /// An alarm for the national desk and the operator.
    AlarmId
    /// Something that somebody at a centre learned.
    TrainingId
}
