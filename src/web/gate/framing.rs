//! Where an HTTP/1.1 message begins and ends (RFC 9112), and nothing else about it.
//!
//! A request that two programs could read in two ways is refused here, so that none can be smuggled.

use httparse::{EMPTY_HEADER, Header, Status};

/// The most header lines in one head; the same as hyper's.
const MAX_HEADERS: usize = 100;

/// How the body after a head is delimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// Exactly this many bytes; none is `Length(0)`.
    Length(u64),
    /// Chunks, each with its own size.
    Chunked,
    /// Everything until the sender closes (answers only).
    UntilClose,
}

/// A request head that can be read in one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// How its body ends.
    pub(super) body: Body,
    /// Whether it is a HEAD request, whose answer has no body.
    pub(super) head_only: bool,
}

/// What an answer's head says about the bytes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A 1xx head: the real answer follows.
    Interim,
    /// The answer itself.
    Final {
        /// How its body ends.
        body: Body,
        /// Whether the server will close the connection after it.
        closes: bool,
    },
}

/// The head is malformed, or two programs could disagree on where its message ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ambiguous;

/// The length of the head at the start of `bytes`, its blank line included, once all of it is there.
///
/// `searched` bytes were looked at before without finding the end.
pub(super) fn head_length(bytes: &[u8], searched: usize) -> Option<usize> {
    let end = b"\r\n\r\n";
    let from = searched.saturating_sub(end.len() - 1);
    let found = bytes[from..]
        .windows(end.len())
        .position(|window| window == end)?;
    Some(from + found + end.len())
}

/// Reads a whole request head, as cut out by [`head_length`].
pub(super) fn request(head: &[u8]) -> Result<Request, Ambiguous> {
    require_whole_line_ends(head)?;
    let mut headers = [EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(head) {
        Ok(Status::Complete(length)) if length == head.len() => {}
        _ => return Err(Ambiguous),
    }
    let modern = parsed.version == Some(1);
    let method = parsed.method.ok_or(Ambiguous)?;
    let host = at_most_one(parsed.headers, "host")?;
    // CONNECT turns the connection into something that has no messages to find the end of.
    if method == "CONNECT" || (modern && host.is_none()) {
        return Err(Ambiguous);
    }
    let body = match (
        content_length(parsed.headers)?,
        transfer_encoding(parsed.headers)?,
    ) {
        (None, None) => Body::Length(0),
        (Some(length), None) => Body::Length(length),
        (None, Some(())) if modern => Body::Chunked,
        _ => return Err(Ambiguous),
    };
    Ok(Request {
        body,
        head_only: method == "HEAD",
    })
}

/// Reads a whole answer head; `head_only` says that the request was HEAD.
pub(super) fn answer(head: &[u8], head_only: bool) -> Result<Answer, Ambiguous> {
    let mut headers = [EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Response::new(&mut headers);
    match parsed.parse(head) {
        Ok(Status::Complete(length)) if length == head.len() => {}
        _ => return Err(Ambiguous),
    }
    let body = match parsed.code.ok_or(Ambiguous)? {
        // After "switching protocols" there are no messages to find the end of.
        101 => return Err(Ambiguous),
        100..=199 => return Ok(Answer::Interim),
        204 | 304 => Body::Length(0),
        _ if head_only => Body::Length(0),
        _ => match (
            transfer_encoding(parsed.headers)?,
            content_length(parsed.headers)?,
        ) {
            (Some(()), _) => Body::Chunked,
            (None, Some(length)) => Body::Length(length),
            (None, None) => Body::UntilClose,
        },
    };
    let closes = values(parsed.headers, "connection").any(|value| {
        value
            .split(|byte| *byte == b',')
            .any(|token| token.trim_ascii().eq_ignore_ascii_case(b"close"))
    });
    Ok(Answer::Final { body, closes })
}

/// The size in a chunk's first line, its line end included.
pub(super) fn chunk_size(line: &[u8]) -> Result<u64, Ambiguous> {
    // httparse reads a line without any digit as zero.
    if !line.first().is_some_and(u8::is_ascii_hexdigit) {
        return Err(Ambiguous);
    }
    match httparse::parse_chunk_size(line) {
        Ok(Status::Complete((length, size))) if length == line.len() => Ok(size),
        _ => Err(Ambiguous),
    }
}

/// Some programs end a line at a bare LF and some do not, so a head with one is ambiguous.
fn require_whole_line_ends(head: &[u8]) -> Result<(), Ambiguous> {
    let bare =
        |(index, byte): (usize, &u8)| *byte == b'\n' && (index == 0 || head[index - 1] != b'\r');
    if head.iter().enumerate().any(bare) {
        Err(Ambiguous)
    } else {
        Ok(())
    }
}

fn values<'h>(headers: &'h [Header], name: &str) -> impl Iterator<Item = &'h [u8]> {
    headers
        .iter()
        .filter(move |header| header.name.eq_ignore_ascii_case(name))
        .map(|header| header.value)
}

