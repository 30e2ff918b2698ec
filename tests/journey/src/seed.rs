//! Believable sample data, written through the API as people would write it.

use anyhow::{Context as _, Result, ensure};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use pictures::View;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::steps::money;
use crate::{Address, Api, Application, Offer, Person, Role, Sold};

/// How many people write at the same time.
const AT_ONCE: usize = 6;

/// A log-in of the sample data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Login {
    /// `buyer`, `artisan` or `admin`.
    pub role: String,
    /// The address.
    pub email: String,
    /// The password, made at random for this stack.
    pub password: String,
    /// What an app makes codes from, if a log-in asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_factor: Option<String>,
}

impl Login {
    fn of(role: &str, person: &Person) -> Self {
        Self {
            role: role.to_owned(),
            email: person.email.clone(),
            password: person.password.clone(),
            second_factor: person.second_factor.clone(),
        }
    }
}

/// A trade with what is made in it: title, drawing, price in naira, stock.
struct Trade {
    category: &'static str,
    trade: &'static str,
    about: &'static str,
    products: &'static [(&'static str, &'static str, i64, i64)],
}

const STATES: [(&str, &str); 12] = [
    ("NG-LA", "Lagos"),
    ("NG-OY", "Ibadan"),
    ("NG-KN", "Kano"),
    ("NG-RI", "Port Harcourt"),
    ("NG-EN", "Enugu"),
    ("NG-FC", "Abuja"),
    ("NG-KD", "Kaduna"),
    ("NG-OG", "Abeokuta"),
    ("NG-ED", "Benin City"),
    ("NG-AN", "Onitsha"),
    ("NG-PL", "Jos"),
    ("NG-CR", "Calabar"),
];

const GIVEN: [&str; 18] = [
    "Adaeze",
    "Babatunde",
    "Chinonso",
    "Damilola",
    "Emeka",
    "Fatima",
    "Gbenga",
    "Halima",
    "Ifeoma",
    "Jide",
    "Kehinde",
    "Lami",
    "Musa",
    "Ngozi",
    "Olumide",
    "Patience",
    "Rukayat",
    "Sani",
];
const FAMILY: [&str; 18] = [
    "Okafor", "Adeyemi", "Bello", "Eze", "Lawal", "Nwosu", "Ogunleye", "Ibrahim", "Obi", "Balogun",
    "Danjuma", "Effiong", "Yusuf", "Igwe", "Afolabi", "Bassey", "Garba", "Onyeka",
];

