//! What of a file is kept: of a PDF or a CSV all, of a picture what it takes to show it.
//!
//! A picture is taken apart and put together again from the parts that show it. Where it was taken, when, by whom and with which
//! camera, a preview of what was cut away, a film or a page behind its end: whoever sends a picture of a chair means none of
//! that. Of what is not shown only one thing stays, how the camera was held, since many pictures would lie on their side without.

use domain::uploads::MediaType;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::{self, WebP};
use img_parts::{Bytes, ImageEXIF};

/// The file does not go on as it begins: it is damaged, or something else that begins alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file is damaged")]
pub struct Damaged;

impl From<img_parts::Error> for Damaged {
    fn from(_: img_parts::Error) -> Self {
        Self
    }
}

/// What is kept of `file`, which begins as one of `media_type` does.
///
/// # Errors
/// [`Damaged`] when it does not go on as one.
pub fn kept(media_type: MediaType, file: Vec<u8>) -> Result<Vec<u8>, Damaged> {
    match media_type {
        MediaType::Pdf | MediaType::Csv => Ok(file),
        MediaType::Jpeg => jpeg(file.into()),
        MediaType::Png => png(file.into()),
        MediaType::Webp => webp(file.into()),
    }
}

/// Ends a JPEG.
const END: [u8; 2] = [markers::P, markers::EOI];

fn jpeg(file: Bytes) -> Result<Vec<u8>, Damaged> {
    let mut jpeg = Jpeg::from_bytes(file)?;
    jpeg.dimensions().ok_or(Damaged)?;
    let orientation = jpeg.exif().and_then(|exif| orientation(&exif));
    jpeg.segments_mut().retain(|segment| shows(segment.marker(), segment.contents()));
    let scan = jpeg.segments_mut().pop().filter(JpegSegment::has_entropy).ok_or(Damaged)?;
    jpeg.set_exif(orientation.map(only_orientation));
    let mut kept = jpeg.encoder().bytes().to_vec();
    kept.truncate(kept.len() - END.len());
    // Whatever follows the first scan's header is one thing to the library.
    let header = 4 + scan.contents().len();
    let rest = scan.encoder().bytes();
    kept.extend_from_slice(&rest[..header]);
    scans(&rest[header..], &mut kept)?;
    Ok(kept)
}

/// Adds to `kept` the scans of a JPEG from the data of its first one on, and its end. What stands between the scans and does not
/// show the picture is left out, and so is what stands behind it.
fn scans(data: &[u8], kept: &mut Vec<u8>) -> Result<(), Damaged> {
    let (mut from, mut at) = (0, 0);
    while let Some(found) = data[at..].iter().position(|byte| *byte == markers::P) {
        let here = at + found;
        let marker = *data.get(here + 1).unwrap_or(&markers::EOI);
        match marker {
            markers::EOI => {
                kept.extend_from_slice(&data[from..here]);
                kept.extend(END);
                return Ok(());
            }
            // A byte of data that looks like a marker, a restart within the scan, a byte that fills.
            0 | markers::RST0..=markers::RST7 => at = here + 2,
            markers::P => at = here + 1,
            marker => {
                let length = data.get(here + 2..here + 4).ok_or(Damaged)?;
                let end = here + 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
                let contents = data.get(here + 4..end).ok_or(Damaged)?;
                if !shows(marker, contents) {
                    kept.extend_from_slice(&data[from..here]);
                    from = end;
                }
                at = end;
            }
        }
    }
    // It stops before its end: what is missing would be shown as grey.
    Err(Damaged)
}

/// Whether a segment of a JPEG is needed to show it: tables, frames and scans, and how its colours are meant.
fn shows(marker: u8, contents: &[u8]) -> bool {
    const JFIF_WITHOUT_PREVIEW: usize = 14;
    match marker {
        markers::APP0 => contents.starts_with(b"JFIF\0") && contents.len() == JFIF_WITHOUT_PREVIEW,
        markers::APP2 => contents.starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => contents.starts_with(b"Adobe"),
        markers::SOF0..=markers::SOF15 | markers::SOS | markers::DQT | markers::DNL | markers::DRI => true,
        _ => false,
    }
}

fn png(file: Bytes) -> Result<Vec<u8>, Damaged> {
    let mut png = Png::from_bytes(file)?;
    png.dimensions().ok_or(Damaged)?;
    let has = |png: &Png, kind: &[u8; 4]| png.chunk_by_type(*kind).is_some();
    if !has(&png, b"IDAT") || !has(&png, b"IEND") {
        return Err(Damaged);
    }
    let orientation = png.exif().and_then(|exif| orientation(&exif));
    // The picture, its colours and its transparency, its size in print, its frames if it moves.
    let shown: [&[u8; 4]; 17] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
        b"sBIT", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    png.chunks_mut().retain(|chunk| shown.contains(&&chunk.kind()));
    png.set_exif(orientation.map(only_orientation));
    Ok(png.encoder().bytes().to_vec())
}

