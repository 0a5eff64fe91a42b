//! A client that does as it is told.

use std::net::SocketAddr;
use std::time::Duration;

use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use rocket::tokio::time::timeout;

use super::soon;

/// One connection.
pub struct Client(pub TcpStream);

impl Client {
    pub async fn to(address: SocketAddr) -> Client {
        Client(soon(TcpStream::connect(address)).await.unwrap())
    }

    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        soon(self.0.write_all(bytes.as_ref())).await.unwrap();
    }

    pub async fn get(&mut self, path: &str) {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n"))
            .await;
    }

    /// Everything up to and with `last`.
    pub async fn read_to(&mut self, last: &str) -> String {
        let mut seen = Vec::new();
        while !seen.ends_with(last.as_bytes()) {
            let byte = soon(self.0.read_u8()).await;
            seen.push(
                byte.unwrap_or_else(|_| {
                    panic!("closed after {:?}", String::from_utf8_lossy(&seen))
                }),
            );
        }
        String::from_utf8(seen).unwrap()
    }

    /// Everything until the gate closes.
    pub async fn read_to_end(&mut self) -> String {
        let mut seen = Vec::new();
        soon(self.0.read_to_end(&mut seen)).await.unwrap();
        String::from_utf8(seen).unwrap()
    }

    /// The gate closes without a word.
    pub async fn is_shut_out(&mut self) {
        assert_eq!(self.read_to_end().await, "");
    }

    /// Sends `drip` again and again, until the gate closes; says whether it then had an answer.
    pub async fn drip_until_closed(&mut self, drip: &[u8], every: Duration) -> bool {
        soon(async {
            let mut answer = [0];
            loop {
                match timeout(every, self.0.read(&mut answer)).await {
                    Ok(Ok(1..)) => return true,
                    Ok(_) => return false,
                    Err(_) if self.0.write_all(drip).await.is_err() => return false,
                    Err(_) => {}
                }
            }
        })
        .await
    }
}
