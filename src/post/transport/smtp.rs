//! Letters handed to a mail server.

use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use rocket::tokio::time::timeout;
use secrecy::ExposeSecret;
use thiserror::Error;

use crate::post::fault::DeliveryFault;
use crate::post::letter::Written;
use crate::settings::{Mail, MailSecurity};

/// How long to wait for a server's goodbye, once it has taken the letter.
const GOODBYE: Duration = Duration::from_secs(2);

/// A mail server, with a connection of its own for each letter.
///
/// lettre's pool is not used: given up on in the middle of a letter, it keeps the connection, and the answers still
/// due would count for the next letter.
pub struct Smtp {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    hello_name: ClientId,
    attempt: Duration,
}

enum Encryption {
    None,
    Starttls(TlsParameters),
    FromTheFirstByte(TlsParameters),
}

/// Why letters cannot be sent with these settings.
#[derive(Debug, Error)]
pub enum SmtpUnusable {
    /// No server is named.
    #[error("mail.host is missing")]
    NoHost,
    /// The certificate of a server of this name could not be checked.
    #[error("mail.host cannot be used for an encrypted connection: {0}")]
    Encryption(SmtpError),
}

impl Smtp {
    /// The server of the settings, which have been checked to encrypt the way to any server but this machine's own.
    ///
    /// Each attempt to deliver a letter may take as long as `attempt`, from connecting to the server's last answer.
    ///
    /// # Errors
    /// [`SmtpUnusable`], for the operator.
    pub fn new(mail: &Mail, attempt: Duration) -> Result<Self, SmtpUnusable> {
        let host = mail.host.clone().ok_or(SmtpUnusable::NoHost)?;
        let tls = || TlsParameters::new(host.clone()).map_err(SmtpUnusable::Encryption);
        let encryption = match mail.security {
            MailSecurity::None => Encryption::None,
            MailSecurity::Starttls => Encryption::Starttls(tls()?),
            MailSecurity::Tls => Encryption::FromTheFirstByte(tls()?),
        };
        let credentials = match (&mail.user, &mail.password) {
            (Some(user), Some(password)) => Some(Credentials::new(
                user.clone(),
                password.expose_secret().to_owned(),
            )),
            _ => None,
        };
        // Not the machine's own name, which would stand in the headers of every letter.
        let hello_name = ClientId::Domain(mail.neutral_domain.clone());
        Ok(Self {
            host,
            port: mail.port,
            encryption,
            credentials,
            hello_name,
            attempt,
        })
    }

    pub(super) async fn deliver(&self, letter: &Written) -> Result<(), DeliveryFault> {
        let attempt = async {
            let connected = self.connect().await;
            let mut connection = connected.map_err(|error| before_the_letter(&error))?;
            let sent = connection.send(&letter.envelope, &letter.bytes).await;
            sent.map(|_| connection).map_err(|error| fault(&error))
        };
        let mut connection = timeout(self.attempt, attempt)
            .await
            .map_err(|_| DeliveryFault::Unreachable)??;
        // The server has taken the letter, whatever it says or fails to say now.
        let _ = timeout(GOODBYE, connection.quit()).await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let from_the_first_byte = match &self.encryption {
            Encryption::FromTheFirstByte(tls) => Some(tls.clone()),
            Encryption::Starttls(_) | Encryption::None => None,
        };
        let server = (self.host.as_str(), self.port);
        // Leaves time for the name's other addresses where the first does not answer.
        let to_connect = Some(self.attempt / 3);
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            server,
            to_connect,
            &self.hello_name,
            from_the_first_byte,
            None,
        )
        .await?;
        if let Encryption::Starttls(tls) = &self.encryption {
            connection.starttls(tls.clone(), &self.hello_name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection
                .auth(&[Mechanism::Plain, Mechanism::Login], credentials)
                .await?;
        }
        Ok(connection)
    }
}

/// A refusal before any letter was named is about us: none may be given up for it.
fn before_the_letter(error: &SmtpError) -> DeliveryFault {
    match fault(error) {
        DeliveryFault::Refused => DeliveryFault::Unfit,
        other => other,
    }
}

/// The error itself may hold the address or the server's words, so it goes no further.
fn fault(error: &SmtpError) -> DeliveryFault {
    match error.status() {
        Some(code) => DeliveryFault::from_reply(code.into()),
        None if error.is_client() || error.is_tls() => DeliveryFault::Unfit,
        None => DeliveryFault::Unreachable,
    }
}
