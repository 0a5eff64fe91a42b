//! A file as it arrives from a form of ours, or from the script that stands in for the form: never held as a whole, and given to a
//! handler only when the form's proof holds.

use std::io;

use multer::{Constraints, Multipart, SizeLimit, parse_boundary};
use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::futures::stream::{self, BoxStream, StreamExt};
use rocket::http::ContentType;
use rocket::{Request, async_trait};
use tokio_util::io::ReaderStream;

use super::{Fields, Problem, Visit, csrf};

/// The field that the file is in; those before it are read first.
const FILE: &str = "file";
/// The most that any other field may weigh, in bytes.
const MOST_TYPED: u64 = 16 * 1_024;
/// The most fields that may stand before the file.
const MOST_FIELDS: usize = 12;
/// The most bytes that are handed on at once.
const AT_ONCE: usize = 128 * 1_024;
/// The header with the proof, where the body is nothing but the file.
const PROOF: &str = "X-Form-Proof";

/// The bytes of a file as they arrive.
pub type Bytes<'r> = BoxStream<'r, io::Result<bytes::Bytes>>;

/// A form with one file, as browsers send it.
pub struct Upload<'r> {
    /// What stands before the file.
    pub fields: Fields,
    /// The name that the file has; none where no file was chosen.
    pub name: Option<String>,
    /// The file.
    pub bytes: Bytes<'r>,
}

/// The bytes of a file alone, as our script sends them.
pub struct RawUpload<'r>(pub Bytes<'r>);

#[async_trait]
impl<'r> FromData<'r> for Upload<'r> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        outcome(request, read(request, data).await)
    }
}

#[async_trait]
impl<'r> FromData<'r> for RawUpload<'r> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let proof = request.headers().get_one(PROOF).unwrap_or_default();
        let is_bytes = request.content_type() == Some(&ContentType::Binary);
        let taken = match is_bytes && is_proven(request, proof) {
            true => Ok(Self(everything(data))),
            false => Err(Problem::Refused),
        };
        outcome(request, taken)
    }
}

fn outcome<'r, T>(request: &'r Request<'_>, taken: Result<T, Problem>) -> Outcome<'r, T, ()>
where
    T: FromData<'r, Error = ()>,
{
    match taken {
        Ok(taken) => rocket::outcome::Outcome::Success(taken),
        Err(problem) => {
            let status = problem.status();
            super::catchers::leave_for_catcher(request, problem);
            rocket::outcome::Outcome::Error((status, ()))
        }
    }
}

/// How much may come is counted where the file is kept: there the person is told in words.
fn everything(data: Data<'_>) -> Bytes<'_> {
    ReaderStream::with_capacity(data.open(u64::MAX.bytes()), AT_ONCE).boxed()
}

async fn read<'r>(request: &'r Request<'_>, data: Data<'r>) -> Result<Upload<'r>, Problem> {
    let kind = request
        .headers()
        .get_one("Content-Type")
        .unwrap_or_default();
    let boundary = parse_boundary(kind).map_err(|_| Problem::Refused)?;
    // Whoever has no form of ours has nothing to be read.
    Visit::of(request).token().ok_or(Problem::Refused)?;
    let limits = SizeLimit::new()
        .per_field(MOST_TYPED)
        .for_field(FILE, u64::MAX);
    let limits = Constraints::new().size_limit(limits);
    let mut form = Multipart::with_constraints(everything(data), boundary, limits);
    let mut fields = Fields::default();
    for _ in 0..MOST_FIELDS {
        let Some(field) = form.next_field().await.map_err(|_| Problem::Refused)? else {
            break;
        };
        if field.name() == Some(FILE) {
            proven(request, &fields)?;
            let name = field.file_name().filter(|name| !name.is_empty());
            return Ok(Upload {
                fields,
                name: name.map(str::to_owned),
                bytes: field.map(|part| part.map_err(io::Error::other)).boxed(),
            });
        }
        let name = field.name().unwrap_or_default().to_owned();
        let typed = field.text().await.map_err(|_| Problem::Refused)?;
        fields.add(&name, &typed.replace("\r\n", "\n"));
    }
    proven(request, &fields)?;
    Ok(Upload {
        fields,
        name: None,
        bytes: stream::empty().boxed(),
    })
}

fn proven(request: &Request<'_>, fields: &Fields) -> Result<(), Problem> {
    match is_proven(request, fields.text("csrf")) {
        true => Ok(()),
        false => Err(Problem::Refused),
    }
}

fn is_proven(request: &Request<'_>, proof: &str) -> bool {
    let visit = Visit::of(request);
    let matches = visit
        .token()
        .is_some_and(|token| csrf::matches(token, proof));
    matches && csrf::comes_from_us(request, &visit.portal.settings)
}
