//! Which settings are refused before anything is served.

use std::net::IpAddr;

use super::{MailSecurity, MailTransport, Settings};

/// Settings that cannot be served with, in a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum SettingsFault {
    /// A key is unknown, missing or of the wrong kind.
    #[error("the settings cannot be read: {0}")]
    Unreadable(String),
    /// `public_url` would send cookies in the clear.
    #[error(
        "public_url must begin with https:// (http:// is for this machine only, such as http://127.0.0.1:8000)"
    )]
    PublicUrl,
    /// Mail would leave in the clear.
    #[error("mail.security = none is for an SMTP server on this machine only")]
    MailInTheClear,
    /// The SMTP server is not named.
    #[error("mail.transport = smtp needs mail.host")]
    NoMailHost,
    /// The domain of mail to reporters tells a bystander too much.
    #[error("mail.neutral_domain must not contain the words hate, crime, police, victim or heard")]
    TellingDomain,
    /// An address of the operator or the desk that no letter reaches.
    #[error("{0} must be an e-mail address, such as somebody@staff.example")]
    NoAddress(&'static str),
    /// A path in `public_url`, below which nothing is served.
    #[error("public_url must end after the host or its port: the site cannot stand below a path")]
    Path,
    /// `client_header` names no header.
    #[error("client_header must be the name of a header, such as X-Forwarded-For")]
    NoHeader,
    /// What is sealed would travel in the clear, and with it what the store is asked with.
    #[error(
        "evidence.bucket.endpoint must begin with https:// (http:// is for a store on this machine only, such as http://127.0.0.1:9000)"
    )]
    BucketInTheClear,
    /// A port that nothing can be sent to.
    #[error("mail.port must not be 0")]
    NoPort,
}

/// What would tell a bystander who reads a reporter's mail.
const TELLING: [&str; 5] = ["hate", "crime", "police", "victim", "heard"];

impl Settings {
    pub(super) fn refuse_unusable(&self) -> Result<(), SettingsFault> {
        self.refuse_public_url()?;
        let header = self.client_header.as_deref();
        if header.is_some_and(|name| !is_header_name(name)) {
            return Err(SettingsFault::NoHeader);
        }
        self.refuse_addresses()?;
        self.refuse_bucket()?;
        self.refuse_mail()
    }

    fn refuse_bucket(&self) -> Result<(), SettingsFault> {
        let endpoint = self.evidence.bucket.as_ref().map(|bucket| &bucket.endpoint);
        let is_refused =
            |url: &String| !url.starts_with("https://") && !is_http_on_this_machine(url);
        match endpoint.is_some_and(is_refused) {
            true => Err(SettingsFault::BucketInTheClear),
            false => Ok(()),
        }
    }

    fn refuse_public_url(&self) -> Result<(), SettingsFault> {
        if !self.is_https() && !is_http_on_this_machine(&self.public_url) {
            return Err(SettingsFault::PublicUrl);
        }
        let after = self.public_url.split_once("://").map(|(_, after)| after);
        let host = after.map(|after| after.strip_suffix('/').unwrap_or(after));
        match host {
            Some(host) if !host.is_empty() && !host.contains(['/', '?', '#']) => Ok(()),
            _ => Err(SettingsFault::Path),
        }
    }

    /// A letter to what is no address would be lost without a word.
    fn refuse_addresses(&self) -> Result<(), SettingsFault> {
        let all = [
            ("desk.owner", &self.desk.owner),
            ("desk.cover", &self.desk.cover),
            ("mail.operator", &self.mail.operator),
        ];
        for (setting, address) in all {
            let address = address.as_deref();
            if address.is_some_and(|address| address.parse::<lettre::Address>().is_err()) {
                return Err(SettingsFault::NoAddress(setting));
            }
        }
        Ok(())
    }

    fn refuse_mail(&self) -> Result<(), SettingsFault> {
        let domain = self.mail.neutral_domain.to_lowercase();
        if TELLING.iter().any(|word| domain.contains(word)) {
            return Err(SettingsFault::TellingDomain);
        }
        if self.mail.port == 0 {
            return Err(SettingsFault::NoPort);
        }
        if self.mail.transport == MailTransport::Smtp {
            let host = self.mail.host.as_deref().ok_or(SettingsFault::NoMailHost)?;
            if self.mail.security == MailSecurity::None && !is_loopback(host) {
                return Err(SettingsFault::MailInTheClear);
            }
        }
        Ok(())
    }
}

/// The letters that RFC 9110 has for names.
fn is_header_name(name: &str) -> bool {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_fit)
}

fn is_http_on_this_machine(url: &str) -> bool {
    url.starts_with("http://") && is_this_machine(url)
}

