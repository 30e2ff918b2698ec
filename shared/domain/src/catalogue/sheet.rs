//! Products as lines of a file that spreadsheets open: its columns, how a cell is written so that none is run as a formula, and what a
//! line that comes back says. How the file itself is written and read is the business of the crate `sheet`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalogue::attributes::{AttributeKind, AttributeValue, AttributeValues, Decimal, Sent};
use crate::catalogue::{Category, Offer, Product, ProductStatus, STOCK_MAX};
use crate::text::{Lines, fit};
use crate::{Market, Money, ProductId, Refused};

/// Lines of one file, at most, the names of the columns apart.
pub const LINES_MAX: usize = 5_000;
/// Digits of a price before its point, at most: more than any market takes.
const PRICE_DIGITS_MAX: usize = 12;

/// What a spreadsheet takes for the beginning of a formula, also in the wide forms that East Asian keyboards write.
const FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
/// Before a cell, it says that a text follows.
const TEXT_MARK: char = '\'';

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Which product; empty for a new one.
    ProductId,
    /// In one line.
    Title,
    /// In the artisan's words.
    Description,
    /// The slug of a category.
    Category,
    /// Of one piece, in the market's currency: `12500.00`.
    Price,
    /// How many pieces there were when the file was written.
    Stock,
    /// How many there are to be; empty where that stays.
    NewStock,
    /// Where the product stands.
    State,
    /// `material=oak; width=120.5`.
    Attributes,
    /// The identifiers of its pictures.
    Pictures,
    /// What was wrong with a line that came back. Nobody reads it.
    Error,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 11] = [
        Self::ProductId,
        Self::Title,
        Self::Description,
        Self::Category,
        Self::Price,
        Self::Stock,
        Self::NewStock,
        Self::State,
        Self::Attributes,
        Self::Pictures,
        Self::Error,
    ];
    /// Those that each file needs.
    const NEEDED: [Self; 3] = [Self::Title, Self::Category, Self::Price];

    /// As the first line of the file has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProductId => "product_id",
            Self::Title => "title",
            Self::Description => "description",
            Self::Category => "category",
            Self::Price => "price",
            Self::Stock => "stock",
            Self::NewStock => "new_stock",
            Self::State => "state",
            Self::Attributes => "attributes",
            Self::Pictures => "pictures",
            Self::Error => "error",
        }
    }

    /// The columns of what an artisan downloads, by name.
    pub fn of_products() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().filter(|column| *column != Self::Error).map(Self::name)
    }
}

/// `text` as a cell that no spreadsheet runs; [`text_of`] reads it back.
pub fn cell_of(text: &str) -> String {
    if is_formula(text) { format!("{TEXT_MARK}{text}") } else { text.to_owned() }
}

/// The text that a cell of [`cell_of`] was; any other cell is its own.
pub fn text_of(cell: &str) -> &str {
    cell.strip_prefix(TEXT_MARK).filter(|text| is_formula(text)).unwrap_or(cell)
}

/// Whether a spreadsheet would run it, or it is what [`cell_of`] made of such a text: that is marked once more.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches(TEXT_MARK).trim_start_matches(' ').starts_with(FORMULA)
}

/// `product`, of which `available` pieces can be sold, as the cells of [`Column::of_products`].
pub fn cells_of(product: &Product, available: i64) -> Vec<String> {
    let Offer { title, description, category, price, attributes, .. } = &product.offer;
    let cells = [
        product.id.to_string(),
        title.clone(),
        description.clone(),
        category.clone(),
        price_in_figures(*price),
        available.to_string(),
        String::new(),
        state_name(product.status).to_owned(),
        attributes_in_a_cell(category, attributes),
        pictures_in_a_cell(product),
    ];
    cells.iter().map(|cell| cell_of(cell)).collect()
}

const fn state_name(status: ProductStatus) -> &'static str {
    match status {
        ProductStatus::Draft => "draft",
        ProductStatus::OnSale => "on_sale",
        ProductStatus::Hidden => "hidden",
        ProductStatus::Archived => "archived",
    }
}

/// `12500.00`: what a spreadsheet takes for a number.
fn price_in_figures(price: Money) -> String {
    format!("{}.{:02}", price.amount / 100, price.amount % 100)
}

fn pictures_in_a_cell(product: &Product) -> String {
    let ids: Vec<String> = product.offer.images.iter().map(|picture| picture.id.to_string()).collect();
    ids.join(" ")
}

