//! Pictures for the sample data, so that a shop on the local cloud looks like a shop. Each is a drawing of one thing, in
//! `drawings/`, put into a room with light, `scene.svg`; another artisan has another room and other colours.

use anyhow::{Context as _, Result};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// What pictures are made as.
pub const MEDIA_TYPE: &str = "image/jpeg";
/// Width and height, in pixels.
const SIZE: u32 = 640;
const QUALITY: u8 = 78;
const SCENE: &str = include_str!("scene.svg");

macro_rules! drawings {
    ($($name:literal),* $(,)?) => {
        /// Every drawing, by the name of its file.
        const DRAWINGS: &[(&str, &str)] = &[$(($name, include_str!(concat!("drawings/", $name, ".svg")))),*];
    };
}

drawings![
    "adhesive",
    "aluminium",
    "basket",
    "bed",
    "bench",
    "board",
    "bookshelf",
    "burglary-proof",
    "cable",
    "calabash-lamp",
    "chisels",
    "closet",
    "curtain",
    "cushions",
    "dining-table",
    "document",
    "emulsion",
    "flood-light",
    "floor-tiles",
    "flush-door",
    "front-door",
    "gate",
    "mixer-tap",
    "parcel",
    "planter",
    "pot",
    "pump",
    "ridge-cap",
    "sand",
    "satin",
    "socket",
    "stair",
    "stone-tile",
    "stones",
    "stool",
    "tank",
    "terrazzo",
    "throw",
    "trowel",
    "varnish",
    "wall-light",
    "wall-tiles",
    "window",
];

/// The colours of a room and of what is coloured in it.
const LOOKS: [&[(&str, &str)]; 4] = [
    &[
        ("wall", "#f6e7d2"),
        ("wall2", "#e8cba6"),
        ("floor", "#c99d70"),
        ("floor2", "#9f6f43"),
        ("accent", "#b5482e"),
        ("accent_light", "#d8735a"),
        ("accent_dark", "#7f2c1a"),
        ("second", "#e3aa49"),
        ("second_dark", "#b57f26"),
    ],
    &[
        ("wall", "#e9ecdf"),
        ("wall2", "#c6d0b6"),
        ("floor", "#b19a78"),
        ("floor2", "#856e4d"),
        ("accent", "#2f6b55"),
        ("accent_light", "#559a80"),
        ("accent_dark", "#1b4435"),
        ("second", "#ecca74"),
        ("second_dark", "#c09a3f"),
    ],
    &[
        ("wall", "#f5e0d6"),
        ("wall2", "#dfb3a0"),
        ("floor", "#a87762"),
        ("floor2", "#7a4d3b"),
        ("accent", "#31517a"),
        ("accent_light", "#5c80ad"),
        ("accent_dark", "#1c3150"),
        ("second", "#f0d7a4"),
        ("second_dark", "#c9a768"),
    ],
    &[
        ("wall", "#f5ecdb"),
        ("wall2", "#dcc7a4"),
        ("floor", "#8a6950"),
        ("floor2", "#5f4433"),
        ("accent", "#7b2d4b"),
        ("accent_light", "#a95a79"),
        ("accent_dark", "#4d172c"),
        ("second", "#e09a6c"),
        ("second_dark", "#b06a3d"),
    ],
];

/// How near one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The whole thing in its room.
    Whole,
    /// A part of it.
    Near,
}

/// The drawing `name` as a JPEG, in the room and colours of `look`; every number is one.
///
/// # Errors
/// When there is no such drawing.
pub fn picture(name: &str, look: usize, view: View) -> Result<Vec<u8>> {
    drawn(&svg(name, look, view)?, SIZE).with_context(|| format!("the drawing {name}"))
}

fn drawn(svg: &str, size: u32) -> Result<Vec<u8>> {
    let tree = Tree::from_str(&svg.replace("{size}", &size.to_string()), &Options::default())?;
    let mut pixels = Pixmap::new(size, size).context("a picture has a size")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    // The room fills the picture, so that nothing shows through.
    let colours: Vec<u8> = pixels.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    encoder.encode(&colours, size, size, ExtendedColorType::Rgb8)?;
    Ok(jpeg)
}

fn svg(name: &str, look: usize, view: View) -> Result<String> {
    let (_, drawing) = DRAWINGS
        .iter()
        .find(|(known, _)| *known == name)
        .with_context(|| format!("there is no drawing {name}"))?;
    let part = match view {
        View::Whole => "0 0 800 800",
        View::Near => "190 250 400 400",
    };
    let mut svg = SCENE.replace("{drawing}", drawing).replace("{view}", part);
    for (token, colour) in LOOKS[look % LOOKS.len()] {
        svg = svg.replace(&format!("{{{token}}}"), colour);
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Small, so that it takes moments without optimisation, too.
    fn small(name: &str, look: usize, view: View) -> Vec<u8> {
        drawn(&svg(name, look, view).unwrap(), 80).unwrap()
    }

    #[test]
    fn every_drawing_is_a_picture_of_its_own() {
        let mut seen = BTreeSet::new();
        for (name, _) in DRAWINGS {
            let text = svg(name, 1, View::Whole).unwrap().replace("{size}", "");
            assert!(!text.contains('{'), "{name} names an unknown colour");
            let jpeg = small(name, 1, View::Whole);
            assert!(jpeg.starts_with(&[0xff, 0xd8, 0xff]) && jpeg.len() > 1_200, "{name}: {}", jpeg.len());
            assert!(seen.insert(jpeg), "{name} is another's");
        }
    }

    #[test]
    fn another_artisan_has_another_room_and_a_nearer_look_shows_something_else() {
        assert_ne!(small("stool", 0, View::Whole), small("stool", 1, View::Whole));
        assert_ne!(small("stool", 0, View::Whole), small("stool", 0, View::Near));
        assert!(picture("unicorn", 0, View::Whole).is_err());
    }
}
