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
         *     up as an artisan can buy as well. An address belongs to whoever follows the link in the mail of their own sign-up first;
         *     until then, anybody may sign up with it again.
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
         * @description The link leads to the app at `/verify-email?token=…`, good for 24 hours; the app sends the token here. It proves the address for
         *     the password that came with its own sign-up; or it gives the account the address that `PUT /me/email` asked for.
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
         * @description The answer is the same whatever the address. One mail a minute and five an hour are sent at most.
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
         * A password becomes an access token and a refresh token, or a challenge that a code answers
         * @description Each log-in is a session of its own, which ends when its refresh token was not used for 30 days. After five wrong
         *     passwords from one place, an address takes none from there for 15 minutes, and after fifty from anywhere, none from places
         *     that are not known; whether or not it has an account. Send `device_token` of the last log-in on the device, also after a
         *     log-out: who was there before is not locked out by others. A new password by a link in a mail gets in, too.
         *
         *     Where the account has a second factor, the right password is answered with `code-needed`, and no tokens: send its `challenge` with a
         *     code to `POST /auth/login/code`.
         *
         *     A browser asks by `"cookie": true` for its tokens as the cookies `__Host-refresh` and `__Host-device` (`HttpOnly`, `Secure`,
         *     `SameSite=Strict`), which no script can read; the body has none then. Others keep them as safe as a password.
         */
        post: operations["identityLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The second half of a log-in becomes an access token and a refresh token
         * @description After the password it is a code. After a provider's word (`POST /auth/providers/{provider}/finish`) it is one where there is a second
         *     factor; send none first, and `code-needed` says so.
         *
         *     The code is the six digits that the app shows, each good once, or one of the ten recovery codes. Five wrong ones end the challenge: log
         *     in with the password again. After five wrong ones in a row, whatever they were typed into, codes of the app are not taken for 15
         *     minutes, and twice as long each further time; recovery codes are. The owner is told by mail, since whoever typed them knows the
         *     password.
         */
        post: operations["identityAnswerChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The signed-in user proves anew who they are, by the password or, with a second factor, by a code
         * @description What moves an account, or the address of its money, needs a proof of the last ten minutes; a log-in is one. Where one is too old, such a
         *     route answers `step-up-required`: send the proof here, then the same request again with the new access token and the same
         *     `Idempotency-Key`. Five wrong ones end the session.
         */
        post: operations["identityStepUp"];
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
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody does not know their password any more, and wants a mail with a link to choose a new one
         * @description The answer is the same whatever the address. One mail a minute and five an hour are sent at most.
         */
        post: operations["identityForgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The link in the mail was followed, and a new password is chosen
         * @description The link leads to the app at `/reset-password?token=…`, good once and for an hour; the app sends the token here. All sessions end, and
         *     the address is told. For new passwords, the rules of `POST /auth/signup` hold.
         */
        post: operations["identityResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever had the account's address before takes it back, by the link in the mail about the change
         * @description The link leads to the app at `/restore-email?token=…`, good once and for seven days after the change. All sessions end, the password is
         *     good no more, and a link to choose a new one is sent to the address.
         */
        post: operations["identityRestoreEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who else may say who somebody is, to sign in by: none where none is configured
         * @description May be kept for five minutes.
         */
        get: operations["identityProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/providers/{provider}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody wants to sign in by a provider, or to link their account there, and learns where to go
         * @description OpenID Connect with a code and PKCE. Lead the person to `authorization_url`; the provider sends them back to the app at
         *     `/sign-in/{provider}?code=…&state=…`, or with `error`. What ends the sign-in there is `POST /auth/providers/{provider}/finish`, or
         *     `PUT /me/providers/{provider}` for an account that is there. It ends on the device that began it, by `attempt` or the cookie
         *     `__Host-sign-in`, within ten minutes and once.
         */
        post: operations["identityBeginSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/providers/{provider}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The provider sent somebody back, and what it says of them becomes the first half of a log-in, or an account
         * @description Send `code` and `state` as they stand in the address, with `attempt` where no cookie has it. Whose account at the provider is linked, goes
         *     on with `challenge` to `POST /auth/login/code`: without a code, unless that asks for one. So does somebody new whose address the provider
         *     made sure of: they have an account by this, without a password. Who signed up with that address before and never verified it has no
         *     part in it. An address that has an account is answered with `account-not-linked`: its owner logs in, and links the two. Where the
         *     provider made sure of no address, `address-needed` says how to go on.
         */
        post: operations["identityFinishSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/providers/{provider}/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody came by a provider that makes sure of no address of theirs, and gives one
         * @description `sign_up` is what `address-needed` told. The answer is the same whether or not the address has an account already; only its owner learns
         *     it, by mail. After the link in the mail, the provider opens the account; until then another sign-in may give another address.
         */
        post: operations["identitySignUpWithProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the signed-in user logs in with: whether a password, and which accounts elsewhere */
        get: operations["identityLinkedProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/providers/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * The signed-in user logs in by their account at a provider as well from now on
         * @description Begins as a sign-in does, with `POST /auth/providers/{provider}/begin`. The provider has to vouch for the address that the account has here.
         *     Another account there takes the place of the one before. The address is told. Needs a proof of the last ten minutes, see
         *     `POST /auth/step-up`: that is looked at first, and uses up nothing of what the provider answered.
         */
        put: operations["identityLinkProvider"];
        post?: never;
        /**
         * The signed-in user logs in by their account at a provider no more
         * @description All other sessions end, and the address is told. Needs a proof of the last ten minutes, see `POST /auth/step-up`.
         */
        delete: operations["identityUnlinkProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The signed-in user chooses another password
         * @description All other sessions end, and the address is told. For new passwords, the rules of `POST /auth/signup` hold. Needs a proof of the last
         *     ten minutes, see `POST /auth/step-up`.
         */
        put: operations["identityChangePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The signed-in user wants another e-mail address for the account
         * @description Nothing changes before the link in the mail to that address is followed: it leads to the app at `/verify-email?token=…`, good for 24
         *     hours, and `POST /auth/email/verify` takes its token. The old address is told then, and can take the account back for seven days.
         *     Needs a proof of the last ten minutes, see `POST /auth/step-up`.
         */
        put: operations["identityChangeEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the signed-in user's log-ins ask for a code, and how many recovery codes are left */
        get: operations["identitySecondFactor"];
        put?: never;
        /**
         * The signed-in user is shown a secret for an app that makes codes
         * @description It counts once a code of it was sent to `POST /me/second-factor/confirm`, within half an hour. One that is on stays so until then. The
         *     codes are TOTP (RFC 6238): SHA-1, six digits, 30 seconds.
         */
        post: operations["identitySetUpSecondFactor"];
        /**
         * The signed-in user's log-ins ask for no code any more
         * @description Administrators keep theirs, and may move it to another app.
         */
        delete: operations["identityTurnOffSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The signed-in user types a code of the secret that was shown, and log-ins ask for one from now on
         * @description All other sessions end, and the address is told. The ten recovery codes are shown this once; each is good once in place of a code of the
         *     app. Get another access token afterwards (`POST /auth/refresh`): it says that the second factor was shown. Five wrong codes end
         *     the session.
         */
        post: operations["identityConfirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The signed-in user gets ten new recovery codes, shown this once */
        post: operations["identityRenewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the signed-in user is logged in, the newest log-in first
         * @description `device` is what the client called itself at the log-in, good to recognise it by.
         */
        get: operations["identitySessions"];
        put?: never;
        post?: never;
        /**
         * The signed-in user logs out on all devices but this one
         * @description Access tokens that were issued stay good until they expire, a quarter of an hour at most.
         */
        delete: operations["identityEndOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * The signed-in user logs out on one device, from any other
         * @description An access token that was issued to it stays good until it expires, a quarter of an hour at most.
         */
        delete: operations["identityEndSession"];
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
        /** The signed-in user, with how many notifications and messages they have not read */
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
    "/me/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The products and artisans that the signed-in user keeps, the newest first
         * @description At most 200 of each. Read what they are now with `GET /products?ids=…` and `GET /artisans/{artisan_id}`; what is not there any more is not
         *     in the shop.
         */
        get: operations["usersFavourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/favourites/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product or an artisan. */
                subject: string;
            };
            cookie?: never;
        };
        get?: never;
        /** The signed-in user keeps a product or an artisan, to find it again */
        put: operations["usersKeepFavourite"];
        post?: never;
        /** The signed-in user keeps a product or an artisan no longer */
        delete: operations["usersDropFavourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands in the way of the signed-in user's account being deleted
         * @description The newest 1,000 orders of each side are looked at. What is older is looked at before anything is erased.
         */
        get: operations["usersDeletion"];
        /**
         * The signed-in user asks for the account to be deleted
         * @description For seven days, logging in takes it back; a mail says until when. An artisan takes no orders meanwhile. Then name, addresses, telephone, log-in, files, and what was written in
         *     messages, reviews and disputes are erased, and products are archived. Orders and the books stay, without the name. If something about
         *     money is open then, it waits until that is over. Needs a proof of the last ten minutes, see `POST /auth/step-up`.
         */
        put: operations["usersAskDeletion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the signed-in user has things brought; the first is the one that a checkout begins with */
        get: operations["usersAddresses"];
        /**
         * The signed-in user says where they have things brought, all of it anew; the first is the one that a checkout begins with
         * @description Orders keep the address that they were sent to. With `If-Match`, nothing is written if another device has written meanwhile.
         */
        put: operations["usersSaveAddresses"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An administrator finds a person, by one of these
         * @description By an e-mail address, a telephone number or an identifier. Whoever is found has it in their history that they were looked up, and by whom:
         *     `GET /admin/history/{subject}`.
         */
        get: operations["usersLookUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description 1. Send the file as `multipart/form-data` to `url` with all `fields`, and the file as the last one, named `file`. S3 takes
         *        nothing but the announced media type, and no larger file.
         *     2. Say that it is there: `POST /uploads/{upload_id}/complete`. Only then can the upload be referred to.
         *
         *     The form is good for a quarter of an hour; after that, a new `Idempotency-Key` gets a new one. `image/jpg` is `image/jpeg`,
         *     and upper case does not matter; what the form takes is in its field `Content-Type`. HEIC, as iPhones take it, is refused with
         *     advice. Only artisans upload verification documents, only administrators proofs of payment.
         */
        post: operations["uploadsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        /**
         * A file that the caller handed in, and whether its picture is ready to be shown
         * @description Of a picture for everybody, `picture` says how far it is: `waiting` for some seconds, then `ready`, or `refused` with the
         *     reason. Only the caller's own; others get 404.
         */
        get: operations["uploadsGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{upload_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The owner says that the file is there
         * @description The file is looked at: it is what it was announced as, or it is refused. Of a picture only what shows it is kept: no place, no
         *     camera, no preview, nothing behind its end. What is kept is put where it stays, and no form writes there: sending another
         *     file with the same form changes nothing any more. From then on the upload can be referred to. Strangers get 404.
         *
         *     A picture of a product is then made ready for everybody to see, which takes some seconds: it can be referred to once
         *     `GET /uploads/{upload_id}` says that it is `ready`.
         *
         *     A repetition answers the same, with a fresh `url` and what has become of the picture since.
         */
        post: operations["uploadsComplete"];
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
        /** An artisan's own profile, with all that is theirs */
        get: operations["artisansGetOwn"];
        /**
         * A verified person writes the own profile as an artisan, for the first time or anew
         * @description Whoever is signed in can become an artisan: the first profile gives them the role, and they stay a buyer. The access token
         *     that they have does not say so yet. `POST /auth/refresh` gets one that does, at once and without another log-in; what is
         *     for artisans needs it, while writing the profile does not.
         *
         *     `legal_name` is the name on identity document and bank account. It stays once documents are submitted, unless they were
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
         * @description Upload them first, with `POST /uploads` for the purpose `verification_document`, and `POST /uploads/{upload_id}/complete`.
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
         *     stand in the longer one, whatever their order, accents, hyphens and titles; a middle name may be an initial. Only who is
         *     verified may ask whose an account is. Of the account number only the last four digits are kept. Payouts that had
         *     stopped after several refusals start again.
         *
         *     An account that replaces another puts payouts on hold for a day, until `payouts_on_hold_until`, and the artisan is told
         *     of it in the app and by mail: if it was somebody else, there is time to notice. Then payouts go on by themselves. The
         *     first account, and the same one again, hold up nothing.
         *
         *     Needs a proof of the last ten minutes, see `POST /auth/step-up`.
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
    "/me/artisan/away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An artisan takes no orders until a day, or takes them again
         * @description From `back_on` on, in the market's time, they take orders again by themselves; it lies 60 days ahead at most. Without it they do
         *     now. Meanwhile what they offer is shown with `away_until`, and a checkout of it is refused with `artisan-away`; orders that
         *     they have go on.
         */
        put: operations["artisansSetAway"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/artisan/delivery-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An artisan says how their goods get to buyers, what that costs and how long it takes
         * @description Each way once at most, all of them in one request: what is left out is offered no more. An artisan who offers nothing agrees on
         *     it with each buyer, without a fee. Who offers something has it shown by `GET /artisans/{artisan_id}`, and a checkout names what the buyer chose.
         *     Orders that were placed keep what was agreed.
         *
         *     `days` count from acceptance; the buyer may cancel once they have passed without a delivery. A town's fee goes before that of its state;
         *     a state that is not named is not served.
         */
        put: operations["artisansSetDeliveryOptions"];
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
    "/admin/artisans/{artisan_id}/suspend": {
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
         * An administrator stops a verified artisan, or changes the terms of that, with a reason
         * @description What they offer is hidden and nothing new is sold; the orders that they have go on as before, and so does one that waits for
         *     its payment. `payouts` says whether their money waits in the wallet (`hold`) or is paid out as before (`continue`); a payout
         *     that is on its way arrives either way. The artisan is told the reason. Suspending a suspended artisan changes reason and
         *     terms. Everything is in the artisan's history, `GET /admin/history/{subject}`.
         */
        post: operations["artisansSuspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/artisans/{artisan_id}/payout-account/confirmation": {
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
         * An administrator confirms, with a reason, that an account is the artisan's though the bank knows it by another name
         * @description For an artisan whose account `PUT /me/artisan/payout-account` refuses with `account-name-mismatch`, though it is theirs: after
         *     a marriage, say, or an account of their registered business. Then they set it like any other. It is this account alone, by
         *     its last four digits and the bank's name for it; another that is confirmed takes its place. The artisan is told the reason.
         */
        post: operations["artisansConfirmAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/artisans/{artisan_id}/restore": {
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
         * An administrator lets a suspended artisan sell again, with a reason
         * @description What they offered is on sale as before, and money that waited is paid out. The artisan is told the reason.
         */
        post: operations["artisansRestore"];
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
         * The categories of the market as a tree, in the order in which they are shown
         * @description All in one answer: what is a part of a category follows it. `version` rises with each change of the list. May be kept for an hour.
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
    "/categories/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A category's slug. */
                slug: components["schemas"]["Category"];
            };
            cookie?: never;
        };
        /**
         * A category with what it is a part of, what its parts are, and what its products may say of themselves
         * @description `attributes` are those of what it is a part of, then its own. May be kept for an hour.
         */
        get: operations["catalogueGetCategory"];
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
         * What is on sale, newest first: all, of a category, by an artisan, or some by their `ids`; with `in_stock=true` only what is left
         * @description One of `category`, `artisan_id` and `ids` at most; a category has what is in its parts, too. What is not on sale, offered by an artisan who may not sell or, if so asked, sold
         *     out is left out of its page: a page may be shorter than `limit`, and the list ends where there is no `next_cursor`. Products that
         *     are asked for by `ids` come in that order and in one page, whatever `limit` says.
         */
        get: operations["catalogueListProducts"];
        put?: never;
        /**
         * A verified artisan offers a product; or any artisan begins a draft of one
         * @description With `draft` nobody sees it before `POST /products/{product_id}/publish`.
         *
         *     Upload pictures first, with `POST /uploads` for the purpose `product_image` and `POST /uploads/{upload_id}/complete`, and wait until
         *     `GET /uploads/{upload_id}` says that each is `ready`.
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
         * @description While it is a draft, hidden or archived, it is there for its artisan only. An access token is needed only for that; one that is not good, or not
         *     any more, counts as none.
         */
        get: operations["catalogueGetProduct"];
        put?: never;
        post?: never;
        /**
         * An artisan puts a product away, until it is restored
         * @description Nobody sees it any more. Orders that exist go on. `POST /products/{product_id}/restore` gets it back.
         */
        delete: operations["catalogueArchiveProduct"];
        options?: never;
        head?: never;
        /**
         * An artisan changes what is offered
         * @description What is left out stays as it is; but of its attributes, a product that moves to another category keeps those that this one has, too. Nobody buys at the old price any more; orders that exist keep theirs. Stock is changed
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
    "/products/{product_id}/publish": {
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
         * A verified artisan puts a draft or a hidden product into the shop
         * @description Everybody sees it then. What is in the shop already answers the same.
         */
        post: operations["cataloguePublishProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/hide": {
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
         * An artisan takes a product out of the shop until it is published again
         * @description Nobody else sees it any more, in lists and in search at once. Orders that exist go on. A draft stays one.
         */
        post: operations["catalogueHideProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/restore": {
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
         * An artisan gets an archived product back, hidden
         * @description Look at price, stock and words, then publish it. What is not archived answers the same.
         */
        post: operations["catalogueRestoreProduct"];
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
        /** An artisan's own products, newest first, whether on sale, drafts, hidden or archived */
        get: operations["catalogueListOwn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/products.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An artisan's own products as a file for spreadsheets, newest first, whether on sale, drafts, hidden or archived
         * @description CSV in UTF-8. An answer has a hundred products at most; where `Link` names a next part, ask for that, too. Put together in their order,
         *     the parts are one file: only the first has the names of the columns.
         *
         *     A cell that a spreadsheet would run as a formula begins with an apostrophe, which is taken off when the file comes back.
         */
        get: operations["catalogueExportProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An artisan has a file of products worked off that they uploaded: drafts are begun, products changed
         * @description Upload a CSV first, with `POST /uploads` for the purpose `product_sheet` and `POST /uploads/{upload_id}/complete`. It is in UTF-8, has commas or
         *     semicolons between its cells, the names of its columns in the first line, and 5,000 lines below at most. Needed are `title`, `category` and
         *     `price`; what there is no column for stays as it is.
         *
         *     A line with a `product_id` changes that product; one without begins a draft. `stock` is how many pieces there were, `new_stock` how many there are
         *     to be, empty where that stays; another count of a product that is there needs both, so that pieces which were sold meanwhile are not put
         *     back by an old file. State and pictures are changed
         *     on the product's page. Lines are worked off within minutes, each by itself; `GET /me/imports/{import_id}` says how far it is and which were not
         *     taken. The same file once more begins nothing again. A day takes twenty files.
         */
        post: operations["catalogueBeginImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        /**
         * How far a file of products is, and what was wrong with its lines, for whose it is
         * @description Only the caller's own; others get 404. It is kept for 90 days.
         */
        get: operations["catalogueGetImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/imports/{import_id}/failed.csv": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        /**
         * The lines of a file of products that were not taken, each with what is wrong in a column of its own, to be corrected and sent again; for whose it is
         * @description The first 200 of them, as they were sent, with a column `error` more, which is not read when the file comes back: correct the lines, and send it.
         *     Only the caller's own; others get 404.
         */
        get: operations["catalogueFailedLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is on sale and fits what was typed, the best first; narrowed down by category and its attributes, price, state, tier, stars and what is left
         * @description Without `q`, everything that the filters leave, the newest first. Accents and case make no difference, and a word that nothing has
         *     stands for those that are spelled almost so. If nothing has all words, what has some is found, and `only_some_words` says so. A
         *     text without a word, such as `%`, finds nothing.
         *
         *     Which products, their order, `total` and `facets` are some seconds old. All that is shown of a product is as it is now; what is no
         *     longer on sale is left out, so that a page may be shorter than `limit`. The list ends where there is no `next_cursor`, and after
         *     some 1,000.
         */
        get: operations["searchProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/artisans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verified artisans who fit what was typed, the best first; narrowed down by state, tier and stars
         * @description By name, trade and what they say of themselves; otherwise as `GET /search`. Without `q`, the newest first.
         */
        get: operations["searchArtisans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How what is being typed may go on, the most frequent first; each finds something on sale
         * @description Eight at most, in the form in which words are looked for, without accents and in lower case.
         */
        get: operations["searchSuggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/artisans/{artisan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        /**
         * An artisan's page of the web app, with what they offer in it before any script runs
         * @description At `/artisans/{artisan_id}` of the app, for browsers and for who shows links. The same for everybody.
         */
        get: operations["pagesArtisan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/categories/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A category's slug. */
                slug: components["schemas"]["Category"];
            };
            cookie?: never;
        };
        /**
         * A category's page of the web app, with what is new in it before any script runs
         * @description At `/categories/{slug}` of the app, for browsers and for who shows links. The same for everybody.
         */
        get: operations["pagesCategory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /**
         * A product's page of the web app, with title, price and picture in it before any script runs
         * @description At `/products/{product_id}` of the app, for browsers and for who shows links. The same for everybody.
         */
        get: operations["pagesProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pages/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What search engines find here: without a query the index of its files, with `category` and `week` what came into one category in one week
         * @description At `/sitemap.xml` of the app. A file has 500 products at most, and the artisans who make them.
         */
        get: operations["pagesSitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person has put aside to buy, on any of their devices, with what has changed since, and prices that were agreed on
         * @description A cart is kept for 180 days after its last change. What is bought is taken out by the checkout itself; the rest stays. A device
         *     keeps a cart of its own until its person signs in, and then hands it in with `POST /cart/merge`.
         */
        get: operations["cartGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pieces of a product go into the caller's cart, beside those that are there
         * @description Two that add at once both do. Whether as many are left is said when the cart is read, and decided at the checkout.
         */
        post: operations["cartAddLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/lines/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        get?: never;
        /** So many pieces of a product are in the caller's cart, at the price that they were shown; none takes it out */
        put: operations["cartSetLine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a device had in a cart of its own, before its person signed in, goes into theirs
         * @description The sum of each product, cut to what is there; `notes` say with what something else was done. The device makes a `merge_id` for each
         *     cart that it hands in: sent again, it changes nothing, so a lost answer is asked for once more. Afterwards the device has no
         *     cart of its own.
         */
        post: operations["cartMerge"];
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
         *     The goods of an artisan who has `delivery_options` get to the buyer in one of these ways, which `delivery_options` names with the fee
         *     that the buyer was shown. The fee is a line of the order, and goes the way of the rest of its money; the deadline of the delivery
         *     follows from the days that were promised.
         *
         *     A price that the buyer and an artisan agreed on is taken where its offer stands in `offers`; what was ordered at it uses the offer up,
         *     whether it is paid or not. The `unit_price` of such a line is that price.
         *
         *     Each line may say at which `unit_price` the buyer saw the product. A buyer has five checkouts that wait for their payment at
         *     once, ten a day that are not paid, and none after five orders in 30 days that were paid and then cancelled.
         *
         *     A checkout costs between NGN 100.00 and NGN 10,000,000.00, unless the operator says otherwise, and takes products of 15 artisans at most; of as many
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
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payment that the gateway's page leads back with, to its buyer
         * @description The page leads to `/checkout/return` of the app with `reference` (Paystack) or `tx_ref` (Flutterwave) in the query. Strangers
         *     get 404.
         */
        get: operations["paymentsFind"];
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
         *     step cares about, such as an attempt to pay that failed, is answered and forgotten; what cannot be read is kept for an operator. Where Flutterwave is not configured,
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
         *     answered and forgotten; what cannot be read is kept for an operator.
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
        /** What the caller ordered, or what was ordered from them, newest first; with `status=…` only those of which it is the status */
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
         * An order with the names of its sides and links to the photos of its delivery, to them and to administrators
         * @description Strangers get 404. The artisan is shown the delivery address from acceptance on, and no longer once the order was cancelled. `proof.files` says where the photos of the delivery can be opened.
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
         *     Upload photos first, with `POST /uploads` for the purpose `delivery_proof`, and `POST /uploads/{upload_id}/complete`.
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
    "/admin/refunds/{refund_id}/closing": {
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
         * An administrator closes a refund without paying it
         * @description Two cases: the buyer's bank took the money by a chargeback that is lost (`chargeback_id`), of the same payment and of as
         *     much as no order had any more; or the gateway has refunded the payment already, where it says so (`refunded_there`) or
         *     has not told for long how the refund ended (`delayed_at`). Nothing is paid, and the order hears that the buyer has the
         *     money.
         */
        post: operations["refundsClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/refunds/{refund_id}/payment-by-hand": {
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
         * @description Pay first, then say so, with the receipt: `POST /uploads` for the purpose `payment_proof`, and `POST /uploads/{upload_id}/complete`. A refund that is still on
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
         *     first, with `POST /uploads` for the purpose `evidence`, and `POST /uploads/{upload_id}/complete`.
         */
        post: operations["disputesOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The disputes in which the caller has a side, newest first
         * @description `GET /disputes/{dispute_id}` has the links to what was shown.
         */
        get: operations["disputesList"];
        put?: never;
        post?: never;
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
         * @description Ten times each, beside claim and answer. A message that the sides wrote to each other is kept in the dispute as it was.
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
         * One side says how it would divide the money, at once or once the buyer has sent the goods back
         * @description The parts add up to `held`; the artisan's is before the fee. With `after_return` the buyer sends the goods back first, and the
         *     money is divided then: three times in a dispute at most, and not while goods are on their way back. A new proposal replaces the
         *     side's former one and has a number of its own.
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
         * One side accepts what the other proposes, and the dispute is over: the step `escrow-divide` moves the money
         * @description By the proposal's number, so that nobody accepts another than they have read. The money is moved at once; where the goods go
         *     back first, it stays frozen, the buyer sends them by `send_by` of the return, and what either side proposed before lapses.
         */
        post: operations["disputesAcceptProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/return": {
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
         * The buyer has sent the goods back, as both agreed, and shows it
         * @description While the dispute is `awaiting_return`. The artisan has until `inspect_by` to say that something is wrong; after that the money
         *     is divided as both agreed. Show the parcel or its receipt: it is what counts if the artisan says that nothing came.
         */
        post: operations["disputesSendReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/return/confirm": {
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
         * The artisan has the goods back and nothing against them, and the dispute is over
         * @description Also before the buyer said that they were sent. The money is divided at once, as both agreed.
         */
        post: operations["disputesConfirmReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{dispute_id}/return/reject": {
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
         * The artisan says that the goods came back damaged, or not at all
         * @description While the dispute is `return_sent`, until `inspect_by`. An administrator decides then; both sides can still agree.
         */
        post: operations["disputesRejectReturn"];
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
         * @description While nobody has decided. What both agreed on that goes back only the buyer can take back, before it was sent. Once goods were sent back an artisan cannot take the dispute back. The order goes on as it stood; its deadlines move by as long as the dispute took, and the last of
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
    "/admin/reviews/{review_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator takes a review out of sight, with a reason
         * @description Nobody but its author sees it any more, and it does not count. Its author is told the reason.
         */
        post: operations["reviewsHide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /**
         * A review with the names of its order's sides, to administrators; hidden or not
         * @description What waits to be shown is not there. What happened to it is read with `GET /admin/history/{subject}`.
         */
        get: operations["reviewsLookUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artisans/{artisan_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        /**
         * What buyers say of an artisan, the newest first, with how many gave how many stars
         * @description Each is of an order that was completed, or sent and refunded. Of an artisan who may not sell there are none (404). A page may be shorter than `limit`; the list ends where there is
         *     no `next_cursor`.
         */
        get: operations["reviewsOfArtisan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * What the sides of an order say of each other, to them as far as it is shown, and to administrators
         * @description Strangers get 404. A side sees its own review, and the other's once that is shown: when both are there, or 14 days after the order
         *     ended. `waiting` says whose is written and not shown yet.
         */
        get: operations["reviewsOfOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /**
         * What buyers say of a product, the newest first, with how many gave how many stars
         * @description Each is of an order that was completed, or sent and refunded. Of a product that is not on sale there are none (404). A page may be shorter than `limit`; the list ends where there is
         *     no `next_cursor`.
         */
        get: operations["reviewsOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The side that a review is about answers it, once
         * @description Everybody who sees the review sees the reply.
         */
        post: operations["reviewsReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reviews/{review_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator has a hidden review shown again, where it stood
         * @description It counts again. Its author is told.
         */
        post: operations["reviewsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * A side of an order that has ended reviews the other, or changes that before it is shown
         * @description For 14 days after the order was completed, or was refunded after the goods had been sent. The buyer says how good the artisan was and,
         *     in `goods`, how good the products are that it wants to rate, and may show pictures; the artisan says how good the buyer was. Neither
         *     reads the other's before both are there, or the 14 days are over. Then a review is not changed any more, and counts.
         *
         *     Upload pictures first, with `POST /uploads` for the purpose `review_picture` and `POST /uploads/{upload_id}/complete`, and wait until
         *     `GET /uploads/{upload_id}` says that each is `ready`.
         */
        put: operations["reviewsWrite"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody reports a product, an artisan, a buyer, a message or a review that they think breaks the rules
         * @description What they saw is kept as it is now. Nobody but administrators learns who reported something. A person reports a thing once until it is
         *     decided: a repeat gets the same answer. They are told when an administrator has looked at it.
         *
         *     Of a conversation, those who take part report a message; its artisan reports the buyer, its buyer the artisan.
         */
        post: operations["reportsFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people reported and nobody has decided, the longest waiting first, with what each of them said and saw
         * @description The links to files of messages are good for a quarter of an hour; read the list again for new ones.
         */
        get: operations["reportsQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reports/{report_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: components["parameters"]["ReportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An administrator decides about what people reported, and has it done in the same moment
         * @description Everybody who reported it is told that it was looked at, and whether something was done; who answers for it is told what was done, and
         *     why. A product that is hidden can be published again by its artisan, who is to mend it first; a review and an artisan are restored
         *     by an administrator. Nobody decides who answers for the thing or has reported it.
         */
        post: operations["reportsDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{offer_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The side that an offer waits for agrees to the price that they were shown
         * @description It is good for a day, once, for as many pieces or fewer; nothing is reserved meanwhile. The buyer names the offer in `POST /checkout`.
         */
        post: operations["offersAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{offer_id}/counter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An artisan asks for something between what a buyer offers and what the product costs
         * @description The buyer accepts, declines or offers something else within 48 hours. A buyer offers three times at most.
         */
        post: operations["offersCounter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{offer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The side that an offer waits for says no */
        post: operations["offersDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        /**
         * An offer on a price, for its buyer and the artisan, with the product and the names of both
         * @description Strangers get 404.
         */
        get: operations["offersGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller offered, or what was offered for what they sell, the newest first
         * @description With the products and the names of both sides. One that was made anew after it was over stands at the top again.
         */
        get: operations["offersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/offers/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /**
         * What the caller offered for a product, and whether they may offer a price now
         * @description There is one offer of a person on a product at a time; when it is over, the next takes its place. Where `propose` is not allowed, it says
         *     why.
         */
        get: operations["offersOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/offers": {
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
         * A buyer says what they would pay for pieces of a product, the first time or instead of what the artisan asks
         * @description Where the product `takes_offers`. The artisan answers within 48 hours, or it is over; what they ask for instead is answered by another price,
         *     three in all. A day takes four prices on one product, and twenty on all, with those that were too low for the artisan to be asked. How low
         *     that is, nobody is told. The same price again answers the offer as it is.
         */
        post: operations["offersPropose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/offer-limit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * An artisan says how little of a product's price buyers may offer, or that they take no offers
         * @description Without `lowest_percent`, no offers are taken, which is how a product begins. What is on its way goes on. Buyers are told whether offers are
         *     taken, never how low they may be.
         */
        put: operations["offersSetLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{offer_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A buyer takes an offer back while it waits for the artisan */
        post: operations["offersWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's conversations, the one with the newest message first, with how many messages are unread in each */
        get: operations["messagesList"];
        put?: never;
        /**
         * A buyer asks an artisan something, about a product or their work in general, before they order
         * @description Contact details are hidden here, also after an order: that has a conversation of its own. Asking about the same product goes on in
         *     the conversation that there is; a day takes ten new ones.
         */
        post: operations["messagesAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * A part of a conversation, in the order in which it was said: the newest, or what came before or after one message
         * @description Thirty messages at a time. Numbers begin with 1 and leave none out: take `before` from the first that is shown, `after` from the last. The
         *     conversation of an order has its `conversation_id`, and is there before anything was said.
         */
        get: operations["messagesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One side writes to the other
         * @description Words, files, or both. Before an order is paid, contact details (telephone numbers, addresses, accounts, links, handles) are hidden from both
         *     sides, and `hides_contacts` says so; once it is paid, they are shown in its conversation.
         */
        post: operations["messagesSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The caller has read all up to a message that they name
         * @description Name the last that was shown. Safe to repeat without a key; the mark only moves on, so that several devices agree.
         */
        post: operations["messagesMarkRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The caller takes no more messages and questions of the other side
         * @description Of that person, in all conversations. Orders go on, and what is written about one that is paid and not over gets through. Safe to repeat
         *     without a key.
         */
        post: operations["messagesBlock"];
        /**
         * The caller takes messages and questions of the other side again
         * @description Safe to repeat without a key.
         */
        delete: operations["messagesUnblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the caller blocks, with what they are called */
        get: operations["messagesBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/blocks/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whom the caller blocks. */
                user_id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * The caller takes messages and questions of somebody again, whom they name
         * @description Safe to repeat without a key.
         */
        delete: operations["messagesLiftBlock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/disputes/{dispute_id}/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: components["parameters"]["DisputeId"];
            };
            cookie?: never;
        };
        /** An administrator reads what the sides of a dispute wrote about its order, oldest first */
        get: operations["messagesOfDispute"];
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
         * Where the money of an order stands, to its parties and to administrators
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
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The user has read all up to one that they name, the newest that they were shown
         * @description Name the newest that was shown: what comes after it stays unread. Safe to repeat without a key; the mark only moves on.
         */
        post: operations["notificationsMarkAllRead"];
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
         * @description Case does not matter; kept in lower case. Before the at sign stand plain letters, digits and signs; a domain with other letters
         *     is kept in Punycode.
         */
        Email: string;
        /** @description One line. */
        PersonName: string;
        /**
         * @description What a user may do. An artisan can also buy.
         * @enum {string}
         */
        Role: "buyer" | "artisan" | "admin";
        /** @description Where a file can be read, without a token: `GET` it. Whoever has the address can read the file, so do not hand it on. It is good for a quarter of an hour. */
        FileLink: {
            id: components["schemas"]["UploadId"];
            /** Format: uri */
            url: string;
            expires_at: components["schemas"]["Timestamp"];
        };
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
            errors?: components["schemas"]["FieldError"][];
            reason?: components["schemas"]["Reason"];
            /** @description Of `price-changed`: what a piece costs now. */
            unit_price?: components["schemas"]["Money"];
            /** @description Of `out-of-stock`: your own checkout that waits for its payment and holds pieces of it. */
            payment_id?: components["schemas"]["PaymentId"];
            /** @description From when on it can be done, where only time is missing. */
            possible_at?: components["schemas"]["Timestamp"];
            /** @description Of `release-code-wrong`: codes that are still taken. */
            attempts_left?: number;
            /** @description Of `order-disputed`. */
            dispute_id?: components["schemas"]["DisputeId"];
            /** @description The least that is taken, of `payout-minimum`, `price-limits` and `order-total`. */
            minimum?: components["schemas"]["Money"];
            /** @description The most that is taken, of `refund-amount`, `price-limits` and `order-total`. */
            maximum?: components["schemas"]["Money"];
            /** @description Of `wallet-balance` and `payout-minimum`. */
            available?: components["schemas"]["Money"];
            /** @description Of `payout-limit`. */
            daily_limit?: components["schemas"]["Money"];
            /** @description Of `payout-limit`. */
            daily_limit_left?: components["schemas"]["Money"];
            /** @description Of `split-amount`: what the parts add up to. */
            held?: components["schemas"]["Money"];
            /** @description Of `code-needed`: what the code is sent with. */
            challenge?: string;
            /** @description Of `code-needed`. */
            answer_until?: components["schemas"]["Timestamp"];
            /** @description How often, or how many, of a problem that has one. */
            limit?: number;
            /** @description Of `out-of-stock`, `price-changed`, `product-changed` and the like, where it is known. */
            product_id?: components["schemas"]["ProductId"];
            /** @description Of `out-of-stock`: pieces that are left, where it is known. */
            left?: number;
            /** @description Of `delivery-changed`, `delivery-not-served` and `artisan-away`. */
            artisan_id?: components["schemas"]["ArtisanId"];
            /** @description Of `delivery-changed`: what the delivery costs now, where it is offered. */
            fee?: components["schemas"]["Money"];
            /**
             * Format: date
             * @description Of `artisan-away`: from when on they take orders again.
             */
            back_on?: string;
            /** @description Of `product-attributes`: its key. */
            attribute?: string;
            /** @description Of `delivery-options` and `away-day`: days that are possible. */
            maximum_days?: number;
        };
        FieldError: {
            /** @description Where: `items[0].quantity`; empty for the body as a whole. */
            field: string;
            detail: string;
        };
        /** @description What is answered in front of the functions, before one is reached or instead of one that failed. */
        GatewayAnswer: {
            /** @description A few words in English, for developers. */
            message: string;
        };
        /**
         * @description Why something cannot be done, beside a sentence for people. A later version may add one: show the sentence.
         * @enum {string}
         */
        Reason: "not_paid" | "not_accepted" | "not_sent" | "sent" | "not_late" | "disputed" | "closed" | "refund_under_way" | "nothing_left" | "bank_asks" | "no_offer" | "dispute_limit" | "code_locked" | "not_answered" | "no_proposal" | "not_escalated" | "not_decided" | "decided" | "appeal_over" | "appealed" | "evidence_limit" | "return_awaited" | "return_sent" | "inspection_over" | "return_limit" | "over" | "own_case" | "not_submitted" | "in_review" | "verified" | "not_verified" | "rejected" | "suspended" | "no_account" | "on_hold" | "paused" | "on_request" | "too_little" | "day_limit" | "archived" | "review_over" | "review_shown" | "other";
        /**
         * Format: uri
         * @description Which problem; stable, so decide by it. The last part is its name.
         * @enum {string}
         */
        ProblemType: "https://homify.example/problems/invalid-body" | "https://homify.example/problems/unknown-field" | "https://homify.example/problems/invalid-query" | "https://homify.example/problems/idempotency-key-missing" | "https://homify.example/problems/idempotency-key-reused" | "https://homify.example/problems/payload-too-large" | "https://homify.example/problems/unsupported-media-type" | "https://homify.example/problems/not-found" | "https://homify.example/problems/try-again" | "https://homify.example/problems/internal" | "https://homify.example/problems/changed-meanwhile" | "https://homify.example/problems/unavailable" | "https://homify.example/problems/unauthenticated" | "https://homify.example/problems/token-invalid" | "https://homify.example/problems/token-expired" | "https://homify.example/problems/forbidden" | "https://homify.example/problems/wrong-credentials" | "https://homify.example/problems/second-factor-required" | "https://homify.example/problems/code-needed" | "https://homify.example/problems/challenge-over" | "https://homify.example/problems/code-wrong" | "https://homify.example/problems/step-up-required" | "https://homify.example/problems/second-factor-state" | "https://homify.example/problems/too-many-attempts" | "https://homify.example/problems/too-often" | "https://homify.example/problems/email-not-verified" | "https://homify.example/problems/email-taken" | "https://homify.example/problems/refresh-token-invalid" | "https://homify.example/problems/refresh-token-reused" | "https://homify.example/problems/verification-token-invalid" | "https://homify.example/problems/link-invalid" | "https://homify.example/problems/password-wrong" | "https://homify.example/problems/provider-off" | "https://homify.example/problems/sign-in-over" | "https://homify.example/problems/sign-in-refused" | "https://homify.example/problems/provider-unavailable" | "https://homify.example/problems/account-not-linked" | "https://homify.example/problems/address-needed" | "https://homify.example/problems/address-differs" | "https://homify.example/problems/provider-linked" | "https://homify.example/problems/password-not-set" | "https://homify.example/problems/signature-invalid" | "https://homify.example/problems/account-in-use" | "https://homify.example/problems/artisan-profile-missing" | "https://homify.example/problems/artisan-not-verified" | "https://homify.example/problems/artisan-away" | "https://homify.example/problems/away-day" | "https://homify.example/problems/delivery-options" | "https://homify.example/problems/verification-state" | "https://homify.example/problems/legal-name-verified" | "https://homify.example/problems/account-name-mismatch" | "https://homify.example/problems/account-lookups" | "https://homify.example/problems/account-not-found" | "https://homify.example/problems/upload-unknown" | "https://homify.example/problems/upload-incomplete" | "https://homify.example/problems/upload-invalid" | "https://homify.example/problems/favourites-full" | "https://homify.example/problems/import-file" | "https://homify.example/problems/too-many-imports" | "https://homify.example/problems/product-archived" | "https://homify.example/problems/product-attributes" | "https://homify.example/problems/product-unavailable" | "https://homify.example/problems/product-changed" | "https://homify.example/problems/out-of-stock" | "https://homify.example/problems/price-changed" | "https://homify.example/problems/cart-full" | "https://homify.example/problems/delivery-changed" | "https://homify.example/problems/delivery-not-served" | "https://homify.example/problems/price-limits" | "https://homify.example/problems/too-many-unpaid" | "https://homify.example/problems/too-many-cancelled" | "https://homify.example/problems/cart-empty" | "https://homify.example/problems/checkout-too-large" | "https://homify.example/problems/own-product" | "https://homify.example/problems/order-total" | "https://homify.example/problems/amount" | "https://homify.example/problems/offers-not-taken" | "https://homify.example/problems/offer-price" | "https://homify.example/problems/offer-too-low" | "https://homify.example/problems/offer-state" | "https://homify.example/problems/too-many-offers" | "https://homify.example/problems/offer-over" | "https://homify.example/problems/offer-quantity" | "https://homify.example/problems/order-disputed" | "https://homify.example/problems/dispute-state" | "https://homify.example/problems/evidence-limit" | "https://homify.example/problems/proposal-unknown" | "https://homify.example/problems/review-state" | "https://homify.example/problems/review-goods" | "https://homify.example/problems/own-report" | "https://homify.example/problems/too-many-reports" | "https://homify.example/problems/report-state" | "https://homify.example/problems/report-act" | "https://homify.example/problems/message-empty" | "https://homify.example/problems/messages-blocked" | "https://homify.example/problems/message-unknown" | "https://homify.example/problems/too-many-questions" | "https://homify.example/problems/order-state" | "https://homify.example/problems/release-code-wrong" | "https://homify.example/problems/release-code-locked" | "https://homify.example/problems/escrow-state" | "https://homify.example/problems/refund-amount" | "https://homify.example/problems/refund-offer-gone" | "https://homify.example/problems/refund-state" | "https://homify.example/problems/chargeback-state" | "https://homify.example/problems/split-amount" | "https://homify.example/problems/wallet-balance" | "https://homify.example/problems/payout-account-missing" | "https://homify.example/problems/payouts-on-hold" | "https://homify.example/problems/payouts-paused" | "https://homify.example/problems/payout-minimum" | "https://homify.example/problems/payout-limit" | "https://homify.example/problems/payment-refused" | "https://homify.example/problems/gateway-unavailable" | "https://homify.example/problems/difference-agreed" | "https://homify.example/problems/difference-resolved" | "https://homify.example/problems/audit-days" | "https://homify.example/problems/not-due";
        /**
         * 400: The body is not valid
         * @description The body is missing, is not JSON, or a field breaks a rule. `errors` names each field with what is wrong; fix it and send again.
         */
        InvalidBodyProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/invalid-body";
            /** @constant */
            status: 400;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/invalid-body";
        };
        /**
         * 400: The body has an unknown field
         * @description The body has a field that this route does not know, perhaps misspelt. Unknown fields are refused, so that a typing error never passes as a missing option. `errors` names the field.
         */
        UnknownFieldProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/unknown-field";
            /** @constant */
            status: 400;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/unknown-field";
        };
        /**
         * 400: The query is not valid
         * @description A query parameter is unknown, missing, or breaks a rule; or `cursor` was made for another list. Take `cursor` from `next_cursor` as it is, with the other parameters unchanged.
         */
        InvalidQueryProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/invalid-query";
            /** @constant */
            status: 400;
        };
        /**
         * 400: An Idempotency-Key is needed
         * @description This request creates or moves money, so it needs an `Idempotency-Key` header of 8 to 128 visible ASCII characters, such as a UUID. Make one for each thing you want done, and send the same one when you repeat the request: it is then done once.
         */
        IdempotencyKeyMissingProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/idempotency-key-missing";
            /** @constant */
            status: 400;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/idempotency-key-missing";
        };
        /**
         * 422: The Idempotency-Key was used for another request
         * @description The `Idempotency-Key` was sent before with another method, path or body. A repetition must be the same in all of them; something new needs a new key.
         */
        IdempotencyKeyReusedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/idempotency-key-reused";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/idempotency-key-reused";
        };
        /**
         * 413: The body is too large
         * @description A body has at most 64 KiB. Files go to the address that `POST /uploads` gives.
         */
        PayloadTooLargeProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payload-too-large";
            /** @constant */
            status: 413;
        };
        /**
         * 415: The body is not JSON
         * @description Bodies are JSON. Send `Content-Type: application/json`.
         */
        UnsupportedMediaTypeProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/unsupported-media-type";
            /** @constant */
            status: 415;
        };
        /**
         * 404: Not found
         * @description There is no such thing, or it is not yours to know of.
         */
        NotFoundProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/not-found";
            /** @constant */
            status: 404;
        };
        /**
         * 409: Somebody else was faster
         * @description The same thing was being changed by somebody else, several times in a row. Nothing was changed by this request; send it again.
         */
        TryAgainProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/try-again";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/try-again";
        };
        /**
         * 500: Something went wrong on our side
         * @description The request failed because of a fault on our side. Try again; if it happens again, write to support with `request_id`.
         */
        InternalProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/internal";
            /** @constant */
            status: 500;
        };
        /**
         * 412: It was changed meanwhile
         * @description What you edit has another version than your `If-Match` names. Nothing was changed; read it again, then decide.
         */
        ChangedMeanwhileProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/changed-meanwhile";
            /** @constant */
            status: 412;
        };
        /**
         * 503: Not available at the moment
         * @description A service that we depend on is not answering. What you asked for may or may not have happened: repeat the request, with the same `Idempotency-Key` if it has one.
         */
        UnavailableProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/unavailable";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/unavailable";
        };
        /**
         * 401: You are not logged in
         * @description This route needs an access token: `Authorization: Bearer …`, from `POST /auth/login`.
         */
        UnauthenticatedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/unauthenticated";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/unauthenticated";
        };
        /**
         * 401: The access token is not valid
         * @description The access token is damaged, was signed with a key that is not trusted any more, or is not for this API. Log in again.
         */
        TokenInvalidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/token-invalid";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/token-invalid";
        };
        /**
         * 401: The access token has expired
         * @description Access tokens live for 15 minutes. Get a new one from `POST /auth/refresh`.
         */
        TokenExpiredProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/token-expired";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/token-expired";
        };
        /**
         * 403: You may not do this
         * @description You are known, but this is for somebody else: another role, or the other party of the order.
         */
        ForbiddenProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/forbidden";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/forbidden";
        };
        /**
         * 401: E-mail address or password is wrong
         * @description There is no account with this e-mail address and password. We do not say which of them is wrong.
         */
        WrongCredentialsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/wrong-credentials";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/wrong-credentials";
        };
        /**
         * 401: A second factor is needed
         * @description Administrators log in with a code of an app as well. Until one is set up with `POST /me/second-factor`, or where a log-in was without its code, an access token opens that and nothing else.
         */
        SecondFactorRequiredProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/second-factor-required";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/second-factor-required";
        };
        /**
         * 401: A code is needed
         * @description The password is right, and this account has a second factor. Send `challenge` with the code of the app, or a recovery code, to `POST /auth/login/code` within five minutes.
         */
        CodeNeededProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/code-needed";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/code-needed";
        };
        /**
         * 422: The log-in took too long
         * @description A code has to follow on the password within five minutes and five attempts. Log in with the password again.
         */
        ChallengeOverProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/challenge-over";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/challenge-over";
        };
        /**
         * 422: The code is wrong
         * @description The code is not the one that the app shows now, or was used before: each is good once. Wait for the next one, or use a recovery code. After five wrong ones in a row, codes of the app are not taken for a while, and the session in which they were typed ends.
         */
        CodeWrongProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/code-wrong";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/code-wrong";
        };
        /**
         * 403: Confirm that it is you
         * @description What moves an account, or the address of its money, needs a proof of the last ten minutes. Send the password, or a code where there is a second factor, to `POST /auth/step-up`; then send the same request again, with the access token that it answers and the same `Idempotency-Key`.
         */
        StepUpRequiredProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/step-up-required";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/step-up-required";
        };
        /**
         * 409: The second factor is in another state
         * @description What was asked for does not fit how the second factor stands; `detail` says what that is. `GET /me/second-factor` shows it.
         */
        SecondFactorStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/second-factor-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/second-factor-state";
        };
        /**
         * 429: Too many attempts
         * @description Too many wrong passwords. No more are accepted from this place for a while; `Retry-After` says for how many seconds, where it is known. A device that was there before gets in by its `device_token`, and anybody who reads the address by a new password.
         */
        TooManyAttemptsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-attempts";
            /** @constant */
            status: 429;
        };
        /**
         * 429: Too often in an hour
         * @description Each time another person is told, so an hour takes only a few. `possible_at` says when it is possible again.
         */
        TooOftenProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-often";
            /** @constant */
            status: 429;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/too-often";
        };
        /**
         * 403: The e-mail address is not verified
         * @description Follow the link in the mail that was sent at sign-up, or ask for another with `POST /auth/email/resend`.
         */
        EmailNotVerifiedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/email-not-verified";
            /** @constant */
            status: 403;
        };
        /**
         * 409: The e-mail address has an account
         * @description Log in instead.
         */
        EmailTakenProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/email-taken";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/email-taken";
        };
        /**
         * 401: The refresh token is not valid
         * @description The refresh token is damaged, its session has ended, or it was not used for 30 days. Log in again.
         */
        RefreshTokenInvalidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/refresh-token-invalid";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/refresh-token-invalid";
        };
        /**
         * 401: The refresh token was used before
         * @description Each refresh token is good for one use; the answer to it has the next. For a minute, the one just before gets the same answer again; one that is used later ends the session on that device, because one of the two uses may not have been yours. Log in again.
         */
        RefreshTokenReusedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/refresh-token-reused";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/refresh-token-reused";
        };
        /**
         * 422: The verification link is not valid
         * @description The link is damaged, has expired, or a newer one was sent. Ask for another with `POST /auth/email/resend`.
         */
        VerificationTokenInvalidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/verification-token-invalid";
            /** @constant */
            status: 422;
        };
        /**
         * 422: The link is not valid
         * @description The link is damaged, was used or has expired, or a newer change made it void. Ask for another one.
         */
        LinkInvalidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/link-invalid";
            /** @constant */
            status: 422;
        };
        /**
         * 422: The password is wrong
         * @description The password that was typed to confirm a change is not that of the account. After five wrong ones the session ends.
         */
        PasswordWrongProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/password-wrong";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/password-wrong";
        };
        /**
         * 409: Signing in with it is not set up
         * @description This platform does not take sign-ins of this provider. `GET /auth/providers` names those that it takes; a password works in any case.
         */
        ProviderOffProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/provider-off";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/provider-off";
        };
        /**
         * 422: The sign-in is over
         * @description A sign-in ends on the device that began it, within ten minutes and once. Begin again with `POST /auth/providers/{provider}/begin`.
         */
        SignInOverProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/sign-in-over";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/sign-in-over";
        };
        /**
         * 422: The sign-in could not be confirmed
         * @description The provider does not take the code, or what it says of who sent it is not to be believed. Begin again with `POST /auth/providers/{provider}/begin`.
         */
        SignInRefusedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/sign-in-refused";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/sign-in-refused";
        };
        /**
         * 503: The provider does not answer
         * @description The provider who says who you are does not answer at the moment, or not as it should. The code may be used up: begin again, or log in with the password.
         */
        ProviderUnavailableProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/provider-unavailable";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/provider-unavailable";
        };
        /**
         * 409: The address has an account that is not linked
         * @description The provider's word alone does not open an account that is there. Log in with the password, then link the two with `PUT /me/providers/{provider}`. Who knows no password chooses one by a link in a mail.
         */
        AccountNotLinkedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/account-not-linked";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/account-not-linked";
        };
        /**
         * 422: An e-mail address is needed
         * @description The provider says no address that it made sure of. Send `sign_up` with one to `POST /auth/providers/{provider}/sign-up` before `answer_until`; it is verified by mail as at any sign-up.
         */
        AddressNeededProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/address-needed";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/address-needed";
        };
        /**
         * 422: The account there has another address
         * @description Only an account whose provider vouches for the address that the account here has is linked to it. Choose the one with that address there, or change the address here first.
         */
        AddressDiffersProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/address-differs";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/address-differs";
        };
        /**
         * 409: It is linked to another account
         * @description The account at the provider opens another account here. Log in by it, and unlink it there first.
         */
        ProviderLinkedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/provider-linked";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/provider-linked";
        };
        /**
         * 409: The account has no password
         * @description Whoever signed up by a provider has none until they choose one: `POST /auth/password/forgot` mails a link.
         */
        PasswordNotSetProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/password-not-set";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/password-not-set";
        };
        /**
         * 401: The signature is not valid
         * @description The webhook's signature is missing or does not fit its body, so it was not sent by the gateway.
         */
        SignatureInvalidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/signature-invalid";
            /** @constant */
            status: 401;
        };
        /**
         * 409: The account cannot be deleted now
         * @description An account is deleted when nobody's money depends on it: no order runs, nothing is held, on its way, owed or asked back, and the wallet is empty. What an administrator decided has to stay somebody's, so that their account is not deleted. `GET /me/deletion` lists what stands in the way.
         */
        AccountInUseProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/account-in-use";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/account-in-use";
        };
        /**
         * 409: There is no artisan profile yet
         * @description Write the profile first, with `PUT /me/artisan`.
         */
        ArtisanProfileMissingProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/artisan-profile-missing";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/artisan-profile-missing";
        };
        /**
         * 403: The artisan is not verified
         * @description Only verified artisans sell. Hand in documents with `POST /me/artisan/verification` and wait for the decision.
         */
        ArtisanNotVerifiedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/artisan-not-verified";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/artisan-not-verified";
        };
        /**
         * 409: The artisan is away
         * @description The artisan takes no orders for some days. `back_on` says from which day on they do; orders that there are go on.
         */
        ArtisanAwayProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/artisan-away";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/artisan-away";
        };
        /**
         * 422: Nobody can be away until that day
         * @description The day on which an artisan is back lies after today, and not too far ahead. `maximum_days` says how far.
         */
        AwayDayProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/away-day";
            /** @constant */
            status: 422;
        };
        /**
         * 422: These ways of delivery do not work
         * @description A place stands in the list twice, or more days are promised than a delivery may take. `detail` says which; `maximum_days` says how many days are possible.
         */
        DeliveryOptionsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/delivery-options";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/delivery-options";
        };
        /**
         * 409: The verification has moved on
         * @description What was asked for does not fit the state of the verification; `detail` says what that is.
         */
        VerificationStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/verification-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/verification-state";
        };
        /**
         * 409: The legal name was submitted
         * @description The legal name is what documents and bank account are checked against; it stays once documents are submitted.
         */
        LegalNameVerifiedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/legal-name-verified";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/legal-name-verified";
        };
        /**
         * 422: The bank account is in another name
         * @description The name that the bank knows the account by is not the legal name of the profile. Payouts go to the artisan's own account only; an administrator can confirm one in another name.
         */
        AccountNameMismatchProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/account-name-mismatch";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/account-name-mismatch";
        };
        /**
         * 429: Too many bank accounts in a day
         * @description Each account that is named makes the bank say whose it is, so a day takes only a few. `possible_at` says when it is possible again.
         */
        AccountLookupsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/account-lookups";
            /** @constant */
            status: 429;
        };
        /**
         * 422: The bank does not know this account
         * @description The gateway found no account with this number at this bank. Check both.
         */
        AccountNotFoundProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/account-not-found";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/account-not-found";
        };
        /**
         * 422: An upload is not there
         * @description An upload does not exist, is not yours, or is for another purpose. Ask for one with `POST /uploads` and send the file first.
         */
        UploadUnknownProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/upload-unknown";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/upload-unknown";
        };
        /**
         * 422: A file has not arrived
         * @description Send the file with the form that `POST /uploads` answered, then say that it is there with `POST /uploads/{upload_id}/complete`. A picture of a product is there once `GET /uploads/{upload_id}` says that it is `ready`.
         */
        UploadIncompleteProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/upload-incomplete";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/upload-incomplete";
        };
        /**
         * 422: A file is not what it says
         * @description `detail` says what it is, or that it is damaged. Send another file with the same form while it lives, or ask for a new one.
         */
        UploadInvalidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/upload-invalid";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/upload-invalid";
        };
        /**
         * 409: There are too many favourites
         * @description As many products, or artisans, as `limit` says are kept already. Remove one first.
         */
        FavouritesFullProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/favourites-full";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/favourites-full";
        };
        /**
         * 422: The file is no list of products
         * @description `detail` says what is wrong with the file as a whole: its encoding, a column that is unknown or missing, or too many lines. Nothing was changed; correct the file, upload it and begin again.
         */
        ImportFileProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/import-file";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/import-file";
        };
        /**
         * 429: Too many files in a day
         * @description A day takes a few files of products of one artisan. `possible_at` says when another is possible.
         */
        TooManyImportsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-imports";
            /** @constant */
            status: 429;
        };
        /**
         * 409: The product is archived
         * @description Restore it first with `POST /products/{product_id}/restore`; then it can be changed and published.
         */
        ProductArchivedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/product-archived";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/product-archived";
        };
        /**
         * 422: The category takes no such attribute
         * @description A product says something of an attribute that its category does not have, or that takes something else. `attribute` names it, `detail` says what it takes; `GET /categories/{slug}` has them all.
         */
        ProductAttributesProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/product-attributes";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/product-attributes";
        };
        /**
         * 409: A product is no longer sold
         * @description Remove it from the cart.
         */
        ProductUnavailableProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/product-unavailable";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/product-unavailable";
        };
        /**
         * 409: A product was changed just now
         * @description Price or description may be different from what was shown. `product_id` says which; read it again, then decide.
         */
        ProductChangedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/product-changed";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/product-changed";
        };
        /**
         * 409: Not enough in stock
         * @description Fewer pieces are left than were asked for. `product_id` and `left` say of what, and how many, where they are known. `payment_id`, where it is there, is your own checkout that waits for its payment and holds pieces of it.
         */
        OutOfStockProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/out-of-stock";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/out-of-stock";
        };
        /**
         * 409: A price has changed
         * @description A piece no longer costs the `unit_price` that was sent. `product_id` says which product it is, `unit_price` what it costs now; ask the buyer, then send that.
         */
        PriceChangedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/price-changed";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/price-changed";
        };
        /**
         * 422: The cart is full
         * @description A cart takes a limited number of different products. `limit` says how many; order some of them, or take one out.
         */
        CartFullProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/cart-full";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/cart-full";
        };
        /**
         * 409: A delivery costs something else, or goes another way
         * @description What was chosen of an artisan's ways of delivery is not offered any more, costs something else than the `fee` that was sent, or nothing was chosen where there is a choice. `artisan_id` says whose, `fee` what it costs now; read the artisan again, ask the buyer, then send that.
         */
        DeliveryChangedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/delivery-changed";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/delivery-changed";
        };
        /**
         * 422: The artisan does not bring goods there
         * @description The way that was chosen does not go to the address. `artisan_id` says whose; choose another way of theirs, or another address.
         */
        DeliveryNotServedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/delivery-not-served";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/delivery-not-served";
        };
        /**
         * 422: Nobody could pay this price
         * @description A price lies outside of what one payment may be. `minimum` and `maximum` say what that is.
         */
        PriceLimitsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/price-limits";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/price-limits";
        };
        /**
         * 429: Too many orders that are not paid
         * @description Orders that are not paid hold pieces that others cannot buy. Pay for one or cancel one; `limit` says how many there may be, `possible_at` when another is possible without that.
         */
        TooManyUnpaidProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-unpaid";
            /** @constant */
            status: 429;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/too-many-unpaid";
        };
        /**
         * 429: Too many paid orders were cancelled
         * @description Each order that is paid and cancelled costs a payment fee that is not refunded. `possible_at` says when another order is possible.
         */
        TooManyCancelledProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-cancelled";
            /** @constant */
            status: 429;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/too-many-cancelled";
        };
        /**
         * 422: There is nothing to check out
         * @description A checkout needs at least one product.
         */
        CartEmptyProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/cart-empty";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/cart-empty";
        };
        /**
         * 422: This is too much for one checkout
         * @description All orders of a checkout are placed, and paid, together, and there is a limit to what goes together. `detail` says how many artisans or products are too many; check out some of them now and the rest after.
         */
        CheckoutTooLargeProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/checkout-too-large";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/checkout-too-large";
        };
        /**
         * 422: The product is your own
         * @description Artisans cannot buy from themselves.
         */
        OwnProductProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/own-product";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/own-product";
        };
        /**
         * 422: The checkout is too small or too large
         * @description The total lies outside of what one checkout may cost; `detail` has the bounds.
         */
        OrderTotalProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/order-total";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/order-total";
        };
        /**
         * 422: The amounts do not work out
         * @description Amounts of different currencies, or beyond what can be counted, were put together.
         */
        AmountProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/amount";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/amount";
        };
        /**
         * 409: The artisan takes no offers on this
         * @description The product is sold at its price. An artisan can take offers with `PUT /products/{product_id}/offer-limit`.
         */
        OffersNotTakenProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/offers-not-taken";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/offers-not-taken";
        };
        /**
         * 422: The price is not between
         * @description A buyer offers less than a piece costs, or than the artisan asks for; an artisan asks for more than was offered and less than it cost. `detail` says which prices these are.
         */
        OfferPriceProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/offer-price";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/offer-price";
        };
        /**
         * 422: The price is too low for this artisan
         * @description The artisan is not asked about prices below a limit of theirs, which is told to nobody. Each try counts towards those of a day.
         */
        OfferTooLowProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/offer-too-low";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/offer-too-low";
        };
        /**
         * 409: The offer has moved on
         * @description What was asked for does not fit the state of the offer; `detail` says what that is. Read the offer again.
         */
        OfferStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/offer-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/offer-state";
        };
        /**
         * 429: Too many offers in a day
         * @description A day takes a few prices of one buyer on one product, and on all. `possible_at` says when another is possible.
         */
        TooManyOffersProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-offers";
            /** @constant */
            status: 429;
        };
        /**
         * 409: The price that was agreed on is not good any more
         * @description An offer named at checkout is not there, was not accepted, has been ordered, ran out, or is on a product that is not ordered or has left the shop since. `product_id` says on which, where it is known. Leave it out of `offers`, and order at the price as it is.
         */
        OfferOverProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/offer-over";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/offer-over";
        };
        /**
         * 422: The agreed price is for fewer pieces
         * @description The price that was agreed on is good for `maximum` pieces of `product_id`. Order as many at most, or leave the offer out.
         */
        OfferQuantityProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/offer-quantity";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/offer-quantity";
        };
        /**
         * 409: The order is disputed
         * @description While an order is disputed its money is frozen, and nothing else can be done to it. `detail` names the dispute; end it there, by agreeing, by a decision, or by withdrawing it.
         */
        OrderDisputedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/order-disputed";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/order-disputed";
        };
        /**
         * 409: The dispute has moved on
         * @description What was asked for does not fit the state of the dispute; `detail` says what that is. Read the dispute again.
         */
        DisputeStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/dispute-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/dispute-state";
        };
        /**
         * 409: There is enough evidence
         * @description Each side can add evidence ten times.
         */
        EvidenceLimitProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/evidence-limit";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/evidence-limit";
        };
        /**
         * 409: The proposal no longer stands
         * @description The other side has made no proposal of this number, or another one since. Read the dispute again before you accept.
         */
        ProposalUnknownProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/proposal-unknown";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/proposal-unknown";
        };
        /**
         * 409: The review has moved on
         * @description What was asked for does not fit the state of the review, or the time to write one is over; `detail` says which. Read the reviews of the order again.
         */
        ReviewStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/review-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/review-state";
        };
        /**
         * 422: This is not yours to rate
         * @description A buyer rates products of the order, each once; an artisan rates the buyer alone. `detail` says what does not fit.
         */
        ReviewGoodsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/review-goods";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/review-goods";
        };
        /**
         * 422: This is your own
         * @description Nobody reports what they offer, write or do themselves.
         */
        OwnReportProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/own-report";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/own-report";
        };
        /**
         * 429: Too many reports in a day
         * @description A day takes a few reports of one person. `possible_at` says when another is possible.
         */
        TooManyReportsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-reports";
            /** @constant */
            status: 429;
        };
        /**
         * 409: The report is decided
         * @description Another administrator has decided it otherwise. Read the queue again.
         */
        ReportStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/report-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/report-state";
        };
        /**
         * 422: This cannot be done about what was reported
         * @description A product is hidden where a product was reported, a review where a review was, and suspended is the artisan who answers for it. Read the report again.
         */
        ReportActProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/report-act";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/report-act";
        };
        /**
         * 422: There is nothing in the message
         * @description A message has words, or files, or both.
         */
        MessageEmptyProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/message-empty";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/message-empty";
        };
        /**
         * 403: Messages are blocked
         * @description One of the two has blocked the other; `detail` says which. What is written about an order that is paid and not over gets through all the same.
         */
        MessagesBlockedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/messages-blocked";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/messages-blocked";
        };
        /**
         * 422: There is no such message
         * @description The conversation has no message of this number, or is not one of the two sides of the dispute.
         */
        MessageUnknownProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/message-unknown";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/message-unknown";
        };
        /**
         * 429: Too many new questions in a day
         * @description A day takes a few new questions of one person. Go on in the conversations that there are; `possible_at` says when another question is possible.
         */
        TooManyQuestionsProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/too-many-questions";
            /** @constant */
            status: 429;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/too-many-questions";
        };
        /**
         * 409: The order has moved on
         * @description What was asked for does not fit the state of the order; `detail` says what that is. Read the order again.
         */
        OrderStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/order-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/order-state";
        };
        /**
         * 422: The release code is wrong
         * @description It is not the code that the buyer was shown. `detail` says how many attempts are left.
         */
        ReleaseCodeWrongProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/release-code-wrong";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/release-code-wrong";
        };
        /**
         * 409: The release code is no longer accepted
         * @description Too many wrong codes were entered. The buyer can still confirm the order.
         */
        ReleaseCodeLockedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/release-code-locked";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/release-code-locked";
        };
        /**
         * 409: The escrow has moved on
         * @description The money of this order is not where it would have to be; `detail` says where it is.
         */
        EscrowStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/escrow-state";
            /** @constant */
            status: 409;
        };
        /**
         * 422: The refund does not fit what is left
         * @description A refund is more than nothing and at most what was paid and has not gone back; `detail` says how much that is.
         */
        RefundAmountProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/refund-amount";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/refund-amount";
        };
        /**
         * 409: The offer no longer stands
         * @description The artisan took the offer back or made another. Read the order again, and answer the offer that stands.
         */
        RefundOfferGoneProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/refund-offer-gone";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/refund-offer-gone";
        };
        /**
         * 409: The refund has moved on
         * @description What was asked for does not fit the state of the refund; `detail` says what that is.
         */
        RefundStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/refund-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/refund-state";
        };
        /**
         * 409: The chargeback has moved on
         * @description It has been answered, or the bank has decided; or the gateway does not take what was asked for. `detail` says which.
         */
        ChargebackStateProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/chargeback-state";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/chargeback-state";
        };
        /**
         * 422: The parts do not add up
         * @description The parts of a split add up to what is held. Where the goods go back first, the buyer gets a part.
         */
        SplitAmountProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/split-amount";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/split-amount";
        };
        /**
         * 409: The wallet does not hold that much
         * @description Read the wallet again.
         */
        WalletBalanceProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/wallet-balance";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/wallet-balance";
        };
        /**
         * 409: There is no payout account
         * @description Set it first, with `PUT /me/artisan/payout-account`.
         */
        PayoutAccountMissingProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payout-account-missing";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/payout-account-missing";
        };
        /**
         * 409: Payouts are on hold
         * @description The payout account was replaced; for a while nothing is paid out, so that somebody else's change is noticed in time. `detail` says until when. Then payouts continue automatically.
         */
        PayoutsOnHoldProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payouts-on-hold";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/payouts-on-hold";
        };
        /**
         * 409: Payouts are paused
         * @description The bank refused several payouts in a row. Set the payout account again, the same or another.
         */
        PayoutsPausedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payouts-paused";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/payouts-paused";
        };
        /**
         * 409: This is too little for a payout
         * @description `detail` says what the least amount is. Wait until more is available.
         */
        PayoutMinimumProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payout-minimum";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/payout-minimum";
        };
        /**
         * 409: The day's limit is reached
         * @description `detail` says how much can be paid out in a day where the market is, how much is left today, and when the next day begins.
         */
        PayoutLimitProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payout-limit";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/payout-limit";
        };
        /**
         * 422: The payment gateway does not take this payment
         * @description The gateway refused it, most often because of the e-mail address of the account. Nothing was ordered, and sending the same again will not help: change what was refused first.
         */
        PaymentRefusedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/payment-refused";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/payment-refused";
        };
        /**
         * 503: The payment gateway does not answer
         * @description Try again in a moment, with the same `Idempotency-Key` if the request has one.
         */
        GatewayUnavailableProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/gateway-unavailable";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/gateway-unavailable";
        };
        /**
         * 409: The sides agree now
         * @description A later look found that the gateway and our books agree. There is nothing left to explain.
         */
        DifferenceAgreedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/difference-agreed";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/difference-agreed";
        };
        /**
         * 409: The difference has been explained
         * @description An explanation stands as long as the sides tell the same. Another one was not taken.
         */
        DifferenceResolvedProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/difference-resolved";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/difference-resolved";
        };
        /**
         * 422: An audit takes other days
         * @description The last day is before the first, or there are more days than one audit takes; `detail` says how many it does.
         */
        AuditDaysProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/audit-days";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/audit-days";
        };
        /**
         * 409: It does not wait for this step
         * @description There is no such thing, it waits for another step or for none, or its time has not come. `GET /admin/stuck` lists what waits.
         */
        NotDueProblem: components["schemas"]["Problem"] & {
            /** @constant */
            type: "https://homify.example/problems/not-due";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "https://homify.example/problems/not-due";
        };
        /**
         * @description What happened, in the past tense. A later version may have others; leave out what you do not know.
         * @enum {string}
         */
        EventName: "artisan.account_confirmed" | "artisan.away_set" | "artisan.created" | "artisan.delivery_options_set" | "artisan.left" | "artisan.payout_account_set" | "artisan.payout_mode_set" | "artisan.rejected" | "artisan.restored" | "artisan.submitted" | "artisan.suspended" | "artisan.tier_set" | "artisan.updated" | "artisan.verified" | "audit.started" | "chargeback.answer_decided" | "chargeback.answer_refused" | "chargeback.answered" | "chargeback.lost" | "chargeback.opened" | "chargeback.refund_closed" | "chargeback.reversed" | "chargeback.won" | "difference.agreed" | "difference.changed" | "difference.found" | "difference.resolved" | "dispute.answered" | "dispute.appealed" | "dispute.decided" | "dispute.escalated" | "dispute.evidence_added" | "dispute.opened" | "dispute.overdue" | "dispute.proposed" | "dispute.resolved" | "dispute.return_agreed" | "dispute.return_not_sent" | "dispute.return_rejected" | "dispute.return_sent" | "dispute.withdrawn" | "escrow.divided" | "escrow.refunded" | "escrow.released" | "escrow.taken_back" | "message.sent" | "notification.created" | "offer.accepted" | "offer.countered" | "offer.declined" | "offer.expired" | "offer.proposed" | "offer.used" | "offer.withdrawn" | "order.accepted" | "order.cancelled" | "order.charge_disputed" | "order.charge_restored" | "order.charge_stands" | "order.charged_back" | "order.completed" | "order.delivered" | "order.disputed" | "order.expired" | "order.paid" | "order.placed" | "order.proof_added" | "order.refund_accepted" | "order.refund_arrived" | "order.refund_declined" | "order.refund_offered" | "order.refund_ordered" | "order.refund_withdrawn" | "order.refunded" | "order.release_code_refused" | "order.reminded" | "order.resumed" | "order.shipped" | "order.tracking_changed" | "payment.closed" | "payment.initialised" | "payment.reversed" | "payment.succeeded" | "payment.suspended" | "payout.delayed" | "payout.failed" | "payout.not_approved" | "payout.requested" | "payout.reversed" | "payout.sent" | "payout.succeeded" | "picture.handed_in" | "picture.ready" | "picture.refused" | "product.archived" | "product.created" | "product.hidden" | "product.published" | "product.restored" | "product.stock_adjusted" | "product.updated" | "refund.account_refused" | "refund.closed" | "refund.confirmed" | "refund.decided" | "refund.delayed" | "refund.failed" | "refund.needs_attention" | "refund.paid_by_hand" | "refund.paid_twice" | "refund.processed" | "refund.recovered" | "refund.reopened" | "refund.requested" | "refund.retried" | "refund.sent" | "report.decided" | "report.filed" | "review.changed" | "review.hidden" | "review.replied" | "review.restored" | "review.shown" | "review.written" | "user.appointed" | "user.became_artisan" | "user.deletion_asked" | "user.deletion_taken_back" | "user.email_change_requested" | "user.email_changed" | "user.email_restored" | "user.email_verified" | "user.erased" | "user.erasure_begun" | "user.looked_up" | "user.password_changed" | "user.password_reset_requested" | "user.provider_changed" | "user.returned" | "user.second_factor_changed" | "user.sessions_ended" | "user.signed_up" | "user.signup_repeated" | "user.updated" | "user.verification_requested" | "wallet.charged_back" | "wallet.credited" | "wallet.given_back" | "wallet.held" | "wallet.paid_out" | "wallet.payout_returned" | "wallet.payout_started" | "wallet.payouts_resumed" | "wallet.restored" | "wallet.taken_back";
        /** @description What the event carries; which of them, depends on the event. */
        Facts: {
            about?: string;
            account_last4?: string | null;
            act?: string;
            after_return?: boolean;
            amount?: components["schemas"]["Money"];
            answer_by?: components["schemas"]["Timestamp"];
            archived?: boolean;
            artisan_id?: components["schemas"]["ArtisanId"];
            audit_id?: components["schemas"]["AuditId"];
            available_after?: components["schemas"]["Money"];
            away_until?: components["schemas"]["Timestamp"];
            bank_name?: string | null;
            buyer_id?: components["schemas"]["UserId"] | null;
            by?: string;
            category?: string;
            change?: string;
            change_id?: string;
            chargeback_id?: components["schemas"]["ChargebackId"];
            confirmed_because?: string;
            conversation_id?: string;
            debt_after?: components["schemas"]["Money"];
            decide_by?: components["schemas"]["Timestamp"] | null;
            delta?: number;
            difference_id?: components["schemas"]["DifferenceId"];
            dispute_id?: components["schemas"]["DisputeId"];
            due_at?: components["schemas"]["Timestamp"] | null;
            ends_at?: components["schemas"]["Timestamp"];
            erases_at?: components["schemas"]["Timestamp"];
            expires_at?: components["schemas"]["Timestamp"];
            failure?: string | null;
            first_day?: components["schemas"]["Day"];
            gateway?: string;
            gross?: components["schemas"]["Money"];
            held?: components["schemas"]["Money"];
            held_after?: components["schemas"]["Money"];
            in_transit_after?: components["schemas"]["Money"];
            kind?: string;
            last_day?: components["schemas"]["Day"];
            lines?: number;
            net?: components["schemas"]["Money"];
            note?: string;
            notification_id?: components["schemas"]["NotificationId"];
            number?: number;
            offer_id?: string;
            on_request?: boolean;
            opened_by?: string;
            order_id?: components["schemas"]["OrderId"] | null;
            order_ids?: components["schemas"]["OrderId"][];
            owed?: components["schemas"]["Money"];
            owner_id?: components["schemas"]["UserId"];
            paid_out_after?: components["schemas"]["Money"];
            payment_id?: components["schemas"]["PaymentId"] | null;
            payment_status?: string;
            payout_id?: components["schemas"]["PayoutId"];
            payout_mode?: string;
            payouts_held?: boolean;
            payouts_on_hold_until?: components["schemas"]["Timestamp"] | null;
            people?: number;
            person_id?: components["schemas"]["UserId"];
            price?: components["schemas"]["Money"];
            product_id?: components["schemas"]["ProductId"];
            product_ids?: components["schemas"]["ProductId"][];
            provider?: string;
            quantity?: number;
            reason?: string | null;
            recovered?: components["schemas"]["Money"];
            reference?: string;
            refund_amount?: components["schemas"]["Money"];
            refund_id?: components["schemas"]["RefundId"];
            refund_reason?: string;
            release_at?: components["schemas"]["Timestamp"] | null;
            report_id?: string;
            reporters?: components["schemas"]["UserId"][];
            resolved_by?: string;
            restored_because?: string;
            restored_held?: components["schemas"]["Money"];
            restored_net?: components["schemas"]["Money"];
            retry_at?: components["schemas"]["Timestamp"] | null;
            review_id?: string;
            roles?: string[];
            stars?: number;
            status?: string;
            subject?: Record<string, never>;
            taken_amount?: components["schemas"]["Money"];
            taken_owed?: components["schemas"]["Money"];
            tells?: boolean;
            thing?: Record<string, never>;
            tier?: string;
            tier_reason?: string;
            title?: string;
            to_artisan?: components["schemas"]["Money"];
            to_buyer?: components["schemas"]["Money"];
            total?: components["schemas"]["Money"];
            unit_price?: components["schemas"]["Money"];
            until?: components["schemas"]["Timestamp"] | null;
            upload_id?: components["schemas"]["UploadId"];
            user_id?: components["schemas"]["UserId"];
            verification?: string;
            waited_for?: string | null;
        };
        SessionId: string;
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
        ForgotPassword: {
            email: components["schemas"]["Email"];
        };
        EmailRestoration: {
            /** @description As it stands in the link. */
            token: string;
        };
        PasswordReset: {
            /** @description As it stands in the link. */
            token: string;
            /** Format: password */
            password: string;
            cookie?: components["schemas"]["CookieWish"];
        };
        PasswordWasReset: {
            /** @description Send it at the log-in, so that others' wrong passwords do not stand in the way. Absent where the cookie has it. */
            device_token?: string;
        };
        PasswordChange: {
            /** Format: password */
            password: string;
        };
        EmailChange: {
            email: components["schemas"]["Email"];
        };
        Session: {
            id: components["schemas"]["SessionId"];
            /** @description What it is on, for people: `Chrome on Android`. */
            device: string;
            created_at: components["schemas"]["Timestamp"];
            last_used_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        SessionPage: {
            items: components["schemas"]["Session"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        LogIn: {
            email: components["schemas"]["Email"];
            /** Format: password */
            password: string;
            /** @description Of the last log-in on this device. */
            device_token?: string;
            cookie?: components["schemas"]["CookieWish"];
        };
        /** @description The six digits that the app shows, or a recovery code such as `abcd-efgh-jkmn`; spaces, dashes and capitals do not matter. */
        Code: string;
        ChallengeAnswer: {
            /** @description As `code-needed` told it, or what a provider's word was answered with. */
            challenge: string;
            code?: components["schemas"]["Code"];
            cookie?: components["schemas"]["CookieWish"];
        };
        /** @description The password; or, with a second factor, a code. */
        StepUp: {
            /** Format: password */
            password?: string;
            code?: components["schemas"]["Code"];
        };
        SecondFactor: {
            /** @description Null while log-ins ask for no code. */
            on_since: components["schemas"]["TimestampOrNull"];
            recovery_codes_left: number;
        };
        SecondFactorSecret: {
            /** @description In base32. */
            secret: string;
            /** @description What a picture for apps holds, `otpauth://totp/…`. */
            uri: string;
            confirm_until: components["schemas"]["Timestamp"];
        };
        SecondFactorConfirmation: {
            /** @description The six digits that the app shows. */
            code: string;
        };
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /**
         * @description Whether the tokens are kept in cookies: for browsers.
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
            /** @description Good for one use, within 30 days. Absent where the cookie has it, or it stays the one that there is. */
            refresh_token?: string;
        };
        /** @description The tokens, with as much of the user as the log-in knows; `GET /me` has the rest. */
        LoggedIn: components["schemas"]["Tokens"] & {
            /** @description Send it at the next log-in on this device, within 180 days. Absent where the cookie has it, or the one that was sent stays good. */
            device_token?: string;
            user: components["schemas"]["SignedInUser"];
        };
        JwkSet: {
            keys: components["schemas"]["Jwk"][];
        };
        SignedInUser: {
            id: components["schemas"]["UserId"];
            email: components["schemas"]["Email"];
            roles: components["schemas"]["Role"][];
            email_verified_at: components["schemas"]["TimestampOrNull"];
        };
        Jwk: {
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
        };
        EmailVerification: {
            /** @description As it stands in the link. */
            token: string;
        };
        EmailVerified: {
            /** @constant */
            email_verified: true;
        };
        ResendVerification: {
            email: components["schemas"]["Email"];
        };
        /**
         * @description Who says who somebody is.
         * @enum {string}
         */
        Provider: "google";
        OfferedProvider: {
            provider: components["schemas"]["Provider"];
            /** @description For people. */
            name: string;
        };
        ProviderList: {
            providers: components["schemas"]["OfferedProvider"][];
        };
        SignInBeginning: {
            /**
             * @description Whether `attempt` is kept in a cookie: for browsers.
             * @default false
             */
            cookie: boolean;
        };
        SignInBegun: {
            /** Format: uri */
            authorization_url: string;
            /** @description What ends the sign-in, on this device. Keep it as safe as a password. Absent where the cookie has it. */
            attempt?: string;
            end_until: components["schemas"]["Timestamp"];
        };
        /** @description As it stands in the address that the provider sent the person to. */
        ProviderCode: string;
        /** @description As it stands in the address that the provider sent the person to. */
        SignInState: string;
        /** @description As the beginning answered it, where no cookie has it. */
        SignInAttempt: string;
        SignInEnd: {
            code: components["schemas"]["ProviderCode"];
            state: components["schemas"]["SignInState"];
            attempt?: components["schemas"]["SignInAttempt"];
            /**
             * @description What somebody new signs up as. An artisan can also buy.
             * @default buyer
             * @enum {string}
             */
            role: "buyer" | "artisan";
        };
        SignInDone: {
            /** @description For `POST /auth/login/code`. Good once. */
            challenge: string;
            answer_until: components["schemas"]["Timestamp"];
        };
        ProviderSignUp: {
            /** @description As `address-needed` told it. */
            sign_up: string;
            email: components["schemas"]["Email"];
            name: components["schemas"]["PersonName"];
            /**
             * @description An artisan can also buy.
             * @enum {string}
             */
            role: "buyer" | "artisan";
        };
        ProviderLinking: {
            code: components["schemas"]["ProviderCode"];
            state: components["schemas"]["SignInState"];
            attempt?: components["schemas"]["SignInAttempt"];
        };
        LinkedProvider: {
            provider: components["schemas"]["Provider"];
            /** @description For people. */
            name: string;
            linked_at: components["schemas"]["Timestamp"];
        };
        WaysIn: {
            /** @description Whether a password opens the account. */
            password: boolean;
            providers: components["schemas"]["LinkedProvider"][];
        };
        Favourites: {
            products: components["schemas"]["KeptProduct"][];
            artisans: components["schemas"]["KeptArtisan"][];
        };
        KeptProduct: {
            id: components["schemas"]["ProductId"];
            kept_at: components["schemas"]["Timestamp"];
        };
        KeptArtisan: {
            id: components["schemas"]["ArtisanId"];
            kept_at: components["schemas"]["Timestamp"];
        };
        /** @description Where the orders go to. */
        SavedAddress: {
            /** @description One line. */
            recipient: string;
            phone: components["schemas"]["Phone"];
            /** @description May have several lines. */
            address: string;
            /** @description One line. */
            city: string;
            area: components["schemas"]["Area"];
        };
        AddressBook: {
            addresses: components["schemas"]["SavedAddress"][];
        };
        Deletion: {
            /** @description Whether nothing stands in the way. */
            possible: boolean;
            /** @description Days in which logging in takes it back. */
            grace_days: number;
            /** @description Whether it does that they are one. */
            is_administrator: boolean;
            /** @description Those whose money is not where it belongs, the newest first. */
            orders: components["schemas"]["OpenOrder"][];
            /** @description Whether there are more of them. */
            more_orders: boolean;
            /** @description The artisan's wallet, if something is in it, on its way or owed. */
            wallet: components["schemas"]["OpenWallet"] | null;
        };
        OpenOrder: {
            order_id: components["schemas"]["OrderId"];
            side: components["schemas"]["Side"];
            /**
             * @description `running`: it is not over; `disputed`: the parties disagree; `money_held`: the money is still held; `refunding`: money is on its way back to the buyer; `bank_asks`: the buyer's bank asks for the money.
             * @enum {string}
             */
            why: "running" | "disputed" | "money_held" | "refunding" | "bank_asks";
        };
        OpenWallet: {
            held: components["schemas"]["Money"];
            available: components["schemas"]["Money"];
            in_transit: components["schemas"]["Money"];
            debt: components["schemas"]["Money"];
        };
        AskDeletion: {
            /** @description The address of the account, so that nobody asks by mistake. */
            email: components["schemas"]["Email"];
        };
        DeletionAsked: {
            /** @description From when on it cannot be taken back. */
            erases_at: components["schemas"]["Timestamp"];
            message: string;
        };
        UserId: string;
        /** @description A telephone number in international form (E.164), without spaces, of a country that there is; in Nigeria of a form that its numbering plan has. */
        Phone: string;
        User: {
            id: components["schemas"]["UserId"];
            /** @description What they are called as an artisan; null when they are none. */
            artisan_id: components["schemas"]["ArtisanId"] | null;
            email: components["schemas"]["Email"];
            name: components["schemas"]["PersonName"];
            phone: components["schemas"]["Phone"] | null;
            roles: components["schemas"]["Role"][];
            email_verified_at: components["schemas"]["TimestampOrNull"];
            created_at: components["schemas"]["Timestamp"];
        };
        /** @description The signed-in user. */
        Me: components["schemas"]["User"] & {
            /** @description Notifications that were not read, among the newest hundred; 100 are many. */
            unread_notifications: number;
            /** @description Messages that were not read, in the newest hundred conversations that have any. */
            unread_messages: number;
        };
        FoundUsers: {
            items: components["schemas"]["User"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description A buyer beside something of theirs. */
        BuyerSummary: {
            id: components["schemas"]["UserId"];
            /** @description Null once they have gone. */
            name: string | null;
            /** @description By artisans, and of an order only; for its artisan and administrators. Left out while there is no review. */
            rating?: components["schemas"]["Rating"];
        };
        UserUpdate: {
            name?: components["schemas"]["PersonName"];
            /** @description In international form; null removes it. */
            phone?: components["schemas"]["Phone"] | null;
        };
        UploadId: string;
        /** @description What the file is for decides which files are taken. */
        UploadRequest: components["schemas"]["DocumentUpload"] | components["schemas"]["PictureUpload"] | components["schemas"]["ReceiptUpload"] | components["schemas"]["SheetUpload"];
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
        /** A document for the verification, a piece of evidence or a file of a message, 10 MiB at most */
        DocumentUpload: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            purpose: "verification_document" | "evidence" | "message_file";
            media_type: string;
            /** @description The file has so many at most. */
            bytes: number;
        };
        /** A picture of a product or of a review, or a proof of delivery, 5 MiB at most */
        PictureUpload: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            purpose: "product_image" | "delivery_proof" | "review_picture";
            media_type: string;
            /** @description The file has so many at most. */
            bytes: number;
        };
        /** The receipt of a refund that an administrator paid by hand, 10 MiB at most */
        ReceiptUpload: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            purpose: "payment_proof";
            media_type: string;
            /** @description The file has so many at most. */
            bytes: number;
        };
        /** A file of products, 5 MiB at most */
        SheetUpload: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            purpose: "product_sheet";
            media_type: string;
            /** @description The file has so many at most. */
            bytes: number;
        };
        /** @description A file that stays as it is. */
        CompletedUpload: {
            /** @enum {string} */
            purpose: "verification_document" | "product_image" | "delivery_proof" | "evidence" | "message_file" | "payment_proof" | "review_picture" | "product_sheet";
            /** @enum {string} */
            media_type: "application/pdf" | "image/jpeg" | "image/png" | "image/webp" | "text/csv";
            /** @description Of the file as it stays; it may be smaller than what was sent. */
            bytes: number;
            /** @description Of the file as it stays. */
            sha256: string;
            completed_at: components["schemas"]["Timestamp"];
            picture?: components["schemas"]["Picture"];
        } & components["schemas"]["FileLink"];
        /** @description How far a picture is that everybody is to see. Other uploads have none. */
        Picture: {
            status: components["schemas"]["PictureStatus"];
            /** @description Once it is `ready`. */
            image?: components["schemas"]["Image"];
            reason?: components["schemas"]["PictureRefusal"];
            /** @description Why it was `refused` and what to do, for people. */
            detail?: string;
        };
        /** @enum {string} */
        PictureStatus: "waiting" | "ready" | "refused";
        /**
         * @description Why it was `refused`.
         * @enum {string}
         */
        PictureRefusal: "damaged" | "too_large" | "unreadable";
        /** @description A picture that everybody may see. */
        Image: {
            id: components["schemas"]["UploadId"];
            /** @description Of the whole picture, held upright, in pixels. */
            width: number;
            /** @description The same. */
            height: number;
            /** @description Its main colour, to be shown until it is there. */
            colour: string;
            /** @description What it shows, for those who do not see it; left out where nobody wrote that. */
            alt?: string;
            /**
             * @description 320, 640 and 1280 pixels wide, the smallest first; none wider than the picture, and of a narrower one its own width.
             *     Empty where pictures are not published.
             */
            sizes: components["schemas"]["ImageSize"][];
        };
        /** @description What lies at these addresses never changes. */
        ImageSize: {
            /** @description In pixels. */
            width: number;
            /** @description In pixels. */
            height: number;
            /**
             * Format: uri
             * @description For browsers.
             */
            webp: string;
            /**
             * Format: uri
             * @description The same for what does not take WebP.
             */
            jpeg: string;
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
        /**
         * @description A state of Nigeria by its ISO 3166-2 code: `NG-LA` is Lagos.
         * @enum {string}
         */
        Area: "NG-AB" | "NG-AD" | "NG-AK" | "NG-AN" | "NG-BA" | "NG-BE" | "NG-BO" | "NG-BY" | "NG-CR" | "NG-DE" | "NG-EB" | "NG-ED" | "NG-EK" | "NG-EN" | "NG-FC" | "NG-GO" | "NG-IM" | "NG-JI" | "NG-KD" | "NG-KE" | "NG-KN" | "NG-KO" | "NG-KT" | "NG-KW" | "NG-LA" | "NG-NA" | "NG-NI" | "NG-OG" | "NG-ON" | "NG-OS" | "NG-OY" | "NG-PL" | "NG-RI" | "NG-SO" | "NG-TA" | "NG-YO" | "NG-ZA";
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
            /** @description How fast they usually answer a first message; null where too little is known or they are slow. Only `GET /artisans/{artisan_id}` says it. */
            answers_within: components["schemas"]["ResponseTime"] | null;
            created_at: components["schemas"]["Timestamp"];
            /** @description By buyers; left out while there is no review, and where an artisan reads their own. */
            rating?: components["schemas"]["Rating"];
            /** @description When they take orders again, if they take none. May have passed. */
            away_until?: components["schemas"]["Timestamp"];
            /** @description How their goods get to buyers. Where it is missing, the two agree on it, without a fee. */
            delivery_options?: components["schemas"]["DeliveryOptions"];
        };
        /** @description An artisan beside something of theirs. */
        ArtisanSummary: {
            id: components["schemas"]["ArtisanId"];
            /** @description Null once they have gone. */
            display_name: string | null;
            /** @description Whether they may sell. */
            verified: boolean;
            tier: components["schemas"]["Tier"];
            /** @description By buyers; left out while there is no review. */
            rating?: components["schemas"]["Rating"];
            /** @description When they take orders again, if they take none. May have passed. */
            away_until?: components["schemas"]["Timestamp"];
        };
        /** @description How an artisan's goods get to buyers. */
        DeliveryOptions: {
            pick_up?: components["schemas"]["PickUp"];
            own_delivery?: components["schemas"]["OwnDelivery"];
            courier?: components["schemas"]["Courier"];
        };
        /**
         * @description `pick_up`: the buyer comes for the goods; `own_delivery`: the artisan brings them; `courier`: somebody else brings them, anywhere in the country.
         * @enum {string}
         */
        DeliveryKind: "pick_up" | "own_delivery" | "courier";
        /** @description The buyer comes for the goods, which costs nothing. */
        PickUp: {
            /** @description Where. May have several lines. */
            place: string;
            days: components["schemas"]["DaysPromised"];
        };
        /** @description The artisan brings the goods, to the places that they name. */
        OwnDelivery: {
            /** @description One at least, and no place twice. */
            areas: components["schemas"]["AreaFee"][];
            /** @description The price of the goods from which on it is free. */
            free_from?: components["schemas"]["Money"];
            days: components["schemas"]["DaysPromised"];
        };
        AreaFee: {
            area: components["schemas"]["Area"];
            /** @description A town in it; one line. Without one it is the whole state. */
            town?: string;
            fee: components["schemas"]["Money"];
        };
        /** @description Somebody else brings the goods, anywhere in the country. */
        Courier: {
            /** @description Who, and how it goes. May have several lines. */
            note: string;
            /** @description What the artisan takes for it. */
            fee: components["schemas"]["Money"];
            /** @description The price of the goods from which on it is free. */
            free_from?: components["schemas"]["Money"];
            days: components["schemas"]["DaysPromised"];
        };
        /** @description From acceptance until the buyer has the goods, or can have them. No more than a delivery may take, 14 unless the operator says otherwise. */
        DaysPromised: number;
        Away: {
            /**
             * Format: date
             * @description The day from which on they take orders again. Without it, they do now.
             */
            back_on?: string;
        };
        Suspension: {
            /** @description The artisan is told it. May have several lines. */
            reason: string;
            /**
             * @description Whether their money waits until the suspension is over.
             * @enum {string}
             */
            payouts: "hold" | "continue";
        };
        AccountConfirmation: {
            /** @description The last four digits of the account. */
            account_last4: string;
            /** @description The holder's name, as the bank has it. */
            account_name: string;
            /** @description The artisan is told it. May have several lines. */
            reason: string;
        };
        Restoration: {
            /** @description The artisan is told it. May have several lines. */
            reason: string;
        };
        /** @description Whether an artisan may sell, and what was decided last. */
        ArtisanStanding: {
            artisan_id: components["schemas"]["ArtisanId"];
            verification: components["schemas"]["Verification"];
            /** @description Why they were turned down or suspended. */
            reason: string | null;
            /** @description Whether payouts wait until a suspension is over. */
            payouts_held: boolean;
            decided_at: components["schemas"]["TimestampOrNull"];
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
            /** @description Whether payouts wait until a suspension is over. */
            payouts_held: boolean;
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
            documents: components["schemas"]["FileLink"][];
        };
        VerificationDecision: components["schemas"]["Approval"] | components["schemas"]["Rejection"];
        /** Approval */
        Approval: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            decision: "approve";
        };
        /** Rejection */
        Rejection: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            decision: "reject";
            /** @description The artisan is told it. May have several lines. */
            reason: string;
        };
        AnyArtisan: components["schemas"]["OwnArtisan"] | components["schemas"]["Artisan"];
        VerificationDocuments: {
            documents: components["schemas"]["UploadId"][];
        };
        NewPayoutAccount: {
            /** @description From `GET /banks`. */
            bank_code: string;
            /** @description A NUBAN; leading zeros count. */
            account_number: string;
        };
        PayoutPreference: {
            mode: components["schemas"]["PayoutMode"];
        };
        Banks: {
            items: components["schemas"]["Bank"][];
        };
        WaitingArtisanPage: {
            items: components["schemas"]["WaitingArtisan"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        VerificationDecided: {
            artisan_id: components["schemas"]["ArtisanId"];
            verification: components["schemas"]["Verification"];
            /** @description Of a rejection. */
            reason: string | null;
            decided_at: components["schemas"]["TimestampOrNull"];
        };
        NewTier: {
            tier: components["schemas"]["Tier"];
            /** @description May have several lines. */
            reason: string;
        };
        ArtisanTier: {
            artisan_id: components["schemas"]["ArtisanId"];
            tier: components["schemas"]["Tier"];
        };
        /** @description Products as CSV, a line each. */
        ProductSheet: string;
        ImportId: string;
        NewImport: {
            upload_id: components["schemas"]["UploadId"];
        };
        /** @enum {string} */
        SheetColumn: "product_id" | "title" | "description" | "category" | "price" | "stock" | "new_stock" | "state" | "attributes" | "pictures" | "error";
        /** @description What is wrong with a line, and what to do. */
        SheetFault: {
            /** @description As an editor counts them; the names of the columns are line 1. */
            line: number;
            /** @description Absent where it is the whole line. */
            column?: components["schemas"]["SheetColumn"];
            /** @description For people. */
            detail: string;
        };
        Import: {
            id: components["schemas"]["ImportId"];
            /** @enum {string} */
            state: "under_way" | "done";
            /** @description Of the file, the names of the columns apart. */
            lines: number;
            /** @description Lines that are worked off. */
            done: number;
            /** @description Drafts that they began. */
            created: number;
            /** @description Products that they changed. */
            changed: number;
            /** @description Lines that say what was so before. */
            unchanged: number;
            /** @description Lines that were not taken. */
            failed: number;
            /** @description What is wrong with the first of those that were not taken. */
            errors: components["schemas"]["SheetFault"][];
            created_at: components["schemas"]["Timestamp"];
        };
        ProductId: string;
        /**
         * @description A category's slug; `GET /categories` has their names.
         * @enum {string}
         */
        Category: "furniture" | "tables-desks" | "seating" | "beds" | "storage" | "doors-windows" | "doors" | "windows" | "tiles-flooring" | "tiles" | "flooring" | "paint-finishes" | "paint" | "varnish-oil" | "plumbing" | "pipes-fittings" | "taps-basins" | "electrical" | "cables-switches" | "power-backup" | "lighting" | "roofing" | "metalwork" | "gates-railings" | "security" | "textiles" | "curtains" | "rugs-mats" | "garden" | "tools" | "power-tools" | "building-materials";
        NewProduct: {
            /** @description One line. */
            title: string;
            /** @description In the artisan's words. May have several lines. */
            description: string;
            category: components["schemas"]["Category"];
            /** @description Of one piece, in the currency of the market. */
            price: components["schemas"]["Money"];
            /** @description Pieces. */
            stock: number;
            /** @description Whether nobody is to see it before it is published; not, if left out. */
            draft?: boolean;
            images?: components["schemas"]["ProductImages"];
            alts?: components["schemas"]["ImageAlts"];
            attributes?: components["schemas"]["SentAttributes"];
        };
        ProductUpdate: {
            /** @description One line. */
            title?: string;
            /** @description In the artisan's words. May have several lines. */
            description?: string;
            category?: components["schemas"]["Category"];
            /** @description Of one piece, in the currency of the market. */
            price?: components["schemas"]["Money"];
            /** @description All pictures, those that stay too. */
            images?: components["schemas"]["ProductImages"];
            alts?: components["schemas"]["ImageAlts"];
            /** @description All attributes, those that stay too. */
            attributes?: components["schemas"]["SentAttributes"];
        };
        /** @description What pictures of the product show, each once. Those that are not named keep their words. */
        ImageAlts: components["schemas"]["ImageAlt"][];
        ImageAlt: {
            image_id: components["schemas"]["UploadId"];
            /** @description For those who do not see it; empty to say nothing. */
            alt: string;
        };
        /** @description What the product says of attributes of its category, each once; `GET /categories/{slug}` has them. */
        SentAttributes: components["schemas"]["SentAttribute"][];
        SentAttribute: {
            /** @description Of an attribute of the category. */
            key: string;
            value: components["schemas"]["AttributeValue"];
        };
        /**
         * @description Of a `choice` the value of one of its `choices`; of a `number` a number with two decimals at most, between its bounds; of `yes_no`
         *     true or false; of a `text` one line. An empty text says nothing.
         */
        AttributeValue: string | number | boolean;
        ProductAttribute: {
            key: string;
            /** @description For people. */
            name: string;
            value: components["schemas"]["AttributeValue"];
            /** @description The value for people: `180 cm`. */
            words: string;
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
            /** @description By buyers; left out while there is no review, and where an artisan changes or lists their own. */
            rating?: components["schemas"]["Rating"];
            images: components["schemas"]["Image"][];
            /** @description What it says of attributes of its category, in their order; left out where it says nothing. */
            attributes?: components["schemas"]["ProductAttribute"][];
            /** @description Pieces that nobody has reserved. */
            stock: number;
            /** @description What is not `on_sale`, only its artisan sees. */
            status: components["schemas"]["ProductStatus"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            /** @description Whether buyers may offer less than its price; left out where they may not. */
            takes_offers?: boolean;
            /** @description How little of the price buyers may offer, in percent; left out where no offers are taken. Only for its artisan. */
            lowest_offer_percent?: number;
            /** @description What the price of one piece brings, with the fee of orders that are placed now. Only for its artisan. */
            proceeds?: components["schemas"]["Proceeds"];
            /** @description What its artisan may do now; once it is archived, to restore it. Only for its artisan. */
            actions?: components["schemas"]["ProductAction"][];
        };
        /**
         * @description `draft`: being written; `on_sale`: in the shop; `hidden`: out of it for a while; `archived`: put away.
         * @enum {string}
         */
        ProductStatus: "draft" | "on_sale" | "hidden" | "archived";
        /** @enum {string} */
        ProductActionName: "edit" | "adjust_stock" | "publish" | "hide" | "archive" | "restore";
        /** @description Something that an artisan can do with a product of theirs. When `allowed` is false, `reason` and `detail` say why. */
        ProductAction: {
            action: components["schemas"]["ProductActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
        };
        /** @description A product with who offers it. */
        ProductWithArtisan: components["schemas"]["Product"] & {
            artisan: components["schemas"]["ArtisanSummary"];
        };
        Categories: {
            /** @description Of the list. */
            version: number;
            items: components["schemas"]["NamedCategory"][];
        };
        StockAdjustment: {
            /** @description Pieces more, or less. */
            delta: number;
        };
        ProductPage: {
            items: components["schemas"]["Product"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ProductWithArtisanPage: {
            items: components["schemas"]["ProductWithArtisan"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        NamedCategory: {
            slug: components["schemas"]["Category"];
            /** @description For people. */
            name: string;
            /** @description What it is a part of; left out where it stands for itself. */
            parent?: components["schemas"]["Category"];
        };
        DescribedCategory: {
            slug: components["schemas"]["Category"];
            /** @description For people. */
            name: string;
            /** @description The outermost first. */
            part_of: components["schemas"]["NamedCategory"][];
            parts: components["schemas"]["NamedCategory"][];
            attributes: components["schemas"]["Attribute"][];
        };
        /** @description Something that products of a category may say of themselves. */
        Attribute: {
            key: string;
            /** @description For people. */
            name: string;
            /**
             * @description `choice`: one of `choices`; `number`: from `minimum` to `maximum`, of `unit`; `yes_no`; `text`: so many `characters` at most.
             * @enum {string}
             */
            kind: "choice" | "number" | "yes_no" | "text";
            choices?: components["schemas"]["AttributeChoice"][];
            unit?: string;
            minimum?: number;
            maximum?: number;
            characters?: number;
        };
        AttributeChoice: {
            value: string;
            /** @description For people. */
            name: string;
        };
        /**
         * @description `relevance`: what fits best, and without `q` the newest; `newest`; `price_up`: the cheapest first; `price_down`: the dearest first;
         *     `rating`: the best rated first, where a few reviews count for less than many, and what nobody has reviewed last.
         * @default relevance
         * @enum {string}
         */
        SearchSort: "relevance" | "newest" | "price_up" | "price_down" | "rating";
        ProductSearch: {
            items: components["schemas"]["FoundProduct"][];
            next_cursor: components["schemas"]["NextCursor"];
            /** @description How much was found in all, some seconds ago. */
            total: number;
            /** @description Whether nothing has all words and this has some of them. */
            only_some_words: boolean;
            facets: components["schemas"]["SearchFacets"];
        };
        FoundProduct: {
            product: components["schemas"]["Product"];
            artisan: components["schemas"]["ArtisanSummary"];
            /** @description The title in pieces, with what was looked for marked. */
            title: components["schemas"]["TextPiece"][];
            /** @description The part of the description in which that stands, in pieces. */
            excerpt: components["schemas"]["TextPiece"][];
        };
        TextPiece: {
            text: string;
            /** @description Whether it was looked for. */
            marked: boolean;
        };
        /** @description How much would be found with another value of one filter, the others as they are; the most first. */
        SearchFacets: {
            categories: components["schemas"]["FacetCount"][];
            states: components["schemas"]["FacetCount"][];
            tiers: components["schemas"]["FacetCount"][];
            /** @description What can be bought now. */
            in_stock: number;
            /** @description What has so many stars on average and more, the most stars first. */
            stars: components["schemas"]["FacetCount"][];
            /** @description The lowest price in minor units; null where nothing is found. */
            price_min: number | null;
            /** @description The highest price in minor units; null where nothing is found. */
            price_max: number | null;
            /** @description Of the `category` that is chosen, in its order; those that nothing found says anything of are left out. */
            attributes: components["schemas"]["AttributeFacet"][];
        };
        AttributeFacet: {
            key: string;
            /** @description For people. */
            name: string;
            /** @description Of a choice, and of yes and no. */
            values: components["schemas"]["AttributeCount"][];
            /** @description Of a number. */
            range?: components["schemas"]["AttributeRange"];
        };
        AttributeCount: {
            /** @description As the parameter takes it. */
            value: string;
            /** @description For people. */
            name: string;
            count: number;
        };
        AttributeRange: {
            unit: string;
            /** @description The lowest of what is found. */
            minimum: number;
            /** @description The highest of what is found. */
            maximum: number;
        };
        FacetCount: {
            /** @description As the parameter takes it. */
            value: string;
            count: number;
        };
        ArtisanPage: {
            items: components["schemas"]["Artisan"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        SearchSuggestions: {
            items: components["schemas"]["SearchSuggestion"][];
        };
        SearchSuggestion: {
            /** @description All that would be looked for. */
            text: string;
        };
        /** @description A page for people, in HTML. */
        Page: string;
        /** @description A site map or an index of them, as sitemaps.org says. */
        SiteMap: string;
        Cart: {
            items: components["schemas"]["CartLine"][];
            /** @description Products that it takes at most. */
            limit: number;
        };
        /** @description A product in a cart, beside what it is now. */
        CartLine: {
            product_id: components["schemas"]["ProductId"];
            artisan_id: components["schemas"]["ArtisanId"];
            quantity: number;
            /** @description The price of a piece that the person was shown last. */
            unit_price: components["schemas"]["Money"];
            /** @description Null where there is no such product any more. */
            title: string | null;
            /** @description Its first picture; null where it has none. */
            image: components["schemas"]["Image"] | null;
            /** @description What a piece costs now. */
            price: components["schemas"]["Money"] | null;
            /** @description How many are left. */
            available: number;
            artisan: components["schemas"]["ArtisanSummary"];
            /**
             * @description What has changed since it was put there, the worst of it: it is not sold any more (`unavailable`), its artisan takes no orders for
             *     some days (`away`), fewer are left (`stock`), or it costs something else (`price`).
             */
            change: ("unavailable" | "away" | "stock" | "price") | null;
            /** @description The price that the artisan and the person agreed on; left out where there is none that is good. */
            agreed?: components["schemas"]["AgreedPrice"];
        };
        CartLines: {
            lines: components["schemas"]["SavedLine"][];
        };
        SavedLine: {
            product_id: components["schemas"]["ProductId"];
            artisan_id: components["schemas"]["ArtisanId"];
            quantity: number;
            unit_price: components["schemas"]["Money"];
        };
        NewCartLine: {
            product_id: components["schemas"]["ProductId"];
            quantity: number;
            /** @description The price of a piece that the person was shown. Without it, it is what it is now. */
            unit_price?: components["schemas"]["Money"];
        };
        CartQuantity: {
            /** @description None takes the product out. */
            quantity: number;
            /** @description The price of a piece that the person was shown. Without it, it stays. */
            unit_price?: components["schemas"]["Money"];
        };
        CartToMerge: {
            /** @description Made by the device, anew for each cart that it hands in; one line. */
            merge_id: string;
            /** @description None of them twice. */
            items: components["schemas"]["NewCartLine"][];
        };
        MergedCart: components["schemas"]["CartLines"] & {
            notes: components["schemas"]["MergeNote"][];
        };
        MergeNote: {
            product_id: components["schemas"]["ProductId"];
            /**
             * @description `cut`: the sum was more than there is; `unavailable`: it cannot be bought, or not by them; `full`: the cart was full.
             * @enum {string}
             */
            what: "cut" | "unavailable" | "full";
            /** @description How many are in the cart now. */
            quantity: number;
        };
        Checkout: {
            /** @description Products of one artisan or of several, none of them twice. */
            items: components["schemas"]["CheckoutLine"][];
            delivery: components["schemas"]["NewDelivery"];
            /** @description What was chosen of the `delivery_options` of each artisan, none of them twice. Of an artisan who offers nothing, nothing is chosen. */
            delivery_options?: components["schemas"]["ChosenDelivery"][];
            /** @description The accepted offers whose prices are taken, each on one of the products. */
            offers?: components["schemas"]["OfferId"][];
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
        CheckoutLine: {
            product_id: components["schemas"]["ProductId"];
            quantity: number;
            /** @description The price of a piece that the buyer was shown. If it costs something else now, nothing is ordered. Without it, the price is whatever it is. */
            unit_price?: components["schemas"]["Money"];
        };
        ChosenDelivery: {
            artisan_id: components["schemas"]["ArtisanId"];
            option: components["schemas"]["DeliveryKind"];
            /** @description What it costs, as the buyer was shown. If it costs something else now, nothing is ordered. */
            fee: components["schemas"]["Money"];
        };
        /** @description Where the orders go to. */
        NewDelivery: {
            /** @description One line. */
            recipient: string;
            phone: components["schemas"]["Phone"];
            /** @description May have several lines. */
            address: string;
            /** @description One line. */
            city: string;
            area: components["schemas"]["Area"];
            /** @description What is near it and everybody knows; one line. */
            landmark?: string;
            pin?: components["schemas"]["Pin"];
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
             * @description `closed`: no order waits for it any more, and nothing was paid; money that comes all the same goes back. `suspended`: paid, but it fits no open order; the money goes back.
             * @enum {string}
             */
            status: "pending" | "closed" | "succeeded" | "suspended" | "reversed";
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
        Gateways: {
            items: components["schemas"]["GatewayState"][];
        };
        FlutterwaveReport: {
            /** @description Such as `charge.completed` or `transfer.completed`. */
            event?: string;
            /** @description What newer accounts have instead of `event`. */
            type?: string;
            /** @description What it is about; depends on the event. */
            data?: Record<string, never>;
        };
        ReportReceived: {
            /** @constant */
            received: true;
        };
        PaystackReport: {
            /** @description Such as `charge.success`, `transfer.failed` or `refund.processed`. */
            event?: string;
            /** @description What it is about; depends on the event. */
            data?: Record<string, never>;
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
            lines: components["schemas"]["OrderLine"][];
            total: components["schemas"]["Money"];
            /** @description How it travels, in the artisan's words. */
            tracking: components["schemas"]["Tracking"] | null;
            /** @description What shows that it arrived. */
            proof: components["schemas"]["Proof"] | null;
            /** @description Why it was called off. */
            reason: string | null;
            /** @description Who called it off; null where nobody did, or it is not known. */
            cancelled_by: components["schemas"]["CancelledBy"] | null;
            /** @description The dispute about it; of several the last. */
            dispute_id: components["schemas"]["DisputeId"] | null;
            /** @description What its two sides write to each other. */
            conversation_id: components["schemas"]["ConversationId"];
            /** @description What the artisan offers to give back, until the buyer answers. */
            refund_offer: components["schemas"]["RefundOffer"] | null;
            /** @description Whether the buyer's bank asks for the money. While it does, the money rests where it is. */
            payment_disputed: boolean;
            /** @description What goes back to the buyer, or has gone. */
            refunds: components["schemas"]["OrderRefund"][];
            created_at: components["schemas"]["Timestamp"];
            paid_at: components["schemas"]["TimestampOrNull"];
            accepted_at: components["schemas"]["TimestampOrNull"];
            shipped_at: components["schemas"]["TimestampOrNull"];
            delivered_at: components["schemas"]["TimestampOrNull"];
            closed_at: components["schemas"]["TimestampOrNull"];
            /** @description By when the artisan promised to deliver, from payment on. From then on the buyer may cancel. */
            deliver_by?: components["schemas"]["Timestamp"];
            /** @description When something happens by itself if nobody acts. */
            due_at: components["schemas"]["TimestampOrNull"];
            /** @description What the platform keeps of what is released to the artisan, in hundredths of a per cent. */
            fee_basis_points: number;
            /** @description What the release of what is held, or will be once it is paid, brings the artisan. Only for the artisan and administrators, until the money has moved. */
            proceeds?: components["schemas"]["Proceeds"];
            /**
             * @description What the caller may do now, and while the order is open what they may not do yet, with the reason. The rules that decide
             *     when the command comes say so. What has been done is not named.
             */
            actions: components["schemas"]["OrderAction"][];
            /** @description Only for the buyer, from payment to confirmation. Whoever tells it to the artisan says that they have the goods. */
            release_code?: string;
            /** @description Only of a single order, and for the artisan from acceptance on. */
            delivery?: components["schemas"]["Delivery"];
        };
        /** @description A line of an order, as it was sold. The lines add up to `total`. */
        OrderLine: {
            /**
             * @description `product`: pieces of a product, with `product_id` and `image`; `delivery`: how they get to the buyer, with `option`.
             * @enum {string}
             */
            kind: "product" | "delivery";
            product_id?: components["schemas"]["ProductId"];
            option?: components["schemas"]["DeliveryKind"];
            title: string;
            unit_price: components["schemas"]["Money"];
            quantity: number;
            /** @description Its first picture; null where it had none. */
            image?: components["schemas"]["Image"] | null;
        };
        /** @description An order with the names of its sides, which do not change with it. The answer to a command is the order without them. */
        OrderWithParties: components["schemas"]["Order"] & {
            buyer: components["schemas"]["BuyerSummary"];
            artisan: components["schemas"]["ArtisanSummary"];
        };
        /**
         * @description How an amount is divided when it is released to an artisan. The fee is the share of `fee_basis_points`, rounded half up to the
         *     minor unit: (amount × fee_basis_points + 5000) / 10000 without the rest. It is taken of an order's whole amount at once.
         */
        Proceeds: {
            /** @description What the platform keeps. */
            fee: components["schemas"]["Money"];
            /** @description What the artisan gets, before what they owe is taken of it. */
            net: components["schemas"]["Money"];
        };
        /**
         * @description `platform`: a deadline passed, or another order of the same checkout was called off.
         * @enum {string}
         */
        CancelledBy: "buyer" | "artisan" | "platform";
        /** @enum {string} */
        OrderActionName: "pay" | "accept" | "ship" | "change_tracking" | "deliver" | "add_proof" | "enter_release_code" | "confirm" | "cancel" | "open_dispute" | "offer_refund" | "withdraw_refund_offer" | "accept_refund" | "decline_refund" | "refund" | "review";
        /** @description Something that can be done to an order. When `allowed` is false, `reason` and `detail` say why. */
        OrderAction: {
            action: components["schemas"]["OrderActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
            /** @description From when on it can be done, where only time is missing. */
            possible_at?: components["schemas"]["Timestamp"];
            /** @description The dispute that stands in the way. */
            dispute_id?: components["schemas"]["DisputeId"];
            /** @description How much can be given back at most. */
            maximum?: components["schemas"]["Money"];
            /** @description Wrong release codes that are still taken. */
            attempts_left?: number;
            /** @description How long the other side can be reviewed. */
            until?: components["schemas"]["Timestamp"];
        };
        Delivery: {
            recipient: string;
            phone: string;
            address: string;
            city: string;
            area: string;
            /** @description What is near it and everybody knows. */
            landmark?: string;
            pin?: components["schemas"]["Pin"];
            /** @description The place to pick up at, or who the courier is, as the artisan said it then. */
            option_words?: string;
        };
        /** @description A point on the map, in millionths of a degree. */
        Pin: {
            /** @description North of the equator. */
            latitude: number;
            /** @description East of Greenwich. */
            longitude: number;
        };
        Tracking: {
            note: string;
        };
        Proof: {
            note: string;
            /** @description Photos. */
            uploads: components["schemas"]["UploadId"][];
            /** @description Where each photo can be opened, in the answer of `GET /orders/{order_id}` alone. Read the order again when an address has expired. */
            files?: components["schemas"]["FileLink"][];
        };
        RefundOffer: {
            id: components["schemas"]["RefundId"];
            amount: components["schemas"]["Money"];
            reason: string;
            offered_at: components["schemas"]["Timestamp"];
        };
        OrderRefund: {
            id: components["schemas"]["RefundId"];
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            stage: "decided" | "booked" | "arrived";
        };
        OrderPage: {
            items: components["schemas"]["OrderWithParties"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        Shipment: {
            /** @description The rider, the waybill, a link: whatever helps the buyer to follow it. May have several lines. */
            tracking_note: string;
        };
        NewProof: {
            /** @description Who took it, where and when. May have several lines. */
            note: string;
            /** @default [] */
            photos: components["schemas"]["UploadId"][];
        };
        Confirmation: {
            /** @description Six digits, from the artisan, who was told them by the buyer. */
            release_code?: string;
        };
        Cancellation: {
            /** @description The other side is told it. May have several lines. */
            reason: string;
        };
        RefundId: string;
        /** @description A refund, as administrators see it. */
        Refund: {
            id: components["schemas"]["RefundId"];
            /** @enum {string} */
            status: "decided" | "requested" | "sent" | "needs_attention" | "rerouted" | "failed" | "processed" | "paid_by_hand" | "closed" | "paid_twice";
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
            /** @description How it was paid without the gateway. */
            by_hand: components["schemas"]["ByHand"] | null;
            /** @description How it was closed without paying. */
            closing: components["schemas"]["Closing"] | null;
            /** @description Whether the gateway says that all that was paid has gone back already. Then it is to be closed, not paid. */
            refunded_there: boolean;
            /** @description When operators were told that the gateway takes too long. */
            delayed_at: components["schemas"]["Timestamp"] | null;
            /** @description Where each receipt of `by_hand` can be opened, in the answer of `GET /admin/refunds` alone. */
            receipts?: components["schemas"]["FileLink"][];
            created_at: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
            /**
             * @description What the administrator may do now, and until it has ended what they may not do yet, with the reason. The rules that decide
             *     when the command comes say so. `close_charged_back` is decided by the chargeback as well.
             */
            actions: components["schemas"]["RefundAction"][];
        };
        /**
         * @description `retry` and `retry_to_account` are `POST /admin/refunds/{refund_id}/retry` without and with an account; `mark_paid` is the payment by hand; `close_charged_back` and `close_refunded` are the closing with and without a chargeback.
         * @enum {string}
         */
        RefundActionName: "retry" | "retry_to_account" | "mark_paid" | "close_charged_back" | "close_refunded";
        /** @description Something that can be done about a refund. When `allowed` is false, `reason` and `detail` say why. */
        RefundAction: {
            action: components["schemas"]["RefundActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
        };
        /** @description How a refund was closed without paying it. */
        Closing: {
            /**
             * @description `charged_back`: the buyer's bank took the money. `refunded_at_gateway`: the gateway gave it back already.
             * @enum {string}
             */
            reason: "charged_back" | "refunded_at_gateway";
            note: string;
            closed_by: components["schemas"]["UserId"];
            at: components["schemas"]["Timestamp"];
        };
        RefundClosing: {
            /** @description What shows that the buyer has the money. */
            note: string;
            /** @description The lost chargeback by which the bank took it. Absent where the gateway gave it back. */
            chargeback_id?: components["schemas"]["ChargebackId"];
        };
        ByHand: {
            note: string;
            /** @description Receipts. */
            proof: components["schemas"]["UploadId"][];
            entered_by: components["schemas"]["UserId"];
            at: components["schemas"]["Timestamp"];
        };
        NewRefund: {
            /** @description More than nothing, and at most what was paid and has not gone back. */
            amount: components["schemas"]["Money"];
            /** @description Both sides are told it. */
            reason: string;
        };
        RefundPage: {
            items: components["schemas"]["Refund"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        RefundRetry: {
            account?: components["schemas"]["RefundAccount"];
        };
        RefundByHand: {
            /** @description How and when the buyer was paid. */
            note: string;
            proof: components["schemas"]["UploadId"][];
        };
        NewRefundOffer: {
            /** @description More than nothing, and at most what was paid and has not gone back. */
            amount: components["schemas"]["Money"];
            /** @description The buyer is told it. */
            reason: string;
        };
        /** @description Where the buyer wants the money, if it cannot go back the way it came. */
        RefundAccount: {
            /** @description From `GET /banks`. */
            bank_code: string;
            account_number: string;
        };
        DisputeId: string;
        /** @enum {string} */
        DisputeStatus: "open" | "answered" | "escalated" | "decided" | "appealed" | "awaiting_return" | "return_sent" | "resolved" | "withdrawn";
        /** @enum {string} */
        Side: "buyer" | "artisan";
        /** @description Uploads for the purpose `evidence`. */
        EvidenceFiles: components["schemas"]["UploadId"][];
        /** @description What each side gets of what is held; the artisan's part is before the fee. */
        Split: {
            to_buyer: components["schemas"]["Money"];
            to_artisan: components["schemas"]["Money"];
        };
        /** @description A split with what the artisan's part brings; without it of a dispute that is older than these fields. */
        SplitWithProceeds: components["schemas"]["Split"] & {
            /** @description What the platform keeps of the artisan's part, as in `Proceeds`. */
            fee?: components["schemas"]["Money"];
            /** @description What the artisan gets, before what they owe is taken of it. */
            net?: components["schemas"]["Money"];
        };
        Statement: {
            /** @description Empty where whoever said it has left. */
            text: string;
            uploads: components["schemas"]["UploadId"][];
            at: components["schemas"]["Timestamp"];
        };
        Proposal: {
            /** @description What it is accepted by. */
            number: number;
            split: components["schemas"]["SplitWithProceeds"];
            /** @description Whether the buyer sends the goods back first, and the money is divided then. */
            after_return: boolean;
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
            /** @description What the platform keeps of the artisan's part, in hundredths of a per cent, rounded as in `Proceeds`. Absent of a dispute that is older than this field. */
            fee_basis_points?: number;
            status: components["schemas"]["DisputeStatus"];
            opened_by: components["schemas"]["Side"];
            /** @description What whoever opened it says. */
            claim: components["schemas"]["Statement"];
            /** @description What the other side says. */
            answer: components["schemas"]["Statement"] | null;
            /** @description What both sides added. */
            evidence: components["schemas"]["Evidence"][];
            proposals: components["schemas"]["Proposals"];
            /** @description The decision, and the one after an appeal. */
            decisions: components["schemas"]["Decision"][];
            /** @description What one side has against the first decision. */
            appeal: components["schemas"]["Appeal"] | null;
            /** @description What both agreed on that goes back, the last one as it stands. */
            returns: components["schemas"]["Return"][];
            /** @description Who gets what in the end. */
            resolution: components["schemas"]["Resolution"] | null;
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
            /**
             * @description What the caller may do now, and until it is over what they may not do yet, with the reason. The rules that decide when
             *     the command comes say so. What has been done is not named.
             */
            actions: components["schemas"]["DisputeAction"][];
        };
        /** @enum {string} */
        DisputeActionName: "answer" | "add_evidence" | "propose" | "accept_proposal" | "withdraw" | "escalate" | "appeal" | "send_return" | "confirm_return" | "reject_return" | "decide";
        /** @description Something that can be done in a dispute. When `allowed` is false, `reason` and `detail` say why. */
        DisputeAction: {
            action: components["schemas"]["DisputeActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
            /** @description From when on it can be done, where only time is missing. */
            possible_at?: components["schemas"]["Timestamp"];
            /** @description What the parts of a split add up to. */
            held?: components["schemas"]["Money"];
            /** @description Whether a proposal can say that the goods go back first. */
            after_return?: boolean;
            /** @description The proposal that can be accepted. */
            number?: number;
            /** @description How often one may. */
            limit?: number;
        };
        /** @description A dispute with the names of its sides, which do not change with it. The answer to a command is the dispute without them. */
        DisputeWithParties: components["schemas"]["Dispute"] & {
            buyer: components["schemas"]["BuyerSummary"];
            artisan: components["schemas"]["ArtisanSummary"];
        };
        DisputeWithFiles: components["schemas"]["DisputeWithParties"] & {
            delivery: components["schemas"]["DeliveryReport"];
            /** @description Every file that is named in the dispute or shows the delivery. */
            files: components["schemas"]["EvidenceFile"][];
        };
        Evidence: {
            by: components["schemas"]["Side"];
            note: string;
            uploads: components["schemas"]["UploadId"][];
            message?: components["schemas"]["QuotedMessage"];
            at: components["schemas"]["Timestamp"];
        };
        /** @description A message as it was when one side added it. */
        QuotedMessage: {
            conversation_id: components["schemas"]["ConversationId"];
            number: components["schemas"]["MessageNumber"];
            by: components["schemas"]["Side"];
            /** @description What could be read of it. */
            text: string;
            uploads: components["schemas"]["UploadId"][];
            sent_at: components["schemas"]["Timestamp"];
        };
        /** @description The latest of each side. */
        Proposals: {
            buyer: components["schemas"]["Proposal"] | null;
            artisan: components["schemas"]["Proposal"] | null;
        };
        Decision: {
            split: components["schemas"]["SplitWithProceeds"];
            /** @description Why. */
            note: string;
            at: components["schemas"]["Timestamp"];
        };
        Appeal: {
            by: components["schemas"]["Side"];
            reason: string;
            at: components["schemas"]["Timestamp"];
        };
        Resolution: {
            split: components["schemas"]["SplitWithProceeds"];
            /**
             * @description `default`: nobody decided in time. `returned`: the artisan has the goods back. `return_unanswered`: the buyer sent them, and the artisan said nothing in time.
             * @enum {string}
             */
            by: "agreement" | "decision" | "default" | "returned" | "return_unanswered";
        };
        /** @description Goods that go back, as both agreed, and how that ended. */
        Return: {
            /** @description Who gets what once they are back. */
            split: components["schemas"]["SplitWithProceeds"];
            agreed_at: components["schemas"]["Timestamp"];
            /** @description Until when the buyer sends them; after that an administrator decides. */
            send_by: components["schemas"]["Timestamp"];
            /** @description What the buyer says and shows of the sending. */
            sent: components["schemas"]["Statement"] | null;
            /** @description Until when the artisan can say that something is wrong; known once they were sent. */
            inspect_by: components["schemas"]["TimestampOrNull"];
            /** @description What the artisan says is wrong. */
            objection: components["schemas"]["Statement"] | null;
            /** @description How it ended; null while it has not. */
            outcome: components["schemas"]["ReturnOutcome"] | null;
            ended_at: components["schemas"]["TimestampOrNull"];
        };
        /**
         * @description `received`: the artisan has the goods. `unanswered`: the artisan said nothing in time. `not_sent`: the buyer did not send them in time. `rejected`: the artisan says that they came back damaged, or not at all. `replaced`: both agreed on something else. `withdrawn`: the buyer took the dispute back.
         * @enum {string}
         */
        ReturnOutcome: "received" | "unanswered" | "not_sent" | "rejected" | "replaced" | "withdrawn";
        /** @description What the artisan said and showed of the delivery. */
        DeliveryReport: {
            tracking: components["schemas"]["Tracking"] | null;
            proof: components["schemas"]["Proof"] | null;
            shipped_at: components["schemas"]["TimestampOrNull"];
            delivered_at: components["schemas"]["TimestampOrNull"];
        };
        EvidenceFile: {
            id: components["schemas"]["UploadId"];
            by: components["schemas"]["Side"];
            /**
             * Format: uri
             * @description Where it can be read.
             */
            url: string;
            expires_at: components["schemas"]["Timestamp"];
        };
        DisputePage: {
            items: components["schemas"]["DisputeWithParties"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        NewDecision: {
            to_buyer: components["schemas"]["Money"];
            to_artisan: components["schemas"]["Money"];
            /** @description Why. Both sides are told it. */
            note: string;
        };
        NewDispute: {
            /** @description What is wrong. The other side reads it. */
            claim: string;
            evidence?: components["schemas"]["EvidenceFiles"];
        };
        DisputeAnswer: {
            /** @description The other side reads it. */
            statement: string;
            evidence?: components["schemas"]["EvidenceFiles"];
        };
        NewEvidence: {
            /** @description What it shows. */
            note: string;
            evidence?: components["schemas"]["EvidenceFiles"];
            message?: components["schemas"]["MessageRef"];
        };
        NewProposal: {
            to_buyer: components["schemas"]["Money"];
            to_artisan: components["schemas"]["Money"];
            /** @description Whether the buyer sends the goods back first; not if it is left out. The buyer then gets a part. */
            after_return?: boolean;
        };
        NewReturn: {
            /** @description How they travel. The artisan reads it. */
            note: string;
            evidence?: components["schemas"]["EvidenceFiles"];
        };
        ReturnObjection: {
            /** @description What is wrong. The buyer reads it. */
            statement: string;
            evidence?: components["schemas"]["EvidenceFiles"];
        };
        NewAppeal: {
            /** @description The other side reads it. */
            reason: string;
        };
        ReviewId: string;
        /** @description One to five; five is the best. */
        Stars: number;
        /** @description How reviews that are shown rate somebody or something. There is none while there is no review. */
        Rating: {
            /** @description The average in tenths of a star, rounded half up. */
            average_tenths: number;
            /** @description How many reviews there are. */
            count: number;
        };
        /** @description The same with how many gave how many stars. */
        RatingByStar: {
            /** @description In tenths of a star; null while there is no review. */
            average_tenths: number | null;
            count: number;
            /** @description How many gave one star, two, and so on. */
            by_star: number[];
        };
        /**
         * @description Who wrote it, of the other.
         * @enum {string}
         */
        ReviewSide: "buyer" | "artisan";
        /**
         * @description `waiting`: only its author sees it, and can change it; `hidden`: an administrator took it out of sight.
         * @enum {string}
         */
        ReviewState: "waiting" | "shown" | "hidden";
        NewReview: {
            /** @description What the other side gets. */
            stars: components["schemas"]["Stars"];
            /**
             * @description What products of the order get, each once; only of the buyer.
             * @default []
             */
            goods: components["schemas"]["NewGoodsRating"][];
            /** @description May have several lines. */
            words?: string;
            /**
             * @description In the order in which they are shown; only of the buyer.
             * @default []
             */
            pictures: components["schemas"]["UploadId"][];
        };
        NewGoodsRating: {
            product_id: components["schemas"]["ProductId"];
            stars: components["schemas"]["Stars"];
        };
        GoodsRating: {
            product_id: components["schemas"]["ProductId"];
            /** @description When it was sold. */
            title: string;
            stars: components["schemas"]["Stars"];
        };
        ReviewReply: {
            /** @description May have several lines. */
            words: string;
        };
        ReviewHiding: {
            /** @description Its author is told it. May have several lines. */
            reason: string;
        };
        /** @description What the other side answered. */
        Reply: {
            words: string;
            at: components["schemas"]["Timestamp"];
        };
        /** @description What a buyer says of an artisan or a product, as everybody sees it. */
        Review: {
            id: components["schemas"]["ReviewId"];
            /** @description What it gives the artisan or, in a list of a product, the product. */
            stars: components["schemas"]["Stars"];
            /** @description The first product of the order. */
            title: string;
            /** @description How many products the order has. */
            lines: number;
            words: string;
            pictures: components["schemas"]["Image"][];
            /** @description The first name, and the first letter of the next; null once they have gone. */
            author: string | null;
            written_at: components["schemas"]["Timestamp"];
            shown_at: components["schemas"]["TimestampOrNull"];
            reply: components["schemas"]["Reply"] | null;
        };
        ReviewPage: {
            items: components["schemas"]["Review"][];
            next_cursor: components["schemas"]["NextCursor"];
            rating: components["schemas"]["RatingByStar"];
        };
        /** @description A review as its order's sides and administrators see it. */
        OrderReview: {
            id: components["schemas"]["ReviewId"];
            by: components["schemas"]["ReviewSide"];
            state: components["schemas"]["ReviewState"];
            /** @description What it gives the other side. */
            stars: components["schemas"]["Stars"];
            goods: components["schemas"]["GoodsRating"][];
            words: string;
            pictures: components["schemas"]["Image"][];
            written_at: components["schemas"]["Timestamp"];
            shown_at: components["schemas"]["TimestampOrNull"];
            reply: components["schemas"]["Reply"] | null;
            /** @description Why it is out of sight; only for its author and administrators. */
            hidden_reason: string | null;
        };
        /** @description A review after something was done with it. */
        ReviewStanding: components["schemas"]["OrderReview"] & {
            order_id: components["schemas"]["OrderId"];
        };
        /** @description A review with the names of its order's sides. */
        ReviewWithParties: components["schemas"]["ReviewStanding"] & {
            buyer_id: components["schemas"]["UserId"];
            artisan_id: components["schemas"]["ArtisanId"];
            /** @description The first product of the order. */
            title: string;
            buyer: components["schemas"]["BuyerSummary"];
            artisan: components["schemas"]["ArtisanSummary"];
        };
        OrderReviews: {
            order_id: components["schemas"]["OrderId"];
            /** @description The buyer's; null where there is none, or the caller may not read it. */
            by_buyer: components["schemas"]["OrderReview"] | null;
            /** @description The artisan's; the same. */
            by_artisan: components["schemas"]["OrderReview"] | null;
            /** @description Whose is written, and shown to nobody else yet. */
            waiting: components["schemas"]["ReviewSide"][];
            /** @description Until when reviews can be written; null where they cannot, or not any more. */
            until: components["schemas"]["TimestampOrNull"];
            /** @description What the caller may do now; and why they may not write. */
            actions: components["schemas"]["ReviewAction"][];
        };
        /** @enum {string} */
        ReviewActionName: "write" | "change" | "reply";
        /** @description Something that can be done with the reviews of an order. When `allowed` is false, `reason` and `detail` say why. */
        ReviewAction: {
            action: components["schemas"]["ReviewActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
            /** @description How long a review can be written or changed. */
            until?: components["schemas"]["Timestamp"];
        };
        ReportId: string;
        /**
         * @description `open`: it waits for an administrator.
         * @enum {string}
         */
        ReportState: "open" | "decided";
        /**
         * @description What is wrong: a fraud or a fake; what must not be sold; what is not as it says, or somebody else's; somebody is to pay or to talk
         *     outside; insults and threats; what is nobody's business; advertisements; or something else.
         * @enum {string}
         */
        ReportKind: "scam" | "prohibited" | "misleading" | "outside" | "abuse" | "private" | "spam" | "other";
        /**
         * @description What is done about it; `dismiss`: nothing, it is within the rules.
         * @enum {string}
         */
        ReportAct: "dismiss" | "warn" | "hide_product" | "hide_review" | "suspend";
        ReportedThing: components["schemas"]["ReportedProduct"] | components["schemas"]["ReportedArtisan"] | components["schemas"]["ReportedBuyer"] | components["schemas"]["ReportedMessage"] | components["schemas"]["ReportedReview"];
        /** A product */
        ReportedProduct: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "product";
            product_id: components["schemas"]["ProductId"];
        };
        /** An artisan */
        ReportedArtisan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "artisan";
            artisan_id: components["schemas"]["ArtisanId"];
        };
        /** A buyer */
        ReportedBuyer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "buyer";
            buyer_id: components["schemas"]["UserId"];
            conversation_id: components["schemas"]["ConversationId"];
        };
        /** A message */
        ReportedMessage: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "message";
            conversation_id: components["schemas"]["ConversationId"];
            number: components["schemas"]["MessageNumber"];
        };
        /** A review */
        ReportedReview: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "review";
            review_id: components["schemas"]["ReviewId"];
        };
        NewReport: {
            thing: components["schemas"]["ReportedThing"];
            kind: components["schemas"]["ReportKind"];
            /** @description May have several lines. Needed for `other`. */
            words?: string;
        };
        FiledReport: {
            thing: components["schemas"]["ReportedThing"];
            state: components["schemas"]["ReportState"];
            /** @description When the caller reported it. */
            reported_at: components["schemas"]["Timestamp"];
        };
        ReportVerdict: {
            act: components["schemas"]["ReportAct"];
            reason: string;
            at: components["schemas"]["Timestamp"];
        };
        ReportStanding: {
            id: components["schemas"]["ReportId"];
            state: components["schemas"]["ReportState"];
            verdict: components["schemas"]["ReportVerdict"] | null;
        };
        /** @description How a thing looked to whoever reported it. */
        ReportSeen: {
            /** @description Its words, as that person could read them, or how they begin. */
            text: string;
            /** @description Whether contact details in it were hidden, since nothing was paid. */
            hides_contacts: boolean;
            pictures: components["schemas"]["Image"][];
            files: components["schemas"]["FileLink"][];
        };
        /** @description What one person said. */
        ReportStatement: {
            by: components["schemas"]["BuyerSummary"];
            /** @description Whether they sell here, too: it may be about somebody whom they compete with. */
            sells: boolean;
            kind: components["schemas"]["ReportKind"];
            /** @description Empty where the kind says it. */
            words: string;
            /** @description Null where it was the same as in the statement before. */
            seen: components["schemas"]["ReportSeen"] | null;
            at: components["schemas"]["Timestamp"];
        };
        Report: {
            id: components["schemas"]["ReportId"];
            thing: components["schemas"]["ReportedThing"];
            /** @description What it was called; empty where it has no name of its own. */
            title: string;
            /** @description Who answers for it. */
            person: components["schemas"]["BuyerSummary"];
            /** @description Their shop; null where they have none. */
            artisan: components["schemas"]["ArtisanSummary"] | null;
            state: components["schemas"]["ReportState"];
            /** @description How many have reported it since it was decided last. More than twenty are not counted. */
            people: number;
            /** @description What they said, the first one first; before those, what was said in the round that was decided last. */
            statements: components["schemas"]["ReportStatement"][];
            opened_at: components["schemas"]["Timestamp"];
            /** @description What was decided last time; null where it is reported for the first time. */
            verdict: components["schemas"]["ReportVerdict"] | null;
            /** @description What the caller can decide; nothing where they have part in it. */
            acts: components["schemas"]["ReportAct"][];
        };
        ReportPage: {
            items: components["schemas"]["Report"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        NewReportDecision: components["schemas"]["DismissReport"] | components["schemas"]["WarnOverReport"] | components["schemas"]["HideReportedProduct"] | components["schemas"]["HideReportedReview"] | components["schemas"]["SuspendOverReport"];
        /** It is within the rules */
        DismissReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "dismiss";
            /** @description Kept, and told to nobody. May have several lines. */
            reason: string;
        };
        /** Who answers for it is warned */
        WarnOverReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "warn";
            /** @description They are told it. May have several lines. */
            reason: string;
        };
        /** The product is hidden */
        HideReportedProduct: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "hide_product";
            product_id: components["schemas"]["ProductId"];
            /** @description The artisan is told it. May have several lines. */
            reason: string;
        };
        /** The review is hidden */
        HideReportedReview: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "hide_review";
            review_id: components["schemas"]["ReviewId"];
            /** @description Its author is told it. May have several lines. */
            reason: string;
        };
        /** The artisan is suspended */
        SuspendOverReport: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            act: "suspend";
            artisan_id: components["schemas"]["ArtisanId"];
            /**
             * @description Whether their money waits until the suspension is over.
             * @enum {string}
             */
            payouts: "hold" | "continue";
            /** @description The artisan is told it. May have several lines. */
            reason: string;
        };
        OfferId: string;
        /**
         * @description `proposed`: it waits for the artisan; `countered`: for the buyer; `accepted`: the buyer may order at `unit_price`; `expired`: its time is
         *     over, or the product left the shop; `used`: the buyer ordered at its price.
         * @enum {string}
         */
        OfferState: "proposed" | "countered" | "accepted" | "declined" | "withdrawn" | "expired" | "used";
        /**
         * @description On which side of it the caller is.
         * @enum {string}
         */
        OfferSide: "buyer" | "artisan";
        Bid: {
            /** @description What the buyer would pay for a piece; less than it costs. */
            unit_price: components["schemas"]["Money"];
            quantity: number;
        };
        OfferPrice: {
            /** @description Of a piece. Who accepts says which price they were shown. */
            unit_price: components["schemas"]["Money"];
        };
        OfferLimit: {
            /** @description How little of the price buyers may offer, in percent. Left out where no offers are taken. */
            lowest_percent?: number;
        };
        /** @description What a buyer would pay for pieces of a product. */
        PriceOffer: {
            id: components["schemas"]["OfferId"];
            product_id: components["schemas"]["ProductId"];
            buyer_id: components["schemas"]["UserId"];
            artisan_id: components["schemas"]["ArtisanId"];
            /** @description Of the product, when the buyer offered last. */
            title: string;
            state: components["schemas"]["OfferState"];
            side: components["schemas"]["OfferSide"];
            quantity: number;
            /** @description What a piece cost when the buyer offered last. */
            list_price: components["schemas"]["Money"];
            /** @description What the buyer would pay for a piece. */
            offered: components["schemas"]["Money"];
            /** @description What the artisan asks for instead; null where they did not. */
            asked: components["schemas"]["Money"] | null;
            /** @description The price of a piece that stands. */
            unit_price: components["schemas"]["Money"];
            /** @description How often the buyer has offered. */
            round: number;
            /** @description Until when it is answered, or ordered at its price; null once it is over. */
            until: components["schemas"]["TimestampOrNull"];
            since: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
            /** @description Of the checkout that took its price; only for the buyer. */
            payment_id: components["schemas"]["PaymentId"] | null;
            /** @description What the caller may do now. */
            actions: components["schemas"]["OfferAction"][];
        };
        /** @description An offer with what it is on and whom it is between. */
        PriceOfferWithParties: components["schemas"]["PriceOffer"] & {
            /** @description What a piece costs now; null where the product is not in the shop. */
            price: components["schemas"]["Money"] | null;
            /** @description The product's first picture; null where it has none, or is not in the shop. */
            image: components["schemas"]["Image"] | null;
            buyer: components["schemas"]["BuyerSummary"];
            artisan: components["schemas"]["ArtisanSummary"];
        };
        PriceOfferPage: {
            items: components["schemas"]["PriceOfferWithParties"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        OwnOffer: {
            product_id: components["schemas"]["ProductId"];
            /** @description The caller's offer, over or not; null where they have offered nothing. */
            offer: components["schemas"]["PriceOffer"] | null;
            /** @description Whether the caller may offer a price now, and why not. */
            actions: components["schemas"]["OfferAction"][];
        };
        /** @enum {string} */
        OfferActionName: "propose" | "accept" | "counter" | "decline" | "withdraw";
        /** @description Something that can be done with an offer. When `allowed` is false, `reason` and `detail` say why. */
        OfferAction: {
            action: components["schemas"]["OfferActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
            /** @description How long the caller may. */
            until?: components["schemas"]["Timestamp"];
            /** @description Of what fewer pieces are left than one. */
            product_id?: components["schemas"]["ProductId"];
            /** @description How many are left. */
            left?: number;
        };
        /** @description A price that the artisan and the person agreed on. The checkout takes it where the offer is named. */
        AgreedPrice: {
            offer_id: components["schemas"]["OfferId"];
            /** @description Of a piece: what a piece costs now where that is less. */
            unit_price: components["schemas"]["Money"];
            /** @description For how many pieces at most. */
            quantity: number;
            until: components["schemas"]["TimestampOrNull"];
        };
        ConversationId: string;
        /** @description Of a conversation's messages the first is 1, and none is left out. */
        MessageNumber: number;
        /** @description Uploads for the purpose `message_file`. */
        MessageFiles: components["schemas"]["UploadId"][];
        /**
         * @description The median of an artisan's first answers in the last 90 days, at least five of them.
         * @enum {string}
         */
        ResponseTime: "an_hour" | "a_day";
        /** @description What a conversation is about. Other kinds may come. */
        ConversationSubject: components["schemas"]["OrderSubject"] | components["schemas"]["QuestionSubject"];
        /** An order */
        OrderSubject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "order";
            order_id: components["schemas"]["OrderId"];
        };
        /** A question before anything is ordered */
        QuestionSubject: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "question";
            /** @description Null for a question about the artisan's work in general. */
            product_id: components["schemas"]["ProductId"] | null;
        };
        NewQuestion: {
            artisan_id: components["schemas"]["ArtisanId"];
            product_id?: components["schemas"]["ProductId"];
            /** @description May have several lines. */
            text: string;
            uploads?: components["schemas"]["MessageFiles"];
        };
        NewMessage: {
            /** @description May have several lines; not needed where files say it. */
            text?: string;
            uploads?: components["schemas"]["MessageFiles"];
        };
        MessagesRead: {
            through: components["schemas"]["MessageNumber"];
        };
        ConversationMark: {
            /** @description The number of the last message that is read, with all before it. */
            read_through: number;
            unread: number;
        };
        MessagesBlock: {
            blocked: boolean;
        };
        BlockedPerson: {
            user_id: components["schemas"]["UserId"];
            /** @description An artisan is called as their shop is. Null once they have gone. */
            name: string | null;
            blocked_at: components["schemas"]["Timestamp"];
        };
        BlockedPersonPage: {
            items: components["schemas"]["BlockedPerson"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ConversationMessage: {
            conversation_id: components["schemas"]["ConversationId"];
            number: components["schemas"]["MessageNumber"];
            by: components["schemas"]["Side"];
            /** @description Empty where a file says it, or whoever wrote it has left. */
            text: string;
            /** @description Whether contact details in it are hidden, each as `•••`. */
            hides_contacts: boolean;
            uploads: components["schemas"]["UploadId"][];
            /** @description The same, with links; where the conversation is read. */
            files?: components["schemas"]["FileLink"][];
            sent_at: components["schemas"]["Timestamp"];
        };
        MessagePage: {
            items: components["schemas"]["ConversationMessage"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        Conversation: {
            id: components["schemas"]["ConversationId"];
            subject: components["schemas"]["ConversationSubject"];
            /** @description Of the product, or of the order's first line; empty for a question about no product. */
            title: string;
            buyer: components["schemas"]["BuyerSummary"];
            artisan: components["schemas"]["ArtisanSummary"];
            own_side: components["schemas"]["Side"];
            /** @description The number of the last message; zero before the first. */
            last_number: number;
            read_through: components["schemas"]["ReadBySides"];
            /** @description How many the caller has not read. */
            unread: number;
            /** @description Whether contact details are hidden, since nothing is paid. */
            hides_contacts: boolean;
            /** @description Whether the caller blocks the other side. */
            blocked: boolean;
        };
        /** @description Up to which message each side has read. */
        ReadBySides: {
            buyer: number;
            artisan: number;
        };
        /** @description What one of the two sides wrote to the other, about the order or before it. */
        MessageRef: {
            conversation_id: components["schemas"]["ConversationId"];
            number: components["schemas"]["MessageNumber"];
        };
        ConversationPart: {
            conversation: components["schemas"]["Conversation"];
            messages: components["schemas"]["ConversationMessage"][];
            /** @description Whether something was said before the first of these. */
            has_earlier: boolean;
            /** @description Whether something was said after the last of these. */
            has_later: boolean;
        };
        ConversationLine: {
            id: components["schemas"]["ConversationId"];
            subject: components["schemas"]["ConversationSubject"];
            /** @description Of the product, or of the order's first line; empty for a question about no product. */
            title: string;
            buyer: components["schemas"]["BuyerSummary"];
            artisan: components["schemas"]["ArtisanSummary"];
            own_side: components["schemas"]["Side"];
            last: components["schemas"]["LastMessage"] | null;
            /** @description How many the caller has not read. */
            unread: number;
        };
        LastMessage: {
            by: components["schemas"]["Side"];
            /** @description How it begins; contact details are always hidden here. */
            text: string;
            /** @description How many files go with it. */
            files: number;
            at: components["schemas"]["Timestamp"];
        };
        ConversationPage: {
            items: components["schemas"]["ConversationLine"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description Has the ULID of its order. */
        EscrowId: string;
        /** @enum {string} */
        EscrowStatus: "pending" | "held" | "frozen" | "released" | "refunded" | "divided" | "charged_back" | "void";
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
            answer: components["schemas"]["ChargebackAnswer"] | null;
            /** @description Why the gateway did not take an answer. */
            last_error: string | null;
            created_at: components["schemas"]["Timestamp"];
            changed_at: components["schemas"]["Timestamp"];
            /**
             * @description What the administrator may do now, and until the bank has decided what they may not do, with the reason. The rules that
             *     decide when the command comes say so.
             */
            actions: components["schemas"]["ChargebackAction"][];
        };
        /** @enum {string} */
        ChargebackActionName: "accept" | "contest";
        /** @description Something that can be done about a chargeback, by its answer. When `allowed` is false, `reason` and `detail` say why. */
        ChargebackAction: {
            action: components["schemas"]["ChargebackActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
        };
        ChargebackAnswer: {
            /** @enum {string} */
            verdict: "accept" | "contest";
            note: string;
            evidence: string | null;
            answered_by: components["schemas"]["UserId"];
            at: components["schemas"]["Timestamp"];
        };
        ChargebackPage: {
            items: components["schemas"]["Chargeback"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ChargebackEvidence: {
            /** Format: uri */
            url: string;
            /** @description What to call the file in the answer. */
            evidence: string;
        };
        NewChargebackAnswer: {
            /** @enum {string} */
            verdict: "accept" | "contest";
            /** @description For the bank. */
            note: string;
            /** @description To contest; not to accept. */
            evidence?: string;
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
            /** @description The most that is paid out in a day where the market is. */
            daily_limit: components["schemas"]["Money"];
            /** @description What is left of it today. */
            daily_limit_left: components["schemas"]["Money"];
            /**
             * @description What the artisan may do now, or why not yet. The rules that decide when the command comes say so. Empty before there is a
             *     profile.
             */
            actions: components["schemas"]["WalletAction"][];
        };
        /** @enum {string} */
        WalletActionName: "withdraw";
        /** @description Something that can be done with a wallet. When `allowed` is false, `reason` and `detail` say why. */
        WalletAction: {
            action: components["schemas"]["WalletActionName"];
            /** @description Whether the command would be taken now. */
            allowed: boolean;
            reason?: components["schemas"]["Reason"];
            /** @description The same for people, as the refusal would say it. */
            detail?: string;
            /** @description From when on it can be done, where only time is missing. */
            possible_at?: components["schemas"]["Timestamp"];
            /** @description The least that can be asked for. */
            minimum?: components["schemas"]["Money"];
            /** @description The most that can be asked for now. */
            maximum?: components["schemas"]["Money"];
            /** @description What is available, where that is too little. */
            available?: components["schemas"]["Money"];
            /** @description The most that is paid out in a day, where it is reached. */
            daily_limit?: components["schemas"]["Money"];
            /** @description What is left of it, where that is too little. */
            daily_limit_left?: components["schemas"]["Money"];
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
        StatementPage: {
            items: components["schemas"]["StatementLine"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        Withdrawal: {
            /** @description All that may be paid out, if it is left out. */
            amount?: components["schemas"]["Money"];
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
        PayoutPage: {
            items: components["schemas"]["Payout"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        NotificationId: string;
        ReadThrough: {
            through: components["schemas"]["NotificationId"];
        };
        ReadMark: {
            /** @description The last that is read, with all before it. */
            through: components["schemas"]["NotificationId"] | null;
            read_at: components["schemas"]["Timestamp"];
        };
        Notification: {
            id: components["schemas"]["NotificationId"];
            about: components["schemas"]["EventName"];
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
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        AuditId: string;
        DifferenceId: string;
        /** @description What is between the artisan and the platform. */
        PrivatePart: {
            facts: components["schemas"]["Facts"];
            /** @description More of how money moved. */
            postings: components["schemas"]["Posting"][];
            /** @description Without it nobody can guess what the hash is of. */
            salt: string;
        };
        /**
         * @description One change. Record of who did what, event, journal and tamper evidence at once.
         *
         *     **Checking a chain.** `previous_hash` is the `hash` of the entry before, and 64 zeros for the first. `hash` is the SHA-256, in
         *     hexadecimal, of the entry as JSON in UTF-8 without spaces and with the names of every object sorted, and
         *
         *     - without `hash`, and without `private`;
         *     - without `private_hash` where that is null.
         *
         *     Where `private` is shown, `private_hash` is the SHA-256 of it, written in the same way. Take numbers and texts as they came.
         */
        HistoryEntry: {
            /** @description What was changed. */
            subject: string;
            /** @description Its version after the change; the first is 1. */
            seq: number;
            at: components["schemas"]["Timestamp"];
            actor: components["schemas"]["Actor"];
            action: components["schemas"]["EventName"];
            facts: components["schemas"]["Facts"];
            /** @description Field by field, the value after the change; `(withheld)` for secret and personal ones. */
            changed: Record<string, never>;
            /** @description How money moved. */
            postings: components["schemas"]["Posting"][];
            /** @description Ties together all that one request led to. */
            correlation_id: string;
            /**
             * @description What is between the artisan and the platform: what went to a debt, what moved in the artisan's wallet. Only the artisan and
             *     administrators are shown it; null where there is nothing of the kind, and for the buyer.
             */
            private: components["schemas"]["PrivatePart"] | null;
            /** @description The hash of `private`, for everybody; null where an entry has no such part. */
            private_hash: string | null;
            previous_hash: string;
            hash: string;
        };
        /** @description A day in the market's zone. */
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
            accounts: components["schemas"]["AccountSum"][];
            /** @description What all accounts add up to. */
            sum: components["schemas"]["Money"];
        };
        /** @description Who changed it. */
        Actor: {
            /** @enum {string} */
            kind: "user" | "buyer" | "artisan" | "admin" | "gateway" | "system";
            /** @description A user, an artisan, the gateway's name, or the function's. */
            id: string;
        };
        Posting: {
            /** @description An account of the ledger: `gateway:paystack`, `escrow:esc_…`. */
            debit: string;
            credit: string;
            /**
             * Format: int64
             * @description Minor units.
             */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        AccountSum: {
            account: string;
            debit: components["schemas"]["Money"];
            credit: components["schemas"]["Money"];
            /** @description Debits less credits. */
            balance: components["schemas"]["Money"];
        };
        HistoryPage: {
            items: components["schemas"]["HistoryEntry"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        NewAudit: {
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
        };
        SubjectHistory: {
            subject: string;
            /** @description How often it was changed. */
            version: number;
            chain: components["schemas"]["Chain"];
            items: components["schemas"]["HistoryEntry"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        LedgerPage: {
            items: components["schemas"]["LedgerDay"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        DifferencePage: {
            items: components["schemas"]["Difference"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        DifferenceResolution: {
            /** @description What the administrator found out. */
            note: string;
        };
        Chain: {
            holds: boolean;
            /** @description What is wrong with this page. */
            fault: string | null;
        };
        /**
         * @description Who looks at what is due.
         * @enum {string}
         */
        Step: "orders-time-out" | "disputes-time-out" | "payments-settle" | "escrow-release" | "refunds-send" | "escrow-divide" | "chargebacks-settle" | "payouts-send" | "payouts-settle" | "uploads-prepare-picture" | "reviews-show" | "users-erase" | "offers-time-out" | "catalogue-import";
        Retry: {
            step: components["schemas"]["Step"];
            /** @description An identifier, or a wallet as `art_…:NGN`. */
            subject: string;
        };
        StuckWork: {
            items: components["schemas"]["StuckItem"][];
        };
        Health: {
            /** @constant */
            status: "ok";
            version: string;
        };
        StuckItem: {
            step: components["schemas"]["Step"];
            /** @description An identifier, or a wallet as `art_…:NGN`. */
            subject: string;
            due_since: components["schemas"]["Timestamp"];
            /** @description How often it was tried. */
            attempts: number;
            /** @description What went wrong last, where it is known. */
            last_error: string | null;
        };
    };
    responses: {
        /** @description It is as you have it. */
        NotModified: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                "cache-control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `changed-meanwhile`: it has another version than `If-Match` names. */
        ChangedMeanwhile: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ChangedMeanwhileProblem"];
            };
        };
        /** @description `invalid-body` or `unknown-field`. */
        InvalidBody: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidBodyProblem"] | components["schemas"]["UnknownFieldProblem"];
            };
        };
        /** @description `invalid-body`, `unknown-field` or `idempotency-key-missing`. */
        InvalidBodyOrKey: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyMissingProblem"] | components["schemas"]["InvalidBodyProblem"] | components["schemas"]["UnknownFieldProblem"];
            };
        };
        /** @description `idempotency-key-missing`. */
        KeyMissing: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyMissingProblem"];
            };
        };
        /** @description `invalid-query`. */
        InvalidQuery: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidQueryProblem"];
            };
        };
        /** @description `unauthenticated`, `token-invalid` or `token-expired`; of an administrator also `second-factor-required`. */
        Unauthenticated: {
            headers: {
                "www-authenticate": components["headers"]["WwwAuthenticate"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["SecondFactorRequiredProblem"] | components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
            };
        };
        /** @description `forbidden`. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description `forbidden`: for artisans. */
        ForArtisans: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description `forbidden`: for administrators. */
        ForAdministrators: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description `forbidden`: for the artisan of the order, not for its buyer. */
        ForTheArtisan: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ForbiddenProblem"];
            };
        };
        /** @description `not-found`. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description `try-again`. */
        TryAgain: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TryAgainProblem"];
            };
        };
        /** @description `payload-too-large`. */
        TooLarge: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["PayloadTooLargeProblem"];
            };
        };
        /** @description `unsupported-media-type`. */
        NotJson: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description `idempotency-key-reused`. */
        KeyReused: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"];
            };
        };
        /** @description `too-often`: the other side was notified of what you did six times in an hour. `possible_at` says when it is possible again. */
        TooOften: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["TooOftenProblem"];
            };
        };
        /** @description `internal`. */
        Internal: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["InternalProblem"];
            };
        };
        /** @description `unavailable`. */
        Unavailable: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["UnavailableProblem"];
            };
        };
        /** @description `gateway-unavailable` or `unavailable`. */
        GatewayUnavailable: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["GatewayUnavailableProblem"] | components["schemas"]["UnavailableProblem"];
            };
        };
        /** @description More requests than the API takes at the moment. Nothing was done; send it again in a few seconds. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
            };
        };
        /** @description No function answered in time. Send the request again. */
        TookTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
            };
        };
        /** @description `too-many-attempts`. */
        TooManyAttempts: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["TooManyAttemptsProblem"];
            };
        };
        /** @description The recovery codes. Show them and forget them. */
        RecoveryCodes: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RecoveryCodes"];
            };
        };
        /** @description The addresses. */
        AddressBook: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AddressBook"];
            };
        };
        /** @description The user. */
        User: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description The user. */
        Me: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Me"];
            };
        };
        /** @description The artisan, with all that is theirs. */
        OwnArtisan: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
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
                etag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Product"];
            };
        };
        /** @description The product. */
        ProductOnce: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Product"];
            };
        };
        /** @description The product, as anybody sees it. */
        PublicProduct: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                "cache-control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProductWithArtisan"];
            };
        };
        /** @description A page of products. */
        Products: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProductPage"];
            };
        };
        /** @description A page of what is on sale. */
        PublicProducts: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                "cache-control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProductWithArtisanPage"];
            };
        };
        /** @description The page. While what it shows cannot be read, it is the app alone, which asks for that itself, and is not to be kept. */
        Document: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                etag: components["headers"]["ETag"];
                "cache-control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content: {
                "text/html": components["schemas"]["Page"];
            };
        };
        /** @description It is not there. The page is the app, which says so, or shows it to whose it is. */
        NoDocument: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/html": components["schemas"]["Page"];
            };
        };
        /** @description The order. */
        OrderWithParties: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OrderWithParties"];
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
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["OrderDisputedProblem"] | components["schemas"]["OrderStateProblem"] | components["schemas"]["TryAgainProblem"];
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
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["DisputeStateProblem"] | components["schemas"]["TryAgainProblem"];
            };
        };
        /** @description What the sides say of each other, as far as the caller may know. */
        OrderReviews: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OrderReviews"];
            };
        };
        /** @description `too-many-reports`: a day takes ten of one person. `possible_at` says when another is possible. */
        TooManyReports: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["TooManyReportsProblem"];
            };
        };
        /** @description The message, without links to its files. */
        MessageSent: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                location: components["headers"]["Location"];
                "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConversationMessage"];
            };
        };
        /** @description Whether the caller blocks the other side. */
        MessagesBlock: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessagesBlock"];
            };
        };
        /** @description `messages-blocked`: one of the two has blocked the other; the detail says which. */
        MessagesBlocked: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["MessagesBlockedProblem"];
            };
        };
        /** @description `too-many-questions`: a day takes ten new ones; or `too-often`: an hour takes sixty messages of one side. `possible_at` says when it is possible again. */
        TooManyQuestions: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayAnswer"];
                "application/problem+json": components["schemas"]["TooManyQuestionsProblem"] | components["schemas"]["TooOftenProblem"];
            };
        };
        /** @description `chargeback-state`. */
        ChargebackState: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ChargebackStateProblem"];
            };
        };
    };
    parameters: {
        /**
         * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
         *     same one when you repeat the request.
         */
        IdempotencyKey: string;
        /**
         * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
         *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
         */
        IfMatch: string;
        /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
        IfNoneMatch: string;
        /** @description Items of a page, at most. */
        Limit: number;
        /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
        Cursor: string;
        SessionId: components["schemas"]["SessionId"];
        Provider: components["schemas"]["Provider"];
        UploadId: components["schemas"]["UploadId"];
        ArtisanId: components["schemas"]["ArtisanId"];
        ImportId: components["schemas"]["ImportId"];
        ProductId: components["schemas"]["ProductId"];
        /** @description How many stars it has on average at least, as `rating` tells it. What nobody has reviewed is left out. */
        StarsMin: number;
        PaymentId: components["schemas"]["PaymentId"];
        OrderId: components["schemas"]["OrderId"];
        RefundId: components["schemas"]["RefundId"];
        DisputeId: components["schemas"]["DisputeId"];
        ProposalNumber: number;
        ReviewId: components["schemas"]["ReviewId"];
        ReportId: components["schemas"]["ReportId"];
        OfferId: components["schemas"]["OfferId"];
        ConversationId: components["schemas"]["ConversationId"];
        EscrowId: components["schemas"]["EscrowId"];
        ChargebackId: components["schemas"]["ChargebackId"];
        PayoutId: components["schemas"]["PayoutId"];
        NotificationId: components["schemas"]["NotificationId"];
        AuditId: components["schemas"]["AuditId"];
        DifferenceId: components["schemas"]["DifferenceId"];
    };
    requestBodies: never;
    headers: {
        /** @description If the request says `"cookie": true`: the tokens as `__Host-refresh` and `__Host-device`, or that the first is forgotten. */
        SetCookie: string;
        /** @description Finds the request in the logs. */
        RequestId: string;
        /**
         * @description Names this state of it: as `If-None-Match`, to hear whether it is still so, and where people edit it, as `If-Match`. There,
         *     what stands before the hyphen is the version that is edited; what is behind it changes also by itself, such as with the stock.
         */
        ETag: string;
        /** @description The path where what was created can be read; on a repeated answer, too. */
        Location: string;
        /** @description After how many seconds it is worth trying again; absent where that does not help. */
        RetryAfter: number;
        /** @description `true` when the request was done before and this is its stored answer; else absent. */
        IdempotentReplayed: "true";
        /** @description How long the answer may be kept, and shown while a newer one is fetched. All other answers are `no-store`. */
        CacheControl: string;
        /** @description What is wrong with the access token (RFC 6750). */
        WwwAuthenticate: string;
        /** @description Where the next part is (RFC 8288); absent at the end. */
        NextPart: string;
        /** @description Under which name browsers keep it. */
        FileName: string;
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
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["EmailVerification"];
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
                    "application/json": components["schemas"]["EmailVerified"];
                };
            };
            400: components["responses"]["InvalidBody"];
            /** @description `email-taken`: the address was shown to be another account's meanwhile; `provider-linked`: the account at the provider was; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailTakenProblem"] | components["schemas"]["ProviderLinkedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `verification-token-invalid`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["VerificationTokenInvalidProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["ResendVerification"];
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
            429: components["responses"]["TooManyRequests"];
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
            /** @description `wrong-credentials`; or `code-needed`, with the challenge and until when it is to be answered. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CodeNeededProblem"] | components["schemas"]["WrongCredentialsProblem"];
                };
            };
            /** @description `email-not-verified`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailNotVerifiedProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `too-many-attempts`. */
            429: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyAttemptsProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityAnswerChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeAnswer"];
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
            /** @description `code-needed`: the account has a second factor. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CodeNeededProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `code-wrong` or `challenge-over`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ChallengeOverProblem"] | components["schemas"]["CodeWrongProblem"];
                };
            };
            /** @description `too-many-attempts`: codes of the app are not taken for a while. */
            429: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyAttemptsProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description An access token that says so. The refresh token stays the one that there is. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["InvalidBody"];
            /** @description `unauthenticated`, `token-invalid` or `token-expired`. */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["WwwAuthenticate"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
                };
            };
            /** @description `password-not-set`: whoever signed up by a provider has none; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordNotSetProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `password-wrong` or `code-wrong`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CodeWrongProblem"] | components["schemas"]["PasswordWrongProblem"];
                };
            };
            /** @description `too-many-attempts`: the session has ended, or codes of the app are not taken for a while. */
            429: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyAttemptsProblem"];
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
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RefreshTokenInvalidProblem"] | components["schemas"]["RefreshTokenReusedProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
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
            401: {
                headers: {
                    "www-authenticate": components["headers"]["WwwAuthenticate"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityForgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPassword"];
            };
        };
        responses: {
            /** @description If the address has an account, a mail is on its way. */
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password is the new one. Log in with it. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordWasReset"];
                };
            };
            400: components["responses"]["InvalidBody"];
            /** @description `email-taken`: the address was shown to be another account's meanwhile; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailTakenProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `link-invalid`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LinkInvalidProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityRestoreEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailRestoration"];
            };
        };
        responses: {
            /** @description The account has the address that it had. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidBody"];
            /** @description `email-taken`: the address was shown to be another account's meanwhile; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailTakenProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `link-invalid`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LinkInvalidProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityProviders: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers, in the order in which they are to be shown. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TookTooLong"];
        };
    };
    identityBeginSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBeginning"];
            };
        };
        responses: {
            /** @description Where to go. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInBegun"];
                };
            };
            400: components["responses"]["InvalidBody"];
            404: components["responses"]["NotFound"];
            /** @description `provider-off`. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderOffProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TookTooLong"];
        };
    };
    identityFinishSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInEnd"];
            };
        };
        responses: {
            /** @description It is known who it is. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDone"];
                };
            };
            400: components["responses"]["InvalidBody"];
            404: components["responses"]["NotFound"];
            /** @description `account-not-linked`, `provider-off`, or `try-again`: begin again then. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AccountNotLinkedProblem"] | components["schemas"]["ProviderOffProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `sign-in-over`, `sign-in-refused`; or `address-needed`, with `sign_up` and until when it is to be sent. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AddressNeededProblem"] | components["schemas"]["SignInOverProblem"] | components["schemas"]["SignInRefusedProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable` or `unavailable`. */
            503: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    identitySignUpWithProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderSignUp"];
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
            404: components["responses"]["NotFound"];
            /** @description `provider-off` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderOffProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `sign-in-over`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignInOverProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityLinkedProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways into the account. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysIn"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityLinkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderLinking"];
            };
        };
        responses: {
            /** @description It is linked. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "set-cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `provider-linked`, `provider-off`, or `try-again`: begin again then. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderLinkedProblem"] | components["schemas"]["ProviderOffProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `sign-in-over`, `sign-in-refused` or `address-differs`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AddressDiffersProblem"] | components["schemas"]["SignInOverProblem"] | components["schemas"]["SignInRefusedProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable` or `unavailable`. */
            503: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["UnavailableProblem"];
                };
            };
        };
    };
    identityUnlinkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["parameters"]["Provider"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not linked, or was not before. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `password-not-set`: nothing else opens the account; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasswordNotSetProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The password is the new one. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityChangeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description A mail is on its way to the new address. */
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
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identitySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The second factor. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description `unauthenticated`, `token-invalid` or `token-expired`. */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["WwwAuthenticate"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identitySetUpSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret, as one types it and as an app reads it from a picture. Show it and forget it. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSecret"];
                };
            };
            /** @description `unauthenticated`, `token-invalid` or `token-expired`. */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["WwwAuthenticate"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
                };
            };
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityTurnOffSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is off. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            /** @description `second-factor-state`: of an administrator; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityConfirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorConfirmation"];
            };
        };
        responses: {
            200: components["responses"]["RecoveryCodes"];
            400: components["responses"]["InvalidBody"];
            /** @description `unauthenticated`, `token-invalid` or `token-expired`. */
            401: {
                headers: {
                    "www-authenticate": components["headers"]["WwwAuthenticate"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TokenExpiredProblem"] | components["schemas"]["TokenInvalidProblem"] | components["schemas"]["UnauthenticatedProblem"];
                };
            };
            /** @description `second-factor-state`: no app waits to be confirmed; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `code-wrong`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CodeWrongProblem"];
                };
            };
            /** @description `too-many-attempts`: the session has ended. */
            429: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyAttemptsProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityRenewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RecoveryCodes"];
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            /** @description `second-factor-state`: there is none; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identitySessions: {
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
            /** @description A page of sessions. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityEndOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The other sessions have ended. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityEndSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    identityJwks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JWK set of Ed25519 keys (RFC 8037). */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TookTooLong"];
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
            200: components["responses"]["Me"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersUpdateMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersFavourites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Favourites"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersKeepFavourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product or an artisan. */
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is kept. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `favourites-full`; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FavouritesFullProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersDropFavourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product or an artisan. */
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not kept. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What stands in the way. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersAskDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskDeletion"];
            };
        };
        responses: {
            /** @description The account will be deleted, unless somebody logs in. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionAsked"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            /** @description `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StepUpRequiredProblem"];
                };
            };
            /** @description `account-in-use`: `GET /me/deletion` lists what stands in the way; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AccountInUseProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AddressBook"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersSaveAddresses: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressBook"];
            };
        };
        responses: {
            200: components["responses"]["AddressBook"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["TryAgain"];
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    usersLookUp: {
        parameters: {
            query?: {
                email?: components["schemas"]["Email"];
                phone?: components["schemas"]["Phone"];
                id?: components["schemas"]["UserId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was found; several may have given one telephone number. There is no next page. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundUsers"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadsRequest: {
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
            /** @description `forbidden`: verification documents and files of products are for artisans, proofs of payment for administrators. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadsGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, and what became of its picture. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletedUpload"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `upload-incomplete`: the file has not arrived, or its owner has not said so. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UploadIncompleteProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadsComplete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file as it stays. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletedUpload"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            /** @description `upload-incomplete`: the file has not arrived; `upload-invalid`: it is not what it says, or damaged. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadInvalidProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansGetOwn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OwnArtisan"];
            /** @description There is no profile yet: write it, with `PUT /me/artisan`. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansPutProfile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
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
            /** @description `email-not-verified`: follow the link in the mail first. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailNotVerifiedProblem"];
                };
            };
            /** @description `legal-name-verified` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LegalNameVerifiedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
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
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnyArtisan"];
                };
            };
            304: components["responses"]["NotModified"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["VerificationDocuments"];
            };
        };
        responses: {
            200: components["responses"]["OwnArtisanOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing`, `verification-state` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanProfileMissingProblem"] | components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSetPayoutAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayoutAccount"];
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden` or `step-up-required`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"] | components["schemas"]["StepUpRequiredProblem"];
                };
            };
            /** @description `artisan-profile-missing`, `verification-state` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanProfileMissingProblem"] | components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `account-not-found` or `account-name-mismatch`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AccountNameMismatchProblem"] | components["schemas"]["AccountNotFoundProblem"];
                };
            };
            /** @description `account-lookups`: ten accounts were named in a day. `possible_at` says when it is possible again. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["AccountLookupsProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["GatewayUnavailable"];
        };
    };
    artisansSetPayoutPreference: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoutPreference"];
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanProfileMissingProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSetAway: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Away"];
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanProfileMissingProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `away-day`: it is not ahead, or too far. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AwayDayProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSetDeliveryOptions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryOptions"];
            };
        };
        responses: {
            200: components["responses"]["OwnArtisan"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            /** @description `artisan-profile-missing` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanProfileMissingProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `delivery-options` or `amount`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["DeliveryOptionsProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansBanks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
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
                    etag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Banks"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            /** @description `gateway-unavailable`. */
            503: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["GatewayUnavailableProblem"];
                };
            };
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
                    "application/json": components["schemas"]["WaitingArtisanPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["VerificationDecided"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own documents. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `verification-state` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewTier"];
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
                    "application/json": components["schemas"]["ArtisanTier"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own limits. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansSuspend: {
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
                "application/json": components["schemas"]["Suspension"];
            };
        };
        responses: {
            /** @description Where the artisan stands now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtisanStanding"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own shop. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `verification-state`: they are not verified; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansConfirmAccount: {
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
                "application/json": components["schemas"]["AccountConfirmation"];
            };
        };
        responses: {
            /** @description Where the artisan stands. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtisanStanding"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own account. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `verification-state`: they are not verified; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    artisansRestore: {
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
                "application/json": components["schemas"]["Restoration"];
            };
        };
        responses: {
            /** @description Where the artisan stands now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtisanStanding"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own shop. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `verification-state`: they are not suspended; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Categories"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TookTooLong"];
        };
    };
    catalogueGetCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description A category's slug. */
                slug: components["schemas"]["Category"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DescribedCategory"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TookTooLong"];
        };
    };
    catalogueListProducts: {
        parameters: {
            query?: {
                /** @description A category's slug. */
                category?: components["schemas"]["Category"];
                artisan_id?: components["schemas"]["ArtisanId"];
                /** @description Identifiers of 40 products at most, with commas between them. Those that are not on sale, or unknown, are left out. */
                ids?: string;
                /** @description Whether to leave out what is sold out. */
                in_stock?: boolean;
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PublicProducts"];
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
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
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanNotVerifiedProblem"] | components["schemas"]["ForbiddenProblem"];
                };
            };
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount`: another currency than the market's; `price-limits`: nobody could pay it; `product-attributes`: the category takes no such attribute; `upload-unknown`, `upload-incomplete`, `upload-invalid` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PriceLimitsProblem"] | components["schemas"]["ProductAttributesProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadInvalidProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueGetProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PublicProduct"];
            304: components["responses"]["NotModified"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueArchiveProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
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
            412: components["responses"]["ChangedMeanwhile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueUpdateProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductArchivedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount`: another currency than the market's; `price-limits`: nobody could pay it; `product-attributes`: the category takes no such attribute; `upload-unknown`, `upload-incomplete` or `upload-invalid`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["PriceLimitsProblem"] | components["schemas"]["ProductAttributesProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadInvalidProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["StockAdjustment"];
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
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OutOfStockProblem"] | components["schemas"]["ProductArchivedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cataloguePublishProduct: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ProductOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for artisans; or `artisan-not-verified`. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanNotVerifiedProblem"] | components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `product-archived` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductArchivedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            /** @description `price-limits`: nobody could pay it; `amount`: another currency than the market's; `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["PriceLimitsProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueHideProduct: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ProductOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            /** @description `product-archived` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductArchivedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueRestoreProduct: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names what is to be done, so that it is done once: make one for each thing you want done, such as a UUID, and send the
                 *     same one when you repeat the request.
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The `ETag` that came with what you show for editing. If it was changed meanwhile, in another window or by somebody else, nothing
                 *     is changed and the answer is `changed-meanwhile`. Without it, the last one wins.
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ProductOnce"];
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            412: components["responses"]["ChangedMeanwhile"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueExportProducts: {
        parameters: {
            query?: {
                /** @description Where the part before ended, from its `Link`. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, or a part of it. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    link: components["headers"]["NextPart"];
                    "content-disposition": components["headers"]["FileName"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["ProductSheet"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueBeginImport: {
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
                "application/json": components["schemas"]["NewImport"];
            };
        };
        responses: {
            /** @description It will be worked off. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `import-file`, `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ImportFileProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            /** @description `too-many-imports`: twenty in a day; `possible_at` says when another is possible. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyImportsProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueGetImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catalogueFailedLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "content-disposition": components["headers"]["FileName"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["ProductSheet"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            /** @description `import-file`: the file cannot be read any more. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ImportFileProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchProducts: {
        parameters: {
            query?: {
                /** @description As it was typed. */
                q?: string;
                /** @description A category's slug; what is in its parts is found, too. */
                category?: components["schemas"]["Category"];
                /**
                 * @description By what attributes of `category` it is narrowed down: `key:value` of a choice, `key:yes` or `key:no`, `key:80..200` of a number, either
                 *     end of which may be left out; 20 at most, with commas between them. Values of one attribute are alternatives. What
                 *     says nothing of an attribute is left out.
                 */
                attributes?: string;
                /** @description The lowest price, in minor units of the market's currency. */
                price_min?: number;
                /** @description The highest price, in minor units of the market's currency. */
                price_max?: number;
                /** @description Where the artisan works. */
                state?: components["schemas"]["Area"];
                /** @description Whether to leave out what is sold out. */
                in_stock?: boolean;
                /** @description How much trust the artisan has earned. */
                tier?: components["schemas"]["Tier"];
                /** @description How many stars it has on average at least, as `rating` tells it. What nobody has reviewed is left out. */
                stars_min?: components["parameters"]["StarsMin"];
                /** @description In which order. */
                sort?: components["schemas"]["SearchSort"];
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductSearch"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchArtisans: {
        parameters: {
            query?: {
                /** @description As it was typed. */
                q?: string;
                /** @description Where the artisan works. */
                state?: components["schemas"]["Area"];
                /** @description How much trust the artisan has earned. */
                tier?: components["schemas"]["Tier"];
                /** @description How many stars it has on average at least, as `rating` tells it. What nobody has reviewed is left out. */
                stars_min?: components["parameters"]["StarsMin"];
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of artisans. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtisanPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchSuggest: {
        parameters: {
            query: {
                /** @description What has been typed so far. */
                q: string;
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suggestions. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchSuggestions"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pagesArtisan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Document"];
            304: components["responses"]["NotModified"];
            404: components["responses"]["NoDocument"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pagesCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description A category's slug. */
                slug: components["schemas"]["Category"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Document"];
            304: components["responses"]["NotModified"];
            404: components["responses"]["NoDocument"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pagesProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Document"];
            304: components["responses"]["NotModified"];
            404: components["responses"]["NoDocument"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pagesSitemap: {
        parameters: {
            query?: {
                /** @description A category's slug; with `week`. */
                category?: components["schemas"]["Category"];
                /** @description Seven days, counted from the first of 1970 on; one that has begun. With `category`. */
                week?: number;
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The index or the file. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": components["schemas"]["SiteMap"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cartGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cartAddLine: {
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
                "application/json": components["schemas"]["NewCartLine"];
            };
        };
        responses: {
            /** @description The cart's lines. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartLines"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `product-unavailable` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductUnavailableProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `cart-full`, `own-product` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CartFullProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OwnProductProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cartSetLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartQuantity"];
            };
        };
        responses: {
            /** @description The cart's lines. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartLines"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cartMerge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartToMerge"];
            };
        };
        responses: {
            /** @description The cart's lines, and what was not simply added. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedCart"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
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
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanNotVerifiedProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `out-of-stock`, `price-changed`, `delivery-changed`, `artisan-away`, `product-unavailable`, `product-changed`, `offer-over` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanAwayProblem"] | components["schemas"]["DeliveryChangedProblem"] | components["schemas"]["OfferOverProblem"] | components["schemas"]["OutOfStockProblem"] | components["schemas"]["PriceChangedProblem"] | components["schemas"]["ProductChangedProblem"] | components["schemas"]["ProductUnavailableProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `cart-empty`, `checkout-too-large`, `own-product`, `delivery-not-served`, `offer-quantity`, `order-total`, `payment-refused`, `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["CartEmptyProblem"] | components["schemas"]["CheckoutTooLargeProblem"] | components["schemas"]["DeliveryNotServedProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OfferQuantityProblem"] | components["schemas"]["OrderTotalProblem"] | components["schemas"]["OwnProductProblem"] | components["schemas"]["PaymentRefusedProblem"];
                };
            };
            /** @description `too-many-unpaid` or `too-many-cancelled`. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyCancelledProblem"] | components["schemas"]["TooManyUnpaidProblem"];
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
                    "application/json": components["schemas"]["Gateways"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    paymentsFind: {
        parameters: {
            query: {
                reference: string;
            };
            header?: never;
            path?: never;
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
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["FlutterwaveReport"];
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
                    "application/json": components["schemas"]["ReportReceived"];
                };
            };
            /** @description `invalid-body`. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidBodyProblem"];
                };
            };
            /** @description `signature-invalid`. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignatureInvalidProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["PaystackReport"];
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
                    "application/json": components["schemas"]["ReportReceived"];
                };
            };
            /** @description `invalid-body`. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidBodyProblem"];
                };
            };
            /** @description `signature-invalid`. */
            401: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SignatureInvalidProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    ordersList: {
        parameters: {
            query?: {
                /** @description On which side of the orders the caller is. */
                as?: "buyer" | "artisan";
                /**
                 * @description Only orders of this status, or of one of several with commas between them, such as `paid,accepted`. A page may then be
                 *     shorter than `limit`, or empty, and have a next one.
                 */
                status?: string;
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
            /** @description A page of orders with the names of their sides, without their delivery addresses. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: `as=artisan` is for artisans. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
            200: components["responses"]["OrderWithParties"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["Shipment"];
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
            429: components["responses"]["TooOften"];
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
                "application/json": components["schemas"]["NewProof"];
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
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooOften"];
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
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            200: components["responses"]["OrderOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `order-state`, `order-disputed`, `release-code-locked` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderDisputedProblem"] | components["schemas"]["OrderStateProblem"] | components["schemas"]["ReleaseCodeLockedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `release-code-wrong` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ReleaseCodeWrongProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["Cancellation"];
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
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewRefund"];
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
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["OrderState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `refund-amount`, `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["RefundAmountProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["RefundPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["RefundRetry"];
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RefundStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundsClose: {
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
                "application/json": components["schemas"]["RefundClosing"];
            };
        };
        responses: {
            /** @description The refund, closed. */
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
            /** @description `refund-state`, `chargeback-state` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ChargebackStateProblem"] | components["schemas"]["RefundStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["RefundByHand"];
            };
        };
        responses: {
            /** @description The refund, marked as paid by hand. */
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RefundStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewRefundOffer"];
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
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["RefundAmountProblem"];
                };
            };
            429: components["responses"]["TooOften"];
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
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `order-state`, `order-disputed`, `refund-offer-gone` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderDisputedProblem"] | components["schemas"]["OrderStateProblem"] | components["schemas"]["RefundOfferGoneProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description `refund-amount`, `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["RefundAmountProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over their own order. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `split-amount`, `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["SplitAmountProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewDispute"];
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
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesList: {
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
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["DisputeAnswer"];
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the side that the dispute was opened against. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewEvidence"];
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `dispute-state`, `evidence-limit` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DisputeStateProblem"] | components["schemas"]["EvidenceLimitProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown`, `upload-incomplete`, `message-unknown` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["MessageUnknownProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewProposal"];
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
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["SplitAmountProblem"];
                };
            };
            429: components["responses"]["TooOften"];
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DisputeStateProblem"] | components["schemas"]["ProposalUnknownProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesSendReturn: {
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
                "application/json": components["schemas"]["NewReturn"];
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the buyer. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesConfirmReturn: {
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
            /** @description `forbidden`: for the artisan. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disputesRejectReturn: {
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
                "application/json": components["schemas"]["ReturnObjection"];
            };
        };
        responses: {
            200: components["responses"]["DisputeOnce"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the artisan. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["DisputeState"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewAppeal"];
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
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsHide: {
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
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewHiding"];
            };
        };
        responses: {
            /** @description The review as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewStanding"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over a review of their own order. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `review-state`: it has not been shown, or is hidden for another reason; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReviewStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsLookUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewWithParties"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsOfArtisan: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                artisan_id: components["parameters"]["ArtisanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reviews. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsOfOrder: {
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
            200: components["responses"]["OrderReviews"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsOfProduct: {
        parameters: {
            query?: {
                /** @description Items of a page, at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Where the page starts, as `next_cursor` of the page before says. Leave it out for the first page. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The `ETag` of what you have. If it is still so, the answer is 304 without a body. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reviews. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    etag: components["headers"]["ETag"];
                    "cache-control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidQuery"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsReply: {
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
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReply"];
            };
        };
        responses: {
            /** @description The review as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewStanding"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for whom the review is about. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `review-state`: it has not been shown, is hidden, or has another reply; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReviewStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsRestore: {
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
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The review as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewStanding"];
                };
            };
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators, and not over a review of their own order. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `review-state`: it has not been shown; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReviewStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviewsWrite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReview"];
            };
        };
        responses: {
            200: components["responses"]["OrderReviews"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `order-state`: it is not reviewed, or not yet; `review-state`: the time is over, or the review has been shown; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderStateProblem"] | components["schemas"]["ReviewStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `review-goods`: it rates what was not bought, twice, or is not the caller's to rate; `upload-unknown`, `upload-incomplete` or `upload-invalid`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReviewGoodsProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadInvalidProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reportsFile: {
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
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Administrators will look at it. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledReport"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `own-report` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OwnReportProblem"];
                };
            };
            429: components["responses"]["TooManyReports"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reportsQueue: {
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
            /** @description A page of reports. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reportsDecide: {
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
                report_id: components["parameters"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReportDecision"];
            };
        };
        responses: {
            /** @description The report as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportStanding"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for administrators who have no part in it. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `report-state`: it is decided otherwise; `product-archived`, `review-state` or `verification-state`: the thing does not take that any more; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductArchivedProblem"] | components["schemas"]["ReportStateProblem"] | components["schemas"]["ReviewStateProblem"] | components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `report-act`: it does not fit what was reported; or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ReportActProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersAccept: {
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
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferPrice"];
            };
        };
        responses: {
            /** @description The offer as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOffer"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `offer-state`: it does not wait for the caller, or at another price; `product-changed`: the product has left the shop; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OfferStateProblem"] | components["schemas"]["ProductChangedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersCounter: {
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
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferPrice"];
            };
        };
        responses: {
            /** @description The offer as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOffer"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the artisan. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `offer-state`: it does not wait for the artisan; `product-changed`: the product has left the shop; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OfferStateProblem"] | components["schemas"]["ProductChangedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `offer-price`: it is not between; `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OfferPriceProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersDecline: {
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
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOffer"];
                };
            };
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `offer-state`: it does not wait for the caller; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OfferStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOfferWithParties"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersList: {
        parameters: {
            query?: {
                /** @description On which side of the offers the caller is. */
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
            /** @description A page of offers. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOfferPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: `as=artisan` is for artisans. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersOfProduct: {
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
            /** @description The offer, if there is one. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnOffer"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersPropose: {
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
                "application/json": components["schemas"]["Bid"];
            };
        };
        responses: {
            /** @description It was offered before. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOffer"];
                };
            };
            /** @description The offer. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    location: components["headers"]["Location"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOffer"];
                };
            };
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            /** @description `artisan-not-verified`: the artisan may not sell now; or `messages-blocked`: they take nothing from the caller. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanNotVerifiedProblem"] | components["schemas"]["MessagesBlockedProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `offers-not-taken`, `offer-state`: it waits for an answer, or was agreed on; `out-of-stock`, `artisan-away`, `product-changed`: the product has left the shop; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanAwayProblem"] | components["schemas"]["OfferStateProblem"] | components["schemas"]["OffersNotTakenProblem"] | components["schemas"]["OutOfStockProblem"] | components["schemas"]["ProductChangedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `offer-too-low`: the artisan was not asked; `offer-price`: it is not less than it costs or is asked for; `own-product`, `amount` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OfferPriceProblem"] | components["schemas"]["OfferTooLowProblem"] | components["schemas"]["OwnProductProblem"];
                };
            };
            /** @description `too-many-offers`: a day takes four on one product and twenty on all; `possible_at` says when another is possible. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooManyOffersProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersSetLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferLimit"];
            };
        };
        responses: {
            200: components["responses"]["Product"];
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            404: components["responses"]["NotFound"];
            /** @description `product-archived` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductArchivedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offersWithdraw: {
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
                offer_id: components["parameters"]["OfferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "idempotent-replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOffer"];
                };
            };
            400: components["responses"]["KeyMissing"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: for the buyer. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `offer-state`: it does not wait for the artisan; or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OfferStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesList: {
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
            /** @description A page of conversations. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesAsk: {
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
                "application/json": components["schemas"]["NewQuestion"];
            };
        };
        responses: {
            201: components["responses"]["MessageSent"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MessagesBlocked"];
            404: components["responses"]["NotFound"];
            /** @description `product-unavailable` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProductUnavailableProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `own-product`, `message-empty`, `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["MessageEmptyProblem"] | components["schemas"]["OwnProductProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            429: components["responses"]["TooManyQuestions"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesGet: {
        parameters: {
            query?: {
                /** @description Messages with lower numbers, the last of them. */
                before?: number;
                /** @description Messages with higher numbers, the first of them. */
                after?: number;
            };
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation with a part of it. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPart"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesSend: {
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
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            201: components["responses"]["MessageSent"];
            400: components["responses"]["InvalidBodyOrKey"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["MessagesBlocked"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `message-empty`, `upload-unknown`, `upload-incomplete` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["MessageEmptyProblem"] | components["schemas"]["UploadIncompleteProblem"] | components["schemas"]["UploadUnknownProblem"];
                };
            };
            /** @description `too-often`: an hour takes sixty messages of one side. `possible_at` says when it is possible again. */
            429: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["TooOftenProblem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesMarkRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessagesRead"];
            };
        };
        responses: {
            /** @description Up to where it is read, and what is left. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationMark"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesBlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MessagesBlock"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesUnblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MessagesBlock"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesBlocks: {
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
            /** @description A page of people. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockedPersonPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesLiftBlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Whom the caller blocks. */
                user_id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are not blocked. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["TryAgain"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    messagesOfDispute: {
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
            /** @description A page of messages. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["ChargebackPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["ChargebackEvidence"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ChargebackState"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            /** @description `gateway-unavailable` or `unavailable`. */
            503: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayAnswer"];
                    "application/problem+json": components["schemas"]["GatewayUnavailableProblem"] | components["schemas"]["UnavailableProblem"];
                };
            };
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
                "application/json": components["schemas"]["NewChargebackAnswer"];
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
            403: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenProblem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `chargeback-state` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ChargebackStateProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["StatementPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["Withdrawal"];
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
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ArtisanProfileMissingProblem"] | components["schemas"]["PayoutAccountMissingProblem"] | components["schemas"]["PayoutLimitProblem"] | components["schemas"]["PayoutMinimumProblem"] | components["schemas"]["PayoutsOnHoldProblem"] | components["schemas"]["PayoutsPausedProblem"] | components["schemas"]["TryAgainProblem"] | components["schemas"]["VerificationStateProblem"] | components["schemas"]["WalletBalanceProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `amount` (of another currency) or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["PayoutPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForArtisans"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    notificationsMarkAllRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadThrough"];
            };
        };
        responses: {
            /** @description Up to where all is read. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadMark"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["TryAgain"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["NewAudit"];
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description `audit-days` or `idempotency-key-reused`. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AuditDaysProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["SubjectHistory"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["DifferencePage"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
                "application/json": components["schemas"]["DifferenceResolution"];
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
            /** @description `difference-agreed`, `difference-resolved` or `try-again`. */
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DifferenceAgreedProblem"] | components["schemas"]["DifferenceResolvedProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["StuckWork"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForAdministrators"];
            429: components["responses"]["TooManyRequests"];
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
            409: {
                headers: {
                    "retry-after": components["headers"]["RetryAfter"];
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotDueProblem"] | components["schemas"]["TryAgainProblem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            422: components["responses"]["KeyReused"];
            429: components["responses"]["TooManyRequests"];
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
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidQuery"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TookTooLong"];
        };
    };
}