pub(super) fn is_this_machine(url: &str) -> bool {
    url.split_once("://")
        .and_then(|(_, rest)| rest.split('/').next())
        .is_some_and(|authority| {
            let host = authority
                .rsplit_once(':')
                .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
                .map_or(authority, |(host, _)| host);
            is_loopback(host.trim_matches(['[', ']']))
        })
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use rocket::figment::Figment;
    use rocket::figment::providers::Serialized;

    use super::super::defaults;
    use super::*;

    fn with(key: &str, value: &str) -> Result<Settings, SettingsFault> {
        Settings::from_figment(Figment::from(Serialized::defaults(defaults())).merge((key, value)))
    }

    #[test]
    fn cookies_never_travel_in_the_clear() {
        for url in [
            "http://reports.example",
            "ftp://127.0.0.1",
            "http://127.0.0.1.example:80",
        ] {
            assert!(
                matches!(with("public_url", url), Err(SettingsFault::PublicUrl)),
                "{url}"
            );
        }
        for url in [
            "https://reports.example",
            "http://localhost:8000",
            "http://[::1]:8000/",
        ] {
            assert!(with("public_url", url).is_ok(), "{url}");
        }
    }

    #[test]
    fn mail_to_reporters_comes_from_a_domain_that_tells_nothing() {
        let telling = with("mail.neutral_domain", "HateCrime.example");
        assert!(matches!(telling, Err(SettingsFault::TellingDomain)));
    }

    #[test]
    fn an_alarm_that_would_reach_nobody_stops_the_start() {
        for setting in ["desk.owner", "desk.cover", "mail.operator"] {
            for broken in ["", "somebody", "somebody@", "a@b.example, c@d.example"] {
                let told = with(setting, broken).err().unwrap().to_string();
                assert!(told.starts_with(setting), "{told}");
            }
            assert!(with(setting, "somebody@staff.example").is_ok(), "{setting}");
        }
    }

    #[test]
    fn a_site_below_a_path_is_refused() {
        for url in [
            "https://reports.example/heard",
            "https://reports.example//",
            "https://reports.example?a",
            "https://",
            "http://127.0.0.1:8000/heard",
        ] {
            assert!(
                matches!(with("public_url", url), Err(SettingsFault::Path)),
                "{url}"
            );
        }
        assert!(with("public_url", "https://reports.example:8443/").is_ok());
    }

    #[test]
    fn what_is_no_header_is_refused() {
        for name in ["", "X Forwarded For", "X-Forwarded-For:", "X-Forwarded-För"] {
            let header = with("client_header", name);
            assert!(matches!(header, Err(SettingsFault::NoHeader)), "{name}");
        }
        assert!(with("client_header", "X-Forwarded-For").is_ok());
    }

    #[test]
    fn files_never_leave_in_the_clear() {
        let bucket = |endpoint: &str| {
            let figment = ["name", "region", "access_key", "secret_key"]
                .iter()
                .map(|key| (format!("evidence.bucket.{key}"), "text"))
                .fold(
                    Figment::from(Serialized::defaults(defaults())),
                    |figment, (key, text)| figment.merge((key, text)),
                );
            Settings::from_figment(figment.merge(("evidence.bucket.endpoint", endpoint)))
        };
        for endpoint in ["http://store.example", "store.example", "s3://store", ""] {
            let told = bucket(endpoint);
            assert!(
                matches!(told, Err(SettingsFault::BucketInTheClear)),
                "{endpoint}"
            );
        }
        for endpoint in ["https://store.example", "http://127.0.0.1:9000"] {
            assert!(bucket(endpoint).is_ok(), "{endpoint}");
        }
    }

    #[test]
    fn a_bucket_is_set_as_a_whole() {
        let told = with("evidence.bucket.endpoint", "https://store.example");
        let told = told.err().unwrap().to_string();
        assert!(told.contains("bucket"), "{told}");
    }

    #[test]
    fn mail_goes_to_a_port() {
        let figment = Figment::from(Serialized::defaults(defaults())).merge(("mail.port", 0));
        let port = Settings::from_figment(figment);
        assert!(matches!(port, Err(SettingsFault::NoPort)));
    }

    #[test]
    fn mail_never_leaves_in_the_clear() {
        let figment = |host: &str| {
            Figment::from(Serialized::defaults(defaults()))
                .merge(("mail.transport", "smtp"))
                .merge(("mail.security", "none"))
                .merge(("mail.host", host))
        };
        assert!(matches!(
            Settings::from_figment(figment("mail.example")),
            Err(SettingsFault::MailInTheClear)
        ));
        assert!(Settings::from_figment(figment("127.0.0.1")).is_ok());
    }
}
