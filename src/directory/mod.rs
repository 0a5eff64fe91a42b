//! Who the police forces and local authorities are, as dated records; and the teams that own queues.

mod bank_holidays;
mod choices;
mod forces;
mod reading_hours;
mod services;
mod table;

pub use bank_holidays::{is_bank_holiday, is_working_day};
pub use choices::{all_choices, choices_of};
pub use forces::{Authority, Directory, DirectoryError, Force, ForceKind, Nation};
pub use reading_hours::{HoursFault, ReadingDays, ReadingHours};
pub use services::{SupportGroup, SupportService, support_for, support_services};
pub use table::{
    NATIONAL_DESK, NewTeam, RESTRICTED_DESK, STANDARDS_TEAMS, Team, TeamChange, add_centre,
    add_standards_team, add_team, all_teams, change_team, desk_of, is_desk, joined,
    organisation_of_standards, police_teams, reads_of_the_police, standards_team, strands_of, team,
    team_by_slug,
};