/// What of `values` the category takes, as it is sent: `material=oak; extends=yes`.
fn attributes_in_a_cell(category: &str, values: &AttributeValues) -> String {
    let Ok(category) = category.parse::<Category>() else { return String::new() };
    let said = category.in_words(values).map(|(attribute, value, _)| {
        let value = match value {
            AttributeValue::Choice(value) => value.clone(),
            AttributeValue::Number(hundredths) => Decimal::of_hundredths(*hundredths).to_string(),
            AttributeValue::YesNo(true) => "yes".to_owned(),
            AttributeValue::YesNo(false) => "no".to_owned(),
            AttributeValue::Text(text) => text.replace('\\', "\\\\").replace(';', "\\;"),
        };
        format!("{}={value}", attribute.key)
    });
    said.collect::<Vec<_>>().join("; ")
}

/// What is wrong with a line of a file, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Which line of the file, as an editor counts them: the names of the columns are line 1.
    pub line: u32,
    /// In which column; none where it is the whole line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Column>,
    /// For the artisan.
    pub detail: String,
}

/// A line of a file as it was read: which it is, and its cells as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine {
    /// As an editor counts them.
    pub number: u32,
    /// One for each column.
    pub cells: Vec<String>,
}

/// A file whose columns are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    columns: Vec<Column>,
    /// Those with anything in them.
    pub lines: Vec<RawLine>,
}

impl Sheet {
    /// The file of these lines, of which the first names the columns.
    ///
    /// # Errors
    /// `import-file`: a column is unknown, there twice or missing; there is no line, or there are more than [`LINES_MAX`].
    pub fn new(mut lines: Vec<RawLine>) -> Result<Self, Refused> {
        lines.retain(|line| line.cells.iter().any(|cell| !cell.trim().is_empty()));
        if lines.is_empty() {
            return Err(unreadable("The file is empty. Its first line names the columns."));
        }
        let columns = columns(&lines.remove(0).cells)?;
        match lines.len() {
            0 => Err(unreadable("The file has no line of a product below the names of the columns.")),
            many if many > LINES_MAX => Err(unreadable(format!(
                "The file has {many} lines; one import takes {LINES_MAX} at most. Divide it, and send the parts one after another."
            ))),
            _ => Ok(Self { columns, lines }),
        }
    }

    /// The names of the columns, without that of what was wrong.
    pub fn column_names(&self) -> Vec<&'static str> {
        self.columns.iter().filter(|column| **column != Column::Error).map(|column| column.name()).collect()
    }

    /// The cells of `line` below [`Self::column_names`], as they stand there.
    pub fn cells<'a>(&'a self, line: &'a RawLine) -> Vec<&'a str> {
        let cells = self.columns.iter().zip(&line.cells);
        cells.filter(|(column, _)| **column != Column::Error).map(|(_, cell)| cell.as_str()).collect()
    }

    /// What each line says, in the order of the file.
    pub fn read(&self, market: &Market) -> Vec<Result<Line, Fault>> {
        let mut named = BTreeSet::new();
        let mut once = |line: Line| match line.product_id {
            Some(id) if !named.insert(id) => Err(Fault {
                line: line.number,
                column: Some(Column::ProductId),
                detail: "is in a line above, too: one file changes a product once".to_owned(),
            }),
            Some(_) | None => Ok(line),
        };
        self.lines.iter().map(|line| self.read_line(line, market).and_then(&mut once)).collect()
    }

    fn read_line(&self, raw: &RawLine, market: &Market) -> Result<Line, Fault> {
        if raw.cells.len() != self.columns.len() {
            let detail = format!(
                "has {} cells, and there are {} columns. Put quotation marks around a text with a comma or a semicolon in it.",
                raw.cells.len(),
                self.columns.len()
            );
            return Err(Fault { line: raw.number, column: None, detail });
        }
        let cells = self.columns.iter().copied().zip(raw.cells.iter().map(|cell| text_of(cell)));
        Line::read(raw.number, &cells.collect(), market)
    }
}

/// Why a file is not taken.
pub fn unreadable(detail: impl Into<String>) -> Refused {
    Refused::new("import-file", detail)
}

