//! CSV, as spreadsheets write and read it (RFC 4180). What its columns are and what a cell says is decided in `domain::catalogue::sheet`;
//! this is a crate of its own so that only the functions that need it link the parser.

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use domain::Refused;
use domain::catalogue::sheet::{RawLine, Sheet, unreadable};

/// Says that UTF-8 follows: without it, Excel takes the file for another encoding.
const MARK: &str = "\u{FEFF}";

/// The file as a sheet of products: UTF-8, with commas or semicolons between the cells.
///
/// # Errors
/// `import-file`, with what to do: it is in another encoding, no CSV, or not of the columns that there are.
pub fn read(file: &[u8]) -> Result<Sheet, Refused> {
    let text = std::str::from_utf8(file).map_err(|_| {
        unreadable("The file is not in UTF-8. In Excel choose Save As, “CSV UTF-8”; in Google Sheets choose Download, CSV.")
    })?;
    let text = text.strip_prefix(MARK).unwrap_or(text);
    if text.contains('\0') {
        return Err(unreadable("The file is no text. Save the spreadsheet as “CSV UTF-8”, and send that."));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    let mut counted = Counted { text: text.as_bytes(), at: 0, line: 1 };
    loop {
        let there = reader.read_record(&mut record);
        match there.map_err(|error| unreadable(format!("The file cannot be read as CSV: {error}.")))? {
            false => break Sheet::new(lines),
            true => {
                let at = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
                let number = counted.line_at(at);
                lines.push(RawLine { number, cells: record.iter().map(str::to_owned).collect() });
            }
        }
    }
}

/// Lines as an editor counts them: the parser's own count depends on how they end, and on those that are empty.
struct Counted<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Counted<'_> {
    /// The line of the first character from `byte` on that ends none.
    fn line_at(&mut self, byte: usize) -> u32 {
        while let Some(here) = self.text.get(self.at) {
            if self.at >= byte && !matches!(here, b'\r' | b'\n') {
                break;
            }
            let ends = *here == b'\n' || *here == b'\r' && self.text.get(self.at + 1) != Some(&b'\n');
            self.line += u32::from(ends);
            self.at += 1;
        }
        self.line
    }
}

/// What stands between the cells, by the names of the columns, which have neither in them: Excel writes semicolons where people write
/// a comma before decimals.
fn delimiter(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' }
}

/// A file that is written line by line. It begins with what tells Excel its encoding, unless it goes on another one.
pub struct File(csv::Writer<Vec<u8>>);

impl File {
    /// An empty file, or one that goes on another: put together they are one.
    pub fn new(goes_on: bool) -> Self {
        let start = if goes_on { Vec::new() } else { MARK.as_bytes().to_vec() };
        Self(WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer(start))
    }

    /// Adds a line. Its cells are as [`domain::catalogue::sheet::cell_of`] makes them.
    pub fn line<Cell: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = Cell>) {
        // It is written into memory, which takes all there is.
        if let Err(error) = self.0.write_record(cells) {
            unreachable!("a line that is not written into memory: {error}");
        }
    }

    /// All of it.
    pub fn finish(self) -> String {
        // Only texts were written.
        self.0.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use domain::catalogue::sheet::{cell_of, text_of};

    use super::*;

    fn cells(file: &[u8]) -> Vec<(u32, Vec<String>)> {
        let sheet = read(file).unwrap();
        sheet.lines.into_iter().map(|line| (line.number, line.cells)).collect()
    }

    #[test]
    fn files_of_several_programs_are_the_same_lines() {
        let line = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let expected = vec![
            (2, line(&["Stool, oak", "furniture", "12500"])),
            (4, line(&["A \"low\"\nstool", "furniture", "1"])),
        ];
        for file in [
            "title,category,price\n\"Stool, oak\",furniture,12500\n\n\"A \"\"low\"\"\nstool\",furniture,1",
            "\u{FEFF}title,category,price\r\n\"Stool, oak\",furniture,12500\r\n\r\n\"A \"\"low\"\"\nstool\",furniture,1\r\n",
            "title;category;price\nStool, oak;furniture;12500\n;;\n\"A \"\"low\"\"\nstool\";furniture;1\n",
        ] {
            assert_eq!(cells(file.as_bytes()), expected, "{file:?}");
        }
    }

    #[test]
    fn what_is_no_such_file_is_refused_with_what_to_do() {
        for (file, says) in [
            (&b"title,category,price\nCh\xe2teau,furniture,1"[..], "CSV UTF-8"),
            (b"\xff\xfet\0i\0t\0l\0e\0", "CSV UTF-8"),
            (b"title\0,category,price\nx,y,z", "no text"),
            (b"", "empty"),
            (b"titel,category,price\nx,y,z", "no column \"titel\""),
        ] {
            let refused = read(file).unwrap_err();
            assert_eq!(refused.problem, "import-file");
            assert!(refused.detail.contains(says), "{}", refused.detail);
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_two_parts_are_one_file() {
        let title = "=cmd|' /C calc'!A0, \"two\nlines\"; é";
        let mut first = File::new(false);
        first.line(["title", "category", "price"]);
        first.line([cell_of(title).as_str(), "furniture", "1"]);
        let mut second = File::new(true);
        second.line(["Stool", "furniture", "2"]);
        let file = format!("{}{}", first.finish(), second.finish());
        assert!(file.starts_with("\u{FEFF}title,category,price\r\n\"'=cmd"), "{file}");
        let lines = cells(file.as_bytes());
        assert_eq!((text_of(&lines[0].1[0]), lines[1].1[0].as_str()), (title, "Stool"));
    }
}