fn webp(file: Bytes) -> Result<Vec<u8>, Damaged> {
    /// Bits of an extended header that announce EXIF and XMP.
    const ANNOUNCED: u8 = 0b0000_1100;
    let mut webp = WebP::from_bytes(file)?;
    let has = |id| webp.chunk_by_id(id).is_some();
    if ![webp::CHUNK_VP8, webp::CHUNK_VP8L, webp::CHUNK_ANMF].into_iter().any(has) {
        return Err(Damaged);
    }
    let orientation = webp.exif().and_then(|exif| orientation(&exif));
    let shown = [
        webp::CHUNK_VP8,
        webp::CHUNK_VP8L,
        webp::CHUNK_VP8X,
        webp::CHUNK_ALPH,
        webp::CHUNK_ANIM,
        webp::CHUNK_ANMF,
        webp::CHUNK_ICCP,
    ];
    webp.chunks_mut().retain(|chunk| shown.contains(&chunk.id()));
    for chunk in webp.chunks_mut() {
        if let (webp::CHUNK_VP8X, RiffContent::Data(header)) = (chunk.id(), chunk.content_mut()) {
            let mut bytes = header.to_vec();
            if let Some(flags) = bytes.first_mut() {
                *flags &= !ANNOUNCED;
            }
            *header = bytes.into();
        }
    }
    if let Some(orientation) = orientation {
        webp.set_exif(Some(only_orientation(orientation)));
    }
    Ok(webp.encoder().bytes().to_vec())
}

/// The tag of EXIF that says how the camera was held: 1 is upright, 2 to 8 are the other ways.
const ORIENTATION: u16 = 0x0112;
/// The type of its value, a number of 16 bits.
const SHORT: u16 = 3;

/// How the camera was held, if not upright, by the first directory of an EXIF block, which is a TIFF.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let bytes: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let directory = if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
    let directory = usize::try_from(directory).ok()?;
    let entries = usize::from(short(directory)?);
    let mut entries = (0..entries).map_while(|nth| directory.checked_add(2 + 12 * nth));
    let entry = entries.find(|entry| short(*entry) == Some(ORIENTATION))?;
    let value = u8::try_from(short(entry + 8)?).ok()?;
    (short(entry + 2)? == SHORT && (2..=8).contains(&value)).then_some(value)
}

/// An EXIF block that says nothing else.
fn only_orientation(orientation: u8) -> Bytes {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    for word in [ORIENTATION, SHORT, 0, 1, u16::from(orientation), 0, 0, 0] {
        tiff.extend(word.to_be_bytes());
    }
    tiff.into()
}

#[cfg(test)]
mod tests {
    use img_parts::png::PngChunk;
    use img_parts::riff::RiffChunk;

    use super::*;

    /// Words that stand for what nobody may read in what is kept.
    const SECRETS: [&[u8]; 3] = [b"GPS", b"Allen Avenue", b"<script>"];

    /// An EXIF block of a camera that was held `orientation`, with a place behind it.
    fn exif(orientation: u8) -> Vec<u8> {
        [&only_orientation(orientation)[..], b"GPS 6.6018 N, 3.3515 E"].concat()
    }

    fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[markers::P, marker][..], &length, contents].concat()
    }

    /// A JPEG in two scans, of a size, with all that a phone and an editor may leave in it.
    fn phone_jpeg(orientation: u8) -> Vec<u8> {
        [
            vec![markers::P, markers::SOI],
            segment(markers::APP0, b"JFIF\0\x01\x02\0\0\x48\0\x48\0\0"),
            segment(markers::APP1, &[b"Exif\0\0", &exif(orientation)[..]].concat()),
            segment(markers::APP1, b"http://ns.adobe.com/xap/1.0/\0Allen Avenue"),
            segment(markers::APP2, b"ICC_PROFILE\0\x01\x01colours"),
            segment(markers::APP2, b"MPF\0GPS"),
            segment(markers::APP13, b"Photoshop 3.0\0Allen Avenue"),
            segment(markers::COM, b"Allen Avenue"),
            segment(markers::DQT, b"\0tables"),
            segment(markers::SOF2, b"\x08\0\x10\0\x20\x01\x01\x11\0"),
            segment(markers::SOS, b"\x01\x01\0\0\0\0"),
            b"first\xFF\0scan\xFF\xD0restarted".to_vec(),
            segment(markers::COM, b"Allen Avenue"),
            segment(markers::DHT, b"\0tables"),
            segment(markers::SOS, b"\x01\x01\0\0\0\0"),
            b"second scan".to_vec(),
            END.to_vec(),
            b"ftypmp42 GPS of the film behind the picture <script>".to_vec(),
        ]
        .concat()
    }

    fn holds(file: &[u8], words: &[u8]) -> bool {
        file.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn a_picture_carries_no_place_and_nothing_behind_its_end_but_stays_upright_and_in_colour() {
        let kept = kept(MediaType::Jpeg, phone_jpeg(6)).unwrap();
        for secret in SECRETS {
            assert!(!holds(&kept, secret), "{}", String::from_utf8_lossy(secret));
        }
        for part in [&b"colours"[..], b"first\xFF\0scan\xFF\xD0restarted", b"second scan\xFF\xD9"] {
            assert!(holds(&kept, part), "{}", String::from_utf8_lossy(part));
        }
        assert!(kept.ends_with(&END));
        let read = Jpeg::from_bytes(kept.clone().into()).unwrap();
        assert_eq!(read.dimensions(), Some((32, 16)));
        assert_eq!(read.exif().as_deref().and_then(orientation), Some(6));
        assert_eq!(self::kept(MediaType::Jpeg, kept.clone()), Ok(kept), "nothing is left to take off");
    }

    #[test]
    fn an_upright_picture_needs_no_word_about_it() {
        let kept = kept(MediaType::Jpeg, phone_jpeg(1)).unwrap();
        assert_eq!(Jpeg::from_bytes(kept.into()).unwrap().exif(), None);
    }

    /// Any PNG that is whole.
    fn png_of(more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut png = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
        let header: &[u8] = b"\0\0\0\x20\0\0\0\x10\x08\x02\0\0\0";
        let chunks = [(b"IHDR", header)].into_iter().chain(more.iter().copied());
        let chunks = chunks.chain([(b"IDAT", &b"pixels"[..]), (b"IEND", b"")]);
        png.chunks_mut()
            .extend(chunks.map(|(kind, data)| PngChunk::new(*kind, Bytes::copy_from_slice(data))));
        png.encoder().bytes().to_vec()
    }

    #[test]
    fn a_screenshot_loses_its_texts_and_a_page_that_hides_behind_it() {
        let exif = exif(8);
        let more: [(&[u8; 4], &[u8]); 4] = [
            (b"gAMA", b"gamma"),
            (b"eXIf", &exif),
            (b"tEXt", b"Comment\0Allen Avenue"),
            (b"iTXt", b"XML:com.adobe.xmp GPS"),
        ];
        let file = [png_of(&more), b"<script>alert(1)</script>".to_vec()].concat();
        let kept = kept(MediaType::Png, file).unwrap();
        for secret in SECRETS {
            assert!(!holds(&kept, secret), "{}", String::from_utf8_lossy(secret));
        }
        assert!(holds(&kept, b"gamma") && holds(&kept, b"pixels"));
        let read = Png::from_bytes(kept.into()).unwrap();
        assert_eq!(read.exif().as_deref().and_then(orientation), Some(8));
    }

    #[test]
    fn a_webp_loses_what_it_announces_beside_the_picture() {
        let chunk =
            |id: &[u8; 4], data: &[u8]| RiffChunk::new(*id, RiffContent::Data(Bytes::copy_from_slice(data)));
        let subchunks = vec![
            chunk(b"VP8X", b"\x2C\0\0\0\x1F\0\0\x0F\0\0"),
            chunk(b"ICCP", b"colours!"),
            chunk(b"VP8L", b"\x2Fpixels!!"),
            chunk(b"EXIF", &exif(3)),
            chunk(b"XMP ", b"Allen Avenue"),
            chunk(b"JUNK", b"<script>"),
        ];
        let riff = RiffChunk::new(*b"RIFF", RiffContent::List { kind: Some(*b"WEBP"), subchunks });
        let kept = kept(MediaType::Webp, [&riff.encoder().bytes()[..], b"GPS"].concat()).unwrap();
        for secret in SECRETS {
            assert!(!holds(&kept, secret), "{}", String::from_utf8_lossy(secret));
        }
        assert!(holds(&kept, b"colours!") && holds(&kept, b"pixels"));
        let read = WebP::from_bytes(kept.into()).unwrap();
        assert_eq!(read.dimensions(), Some((32, 16)));
        assert_eq!(read.exif().as_deref().and_then(orientation), Some(3));
        let flags = read.chunk_by_id(*b"VP8X").unwrap().content().data().unwrap()[0];
        assert_eq!(flags, 0x28, "colours and EXIF, XMP no more");
    }

    #[test]
    fn what_only_begins_like_a_picture_is_refused() {
        for (media_type, file) in [
            (MediaType::Jpeg, &b"\xFF\xD8\xFF<script>"[..]),
            (MediaType::Jpeg, b"\xFF\xD8\xFF\xD9"),
            (MediaType::Jpeg, &phone_jpeg(6)[..300]),
            (MediaType::Png, b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
            (MediaType::Png, b"\x89PNG\r\n\x1a\n"),
            (MediaType::Webp, b"RIFF\x04\0\0\0WEBP"),
            (MediaType::Webp, b"RIFF\xFF\xFF\xFF\xFFWEBPVP8 "),
        ] {
            assert_eq!(kept(media_type, file.to_vec()), Err(Damaged), "{}", String::from_utf8_lossy(file));
        }
        let whole = phone_jpeg(6);
        for end in 0..whole.len() {
            kept(MediaType::Jpeg, whole[..end].to_vec()).ok();
        }
    }

    #[test]
    fn a_pdf_stays_as_it_is() {
        let file = b"%PDF-1.7 of anything".to_vec();
        assert_eq!(kept(MediaType::Pdf, file.clone()), Ok(file));
    }
}
