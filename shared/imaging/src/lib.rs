//! Pictures made ready to be shown: read within limits, held upright, drawn anew in a few sizes.
//!
//! What comes out is made of pixels alone, so nothing of what a file says besides them gets through. How many pixels there are is
//! known before any is read: a small file can announce a picture that fills all memory.

mod colour;
mod draw;

use std::io::Cursor;

use domain::uploads::MediaType;
use domain::uploads::pictures::{Colour, PIXELS_MAX, PictureForm, PictureRefusal, SIDE_MAX, sizes};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage};

/// The most bytes of an original's pixels as they are read: what fits a function's memory a few times over.
const BYTES_MAX: u64 = 256 * 1024 * 1024;
/// The most scans of a JPEG. Each is read over the whole picture, so that thousands of tiny ones keep a processor busy for hours;
/// what cameras and editors write has some ten.
const SCANS_MAX: usize = 64;
/// The largest description of colours that is kept: those of telephones' screens are smaller, those of presses are not for the web.
const PROFILE_MAX: usize = 4096;

/// A picture that is ready: what is known of it, and its files.
#[derive(Debug)]
pub struct Prepared {
    /// Of the original held upright, in pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// Its main colour.
    pub colour: Colour,
    /// Each size in each form.
    pub files: Vec<File>,
}

