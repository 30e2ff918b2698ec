//! The main colour of a picture.

use domain::uploads::pictures::Colour;
use image::RgbImage;

/// How many shades of red, green and blue are told apart, as bits: fewer, and a wall in the sun is one colour.
const BITS: u32 = 4;

/// The middle of the colours that most of the pixels have.
pub(crate) fn main_colour(of: &RgbImage) -> Colour {
    let mut shades = vec![(0_u64, [0_u64; 3]); 1 << (3 * BITS)];
    for pixel in of.pixels() {
        let shade = pixel.0.iter().fold(0, |shade, part| (shade << BITS) | usize::from(*part >> (8 - BITS)));
        let (count, sums) = &mut shades[shade];
        *count += 1;
        for (sum, part) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(part);
        }
    }
    let most = shades.into_iter().max_by_key(|(count, _)| *count);
    let (count, sums) = most.filter(|(count, _)| *count > 0).unwrap_or((1, [0; 3]));
    Colour::new(sums.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX)))
}
