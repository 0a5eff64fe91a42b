//! Everything an operator can set, read once at start from `Rocket.toml` and the environment and checked
//! before anything is served.

mod refused;

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use rocket::figment::Figment;
use rocket::figment::providers::{Env, Format, Serialized, Toml};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

pub use refused::SettingsFault;

/// The settings of one installation.
///
/// Each key stands in `Rocket.toml` under `[default]`, or in the environment as `HEARD_<KEY>`; the keys of
/// a table are joined by two underscores (`HEARD_MAIL__HOST`).
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Address to listen on. Default `127.0.0.1`.
    pub address: IpAddr,
    /// Port to listen on. Default `8000`.
    pub port: u16,
    /// Where people reach the site, for links in mail to staff and for the cookies' rules. https, or http on
    /// this machine only; no path after the host. Default `http://127.0.0.1:<port>`.
    pub public_url: String,
    /// Folder for the database, the mail folder and imported postcodes. Default `var/live`.
    pub data_folder: PathBuf,
    /// Folder for the pepper and the worker's key; back it up apart from the data. Default `var/keys`.
    pub key_folder: PathBuf,
    /// Folder for the checkpoints that vouch for the audit log. Put it where whoever writes the database cannot: on another disk, on a
    /// store that only takes more. Default `checkpoints` beside `data_folder`.
    pub audit_folder: PathBuf,
    /// Address of a PostgreSQL database, such as `postgres://heard@db.example/heard`. Default none: the database is the
    /// file `heard.sqlite` in `data_folder`.
    pub database_url: Option<String>,
    /// The header in which a proxy that you run names the client, for example `X-Forwarded-For`. Only set
    /// it when every request passes that proxy. Default none.
    pub client_header: Option<String>,
    /// Name of whoever runs the site and answers for what it keeps, for the pages "Privacy" and "Accessibility". Default none.
    pub operator_name: Option<String>,
    /// How people reach them, as these pages show it: an e-mail address, a telephone number, an address. Default none.
    pub operator_contact: Option<String>,
    /// Mail.
    pub mail: Mail,
    /// Photos, films and other files.
    pub evidence: Evidence,
    /// Who answers for the national desk.
    #[serde(default)]
    pub desk: Desk,
}

/// Whoever runs the site, as its pages name them.
#[derive(Serialize)]
pub struct Operator<'a> {
    /// Their name.
    pub name: &'a str,
    /// How people reach them.
    pub contact: &'a str,
}

/// Who answers for the national desk. When it reads reports is said at `heard setup`.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Address of the person who owns the national desk, who hears of alarms. Default none.
    pub owner: Option<String>,
    /// Address of whoever stands in when the owner is away, who hears of alarms too. Default none.
    pub cover: Option<String>,
}

/// How mail leaves.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `folder` writes `.eml` files to `data_folder/mail`; `smtp` sends. Default `folder`.
    pub transport: MailTransport,
    /// The domain that mail to reporters comes from. It must not tell what the service is about.
    /// Default `updates.example`.
    pub neutral_domain: String,
    /// The address that mail to staff comes from. Default `queue@staff.example`.
    pub staff_sender: String,
    /// Address that hears of alarms. Default none.
    pub operator: Option<String>,
    /// Name of the SMTP server. Default none.
    pub host: Option<String>,
    /// Port of the SMTP server. Default `587`.
    pub port: u16,
    /// `starttls`, `tls`, or `none` (only to this machine). Default `starttls`.
    pub security: MailSecurity,
    /// User name at the SMTP server, if it wants one. Default none.
    pub user: Option<String>,
    /// Password at the SMTP server. Better in the environment than in `Rocket.toml`. Default none.
    pub password: Option<SecretString>,
}

/// How many files are taken for a report, and how large.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The most files of one report. Default `20`.
    pub most_files: u16,
    /// The largest file, in megabytes of 1,048,576 bytes: a film of some minutes from a telephone. Default `250`.
    pub most_megabytes: u32,
    /// The most that all files of one report may come to, in the same megabytes. Default `1000`.
    pub most_megabytes_together: u32,
    /// Where ClamAV's `clamd` looks for viruses in files: the path of its socket, such as `/run/clamav/clamd.ctl`, or a host and
    /// port, such as `127.0.0.1:3310`. Nobody opens a file before it was looked at. Default none.
    pub clamd: Option<String>,
    /// A bucket for files, in place of a folder.
    pub bucket: Option<Bucket>,
}

