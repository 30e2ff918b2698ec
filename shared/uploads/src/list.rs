//! S3's answer to who lists a bucket (`ListObjectsV2`), as far as it is needed: the keys, and since when they are there.

use domain::Timestamp;
use percent_encoding::percent_decode_str;

/// An object of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: String,
    /// When it was written.
    pub written_at: Timestamp,
}

/// A part of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) objects: Vec<Listed>,
    /// Where the list goes on.
    pub(crate) next: Option<String>,
}

impl Page {
    /// From XML, with keys encoded as in addresses; `None` when it is no such list.
    pub(crate) fn read(xml: &str) -> Option<Self> {
        let list = within(xml, "ListBucketResult")?;
        let mut objects = Vec::new();
        for object in list.split("<Contents>").skip(1) {
            let object = object.split("</Contents>").next()?;
            let key = percent_decode_str(within(object, "Key")?).decode_utf8().ok()?.into_owned();
            objects.push(Listed { key, written_at: within(object, "LastModified")?.parse().ok()? });
        }
        let next = match within(list, "IsTruncated")? {
            "true" => Some(unescaped(within(list, "NextContinuationToken")?)),
            _ => None,
        };
        Some(Self { objects, next })
    }
}

/// What stands between the first tags of this name.
fn within<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once(&format!("</{name}>")).map(|(text, _)| text)
}

fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>, its example of a truncated answer.
    const TRUNCATED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>bucket</Name><Prefix></Prefix><KeyCount>1</KeyCount><MaxKeys>1</MaxKeys>
  <NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=&amp;</NextContinuationToken>
  <IsTruncated>true</IsTruncated>
  <Contents><Key>1/happy%20face.jpg</Key><LastModified>2014-11-21T19:40:05.000Z</LastModified>
    <ETag>&quot;70ee1738b6b21e2c8a43f3a5ab0eee71&quot;</ETag><Size>11</Size></Contents>
</ListBucketResult>"#;

    #[test]
    fn a_list_says_its_keys_since_when_they_are_there_and_where_it_goes_on() {
        let page = Page::read(TRUNCATED).unwrap();
        let written_at = "2014-11-21T19:40:05.000Z".parse().unwrap();
        assert_eq!(page.objects, [Listed { key: "1/happy face.jpg".to_owned(), written_at }]);
        assert_eq!(page.next.as_deref(), Some("1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=&"));
    }

    #[test]
    fn the_last_part_and_an_empty_bucket_lead_no_further() {
        let last = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
        assert_eq!(Page::read(last), Some(Page { objects: Vec::new(), next: None }));
        let last = TRUNCATED.replace("true", "false");
        assert_eq!(Page::read(&last).unwrap().next, None);
    }

    #[test]
    fn what_is_no_list_is_not_taken_for_an_empty_one() {
        let moment = "<Contents><Key>k</Key><LastModified>today</LastModified></Contents>";
        let strange =
            format!("<ListBucketResult><IsTruncated>false</IsTruncated>{moment}</ListBucketResult>");
        for text in ["", "<Error><Code>AccessDenied</Code></Error>", "<ListBucketResult>", strange.as_str()] {
            assert_eq!(Page::read(text), None, "{text}");
        }
    }
}
