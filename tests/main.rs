//! All stories in one binary, so that linking happens once.

mod components;
mod gate;
mod main_job;
mod post_aiosmtpd;
mod post_smtp;
mod routing;
mod support;
mod vault;
mod wording;
