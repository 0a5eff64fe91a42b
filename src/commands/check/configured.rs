//! What stands in the settings, as far as it can be served with but should not.

use super::super::CommandFault;
use super::Told;
use crate::settings::{MailTransport, Settings};

/// The ending of domains that nobody can own, as the default settings have.
const EXAMPLE: &str = ".example";

/// Tells of the settings.
pub(super) fn check(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    told.tell(
        settings.is_https() && !settings.is_for_this_machine(),
        "public_url is where people reach the site, with https://",
    )?;
    told.tell(
        settings.operator().is_some(),
        "operator_name and operator_contact tell people who runs the site",
    )?;
    check_mail(settings, told)?;
    check_desk(settings, told)
}

fn check_mail(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let mail = &settings.mail;
    let leaves = mail.transport == MailTransport::Smtp;
    told.tell(
        leaves,
        "mail.transport is smtp, not a folder in which addresses lie in the clear",
    )?;
    let is_real = |address: &str| !address.ends_with(EXAMPLE);
    told.tell(
        is_real(&mail.neutral_domain),
        "mail.neutral_domain is a domain of yours",
    )?;
    told.tell(
        is_real(&mail.staff_sender),
        "mail.staff_sender is an address of yours",
    )?;
    told.tell(mail.operator.is_some(), "mail.operator hears of alarms")
}

/// Nobody has agreed to run a national desk until these are filled in.
fn check_desk(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let desk = &settings.desk;
    told.tell(
        desk.owner.is_some(),
        "desk.owner answers for the national desk",
    )?;
    told.tell(desk.cover.is_some(), "desk.cover stands in for its owner")
}
