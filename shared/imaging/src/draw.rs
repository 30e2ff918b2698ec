//! Pixels drawn in another size, turned, and written as files.

use domain::uploads::pictures::PictureForm;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, Rgb, RgbImage};
use img_parts::jpeg::Jpeg;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageICC};

/// How good the files are, of 100. Measured: at these, both forms look alike, and WebP needs half of the bytes. See
/// docs/decisions/0053-pictures-are-drawn-anew.md.
const WEBP_QUALITY: u8 = 78;
const JPEG_QUALITY: u8 = 80;

/// `pixels` as they are in another size.
pub(crate) fn resized(pixels: &RgbImage, width: u32, height: u32) -> RgbImage {
    if pixels.dimensions() == (width, height) {
        return pixels.clone();
    }
    imageops::resize(pixels, width, height, FilterType::CatmullRom)
}

/// `drawn` as the camera was held.
pub(crate) fn upright(drawn: RgbImage, orientation: Orientation) -> RgbImage {
    let mut image = DynamicImage::ImageRgb8(drawn);
    image.apply_orientation(orientation);
    image.into_rgb8()
}

/// `image` before something white.
pub(crate) fn on_white(image: DynamicImage) -> RgbImage {
    let image = image.into_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over = |part: u8| {
            let mixed = (u16::from(part) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([red, green, blue].map(over))
    })
}

/// `drawn` as a file whose colours are meant as `profile` says; `None` where the encoder gives up.
pub(crate) fn encoded(drawn: &RgbImage, form: PictureForm, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let profile = profile.map(Bytes::copy_from_slice);
    match form {
        PictureForm::Jpeg => {
            let mut file = Vec::new();
            JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY).encode_image(drawn).ok()?;
            let Some(profile) = profile else { return Some(file) };
            let mut jpeg = Jpeg::from_bytes(file.into()).ok()?;
            jpeg.set_icc_profile(Some(profile));
            Some(jpeg.encoder().bytes().to_vec())
        }
        PictureForm::Webp => {
            let encoder = webp::Encoder::from_rgb(drawn.as_raw(), drawn.width(), drawn.height());
            let file = encoder.encode_simple(false, WEBP_QUALITY.into()).ok()?.to_vec();
            let Some(profile) = profile else { return Some(file) };
            let mut webp = WebP::from_bytes(file.into()).ok()?;
            webp.set_icc_profile(Some(profile));
            Some(webp.encoder().bytes().to_vec())
        }
    }
}
