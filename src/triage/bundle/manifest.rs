//! What a bundle says of itself: each file in it with its hash, each file of the report with where it is or why it is left out.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Sorted;
use crate::db::ObjectId;
use crate::evidence::{Item, checked};
use crate::portal::Portal;
use crate::triage::case_access::CaseWork;
use crate::vault::CheckpointKey;

/// What the manifest is, for whoever reads it; also what the key is told that it signs.
const KIND: &str = "case bundle";

/// Why a file of the report is not in the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// It is no file but the address of something online, which the texts tell.
    Link,
    /// It did not arrive to its end.
    Unfinished,
    /// Its bytes are gone.
    Missing,
    /// It was not scanned yet.
    Waiting,
    /// The virus scanner found something, or could not tell: it is downloaded by itself, by a second step.
    Risk,
    /// It is not what was given.
    Broken,
}

impl LeftOut {
    /// Why `item` is left out, as far as that is known without reading it, where `gone` are those that lost their bytes.
    pub fn of(portal: &Portal, item: &Item, gone: &BTreeSet<ObjectId>) -> Option<Self> {
        let scan = checked(portal, item);
        match item {
            _ if item.is_link() => Some(Self::Link),
            _ if !item.is_whole => Some(Self::Unfinished),
            _ if item.missing_at.is_some() || gone.contains(&item.object) => Some(Self::Missing),
            _ if scan.is_a_risk() => Some(Self::Risk),
            _ if !scan.may_be_opened() => Some(Self::Waiting),
            _ => None,
        }
    }

    /// The word for it in wording keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Unfinished => "unfinished",
            Self::Missing => "missing",
            Self::Waiting => "waiting",
            Self::Risk => "risk",
            Self::Broken => "broken",
        }
    }
}

/// A file of the report, as the manifest tells of it.
#[derive(Serialize)]
pub struct Given {
    number: i32,
    path: Option<String>,
    left_out: Option<LeftOut>,
}

impl Given {
    /// Where a file of the report stands in the bundle.
    pub fn path_of(work: &CaseWork<'_>, item: &Item) -> String {
        format!("files/{}", item.download_name(&work.case.reference))
    }
}

/// A file in the bundle.
#[derive(Serialize)]
struct Listed {
    path: String,
    bytes: u64,
    sha256: String,
}

/// What a bundle says of itself.
#[derive(Serialize)]
struct Manifest<'a> {
    heard: &'static str,
    version: u32,
    reference: &'a str,
    made_at: String,
    made_by: &'a str,
    team: &'a str,
    /// The public key that signed.
    key: String,
    /// Everything in the bundle but the manifest and its signature.
    files: Vec<Listed>,
    /// Each file that the report has.
    evidence: Vec<Given>,
    /// How many files the report had that cannot be told of: their rows are gone, or do not open.
    evidence_lost: usize,
}

/// The manifest over `texts` and the files of the report, and its signature in hexadecimal digits.
pub fn sign(
    work: &CaseWork<'_>,
    sorted: &Sorted,
    texts: &[(String, String)],
    key: &CheckpointKey,
) -> (String, String) {
    let of_texts = texts.iter().map(|(path, text)| Listed {
        path: path.clone(),
        bytes: text.len() as u64,
        sha256: HEXLOWER.encode(&Sha256::digest(text.as_bytes())),
    });
    let going = sorted.files.iter().filter(|(_, reading)| reading.is_ok());
    let of_files = going.map(|(item, _)| Listed {
        path: Given::path_of(work, item),
        bytes: item.told.size,
        sha256: item.told.sha256.clone(),
    });
    let given = sorted.files.iter().map(|(item, reading)| Given {
        number: item.number,
        path: reading.is_ok().then(|| Given::path_of(work, item)),
        left_out: reading.as_ref().err().copied(),
    });
    let manifest = Manifest {
        heard: KIND,
        version: 1,
        reference: &work.case.reference,
        made_at: work.now().in_utc_text(),
        made_by: &work.staff.name,
        team: &work.member.name,
        key: key.public().to_text(),
        files: of_texts.chain(of_files).collect(),
        evidence: given.collect(),
        evidence_lost: sorted.lost,
    };
    let text = serde_json::to_string_pretty(&manifest).expect("texts and numbers are JSON") + "\n";
    let signature = HEXLOWER.encode(&key.sign(KIND, &text));
    (text, signature + "\n")
}
