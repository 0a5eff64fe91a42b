//! Packing a bundle into a ZIP file as it leaves: nothing of it lies anywhere on the way.

use std::io::{self, BufWriter, Seek, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
        let is_broken = Arc::new(AtomicBool::new(false));
        let outlet = Outlet {
            sender: sender.clone(),
            is_broken: Arc::clone(&is_broken),
        };
        if let Err(fault) = pack(bundle, outlet, &is_broken) {
            // Nobody may be there to hear it: whoever took it may have gone.
            let _gone = sender.blocking_send(Err(fault));
        }
    });
    unfold(receiver, |mut receiver: Receiver<_>| async {
        receiver.recv().await.map(|part| (part, receiver))
    })
    .boxed()
}

fn pack(bundle: Bundle, outlet: Outlet, is_broken: &AtomicBool) -> io::Result<()> {
    let outlet = BufWriter::with_capacity(AT_ONCE, outlet);
    let mut zip = ZipWriter::new_stream(outlet);
    let packed = put_all(&mut zip, bundle);
    // A ZIP file that is dropped ends itself: nothing of that may leave.
    is_broken.store(packed.is_err(), Ordering::Release);
    packed?;
    zip.finish()?.into_inner().flush()
}

fn put_all(zip: &mut ZipWriter<impl Write + Seek>, bundle: Bundle) -> io::Result<()> {
    // Pictures and films are packed already; what is kept as it is can be compared byte for byte.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time(bundle.made_at));
    for (path, text) in bundle.texts {
        zip.start_file(path, options)?;
        zip.write_all(text.as_bytes())?;
    }
    for (path, reading) in bundle.files {
        zip.start_file(path, options)?;
        copy_out(reading, zip)?;
    }
    Ok(())
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

/// Hands on what is written to it, waiting for whoever reads; nothing more once something broke.
struct Outlet {
    sender: Sender<io::Result<Bytes>>,
    is_broken: Arc<AtomicBool>,
}

impl Write for Outlet {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.is_broken.load(Ordering::Acquire) {
            return Ok(part.len());
        }
        let sent = self.sender.blocking_send(Ok(Bytes::copy_from_slice(part)));
        match sent {
            Ok(()) => Ok(part.len()),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
