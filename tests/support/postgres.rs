//! A throw-away PostgreSQL cluster: started once for the whole test run, gone when the run ends, however it ends.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

const FOLDER_PREFIX: &str = "heard-postgres-";
const TEMPLATE: &str = "migrated";

/// Starts the server, says "ready", and waits for its input to close, which the end of the test process does for it.
///
/// `$1` is the folder of PostgreSQL's programs, `$2` the cluster's own, which it runs in and removes in the end.
const WATCH: &str = r#"
if "$1/initdb" --pgdata=data --username=heard --auth=trust --encoding=UTF8 --locale=C --no-sync >log 2>&1 &&
    "$1/pg_ctl" start --pgdata=data --wait --log=log --options="-k '$2' -c listen_addresses= -c max_connections=200 \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >>log 2>&1
then
    echo ready
    read -r _
    "$1/pg_ctl" stop --pgdata=data --mode=immediate >>log 2>&1
else
    cat log
fi
cd / && rm -rf "$2"
"#;

/// A database of one test, dropped with it.
pub struct Database {
    name: String,
}

impl Database {
    /// One with every migration: `migrate` is given the URL of the first such database, which all are copied from.
    pub fn migrated(migrate: impl FnOnce(&str)) -> Database {
        static READY: OnceLock<()> = OnceLock::new();
        READY.get_or_init(|| {
            administer(&format!("CREATE DATABASE {TEMPLATE}"));
            migrate(&cluster().url(TEMPLATE));
            // A forgotten connection to it would make every copy fail.
            administer(&format!(
                "ALTER DATABASE {TEMPLATE} ALLOW_CONNECTIONS false"
            ));
        });
        Database::copy_of(TEMPLATE)
    }

    /// One with nothing in it.
    pub fn empty() -> Database {
        Database::copy_of("template0")
    }

    fn copy_of(template: &str) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Database { name }
    }

    /// Where to connect.
    pub fn url(&self) -> String {
        cluster().url(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Only tidying: a run of hundreds of tests would else fill the disk. The cluster goes in any case.
        if let Ok(mut connection) = PgConnection::establish(&cluster().url("postgres")) {
            let _ = connection.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

fn administer(sql: &str) {
    let mut connection = PgConnection::establish(&cluster().url("postgres"))
        .expect("the test cluster takes connections");
    connection
        .batch_execute(sql)
        .expect("the test cluster does as it is told");
}

struct Cluster {
    folder: PathBuf,
    /// Its input stays open for as long as this process lives.
    _watch: Child,
}

impl Cluster {
    fn url(&self, database: &str) -> String {
        format!(
            "postgres://heard@/{database}?host={}",
            self.folder.display()
        )
    }
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(start)
}

fn start() -> Cluster {
    let programs = programs();
    let user = user_to_run_as();
    remove_leftovers(&programs);
    let folder = std::env::temp_dir().join(format!("{FOLDER_PREFIX}{}", std::process::id()));
    fs::create_dir(&folder).expect("a folder for the test cluster can be made");
    let mut command = Command::new("sh");
    if let Some((user, group)) = user {
        chown(&folder, Some(user), Some(group)).expect("root may give a folder away");
        command.uid(user).gid(group);
    }
    command
        .arg("-c")
        .arg(WATCH)
        .arg("sh")
        .arg(&programs)
        .arg(&folder)
        .current_dir(&folder);
    // Its own group, so that Ctrl-C ends the tests but leaves it time to tidy up.
    command
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut watch = command.spawn().expect("a shell can be started");
    let mut output = BufReader::new(watch.stdout.take().expect("its output is piped"));
    let mut said = String::new();
    output.read_line(&mut said).expect("its output can be read");
    if said != "ready\n" {
        output
            .read_to_string(&mut said)
            .expect("its output can be read");
        panic!("the PostgreSQL test cluster did not start: {said}");
    }
    Cluster {
        folder,
        _watch: watch,
    }
}

/// The folder that holds `initdb` and `pg_ctl`.
fn programs() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| {
            versions
                .flatten()
                .map(|version| version.path().join("bin"))
                .collect()
        })
        .unwrap_or_default();
    debian.sort_by_key(|folder| version_of(folder));
    std::env::split_paths(&path)
        .chain(debian.into_iter().rev())
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
        .expect(
            "the PostgreSQL tests need a PostgreSQL server, and `initdb` is neither on the PATH nor in \
             /usr/lib/postgresql (on Debian: apt-get install postgresql)",
        )
}

/// 15 for `/usr/lib/postgresql/15/bin`.
fn version_of(programs: &Path) -> Option<u32> {
    programs.parent()?.file_name()?.to_str()?.parse().ok()
}

/// PostgreSQL refuses to run as root, so for root this is the user and group number of `postgres`, else of `nobody`.
fn user_to_run_as() -> Option<(u32, u32)> {
    let own = Command::new("id")
        .arg("-u")
        .output()
        .expect("`id` can be run");
    if own.stdout != b"0\n" {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").expect("root can read the list of users");
    let numbers_of = |name: &str| {
        let line = users
            .lines()
            .find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    let found = numbers_of("postgres").or_else(|| numbers_of("nobody"));
    Some(found.expect("run by root, the PostgreSQL tests need a user `postgres` or `nobody`"))
}

/// What an earlier run left whose watch was itself killed.
fn remove_leftovers(programs: &Path) {
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else {
        return;
    };
    for folder in entries.flatten().map(|entry| entry.path()) {
        let name = folder
            .file_name()
            .and_then(OsStr::to_str)
            .unwrap_or_default();
        let Some(process) = name.strip_prefix(FOLDER_PREFIX) else {
            continue;
        };
        if process == std::process::id().to_string() || !is_running(process) {
            stop(programs, &folder);
            // Another user's leftovers are not ours to remove.
            let _ = fs::remove_dir_all(&folder);
        }
    }
}

fn is_running(process: &str) -> bool {
    let asked = Command::new("sh")
        .args(["-c", r#"kill -0 "$1" 2>/dev/null"#, "sh", process])
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Stops the server of `folder`, if one still runs.
fn stop(programs: &Path, folder: &Path) {
    let mut command = Command::new(programs.join("pg_ctl"));
    if let Some((user, group)) = user_to_run_as() {
        command.uid(user).gid(group);
    }
    command
        .args(["stop", "--mode=immediate", "--pgdata"])
        .arg(folder.join("data"))
        .current_dir("/");
    // There is mostly nothing to stop, and it says so by failing.
    let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
}

#[test]
fn each_test_has_a_database_of_its_own() {
    let (one, other) = (Database::empty(), Database::empty());
    for database in [&one, &other] {
        let mut connection = PgConnection::establish(&database.url()).unwrap();
        connection
            .batch_execute("CREATE TABLE words (word TEXT)")
            .unwrap();
    }
    let url = one.url();
    drop(one);
    assert!(
        PgConnection::establish(&url).is_err(),
        "it outlives its test"
    );
}