/// A bucket of a store that speaks as S3 does. All of it has to be set, or nothing.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bucket {
    /// Address of a store that speaks as S3 does, such as `https://s3.eu-west-2.amazonaws.com`: files then lie there. https, or http
    /// on this machine only. Needs a program built with `--features s3`, and the four settings that follow. Default none: files lie in
    /// `data_folder/evidence`.
    pub endpoint: String,
    /// Name of the bucket, which holds nothing else. Default none.
    pub name: String,
    /// Region of the bucket; `us-east-1` where the store has no regions. Default none.
    pub region: String,
    /// Which key the store is asked with. Better in the environment than in `Rocket.toml`. Default none.
    pub access_key: SecretString,
    /// The secret that belongs to it. Better in the environment than in `Rocket.toml`. Default none.
    pub secret_key: SecretString,
}

impl Evidence {
    /// The largest file, in bytes.
    pub fn most_bytes(&self) -> u64 {
        megabytes(self.most_megabytes)
    }

    /// The most that all files of one report may come to, in bytes.
    pub fn most_bytes_together(&self) -> u64 {
        megabytes(self.most_megabytes_together)
    }
}

fn megabytes(count: u32) -> u64 {
    u64::from(count) * 1_048_576
}

/// Where letters go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// `.eml` files in the data folder.
    Folder,
    /// An SMTP server.
    Smtp,
}

/// How the way to the SMTP server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// STARTTLS, required.
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// None; only to this machine.
    None,
}

/// Variables that are no settings.
const NO_SETTINGS: [&str; 3] = ["assets_dir", "test_moto", "test_smtp"];

/// Settings that are text whatever they look like: a password of digits is no number.
const TEXTS: [&str; 5] = [
    "mail.user",
    "mail.password",
    "evidence.bucket.name",
    "evidence.bucket.access_key",
    "evidence.bucket.secret_key",
];

/// What is wrong with a setting, without its value, which may be a password.
fn told(fault: &rocket::figment::Error) -> String {
    use rocket::figment::error::Kind;
    let what = match &fault.kind {
        Kind::InvalidType(_, expected) | Kind::InvalidValue(_, expected) => {
            format!("{expected} is expected")
        }
        Kind::UnknownField(name, _) => format!("{name} is not a setting"),
        Kind::MissingField(name) => format!("{name} is missing"),
        _ => "it cannot be read".to_owned(),
    };
    format!("{}: {what}", fault.path.join("."))
}

impl Settings {
    /// Reads the settings from `Rocket.toml` in the working folder and from the environment.
    ///
    /// # Errors
    /// A [`SettingsFault`] that says what to change.
    pub fn read() -> Result<Self, SettingsFault> {
        let texts = TEXTS.map(|key| (key, key.replace('.', "__")));
        let not_values: Vec<&str> = texts.iter().map(|(_, name)| name.as_str()).collect();
        let mut figment = Figment::from(Serialized::defaults(defaults()))
            .merge(Toml::file("Rocket.toml").nested())
            .merge(
                Env::prefixed("HEARD_")
                    .ignore(&NO_SETTINGS)
                    .ignore(&not_values)
                    .split("__"),
            );
        for (key, name) in &texts {
            if let Ok(text) = std::env::var(format!("HEARD_{}", name.to_uppercase())) {
                figment = figment.merge((key, text));
            }
        }
        Self::from_figment(figment)
    }

    /// The defaults, with all data under `folder`: what `demo` and the tests start from.
    pub fn under(folder: &Path) -> Self {
        Self {
            data_folder: folder.join("data"),
            key_folder: folder.join("keys"),
            audit_folder: folder.join("checkpoints"),
            ..Self::from_figment(Figment::from(Serialized::defaults(defaults())))
                .expect("the defaults are checked by a test")
        }
    }

    fn from_figment(figment: Figment) -> Result<Self, SettingsFault> {
        let mut figment = figment;
        if !figment.contains("public_url") {
            let port: u16 = figment.extract_inner("port").unwrap_or_default();
            figment = figment.merge(("public_url", format!("http://127.0.0.1:{port}")));
        }
        if !figment.contains("audit_folder") {
            let data: PathBuf = figment.extract_inner("data_folder").unwrap_or_default();
            figment = figment.merge(("audit_folder", data.with_file_name("checkpoints")));
        }
        let settings: Self = figment
            .extract()
            .map_err(|fault| SettingsFault::Unreadable(told(&fault)))?;
        settings.refuse_unusable()?;
        Ok(settings)
    }

