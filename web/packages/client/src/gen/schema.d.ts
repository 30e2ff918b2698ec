// Written from infra/openapi.yaml by `npm run gen`. Do not edit.
export interface paths {
    "/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wants an account
         * @description The answer is the same whether or not the address has an account already; only its owner learns it, by mail. Who signs
         *     up as an artisan can buy as well.
         *
         *     A new password has 12 characters at least, is not the address itself and not among those that are tried first.
         */
        post: operations["identitySignup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The link in the mail was followed, so the address is the user's
         * @description The link leads to the app with `?token=…`, good for 24 hours; the app sends the token here.
         */
        post: operations["identityVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wants another mail with a link to verify their address
         * @description The answer is the same whatever the address. One mail a minute is sent at most.
         */
        post: operations["identityResendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A password becomes an access token and a refresh token
         * @description Each log-in is a session of its own, which ends when its refresh token was not used for 30 days. After five wrong
         *     passwords an address is locked for 15 minutes, whether or not it has an account.
         *
         *     A browser asks by `"cookie": true` for the refresh token as the cookie `__Host-refresh` (`HttpOnly`, `Secure`,
         *     `SameSite=Strict`), which no script can read; the answer's body has none then. Others keep it as safe as a password.
         */
        post: operations["identityLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A refresh token becomes an access token and the next refresh token
         * @description Each refresh token is good for one use, and for another minute: so long the one just before is answered with the same
         *     successor, so that a lost answer or a second tab ends nothing. Later, a token that was used ends its session, because one
         *     of the two uses may have been a thief's. `expires_in` and the roles in the access token are as of now.
         *
         *     Send the token in the body, or `{"cookie": true}` if the log-in kept it in the cookie `__Host-refresh`; the next one
         *     comes the same way.
         */
        post: operations["identityRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The user's session on this device ends, or those on all devices
         * @description Send the refresh token of the session that is to end, in the body or by `{"cookie": true}` as the cookie
         *     `__Host-refresh`, which is then forgotten; an access token that has expired does not stand in the way. Without a refresh
         *     token, the access token says which session it is. Access tokens that were issued stay good until they expire, a
         *     quarter of an hour at most.
         */
        post: operations["identityLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that access tokens are signed with (RFC 7517), for whoever wants to check one
         * @description Those that are being rotated in or out are among them. May be kept for five minutes.
         */
        get: operations["identityJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user */
        get: operations["usersGetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * The user changes name or phone
         * @description A field that is absent stays; `"phone": null` removes the phone.
         */
        patch: operations["usersUpdateMe"];
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The caller gets a form to send one file to S3 with, and an identifier to refer to the file by
         * @description Send the file as `multipart/form-data` to `url` with all `fields`, and the file as the last one, named `file`. S3 takes
         *     nothing but the announced media type, and no larger file. The form is good for a quarter of an hour; after that, a new
         *     `Idempotency-Key` gets a new one. Only artisans upload verification documents, only administrators proofs of settlements.
         */
        post: operations["usersRequestUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/artisan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An artisan writes the own profile, for the first time or anew
         * @description `legal_name` is the name on identity document and bank account. It stays once documents are submitted, unless they were
         *     rejected.
         */
        put: operations["artisansPutProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artisans/{artisan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        /**
         * A verified artisan, to anybody; to the artisan themself, verified or not, with all that is theirs
         * @description To strangers, who is not verified is not there. An access token is needed only to see the own profile; one that is not
         *     good, or not any more, counts as none.
         */
        get: operations["artisansGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/artisan/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An artisan hands in documents, for the first time or again after a rejection
         * @description Upload them first, with `POST /uploads` for the purpose `verification_document`.
         */
        post: operations["artisansSubmitVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/artisan/payout-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An artisan says which bank account payouts go to
         * @description It has to be in their own name, as the bank has it: every word of the shorter of bank's name and `legal_name` has to
         *     stand in the longer one. The documents have to be submitted before. Of the account number only the last four digits
         *     are kept. Payouts that had stopped after several refusals start again.
         *
         *     An account that replaces another puts payouts on hold for a day, until `payouts_on_hold_until`, and the artisan is told
         *     of it in the app and by mail: if it was somebody else, there is time to notice. Then payouts go on by themselves. The
         *     first account, and the same one again, hold up nothing.
         */
        put: operations["artisansSetPayoutAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/artisan/payout-preference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An artisan says whether payouts go out by themselves or when they ask for one
         * @description Whoever changes back to `automatic` is paid what is available at once.
         */
        put: operations["artisansSetPayoutPreference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The banks that a payout can go to, by the codes that `PUT /me/artisan/payout-account` takes
         * @description By name, all in one answer. May be kept for an hour.
         */
        get: operations["artisansBanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The artisans who wait for a decision, the longest waiting first, with links to their documents
         * @description The links are good for a quarter of an hour; read the list again for new ones.
         */
        get: operations["artisansVerificationQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/verifications/{artisan_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator approves an artisan, or rejects with a reason
         * @description The artisan is told the reason. Nobody decides over their own documents.
         */
        post: operations["artisansDecideVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/artisans/{artisan_id}/tier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator says how much trust an artisan has earned, and why
         * @description What is paid out to the artisan in a day depends on the tier; a change counts at once. The artisan is told that the
         *     limit has changed. The reason stays in the history. Nobody decides over their own limits.
         */
        post: operations["artisansSetTier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The categories of the market, in the order in which they are shown
         * @description All in one answer. May be kept for an hour.
         */
        get: operations["catalogueCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is on sale in a category or by an artisan, newest first; with `in_stock=true` only what is left
         * @description Exactly one of `category` and `artisan_id` is needed. What is archived or, if so asked, sold out is left out of its page:
         *     a page may be shorter than `limit`, and the list ends where there is no `next_cursor`.
         */
        get: operations["catalogueListProducts"];
        put?: never;
        /**
         * A verified artisan offers a product
         * @description Upload pictures first, with `POST /uploads` for the purpose `product_image`.
         */
        post: operations["catalogueCreateProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /**
         * A product with what is left of it
         * @description Once archived, it is there for its artisan only. An access token is needed only for that; one that is not good, or not
         *     any more, counts as none.
         */
        get: operations["catalogueGetProduct"];
        put?: never;
        post?: never;
        /**
         * An artisan takes a product off the shelf, for good
         * @description Orders that exist go on.
         */
        delete: operations["catalogueArchiveProduct"];
        options?: never;
        head?: never;
        /**
         * An artisan changes what is offered
         * @description What is left out stays as it is. Nobody buys at the old price any more; orders that exist keep theirs. Stock is changed
         *     with `POST /products/{product_id}/stock`.
         */
        patch: operations["catalogueUpdateProduct"];
        trace?: never;
    };
    "/products/{product_id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An artisan adds pieces to a product's stock or takes pieces away
         * @description Pieces that buyers have reserved cannot be taken away. A stock has 1,000,000 pieces at most.
         */
        post: operations["catalogueAdjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An artisan's own products, newest first, archived ones too */
        get: operations["catalogueListOwn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products of one artisan or of several become orders that wait for one payment, with their stock reserved
         * @description Goes through as a whole or not at all: only if every piece is still there at the price that was read, and every artisan
         *     may sell. Each artisan's products become an order of their own, all of them paid by one payment: send the buyer to
         *     `payment_url`. The orders are funded together or not at all. They expire and the stock returns when they are not paid
         *     by `expires_at`; a buyer who cancels one of them before it is paid cancels the others with it, within moments. From the
         *     payment on, each goes its own way.
         *
         *     A checkout costs between NGN 100.00 and NGN 10,000,000.00, and takes products of 15 artisans at most; of as many
         *     artisans, a little less than 40 products. No product stands in `items` twice.
         */
        post: operations["cartCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payment gateways, what each is used for, and whether it takes new payments at the moment
         * @description Every gateway that has a key, whether it takes new payments or only ends what was begun with it. A circuit is what the
         *     last checkouts found: three failures in a row within five minutes open it, and new payments go to the next gateway; a
         *     minute after the last failure it is half open, and the next checkout tries it again.
         */
        get: operations["paymentsGateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /**
         * How far a payment is, and the page to pay on, to its buyer
         * @description Strangers get 404. After the payment page sent the buyer back, ask here until `status` is not `pending` any more: the
         *     gateway's report arrives within moments as a rule.
         */
        get: operations["paymentsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/flutterwave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Flutterwave reports something
         * @description For the gateway alone. Its secret hash, or its signature of the bytes as they came, is checked, the report is stored and
         *     queued, and nothing in it is believed: the steps ask the gateway. A report with the same bytes is stored once. What no
         *     step cares about, such as an attempt to pay that failed, is answered and forgotten. Where Flutterwave is not configured,
         *     everything is refused.
         */
        post: operations["paymentsWebhookFlutterwave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/paystack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Paystack reports something
         * @description For the gateway alone. The signature is checked over the bytes as they came, the report is stored and queued, and nothing
         *     in it is believed: the steps ask the gateway. A report with the same bytes is stored once. What no step cares about is
         *     answered and forgotten.
         */
        post: operations["paymentsWebhookPaystack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller ordered, or what was ordered from them, newest first */
        get: operations["ordersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * An order, to its parties
         * @description Strangers get 404. The artisan is shown the delivery address from acceptance on.
         */
        get: operations["ordersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The artisan takes a paid order on */
        post: operations["ordersAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The artisan sent the order off, with a note on how it travels
         * @description Goods that are handed over in person need not be shipped; `POST /orders/{order_id}/deliver` is enough.
         */
        post: operations["ordersShip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The artisan says that the order arrived, with a note and photos
         * @description The release clock starts: the buyer is reminded to confirm, and the order completes by itself when they stay silent.
         *     Upload photos first, with `POST /uploads` for the purpose `delivery_proof`.
         */
        post: operations["ordersDeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer has what was promised; or the artisan enters the code that only the buyer was shown
         * @description The order is completed, and its money becomes the artisan's moments later, less the fee. The buyer needs no body; the
         *     artisan needs `release_code`. After five wrong codes none is taken any more; the buyer can still confirm.
         */
        post: operations["ordersConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side calls the order off
         * @description The buyer may until the artisan accepts, and again when delivery is late; the artisan may until it is shipped. What was
         *     paid goes back to the buyer, and stock that was not shipped returns to the shelf. Before the payment, the other orders of
         *     the same checkout are called off with it, within moments: they are paid together or not at all.
         */
        post: operations["ordersCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * Every change of an order with its author and the hash chain, to its parties, oldest first
         * @description Each entry has the hash of the one before. An entry's own hash is the SHA-256 of the entry without `hash`, as JSON in UTF-8 with
         *     sorted keys and no spaces; the first entry's `previous_hash` is 64 zeros. So anybody who has the entries can check that
         *     none was altered, added or left out. Secret and personal fields are named in `changed`, their values withheld.
         */
        get: operations["ordersHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/orders/{order_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator gives money of an order back to its buyer
         * @description While the money is held it comes from what is held. After the release artisan and platform give in proportion to what
         *     they got; the artisan from what is available first, and owes the rest. Never more than was paid and has not gone back.
         *     One refund is booked at a time. Nobody decides over their own order.
         */
        post: operations["refundsIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The refunds that wait for an operator, the longest waiting first: those that failed, that need a bank account, or that were paid twice
         * @description What to do with each is in the runbook.
         */
        get: operations["refundsQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/refunds/{refund_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator sends a refund again: one that failed as a new attempt, one that needs attention to the bank account that the buyer named
         * @description A refund that failed takes no account: it goes back the way it came. The account is kept for 30 days at most, and never
         *     shown.
         */
        post: operations["refundsRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/refunds/{refund_id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator says that the buyer was paid without the gateway; or, of a refund that was paid twice, that one of the two is back
         * @description Pay first, then say so, with the receipt: `POST /uploads` for the purpose `settlement_proof`. A refund that is still on
         *     its way is refused.
         */
        post: operations["refundsMarkPaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The artisan offers to give a part of what is held back to the buyer, or all of it
         * @description The offer stands in the order as `refund_offer` until the buyer accepts or declines it, the artisan takes it back or
         *     makes another, or the order is completed or called off.
         */
        post: operations["refundsOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/refunds/{refund_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer takes what the artisan offers to give back
         * @description `refund_id` is the `id` of the `refund_offer` that was shown: an offer that was replaced meanwhile is not accepted. The
         *     order goes on with the rest; when nothing is left it ends as `refunded`.
         */
        post: operations["refundsAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/refunds/{refund_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer declines what the artisan offers to give back, or the artisan takes the offer back
         * @description `refund_id` is the `id` of the `refund_offer`. An offer that was accepted stands.
         */
        post: operations["refundsDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The disputes that wait for an administrator, the earliest deadline first, so that what is overdue comes before what is not
         * @description `GET /disputes/{dispute_id}` has the links to what was shown.
         */
        get: operations["disputesQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/disputes/{dispute_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator decides who gets what, with a reason for both sides
         * @description Each side can then appeal, once; the decision after that is final. Nobody decides over their own order.
         */
        post: operations["disputesDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side disputes an order that was sent
         * @description Either side may once the order was sent, for as long as its money is held; the buyer also when delivery is late. The money
         *     is frozen, and the order takes no other command. The other side has until `answer_by` to answer. Upload what shows it
         *     first, with `POST /uploads` for the purpose `evidence`.
         */
        post: operations["disputesOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        /**
         * A dispute with links to all that was shown for it, to its two sides and to administrators
         * @description Strangers get 404. The links are good for a quarter of an hour; read the dispute again for new ones.
         */
        get: operations["disputesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The side that the dispute was opened against says what it has to say
         * @description Once. After `answer_by` an administrator is asked, who still reads a late answer.
         */
        post: operations["disputesAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side shows something more, while nobody has decided for good
         * @description Ten times each, beside claim and answer.
         */
        post: operations["disputesAddEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side says how it would divide the money
         * @description The parts add up to `held`; the artisan's is before the fee. A new proposal replaces the side's former one and has a number
         *     of its own.
         */
        post: operations["disputesPropose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/proposals/{number}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
                number: components["parameters"]["ProposalNumber"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side accepts what the other proposes, and the dispute is over
         * @description By the proposal's number, so that nobody accepts another than they have read. The money is moved at once.
         */
        post: operations["disputesAcceptProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever opened the dispute takes it back
         * @description While nobody has decided. The order goes on as it stood; its deadlines move by as long as the dispute took, and the last of
         *     them is 48 hours away at least.
         */
        post: operations["disputesWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One side asks an administrator to decide, once the other has answered or is late */
        post: operations["disputesEscalate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side has something against the decision
         * @description Until `due_at` of a decided dispute, and once for both. An administrator decides once more, and for good.
         */
        post: operations["disputesAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        /**
         * Every change of a dispute with its author and the hash chain, to its two sides and to administrators, oldest first
         * @description What the sides wrote and showed is named in `changed`, its content withheld; the dispute itself has it.
         */
        get: operations["disputesHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/escrows/{escrow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                escrow_id: components["parameters"]["EscrowId"];
            };
            cookie?: never;
        };
        /**
         * Where the money of an order stands, to its parties
         * @description Strangers get 404. What was paid is `held` + `released` + `fees` + `refunded` + `charged_back` at any time.
         */
        get: operations["escrowGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/chargebacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payments that a buyer's bank asks back and that wait for an answer, the next deadline first
         * @description Silence until `answer_by` counts as acceptance at the gateway.
         */
        get: operations["chargebacksQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/chargebacks/{chargeback_id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chargeback_id: components["parameters"]["ChargebackId"];
            };
            cookie?: never;
        };
        /**
         * Where an administrator can put a file that shows that a chargeback is wrong, and what to call it in the answer
         * @description `PUT` the file to `url`, then send `evidence` with the answer. The gateway says which files it takes.
         */
        get: operations["chargebacksEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/chargebacks/{chargeback_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chargeback_id: components["parameters"]["ChargebackId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator accepts a chargeback, or contests it with a note and evidence
         * @description Who contests names the file that was put where `GET /admin/chargebacks/{chargeback_id}/evidence` says. An answer that
         *     the gateway does not take leaves the chargeback open, with `last_error`. Nobody decides over their own order.
         */
        post: operations["chargebacksAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The artisan's money by stage: held, available, in transit, paid out, owed */
        get: operations["walletGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallet/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to the artisan's money, newest first, each line with the balances after it */
        get: operations["walletStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallet/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An artisan asks for a payout of what is available, or of a part of it
         * @description In either payout mode. Without an `amount` it is as much as may be paid out now: all that is available, or what the
         *     day's limit leaves of it. The payout goes to the account that is set now; follow it with
         *     `GET /me/payouts/{payout_id}`.
         */
        post: operations["walletWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The artisan's payouts, newest first */
        get: operations["payoutsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/payouts/{payout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payout_id: components["parameters"]["PayoutId"];
            };
            cookie?: never;
        };
        /**
         * How far a payout is, to its artisan
         * @description Others get 404.
         */
        get: operations["payoutsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the user was told, newest first */
        get: operations["notificationsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notification_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The user has read it
         * @description Safe to repeat without a key; one that was read answers the same again.
         */
        post: operations["notificationsMarkRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every entry of some days of the ledger is checked against what it is about, whether it was checked before or not
         * @description Done in parts, in the background; `GET /admin/audits/{audit_id}` says how far it is. What it finds is in
         *     `GET /admin/reconciliation`, under the gateway `ledger`.
         */
        post: operations["booksStartAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audits/{audit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                audit_id: components["parameters"]["AuditId"];
            };
            cookie?: never;
        };
        /**
         * How far an audit is, and how much it has found
         * @description What it found is in the list of differences, under the gateway `ledger`.
         */
        get: operations["booksGetAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/history/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An identifier of anything that has a history, or a wallet as `art_…:NGN`. */
                subject: string;
            };
            cookie?: never;
        };
        /**
         * Every change of anything that has a history, with its author, and whether the chain of hashes holds
         * @description Oldest first. `chain` tells of this page: that its entries are unaltered, follow from each other and from the page
         *     before, and at the end lead to what is stored. When all pages hold, the whole history does.
         */
        get: operations["booksHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was debited and credited on each day, by account; those of orders, artisans and refunds summed by kind
         * @description A page has six days at most. The sums are kept by the hourly audit: a day is complete an hour or so after its end, and
         *     until then `through` says up to when it was added up. A day of which nothing was read yet has neither.
         */
        get: operations["booksLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between a gateway and our books, or among our books, with both sides; the longest open first
         * @description Both sides are compared every day. A difference is listed once, however often it is seen, until a later look finds
         *     that the sides agree, or an administrator explains it.
         */
        get: operations["booksDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reconciliation/{difference_id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                difference_id: components["parameters"]["DifferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator explains a difference
         * @description It leaves the list. The explanation holds as long as both sides tell the same; when one of them changes, the
         *     difference is open again. Of a balance it is the new opening: only what goes beyond it differs from then on.
         */
        post: operations["booksResolveDifference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What should have been done an hour ago or longer and was not, the longest waiting first, at most a hundred
         * @description When these are done, the next ones show.
         */
        get: operations["platformStuck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/stuck/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is due is handed to its step once more, now, as the sweep does
         * @description The step looks at it again, and may find nothing to do.
         */
        post: operations["platformRetryStuck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API answers, and which version of it
         * @description What it depends on is not asked; that has alarms of its own.
         */
        get: operations["platformHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: date-time */
        Timestamp: string;
        /** Format: date-time */
        TimestampOrNull: string | null;
        /** @description ISO 4217. */
        Currency: string;
        Money: {
            /**
             * Format: int64
             * @description Minor units: kobo for NGN.
             */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        /**
         * Format: email
         * @description Case does not matter; kept in lower case.
         */
        Email: string;
        /** @description One line. */
        PersonName: string;
        /**
         * @description What a user may do. An artisan can also buy.
         * @enum {string}
         */
        Role: "buyer" | "artisan" | "admin";
        /** @description Where the next page starts; null at the end. */
        NextCursor: string | null;
        /** @description RFC 9457. May have more members than these, by type. */
        Problem: {
            type: components["schemas"]["ProblemType"];
            /** @description The same few words at every occurrence. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What happened and what to do; for people. */
            detail: string;
            /** @description Finds the request in the logs; as `x-request-id`. */
            request_id: string;
            /** @description What is wrong with which field of the body, or parameter of the query. */
            errors?: {
                /** @description Where: `items[0].quantity`; empty for the body as a whole. */
                field: string;
                detail: string;
            }[];
            /** @description Of `out-of-stock` and `product-changed`, where it is known. */
            product_id?: components["schemas"]["ProductId"];
            /** @description Of `out-of-stock`: pieces that are left, where it is known. */
            left?: number;
        };
        /**
         * Format: uri
         * @description Which problem; stable, so decide by it. The last part is its name.
         */
        ProblemType: string & ("https://homify.example/problems/invalid-body" | "https://homify.example/problems/unknown-field" | "https://homify.example/problems/invalid-query" | "https://homify.example/problems/idempotency-key-missing" | "https://homify.example/problems/idempotency-key-reused" | "https://homify.example/problems/payload-too-large" | "https://homify.example/problems/unsupported-media-type" | "https://homify.example/problems/not-found" | "https://homify.example/problems/try-again" | "https://homify.example/problems/internal" | "https://homify.example/problems/unavailable" | "https://homify.example/problems/unauthenticated" | "https://homify.example/problems/token-invalid" | "https://homify.example/problems/token-expired" | "https://homify.example/problems/forbidden" | "https://homify.example/problems/wrong-credentials" | "https://homify.example/problems/too-many-attempts" | "https://homify.example/problems/email-not-verified" | "https://homify.example/problems/email-taken" | "https://homify.example/problems/refresh-token-invalid" | "https://homify.example/problems/refresh-token-reused" | "https://homify.example/problems/verification-token-invalid" | "https://homify.example/problems/signature-invalid" | "https://homify.example/problems/artisan-profile-missing" | "https://homify.example/problems/artisan-not-verified" | "https://homify.example/problems/verification-state" | "https://homify.example/problems/legal-name-verified" | "https://homify.example/problems/account-name-mismatch" | "https://homify.example/problems/account-not-found" | "https://homify.example/problems/upload-unknown" | "https://homify.example/problems/product-archived" | "https://homify.example/problems/product-unavailable" | "https://homify.example/problems/product-changed" | "https://homify.example/problems/out-of-stock" | "https://homify.example/problems/cart-empty" | "https://homify.example/problems/checkout-too-large" | "https://homify.example/problems/own-product" | "https://homify.example/problems/order-total" | "https://homify.example/problems/amount" | "https://homify.example/problems/order-disputed" | "https://homify.example/problems/dispute-state" | "https://homify.example/problems/evidence-limit" | "https://homify.example/problems/proposal-unknown" | "https://homify.example/problems/order-state" | "https://homify.example/problems/release-code-wrong" | "https://homify.example/problems/release-code-locked" | "https://homify.example/problems/escrow-state" | "https://homify.example/problems/refund-amount" | "https://homify.example/problems/refund-offer-gone" | "https://homify.example/problems/refund-state" | "https://homify.example/problems/chargeback-state" | "https://homify.example/problems/split-amount" | "https://homify.example/problems/wallet-balance" | "https://homify.example/problems/payout-account-missing" | "https://homify.example/problems/payouts-on-hold" | "https://homify.example/problems/payouts-paused" | "https://homify.example/problems/payout-minimum" | "https://homify.example/problems/payout-limit" | "https://homify.example/problems/gateway-unavailable" | "https://homify.example/problems/difference-agreed" | "https://homify.example/problems/audit-days" | "https://homify.example/problems/not-due");
        Message: {
            /** @description For people. */
            message: string;
        };
        SignUp: {
            email: components["schemas"]["Email"];
            /** Format: password */
            password: string;
            name: components["schemas"]["PersonName"];
            /**
             * @description An artisan can also buy.
             * @enum {string}
             */
            role: "buyer" | "artisan";
        };
        LogIn: {
            email: components["schemas"]["Email"];
            /** Format: password */
            password: string;
            cookie?: components["schemas"]["CookieWish"];
        };
        /**
         * @description Whether the refresh token is kept in the cookie `__Host-refresh`: for browsers.
         * @default false
         */
        CookieWish: boolean;
        /** @description Either the token or the wish for the cookie. */
        Refresh: {
            /** @description The last one that was issued to this session. */
            refresh_token?: string;
            cookie?: components["schemas"]["CookieWish"];
        };
        LogOut: {
            /**
             * @description Whether the sessions on all devices end.
             * @default false
             */
            everywhere: boolean;
            /** @description The last one that was issued to the session that is to end. */
            refresh_token?: string;
            cookie?: components["schemas"]["CookieWish"];
        };
        Tokens: {
            /** @description A JWT. */
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /**
             * @description Seconds that the access token is good for.
             * @constant
             */
            expires_in: 900;
            /** @description Good for one use, within 30 days. Absent where the cookie has it. */
            refresh_token?: string;
        };
        /** @description The tokens, with as much of the user as the log-in knows; `GET /me` has the rest. */
        LoggedIn: components["schemas"]["Tokens"] & {
            user: {
                id: components["schemas"]["UserId"];
                email: components["schemas"]["Email"];
                roles: components["schemas"]["Role"][];
                email_verified_at: components["schemas"]["TimestampOrNull"];
            };
        };
        JwkSet: {
            keys: {
                /** @constant */
                kty: "OKP";
                /** @constant */
                crv: "Ed25519";
                /** @constant */
                alg?: "EdDSA";
                /** @constant */
                use?: "sig";
                /** @description Names the key in the header of a token. */
                kid: string;
                /** @description The public key, in base64url. */
                x: string;
            }[];
        };
        UserId: string;
        UploadId: string;
        /** @description A telephone number in international form (E.164), without spaces. */
        Phone: string;
        User: {
            id: components["schemas"]["UserId"];
            email: components["schemas"]["Email"];
            name: components["schemas"]["PersonName"];
            phone: components["schemas"]["Phone"] | null;
            roles: components["schemas"]["Role"][];
            email_verified_at: components["schemas"]["TimestampOrNull"];
            created_at: components["schemas"]["Timestamp"];
        };
        /** @description What the file is for decides which files are taken. */
        UploadRequest: {
            /** @enum {string} */
            purpose: "verification_document" | "evidence";
            /** @enum {string} */
            media_type: "application/pdf" | "image/jpeg" | "image/png";
            /** @description The file has so many at most. */
            bytes: number;
        } | {
            /** @enum {string} */
            purpose: "product_image" | "delivery_proof";
            /** @enum {string} */
            media_type: "image/jpeg" | "image/png" | "image/webp";
            /** @description The file has so many at most. */
            bytes: number;
        } | {
            /** @constant */
            purpose: "settlement_proof";
            /** @enum {string} */
            media_type: "application/pdf" | "image/jpeg" | "image/png";
            /** @description The file has so many at most. */
            bytes: number;
        };
        UploadForm: {
            id: components["schemas"]["UploadId"];
            /**
             * Format: uri
             * @description Where to send the file.
             */
            url: string;
            /** @description What goes along, by name. */
            fields: {
                [key: string]: string;
            };
            expires_at: components["schemas"]["Timestamp"];
        };
        /** @description Has the ULID of the user behind the artisan. */
        ArtisanId: string;
        ArtisanProfile: {
            /** @description The name of the business, as buyers see it; one line. */
            display_name: string;
            /** @description On identity document and bank account; one line. */
            legal_name: string;
            /** @description What the artisan does. */
            trades: string[];
            /** @description Where the artisan works. */
            areas: components["schemas"]["Area"][];
            /** @description In the artisan's words. May have several lines. */
            about: string;
        };
        /** @description A region by its ISO 3166-2 code: `NG-LA` is Lagos. */
        Area: string;
        /**
         * @description Whether the platform vouches for an artisan; only `verified` ones sell.
         * @enum {string}
         */
        Verification: "draft" | "submitted" | "verified" | "rejected" | "suspended";
        /** @description An artisan as anybody sees them. */
        Artisan: {
            id: components["schemas"]["ArtisanId"];
            display_name: string;
            trades: string[];
            areas: components["schemas"]["Area"][];
            about: string;
            /** @description Whether they may sell. */
            verified: boolean;
            created_at: components["schemas"]["Timestamp"];
        };
        /** @description An artisan as they see themselves. */
        OwnArtisan: components["schemas"]["Artisan"] & {
            legal_name: string;
            verification: components["schemas"]["Verification"];
            /** @description Why they were turned down or suspended. */
            reason: string | null;
            documents: components["schemas"]["UploadId"][];
            submitted_at: components["schemas"]["TimestampOrNull"];
            decided_at: components["schemas"]["TimestampOrNull"];
            payout_account: components["schemas"]["PayoutAccount"] | null;
            payout_mode: components["schemas"]["PayoutMode"];
            /** @description Until when payouts wait, after the payout account was replaced. May have passed. */
            payouts_on_hold_until: components["schemas"]["TimestampOrNull"];
            tier: components["schemas"]["Tier"];
        };
        /**
         * @description How much trust an artisan has earned; what is paid out in a day depends on it.
         * @enum {string}
         */
        Tier: "new" | "established" | "trusted";
        /** @description Where payouts go: enough of it to be recognised. */
        PayoutAccount: {
            bank_code: string;
            bank_name: string;
            account_last4: string;
            /** @description As the bank has it. */
            account_name: string;
            set_at: components["schemas"]["Timestamp"];
        };
        Bank: {
            code: string;
            name: string;
        };
        /** @description What a reviewer is shown. */
        WaitingArtisan: {
            artisan_id: components["schemas"]["ArtisanId"];
            display_name: string;
            /** @description What the documents have to show. */
            legal_name: string;
            trades: string[];
            areas: components["schemas"]["Area"][];
            about: string;
            submitted_at: components["schemas"]["TimestampOrNull"];
            documents: {
                id: components["schemas"]["UploadId"];
                /** Format: uri */
                url: string;
                expires_at: components["schemas"]["Timestamp"];
            }[];
        };
        VerificationDecision: {
            /** @constant */
            decision: "approve";
        } | {
            /** @constant */
            decision: "reject";
            /** @description The artisan is told it. May have several lines. */
            reason: string;
        };
        ProductId: string;
        /**
         * @description A category's slug; `GET /categories` has their names.
         * @enum {string}
         */
        Category: "furniture" | "doors-windows" | "tiles-flooring" | "paint-finishes" | "plumbing" | "electrical" | "lighting" | "roofing" | "metalwork" | "textiles" | "garden" | "tools";
        /** @description Of one piece, in the currency of the market. */
        Price: {
            /**
             * Format: int64
             * @description Minor units: kobo for NGN.
             */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        NewProduct: {
            /** @description One line. */
            title: string;
            /** @description In the artisan's words. May have several lines. */
            description: string;
            category: components["schemas"]["Category"];
            price: components["schemas"]["Price"];
            /** @description Pieces. */
            stock: number;
            images: components["schemas"]["ProductImages"];
        };
        ProductUpdate: {
            /** @description One line. */
            title?: string;
            /** @description In the artisan's words. May have several lines. */
            description?: string;
            category?: components["schemas"]["Category"];
            price?: components["schemas"]["Price"];
            /** @description All pictures, those that stay too. */
            images?: components["schemas"]["ProductImages"];
        };
        /** @description Uploads for the purpose `product_image`, in the order in which they are shown. */
        ProductImages: components["schemas"]["UploadId"][];
        Product: {
            id: components["schemas"]["ProductId"];
            artisan_id: components["schemas"]["ArtisanId"];
            title: string;
            description: string;
            category: components["schemas"]["Category"];
            /** @description Of one piece. */
            price: components["schemas"]["Money"];
            images: {
                id: components["schemas"]["UploadId"];
                /**
                 * Format: uri
                 * @description Where it can be seen; null where pictures are not published.
                 */
                url: string | null;
            }[];
            /** @description Pieces that nobody has reserved. */
            stock: number;
            /** @description Whether it was taken off the shelf; only its artisan sees it then. */
            archived: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        Checkout: {
            /** @description Products of one artisan or of several, none of them twice. */
            items: {
                product_id: components["schemas"]["ProductId"];
                quantity: number;
            }[];
            /** @description Where the orders go to. */
            delivery: {
                /** @description One line. */
                recipient: string;
                /** @description One line. */
                phone: string;
                /** @description May have several lines. */
                address: string;
                /** @description One line. */
                city: string;
                /** @description A region, such as `NG-LA`. */
                area: string;
            };
        };
        CheckedOut: {
            /** @description One for each artisan, in the order in which their products were named. */
            orders: components["schemas"]["Order"][];
            payment_id: components["schemas"]["PaymentId"];
            /**
             * Format: uri
             * @description Where the buyer pays.
             */
            payment_url: string;
            amount: components["schemas"]["Money"];
            /** @description Until when the stock is reserved. */
            expires_at: components["schemas"]["Timestamp"];
        };
        PaymentId: string;
        /** @description A payment gateway as an operator sees it. */
        GatewayState: {
            /** @description As orders and payments name it. */
            name: string;
            /** @description Its place among those that take new payments; null if it takes none. */
            payments_rank: number | null;
            /** @description Whether payout accounts that are set from now on are its. */
            pays_out: boolean;
            /**
             * @description - `closed`: new payments are opened there.
             *     - `open`: they are not; it failed several times in a row.
             *     - `half_open`: they are again, and show whether it works.
             * @enum {string}
             */
            circuit: "closed" | "open" | "half_open";
            /** @description Open and half open: when it began to fail. Closed: when it worked again, if it ever failed. */
            since: components["schemas"]["TimestampOrNull"];
            open_until: components["schemas"]["TimestampOrNull"];
            /** @description In a row. */
            failures: number;
            last_failed_at: components["schemas"]["TimestampOrNull"];
            /** @description What went wrong then. */
            last_error: string | null;
        };
        Payment: {
            id: components["schemas"]["PaymentId"];
            /**
             * @description `suspended`: paid, but it fits no open order; the money goes back.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "suspended";
            amount: components["schemas"]["Money"];
            order_ids: components["schemas"]["OrderId"][];
            /**
             * Format: uri
             * @description The page to pay on; null once it is of no use.
             */
            payment_url: string | null;
            /** @description Until when the orders wait. */
            expires_at: components["schemas"]["Timestamp"];
            created_at: components["schemas"]["Timestamp"];
            settled_at: components["schemas"]["TimestampOrNull"];
        };
        OrderId: string;
        /** @enum {string} */
        OrderStatus: "pending_payment" | "paid" | "accepted" | "shipped" | "delivered" | "completed" | "expired" | "cancelled" | "disputed" | "refunded" | "charged_back";
        Order: {
            id: components["schemas"]["OrderId"];
            status: components["schemas"]["OrderStatus"];
            /**
             * @description The buyer's side of the money. `partly_refunded` is a part that is back, while nothing is on its way.
             * @enum {string}
             */
            payment_status: "pending" | "paid" | "refunding" | "refunded" | "partly_refunded" | "charged_back" | "void";
            escrow_status: components["schemas"]["EscrowStatus"];
            escrow_id: components["schemas"]["EscrowId"];
            buyer_id: components["schemas"]["UserId"];
            artisan_id: components["schemas"]["ArtisanId"];
            payment_id: components["schemas"]["PaymentId"];
            /** @description What is bought, as it was sold. */
            lines: {
                product_id: components["schemas"]["ProductId"];
                title: string;
                unit_price: components["schemas"]["Money"];
                quantity: number;
            }[];
            total: components["schemas"]["Money"];
            /** @description How it travels, in the artisan's words. */
            tracking: {
                note: string;
            } | null;
            /** @description What shows that it arrived. */
            proof: {
                note: string;
                /** @description Photos. */
                uploads: components["schemas"]["UploadId"][];
            } | null;
            /** @description Why it was called off. */
            reason: string | null;
            /** @description The dispute about it; of several the last. */
            dispute_id: components["schemas"]["DisputeId"] | null;
            /** @description What the artisan offers to give back, until the buyer answers. */
            refund_offer: {
                id: components["schemas"]["RefundId"];
                amount: components["schemas"]["Money"];
                reason: string;
                offered_at: components["schemas"]["Timestamp"];
            } | null;
            /** @description Whether the buyer's bank asks for the money. While it does, the money rests where it is. */
            payment_disputed: boolean;
            /** @description What goes back to the buyer, or has gone. */
            refunds: {
                id: components["schemas"]["RefundId"];
                amount: components["schemas"]["Money"];
                /** @enum {string} */
                stage: "decided" | "booked" | "arrived";
            }[];
            created_at: components["schemas"]["Timestamp"];
            paid_at: components["schemas"]["TimestampOrNull"];
            accepted_at: components["schemas"]["TimestampOrNull"];
            shipped_at: components["schemas"]["TimestampOrNull"];
            delivered_at: components["schemas"]["TimestampOrNull"];
            closed_at: components["schemas"]["TimestampOrNull"];
            /** @description When something happens by itself if nobody acts. */
            due_at: components["schemas"]["TimestampOrNull"];
            /** @description Only for the buyer, from payment to confirmation. Whoever tells it to the artisan says that they have the goods. */
            release_code?: string;
            /** @description Only of a single order, and for the artisan from acceptance on. */
            delivery?: components["schemas"]["Delivery"];
        };
        Delivery: {
            recipient: string;
            phone: string;
            address: string;
            city: string;
            area: string;
        };
        RefundId: string;
        /** @description More than nothing, and at most what was paid and has not gone back. */
        RefundAmount: {
            /**
             * Format: int64
             * @description Minor units: kobo for NGN.
             */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        /** @description A refund, as administrators see it. */
        Refund: {
            id: components["schemas"]["RefundId"];
            /** @enum {string} */
            status: "decided" | "requested" | "sent" | "needs_attention" | "rerouted" | "failed" | "processed" | "settled" | "paid_twice";
            amount: components["schemas"]["Money"];
            /** @description Why, for people. */
            reason: string;
            order_id: components["schemas"]["OrderId"] | null;
            payment_id: components["schemas"]["PaymentId"] | null;
            buyer_id: components["schemas"]["UserId"] | null;
            gateway: string;
            /** @description Of the payment at the gateway. */
            transaction_reference: string;
            /** @description Of the refund at the gateway. */
            gateway_refund_id: string | null;
            /** @description What the merchant's note says at the gateway. Each attempt has its own. */
            note: string;
            last_error: string | null;
            /** @description How it was settled without the gateway. */
            settlement: {
                note: string;
                /** @description Receipts. */
                proof: components["schemas"]["UploadId"][];
                settled_by: components["schemas"]["UserId"];
                at: components["schemas"]["Timestamp"];
            } | null;
            created_at: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
        };
        DisputeId: string;
        /** @enum {string} */
        DisputeStatus: "open" | "answered" | "escalated" | "decided" | "appealed" | "resolved" | "withdrawn";
        /** @enum {string} */
        Side: "buyer" | "artisan";
        Part: {
            /**
             * Format: int64
             * @description Minor units: kobo for NGN.
             */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        /** @description Uploads for the purpose `evidence`. */
        EvidenceFiles: components["schemas"]["UploadId"][];
        /** @description What each side gets of what is held; the artisan's part is before the fee. */
        Split: {
            to_buyer: components["schemas"]["Money"];
            to_artisan: components["schemas"]["Money"];
        };
        Statement: {
            text: string;
            uploads: components["schemas"]["UploadId"][];
            at: components["schemas"]["Timestamp"];
        };
        Proposal: {
            /** @description What it is accepted by. */
            number: number;
            split: components["schemas"]["Split"];
            at: components["schemas"]["Timestamp"];
        };
        Dispute: {
            id: components["schemas"]["DisputeId"];
            order_id: components["schemas"]["OrderId"];
            buyer_id: components["schemas"]["UserId"];
            artisan_id: components["schemas"]["ArtisanId"];
            /** @description What was bought; of several products the first. */
            title: string;
            /** @description What is frozen, and divided in the end. */
            held: components["schemas"]["Money"];
            status: components["schemas"]["DisputeStatus"];
            opened_by: components["schemas"]["Side"];
            /** @description What whoever opened it says. */
            claim: components["schemas"]["Statement"];
            /** @description What the other side says. */
            answer: components["schemas"]["Statement"] | null;
            /** @description What both sides added. */
            evidence: {
                by: components["schemas"]["Side"];
                note: string;
                uploads: components["schemas"]["UploadId"][];
                at: components["schemas"]["Timestamp"];
            }[];
            /** @description The latest of each side. */
            proposals: {
                buyer: components["schemas"]["Proposal"] | null;
                artisan: components["schemas"]["Proposal"] | null;
            };
            /** @description The decision, and the one after an appeal. */
            decisions: {
                split: components["schemas"]["Split"];
                /** @description Why. */
                note: string;
                at: components["schemas"]["Timestamp"];
            }[];
            /** @description What one side has against the first decision. */
            appeal: {
                by: components["schemas"]["Side"];
                reason: string;
                at: components["schemas"]["Timestamp"];
            } | null;
            /** @description Who gets what in the end. */
            resolution: {
                split: components["schemas"]["Split"];
                /**
                 * @description `default`: nobody decided in time.
                 * @enum {string}
                 */
                by: "agreement" | "decision" | "default";
            } | null;
            opened_at: components["schemas"]["Timestamp"];
            /** @description Until when the other side has to answer. */
            answer_by: components["schemas"]["Timestamp"];
            /** @description Until when an administrator should decide, while one has to. */
            decide_by: components["schemas"]["TimestampOrNull"];
            /** @description Whether an administrator is late. */
            overdue: boolean;
            /** @description When something happens by itself if nobody acts. */
            due_at: components["schemas"]["TimestampOrNull"];
            /** @description When it ends by itself if nobody decides. */
            ends_at: components["schemas"]["Timestamp"];
            closed_at: components["schemas"]["TimestampOrNull"];
        };
        DisputeWithFiles: components["schemas"]["Dispute"] & {
            /** @description What the artisan said and showed of the delivery. */
            delivery: {
                tracking: {
                    note: string;
                } | null;
                proof: {
                    note: string;
                    uploads: components["schemas"]["UploadId"][];
                } | null;
                shipped_at: components["schemas"]["TimestampOrNull"];
                delivered_at: components["schemas"]["TimestampOrNull"];
            };
            /** @description Every file that is named in the dispute or shows the delivery. */
            files: {
                id: components["schemas"]["UploadId"];
                by: components["schemas"]["Side"];
                /**
                 * Format: uri
                 * @description Where it can be read.
                 */
                url: string;
                expires_at: components["schemas"]["Timestamp"];
            }[];
        };
        /** @description Has the ULID of its order. */
        EscrowId: string;
        /** @enum {string} */
        EscrowStatus: "pending" | "held" | "frozen" | "released" | "refunded" | "settled" | "charged_back" | "void";
        Escrow: {
            id: components["schemas"]["EscrowId"];
            order_id: components["schemas"]["OrderId"];
            status: components["schemas"]["EscrowStatus"];
            /** @description What was agreed. */
            amount: components["schemas"]["Money"];
            /** @description What is held now. */
            held: components["schemas"]["Money"];
            /** @description What the artisan was given, after fees. */
            released: components["schemas"]["Money"];
            /** @description What the platform kept. */
            fees: components["schemas"]["Money"];
            /** @description What the buyer was given back. */
            refunded: components["schemas"]["Money"];
            /** @description What the buyer's bank took back. */
            charged_back: components["schemas"]["Money"];
        };
        ChargebackId: string;
        /** @description A payment that the buyer's bank asks back, as administrators see it. */
        Chargeback: {
            id: components["schemas"]["ChargebackId"];
            /** @enum {string} */
            status: "open" | "answering" | "answered" | "won" | "lost";
            /** @description What is asked back; what was taken, once it is lost. */
            amount: components["schemas"]["Money"];
            /** @description In the gateway's words. */
            category: string | null;
            /** @description The orders that the payment funded. */
            order_ids: components["schemas"]["OrderId"][];
            payment_id: components["schemas"]["PaymentId"] | null;
            buyer_id: components["schemas"]["UserId"] | null;
            gateway: string;
            /** @description Of the chargeback at the gateway. */
            gateway_id: string;
            /** @description Of the payment at the gateway. */
            transaction_reference: string;
            /** @description Until when it can be answered. */
            answer_by: components["schemas"]["TimestampOrNull"];
            /** @description What was answered last. */
            answer: {
                /** @enum {string} */
                verdict: "accept" | "contest";
                note: string;
                evidence: string | null;
                answered_by: components["schemas"]["UserId"];
                at: components["schemas"]["Timestamp"];
            } | null;
            /** @description Why the gateway did not take an answer. */
            last_error: string | null;
            created_at: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
        };
        Wallet: {
            currency: components["schemas"]["Currency"];
            /** @description In escrow for orders that are not finished. */
            held: components["schemas"]["Money"];
            /** @description Waiting for a payout. */
            available: components["schemas"]["Money"];
            /** @description On its way to the bank. */
            in_transit: components["schemas"]["Money"];
            /** @description Arrived at the bank, over all time. */
            paid_out: components["schemas"]["Money"];
            /** @description Owed, taken from later releases first. */
            debt: components["schemas"]["Money"];
            /** @description Whether payouts wait until the payout account is set again, after the bank refused several. */
            payouts_paused: boolean;
            payout_mode: components["schemas"]["PayoutMode"];
            /** @description Until when payouts wait, after the payout account was replaced. */
            payouts_on_hold_until: components["schemas"]["TimestampOrNull"];
            /** @description When what is available is tried next, where it waits for nothing but time: for a refused payout, for the end of a hold, for the next day. */
            next_payout_at: components["schemas"]["TimestampOrNull"];
            /** @description The most that is paid out in a day (UTC). */
            daily_limit: components["schemas"]["Money"];
            /** @description What is left of it today. */
            daily_limit_left: components["schemas"]["Money"];
        };
        /** @description Lines that were written before `paid_out_after` and `debt_after` were do not have them. */
        StatementLine: {
            seq: number;
            at: components["schemas"]["Timestamp"];
            /**
             * @description What happened.
             * @enum {string}
             */
            action: "wallet.held" | "wallet.given_back" | "wallet.credited" | "wallet.payout_started" | "wallet.paid_out" | "wallet.payout_returned" | "wallet.payouts_resumed";
            artisan_id: components["schemas"]["ArtisanId"];
            amount: components["schemas"]["Money"];
            available_after: components["schemas"]["Money"];
            held_after: components["schemas"]["Money"];
            in_transit_after: components["schemas"]["Money"];
            paid_out_after?: components["schemas"]["Money"];
            debt_after?: components["schemas"]["Money"];
            /** @description The order behind it, if it is one. */
            order_id?: components["schemas"]["OrderId"];
            /** @description The payout behind it, if it is one. */
            payout_id?: components["schemas"]["PayoutId"];
            /** @description Of `wallet.credited` and `wallet.payout_returned`: what was taken for the debt. `amount` is what became available. */
            recovered?: components["schemas"]["Money"];
        };
        PayoutId: string;
        /**
         * @description How payouts come about: by themselves, or when the artisan asks for one.
         * @enum {string}
         */
        PayoutMode: "automatic" | "on_request";
        Payout: {
            id: components["schemas"]["PayoutId"];
            /**
             * @description `requested` until the gateway has it, `sent` until the bank has it. What `failed`, or was `reversed` by the bank after it had succeeded, is available again; the next payout is another one.
             * @enum {string}
             */
            status: "requested" | "sent" | "succeeded" | "failed" | "reversed";
            amount: components["schemas"]["Money"];
            bank_name: string;
            account_last4: string;
            /** @description What the bank's statement may show. */
            reference: string;
            /** @description Why it failed, in the gateway's words. */
            failure: string | null;
            created_at: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
        };
        NotificationId: string;
        Notification: {
            id: components["schemas"]["NotificationId"];
            /** @description The event that it tells of: `order.paid`. */
            about: string;
            /** @description One line. */
            title: string;
            body: string;
            /**
             * Format: uri-reference
             * @description Where in the app it leads.
             */
            link: string;
            created_at: components["schemas"]["Timestamp"];
            read_at: components["schemas"]["TimestampOrNull"];
        };
        AuditId: string;
        DifferenceId: string;
        /** @description One change. Audit log, event, journal entry and tamper evidence at once. */
        HistoryEntry: {
            /** @description What was changed. */
            subject: string;
            /** @description Its version after the change; the first is 1. */
            seq: number;
            at: components["schemas"]["Timestamp"];
            /** @description Who changed it. */
            actor: {
                /** @enum {string} */
                kind: "user" | "buyer" | "artisan" | "admin" | "gateway" | "system";
                /** @description A user, an artisan, the gateway's name, or the function's. */
                id: string;
            };
            /** @description What happened, in past tense: `order.delivered`. */
            action: string;
            /** @description What the event carries. */
            facts: Record<string, never>;
            /** @description Field by field, the value after the change; `(withheld)` for secret and personal ones. */
            changed: Record<string, never>;
            /** @description How money moved. */
            postings: {
                /** @description An account of the ledger: `gateway:paystack`, `escrow:esc_…`. */
                debit: string;
                credit: string;
                /**
                 * Format: int64
                 * @description Minor units.
                 */
                amount: number;
                currency: components["schemas"]["Currency"];
            }[];
            /** @description Ties together all that one request led to. */
            correlation_id: string;
            previous_hash: string;
            hash: string;
        };
        /** @description A UTC day. */
        Day: string;
        Difference: {
            id: components["schemas"]["DifferenceId"];
            /** @description The gateway, or `ledger` where our own books contradict each other. */
            gateway: string;
            /** @enum {string} */
            about: "transaction" | "refund" | "transfer" | "balance" | "audit";
            /** @enum {string} */
            kind: "missing_here" | "missing_there" | "amount" | "status" | "fee" | "drift" | "audit";
            /** @description What both sides know it by. */
            reference: string;
            /** @description What the history can be asked for. */
            subject: string | null;
            /** @description What the gateway says, or the ledger. */
            theirs: components["schemas"]["DifferenceSide"] | null;
            /** @description What our books say. */
            ours: components["schemas"]["DifferenceSide"] | null;
            /** @description For people. */
            detail: string;
            /** @enum {string} */
            status: "open" | "agreed" | "resolved";
            found_at: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
            /** @description What the administrator found out. */
            note: string | null;
            resolved_by: components["schemas"]["UserId"] | null;
        };
        DifferenceSide: {
            /**
             * @description Whether money moved.
             * @enum {string}
             */
            standing: "open" | "done" | "undone";
            /** @description In that side's own word. */
            told: string;
            amount: components["schemas"]["Money"] | null;
            fee: components["schemas"]["Money"] | null;
        };
        Audit: {
            id: components["schemas"]["AuditId"];
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
            requested_by: components["schemas"]["UserId"];
            started_at: components["schemas"]["Timestamp"];
            /** @description Parts that it is done in. */
            segments: number;
            segments_done: number;
            /** @description Entries that were read. */
            entries: number;
            /** @description What was found. */
            faults: number;
            finished_at: components["schemas"]["TimestampOrNull"];
        };
        LedgerDay: {
            day: components["schemas"]["Day"];
            /** @description Changes that moved money, in any currency. */
            entries: number;
            /** @description Whether all of the day is in it. */
            complete: boolean;
            /** @description Up to when it was added up, if that is not all of the day. */
            through: components["schemas"]["TimestampOrNull"];
            accounts: {
                account: string;
                debit: components["schemas"]["Money"];
                credit: components["schemas"]["Money"];
                /** @description Debits less credits. */
                balance: components["schemas"]["Money"];
            }[];
            /** @description What all accounts add up to. */
            sum: components["schemas"]["Money"];
        };
        /**
         * @description Who looks at what is due.
         * @enum {string}
         */
        Step: "orders-time-out" | "disputes-time-out" | "payments-settle" | "escrow-release" | "refunds-send" | "escrow-divide" | "chargebacks-settle" | "payouts-send" | "payouts-settle";
        Retry: {
            step: components["schemas"]["Step"];
            /** @description An identifier, or a wallet as `art_…:NGN`. */
            subject: string;
        };
    };
    responses: {
        /** @description `invalid-body` or `unknown-field`. */
        InvalidBody: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid-body`, `unknown-field` or `idempotency-key-missing`. */
        InvalidBodyOrKey: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-missing`. */
        KeyMissing: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid-query`. */
        InvalidQuery: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`, `token-invalid` or `token-expired`. */
        Unauthenticated: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "www-authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Who asks is refused. */
        Refused: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: for artisans. */
        ForArtisans: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: for administrators. */
        ForAdministrators: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: for the artisan of the order, not for its buyer. */
        ForTheArtisan: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found`. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `try-again`. */
        TryAgain: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It contradicts what has happened. */
        Conflict: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload-too-large`. */
        TooLarge: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported-media-type`. */
        NotJson: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-reused`. */
        KeyReused: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is well formed, and cannot be done. */
        Unprocessable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`. */
        Internal: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`. */
        Unavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `gateway-unavailable` or `unavailable`. */
        GatewayUnavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user. */
        User: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description The artisan, with all that is theirs. */
        OwnArtisan: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OwnArtisan"];
            };
        };
        /** @description The artisan, with all that is theirs. */
        OwnArtisanOnce: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OwnArtisan"];
            };
        };
        /** @description The product. */
        Product: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Product"];
            };
        };
        /** @description A page of products. */
        Products: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Product"][];
                    next_cursor: components["schemas"]["NextCursor"];
                };
            };
        };
        /** @description The order. */
        Order: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Order"];
            };
        };
        /** @description The order as it is now. */
        OrderOnce: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Order"];
            };
        };
        /** @description `order-state`, `order-disputed` or `try-again`. */
        OrderState: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The dispute as it is now. */
        DisputeOnce: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Dispute"];
            };
        };
        /** @description `dispute-state` or `try-again`. */
        DisputeState: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `chargeback-state`. */
        ChargebackState: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
         *     same one when you repeat the request.
         */
        IdempotencyKey: string;
        /** @description Items of a page, at most. */
        Limit: number;
        /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
        Cursor: string;
        ArtisanId: components["schemas"]["ArtisanId"];
        ProductId: components["schemas"]["ProductId"];
        PaymentId: components["schemas"]["PaymentId"];
        OrderId: components["schemas"]["OrderId"];
        RefundId: components["schemas"]["RefundId"];
        DisputeId: components["schemas"]["DisputeId"];
        ProposalNumber: number;
        EscrowId: components["schemas"]["EscrowId"];
        ChargebackId: components["schemas"]["ChargebackId"];
        PayoutId: components["schemas"]["PayoutId"];
        NotificationId: components["schemas"]["NotificationId"];
        AuditId: components["schemas"]["AuditId"];
        DifferenceId: components["schemas"]["DifferenceId"];
    };
    requestBodies: never;
    headers: {
        /** @description If the request says `"cookie": true`: the refresh token, or its removal, as `__Host-refresh`. */
        SetCookie: string;
        /** @description Finds the request in the logs. */
        RequestId: string;
        /** @description The path where what was created can be read. Not on a repeated answer. */
        Location: string;
        /** @description After how many seconds it is worth trying again; absent where that does not help. */
        RetryAfter: number;
        /** @description `true` when the request was done before and this is its stored answer; else absent. */
        IdempotentReplayed: "true";
        /** @description For how many seconds the answer may be kept. All other answers are `no-store`. */
        CacheControl: string;
        /** @description What is wrong with the access token (RFC 6750). */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    identitySignup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description A mail with a link is on its way. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidBody"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityVerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As it stands in the link. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description The address is verified; the user can log in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        email_verified: true;
                    };
                };
            };
            400: components["responses"]["InvalidBody"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `verification-token-invalid`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityResendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: components["schemas"]["Email"];
                };
            };
        };
        responses: {
            /** @description If the address waits to be verified, a mail is on its way. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidBody"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            400: components["responses"]["InvalidBody"];
            /** @description `wrong-credentials`. */
            401: components["responses"]["Refused"];
            /** @description `email-not-verified`. */
            403: components["responses"]["Refused"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `too-many-attempts`. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "retry-after": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The next tokens. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["InvalidBody"];
            /** @description `refresh-token-invalid` or `refresh-token-reused`. */
            401: components["responses"]["Refused"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LogOut"];
            };
        };
        responses: {
            /** @description The session has ended, or had before. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidBody"];
            /** @description `unauthenticated`: neither token was sent. */
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JWK set of Ed25519 keys (RFC 8037). */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            500: components["responses"]["Internal"];
        };
    };
    usersGetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersUpdateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: components["schemas"]["PersonName"];
                    /** @description In international form; null removes it. */
                    phone?: components["schemas"]["Phone"] | null;
                };
            };
        };
        responses: {
            200: components["responses"]["User"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersRequestUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadRequest"];
            };
        };
        responses: {
            /** @description The form, and the identifier of the upload. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadForm"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: verification documents are for artisans, proofs of settlements for administrators. */
            403: components["responses"]["Forbidden"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansPutProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArtisanProfile"];
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            /** @description The first profile. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnArtisan"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `legal-name-verified` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artisan; with more fields for the artisan themself. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnArtisan"] | components["schemas"]["Artisan"];
                };
            };
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSubmitVerification: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documents: components["schemas"]["UploadId"][];
                };
            };
        };
        responses: {
            200: components["responses"]["OwnArtisanOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing`, `verification-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSetPayoutAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From `GET /banks`. */
                    bank_code: string;
                    /** @description A NUBAN; leading zeros count. */
                    account_number: string;
                };
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing`, `verification-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `account-not-found` or `account-name-mismatch`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["GatewayUnavailable"];
        };
    };
    artisansSetPayoutPreference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mode: components["schemas"]["PayoutMode"];
                };
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansBanks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The banks. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Bank"][];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            500: components["responses"]["Internal"];
            /** @description `gateway-unavailable`. */
            503: components["responses"]["GatewayUnavailable"];
        };
    };
    artisansVerificationQueue: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingArtisan"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansDecideVerification: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationDecision"];
            };
        };
        responses: {
            /** @description What was decided. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        artisan_id: components["schemas"]["ArtisanId"];
                        verification: components["schemas"]["Verification"];
                        /** @description Of a rejection. */
                        reason: string | null;
                        decided_at: components["schemas"]["TimestampOrNull"];
                    };
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own documents. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description `verification-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSetTier: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tier: components["schemas"]["Tier"];
                    /** @description May have several lines. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What was decided. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        artisan_id: components["schemas"]["ArtisanId"];
                        tier: components["schemas"]["Tier"];
                    };
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own limits. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            slug: components["schemas"]["Category"];
                            /** @description For people. */
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            500: components["responses"]["Internal"];
        };
    };
    catalogueListProducts: {
        parameters: {
            query?: {
                /** @description A category's slug. */
                category?: components["schemas"]["Category"];
                artisan_id?: components["schemas"]["ArtisanId"];
                /** @description Whether to leave out what is sold out. */
                in_stock?: boolean;
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Products"];
            400: components["responses"]["InvalidQuery"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueCreateProduct: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description The product. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    location: components["headers"]["Location"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for artisans; or `artisan-not-verified`. */
            403: components["responses"]["Forbidden"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount`: another currency than the market's; `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueGetProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Product"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueArchiveProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product is archived, or was before. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueUpdateProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProductUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Product"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            /** @description `product-archived` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount`: another currency than the market's; or `upload-unknown`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueAdjustStock: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Pieces more, or less. */
                    delta: number;
                };
            };
        };
        responses: {
            /** @description The product with what is left of it now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            /** @description `out-of-stock`, `product-archived` or `try-again`. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "retry-after": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueListOwn: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Products"];
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cartCheckout: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Checkout"];
            };
        };
        responses: {
            /** @description The orders, and where to pay for all of them. Read on with `GET /payments/{payment_id}`. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    location: components["headers"]["Location"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedOut"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `artisan-not-verified`: the artisan may not sell at the moment. */
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            /** @description `out-of-stock`, `product-unavailable`, `product-changed` or `try-again`. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "retry-after": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `cart-empty`, `checkout-too-large`, `own-product`, `order-total`, `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["GatewayUnavailable"];
        };
    };
    paymentsGateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GatewayState"][];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    paymentsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    paymentsWebhookFlutterwave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As the gateway writes it, in any of its forms; older accounts and refunds have no envelope. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Such as `charge.completed` or `transfer.completed`. */
                    event?: string;
                    /** @description What it is about; depends on the event. */
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Received, whether for the first time or again. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        received: true;
                    };
                };
            };
            /** @description `invalid-body`. */
            400: components["responses"]["InvalidBody"];
            /** @description `signature-invalid`. */
            401: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    paymentsWebhookPaystack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As the gateway writes it, in any of its forms; read over its own bytes. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Such as `charge.success`, `transfer.failed` or `refund.processed`. */
                    event: string;
                    /** @description What it is about; depends on the event. */
                    data: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Received, whether for the first time or again. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        received: true;
                    };
                };
            };
            /** @description `invalid-body`. */
            400: components["responses"]["InvalidBody"];
            /** @description `signature-invalid`. */
            401: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersList: {
        parameters: {
            query?: {
                /** @description On which side of the orders the caller is. */
                as?: "buyer" | "artisan";
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders, without their delivery addresses. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Order"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: `as=artisan` is for artisans. */
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Order"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersAccept: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForTheArtisan"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersShip: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The rider, the waybill, a link: whatever helps the buyer to follow it. May have several lines. */
                    tracking_note: string;
                };
            };
        };
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForTheArtisan"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersDeliver: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who took it, where and when. May have several lines. */
                    note: string;
                    /** @default [] */
                    photos?: components["schemas"]["UploadId"][];
                };
            };
        };
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForTheArtisan"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersConfirm: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Six digits, from the artisan, who was told them by the buyer. */
                    release_code?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `order-state`, `order-disputed`, `release-code-locked` or `try-again`. */
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `release-code-wrong` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersCancel: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The other side is told it. May have several lines. */
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersHistory: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsIssue: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["RefundAmount"];
                    /** @description Both sides are told it. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The refund that was decided. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own orders. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `refund-amount`, `amount` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsQueue: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Refund"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsRetry: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the buyer wants the money, if it cannot go back the way it came. */
                    account?: {
                        /** @description From `GET /banks`. */
                        bank_code: string;
                        account_number: string;
                    };
                };
            };
        };
        responses: {
            /** @description The refund, on its way again. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            /** @description `refund-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsMarkPaid: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How and when the buyer was paid. */
                    note: string;
                    proof: components["schemas"]["UploadId"][];
                };
            };
        };
        responses: {
            /** @description The refund, settled. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            /** @description `refund-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsOffer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: components["schemas"]["RefundAmount"];
                    /** @description The buyer is told it. */
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForTheArtisan"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `refund-amount`, `amount` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsAccept: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the buyer of the order, not for its artisan. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description `order-state`, `order-disputed`, `refund-offer-gone` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            /** @description `refund-amount`, `amount` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsDecline: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
                refund_id: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `order-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesQueue: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dispute"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesDecide: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to_buyer: components["schemas"]["Part"];
                    to_artisan: components["schemas"]["Part"];
                    /** @description Why. Both sides are told it. */
                    note: string;
                };
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own order. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `split-amount`, `amount` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesOpen: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is wrong. The other side reads it. */
                    claim: string;
                    evidence?: components["schemas"]["EvidenceFiles"];
                };
            };
        };
        responses: {
            /** @description The dispute. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    location: components["headers"]["Location"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dispute. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeWithFiles"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesAnswer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The other side reads it. */
                    statement: string;
                    evidence?: components["schemas"]["EvidenceFiles"];
                };
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the side that the dispute was opened against. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesAddEvidence: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it shows. */
                    note: string;
                    evidence?: components["schemas"]["EvidenceFiles"];
                };
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `dispute-state`, `evidence-limit` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesPropose: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to_buyer: components["schemas"]["Part"];
                    to_artisan: components["schemas"]["Part"];
                };
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `split-amount`, `amount` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesAcceptProposal: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
                number: components["parameters"]["ProposalNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `dispute-state`, `proposal-unknown` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesWithdraw: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for whoever opened the dispute. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesEscalate: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesAppeal: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The other side reads it. */
                    reason: string;
                };
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesHistory: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    escrowGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                escrow_id: components["parameters"]["EscrowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The escrow. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escrow"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    chargebacksQueue: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Chargeback"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    chargebacksEvidence: {
        parameters: {
            query: {
                /** @description What the file is called, with its extension. */
                file_name: string;
            };
            header?: never;
            path: {
                chargeback_id: components["parameters"]["ChargebackId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The place, and its name. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uri */
                        url: string;
                        /** @description What to call the file in the answer. */
                        evidence: string;
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ChargebackState"];
            500: components["responses"]["Internal"];
            /** @description `gateway-unavailable` or `unavailable`. */
            503: components["responses"]["GatewayUnavailable"];
        };
    };
    chargebacksAnswer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                chargeback_id: components["parameters"]["ChargebackId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "accept" | "contest";
                    /** @description For the bank. */
                    note: string;
                    /** @description To contest; not to accept. */
                    evidence?: string;
                };
            };
        };
        responses: {
            /** @description The chargeback. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chargeback"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own orders. */
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description `chargeback-state` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    walletGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wallet; an empty one before the first order. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallet"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    walletStatement: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of lines. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StatementLine"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    walletWithdraw: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All that may be paid out, if it is left out. */
                    amount?: {
                        /**
                         * Format: int64
                         * @description Minor units.
                         */
                        amount: number;
                        currency: components["schemas"]["Currency"];
                    };
                };
            };
        };
        responses: {
            /** @description The payout. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    location: components["headers"]["Location"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing`, `verification-state`, `payout-account-missing`, `payouts-on-hold`, `payouts-paused`, `payout-minimum`, `payout-limit`, `wallet-balance` or `try-again`. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "retry-after": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount` (of another currency) or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    payoutsList: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payouts. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Payout"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    payoutsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payout_id: components["parameters"]["PayoutId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payout. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    notificationsList: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notifications. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    notificationsMarkRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notification. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    booksStartAudit: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["Day"];
                    to: components["schemas"]["Day"];
                };
            };
        };
        responses: {
            /** @description It has begun. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            /** @description `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `audit-days` or `idempotency-key-reused`. */
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    booksGetAudit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                audit_id: components["parameters"]["AuditId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The audit. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    booksHistory: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description An identifier of anything that has a history, or a wallet as `art_…:NGN`. */
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: string;
                        /** @description How often it was changed. */
                        version: number;
                        chain: {
                            holds: boolean;
                            /** @description What is wrong with this page. */
                            fault: string | null;
                        };
                        items: components["schemas"]["HistoryEntry"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    booksLedger: {
        parameters: {
            query: {
                /** @description The first day. */
                from: components["schemas"]["Day"];
                /** @description The last day. */
                to: components["schemas"]["Day"];
                currency: components["schemas"]["Currency"];
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of days. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LedgerDay"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    booksDifferences: {
        parameters: {
            query?: {
                /** @description Only differences with this gateway; `ledger` for what our own books contradict themselves in. */
                gateway?: string;
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Difference"][];
                        next_cursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    booksResolveDifference: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                difference_id: components["parameters"]["DifferenceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the administrator found out. */
                    note: string;
                };
            };
        };
        responses: {
            /** @description The difference. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            /** @description `difference-agreed` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    platformStuck: {
        parameters: {
            query?: {
                /** @description Only what waits for this step. */
                step?: components["schemas"]["Step"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The longest waiting ones. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            step: components["schemas"]["Step"];
                            /** @description An identifier, or a wallet as `art_…:NGN`. */
                            subject: string;
                            due_since: components["schemas"]["Timestamp"];
                            /** @description How often it was tried. */
                            attempts: number;
                            /** @description What went wrong last, where it is known. */
                            last_error: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    platformRetryStuck: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Retry"];
            };
        };
        responses: {
            /** @description It was handed over. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retry"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            /** @description `not-due` or `try-again`. */
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    platformHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        version: string;
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            500: components["responses"]["Internal"];
        };
    };
}