/// One size in one form.
#[derive(Debug)]
pub struct File {
    /// In pixels.
    pub width: u32,
    /// What it is.
    pub form: PictureForm,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads `original`, which begins as one of `media_type` does, and draws its sizes.
///
/// # Errors
/// Why it cannot be shown.
pub fn prepare(media_type: MediaType, original: &[u8]) -> Result<Prepared, PictureRefusal> {
    let (pixels, orientation, profile) = read(media_type, original)?;
    let (width, height) = match turns(orientation) {
        true => (pixels.height(), pixels.width()),
        false => pixels.dimensions(),
    };
    let mut files = Vec::new();
    let mut from = None;
    for (wide, high) in sizes(width, height).into_iter().rev() {
        // Turned after it is small, and the smaller ones from the larger: neither is done to all of the original.
        let drawn = match &from {
            None if turns(orientation) => draw::upright(draw::resized(&pixels, high, wide), orientation),
            None => draw::upright(draw::resized(&pixels, wide, high), orientation),
            Some(larger) => draw::resized(larger, wide, high),
        };
        for form in PictureForm::ALL {
            let bytes = draw::encoded(&drawn, form, profile.as_deref()).ok_or(PictureRefusal::Unreadable)?;
            files.push(File { width: wide, form, bytes });
        }
        from = Some(drawn);
    }
    let colour = colour::main_colour(from.as_ref().unwrap_or(&pixels));
    Ok(Prepared { width, height, colour, files })
}

/// The pixels of `original`, how they are to be turned, and how their colours are meant.
fn read(
    media_type: MediaType,
    original: &[u8],
) -> Result<(RgbImage, Orientation, Option<Vec<u8>>), PictureRefusal> {
    let format = match media_type {
        MediaType::Jpeg => ImageFormat::Jpeg,
        MediaType::Png => ImageFormat::Png,
        MediaType::Webp => ImageFormat::WebP,
        MediaType::Pdf | MediaType::Csv => return Err(PictureRefusal::Unreadable),
    };
    if format == ImageFormat::Jpeg && scans(original) > SCANS_MAX {
        return Err(PictureRefusal::TooLarge);
    }
    let reader = ImageReader::with_format(Cursor::new(original), format);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > SIDE_MAX
        || u64::from(width) * u64::from(height) > PIXELS_MAX
        || decoder.total_bytes() > BYTES_MAX
    {
        return Err(PictureRefusal::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let in_rgb = decoder.original_color_type().channel_count() >= 3;
    let profile = decoder.icc_profile().ok().flatten();
    let profile = profile.filter(|profile| in_rgb && is_small_and_rgb(profile));
    let image = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    let pixels = if image.color().has_alpha() { draw::on_white(image) } else { image.into_rgb8() };
    Ok((pixels, orientation, profile))
}

fn refusal(error: image::ImageError) -> PictureRefusal {
    match error {
        image::ImageError::Limits(_) => PictureRefusal::TooLarge,
        _ => PictureRefusal::Damaged,
    }
}

/// Whether width and height change places.
fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// How many scans a JPEG has at most: within them, the two bytes do not occur.
fn scans(jpeg: &[u8]) -> usize {
    jpeg.windows(2).filter(|marker| *marker == [0xFF, 0xDA]).count()
}

/// Whether a profile describes red, green and blue, as it says behind its size, version and class.
fn is_small_and_rgb(profile: &[u8]) -> bool {
    profile.len() <= PROFILE_MAX && profile.get(16..20) == Some(b"RGB ")
}

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, ImageEncoder, Rgb, Rgba, RgbaImage};
    use img_parts::ImageEXIF;
    use img_parts::jpeg::Jpeg;

    use super::*;

    const RED: Rgb<u8> = Rgb([220, 30, 30]);
    const BLUE: Rgb<u8> = Rgb([30, 30, 220]);

    /// Red on its left side, blue on its right.
    fn two_halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { RED } else { BLUE })
    }

    fn jpeg(of: &RgbImage, orientation: u8) -> Vec<u8> {
        let mut file = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 95).encode_image(of).unwrap();
        let mut jpeg = Jpeg::from_bytes(file.into()).unwrap();
        let exif = [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[orientation][..], &[0; 6]].concat();
        jpeg.set_exif(Some(exif.into()));
        jpeg.encoder().bytes().to_vec()
    }

    fn png(pixels: &[u8], width: u32, height: u32, colours: ExtendedColorType) -> Vec<u8> {
        let mut file = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut file);
        encoder.write_image(pixels, width, height, colours).unwrap();
        file
    }

    fn is_like(pixel: &Rgb<u8>, colour: Rgb<u8>) -> bool {
        pixel.0.iter().zip(colour.0).all(|(is, wanted)| is.abs_diff(wanted) < 30)
    }

    #[test]
    fn a_picture_is_held_upright_in_each_size_and_form() {
        let prepared = prepare(MediaType::Jpeg, &jpeg(&two_halves(1600, 800), 6)).unwrap();
        assert_eq!((prepared.width, prepared.height), (800, 1600));
        let kinds: Vec<_> = prepared.files.iter().map(|file| (file.width, file.form)).collect();
        let expected = [800, 640, 320].map(|width| PictureForm::ALL.map(|form| (width, form))).concat();
        assert_eq!(kinds, expected);
        for File { width, form, bytes } in &prepared.files {
            let read = image::load_from_memory(bytes).unwrap().into_rgb8();
            assert_eq!(read.dimensions(), (*width, width * 2), "{form:?}");
            assert!(is_like(read.get_pixel(width / 2, 20), RED), "{width} {form:?}: what was left is above");
            assert!(is_like(read.get_pixel(width / 2, width * 2 - 20), BLUE), "{width} {form:?}");
        }
    }

    #[test]
    fn each_way_of_holding_a_camera_has_its_shape() {
        for (orientation, upright) in
            [(1, (64, 32)), (3, (64, 32)), (5, (32, 64)), (7, (32, 64)), (8, (32, 64))]
        {
            let prepared = prepare(MediaType::Jpeg, &jpeg(&two_halves(64, 32), orientation)).unwrap();
            assert_eq!((prepared.width, prepared.height), upright, "{orientation}");
            for file in &prepared.files {
                let read = image::load_from_memory(&file.bytes).unwrap().into_rgb8();
                assert_eq!(read.dimensions(), upright, "{orientation}");
            }
        }
    }

    #[test]
    fn what_is_transparent_is_white() {
        let glass = RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0]));
        let prepared = prepare(MediaType::Png, &png(&glass, 40, 40, ExtendedColorType::Rgba8)).unwrap();
        assert_eq!(prepared.colour, Colour::new([255; 3]));
        assert_eq!(prepared.files.len(), 2, "40 pixels stay 40");
        for file in &prepared.files {
            let read = image::load_from_memory(&file.bytes).unwrap().into_rgb8();
            assert!(is_like(read.get_pixel(20, 20), Rgb([255; 3])));
        }
    }

    #[test]
    fn the_main_colour_is_the_one_that_most_of_it_has() {
        let wall =
            RgbImage::from_fn(400, 300, |x, y| if x < 100 && y < 100 { RED } else { Rgb([200, 180, 160]) });
        let prepared = prepare(MediaType::Png, &png(&wall, 400, 300, ExtendedColorType::Rgb8)).unwrap();
        assert_eq!(prepared.colour, Colour::new([200, 180, 160]));
    }

    #[test]
    fn the_colours_of_a_telephones_screen_stay_what_they_are() {
        use img_parts::ImageICC;
        let mut profile = vec![0; 548];
        profile[16..20].copy_from_slice(b"RGB ");
        let mut photo = Jpeg::from_bytes(jpeg(&two_halves(64, 64), 1).into()).unwrap();
        photo.set_icc_profile(Some(profile.clone().into()));
        let prepared = prepare(MediaType::Jpeg, &photo.clone().encoder().bytes()).unwrap();
        for file in prepared.files {
            let kept = match file.form {
                PictureForm::Jpeg => Jpeg::from_bytes(file.bytes.into()).unwrap().icc_profile(),
                PictureForm::Webp => {
                    image::load_from_memory(&file.bytes).unwrap();
                    img_parts::webp::WebP::from_bytes(file.bytes.into()).unwrap().icc_profile()
                }
            };
            assert_eq!(kept.as_deref(), Some(&profile[..]));
        }
        profile[16..20].copy_from_slice(b"CMYK");
        photo.set_icc_profile(Some(profile.into()));
        let prepared = prepare(MediaType::Jpeg, &photo.encoder().bytes()).unwrap();
        let jpeg = prepared.files.into_iter().find(|file| file.form == PictureForm::Jpeg).unwrap();
        assert_eq!(Jpeg::from_bytes(jpeg.bytes.into()).unwrap().icc_profile(), None);
    }

    #[test]
    fn a_bomb_is_refused_before_its_pixels_are_read() {
        // Of a whole PNG, only the header says another size; what checks it says so, too.
        let mut bomb = png(&[0; 12], 2, 2, ExtendedColorType::Rgb8);
        bomb[16..24].copy_from_slice(&[0, 0, 0x3F, 0xFF, 0, 0, 0x3F, 0xFF]);
        let check = crc32(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&check);
        assert_eq!(prepare(MediaType::Png, &bomb).unwrap_err(), PictureRefusal::TooLarge);
        let slow = [jpeg(&two_halves(64, 64), 1), [0xFF, 0xDA].repeat(SCANS_MAX + 1)].concat();
        assert_eq!(prepare(MediaType::Jpeg, &slow).unwrap_err(), PictureRefusal::TooLarge);
    }

    /// What checks a chunk of a PNG.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
            })
        })
    }

    #[test]
    fn what_cannot_be_read_is_refused_and_never_panics() {
        let whole = png(&two_halves(64, 64), 64, 64, ExtendedColorType::Rgb8);
        let photo = jpeg(&two_halves(64, 64), 6);
        assert_eq!(prepare(MediaType::Png, &whole[..60]).unwrap_err(), PictureRefusal::Damaged);
        assert_eq!(prepare(MediaType::Webp, b"RIFF\x04\0\0\0WEBP").unwrap_err(), PictureRefusal::Damaged);
        assert_eq!(prepare(MediaType::Pdf, b"%PDF-1.7").unwrap_err(), PictureRefusal::Unreadable);
        for (media_type, file) in [(MediaType::Png, &whole), (MediaType::Jpeg, &photo)] {
            for end in (0..file.len()).step_by(7) {
                prepare(media_type, &file[..end]).ok();
                let mut broken = file.clone();
                broken[end] ^= 0xFF;
                prepare(media_type, &broken).ok();
            }
        }
    }
}