    /// The addresses that hear of alarms, each once.
    pub fn hear_of_alarms(&self) -> BTreeSet<&str> {
        let all = [&self.mail.operator, &self.desk.owner, &self.desk.cover];
        all.into_iter().flatten().map(String::as_str).collect()
    }

    /// Who runs the site; none until both settings are filled in.
    pub fn operator(&self) -> Option<Operator<'_>> {
        Some(Operator {
            name: self.operator_name.as_deref()?,
            contact: self.operator_contact.as_deref()?,
        })
    }

    /// The address the gate listens on.
    pub fn listen_on(&self) -> SocketAddr {
        SocketAddr::new(self.address, self.port)
    }

    /// Whether people reach the site over https, so that cookies may be sent there only.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether only people at this machine reach the site.
    pub fn is_for_this_machine(&self) -> bool {
        refused::is_this_machine(&self.public_url)
    }

    /// The database's address: PostgreSQL where one is named, else a file in the data folder.
    pub fn database(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| self.data_folder.join("heard.sqlite").display().to_string())
    }

    /// Where the sealed pieces of files lie.
    pub fn evidence_folder(&self) -> PathBuf {
        self.data_folder.join("evidence")
    }

    /// Where `.eml` files are written when mail goes to a folder.
    pub fn mail_folder(&self) -> PathBuf {
        self.data_folder.join("mail")
    }
}

fn defaults() -> impl Serialize {
    #[derive(Serialize)]
    struct Defaults {
        address: IpAddr,
        port: u16,
        data_folder: &'static str,
        key_folder: &'static str,
        mail: MailDefaults,
        evidence: EvidenceDefaults,
    }
    #[derive(Serialize)]
    struct EvidenceDefaults {
        most_files: u16,
        most_megabytes: u32,
        most_megabytes_together: u32,
    }
    #[derive(Serialize)]
    struct MailDefaults {
        transport: MailTransport,
        neutral_domain: &'static str,
        staff_sender: &'static str,
        port: u16,
        security: MailSecurity,
    }
    Defaults {
        address: Ipv4Addr::LOCALHOST.into(),
        port: 8000,
        data_folder: "var/live",
        key_folder: "var/keys",
        mail: MailDefaults {
            transport: MailTransport::Folder,
            neutral_domain: "updates.example",
            staff_sender: "queue@staff.example",
            port: 587,
            security: MailSecurity::Starttls,
        },
        evidence: EvidenceDefaults {
            most_files: 20,
            most_megabytes: 250,
            most_megabytes_together: 1_000,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(key: &str, value: &str) -> Result<Settings, SettingsFault> {
        Settings::from_figment(Figment::from(Serialized::defaults(defaults())).merge((key, value)))
    }

    #[test]
    fn the_defaults_serve_on_this_machine_only() {
        let settings = Settings::from_figment(Figment::from(Serialized::defaults(defaults())));
        assert!(settings.unwrap().listen_on().ip().is_loopback());
    }

    #[test]
    fn another_port_is_where_people_reach_the_site_unless_that_is_set_too() {
        let figment = Figment::from(Serialized::defaults(defaults())).merge(("port", 8055));
        let settings = Settings::from_figment(figment.clone()).unwrap();
        assert_eq!(settings.public_url, "http://127.0.0.1:8055");
        let set = figment.merge(("public_url", "https://reports.example"));
        let settings = Settings::from_figment(set).unwrap();
        assert_eq!(settings.public_url, "https://reports.example");
    }

    #[test]
    fn checkpoints_lie_beside_the_data_unless_another_place_is_set() {
        let figment = Figment::from(Serialized::defaults(defaults()))
            .merge(("data_folder", "/srv/heard/data"));
        let settings = Settings::from_figment(figment.clone()).unwrap();
        assert_eq!(settings.audit_folder, Path::new("/srv/heard/checkpoints"));
        let set = figment.merge(("audit_folder", "/mnt/append-only"));
        let settings = Settings::from_figment(set).unwrap();
        assert_eq!(settings.audit_folder, Path::new("/mnt/append-only"));
    }

    #[test]
    fn a_mistyped_key_is_refused_not_ignored() {
        assert!(matches!(
            with("pubic_url", "x"),
            Err(SettingsFault::Unreadable(_))
        ));
    }

    #[test]
    fn a_password_of_the_wrong_kind_is_told_without_the_password() {
        let figment =
            Figment::from(Serialized::defaults(defaults())).merge(("mail.password", 12_345_678));
        let told = Settings::from_figment(figment).err().unwrap().to_string();
        assert!(
            told.contains("mail.password") && !told.contains("12345678"),
            "{told}"
        );
    }
}
