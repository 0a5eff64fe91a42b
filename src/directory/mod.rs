//! Who the police forces and local authorities are, as dated records; and the teams that own queues.

mod forces;
mod reading_hours;
mod services;
mod table;

pub use forces::{Authority, Directory, DirectoryError, Force, ForceKind, Nation};
pub use reading_hours::{HoursFault, ReadingDays, ReadingHours};
pub use services::{SupportGroup, SupportService, support_for, support_services};
pub use table::{
    NATIONAL_DESK, NewTeam, Team, TeamChange, add_team, all_teams, change_team, joined, strands_of,
    team, team_by_slug,
};