const TRADES: [Trade; 12] = [
    Trade {
        category: "furniture",
        trade: "carpentry",
        about: "Solid mahogany and iroko, joined by hand and oiled. We deliver and set up.",
        products: &[
            ("Mahogany dining table, six seats", "dining-table", 185_000, 4),
            ("Iroko stool", "stool", 14_500, 40),
            ("Bookshelf with five boards", "bookshelf", 62_000, 9),
            ("Bed frame, 6 by 6 feet", "bed", 148_000, 5),
        ],
    },
    Trade {
        category: "doors-windows",
        trade: "joinery",
        about: "Doors and windows to measure, hung so that they close.",
        products: &[
            ("Panelled front door, hardwood", "front-door", 120_000, 6),
            ("Flush door with frame", "flush-door", 48_000, 14),
            ("Casement window, 4 by 4 feet", "window", 55_000, 12),
        ],
    },
    Trade {
        category: "tiles-flooring",
        trade: "tiling",
        about: "Tiles by the carton, cut on site if you like. Straight lines are promised.",
        products: &[
            ("Porcelain tiles 60 × 60, carton", "floor-tiles", 12_800, 220),
            ("Wall tiles 30 × 60, carton", "wall-tiles", 8_900, 300),
            ("Terrazzo slab, polished", "terrazzo", 21_500, 35),
            ("Tile adhesive, 20 kg", "adhesive", 5_400, 150),
        ],
    },
    Trade {
        category: "paint-finishes",
        trade: "painting",
        about: "Paints that we use ourselves, tinted to your colour.",
        products: &[
            ("Emulsion paint, 20 litres", "emulsion", 28_500, 80),
            ("Satin finish, 4 litres", "satin", 13_200, 60),
            ("Wood varnish, 1 litre", "varnish", 4_800, 120),
        ],
    },
    Trade {
        category: "plumbing",
        trade: "plumbing",
        about: "Fittings and pumps that do not leak twice.",
        products: &[
            ("Kitchen mixer tap", "mixer-tap", 18_900, 45),
            ("Overhead tank, 1000 litres", "tank", 96_000, 8),
            ("Water closet, complete", "closet", 74_500, 11),
            ("Pressure pump, 1 hp", "pump", 68_000, 10),
        ],
    },
    Trade {
        category: "electrical",
        trade: "electrical",
        about: "Certified electrician. Cable by the roll, and boards that I sign for.",
        products: &[
            ("Copper cable 2.5 mm, 100 m", "cable", 46_000, 25),
            ("Distribution board, 8 ways", "board", 23_500, 18),
            ("Twin socket, brass", "socket", 3_900, 200),
        ],
    },
    Trade {
        category: "lighting",
        trade: "electrical",
        about: "Lamps of calabash and brass, wired for NEPA and inverter.",
        products: &[
            ("Calabash pendant lamp", "calabash-lamp", 16_000, 22),
            ("Brass wall light", "wall-light", 11_500, 30),
            ("Solar flood light, 100 W", "flood-light", 34_000, 16),
        ],
    },
    Trade {
        category: "roofing",
        trade: "roofing",
        about: "Long-span aluminium, measured before it is cut.",
        products: &[
            ("Long-span aluminium sheet, per metre", "aluminium", 4_200, 900),
            ("Stone-coated tile, sheet", "stone-tile", 6_100, 500),
            ("Ridge cap, 2 metres", "ridge-cap", 3_300, 140),
        ],
    },
    Trade {
        category: "metalwork",
        trade: "welding",
        about: "Gates, burglary proof and stairs, welded in our yard and painted twice.",
        products: &[
            ("Sliding gate, 12 feet", "gate", 410_000, 2),
            ("Burglary proof, per window", "burglary-proof", 27_000, 40),
            ("Spiral stair, steel", "stair", 360_000, 2),
        ],
    },
    Trade {
        category: "textiles",
        trade: "tailoring",
        about: "Curtains, cushions and throws in adire and aso-oke, and baskets from my aunt.",
        products: &[
            ("Adire curtain, pair", "curtain", 24_000, 28),
            ("Aso-oke throw", "throw", 19_500, 15),
            ("Cushion cover, set of four", "cushions", 9_800, 50),
            ("Raffia basket, lined", "basket", 8_200, 34),
        ],
    },
    Trade {
        category: "garden",
        trade: "landscaping",
        about: "Planters, paths and shade for compounds of every size.",
        products: &[
            ("Concrete planter, large", "planter", 13_500, 26),
            ("Clay water pot, hand built", "pot", 11_800, 18),
            ("Interlocking stones, square metre", "stones", 7_600, 400),
            ("Garden bench, teak", "bench", 58_000, 7),
        ],
    },
    Trade {
        category: "tools",
        trade: "tool making",
        about: "Hand tools forged and sharpened in Awka, and what they are used on.",
        products: &[
            ("Mortise chisels, set of five", "chisels", 17_800, 24),
            ("Mason's trowel", "trowel", 4_500, 90),
            ("Sharp sand, 5 tonnes", "sand", 42_000, 60),
        ],
    },
];

/// What there is a picture of, of each product.
const VIEWS: [View; 2] = [View::Whole, View::Near];

