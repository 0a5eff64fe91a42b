//! A report that was opened by shares, in plain words for a terminal or a file.

use std::io::{self, Write};

use super::contents::Opened;
use super::report_key::Found;
use crate::db::Moment;
use crate::evidence::Item;
use crate::messages::{Content, Kept};
use crate::reporting::{
    Answers, Part, Told, ToldWay, answered_in, can_be_reached, tell, worded_message,
};
use crate::wording::{Language, Wording};

/// Writes the whole report; gives whether all of it could be read.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_report(
    out: &mut dyn Write,
    found: &Found,
    contents: &Opened,
    is_checked: bool,
) -> io::Result<bool> {
    let wording = Wording::embedded().expect("the built-in words are read by a test");
    let mut page = Page {
        out,
        wording: &wording,
        is_whole: true,
    };
    page.head(found, is_checked)?;
    for part in ["routing", "contact", "account", "people"] {
        for (_, plain) in contents.parts.iter().filter(|(known, _)| known == part) {
            page.part(part, plain.as_ref().map(|plain| plain.as_slice()))?;
        }
    }
    page.messages(&contents.messages)?;
    page.files(&contents.files)?;
    Ok(page.is_whole)
}

struct Page<'a> {
    out: &'a mut dyn Write,
    wording: &'a Wording,
    is_whole: bool,
}

impl Page<'_> {
    fn head(&mut self, found: &Found, is_checked: bool) -> io::Result<()> {
        let (received, team) = (self.at(found.received_at), &found.team_name);
        writeln!(self.out, "Report {}", found.shown())?;
        writeln!(self.out, "Received on {received}. It belongs to: {team}.")?;
        if !is_checked {
            writeln!(
                self.out,
                "\nThe key folder is not here. So it could not be checked that this is the report that was sent: \
                 somebody who can write the database could have sealed another in its place."
            )?;
        }
        Ok(())
    }

    fn part(&mut self, part: &str, plain: Option<&[u8]>) -> io::Result<()> {
        let title = match part {
            "routing" => "staff-report-reason",
            "contact" => "staff-report-contact",
            "account" => "staff-report-account",
            _ => "staff-report-people",
        };
        let title = self.say(title);
        writeln!(self.out, "\n{title}\n")?;
        match part {
            "routing" => {
                let way = plain.and_then(ToldWay::read);
                match way.map(|way| way.in_words(self.wording, Language::English)) {
                    Some(reason) => self.lines("  ", &reason),
                    None => self.lost(),
                }
            }
            _ => match plain.and_then(|plain| serde_json::from_slice(plain).ok()) {
                Some(answers) => self.answers(part, &answers),
                None => self.lost(),
            },
        }
    }

    fn answers(&mut self, part: &str, answers: &Answers) -> io::Result<()> {
        let parts = [Part::Account, Part::People, Part::Contact];
        for part in parts.into_iter().filter(|one| one.word() == part) {
            if part == Part::Contact {
                let safely = match can_be_reached(answers) {
                    true => "staff-report-contact-only",
                    false => "staff-report-contact-none",
                };
                let safely = self.say(safely);
                writeln!(self.out, "  {safely}\n")?;
            }
            let questions = answered_in(part, answers);
            for told in tell(questions, answers, self.wording, Language::English) {
                self.answer(&told)?;
            }
        }
        Ok(())
    }

    fn messages(&mut self, messages: &[(Kept, Option<Content>)]) -> io::Result<()> {
        let title = self.say("staff-messages-title");
        writeln!(self.out, "\n{title}\n")?;
        if messages.is_empty() {
            let nothing = self.say("staff-messages-none");
            return writeln!(self.out, "  {nothing}");
        }
        for (kept, content) in messages {
            let key = format!("staff-message-{}", kept.kind.word());
            let (name, at) = (kept.name.clone().unwrap_or_default(), self.at(kept.sent_at));
            let args = [("name", name.into()), ("at", at.into())];
            let from = self.wording.say(Language::English, &key, &args);
            self.lines("  ", &from)?;
            match content {
                Some(_) => {
                    let told = worded_message(content, kept.kind, self.wording, Language::English);
                    told.iter().try_for_each(|line| self.lines("    ", line))?;
                }
                None => self.lost()?,
            }
        }
        Ok(())
    }

    fn files(&mut self, files: &[Option<Item>]) -> io::Result<()> {
        let title = self.say("staff-files-title");
        writeln!(self.out, "\n{title}\n")?;
        if files.is_empty() {
            let nothing = self.say("staff-files-none");
            return writeln!(self.out, "  {nothing}");
        }
        for file in files {
            match file {
                Some(item) => self.file(item)?,
                None => self.lost()?,
            }
        }
        Ok(())
    }

    fn file(&mut self, item: &Item) -> io::Result<()> {
        let number = item.number.to_string();
        let number = [("number", number.as_str().into())];
        let called = self
            .wording
            .say(Language::English, "staff-files-number", &number);
        let (told, online) = (&item.told, &item.told.online);
        self.lines("  ", &format!("{called}: {}", told.name.as_str()))?;
        for words in [&told.about, &online.address, &online.platform, &online.seen] {
            self.lines("    ", words)?;
        }
        match item.is_whole {
            true => writeln!(
                self.out,
                "    {} bytes, SHA-256 {}",
                item.told.size, item.told.sha256
            ),
            false => {
                let unfinished = self.say("staff-files-unfinished");
                writeln!(self.out, "    {unfinished}")
            }
        }
    }

    fn at(&self, moment: Moment) -> String {
        let london = moment.in_london();
        let day = self.wording.day(Language::English, london.date());
        format!("{day} at {}", london.strftime("%H:%M"))
    }

    fn answer(&mut self, told: &Told) -> io::Result<()> {
        match &told.under {
            Some(under) => writeln!(self.out, "  {under} {}", told.question)?,
            None => writeln!(self.out, "  {}", told.question)?,
        }
        if told.answers.is_empty() {
            let nothing = self.say("answers-check-nothing");
            writeln!(self.out, "    {nothing}")?;
        }
        told.answers
            .iter()
            .try_for_each(|answer| self.lines("    ", answer))
    }

    /// What people wrote must not move a terminal's cursor or change its colours.
    fn lines(&mut self, indent: &str, text: &str) -> io::Result<()> {
        for line in text.lines() {
            let plain: String = line
                .chars()
                .map(|letter| if letter.is_control() { ' ' } else { letter })
                .collect();
            writeln!(self.out, "{indent}{plain}")?;
        }
        Ok(())
    }

    fn lost(&mut self) -> io::Result<()> {
        self.is_whole = false;
        writeln!(
            self.out,
            "  This part does not open: it was changed since it was sealed, or it is lost."
        )
    }

    fn say(&self, key: &str) -> String {
        self.wording.say(Language::English, key, &[])
    }
}
