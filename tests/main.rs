//! All stories in one binary, so that linking happens once.

mod access;
mod answers;
mod bad_input;
mod boundaries;
mod branching;
mod colleagues;
mod components;
mod first_steward;
mod gate;
mod kept_pages;
mod killed;
mod lane;
mod logs;
mod main_job;
mod migrations;
mod outbox;
mod post_aiosmtpd;
mod post_smtp;
mod routing;
mod support;
mod tampering;
mod templates;
mod thief;
mod transfers;
mod vault;
mod wording;
