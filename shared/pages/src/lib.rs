//! Pages of the web app as documents, for who runs no script and for the first look of everybody else.
//!
//! The app's own `index.html` is the shell, which a [`Desk`] reads. A [`Document`] puts into it what a page shows: a head for search engines and for
//! who shares the link, the page's first picture and words, and the answers of the API that the app begins with. Then the app
//! draws itself over it, without asking for anything.
//!
//! All that people wrote gets into a document through [`Html::text`], [`Html::attribute`] or [`json`], which write nothing that a
//! browser takes for markup.

mod desk;
mod document;
mod grid;
mod html;
mod shell;
mod sitemap;
mod words;

pub use desk::Desk;
pub use document::{Answers, Document};
pub use grid::{Listed, largest, shop_page, shown};
pub use html::{Html, json};
pub use sitemap::{Index, Week, sitemap};
pub use words::{decimal, excerpt, price, rating_in_words, stock, structured_rating};