fn columns(names: &[String]) -> Result<Vec<Column>, Refused> {
    let all = || Column::ALL.map(Column::name).join(", ");
    let mut columns = Vec::new();
    for name in names {
        let told = name.trim();
        let known = Column::ALL.into_iter().find(|column| told.eq_ignore_ascii_case(column.name()));
        let column = known.ok_or_else(|| {
            let told: String = told.chars().take(40).collect();
            unreadable(format!("There is no column {told:?}. The columns are: {}.", all()))
        })?;
        if columns.contains(&column) {
            return Err(unreadable(format!(
                "The column {} is there twice. Take one of them out.",
                column.name()
            )));
        }
        columns.push(column);
    }
    match Column::NEEDED.into_iter().find(|column| !columns.contains(column)) {
        Some(missing) => {
            Err(unreadable(format!("The column {} is missing. The columns are: {}.", missing.name(), all())))
        }
        None => Ok(columns),
    }
}

/// What a line says of a product. What a file has no column for stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which line of the file.
    pub number: u32,
    /// Which product; none for a new one.
    pub product_id: Option<ProductId>,
    title: String,
    description: Option<String>,
    category: Category,
    price: Money,
    stock: Option<i64>,
    new_stock: Option<i64>,
    state: String,
    attributes: Option<AttributeValues>,
    pictures: String,
}

/// What a line makes of a product that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What is offered.
    pub offer: Offer,
    /// How many pieces more, or less.
    pub delta: i64,
}

impl Line {
    fn read(number: u32, cells: &BTreeMap<Column, &str>, market: &Market) -> Result<Self, Fault> {
        let fault = |column, detail: String| Fault { line: number, column: Some(column), detail };
        let cell = |column| cells.get(&column).map_or("", |cell| cell.trim());
        let text = |column, lines, least, most| {
            let cell = cells.get(&column).copied().unwrap_or_default();
            fit(cell, lines, least, most).map_err(|unfit| fault(column, unfit.to_string()))
        };
        let pieces = |column| match cell(column) {
            "" => Ok(None),
            figures => pieces(figures).map(Some).ok_or_else(|| {
                fault(column, format!("takes a whole number from 0 to {STOCK_MAX}, or nothing"))
            }),
        };
        let product_id = match cell(Column::ProductId) {
            "" => None,
            id => Some(id.parse().map_err(|_| fault(Column::ProductId, NO_PRODUCT.to_owned()))?),
        };
        let category: Category = cell(Column::Category).parse().map_err(|_| {
            let detail = "names no category that there is. Take it as it stands in a file that you downloaded, such as furniture";
            fault(Column::Category, detail.to_owned())
        })?;
        let price = price(cell(Column::Price)).ok_or_else(|| {
            let detail = "takes figures with a point and two decimals at most, such as 12500.50";
            fault(Column::Price, detail.to_owned())
        })?;
        let price = Money::new(price, market.currency);
        market.check_price(price).map_err(|refused| fault(Column::Price, refused.detail))?;
        let attributes = match cells.get(&Column::Attributes) {
            Some(cell) => {
                Some(attributes(category, cell).map_err(|detail| fault(Column::Attributes, detail))?)
            }
            None => None,
        };
        let description = match cells.contains_key(&Column::Description) {
            true => Some(text(Column::Description, Lines::Several, 0, 4_000)?),
            false => None,
        };
        Ok(Self {
            number,
            product_id,
            title: text(Column::Title, Lines::One, 3, 120)?,
            description,
            category,
            price,
            stock: pieces(Column::Stock)?,
            new_stock: pieces(Column::NewStock)?,
            state: cell(Column::State).to_ascii_lowercase(),
            attributes,
            pictures: cell(Column::Pictures).to_owned(),
        })
    }

    fn fault(&self, column: Column, detail: impl Into<String>) -> Fault {
        Fault { line: self.number, column: Some(column), detail: detail.into() }
    }

    /// That it names a product which its artisan does not have.
    pub fn no_such_product(&self) -> Fault {
        self.fault(Column::ProductId, NO_PRODUCT)
    }

    /// Why what it says was refused as a whole.
    pub fn refused(&self, refused: Refused) -> Fault {
        Fault { line: self.number, column: None, detail: refused.detail }
    }

    /// The draft that it begins, and how many pieces there are of it.
    ///
    /// # Errors
    /// What only a product that there is can say.
    pub fn begin(&self) -> Result<(Offer, i64), Fault> {
        if !["", state_name(ProductStatus::Draft)].contains(&self.state.as_str()) {
            let detail = "is draft, or empty, for a new product. Put it in the shop on its page once you have seen it there";
            return Err(self.fault(Column::State, detail));
        }
        if !self.pictures.is_empty() {
            let detail = "is empty for a new product. Add its pictures on its page";
            return Err(self.fault(Column::Pictures, detail));
        }
        let offer = Offer {
            title: self.title.clone(),
            description: self.description.clone().unwrap_or_default(),
            category: self.category.slug.to_owned(),
            price: self.price,
            images: Vec::new(),
            attributes: self.attributes.clone().unwrap_or_default(),
        };
        Ok((offer, self.new_stock.or(self.stock).unwrap_or(0)))
    }

