//! Who may do what: one table of roles and actions.

/// What a member of staff is in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Reads and answers reports.
    Officer,
    /// Leads the officers.
    Lead,
    /// Leads, and looks after the team's members and keys.
    Steward,
    /// Helps people report, at a third-party reporting centre.
    Worker,
    /// Helps people report, and looks after the centre, its people and their training.
    Manager,
}

/// What a member of staff may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See the team's queue.
    SeeQueue,
    /// Open a report and read it.
    OpenReport,
    /// Acknowledge a report, write to its reporter, write notes, close it and open it again.
    Answer,
    /// Offer a report to another team, take or refuse one that is offered, pass it on.
    Move,
    /// Look again, as a supervisor, at what a colleague decided.
    Review,
    /// Say something to everybody in the team's area, and end it.
    WriteBanners,
    /// See the national board and deal with alarms: at the national desk.
    RunTheDesk,
    /// Make the team's key on first joining.
    MakeTeamKey,
    /// Invite people, give them the keys and roles, and take them out of the team.
    LookAfterPeople,
    /// Register centres, accredit them and vouch for their keys.
    LookAfterCentres,
    /// Help somebody report, at a centre.
    Assist,
    /// Say where and when the centre is open, and what its people learned.
    RunCentre,
}

/// All roles, with the word that the database and the command line use.
pub const ROLES: [(Role, &str); 5] = [
    (Role::Officer, "officer"),
    (Role::Lead, "lead"),
    (Role::Steward, "steward"),
    (Role::Worker, "worker"),
    (Role::Manager, "manager"),
];

/// One row an action: the roles that may do it in their own team. Nobody may do anything in another's.
const PERMISSIONS: [(Action, &[Role]); 12] = [
    (
        Action::SeeQueue,
        &[Role::Officer, Role::Lead, Role::Steward],
    ),
    (
        Action::OpenReport,
        &[Role::Officer, Role::Lead, Role::Steward],
    ),
    (Action::Answer, &[Role::Officer, Role::Lead, Role::Steward]),
    (Action::Move, &[Role::Officer, Role::Lead, Role::Steward]),
    (
        Action::RunTheDesk,
        &[Role::Officer, Role::Lead, Role::Steward],
    ),
    (Action::Review, &[Role::Lead, Role::Steward]),
    (Action::WriteBanners, &[Role::Lead, Role::Steward]),
    (Action::MakeTeamKey, &[Role::Steward, Role::Manager]),
    (Action::LookAfterPeople, &[Role::Steward, Role::Manager]),
    (Action::LookAfterCentres, &[Role::Lead, Role::Steward]),
    (Action::Assist, &[Role::Worker, Role::Manager]),
    (Action::RunCentre, &[Role::Manager]),
];

impl Role {
    /// Whether this role may do `action` in its own team; nobody may do anything in another's.
    pub fn may(self, action: Action) -> bool {
        PERMISSIONS
            .iter()
            .any(|(row, roles)| *row == action && roles.contains(&self))
    }

    /// The roles that there are in the same kind of team: those of a centre are not those of a force.
    pub fn beside(self) -> impl Iterator<Item = Self> {
        let is_of_centre = self.may(Action::Assist);
        let all = ROLES.into_iter().map(|(role, _)| role);
        all.filter(move |role| role.may(Action::Assist) == is_of_centre)
    }

    /// The role that `word` names.
    pub fn parse(word: &str) -> Option<Self> {
        ROLES
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(role, _)| *role)
    }

    /// The word for this role in the database and on the command line.
    pub fn word(self) -> &'static str {
        ROLES
            .iter()
            .find(|(role, _)| *role == self)
            .map_or("officer", |(_, word)| word)
    }
}
