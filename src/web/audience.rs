//! Who each route is for: one table, checked against what is mounted.

/// Who a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Whoever is on the way to signing in.
    Door,
    /// Staff who are signed in; for everybody else there is nothing here.
    Staff,
    /// Monitors.
    Machine,
}

/// One row a route: method, path, audience.
pub const ROUTES: &[(&str, &str, Audience)] = &[
    ("GET", "/", Audience::Public),
    ("GET", "/help", Audience::Public),
    ("GET", "/language/<code>", Audience::Public),
    ("GET", "/leave", Audience::Public),
    ("POST", "/leave", Audience::Public),
    ("GET", "/static/<name..>", Audience::Public),
    ("GET", "/answers", Audience::Public),
    ("POST", "/answers", Audience::Public),
    ("GET", "/answers/<slug>", Audience::Public),
    ("POST", "/answers/<slug>", Audience::Public),
    ("GET", "/answers/check", Audience::Public),
    ("POST", "/answers/check", Audience::Public),
    ("GET", "/answers/sent", Audience::Public),
    ("GET", "/status", Audience::Public),
    ("POST", "/status", Audience::Public),
    ("GET", "/status/open?<done>", Audience::Public),
    ("POST", "/status/open", Audience::Public),
    ("GET", "/sign-in", Audience::Door),
    ("POST", "/sign-in", Audience::Door),
    ("GET", "/sign-in/code", Audience::Door),
    ("POST", "/sign-in/code", Audience::Door),
    ("POST", "/sign-out", Audience::Door),
    ("GET", "/welcome", Audience::Door),
    ("POST", "/welcome", Audience::Door),
    ("GET", "/welcome/second-factor", Audience::Door),
    ("POST", "/welcome/second-factor", Audience::Door),
    (
        "GET",
        "/queue?<team>&<shown>&<after>&<done>",
        Audience::Staff,
    ),
    ("GET", "/reports/<reference>?<done>", Audience::Staff),
    ("GET", "/reports/<reference>/history", Audience::Staff),
    ("GET", "/reports/<reference>/move", Audience::Staff),
    ("POST", "/reports/<reference>/move", Audience::Staff),
    ("POST", "/reports/<reference>/acknowledge", Audience::Staff),
    ("POST", "/reports/<reference>/message", Audience::Staff),
    ("POST", "/reports/<reference>/note", Audience::Staff),
    ("POST", "/reports/<reference>/close", Audience::Staff),
    ("POST", "/reports/<reference>/reopen", Audience::Staff),
    ("POST", "/reports/<reference>/take", Audience::Staff),
    ("POST", "/reports/<reference>/refuse", Audience::Staff),
    ("POST", "/reports/<reference>/withdraw", Audience::Staff),
    ("GET", "/national/board", Audience::Staff),
    ("GET", "/national/mail/<state>", Audience::Staff),
    ("GET", "/national/teams/<slug>", Audience::Staff),
    ("GET", "/national/astray", Audience::Staff),
    ("POST", "/national/alarms/clear", Audience::Staff),
    ("GET", "/national/backlog", Audience::Staff),
    ("POST", "/national/backlog", Audience::Staff),
    ("GET", "/account", Audience::Staff),
    ("POST", "/account/sign-out-elsewhere", Audience::Staff),
    ("GET", "/admin/people?<team>", Audience::Staff),
    ("POST", "/admin/people/invite", Audience::Staff),
    ("POST", "/admin/people/keys", Audience::Staff),
    ("POST", "/admin/people/role", Audience::Staff),
    ("POST", "/admin/people/remove", Audience::Staff),
    ("POST", "/admin/people/help", Audience::Staff),
    ("POST", "/admin/people/agree", Audience::Staff),
    ("GET", "/health", Audience::Machine),
];
