//! Builds what the pages load (styles, script, pictures), and embeds it together with the templates and the words.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};

fn main() -> io::Result<()> {
    let out =
        PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    minijinja_embed::embed_templates!("templates", &[".html", ".txt"]);
    embed_words(&out)?;
    embed_assets(&assets(&out)?, &out)
}

/// The folder of built assets: the one given in `HEARD_ASSETS_DIR`, or else built here.
fn assets(out: &Path) -> io::Result<PathBuf> {
    println!("cargo::rerun-if-env-changed=HEARD_ASSETS_DIR");
    let workshop = out.join("look");
    let components = workshop.join("node_modules/govuk-frontend/dist/govuk/components");
    println!("cargo::rustc-env=GOVUK_COMPONENTS={}", components.display());
    if let Some(folder) = std::env::var_os("HEARD_ASSETS_DIR") {
        println!("cargo::rerun-if-changed={}", Path::new(&folder).display());
        return Ok(folder.into());
    }
    for source in ["package.json", "package-lock.json", "static"] {
        println!("cargo::rerun-if-changed={source}");
    }
    fs::create_dir_all(&workshop)?;
    once_per_state(
        &workshop.join("installed"),
        &["package.json", "package-lock.json"],
        || {
            fs::copy("package.json", workshop.join("package.json"))?;
            fs::copy("package-lock.json", workshop.join("package-lock.json"))?;
            run(Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(&workshop))
        },
    )?;
    let built = workshop.join("built");
    once_per_state(
        &workshop.join("made"),
        &["package-lock.json", "static"],
        || {
            let sources = workshop.join("static");
            copy_folder(Path::new("static"), &sources)?;
            run(Command::new("node")
                .args(["build/build.mjs", "../built"])
                .current_dir(&sources))
        },
    )?;
    Ok(built)
}

/// Does the work unless `stamp` says that it was done for the same content of `inputs`.
fn once_per_state(
    stamp: &Path,
    inputs: &[&str],
    work: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        for file in files_under(Path::new(input))? {
            (&file, fs::read(&file)?).hash(&mut hasher);
        }
    }
    let state = hasher.finish().to_string();
    if fs::read_to_string(stamp).is_ok_and(|seen| seen == state) {
        return Ok(());
    }
    work()?;
    fs::write(stamp, state)
}

/// Runs a tool of Node; where it is missing or fails, stops the build with one sentence that says what to do.
fn run(command: &mut Command) -> io::Result<()> {
    let tool = command.get_program().to_string_lossy().into_owned();
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
            println!("cargo::error=Building the styles and the script with {tool} failed: {said}");
            exit(1)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            println!(
                "cargo::error={tool} was not found: install Node.js 20 or later with npm, or set HEARD_ASSETS_DIR to a folder of built assets."
            );
            exit(1)
        }
        Err(error) => Err(error),
    }
}

/// Writes `assets.rs`: one `Asset` for each built file that is not a compressed copy.
fn embed_assets(folder: &Path, out: &Path) -> io::Result<()> {
    let mut code = String::from("[\n");
    for file in files_under(folder)? {
        let name = file_name(&file);
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let path = file.canonicalize()?.display().to_string();
        code += &format!(
            "    Asset {{ name: {name:?}, content_type: {:?}, bytes: include_bytes!({path:?}), brotli: include_bytes!({:?}), gzip: include_bytes!({:?}) }},\n",
            content_type(&name),
            format!("{path}.br"),
            format!("{path}.gz"),
        );
    }
    fs::write(out.join("assets.rs"), code + "]\n")
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => panic!(
            "{name} is of a kind that no browser is told of: name its content type in build.rs"
        ),
    }
}

/// Writes `words.rs`: the Fluent files of each language, as `&[(language code, file name, content)]`.
fn embed_words(out: &Path) -> io::Result<()> {
    let mut code = String::from("&[\n");
    for language in ["en", "cy"] {
        for file in files_under(&Path::new("templates/wording").join(language))? {
            let path = file.canonicalize()?.display().to_string();
            code += &format!(
                "    ({language:?}, {:?}, include_str!({path:?})),\n",
                file_name(&file)
            );
        }
    }
    fs::write(out.join("words.rs"), code + "]\n")
}

fn file_name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Every file below a folder (or the file itself), sorted, so that the same tree always gives the same list.
fn files_under(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_under(&entry)?);
    }
    Ok(files)
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for file in files_under(from)? {
        let target = to.join(
            file.strip_prefix(from)
                .expect("files_under lists what is below the folder"),
        );
        fs::create_dir_all(target.parent().expect("a file stands in a folder"))?;
        fs::copy(&file, &target)?;
    }
    Ok(())
}