    /// What it makes of `product`, of which `available` pieces can be sold.
    ///
    /// # Errors
    /// What a file does not change, and pieces that were counted before some were sold.
    pub fn revise(&self, product: &Product, available: i64) -> Result<Revision, Fault> {
        let state = state_name(product.status);
        if !["", state].contains(&self.state.as_str()) {
            let detail = format!("is {state} now. Leave this cell empty, and move the product on its page");
            return Err(self.fault(Column::State, detail));
        }
        if !self.pictures.is_empty() && self.pictures != pictures_in_a_cell(product) {
            let detail = "is not what the product has now. Leave this cell empty, and change pictures on the product's page";
            return Err(self.fault(Column::Pictures, detail));
        }
        let delta = match self.new_stock {
            // A line is worked off again when a step dies: without both figures it would put back what was sold between.
            Some(counted) if counted != available && self.stock != Some(available) => {
                let why = match self.stock {
                    Some(_) => "was counted when there were other pieces",
                    None => "does not say how many there were when it was counted",
                };
                let detail = format!(
                    "{why}: {available} are left now. Write {available} into stock, and here how many there are to be"
                );
                return Err(self.fault(Column::NewStock, detail));
            }
            Some(counted) => counted - available,
            None => 0,
        };
        let before = &product.offer;
        let attributes = match &self.attributes {
            Some(values) => values.clone(),
            None => self.category.keeping(&before.attributes),
        };
        let offer = Offer {
            title: self.title.clone(),
            description: self.description.clone().unwrap_or_else(|| before.description.clone()),
            category: self.category.slug.to_owned(),
            price: self.price,
            images: before.images.clone(),
            attributes,
        };
        Ok(Revision { offer, delta })
    }
}

const NO_PRODUCT: &str = "is no product of yours. Leave this cell empty for a new product";

/// How many pieces, leading zeros and all.
fn pieces(figures: &str) -> Option<i64> {
    let digits = figures.len() <= 12 && figures.bytes().all(|byte| byte.is_ascii_digit());
    figures.parse().ok().filter(|pieces| digits && (0..=STOCK_MAX).contains(pieces))
}

