//! What a product's pictures show, in words for those who do not see them.

use std::collections::BTreeMap;

use crate::uploads::pictures::ReadyPicture;
use crate::{Refused, UploadId};

/// Characters of the words for one picture, at most: what is read out in one breath or two.
pub const ALT_MAX: usize = 200;

/// `pictures` with the words that are `sent` for them; an empty text takes them away. Those that nothing is sent for keep the words that
/// they had `before`.
///
/// # Errors
/// `upload-unknown` where words are sent for something else.
pub fn described(
    pictures: Vec<ReadyPicture>,
    before: &[ReadyPicture],
    sent: &BTreeMap<UploadId, String>,
) -> Result<Vec<ReadyPicture>, Refused> {
    if let Some(id) = sent.keys().find(|id| pictures.iter().all(|picture| picture.id != **id)) {
        let detail =
            format!("{id} is none of the product's pictures. Send words for those in `images` alone.");
        return Err(Refused::new("upload-unknown", detail).with("upload_id", id));
    }
    let alt = |id: UploadId| match sent.get(&id) {
        Some(words) => Some(words.clone()).filter(|words| !words.is_empty()),
        None => before.iter().find(|picture| picture.id == id)?.alt.clone(),
    };
    Ok(pictures.into_iter().map(|picture| ReadyPicture { alt: alt(picture.id), ..picture }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uploads::pictures::Colour;
    use crate::{Timestamp, TypedId};

    fn id(number: u8) -> UploadId {
        UploadId::new(Timestamp::from_millis(1), [number; 10])
    }

    fn picture(number: u8, alt: Option<&str>) -> ReadyPicture {
        let colour = Colour::new([1, 2, 3]);
        ReadyPicture { id: id(number), width: 8, height: 6, colour, alt: alt.map(str::to_owned) }
    }

    fn alts(
        before: &[ReadyPicture],
        pictures: &[u8],
        sent: &[(u8, &str)],
    ) -> Result<Vec<Option<String>>, &'static str> {
        let pictures = pictures.iter().map(|number| picture(*number, None)).collect();
        let sent = sent.iter().map(|(number, words)| (id(*number), (*words).to_owned())).collect();
        let described = described(pictures, before, &sent).map_err(|refused| refused.problem)?;
        Ok(described.into_iter().map(|picture| picture.alt).collect())
    }

    #[test]
    fn a_picture_keeps_its_words_until_others_are_sent_or_none() {
        let before = [picture(1, Some("From above")), picture(2, Some("The legs"))];
        let words = |text: &str| Some(text.to_owned());
        assert_eq!(alts(&before, &[2, 1, 3], &[]), Ok(vec![words("The legs"), words("From above"), None]));
        let sent = [(1, ""), (3, "The grain")];
        assert_eq!(alts(&before, &[1, 2, 3], &sent), Ok(vec![None, words("The legs"), words("The grain")]));
        assert_eq!(alts(&before, &[2], &[(1, "Gone")]), Err("upload-unknown"));
    }
}