fn at_most_one<'h>(headers: &'h [Header], name: &str) -> Result<Option<&'h [u8]>, Ambiguous> {
    let mut found = values(headers, name);
    let first = found.next();
    if found.next().is_some() {
        Err(Ambiguous)
    } else {
        Ok(first)
    }
}

fn content_length(headers: &[Header]) -> Result<Option<u64>, Ambiguous> {
    let Some(value) = at_most_one(headers, "content-length")? else {
        return Ok(None);
    };
    // `parse` alone would take "+5".
    if !value.iter().all(u8::is_ascii_digit) {
        return Err(Ambiguous);
    }
    str::from_utf8(value)
        .ok()
        .and_then(|digits| digits.parse().ok())
        .map(Some)
        .ok_or(Ambiguous)
}

/// `Some(())` for "chunked", the only coding that Rocket reads and writes.
fn transfer_encoding(headers: &[Header]) -> Result<Option<()>, Ambiguous> {
    match at_most_one(headers, "transfer-encoding")? {
        None => Ok(None),
        Some(coding) if coding.eq_ignore_ascii_case(b"chunked") => Ok(Some(())),
        Some(_) => Err(Ambiguous),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(head: &str) -> Result<Body, Ambiguous> {
        request(head.as_bytes()).map(|request| request.body)
    }

    #[test]
    fn a_page_request_has_no_body() {
        assert_eq!(
            read("GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
            Ok(Body::Length(0))
        );
    }

    #[test]
    fn a_form_says_its_length() {
        assert_eq!(
            read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n"),
            Ok(Body::Length(12))
        );
    }

    #[test]
    fn a_program_may_send_chunks() {
        assert_eq!(
            read("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Ok(Body::Chunked)
        );
    }

    #[test]
    fn every_head_that_can_be_read_in_two_ways_is_refused() {
        let heads = [
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4, 4\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x4\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 4\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n",
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\nContent-Length: 4\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\n\nGET /two HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\n",
            "\r\n\r\n",
        ];
        for head in heads {
            assert_eq!(read(head), Err(Ambiguous), "{head:?}");
        }
    }

    #[test]
    fn an_answer_ends_where_its_head_and_the_request_say() {
        let end = |head: &str, head_only| answer(head.as_bytes(), head_only);
        let ended = |body, closes| Ok(Answer::Final { body, closes });
        assert_eq!(
            end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", false),
            ended(Body::Length(5), false)
        );
        assert_eq!(
            end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", true),
            ended(Body::Length(0), false)
        );
        assert_eq!(
            end(
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
                false
            ),
            ended(Body::Length(0), false)
        );
        assert_eq!(
            end(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
                false
            ),
            ended(Body::Chunked, false)
        );
        assert_eq!(
            end("HTTP/1.1 200 OK\r\nConnection: Close\r\n\r\n", false),
            ended(Body::UntilClose, true)
        );
        assert_eq!(
            end("HTTP/1.1 100 Continue\r\n\r\n", false),
            Ok(Answer::Interim)
        );
        assert_eq!(
            end("HTTP/1.1 101 Switching Protocols\r\n\r\n", false),
            Err(Ambiguous)
        );
    }

    #[test]
    fn a_chunk_without_a_plain_size_is_refused() {
        assert_eq!(chunk_size(b"1f\r\n"), Ok(31));
        assert_eq!(chunk_size(b"5;note=1\r\n"), Ok(5));
        for line in [
            "\r\n",
            "+5\r\n",
            "-1\r\n",
            "0x5\r\n",
            "5 5\r\n",
            "10000000000000000\r\n",
            " 5\r\n",
        ] {
            assert_eq!(chunk_size(line.as_bytes()), Err(Ambiguous), "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_a_head_fail_otherwise_than_by_refusal(bytes: Vec<u8>) {
            let _ = request(&bytes);
            let _ = answer(&bytes, false);
            let _ = chunk_size(&bytes);
        }

        #[test]
        fn the_end_of_a_head_is_found_wherever_the_packets_break(
            before in "[a-z\r\n]{0,40}", after in "[a-z\r\n]{0,10}", cut in 0usize..60,
        ) {
            let whole = format!("{before}\r\n\r\n{after}");
            let cut = cut.min(whole.len());
            let in_two = head_length(&whole.as_bytes()[..cut], 0)
                .or_else(|| head_length(whole.as_bytes(), cut));
            prop_assert_eq!(in_two, head_length(whole.as_bytes(), 0));
        }
    }
}