/// Fills a stack: `shops` verified artisans with products, one who waits for a reviewer, buyers, orders in several states,
/// a dispute to decide and a chargeback to answer. `admin` decides. Answers the log-ins to try.
///
/// # Errors
/// When the API refuses anything.
pub async fn fill(api: &Api, admin: &Person, shops: usize, progress: impl Fn(&str)) -> Result<Vec<Login>> {
    let password = random_hex();
    let buyers = ["Tola Martins", "Chidi Umeh", "Zainab Audu"];
    let buyers: Vec<Person> = stream::iter(buyers.iter().enumerate())
        .map(async |(index, name)| {
            Person::join(api, Role::Buyer, name, &format!("buyer{}@homify.example", index + 1), &password)
                .await
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    progress("buyers signed up");
    let done = std::cell::Cell::new(0_usize);
    let artisans: Vec<(Person, Vec<String>)> = stream::iter(0..shops)
        .map(async |index| {
            let artisan = open_shop(api, admin, index, &password).await?;
            done.set(done.get() + 1);
            if done.get().is_multiple_of(6) {
                progress(&format!("{} of {shops} artisans opened their shops", done.get()));
            }
            Ok::<_, anyhow::Error>(artisan)
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    wait_in_the_queue(api, shops, &password).await?;
    progress("one more artisan waits for a reviewer");
    review_some(&buyers, &artisans).await?;
    progress("some orders were completed and reviewed");
    bargain_some(&buyers, &artisans).await?;
    progress("some prices were offered, and answered");
    place_orders(&buyers, &artisans).await?;
    progress("orders were placed, paid and shipped");
    keep_busy(&buyers[0], &artisans[0].0, &artisans[0].1[1]).await?;
    say_how_goods_are_delivered(&artisans).await?;
    progress("one was paid out, one is disputed, and a bank asks about one");
    ask_around(&buyers, &artisans[0].0, &artisans[0].1).await?;
    progress("buyers asked, and an artisan answered");
    Ok(vec![Login::of("buyer", &buyers[0]), Login::of("artisan", &artisans[0].0), Login::of("admin", admin)])
}

/// How each workshop's goods get to buyers: all but every fourth say so, and no two neighbours the same.
async fn say_how_goods_are_delivered(artisans: &[(Person, Vec<String>)]) -> Result<()> {
    for (index, (artisan, _)) in artisans.iter().enumerate().filter(|(index, _)| index % 4 != 3) {
        let (area, city) = place(index, 0);
        let naira = 2_000 + 500 * i64::try_from(index % 5)?;
        let mut options = json!({
            "pick_up": { "place": format!("Our workshop in {city}, behind the main market"), "days": 3 },
            "own_delivery": {
                "areas": [{ "area": area, "fee": money(naira * 100) }],
                "free_from": money(25_000_000),
                "days": 7,
            },
        });
        if index % 2 == 1 {
            options["courier"] = json!({ "note": "GIG Logistics, to the office nearest to you", "fee": money(650_000), "days": 10 });
        }
        artisan.send(Method::PUT, "/me/artisan/delivery-options", Some(&options)).await?.success()?;
    }
    Ok(())
}

/// Where an artisan works, or so many places `further` in the list.
fn place(index: usize, further: usize) -> (&'static str, &'static str) {
    STATES[(index * 7 + index / STATES.len() + further) % STATES.len()]
}

fn application(index: usize) -> (Application, &'static Trade) {
    let trade = &TRADES[index % TRADES.len()];
    // Steps that share no factor with the lists give each artisan another pair of names and another place.
    let (given, family) =
        (GIVEN[index % GIVEN.len()], FAMILY[(index * 5 + index / GIVEN.len()) % FAMILY.len()]);
    let (area, city) = place(index, 0);
    let (other, _) = place(index, 1);
    let application = Application {
        display_name: format!("{given}'s {}, {city}", trade.trade),
        legal_name: format!("{given} {family}"),
        trades: vec![trade.trade.to_owned()],
        areas: vec![area.to_owned(), other.to_owned()],
        about: trade.about.to_owned(),
    };
    (application, trade)
}

async fn open_shop(api: &Api, admin: &Person, index: usize, password: &str) -> Result<(Person, Vec<String>)> {
    let (application, trade) = application(index);
    let email = format!("artisan{}@homify.example", index + 1);
    let person = Person::join(api, Role::Artisan, &application.legal_name, &email, password).await?;
    person.apply(&application).await?;
    admin.decide(&person.artisan_id(), &json!({ "decision": "approve" })).await?;
    person.set_payout_account(&application.legal_name, &format!("{:04}", 4_000 + index)).await?;
    let mut products = Vec::with_capacity(trade.products.len());
    // The same trade elsewhere has another room; those of one workshop are in one.
    let look = index + index / TRADES.len();
    for (title, drawing, naira, stock) in trade.products {
        // Not every workshop asks the same.
        let kobo = naira * 100 + i64::try_from(index % 5)? * 25_000;
        let mut images = Vec::with_capacity(VIEWS.len());
        for view in VIEWS {
            let picture = pictures::picture(drawing, look, view)?;
            images.push(person.upload("product_image", pictures::MEDIA_TYPE, &picture).await?);
        }
        let (category, attributes) = said_of(drawing, trade.category);
        let offer = Offer { title, category, price: kobo, stock: *stock, about: trade.about, attributes };
        products.push(person.offer(&offer, &images).await?);
    }
    Ok((person, products))
}

/// Where what is drawn so belongs below its trade's category, and what it says of itself.
fn said_of<'a>(drawing: &str, category: &'a str) -> (&'a str, Value) {
    let of = |pairs: &[(&str, Value)]| -> Value {
        pairs.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
    };
    match drawing {
        "front-door" => (
            "doors",
            of(&[
                ("material", json!("hardwood")),
                ("width", json!(90)),
                ("height", json!(210)),
                ("lock", json!(true)),
            ]),
        ),
        "flush-door" => (
            "doors",
            of(&[
                ("material", json!("softwood")),
                ("width", json!(80)),
                ("height", json!(205)),
                ("frame", json!(true)),
            ]),
        ),
        "window" => (
            "windows",
            of(&[("material", json!("aluminium")), ("width", json!(122)), ("opening", json!("casement"))]),
        ),
        "bed" => ("beds", of(&[("material", json!("mahogany")), ("mattress", json!("6-by-6-feet"))])),
        _ => (category, json!([])),
    }
}

async fn wait_in_the_queue(api: &Api, shops: usize, password: &str) -> Result<()> {
    let (application, _) = application(shops);
    let email = format!("artisan{}@homify.example", shops + 1);
    let person = Person::join(api, Role::Artisan, &application.legal_name, &email, password).await?;
    person.apply(&application).await
}

/// What buyers say of the goods and the artisan, and the artisan replies: stars of the artisan, of the goods, words and reply.
const SAID: [(u8, u8, &str, Option<&str>); 6] = [
    (5, 5, "Just as it is shown, and heavier than I thought. It came on the day that was promised.", None),
    (
        4,
        5,
        "Good work. It came two days late, but I was told before.",
        Some("Thank you. The rain held the rider up."),
    ),
    (5, 4, "The finish is fine, one edge was a little rough. They sanded it at my door.", None),
    (
        3,
        4,
        "The thing itself is good. Nobody answered my calls for a week.",
        Some("You are right, and I am sorry. My phone was stolen."),
    ),
    (5, 5, "", None),
    (2, 2, "Another colour than in the picture.", None),
];

/// Some orders that have ended, each reviewed by both sides, so that shops and goods show what buyers say.
async fn review_some(buyers: &[Person], artisans: &[(Person, Vec<String>)]) -> Result<()> {
    let pairs = artisans.iter().take(4).flat_map(|artisan| buyers.iter().map(move |buyer| (artisan, buyer)));
    stream::iter(pairs.zip(SAID.iter().cycle()).enumerate())
        .map(async |(index, (((artisan, products), buyer), said))| {
            let product = &products[1 + index % 2];
            let sold = sent(buyer, artisan, product, "By rider, this afternoon").await?;
            buyer.act(&sold.order_id, "confirm", &json!({})).await?;
            review(buyer, artisan, &sold.order_id, product, said).await
        })
        .buffered(AT_ONCE)
        .try_collect::<()>()
        .await
}

/// Some artisans take offers on a product of theirs, and buyers make some: one waits for the artisan, one for the buyer, one is agreed on.
async fn bargain_some(buyers: &[Person], artisans: &[(Person, Vec<String>)]) -> Result<()> {
    for (artisan, products) in artisans.iter().take(3) {
        let product = products.last().context("a shop has products")?;
        let shown = artisan.limit_offers(product, 70).await?;
        let price = shown["price"]["amount"].as_i64().context("a product has a price")?;
        for (index, buyer) in buyers.iter().take(3).enumerate() {
            let (offered, asked) = (price / 100 * 80, price / 100 * 90);
            let offer = buyer.propose(product, offered, 1).await?;
            match index {
                0 => {}
                1 => artisan.answer_offer(&offer, "counter", asked).await?,
                _ => artisan.answer_offer(&offer, "accept", offered).await?,
            }
        }
    }
    Ok(())
}

/// Has a buyer order one of a product and pay.
async fn paid(buyer: &Person, product: &str) -> Result<Sold> {
    let (area, city) = STATES[0];
    let address = Address { recipient: "Front desk".into(), city: city.into(), area: area.into() };
    let sold = buyer.check_out(&[(product, 1)], &address).await?;
    buyer.api.gateway.pay(&sold.reference).await?;
    buyer.wait_for_order(&sold.order_id, "/status", "paid").await?;
    Ok(sold)
}

/// The same, and the artisan send it, with what `note` says of the way.
async fn sent(buyer: &Person, artisan: &Person, product: &str, note: &str) -> Result<Sold> {
    let sold = paid(buyer, product).await?;
    artisan.act(&sold.order_id, "accept", &json!({})).await?;
    artisan.act(&sold.order_id, "ship", &json!({ "tracking_note": note })).await?;
    Ok(sold)
}

async fn review(
    buyer: &Person,
    artisan: &Person,
    order: &str,
    product: &str,
    (stars, goods, words, reply): &(u8, u8, &str, Option<&str>),
) -> Result<()> {
    let goods = json!([{ "product_id": product, "stars": goods }]);
    let said = buyer.review(order, &json!({ "stars": stars, "goods": goods, "words": words })).await?;
    artisan.review(order, &json!({ "stars": 5, "words": "Paid at once, and was at home." })).await?;
    if let Some(words) = reply {
        let id = said["by_buyer"]["id"].as_str().context("a review has an id")?;
        artisan
            .post(&format!("/reviews/{id}/reply"), &json!({ "words": words }))
            .await?
            .success()
            .context("reply")?;
    }
    Ok(())
}

/// An order from each of the first six artisans, each a step further than the one before.
async fn place_orders(buyers: &[Person], artisans: &[(Person, Vec<String>)]) -> Result<()> {
    ensure!(artisans.len() > 5, "there are artisans to order from");
    stream::iter(artisans.iter().take(6).enumerate())
        .map(async |(index, (artisan, products))| {
            place_order(&buyers[index % buyers.len()], artisan, products, index).await
        })
        .buffered(AT_ONCE)
        .try_collect::<()>()
        .await
}

/// Places an order and takes it `steps` far: paid, accepted, shipped, delivered, confirmed.
async fn place_order(buyer: &Person, artisan: &Person, products: &[String], steps: usize) -> Result<()> {
    let (area, city) = STATES[steps];
    let address = Address { recipient: "Front desk".into(), city: city.into(), area: area.into() };
    let sold = buyer.check_out(&[(products[1].as_str(), 1), (products[2].as_str(), 1)], &address).await?;
    let Some(after_payment) = steps.checked_sub(1) else { return Ok(()) };
    buyer.api.gateway.pay(&sold.reference).await?;
    buyer.wait_for_order(&sold.order_id, "/status", "paid").await?;
    let of_the_artisan: [(&str, serde_json::Value); 3] = [
        ("accept", json!({})),
        ("ship", json!({ "tracking_note": "By rider, this afternoon" })),
        ("deliver", json!({ "note": "Handed over at the front desk" })),
    ];
    for (action, body) in of_the_artisan.iter().take(after_payment) {
        artisan.act(&sold.order_id, action, body).await?;
    }
    if after_payment > of_the_artisan.len() {
        buyer.act(&sold.order_id, "confirm", &json!({})).await?;
    }
    Ok(())
}

/// What one buyer and one artisan have between them, so that who looks around finds some of everything: an order of `product`
/// that is paid out, one that the buyer's bank asks about, one in a dispute that waits for an administrator, one to accept and one
/// on its way.
async fn keep_busy(buyer: &Person, artisan: &Person, product: &str) -> Result<()> {
    let by_courier = || sent(buyer, artisan, product, "GIG Logistics, waybill 1204483");
    let confirmed = by_courier().await?;
    buyer.act(&confirmed.order_id, "confirm", &json!({})).await?;

    let doubted = by_courier().await?;
    buyer.api.gateway.open_dispute(&doubted.reference).await?;

    let disputed = by_courier().await?;
    let photo = buyer.upload_picture("evidence").await?;
    let claim =
        json!({ "claim": "One leg is shorter than the others, so that it rocks.", "evidence": [photo] });
    let dispute = buyer.act(&disputed.order_id, "disputes", &claim).await?;
    let path = format!("/disputes/{}", dispute["id"].as_str().context("a dispute has an id")?);
    let answer =
        json!({ "statement": "It stood level in the workshop; the rider dropped it.", "evidence": [] });
    artisan.post(&format!("{path}/answer"), &answer).await?.success().context("answer")?;
    buyer.post(&format!("{path}/escalate"), &json!({})).await?.success().context("escalation")?;

    write_about(buyer, artisan, &disputed.order_id).await?;

    // What is usual comes last, so that it is the first of what each sees.
    paid(buyer, product).await?;
    by_courier().await?;
    Ok(())
}

/// What buyers asked before they ordered, and what one wrote about a disputed order.
async fn write_about(buyer: &Person, artisan: &Person, disputed: &str) -> Result<()> {
    let about_order = disputed.replacen("ord_", "cnv_", 1);
    buyer.say(&about_order, "It arrived today, but it rocks. Did you see that before you sent it?").await?;
    artisan.say(&about_order, "It stood level here. Please send me a photo of the legs.").await?;
    buyer.say(&about_order, "I will. My number is 0803 555 0142 if that is faster.").await
}

/// Questions about the products of a workshop: one with its answers, one that waits, one with what is hidden,
/// which the artisan reports.
async fn ask_around(buyers: &[Person], artisan: &Person, products: &[String]) -> Result<()> {
    let first = buyers[0].ask(artisan, &products[0], "When can you deliver to Ikeja?").await?;
    artisan.say(&first, "In ten days. The table is oiled twice, and needs to dry in between.").await?;
    buyers[0].say(&first, "That is fine. Can you make it 20 cm longer, so 200 x 100 cm?").await?;
    artisan.say(&first, "Yes, for NGN 25,000 more. Order it as it is and I offer the rest then.").await?;
    let hidden =
        buyers[1].ask(artisan, &products[1], "Is it still available? Call me on 0803 555 0199").await?;
    artisan.say(&hidden, "It is. I cannot see your number before you order, and we can talk here.").await?;
    let outside = json!({
        "thing": { "kind": "message", "conversation_id": hidden, "number": 1 },
        "kind": "outside",
        "words": "They want me to call before anything is paid.",
    });
    artisan.post("/reports", &outside).await?.success().context("report")?;
    buyers[2].ask(artisan, &products[2], "Does it come in parts, or must six people carry it?").await?;
    Ok(())
}
