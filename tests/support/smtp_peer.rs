//! A mail server that does what a story wants, well or badly.

use std::sync::{Arc, Mutex};

use rocket::tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use rocket::tokio::net::{TcpListener, TcpStream};
use rocket::tokio::spawn;

/// How the server treats letters.
#[derive(Clone, Copy)]
pub enum Manner {
    /// Takes each.
    Takes,
    /// Greets whoever comes with this line.
    GreetsWith(&'static str),
    /// Answers the recipient's address with this line.
    AnswersTheAddressWith(&'static str),
    /// Answers the whole letter with this line.
    AnswersTheLetterWith(&'static str),
    /// Lets nobody sign in.
    RefusesToSignIn,
    /// Says nothing, not even its greeting.
    IsSilent,
    /// Says nothing more once the letter is there.
    FallsSilentAfterTheLetter,
    /// Breaks off in the middle of the letter.
    DropsInTheMiddleOfTheLetter,
    /// Takes the letter, and breaks off instead of saying goodbye.
    TakesAndDrops,
    /// Offers STARTTLS, and then talks no TLS.
    BreaksTls,
}

/// A running server.
pub struct SmtpPeer {
    /// The port on 127.0.0.1 that it listens on.
    pub port: u16,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    commands: Vec<String>,
    letters: Vec<String>,
}

impl SmtpPeer {
    /// Starts one that treats every letter in this manner.
    pub async fn start(manner: Manner) -> SmtpPeer {
        Self::start_at(0, manner).await
    }

    /// The same on a port where nobody listened so far.
    pub async fn start_at(port: u16, manner: Manner) -> SmtpPeer {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let noted = Arc::clone(&seen);
        spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let conversation = Conversation {
                    client: BufReader::new(client),
                    manner,
                    seen: Arc::clone(&noted),
                };
                spawn(conversation.run());
            }
        });
        SmtpPeer { port, seen }
    }

    /// Every command line it was sent.
    pub fn commands(&self) -> Vec<String> {
        self.seen.lock().unwrap().commands.clone()
    }

    /// Every letter it has taken.
    pub fn letters(&self) -> Vec<String> {
        self.seen.lock().unwrap().letters.clone()
    }
}

struct Conversation {
    client: BufReader<TcpStream>,
    manner: Manner,
    seen: Arc<Mutex<Seen>>,
}

impl Conversation {
    /// Ends, and so hangs up, when either side has had enough.
    async fn run(mut self) -> Option<()> {
        if matches!(self.manner, Manner::IsSilent) {
            return self.wait_for_ever().await;
        }
        match self.manner {
            Manner::GreetsWith(greeting) => self.say(greeting).await?,
            _ => self.say("220 peer").await?,
        }
        loop {
            let command = self.line().await?;
            self.seen.lock().unwrap().commands.push(command.clone());
            let verb = command.split([' ', ':']).next()?.to_ascii_uppercase();
            match (verb.as_str(), self.manner) {
                ("EHLO", Manner::RefusesToSignIn) => {
                    self.say("250-peer\r\n250 AUTH PLAIN LOGIN").await?
                }
                ("EHLO", Manner::BreaksTls) => self.say("250-peer\r\n250 STARTTLS").await?,
                ("AUTH", _) => self.say("535 5.7.8 no such user sam@home.example").await?,
                ("STARTTLS", _) => {
                    self.say("220 go ahead").await?;
                    self.say("this is no TLS").await?;
                }
                ("RCPT", Manner::AnswersTheAddressWith(answer)) => self.say(answer).await?,
                ("DATA", Manner::DropsInTheMiddleOfTheLetter) => {
                    self.say("354 go on").await?;
                    self.client.read_exact(&mut [0; 20]).await.ok()?;
                    return None;
                }
                ("DATA", _) => {
                    self.say("354 go on").await?;
                    self.take_letter().await?;
                }
                ("QUIT", Manner::TakesAndDrops) => return None,
                _ => self.say("250 peer").await?,
            }
        }
    }

    async fn take_letter(&mut self) -> Option<()> {
        let mut letter = String::new();
        loop {
            let line = self.line().await?;
            if line == "." {
                break;
            }
            // A leading dot is doubled on its way (RFC 5321 section 4.5.2).
            letter.push_str(line.strip_prefix('.').unwrap_or(&line));
            letter.push_str("\r\n");
        }
        match self.manner {
            Manner::AnswersTheLetterWith(answer) => self.say(answer).await,
            Manner::FallsSilentAfterTheLetter => self.wait_for_ever().await,
            _ => {
                self.seen.lock().unwrap().letters.push(letter);
                self.say("250 taken").await
            }
        }
    }

    async fn say(&mut self, line: &str) -> Option<()> {
        self.client
            .write_all(format!("{line}\r\n").as_bytes())
            .await
            .ok()
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.client.read_line(&mut line).await.ok()?;
        line.strip_suffix("\r\n").map(str::to_owned)
    }

    /// Until the client hangs up.
    async fn wait_for_ever(&mut self) -> Option<()> {
        let mut rest = Vec::new();
        self.client.read_to_end(&mut rest).await.ok()?;
        None
    }
}
