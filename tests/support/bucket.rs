//! A store that speaks as S3 does: moto, which is started once for the whole run and gone when the run ends, however it ends.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use heard::settings;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use rocket::futures::{StreamExt, TryStreamExt};

use super::World;
use super::server::free_address;

/// Starts the server and waits for its input to close, which the end of the test process does for it.
const WATCH: &str = r#""$1" --host 127.0.0.1 --port "$2" >/dev/null 2>&1 & read -r _; kill $!"#;

/// Tells a story in a world that keeps files in a bucket of its own.
pub async fn tell<T: Future<Output = ()>>(told: impl FnOnce(World) -> T) {
    told(World::on_a_bucket(new_bucket(moto())).await).await;
}

/// A new bucket of the store, as an operator sets it who reaches the store at `endpoint`.
pub fn new_bucket(endpoint: SocketAddr) -> settings::Bucket {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("story-{}", MADE.fetch_add(1, Ordering::SeqCst));
    let mut asking = TcpStream::connect(moto()).unwrap();
    let request = format!(
        "PUT /{name} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    asking.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    asking.read_to_string(&mut answer).unwrap();
    assert!(answer.contains(" 200 "), "{answer}");
    settings::Bucket {
        endpoint: format!("http://{endpoint}"),
        name,
        region: "us-east-1".to_owned(),
        access_key: "PLANTED-KEY".into(),
        secret_key: "PLANTED-SECRET".into(),
    }
}

/// Where the store is reached.
pub fn moto() -> SocketAddr {
    static RUNNING: OnceLock<(Child, SocketAddr)> = OnceLock::new();
    RUNNING.get_or_init(start).1
}

fn start() -> (Child, SocketAddr) {
    let program = std::env::var_os("HEARD_TEST_MOTO").expect(
        "HEARD_TEST_MOTO must name the program moto_server, which PyPI has as moto[server]",
    );
    let address = free_address();
    let watch = Command::new("sh")
        .args(["-c", WATCH, "sh"])
        .arg(program)
        .arg(address.port().to_string())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "moto_server does not start: is HEARD_TEST_MOTO its path?"
        );
        sleep(Duration::from_millis(50));
    }
    (watch, address)
}

/// A way of our own to the bucket called `name`.
pub fn client(name: &str) -> AmazonS3 {
    AmazonS3Builder::new()
        .with_endpoint(format!("http://{}", moto()))
        .with_allow_http(true)
        .with_bucket_name(name)
        .with_region("us-east-1")
        .with_access_key_id("story")
        .with_secret_access_key("story")
        .build()
        .unwrap()
}

/// The name of each object.
pub async fn names_in(bucket: &AmazonS3) -> Vec<String> {
    let names = bucket.list(None).map_ok(|found| found.location.to_string());
    names.map(Result::unwrap).collect().await
}

/// What the object holds.
pub async fn read(bucket: &AmazonS3, name: &str) -> Vec<u8> {
    let found = bucket.get(&Path::from(name)).await.unwrap();
    found.bytes().await.unwrap().into()
}

/// Makes the object hold `bytes`.
pub async fn write(bucket: &AmazonS3, name: &str, bytes: &[u8]) {
    let key = Path::from(name);
    bucket.put(&key, bytes.to_vec().into()).await.unwrap();
}

/// Takes the object away.
pub async fn remove(bucket: &AmazonS3, name: &str) {
    bucket.delete(&Path::from(name)).await.unwrap();
}
