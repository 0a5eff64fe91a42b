//! Packing a bundle into a ZIP file as it leaves: nothing of it lies anywhere on the way.

use std::io::{self, BufWriter, Write};

use bytes::Bytes;
use rocket::futures::stream::{BoxStream, StreamExt, unfold};
use rocket::tokio::sync::mpsc::{Receiver, Sender, channel};
use rocket::tokio::task;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::db::Moment;
use crate::evidence::{Reading, copy_out};

/// How many bytes leave at a time.
const AT_ONCE: usize = 128 * 1_024;
/// How many such parts wait for whoever reads slowly.
const WAITING: usize = 4;

/// What is packed.
pub struct Bundle {
    /// Texts, each with its path.
    pub texts: Vec<(String, String)>,
    /// Files of the report, each with its path.
    pub files: Vec<(String, Reading)>,
    /// When it was made.
    pub made_at: Moment,
}

/// The bytes of the ZIP file. They break off where a file is not what was given, and the ZIP file then has no end.
pub fn stream(bundle: Bundle) -> BoxStream<'static, io::Result<Bytes>> {
    let (sender, receiver) = channel(WAITING);
    task::spawn_blocking(move || {
        let outlet = BufWriter::with_capacity(AT_ONCE, Outlet(sender.clone()));
        if let Err(fault) = pack(bundle, outlet) {
            // Nobody may be there to hear it: whoever took it may have gone.
            let _gone = sender.blocking_send(Err(fault));
        }
    });
    unfold(receiver, |mut receiver: Receiver<_>| async {
        receiver.recv().await.map(|part| (part, receiver))
    })
    .boxed()
}

fn pack(bundle: Bundle, outlet: impl Write) -> io::Result<()> {
    // Pictures and films are packed already; what is kept as it is can be compared byte for byte.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time(bundle.made_at));
    let mut zip = ZipWriter::new_stream(outlet);
    for (path, text) in bundle.texts {
        zip.start_file(path, options)?;
        zip.write_all(text.as_bytes())?;
    }
    for (path, reading) in bundle.files {
        zip.start_file(path, options)?;
        copy_out(reading, &mut zip)?;
    }
    zip.finish()?.into_inner().flush()
}

/// The time in London, as ZIP files have it; the least that they can hold where it is none of theirs.
fn time(moment: Moment) -> DateTime {
    let at = moment.in_london();
    let part = |part: i8| part.unsigned_abs();
    DateTime::from_date_and_time(
        at.year().unsigned_abs(),
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    )
    .unwrap_or_default()
}

/// Hands on what is written to it, waiting for whoever reads.
struct Outlet(Sender<io::Result<Bytes>>);

impl Write for Outlet {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(part)));
        match sent {
            Ok(()) => Ok(part.len()),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
