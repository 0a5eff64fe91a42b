//! A form as it arrives: read only so far, and given to a handler only when its proof holds.

use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::tokio::io::{self, AsyncReadExt};
use rocket::{Request, async_trait};
use zeroize::Zeroizing;

use super::{Fields, Problem, Visit, csrf};

/// The most a form may weigh in bytes: the longest answer in any script, percent-encoded.
const MOST: u64 = 1_024 * 1_024;
/// What more we read before we answer, so that the browser shows our page and not a broken connection.
const DRAINED: u64 = 2 * MOST;

/// A form that came from our own page.
pub struct Submitted(pub Fields);

#[async_trait]
impl<'r> FromData<'r> for Submitted {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match read(request, data).await {
            Ok(fields) => Outcome::Success(Self(fields)),
            Err(problem) => {
                let status = problem.status();
                super::catchers::leave_for_catcher(request, problem);
                Outcome::Error((status, ()))
            }
        }
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Fields, Problem> {
    let mut stream = data.open(DRAINED.bytes());
    let mut body = Zeroizing::new(Vec::new());
    let broken = |_| Problem::Refused;
    (&mut stream)
        .take(MOST)
        .read_to_end(&mut body)
        .await
        .map_err(broken)?;
    let beyond = io::copy(&mut stream, &mut io::sink())
        .await
        .map_err(broken)?;
    if beyond > 0 {
        return Err(Problem::TooBig);
    }
    if !request.content_type().is_some_and(|kind| kind.is_form()) {
        return Err(Problem::Refused);
    }
    let fields = Fields::parse(&body);
    let visit = Visit::of(request);
    let proven = visit
        .token()
        .is_some_and(|token| csrf::matches(token, fields.text("csrf")));
    if proven && csrf::comes_from_us(request, &visit.portal.settings) {
        Ok(fields)
    } else {
        Err(Problem::Refused)
    }
}
