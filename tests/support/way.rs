//! The way to a store, on which requests are refused or lost.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use rocket::tokio::net::{TcpListener, TcpStream};
use rocket::tokio::spawn;

/// What becomes of a request.
#[derive(Clone, Copy)]
pub enum Manner {
    /// It gets there.
    Passes,
    /// Each third one is answered that the store is busy.
    RefusesEachThird,
    /// The connection is gone.
    IsCut,
}

/// A way that others go.
pub struct Way {
    /// Where it begins.
    pub address: SocketAddr,
    now: Arc<Now>,
}

struct Now {
    to: SocketAddr,
    manner: Mutex<Manner>,
    came: AtomicU32,
    refused: AtomicU32,
}

impl Way {
    /// One that leads to `to`.
    pub async fn to(to: SocketAddr, manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let now = Arc::new(Now {
            to,
            manner: Mutex::new(manner),
            came: AtomicU32::new(0),
            refused: AtomicU32::new(0),
        });
        let going = Arc::clone(&now);
        spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                spawn(goes(client, Arc::clone(&going)));
            }
        });
        Self { address, now }
    }

    /// From now on it is so.
    pub fn becomes(&self, manner: Manner) {
        *self.now.manner.lock().unwrap() = manner;
    }

    /// How many requests were refused.
    pub fn refused(&self) -> u32 {
        self.now.refused.load(Ordering::SeqCst)
    }
}

/// Takes one request along; the next one comes by a connection of its own.
async fn goes(mut client: TcpStream, now: Arc<Now>) -> Option<()> {
    let manner = *now.manner.lock().unwrap();
    if matches!(manner, Manner::IsCut) {
        return None;
    }
    let request = whole_request(&mut client).await?;
    let number = now.came.fetch_add(1, Ordering::SeqCst) + 1;
    if matches!(manner, Manner::RefusesEachThird) && number.is_multiple_of(3) {
        now.refused.fetch_add(1, Ordering::SeqCst);
        let busy =
            "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".as_bytes();
        return client.write_all(busy).await.ok();
    }
    let mut store = TcpStream::connect(now.to).await.ok()?;
    store.write_all(&request).await.ok()?;
    copy(&mut store, &mut client).await.ok()?;
    client.shutdown().await.ok()
}

/// All of it, and the wish that the store hangs up after its answer.
async fn whole_request(client: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let head = loop {
        if client.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
        if let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let words = String::from_utf8_lossy(&request[..head]).to_lowercase();
    let length = words.lines().find_map(|line| {
        let value = line.strip_prefix("content-length:")?;
        value.trim().parse::<usize>().ok()
    });
    while request.len() < head + length.unwrap_or_default() {
        if client.read_buf(&mut request).await.ok()? == 0 {
            return None;
        }
    }
    let wish = *b"Connection: close\r\n";
    request.splice(head - 2..head - 2, wish);
    Some(request)
}
