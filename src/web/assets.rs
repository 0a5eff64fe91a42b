//! What pages load (styles, script, pictures), embedded with its compressed copies by the build script.

use super::compressed::accepts;

/// One embedded file.
pub struct Asset {
    /// File name with the hash of its content, such as `heard-3f2a9c1b77d0.css`; it may be cached for ever.
    pub name: &'static str,
    /// The value for `Content-Type`.
    pub content_type: &'static str,
    /// The file as it is.
    pub bytes: &'static [u8],
    /// The same, compressed for `Content-Encoding: br`.
    pub brotli: &'static [u8],
    /// The same, compressed for `Content-Encoding: gzip`.
    pub gzip: &'static [u8],
}

static ASSETS: &[Asset] = &include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The folder of the site in which assets are served.
pub const FOLDER: &str = "/static";

/// The asset served under a hashed name, such as `heard-3f2a9c1b77d0.css`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The address of an asset by its plain name: `heard.css` gives `/static/heard-3f2a9c1b77d0.css`.
#[must_use]
pub fn url(plain: &str) -> Option<String> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.plain_name().as_deref() == Some(plain))?;
    Some(format!("{FOLDER}/{}", asset.name))
}

impl Asset {
    /// The smallest form that a request's `Accept-Encoding` allows, and its name for `Content-Encoding`; none for the plain
    /// bytes.
    #[must_use]
    pub fn encoded_for(&self, accepted: &str) -> (&'static [u8], Option<&'static str>) {
        if accepts(accepted, "br") {
            (self.brotli, Some("br"))
        } else if accepts(accepted, "gzip") {
            (self.gzip, Some("gzip"))
        } else {
            (self.bytes, None)
        }
    }

    fn plain_name(&self) -> Option<String> {
        let (stem, rest) = self.name.rsplit_once('-')?;
        let (_hash, extension) = rest.split_once('.')?;
        Some(format!("{stem}.{extension}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_its_styles_script_and_picture_under_names_that_change_with_their_content() {
        for (plain, content_type) in [
            ("heard.css", "text/css; charset=utf-8"),
            ("heard.js", "text/javascript; charset=utf-8"),
            ("heard.svg", "image/svg+xml"),
        ] {
            let url = url(plain).unwrap();
            let name = url.strip_prefix("/static/").unwrap();
            assert_ne!(name, plain);
            let asset = find(name).unwrap();
            assert_eq!(asset.content_type, content_type);
            assert!(asset.brotli.len() < asset.bytes.len() && asset.gzip.len() < asset.bytes.len());
        }
        assert!(url("nothing.css").is_none());
        assert!(find("heard.css").is_none());
    }

    #[test]
    fn a_browser_gets_only_an_encoding_that_it_can_read() {
        let name = url("heard.css").unwrap();
        let asset = find(name.strip_prefix("/static/").unwrap()).unwrap();
        for (accepted, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip;q=1.0, identity; q=0.5", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("broken", None),
            ("", None),
        ] {
            assert_eq!(asset.encoded_for(accepted).1, encoding, "{accepted}");
        }
    }

    #[test]
    fn the_styles_bring_no_fonts_and_nothing_from_elsewhere() {
        let name = url("heard.css").unwrap();
        let asset = find(name.strip_prefix("/static/").unwrap()).unwrap();
        let styles = std::str::from_utf8(asset.bytes).unwrap();
        for banned in ["@font-face", "GDS Transport", "url(", "crown", "@import"] {
            assert!(!styles.contains(banned), "{banned}");
        }
    }
}