/// `12500`, `12500.5`, `12500.50` or `12,500.50`, in minor units. A comma before two digits might be a point: it is not guessed.
fn price(figures: &str) -> Option<i64> {
    let (whole, part) = figures.split_once('.').unwrap_or((figures, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = !whole.contains(',') || first.len() <= 3;
    if !digits(first) || !grouped || !groups.all(|group| group.len() == 3 && digits(group)) {
        return None;
    }
    let whole = whole.replace(',', "");
    if !digits(part) || part.len() > 2 || whole.len() > PRICE_DIGITS_MAX {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

/// What a cell says of a product's attributes.
fn attributes(category: Category, cell: &str) -> Result<AttributeValues, String> {
    let mut sent = BTreeMap::new();
    for said in parts(cell).iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        let (key, value) = said
            .split_once('=')
            .ok_or("takes name=value, with a semicolon between two, such as material=oak; width=120")?;
        let (key, value) = (key.trim(), value.trim());
        let value = match category.attribute(key).map(|attribute| &attribute.kind) {
            Some(AttributeKind::Number { .. }) if !value.is_empty() => Sent::Number(value.to_owned()),
            Some(AttributeKind::YesNo) if value.eq_ignore_ascii_case("yes") => Sent::YesNo(true),
            Some(AttributeKind::YesNo) if value.eq_ignore_ascii_case("no") => Sent::YesNo(false),
            Some(AttributeKind::YesNo) if !value.is_empty() => return Err(format!("{key} takes yes or no")),
            Some(
                AttributeKind::Number { .. }
                | AttributeKind::YesNo
                | AttributeKind::Choice { .. }
                | AttributeKind::Text { .. },
            )
            | None => Sent::Text(value.to_owned()),
        };
        if sent.insert(key.to_owned(), value).is_some() {
            return Err(format!("says {key} twice"));
        }
    }
    category.values(&sent).map_err(|refused| refused.detail)
}

/// `cell` at its semicolons, but for those behind a backslash.
fn parts(cell: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = cell.chars();
    while let Some(character) = characters.next() {
        match (character, parts.last_mut()) {
            (';', _) => parts.push(String::new()),
            ('\\', Some(part)) => part.extend(characters.next()),
            (other, Some(part)) => part.push(other),
            (_, None) => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::tests::market;
    use crate::{ArtisanId, Currency, Timestamp, TypedId as _};

    fn start() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn product(title: &str, attributes: &str) -> Product {
        let category: Category = "tables-desks".parse().unwrap();
        let offer = Offer {
            title: title.to_owned(),
            description: "Two lines,\nof words; \"quoted\"".to_owned(),
            category: category.slug.to_owned(),
            price: Money::new(1_250_050, Currency::NGN),
            images: Vec::new(),
            attributes: super::attributes(category, attributes).unwrap(),
        };
        Product::create(ProductId::new(start(), [1; 10]), ArtisanId::new(start(), [2; 10]), offer, start())
            .entity
    }

    fn raw(number: u32, cells: &[&str]) -> RawLine {
        RawLine { number, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
    }

    /// One line below `columns`, as it is read.
    fn line(columns: &[&str], cells: &[&str]) -> Result<Line, Fault> {
        let sheet = Sheet::new(vec![raw(1, columns), raw(2, cells)]).unwrap();
        sheet.read(&market()).remove(0)
    }

    /// A line of a new product, but for one cell.
    fn with(column: &str, cell: &str) -> Result<Line, Fault> {
        let mut cells =
            BTreeMap::from([("title", "Oak stool"), ("category", "tables-desks"), ("price", "12500")]);
        cells.insert(column, cell);
        line(&cells.keys().copied().collect::<Vec<_>>(), &cells.values().copied().collect::<Vec<_>>())
    }

    #[test]
    fn csv_formulas_and_leading_zeros() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+234 stool", "'+234 stool"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            (" =1", "' =1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("'=1", "''=1"),
            ("'Adire' cloth", "'Adire' cloth"),
            ("'", "'"),
            ("007", "007"),
            ("12-5", "12-5"),
            ("", ""),
        ] {
            assert_eq!(cell_of(text), cell);
            assert_eq!(text_of(cell), text, "{cell} is read back");
        }
        assert_eq!(pieces("007"), Some(7));
        assert_eq!(price("007.05"), Some(705));
        let coded = with("title", "00742").unwrap();
        assert_eq!(coded.begin().unwrap().0.title, "00742");
    }

    #[test]
    fn what_was_downloaded_changes_nothing_when_it_comes_back() {
        for (title, attributes) in [
            (
                "=HYPERLINK(\"x\")",
                "material=oak; width=120.5; colour=Red\\; or \\\\blue; extends=yes; seats=6",
            ),
            ("'-5 stool", ""),
        ] {
            let product = product(title, attributes);
            let columns: Vec<_> = Column::of_products().collect();
            let cells = cells_of(&product, 4);
            assert!(cells.iter().all(|cell| !cell.starts_with(FORMULA)), "{cells:?}");
            let cells: Vec<_> = cells.iter().map(String::as_str).collect();
            let read = line(&columns, &cells).unwrap();
            assert_eq!(read.product_id, Some(product.id));
            let revision = read.revise(&product, 4).unwrap();
            assert_eq!(revision, Revision { offer: product.offer.clone(), delta: 0 });
            assert_eq!(read.revise(&product, 3).unwrap().delta, 0, "one was sold since: that stays so");
        }
    }

    #[test]
    fn a_price_is_read_from_its_figures_and_nothing_is_guessed() {
        for (figures, minor) in [
            ("12500", Some(1_250_000)),
            ("12500.5", Some(1_250_050)),
            ("12,500.50", Some(1_250_050)),
            ("1,234,567", Some(123_456_700)),
            ("12500,50", None),
            ("12,50", None),
            ("1234,567", None),
            ("12.500", None),
            ("12500.", None),
            (".5", None),
            ("-5", None),
            ("1e3", None),
            ("", None),
            ("9999999999999", None),
        ] {
            assert_eq!(price(figures), minor, "{figures}");
        }
    }

    #[test]
    fn a_line_that_is_wrong_says_in_which_column_and_what_to_do() {
        for (column, cell, at, says) in [
            ("title", "ab", Column::Title, "3 to 120 characters"),
            ("category", "Furniture", Column::Category, "no category"),
            ("price", "12500,50", Column::Price, "12500.50"),
            ("price", "1", Column::Price, "between NGN 100.00"),
            ("stock", "-1", Column::Stock, "whole number"),
            ("new_stock", "1000001", Column::NewStock, "whole number"),
            ("product_id", "prd_1", Column::ProductId, "no product of yours"),
            ("attributes", "oak", Column::Attributes, "name=value"),
            ("attributes", "material=gold", Column::Attributes, "takes one of"),
            ("attributes", "extends=maybe", Column::Attributes, "yes or no"),
            ("attributes", "width=1; width=2", Column::Attributes, "twice"),
        ] {
            let fault = with(column, cell).unwrap_err();
            assert_eq!((fault.line, fault.column), (2, Some(at)), "{column}: {cell}");
            assert!(fault.detail.contains(says), "{column}: {cell}: {}", fault.detail);
        }
        let columns = ["title", "category", "price"];
        let fault = line(&columns, &["Stool", "Oak", "furniture", "1"]).unwrap_err();
        assert!(fault.column.is_none() && fault.detail.contains("has 4 cells"), "{fault:?}");
    }

    #[test]
    fn a_new_product_is_a_draft_and_pictures_come_later() {
        let (offer, pieces) = with("stock", "3").unwrap().begin().unwrap();
        assert_eq!((offer.title.as_str(), offer.price.amount, pieces), ("Oak stool", 1_250_000, 3));
        assert_eq!(with("state", "on_sale").unwrap().begin().unwrap_err().column, Some(Column::State));
        assert!(with("state", "Draft").unwrap().begin().is_ok());
        assert_eq!(with("pictures", "upl_1").unwrap().begin().unwrap_err().column, Some(Column::Pictures));
    }

    #[test]
    fn pieces_that_were_counted_before_some_were_sold_are_counted_again() {
        let product = product("Oak table", "");
        let columns = ["title", "category", "price", "stock", "new_stock"];
        let counted =
            |stock, new| line(&columns, &["Oak table", "tables-desks", "12500.50", stock, new]).unwrap();
        assert_eq!(counted("4", "9").revise(&product, 4).unwrap().delta, 5);
        assert_eq!(counted("", "4").revise(&product, 4).unwrap().delta, 0);
        let fault = counted("", "1").revise(&product, 4).unwrap_err();
        assert!(fault.column == Some(Column::NewStock) && fault.detail.contains("does not say"), "{fault:?}");
        assert_eq!(counted("4", "9").revise(&product, 9).unwrap().delta, 0, "the same file once more");
        let fault = counted("4", "9").revise(&product, 3).unwrap_err();
        assert!(fault.column == Some(Column::NewStock) && fault.detail.contains("3 are left"), "{fault:?}");
        let moved =
            line(&["title", "category", "price", "state"], &["Oak", "tables-desks", "12500", "hidden"]);
        assert_eq!(moved.unwrap().revise(&product, 4).unwrap_err().column, Some(Column::State));
    }

    #[test]
    fn a_file_has_the_columns_that_there_are_and_so_many_lines() {
        let refused = |lines: Vec<RawLine>| Sheet::new(lines).unwrap_err().detail;
        let names = |names: &[&str]| refused(vec![raw(1, names), raw(2, &["x"; 4])]);
        assert!(names(&["title", "category", "price", "colour"]).contains("no column \"colour\""));
        assert!(names(&["title", "category", "Title", "price"]).contains("title is there twice"));
        assert!(names(&["title", "category", "stock"]).contains("price is missing"));
        let columns = ["title", "category", " Price "];
        assert!(refused(vec![raw(1, &columns)]).contains("no line"));
        assert!(refused(vec![raw(1, &["", ""])]).contains("empty"));
        let lines = |many: u32| {
            (0..=many).map(|at| if at == 0 { raw(1, &columns) } else { raw(at + 1, &["Stool"; 3]) })
        };
        assert_eq!(Sheet::new(lines(5_000).collect()).unwrap().lines.len(), LINES_MAX);
        assert!(refused(lines(5_001).collect()).contains("5001 lines"));
    }

    #[test]
    fn one_file_changes_a_product_once() {
        let id = ProductId::new(start(), [1; 10]).to_string();
        let cells = [id.as_str(), "Oak stool", "furniture", "12500"];
        let columns = raw(1, &["product_id", "title", "category", "price"]);
        let sheet =
            Sheet::new(vec![columns, raw(2, &cells), raw(3, &["", "", "", " "]), raw(4, &cells)]).unwrap();
        let read = sheet.read(&market());
        assert!(read[0].is_ok());
        assert_eq!(read[1].as_ref().unwrap_err().line, 4);
        assert_eq!(read.len(), 2, "an empty line is none");
    }
}
