//! Pictures that a camera reads.

use minijinja::Value;
use qrcode::QrCode;
use qrcode::render::svg;

use super::Problem;

/// The least width and height, in pixels of the page.
const SIZE: u32 = 220;

/// A picture that a telephone's camera reads `text` from, as markup.
///
/// # Errors
/// [`Problem::Fault`] where there is too much text for one.
pub fn qr(text: &str) -> Result<Value, Problem> {
    let code = QrCode::new(text.as_bytes()).map_err(|fault| Problem::fault(&fault))?;
    let picture = code
        .render::<svg::Color<'_>>()
        .min_dimensions(SIZE, SIZE)
        .build();
    // The library begins with an XML declaration, which has no place inside a page.
    let picture = picture.find("<svg").map_or("", |start| &picture[start..]);
    Ok(Value::from_safe_string(picture.to_owned()))
}
