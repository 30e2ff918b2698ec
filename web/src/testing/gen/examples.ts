// Written from infra/openapi.yaml by `npm run gen`. Do not edit.
export const examples = {
 "identitySignup": {
  "method": "post",
  "path": "/auth/signup",
  "status": 202,
  "body": {
   "message": "We sent a mail to this address. Follow the link in it to go on."
  }
 },
 "identityVerifyEmail": {
  "method": "post",
  "path": "/auth/email/verify",
  "status": 200,
  "body": {
   "email_verified": true
  }
 },
 "identityResendVerification": {
  "method": "post",
  "path": "/auth/email/resend",
  "status": 202,
  "body": {
   "message": "If this address waits to be verified, we sent a mail to it. Follow the link in it to go on."
  }
 },
 "identityLogin": {
  "method": "post",
  "path": "/auth/login",
  "status": 200,
  "body": {
   "access_token": "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSIsImtpZCI6ImtQcksifQ.eyJzdWIiOiJ1c3JfMDFLOSJ9.3q2-7w",
   "token_type": "Bearer",
   "expires_in": 900,
   "refresh_token": "01K93E28JT97KB6CQ643DZVMXX.01K9B9Y73MY63FCH26W14WMCHW.Jm2vXo8bTq1nPzR5wYkL7dHs9fCgE4aU6iQxVrB3t0M",
   "device_token": "01K93E28JT97KB6CQ643DZVMXX.Wq0Xn2bVtR7mJc5LzKpD9fHsYgE3aU8iQ1vT6oB4wNk",
   "user": {
    "id": "usr_01K93E28JT97KB6CQ643DZVMXX",
    "email": "ada@example.com",
    "roles": [
     "buyer",
     "artisan"
    ],
    "email_verified_at": "2026-11-03T08:12:40.118Z"
   }
  }
 },
 "identityAnswerChallenge": {
  "method": "post",
  "path": "/auth/login/code",
  "status": 200,
  "body": {
   "access_token": "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSIsImtpZCI6ImtQcksifQ.eyJzdWIiOiJ1c3JfMDFLOSJ9.3q2-7w",
   "token_type": "Bearer",
   "expires_in": 900,
   "refresh_token": "01K93E28JT97KB6CQ643DZVMXX.01K9B9Y73MY63FCH26W14WMCHW.Jm2vXo8bTq1nPzR5wYkL7dHs9fCgE4aU6iQxVrB3t0M",
   "device_token": "01K93E28JT97KB6CQ643DZVMXX.Wq0Xn2bVtR7mJc5LzKpD9fHsYgE3aU8iQ1vT6oB4wNk",
   "user": {
    "id": "usr_01K93E28JT97KB6CQ643DZVMXX",
    "email": "ada@example.com",
    "roles": [
     "buyer",
     "artisan"
    ],
    "email_verified_at": "2026-11-03T08:12:40.118Z"
   }
  }
 },
 "identityStepUp": {
  "method": "post",
  "path": "/auth/step-up",
  "status": 200,
  "body": {
   "access_token": "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSIsImtpZCI6ImtQcksifQ.eyJzdWIiOiJ1c3JfMDFLOSJ9.3q2-7w",
   "token_type": "Bearer",
   "expires_in": 900
  }
 },
 "identityRefresh": {
  "method": "post",
  "path": "/auth/refresh",
  "status": 200,
  "body": {
   "access_token": "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSIsImtpZCI6ImtQcksifQ.eyJzdWIiOiJ1c3JfMDFLOSJ9.9f1_xg",
   "token_type": "Bearer",
   "expires_in": 900,
   "refresh_token": "01K93E28JT97KB6CQ643DZVMXX.01K9B9Y73MY63FCH26W14WMCHW.b7Qe2LxK9sYwT4mVn0RzPd5Jc8HuGf1aXo3EiWqC6t4"
  }
 },
 "identityLogout": {
  "method": "post",
  "path": "/auth/logout",
  "status": 204
 },
 "identityForgotPassword": {
  "method": "post",
  "path": "/auth/password/forgot",
  "status": 202,
  "body": {
   "message": "If this address has an account, we sent a mail to it. Follow the link in it to choose a new password."
  }
 },
 "identityResetPassword": {
  "method": "post",
  "path": "/auth/password/reset",
  "status": 200,
  "body": {
   "device_token": "01K93E28JT97KB6CQ643DZVMXX.Wq0Xn2bVtR7mJc5LzKpD9fHsYgE3aU8iQ1vT6oB4wNk"
  }
 },
 "identityRestoreEmail": {
  "method": "post",
  "path": "/auth/email/restore",
  "status": 200,
  "body": {
   "message": "Your account has its address back, and everybody was logged out. We sent you a link to choose a new password."
  }
 },
 "identityProviders": {
  "method": "get",
  "path": "/auth/providers",
  "status": 200,
  "body": {
   "providers": [
    {
     "provider": "google",
     "name": "Google"
    }
   ]
  }
 },
 "identityBeginSignIn": {
  "method": "post",
  "path": "/auth/providers/{provider}/begin",
  "status": 200,
  "body": {
   "authorization_url": "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=1234987819200.apps.googleusercontent.com",
   "end_until": "2026-11-22T10:27:56.123Z"
  }
 },
 "identityFinishSignIn": {
  "method": "post",
  "path": "/auth/providers/{provider}/finish",
  "status": 200,
  "body": {
   "challenge": "01K93E28JT97KB6CQ643DZVMXX.q8Yx0m3JrVb1uP5nT7wKz2dLhE4sC9gAf6oQiXkRvB0",
   "answer_until": "2026-11-22T10:22:56.123Z"
  }
 },
 "identitySignUpWithProvider": {
  "method": "post",
  "path": "/auth/providers/{provider}/sign-up",
  "status": 202,
  "body": {
   "message": "We sent a mail to this address. Follow the link in it to go on."
  }
 },
 "identityLinkedProviders": {
  "method": "get",
  "path": "/me/providers",
  "status": 200,
  "body": {
   "password": true,
   "providers": [
    {
     "provider": "google",
     "name": "Google",
     "linked_at": "2026-11-03T08:12:40.118Z"
    }
   ]
  }
 },
 "identityLinkProvider": {
  "method": "put",
  "path": "/me/providers/{provider}",
  "status": 204
 },
 "identityUnlinkProvider": {
  "method": "delete",
  "path": "/me/providers/{provider}",
  "status": 204
 },
 "identityChangePassword": {
  "method": "put",
  "path": "/me/password",
  "status": 204
 },
 "identityChangeEmail": {
  "method": "put",
  "path": "/me/email",
  "status": 202,
  "body": {
   "message": "We sent a mail to the new address. Follow the link in it within 24 hours to use that address."
  }
 },
 "identitySecondFactor": {
  "method": "get",
  "path": "/me/second-factor",
  "status": 200,
  "body": {
   "on_since": "2026-11-03T08:12:40.118Z",
   "recovery_codes_left": 10
  }
 },
 "identitySetUpSecondFactor": {
  "method": "post",
  "path": "/me/second-factor",
  "status": 200,
  "body": {
   "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
   "uri": "otpauth://totp/Homify:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Homify&algorithm=SHA1&digits=6&period=30",
   "confirm_until": "2026-11-22T10:47:56.123Z"
  }
 },
 "identityTurnOffSecondFactor": {
  "method": "delete",
  "path": "/me/second-factor",
  "status": 204
 },
 "identityConfirmSecondFactor": {
  "method": "post",
  "path": "/me/second-factor/confirm",
  "status": 200,
  "body": {
   "recovery_codes": [
    "kq7m-2fxa-h9tc",
    "8rbw-nd4y-3vgz",
    "x5ce-qj6p-m2ks",
    "a9hu-7tyf-4wnd",
    "p3vz-bk8r-c6xe",
    "2gmq-s5ja-u7hy",
    "w4fd-9nxt-k8bp",
    "e6cr-vh3z-q2mj",
    "7yks-ag5u-n9wf",
    "t8xb-4pdc-r3he"
   ]
  }
 },
 "identityRenewRecoveryCodes": {
  "method": "post",
  "path": "/me/second-factor/recovery-codes",
  "status": 200,
  "body": {
   "recovery_codes": [
    "kq7m-2fxa-h9tc",
    "8rbw-nd4y-3vgz",
    "x5ce-qj6p-m2ks",
    "a9hu-7tyf-4wnd",
    "p3vz-bk8r-c6xe",
    "2gmq-s5ja-u7hy",
    "w4fd-9nxt-k8bp",
    "e6cr-vh3z-q2mj",
    "7yks-ag5u-n9wf",
    "t8xb-4pdc-r3he"
   ]
  }
 },
 "identitySessions": {
  "method": "get",
  "path": "/me/sessions",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "ses_01K9B9Y73MY63FCH26W14WMCHW",
     "device": "Chrome on Android",
     "created_at": "2026-11-06T12:40:11.252Z",
     "last_used_at": "2026-11-22T09:58:03.114Z",
     "expires_at": "2026-12-22T09:58:03.114Z",
     "current": true
    }
   ],
   "next_cursor": null
  }
 },
 "identityEndOtherSessions": {
  "method": "delete",
  "path": "/me/sessions",
  "status": 204
 },
 "identityEndSession": {
  "method": "delete",
  "path": "/me/sessions/{session_id}",
  "status": 204
 },
 "identityJwks": {
  "method": "get",
  "path": "/.well-known/jwks.json",
  "status": 200,
  "body": {
   "keys": [
    {
     "kty": "OKP",
     "crv": "Ed25519",
     "alg": "EdDSA",
     "use": "sig",
     "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
     "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    }
   ]
  }
 },
 "usersGetMe": {
  "method": "get",
  "path": "/me",
  "status": 200,
  "body": {
   "id": "usr_01K93E28JT97KB6CQ643DZVMXX",
   "artisan_id": null,
   "email": "ada@example.com",
   "name": "Adaeze Okafor",
   "phone": "+2348012345678",
   "roles": [
    "buyer",
    "artisan"
   ],
   "email_verified_at": "2026-11-03T08:12:40.118Z",
   "created_at": "2026-11-03T08:10:02.551Z",
   "unread_notifications": 3,
   "unread_messages": 2
  }
 },
 "usersUpdateMe": {
  "method": "patch",
  "path": "/me",
  "status": 200,
  "body": {
   "id": "usr_01K93E28JT97KB6CQ643DZVMXX",
   "artisan_id": null,
   "email": "ada@example.com",
   "name": "Adaeze Okafor",
   "phone": "+2348012345678",
   "roles": [
    "buyer",
    "artisan"
   ],
   "email_verified_at": "2026-11-03T08:12:40.118Z",
   "created_at": "2026-11-03T08:10:02.551Z"
  }
 },
 "usersFavourites": {
  "method": "get",
  "path": "/me/favourites",
  "status": 200,
  "body": {
   "products": [
    {
     "id": "prd_01K93M0T5Q7V9X1Z3B5D7F9H1K",
     "kept_at": "2026-11-20T18:02:33.481Z"
    }
   ],
   "artisans": [
    {
     "id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "kept_at": "2026-11-19T07:45:10.007Z"
    }
   ]
  }
 },
 "usersKeepFavourite": {
  "method": "put",
  "path": "/me/favourites/{subject}",
  "status": 204
 },
 "usersDropFavourite": {
  "method": "delete",
  "path": "/me/favourites/{subject}",
  "status": 204
 },
 "usersDeletion": {
  "method": "get",
  "path": "/me/deletion",
  "status": 200,
  "body": {
   "possible": false,
   "grace_days": 7,
   "is_administrator": false,
   "orders": [
    {
     "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "side": "buyer",
     "why": "running"
    }
   ],
   "more_orders": false,
   "wallet": null
  }
 },
 "usersAskDeletion": {
  "method": "put",
  "path": "/me/deletion",
  "status": 202,
  "body": {
   "erases_at": "2026-11-29T10:17:56.123Z",
   "message": "You are logged out everywhere. Log in before then, and your account stays."
  }
 },
 "usersAddresses": {
  "method": "get",
  "path": "/me/addresses",
  "status": 200,
  "body": {
   "addresses": [
    {
     "recipient": "Ngozi Eze",
     "phone": "+2348012345678",
     "address": "12 Allen Avenue, opposite the market",
     "city": "Ikeja",
     "area": "NG-LA"
    }
   ]
  }
 },
 "usersSaveAddresses": {
  "method": "put",
  "path": "/me/addresses",
  "status": 200,
  "body": {
   "addresses": [
    {
     "recipient": "Ngozi Eze",
     "phone": "+2348012345678",
     "address": "12 Allen Avenue, opposite the market",
     "city": "Ikeja",
     "area": "NG-LA"
    }
   ]
  }
 },
 "usersLookUp": {
  "method": "get",
  "path": "/admin/users",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "artisan_id": null,
     "email": "ngozi@example.com",
     "name": "Ngozi Eze",
     "phone": "+2348012345678",
     "roles": [
      "buyer"
     ],
     "email_verified_at": "2026-11-10T16:42:11.020Z",
     "created_at": "2026-11-10T16:40:29.350Z"
    }
   ],
   "next_cursor": null
  }
 },
 "uploadsRequest": {
  "method": "post",
  "path": "/uploads",
  "status": 200,
  "body": {
   "id": "upl_01K9S3C4DWA7N36096Q14DR9GP",
   "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com",
   "fields": {
    "Content-Type": "image/jpeg",
    "key": "incoming/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP",
    "policy": "eyJleHBpcmF0aW9uIjoiMjAyNi0xMS0yMlQxMDozMjo1Ni4xMjNaIn0=",
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20261122/eu-west-1/s3/aws4_request",
    "x-amz-date": "20261122T101756Z",
    "x-amz-signature": "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
   },
   "expires_at": "2026-11-22T10:32:56.123Z"
  }
 },
 "uploadsGet": {
  "method": "get",
  "path": "/uploads/{upload_id}",
  "status": 200,
  "body": {
   "purpose": "product_image",
   "media_type": "image/jpeg",
   "bytes": 451207,
   "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
   "completed_at": "2026-11-22T10:18:31.870Z",
   "id": "upl_01K9S3C4DWA7N36096Q14DR9GP",
   "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com/product-images/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP?X-Amz-Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
   "expires_at": "2026-11-22T10:33:31.870Z",
   "picture": {
    "status": "ready",
    "image": {
     "id": "upl_01K9S3C4DWA7N36096Q14DR9GP",
     "width": 600,
     "height": 450,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP/320.jpg"
      },
      {
       "width": 600,
       "height": 450,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP/600.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP/600.jpg"
      }
     ]
    }
   }
  }
 },
 "uploadsComplete": {
  "method": "post",
  "path": "/uploads/{upload_id}/complete",
  "status": 200,
  "body": {
   "purpose": "product_image",
   "media_type": "image/jpeg",
   "bytes": 451207,
   "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
   "completed_at": "2026-11-22T10:18:31.870Z",
   "id": "upl_01K9S3C4DWA7N36096Q14DR9GP",
   "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com/product-images/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP?X-Amz-Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
   "expires_at": "2026-11-22T10:33:31.870Z",
   "picture": {
    "status": "waiting"
   }
  }
 },
 "artisansGetOwn": {
  "method": "get",
  "path": "/me/artisan",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "a_day",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   },
   "legal_name": "Adaeze Okafor",
   "verification": "verified",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": "2026-11-05T09:20:00.004Z",
   "payout_account": {
    "bank_code": "058",
    "bank_name": "Guaranty Trust Bank",
    "account_last4": "6789",
    "account_name": "OKAFOR ADAEZE CHIDINMA",
    "set_at": "2026-11-05T10:04:51.299Z"
   },
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansPutProfile": {
  "method": "put",
  "path": "/me/artisan",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "a_day",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   },
   "legal_name": "Adaeze Okafor",
   "verification": "verified",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": "2026-11-05T09:20:00.004Z",
   "payout_account": {
    "bank_code": "058",
    "bank_name": "Guaranty Trust Bank",
    "account_last4": "6789",
    "account_name": "OKAFOR ADAEZE CHIDINMA",
    "set_at": "2026-11-05T10:04:51.299Z"
   },
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansGet": {
  "method": "get",
  "path": "/artisans/{artisan_id}",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "an_hour",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   }
  }
 },
 "artisansSubmitVerification": {
  "method": "post",
  "path": "/me/artisan/verification",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": false,
   "answers_within": null,
   "created_at": "2026-11-03T08:31:07.442Z",
   "legal_name": "Adaeze Okafor",
   "verification": "submitted",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": null,
   "payout_account": null,
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansSetPayoutAccount": {
  "method": "put",
  "path": "/me/artisan/payout-account",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "a_day",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   },
   "legal_name": "Adaeze Okafor",
   "verification": "verified",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": "2026-11-05T09:20:00.004Z",
   "payout_account": {
    "bank_code": "058",
    "bank_name": "Guaranty Trust Bank",
    "account_last4": "6789",
    "account_name": "OKAFOR ADAEZE CHIDINMA",
    "set_at": "2026-11-05T10:04:51.299Z"
   },
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansSetPayoutPreference": {
  "method": "put",
  "path": "/me/artisan/payout-preference",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "a_day",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   },
   "legal_name": "Adaeze Okafor",
   "verification": "verified",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": "2026-11-05T09:20:00.004Z",
   "payout_account": {
    "bank_code": "058",
    "bank_name": "Guaranty Trust Bank",
    "account_last4": "6789",
    "account_name": "OKAFOR ADAEZE CHIDINMA",
    "set_at": "2026-11-05T10:04:51.299Z"
   },
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansSetAway": {
  "method": "put",
  "path": "/me/artisan/away",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "a_day",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   },
   "legal_name": "Adaeze Okafor",
   "verification": "verified",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": "2026-11-05T09:20:00.004Z",
   "payout_account": {
    "bank_code": "058",
    "bank_name": "Guaranty Trust Bank",
    "account_last4": "6789",
    "account_name": "OKAFOR ADAEZE CHIDINMA",
    "set_at": "2026-11-05T10:04:51.299Z"
   },
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansSetDeliveryOptions": {
  "method": "put",
  "path": "/me/artisan/delivery-options",
  "status": 200,
  "body": {
   "id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "display_name": "Ada's Woodwork",
   "trades": [
    "carpentry",
    "furniture"
   ],
   "areas": [
    "NG-LA",
    "NG-OG"
   ],
   "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
   "verified": true,
   "answers_within": "a_day",
   "created_at": "2026-11-03T08:31:07.442Z",
   "delivery_options": {
    "pick_up": {
     "place": "14 Bode Thomas Street, Surulere",
     "days": 2
    },
    "own_delivery": {
     "areas": [
      {
       "area": "NG-LA",
       "fee": {
        "amount": 300000,
        "currency": "NGN"
       }
      },
      {
       "area": "NG-LA",
       "town": "Ikorodu",
       "fee": {
        "amount": 500000,
        "currency": "NGN"
       }
      }
     ],
     "free_from": {
      "amount": 10000000,
      "currency": "NGN"
     },
     "days": 5
    }
   },
   "legal_name": "Adaeze Okafor",
   "verification": "verified",
   "reason": null,
   "documents": [
    "upl_01K9S3C4DWA7N36096Q14DR9GP"
   ],
   "submitted_at": "2026-11-04T15:02:19.730Z",
   "decided_at": "2026-11-05T09:20:00.004Z",
   "payout_account": {
    "bank_code": "058",
    "bank_name": "Guaranty Trust Bank",
    "account_last4": "6789",
    "account_name": "OKAFOR ADAEZE CHIDINMA",
    "set_at": "2026-11-05T10:04:51.299Z"
   },
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "payouts_held": false,
   "tier": "new"
  }
 },
 "artisansBanks": {
  "method": "get",
  "path": "/banks",
  "status": 200,
  "body": {
   "items": [
    {
     "code": "058",
     "name": "Guaranty Trust Bank"
    },
    {
     "code": "057",
     "name": "Zenith Bank"
    }
   ]
  }
 },
 "artisansVerificationQueue": {
  "method": "get",
  "path": "/admin/verifications",
  "status": 200,
  "body": {
   "items": [
    {
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "display_name": "Ada's Woodwork",
     "legal_name": "Adaeze Okafor",
     "trades": [
      "carpentry",
      "furniture"
     ],
     "areas": [
      "NG-LA",
      "NG-OG"
     ],
     "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
     "submitted_at": "2026-11-04T15:02:19.730Z",
     "documents": [
      {
       "id": "upl_01K9S3C4DWA7N36096Q14DR9GP",
       "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com/verification-documents/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9S3C4DWA7N36096Q14DR9GP?X-Amz-Expires=900&X-Amz-Signature=9c1b",
       "expires_at": "2026-11-22T10:32:56.123Z"
      }
     ]
    }
   ],
   "next_cursor": null
  }
 },
 "artisansDecideVerification": {
  "method": "post",
  "path": "/admin/verifications/{artisan_id}/decision",
  "status": 200,
  "body": {
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "verification": "verified",
   "reason": null,
   "decided_at": "2026-11-05T09:20:00.004Z"
  }
 },
 "artisansSetTier": {
  "method": "post",
  "path": "/admin/artisans/{artisan_id}/tier",
  "status": 200,
  "body": {
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "tier": "established"
  }
 },
 "artisansSuspend": {
  "method": "post",
  "path": "/admin/artisans/{artisan_id}/suspend",
  "status": 200,
  "body": {
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "verification": "suspended",
   "reason": "Two buyers got goods that were not as described.",
   "payouts_held": true,
   "decided_at": "2026-11-22T10:17:56.123Z"
  }
 },
 "artisansConfirmAccount": {
  "method": "post",
  "path": "/admin/artisans/{artisan_id}/payout-account/confirmation",
  "status": 200,
  "body": {
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "verification": "verified",
   "reason": null,
   "payouts_held": false,
   "decided_at": "2026-11-22T10:17:56.123Z"
  }
 },
 "artisansRestore": {
  "method": "post",
  "path": "/admin/artisans/{artisan_id}/restore",
  "status": 200,
  "body": {
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "verification": "verified",
   "reason": null,
   "payouts_held": false,
   "decided_at": "2026-11-22T10:17:56.123Z"
  }
 },
 "catalogueCategories": {
  "method": "get",
  "path": "/categories",
  "status": 200,
  "body": {
   "version": 1,
   "items": [
    {
     "slug": "furniture",
     "name": "Furniture"
    },
    {
     "slug": "beds",
     "name": "Beds",
     "parent": "furniture"
    },
    {
     "slug": "doors-windows",
     "name": "Doors and windows"
    },
    {
     "slug": "doors",
     "name": "Doors",
     "parent": "doors-windows"
    }
   ]
  }
 },
 "catalogueGetCategory": {
  "method": "get",
  "path": "/categories/{slug}",
  "status": 200,
  "body": {
   "slug": "doors",
   "name": "Doors",
   "part_of": [
    {
     "slug": "doors-windows",
     "name": "Doors and windows"
    }
   ],
   "parts": [],
   "attributes": [
    {
     "key": "material",
     "name": "Material",
     "kind": "choice",
     "choices": [
      {
       "value": "hardwood",
       "name": "Hardwood"
      },
      {
       "value": "steel",
       "name": "Steel"
      }
     ]
    },
    {
     "key": "width",
     "name": "Width",
     "kind": "number",
     "unit": "cm",
     "minimum": 1,
     "maximum": 2000
    },
    {
     "key": "lock",
     "name": "With a lock",
     "kind": "yes_no"
    },
    {
     "key": "colour",
     "name": "Colour",
     "kind": "text",
     "characters": 40
    }
   ]
  }
 },
 "catalogueListProducts": {
  "method": "get",
  "path": "/products",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "title": "Iroko dining table",
     "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
     "category": "furniture",
     "price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "images": [],
     "stock": 4,
     "status": "on_sale",
     "created_at": "2026-11-10T12:00:31.007Z",
     "updated_at": "2026-11-10T12:00:31.007Z",
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Bello Woodworks",
      "verified": true,
      "tier": "established"
     }
    }
   ],
   "next_cursor": "W1siZ3NpMnBrIiwiQ0FURUdPUlkjZnVybml0dXJlIl1d"
  }
 },
 "catalogueCreateProduct": {
  "method": "post",
  "path": "/products",
  "status": 201,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-10T12:00:31.007Z",
   "proceeds": {
    "fee": {
     "amount": 925000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17575000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "hide",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "catalogueGetProduct": {
  "method": "get",
  "path": "/products/{product_id}",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 17900000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "attributes": [
    {
     "key": "material",
     "name": "Material",
     "value": "iroko",
     "words": "Iroko"
    },
    {
     "key": "width",
     "name": "Width",
     "value": 180,
     "words": "180 cm"
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-12T19:22:48.650Z",
   "artisan": {
    "id": "art_01K93E28JT97KB6CQ643DZVMXX",
    "display_name": "Bello Woodworks",
    "verified": true,
    "tier": "established"
   }
  }
 },
 "catalogueUpdateProduct": {
  "method": "patch",
  "path": "/products/{product_id}",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 17900000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-12T19:22:48.650Z",
   "proceeds": {
    "fee": {
     "amount": 895000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17005000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "catalogueArchiveProduct": {
  "method": "delete",
  "path": "/products/{product_id}",
  "status": 204
 },
 "catalogueAdjustStock": {
  "method": "post",
  "path": "/products/{product_id}/stock",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "images": [],
   "stock": 10,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-15T07:45:12.900Z",
   "proceeds": {
    "fee": {
     "amount": 925000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17575000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "hide",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "cataloguePublishProduct": {
  "method": "post",
  "path": "/products/{product_id}/publish",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 17900000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-12T19:22:48.650Z",
   "proceeds": {
    "fee": {
     "amount": 895000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17005000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "catalogueHideProduct": {
  "method": "post",
  "path": "/products/{product_id}/hide",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 17900000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-12T19:22:48.650Z",
   "proceeds": {
    "fee": {
     "amount": 895000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17005000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "catalogueRestoreProduct": {
  "method": "post",
  "path": "/products/{product_id}/restore",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 17900000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-12T19:22:48.650Z",
   "proceeds": {
    "fee": {
     "amount": 895000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17005000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "catalogueListOwn": {
  "method": "get",
  "path": "/me/products",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "title": "Iroko dining table",
     "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
     "category": "furniture",
     "price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "images": [],
     "stock": 4,
     "status": "on_sale",
     "created_at": "2026-11-10T12:00:31.007Z",
     "updated_at": "2026-11-10T12:00:31.007Z",
     "proceeds": {
      "fee": {
       "amount": 925000,
       "currency": "NGN"
      },
      "net": {
       "amount": 17575000,
       "currency": "NGN"
      }
     },
     "actions": [
      {
       "action": "edit",
       "allowed": true
      },
      {
       "action": "adjust_stock",
       "allowed": true
      },
      {
       "action": "hide",
       "allowed": true
      },
      {
       "action": "archive",
       "allowed": true
      }
     ]
    }
   ],
   "next_cursor": "W1siZ3NpMnBrIiwiQ0FURUdPUlkjZnVybml0dXJlIl1d"
  }
 },
 "catalogueExportProducts": {
  "method": "get",
  "path": "/me/products.csv",
  "status": 200,
  "body": "product_id,title,description,category,price,stock,new_stock,state,attributes,pictures\nprd_01K9QKFBF5KZNWJ47TAN9ZT24M,Iroko dining table,Seats six.,tables-desks,179000.00,4,,on_sale,material=iroko; width=180; seats=6,upl_01K9QY77ZXYYK596NGYA1DQ91K\n"
 },
 "catalogueBeginImport": {
  "method": "post",
  "path": "/me/imports",
  "status": 202,
  "body": {
   "id": "imp_01K9QM2Z7V4X8C6B3N1M5K7J9H",
   "state": "under_way",
   "lines": 240,
   "done": 0,
   "created": 0,
   "changed": 0,
   "unchanged": 0,
   "failed": 0,
   "errors": [],
   "created_at": "2026-11-22T10:17:56.123Z"
  }
 },
 "catalogueGetImport": {
  "method": "get",
  "path": "/me/imports/{import_id}",
  "status": 200,
  "body": {
   "id": "imp_01K9QM2Z7V4X8C6B3N1M5K7J9H",
   "state": "done",
   "lines": 240,
   "done": 240,
   "created": 12,
   "changed": 30,
   "unchanged": 197,
   "failed": 1,
   "errors": [
    {
     "line": 17,
     "column": "price",
     "detail": "takes figures with a point and two decimals at most, such as 12500.50"
    }
   ],
   "created_at": "2026-11-22T10:17:56.123Z"
  }
 },
 "catalogueFailedLines": {
  "method": "get",
  "path": "/me/imports/{import_id}/failed.csv",
  "status": 200,
  "body": "title,category,price,error\nIroko dining table,tables-desks,\"179000,00\",\"price takes figures with a point and two decimals at most, such as 12500.50\"\n"
 },
 "searchProducts": {
  "method": "get",
  "path": "/search",
  "status": 200,
  "body": {
   "items": [
    {
     "product": {
      "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
      "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "title": "Iroko dining table",
      "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
      "category": "furniture",
      "price": {
       "amount": 18500000,
       "currency": "NGN"
      },
      "images": [],
      "stock": 4,
      "status": "on_sale",
      "created_at": "2026-11-10T12:00:31.007Z",
      "updated_at": "2026-11-10T12:00:31.007Z"
     },
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Ada's Woodwork",
      "verified": true,
      "tier": "established"
     },
     "title": [
      {
       "text": "Iroko dining ",
       "marked": false
      },
      {
       "text": "table",
       "marked": true
      }
     ],
     "excerpt": [
      {
       "text": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
       "marked": false
      }
     ]
    }
   ],
   "next_cursor": null,
   "total": 1,
   "only_some_words": false,
   "facets": {
    "categories": [
     {
      "value": "furniture",
      "count": 1
     }
    ],
    "states": [
     {
      "value": "NG-LA",
      "count": 1
     },
     {
      "value": "NG-OG",
      "count": 1
     }
    ],
    "tiers": [
     {
      "value": "established",
      "count": 1
     }
    ],
    "in_stock": 1,
    "stars": [
     {
      "value": "4",
      "count": 1
     },
     {
      "value": "3",
      "count": 1
     },
     {
      "value": "2",
      "count": 1
     },
     {
      "value": "1",
      "count": 1
     }
    ],
    "price_min": 18500000,
    "price_max": 18500000,
    "attributes": [
     {
      "key": "material",
      "name": "Material",
      "values": [
       {
        "value": "iroko",
        "name": "Iroko",
        "count": 1
       }
      ]
     },
     {
      "key": "width",
      "name": "Width",
      "values": [],
      "range": {
       "unit": "cm",
       "minimum": 180,
       "maximum": 180
      }
     }
    ]
   }
  }
 },
 "searchArtisans": {
  "method": "get",
  "path": "/search/artisans",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "display_name": "Ada's Woodwork",
     "trades": [
      "carpentry",
      "furniture"
     ],
     "areas": [
      "NG-LA",
      "NG-OG"
     ],
     "about": "Tables, chairs and doors of Nigerian hardwood, made to measure in Surulere.",
     "verified": true,
     "answers_within": null,
     "created_at": "2026-11-04T15:02:19.730Z"
    }
   ],
   "next_cursor": null
  }
 },
 "searchSuggest": {
  "method": "get",
  "path": "/search/suggestions",
  "status": 200,
  "body": {
   "items": [
    {
     "text": "mahogany"
    }
   ]
  }
 },
 "pagesArtisan": {
  "method": "get",
  "path": "/pages/artisans/{artisan_id}",
  "status": 200,
  "body": "<!doctype html><html lang=\"en-NG\"><head><title>Iroko dining table · Homify</title></head><body><div id=\"root\">…</div></body></html>"
 },
 "pagesCategory": {
  "method": "get",
  "path": "/pages/categories/{slug}",
  "status": 200,
  "body": "<!doctype html><html lang=\"en-NG\"><head><title>Iroko dining table · Homify</title></head><body><div id=\"root\">…</div></body></html>"
 },
 "pagesProduct": {
  "method": "get",
  "path": "/pages/products/{product_id}",
  "status": 200,
  "body": "<!doctype html><html lang=\"en-NG\"><head><title>Iroko dining table · Homify</title></head><body><div id=\"root\">…</div></body></html>"
 },
 "pagesSitemap": {
  "method": "get",
  "path": "/pages/sitemap.xml",
  "status": 200,
  "body": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<sitemap><loc>https://homify.example/sitemap.xml?category=furniture&amp;week=2965</loc></sitemap>\n</sitemapindex>\n"
 },
 "cartGet": {
  "method": "get",
  "path": "/cart",
  "status": 200,
  "body": {
   "items": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "quantity": 2,
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "title": "Iroko dining table",
     "image": null,
     "price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "available": 3,
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Ada's Woodwork",
      "verified": true,
      "tier": "new"
     },
     "change": null
    }
   ],
   "limit": 40
  }
 },
 "cartAddLine": {
  "method": "post",
  "path": "/cart/lines",
  "status": 200,
  "body": {
   "lines": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "quantity": 2,
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     }
    }
   ]
  }
 },
 "cartSetLine": {
  "method": "put",
  "path": "/cart/lines/{product_id}",
  "status": 200,
  "body": {
   "lines": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "quantity": 2,
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     }
    }
   ]
  }
 },
 "cartMerge": {
  "method": "post",
  "path": "/cart/merge",
  "status": 200,
  "body": {
   "lines": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "quantity": 2,
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     }
    }
   ],
   "notes": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "what": "cut",
     "quantity": 2
    }
   ]
  }
 },
 "cartCheckout": {
  "method": "post",
  "path": "/checkout",
  "status": 201,
  "body": {
   "orders": [
    {
     "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "status": "pending_payment",
     "payment_status": "pending",
     "escrow_status": "pending",
     "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
     "lines": [
      {
       "kind": "product",
       "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
       "title": "Iroko dining table",
       "unit_price": {
        "amount": 18500000,
        "currency": "NGN"
       },
       "quantity": 1,
       "image": null
      },
      {
       "kind": "delivery",
       "option": "own_delivery",
       "title": "Delivery by the artisan",
       "unit_price": {
        "amount": 300000,
        "currency": "NGN"
       },
       "quantity": 1
      }
     ],
     "total": {
      "amount": 18800000,
      "currency": "NGN"
     },
     "tracking": null,
     "proof": null,
     "reason": null,
     "cancelled_by": null,
     "dispute_id": null,
     "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "refund_offer": null,
     "refunds": [],
     "payment_disputed": false,
     "created_at": "2026-11-22T10:17:56.123Z",
     "paid_at": null,
     "accepted_at": null,
     "shipped_at": null,
     "delivered_at": null,
     "closed_at": null,
     "due_at": "2026-11-22T10:47:56.123Z",
     "fee_basis_points": 500,
     "actions": [
      {
       "action": "pay",
       "allowed": true
      },
      {
       "action": "cancel",
       "allowed": true
      }
     ]
    },
    {
     "id": "ord_01K9DJ8FSSB2C4D6E8F0G2H4J6",
     "status": "pending_payment",
     "payment_status": "pending",
     "escrow_status": "pending",
     "escrow_id": "esc_01K9DJ8FSSB2C4D6E8F0G2H4J6",
     "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "artisan_id": "art_01K8ZV3Q5RD4N7XJ2M6T9WBCEH",
     "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
     "lines": [
      {
       "kind": "product",
       "product_id": "prd_01K9NPZX45HY43KWJRP1XPA7Z3",
       "title": "Oak stool",
       "unit_price": {
        "amount": 2400000,
        "currency": "NGN"
       },
       "quantity": 2,
       "image": null
      }
     ],
     "total": {
      "amount": 4800000,
      "currency": "NGN"
     },
     "tracking": null,
     "proof": null,
     "reason": null,
     "cancelled_by": null,
     "dispute_id": null,
     "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "refund_offer": null,
     "refunds": [],
     "payment_disputed": false,
     "created_at": "2026-11-22T10:17:56.123Z",
     "paid_at": null,
     "accepted_at": null,
     "shipped_at": null,
     "delivered_at": null,
     "closed_at": null,
     "due_at": "2026-11-22T10:47:56.123Z",
     "fee_basis_points": 500,
     "actions": [
      {
       "action": "pay",
       "allowed": true
      },
      {
       "action": "cancel",
       "allowed": true
      }
     ]
    }
   ],
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "payment_url": "https://checkout.paystack.com/3ni8kdavz62431k",
   "amount": {
    "amount": 23600000,
    "currency": "NGN"
   },
   "expires_at": "2026-11-22T10:47:56.123Z"
  }
 },
 "paymentsGateways": {
  "method": "get",
  "path": "/admin/gateways",
  "status": 200,
  "body": {
   "items": [
    {
     "name": "paystack",
     "payments_rank": 1,
     "pays_out": true,
     "circuit": "open",
     "since": "2026-11-22T10:15:31.040Z",
     "open_until": "2026-11-22T10:18:20.511Z",
     "failures": 4,
     "last_failed_at": "2026-11-22T10:17:20.511Z",
     "last_error": "the gateway gave no answer: HTTP 503"
    },
    {
     "name": "flutterwave",
     "payments_rank": 2,
     "pays_out": false,
     "circuit": "closed",
     "since": null,
     "open_until": null,
     "failures": 0,
     "last_failed_at": null,
     "last_error": null
    }
   ]
  }
 },
 "paymentsFind": {
  "method": "get",
  "path": "/payments",
  "status": 200,
  "body": {
   "id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "status": "succeeded",
   "amount": {
    "amount": 23300000,
    "currency": "NGN"
   },
   "order_ids": [
    "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
   ],
   "payment_url": null,
   "expires_at": "2026-11-22T10:47:56.123Z",
   "created_at": "2026-11-22T10:17:56.123Z",
   "settled_at": "2026-11-22T10:21:03.518Z"
  }
 },
 "paymentsGet": {
  "method": "get",
  "path": "/payments/{payment_id}",
  "status": 200,
  "body": {
   "id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "status": "succeeded",
   "amount": {
    "amount": 23300000,
    "currency": "NGN"
   },
   "order_ids": [
    "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
   ],
   "payment_url": null,
   "expires_at": "2026-11-22T10:47:56.123Z",
   "created_at": "2026-11-22T10:17:56.123Z",
   "settled_at": "2026-11-22T10:21:03.518Z"
  }
 },
 "paymentsWebhookFlutterwave": {
  "method": "post",
  "path": "/webhooks/flutterwave",
  "status": 200,
  "body": {
   "received": true
  }
 },
 "paymentsWebhookPaystack": {
  "method": "post",
  "path": "/webhooks/paystack",
  "status": 200,
  "body": {
   "received": true
  }
 },
 "ordersList": {
  "method": "get",
  "path": "/orders",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "status": "paid",
     "payment_status": "paid",
     "escrow_status": "held",
     "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
     "lines": [
      {
       "kind": "product",
       "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
       "title": "Iroko dining table",
       "unit_price": {
        "amount": 18500000,
        "currency": "NGN"
       },
       "quantity": 1,
       "image": null
      }
     ],
     "total": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "tracking": null,
     "proof": null,
     "reason": null,
     "cancelled_by": null,
     "dispute_id": null,
     "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "refund_offer": null,
     "refunds": [],
     "payment_disputed": false,
     "created_at": "2026-11-22T10:17:56.123Z",
     "paid_at": "2026-11-22T10:21:03.518Z",
     "accepted_at": null,
     "shipped_at": null,
     "delivered_at": null,
     "closed_at": null,
     "due_at": "2026-11-24T10:21:03.518Z",
     "fee_basis_points": 500,
     "actions": [
      {
       "action": "confirm",
       "allowed": false,
       "reason": "not_accepted",
       "detail": "This order has not been accepted by the artisan yet."
      },
      {
       "action": "cancel",
       "allowed": true
      },
      {
       "action": "open_dispute",
       "allowed": false,
       "reason": "not_accepted",
       "detail": "This order has not been accepted yet; cancel it instead."
      }
     ],
     "release_code": "604218",
     "buyer": {
      "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
      "name": "Ngozi Eze"
     },
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Ada's Woodwork",
      "verified": true,
      "tier": "established"
     }
    }
   ],
   "next_cursor": "W1siZ3NpMXBrIiwiQlVZRVIjdXNyXzAxSzlNOVMzNDZRM0QyNVZUNEY1VjM3RTNTIl1d"
  }
 },
 "ordersGet": {
  "method": "get",
  "path": "/orders/{order_id}",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "shipped",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    },
    {
     "kind": "product",
     "product_id": "prd_01K9NPZX45HY43KWJRP1XPA7Z3",
     "title": "Oak stool",
     "unit_price": {
      "amount": 2400000,
      "currency": "NGN"
     },
     "quantity": 2,
     "image": null
    }
   ],
   "total": {
    "amount": 23300000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": null,
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": null,
   "closed_at": null,
   "due_at": "2026-12-13T14:05:44.630Z",
   "fee_basis_points": 500,
   "actions": [
    {
     "action": "confirm",
     "allowed": true
    },
    {
     "action": "cancel",
     "allowed": false,
     "reason": "not_late",
     "detail": "The artisan has accepted this order. You can cancel it if it has not been delivered by 2026-12-06T14:05:44.630Z.",
     "possible_at": "2026-12-06T14:05:44.630Z"
    },
    {
     "action": "open_dispute",
     "allowed": true
    }
   ],
   "release_code": "604218",
   "delivery": {
    "recipient": "Ngozi Eze",
    "phone": "+2348012345678",
    "address": "14 Bode Thomas Street, Surulere",
    "city": "Lagos",
    "area": "NG-LA"
   },
   "buyer": {
    "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
    "name": "Ngozi Eze"
   },
   "artisan": {
    "id": "art_01K93E28JT97KB6CQ643DZVMXX",
    "display_name": "Ada's Woodwork",
    "verified": true,
    "tier": "established"
   }
  }
 },
 "ordersAccept": {
  "method": "post",
  "path": "/orders/{order_id}/accept",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "ordersShip": {
  "method": "post",
  "path": "/orders/{order_id}/ship",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "ordersDeliver": {
  "method": "post",
  "path": "/orders/{order_id}/deliver",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "ordersConfirm": {
  "method": "post",
  "path": "/orders/{order_id}/confirm",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "ordersCancel": {
  "method": "post",
  "path": "/orders/{order_id}/cancel",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "ordersHistory": {
  "method": "get",
  "path": "/orders/{order_id}/history",
  "status": 200,
  "body": {
   "items": [
    {
     "subject": "ORDER#ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "seq": 2,
     "at": "2026-11-22T10:21:03.518Z",
     "actor": {
      "kind": "system",
      "id": "payments-settle"
     },
     "action": "order.paid",
     "facts": {
      "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
      "status": "paid",
      "total": {
       "amount": 23300000,
       "currency": "NGN"
      }
     },
     "changed": {
      "status": "paid",
      "payment_status": "paid",
      "paid_at": "2026-11-22T10:21:03.518Z"
     },
     "postings": [
      {
       "debit": "gateway:paystack",
       "credit": "escrow:esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
       "amount": 23300000,
       "currency": "NGN"
      }
     ],
     "correlation_id": "JKJaXmPLvHcESHA=",
     "private": null,
     "private_hash": null,
     "previous_hash": "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592",
     "hash": "9e107d9d372bb6826bd81d3542a419d69e107d9d372bb6826bd81d3542a419d6"
    }
   ],
   "next_cursor": null
  }
 },
 "refundsIssue": {
  "method": "post",
  "path": "/admin/orders/{order_id}/refunds",
  "status": 200,
  "body": {
   "id": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "status": "decided",
   "amount": {
    "amount": 2400000,
    "currency": "NGN"
   },
   "reason": "One of the stools came broken.",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "gateway": "paystack",
   "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
   "gateway_refund_id": null,
   "note": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "last_error": null,
   "by_hand": null,
   "closing": null,
   "refunded_there": false,
   "delayed_at": null,
   "created_at": "2026-11-26T09:30:00.000Z",
   "changed_at": "2026-11-26T10:02:11.318Z",
   "actions": []
  }
 },
 "refundsQueue": {
  "method": "get",
  "path": "/admin/refunds",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
     "status": "needs_attention",
     "amount": {
      "amount": 2400000,
      "currency": "NGN"
     },
     "reason": "One of the stools came broken.",
     "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
     "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "gateway": "paystack",
     "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
     "gateway_refund_id": "3018284",
     "note": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
     "last_error": null,
     "by_hand": null,
     "closing": null,
     "refunded_there": false,
     "delayed_at": null,
     "created_at": "2026-11-26T09:30:00.000Z",
     "changed_at": "2026-11-26T10:02:11.318Z",
     "actions": [
      {
       "action": "retry_to_account",
       "allowed": true
      },
      {
       "action": "mark_paid",
       "allowed": true
      },
      {
       "action": "close_charged_back",
       "allowed": true
      }
     ]
    }
   ],
   "next_cursor": null
  }
 },
 "refundsRetry": {
  "method": "post",
  "path": "/admin/refunds/{refund_id}/retry",
  "status": 200,
  "body": {
   "id": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "status": "requested",
   "amount": {
    "amount": 2400000,
    "currency": "NGN"
   },
   "reason": "One of the stools came broken.",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "gateway": "paystack",
   "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
   "gateway_refund_id": null,
   "note": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z.2",
   "last_error": null,
   "by_hand": null,
   "closing": null,
   "refunded_there": false,
   "delayed_at": null,
   "created_at": "2026-11-26T09:30:00.000Z",
   "changed_at": "2026-11-26T10:02:11.318Z",
   "actions": []
  }
 },
 "refundsClose": {
  "method": "post",
  "path": "/admin/refunds/{refund_id}/closing",
  "status": 200,
  "body": {
   "id": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "status": "closed",
   "amount": {
    "amount": 2400000,
    "currency": "NGN"
   },
   "reason": "One of the stools came broken.",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "gateway": "paystack",
   "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
   "gateway_refund_id": "3018284",
   "note": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "last_error": null,
   "by_hand": null,
   "closing": {
    "reason": "charged_back",
    "note": "Lost at the dashboard on 26 November.",
    "closed_by": "usr_01K8Z2V4X6Y8A0C2E4G6J8M0P2",
    "at": "2026-11-26T10:02:11.318Z"
   },
   "refunded_there": false,
   "delayed_at": null,
   "created_at": "2026-11-26T09:30:00.000Z",
   "changed_at": "2026-11-26T10:02:11.318Z",
   "actions": []
  }
 },
 "refundsMarkPaid": {
  "method": "post",
  "path": "/admin/refunds/{refund_id}/payment-by-hand",
  "status": 200,
  "body": {
   "id": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "status": "paid_by_hand",
   "amount": {
    "amount": 2400000,
    "currency": "NGN"
   },
   "reason": "One of the stools came broken.",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "gateway": "paystack",
   "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
   "gateway_refund_id": "3018284",
   "note": "ref_01K9WD2M4F6H8K0N2Q4S6V8X0Z",
   "last_error": null,
   "by_hand": {
    "note": "Transferred by hand on 26 November, receipt attached.",
    "proof": [
     "upl_01K9WFA9S1C5E8G2J4M6P9R0T3"
    ],
    "entered_by": "usr_01K8Z2V4X6Y8A0C2E4G6J8M0P2",
    "at": "2026-11-26T10:02:11.318Z"
   },
   "closing": null,
   "refunded_there": false,
   "delayed_at": null,
   "created_at": "2026-11-26T09:30:00.000Z",
   "changed_at": "2026-11-26T10:02:11.318Z",
   "actions": []
  }
 },
 "refundsOffer": {
  "method": "post",
  "path": "/orders/{order_id}/refunds",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "refundsAccept": {
  "method": "post",
  "path": "/orders/{order_id}/refunds/{refund_id}/accept",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "refundsDecline": {
  "method": "post",
  "path": "/orders/{order_id}/refunds/{refund_id}/decline",
  "status": 200,
  "body": {
   "id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "completed",
   "payment_status": "paid",
   "escrow_status": "held",
   "escrow_id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "lines": [
    {
     "kind": "product",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "unit_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "quantity": 1,
     "image": null
    }
   ],
   "total": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "tracking": {
    "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
   },
   "proof": {
    "note": "Handed to Ngozi at the gate, 4 pm.",
    "uploads": [
     "upl_01K95GQAPENECFSECZP11HYGCP"
    ]
   },
   "reason": null,
   "cancelled_by": null,
   "dispute_id": null,
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "refund_offer": null,
   "refunds": [],
   "payment_disputed": false,
   "created_at": "2026-11-22T10:17:56.123Z",
   "paid_at": "2026-11-22T10:21:03.518Z",
   "accepted_at": "2026-11-22T14:05:44.630Z",
   "shipped_at": "2026-11-25T09:11:30.402Z",
   "delivered_at": "2026-11-25T15:04:10.077Z",
   "closed_at": "2026-11-27T16:40:08.339Z",
   "due_at": null,
   "fee_basis_points": 500,
   "actions": []
  }
 },
 "disputesQueue": {
  "method": "get",
  "path": "/admin/disputes",
  "status": 200,
  "body": {
   "items": [],
   "next_cursor": null
  }
 },
 "disputesDecide": {
  "method": "post",
  "path": "/admin/disputes/{dispute_id}/decision",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesOpen": {
  "method": "post",
  "path": "/orders/{order_id}/disputes",
  "status": 201,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "open",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": null,
   "evidence": [],
   "proposals": {
    "buyer": null,
    "artisan": null
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2026-12-01T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": []
  }
 },
 "disputesList": {
  "method": "get",
  "path": "/disputes",
  "status": 200,
  "body": {
   "items": [],
   "next_cursor": null
  }
 },
 "disputesGet": {
  "method": "get",
  "path": "/disputes/{dispute_id}",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ],
   "buyer": {
    "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
    "name": "Ngozi Eze"
   },
   "artisan": {
    "id": "art_01K93E28JT97KB6CQ643DZVMXX",
    "display_name": "Ada's Woodwork",
    "verified": true,
    "tier": "established"
   },
   "delivery": {
    "tracking": {
     "note": "GIG Logistics, waybill 1204483; rider Musa, +2348098765432"
    },
    "proof": {
     "note": "Handed to Ngozi at the gate, 4 pm.",
     "uploads": []
    },
    "shipped_at": "2026-11-25T09:11:30.402Z",
    "delivered_at": "2026-11-25T15:04:10.077Z"
   },
   "files": [
    {
     "id": "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X",
     "by": "buyer",
     "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com/evidence/usr_01K9M9S346Q3D25VT4F5V37E3S/upl_01K9XGZQ0M3N5P7R9S1T3V5W7X?X-Amz-Expires=900&X-Amz-Signature=9c1b",
     "expires_at": "2026-11-28T10:15:00.000Z"
    },
    {
     "id": "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM",
     "by": "buyer",
     "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com/evidence/usr_01K9M9S346Q3D25VT4F5V37E3S/upl_01K9Y0A2B4C6D8E0F2G4H6J8KM?X-Amz-Expires=900&X-Amz-Signature=77aa",
     "expires_at": "2026-11-28T10:15:00.000Z"
    }
   ]
  }
 },
 "disputesAnswer": {
  "method": "post",
  "path": "/disputes/{dispute_id}/answer",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesAddEvidence": {
  "method": "post",
  "path": "/disputes/{dispute_id}/evidence",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesPropose": {
  "method": "post",
  "path": "/disputes/{dispute_id}/proposals",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesAcceptProposal": {
  "method": "post",
  "path": "/disputes/{dispute_id}/proposals/{number}/accept",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesSendReturn": {
  "method": "post",
  "path": "/disputes/{dispute_id}/return",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesConfirmReturn": {
  "method": "post",
  "path": "/disputes/{dispute_id}/return/confirm",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesRejectReturn": {
  "method": "post",
  "path": "/disputes/{dispute_id}/return/reject",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesWithdraw": {
  "method": "post",
  "path": "/disputes/{dispute_id}/withdraw",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesEscalate": {
  "method": "post",
  "path": "/disputes/{dispute_id}/escalate",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesAppeal": {
  "method": "post",
  "path": "/disputes/{dispute_id}/appeal",
  "status": 200,
  "body": {
   "id": "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "status": "answered",
   "opened_by": "buyer",
   "claim": {
    "text": "One leg is split from the foot to the top.",
    "uploads": [
     "upl_01K9XGZQ0M3N5P7R9S1T3V5W7X"
    ],
    "at": "2026-11-26T08:30:12.418Z"
   },
   "answer": {
    "text": "It was whole when it left. The rider dropped it, and will pay a part.",
    "uploads": [],
    "at": "2026-11-27T17:02:45.001Z"
   },
   "evidence": [
    {
     "by": "buyer",
     "note": "The same leg from the other side.",
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "at": "2026-11-28T07:15:09.730Z"
    }
   ],
   "proposals": {
    "buyer": null,
    "artisan": {
     "number": 1,
     "split": {
      "to_buyer": {
       "amount": 5000000,
       "currency": "NGN"
      },
      "to_artisan": {
       "amount": 13500000,
       "currency": "NGN"
      }
     },
     "after_return": false,
     "at": "2026-11-28T09:40:00.112Z"
    }
   },
   "decisions": [],
   "appeal": null,
   "returns": [],
   "resolution": null,
   "opened_at": "2026-11-26T08:30:12.418Z",
   "answer_by": "2026-12-01T08:30:12.418Z",
   "decide_by": null,
   "overdue": false,
   "due_at": "2027-01-25T08:30:12.418Z",
   "ends_at": "2027-01-25T08:30:12.418Z",
   "closed_at": null,
   "actions": [
    {
     "action": "add_evidence",
     "allowed": true
    },
    {
     "action": "propose",
     "allowed": true,
     "held": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "after_return": true
    },
    {
     "action": "accept_proposal",
     "allowed": true,
     "number": 1
    },
    {
     "action": "withdraw",
     "allowed": true
    },
    {
     "action": "escalate",
     "allowed": true
    },
    {
     "action": "appeal",
     "allowed": false,
     "reason": "not_decided",
     "detail": "This dispute has not been decided; there is nothing to appeal against."
    }
   ]
  }
 },
 "disputesHistory": {
  "method": "get",
  "path": "/disputes/{dispute_id}/history",
  "status": 200,
  "body": {
   "items": [],
   "next_cursor": null
  }
 },
 "reviewsHide": {
  "method": "post",
  "path": "/admin/reviews/{review_id}/hide",
  "status": 200,
  "body": {
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
   "by": "buyer",
   "state": "hidden",
   "stars": 4,
   "goods": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "stars": 5
    }
   ],
   "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
   "pictures": [],
   "written_at": "2026-12-02T08:40:11.204Z",
   "shown_at": "2026-12-03T17:02:45.880Z",
   "reply": null,
   "hidden_reason": "It names a neighbour who has no part in it."
  }
 },
 "reviewsLookUp": {
  "method": "get",
  "path": "/admin/reviews/{review_id}",
  "status": 200,
  "body": {
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "buyer": {
    "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
    "name": "Ngozi Eze"
   },
   "artisan": {
    "id": "art_01K93E28JT97KB6CQ643DZVMXX",
    "display_name": "Ada's Woodwork",
    "verified": true,
    "tier": "established",
    "rating": {
     "average_tenths": 43,
     "count": 3
    }
   },
   "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
   "by": "buyer",
   "state": "shown",
   "stars": 4,
   "goods": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "stars": 5
    }
   ],
   "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
   "pictures": [],
   "written_at": "2026-12-02T08:40:11.204Z",
   "shown_at": "2026-12-03T17:02:45.880Z",
   "reply": null,
   "hidden_reason": null
  }
 },
 "reviewsOfArtisan": {
  "method": "get",
  "path": "/artisans/{artisan_id}/reviews",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
     "stars": 4,
     "title": "Iroko dining table",
     "lines": 1,
     "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
     "pictures": [],
     "author": "Ngozi E.",
     "written_at": "2026-12-02T08:40:11.204Z",
     "shown_at": "2026-12-03T17:02:45.880Z",
     "reply": {
      "words": "Thank you. The rain held the rider up.",
      "at": "2026-12-04T07:15:00.412Z"
     }
    }
   ],
   "next_cursor": null,
   "rating": {
    "average_tenths": 43,
    "count": 3,
    "by_star": [
     0,
     0,
     0,
     2,
     1
    ]
   }
  }
 },
 "reviewsOfOrder": {
  "method": "get",
  "path": "/orders/{order_id}/reviews",
  "status": 200,
  "body": {
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "by_buyer": {
    "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
    "by": "buyer",
    "state": "waiting",
    "stars": 4,
    "goods": [
     {
      "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
      "title": "Iroko dining table",
      "stars": 5
     }
    ],
    "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
    "pictures": [],
    "written_at": "2026-12-02T08:40:11.204Z",
    "shown_at": null,
    "reply": null,
    "hidden_reason": null
   },
   "by_artisan": null,
   "waiting": [
    "buyer"
   ],
   "until": "2026-12-15T16:04:02.910Z",
   "actions": [
    {
     "action": "change",
     "allowed": true,
     "until": "2026-12-15T16:04:02.910Z"
    }
   ]
  }
 },
 "reviewsOfProduct": {
  "method": "get",
  "path": "/products/{product_id}/reviews",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
     "stars": 4,
     "title": "Iroko dining table",
     "lines": 1,
     "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
     "pictures": [],
     "author": "Ngozi E.",
     "written_at": "2026-12-02T08:40:11.204Z",
     "shown_at": "2026-12-03T17:02:45.880Z",
     "reply": {
      "words": "Thank you. The rain held the rider up.",
      "at": "2026-12-04T07:15:00.412Z"
     }
    }
   ],
   "next_cursor": null,
   "rating": {
    "average_tenths": 43,
    "count": 3,
    "by_star": [
     0,
     0,
     0,
     2,
     1
    ]
   }
  }
 },
 "reviewsReply": {
  "method": "post",
  "path": "/reviews/{review_id}/reply",
  "status": 200,
  "body": {
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
   "by": "buyer",
   "state": "shown",
   "stars": 4,
   "goods": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "stars": 5
    }
   ],
   "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
   "pictures": [],
   "written_at": "2026-12-02T08:40:11.204Z",
   "shown_at": "2026-12-03T17:02:45.880Z",
   "reply": {
    "words": "Thank you. The rain held the rider up.",
    "at": "2026-12-04T07:15:00.412Z"
   },
   "hidden_reason": null
  }
 },
 "reviewsRestore": {
  "method": "post",
  "path": "/admin/reviews/{review_id}/restore",
  "status": 200,
  "body": {
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
   "by": "buyer",
   "state": "shown",
   "stars": 4,
   "goods": [
    {
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "title": "Iroko dining table",
     "stars": 5
    }
   ],
   "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
   "pictures": [],
   "written_at": "2026-12-02T08:40:11.204Z",
   "shown_at": "2026-12-03T17:02:45.880Z",
   "reply": null,
   "hidden_reason": null
  }
 },
 "reviewsWrite": {
  "method": "put",
  "path": "/orders/{order_id}/review",
  "status": 200,
  "body": {
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "by_buyer": {
    "id": "rev_01K9DJ8FSSM9Y3A8XWE5C4QK7V",
    "by": "buyer",
    "state": "waiting",
    "stars": 4,
    "goods": [
     {
      "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
      "title": "Iroko dining table",
      "stars": 5
     }
    ],
    "words": "The table is as shown, and heavy. It came two days late, which Ada told me before.",
    "pictures": [],
    "written_at": "2026-12-02T08:40:11.204Z",
    "shown_at": null,
    "reply": null,
    "hidden_reason": null
   },
   "by_artisan": null,
   "waiting": [
    "buyer"
   ],
   "until": "2026-12-15T16:04:02.910Z",
   "actions": [
    {
     "action": "change",
     "allowed": true,
     "until": "2026-12-15T16:04:02.910Z"
    }
   ]
  }
 },
 "reportsFile": {
  "method": "post",
  "path": "/reports",
  "status": 202,
  "body": {
   "thing": {
    "kind": "product",
    "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M"
   },
   "state": "open",
   "reported_at": "2026-11-22T10:17:56.123Z"
  }
 },
 "reportsQueue": {
  "method": "get",
  "path": "/admin/reports",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "rpt_01K9QKFBF5M9Y3A8XWE5C4QK7V",
     "thing": {
      "kind": "product",
      "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M"
     },
     "title": "Iroko dining table",
     "person": {
      "id": "usr_01K93E28JT97KB6CQ643DZVMXX",
      "name": "Adaeze Okafor"
     },
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Ada's Woodwork",
      "verified": true,
      "tier": "new"
     },
     "state": "open",
     "people": 2,
     "statements": [
      {
       "by": {
        "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
        "name": "Ngozi Eze"
       },
       "sells": false,
       "kind": "misleading",
       "words": "It came in another wood than it says.",
       "seen": {
        "text": "Seats eight, of solid iroko.",
        "hides_contacts": false,
        "pictures": [],
        "files": []
       },
       "at": "2026-11-22T10:17:56.123Z"
      },
      {
       "by": {
        "id": "usr_01K9N2T457R4E36WV5G6W48F4T",
        "name": "Musa Bello"
       },
       "sells": true,
       "kind": "other",
       "words": "The second picture is of my own work.",
       "seen": null,
       "at": "2026-11-22T12:40:02.611Z"
      }
     ],
     "opened_at": "2026-11-22T10:17:56.123Z",
     "verdict": null,
     "acts": [
      "dismiss",
      "warn",
      "hide_product",
      "suspend"
     ]
    }
   ],
   "next_cursor": null
  }
 },
 "reportsDecide": {
  "method": "post",
  "path": "/admin/reports/{report_id}/decision",
  "status": 200,
  "body": {
   "id": "rpt_01K9QKFBF5M9Y3A8XWE5C4QK7V",
   "state": "decided",
   "verdict": {
    "act": "hide_product",
    "reason": "The second picture shows the work of somebody else.",
    "at": "2026-11-23T08:05:31.090Z"
   }
  }
 },
 "offersAccept": {
  "method": "post",
  "path": "/offers/{offer_id}/accept",
  "status": 200,
  "body": {
   "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "state": "accepted",
   "side": "artisan",
   "quantity": 2,
   "list_price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "offered": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "asked": null,
   "unit_price": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "round": 1,
   "until": "2026-11-24T10:17:56.123Z",
   "since": "2026-11-22T10:17:56.123Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "payment_id": null,
   "actions": []
  }
 },
 "offersCounter": {
  "method": "post",
  "path": "/offers/{offer_id}/counter",
  "status": 200,
  "body": {
   "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "state": "countered",
   "side": "artisan",
   "quantity": 2,
   "list_price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "offered": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "asked": {
    "amount": 17000000,
    "currency": "NGN"
   },
   "unit_price": {
    "amount": 17000000,
    "currency": "NGN"
   },
   "round": 1,
   "until": "2026-11-24T10:17:56.123Z",
   "since": "2026-11-22T10:17:56.123Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "payment_id": null,
   "actions": []
  }
 },
 "offersDecline": {
  "method": "post",
  "path": "/offers/{offer_id}/decline",
  "status": 200,
  "body": {
   "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "state": "declined",
   "side": "artisan",
   "quantity": 2,
   "list_price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "offered": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "asked": null,
   "unit_price": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "round": 1,
   "until": null,
   "since": "2026-11-22T10:17:56.123Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "payment_id": null,
   "actions": []
  }
 },
 "offersGet": {
  "method": "get",
  "path": "/offers/{offer_id}",
  "status": 200,
  "body": {
   "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "state": "proposed",
   "side": "artisan",
   "quantity": 2,
   "list_price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "offered": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "asked": null,
   "unit_price": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "round": 1,
   "until": "2026-11-24T10:17:56.123Z",
   "since": "2026-11-22T10:17:56.123Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "payment_id": null,
   "actions": [
    {
     "action": "accept",
     "allowed": true,
     "until": "2026-11-24T10:17:56.123Z"
    },
    {
     "action": "counter",
     "allowed": true,
     "until": "2026-11-24T10:17:56.123Z"
    },
    {
     "action": "decline",
     "allowed": true,
     "until": "2026-11-24T10:17:56.123Z"
    }
   ],
   "price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "image": null,
   "buyer": {
    "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
    "name": "Ngozi Eze"
   },
   "artisan": {
    "id": "art_01K93E28JT97KB6CQ643DZVMXX",
    "display_name": "Ada's Woodwork",
    "verified": true,
    "tier": "new"
   }
  }
 },
 "offersList": {
  "method": "get",
  "path": "/offers",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
     "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
     "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "title": "Iroko dining table",
     "state": "proposed",
     "side": "artisan",
     "quantity": 2,
     "list_price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "offered": {
      "amount": 16000000,
      "currency": "NGN"
     },
     "asked": null,
     "unit_price": {
      "amount": 16000000,
      "currency": "NGN"
     },
     "round": 1,
     "until": "2026-11-24T10:17:56.123Z",
     "since": "2026-11-22T10:17:56.123Z",
     "changed_at": "2026-11-22T10:17:56.123Z",
     "payment_id": null,
     "actions": [
      {
       "action": "accept",
       "allowed": true,
       "until": "2026-11-24T10:17:56.123Z"
      },
      {
       "action": "counter",
       "allowed": true,
       "until": "2026-11-24T10:17:56.123Z"
      },
      {
       "action": "decline",
       "allowed": true,
       "until": "2026-11-24T10:17:56.123Z"
      }
     ],
     "price": {
      "amount": 18500000,
      "currency": "NGN"
     },
     "image": null,
     "buyer": {
      "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
      "name": "Ngozi Eze"
     },
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Ada's Woodwork",
      "verified": true,
      "tier": "new"
     }
    }
   ],
   "next_cursor": null
  }
 },
 "offersOfProduct": {
  "method": "get",
  "path": "/me/offers/{product_id}",
  "status": 200,
  "body": {
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "offer": {
    "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
    "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
    "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
    "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
    "title": "Iroko dining table",
    "state": "countered",
    "side": "buyer",
    "quantity": 2,
    "list_price": {
     "amount": 18500000,
     "currency": "NGN"
    },
    "offered": {
     "amount": 16000000,
     "currency": "NGN"
    },
    "asked": {
     "amount": 17000000,
     "currency": "NGN"
    },
    "unit_price": {
     "amount": 17000000,
     "currency": "NGN"
    },
    "round": 1,
    "until": "2026-11-24T10:17:56.123Z",
    "since": "2026-11-22T10:17:56.123Z",
    "changed_at": "2026-11-22T10:17:56.123Z",
    "payment_id": null,
    "actions": [
     {
      "action": "accept",
      "allowed": true,
      "until": "2026-11-24T10:17:56.123Z"
     },
     {
      "action": "decline",
      "allowed": true,
      "until": "2026-11-24T10:17:56.123Z"
     }
    ]
   },
   "actions": [
    {
     "action": "propose",
     "allowed": true
    }
   ]
  }
 },
 "offersPropose": {
  "method": "post",
  "path": "/products/{product_id}/offers",
  "status": 200,
  "body": {
   "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "state": "proposed",
   "side": "buyer",
   "quantity": 2,
   "list_price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "offered": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "asked": null,
   "unit_price": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "round": 1,
   "until": "2026-11-24T10:17:56.123Z",
   "since": "2026-11-22T10:17:56.123Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "payment_id": null,
   "actions": [
    {
     "action": "withdraw",
     "allowed": true,
     "until": "2026-11-24T10:17:56.123Z"
    }
   ]
  }
 },
 "offersSetLimit": {
  "method": "put",
  "path": "/products/{product_id}/offer-limit",
  "status": 200,
  "body": {
   "id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "description": "Seats six. Solid iroko, oiled; 180 × 90 cm.",
   "category": "furniture",
   "price": {
    "amount": 17900000,
    "currency": "NGN"
   },
   "images": [
    {
     "id": "upl_01K9QY77ZXYYK596NGYA1DQ91K",
     "width": 1600,
     "height": 1200,
     "colour": "#c8b4a0",
     "sizes": [
      {
       "width": 320,
       "height": 240,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/320.jpg"
      },
      {
       "width": 640,
       "height": 480,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/640.jpg"
      },
      {
       "width": 1280,
       "height": 960,
       "webp": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.webp",
       "jpeg": "https://homify.example/media/pictures/usr_01K93E28JT97KB6CQ643DZVMXX/upl_01K9QY77ZXYYK596NGYA1DQ91K/1280.jpg"
      }
     ]
    }
   ],
   "stock": 4,
   "status": "on_sale",
   "created_at": "2026-11-10T12:00:31.007Z",
   "updated_at": "2026-11-12T19:22:48.650Z",
   "proceeds": {
    "fee": {
     "amount": 895000,
     "currency": "NGN"
    },
    "net": {
     "amount": 17005000,
     "currency": "NGN"
    }
   },
   "actions": [
    {
     "action": "edit",
     "allowed": true
    },
    {
     "action": "adjust_stock",
     "allowed": true
    },
    {
     "action": "archive",
     "allowed": true
    }
   ]
  }
 },
 "offersWithdraw": {
  "method": "post",
  "path": "/offers/{offer_id}/withdraw",
  "status": 200,
  "body": {
   "id": "ofr_01K9QKFBF5M3T6W9Z2C5E8H1KN",
   "product_id": "prd_01K9QKFBF5KZNWJ47TAN9ZT24M",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
   "title": "Iroko dining table",
   "state": "withdrawn",
   "side": "buyer",
   "quantity": 2,
   "list_price": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "offered": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "asked": null,
   "unit_price": {
    "amount": 16000000,
    "currency": "NGN"
   },
   "round": 1,
   "until": null,
   "since": "2026-11-22T10:17:56.123Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "payment_id": null,
   "actions": []
  }
 },
 "messagesList": {
  "method": "get",
  "path": "/conversations",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "subject": {
      "kind": "order",
      "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
     },
     "title": "Iroko dining table",
     "buyer": {
      "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
      "name": "Ngozi Eze"
     },
     "artisan": {
      "id": "art_01K93E28JT97KB6CQ643DZVMXX",
      "display_name": "Ada's Woodwork",
      "verified": true,
      "tier": "new"
     },
     "own_side": "buyer",
     "last": {
      "by": "artisan",
      "text": "It is ready on Friday. I will send it with Musa.",
      "files": 0,
      "at": "2026-11-22T14:05:44.630Z"
     },
     "unread": 1
    }
   ],
   "next_cursor": null
  }
 },
 "messagesAsk": {
  "method": "post",
  "path": "/conversations",
  "status": 201,
  "body": {
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "number": 3,
   "by": "artisan",
   "text": "It is ready on Friday. I will send it with Musa.",
   "hides_contacts": false,
   "uploads": [],
   "sent_at": "2026-11-22T14:05:44.630Z"
  }
 },
 "messagesGet": {
  "method": "get",
  "path": "/conversations/{conversation_id}",
  "status": 200,
  "body": {
   "conversation": {
    "id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
    "subject": {
     "kind": "order",
     "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
    },
    "title": "Iroko dining table",
    "buyer": {
     "id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "name": "Ngozi Eze"
    },
    "artisan": {
     "id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "display_name": "Ada's Woodwork",
     "verified": true,
     "tier": "new"
    },
    "own_side": "buyer",
    "last_number": 3,
    "read_through": {
     "buyer": 2,
     "artisan": 3
    },
    "unread": 1,
    "hides_contacts": false,
    "blocked": false
   },
   "messages": [
    {
     "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "number": 2,
     "by": "buyer",
     "text": "Thank you. When will it be ready? This is the room.",
     "hides_contacts": false,
     "uploads": [
      "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM"
     ],
     "files": [
      {
       "id": "upl_01K9Y0A2B4C6D8E0F2G4H6J8KM",
       "url": "https://homify-uploads.s3.eu-west-1.amazonaws.com/message-files/usr_01K9M9S346Q3D25VT4F5V37E3S/upl_01K9Y0A2B4C6D8E0F2G4H6J8KM?X-Amz-Expires=900&X-Amz-Signature=77aa",
       "expires_at": "2026-11-22T18:45:02.015Z"
      }
     ],
     "sent_at": "2026-11-22T13:58:10.220Z"
    },
    {
     "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "number": 3,
     "by": "artisan",
     "text": "It is ready on Friday. I will send it with Musa.",
     "hides_contacts": false,
     "uploads": [],
     "files": [],
     "sent_at": "2026-11-22T14:05:44.630Z"
    }
   ],
   "has_earlier": true,
   "has_later": false
  }
 },
 "messagesSend": {
  "method": "post",
  "path": "/conversations/{conversation_id}/messages",
  "status": 201,
  "body": {
   "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "number": 3,
   "by": "artisan",
   "text": "It is ready on Friday. I will send it with Musa.",
   "hides_contacts": false,
   "uploads": [],
   "sent_at": "2026-11-22T14:05:44.630Z"
  }
 },
 "messagesMarkRead": {
  "method": "post",
  "path": "/conversations/{conversation_id}/read",
  "status": 200,
  "body": {
   "read_through": 3,
   "unread": 0
  }
 },
 "messagesBlock": {
  "method": "post",
  "path": "/conversations/{conversation_id}/block",
  "status": 200,
  "body": {
   "blocked": true
  }
 },
 "messagesUnblock": {
  "method": "delete",
  "path": "/conversations/{conversation_id}/block",
  "status": 200,
  "body": {
   "blocked": true
  }
 },
 "messagesBlocks": {
  "method": "get",
  "path": "/me/blocks",
  "status": 200,
  "body": {
   "items": [
    {
     "user_id": "usr_01K93E28JT97KB6CQ643DZVMXX",
     "name": "Ada's Woodwork",
     "blocked_at": "2026-11-22T14:05:44.630Z"
    }
   ],
   "next_cursor": null
  }
 },
 "messagesLiftBlock": {
  "method": "delete",
  "path": "/me/blocks/{user_id}",
  "status": 204
 },
 "messagesOfDispute": {
  "method": "get",
  "path": "/admin/disputes/{dispute_id}/conversation",
  "status": 200,
  "body": {
   "items": [
    {
     "conversation_id": "cnv_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "number": 3,
     "by": "artisan",
     "text": "It is ready on Friday. I will send it with Musa.",
     "hides_contacts": false,
     "uploads": [],
     "files": [],
     "sent_at": "2026-11-22T14:05:44.630Z"
    }
   ],
   "next_cursor": null
  }
 },
 "escrowGet": {
  "method": "get",
  "path": "/escrows/{escrow_id}",
  "status": 200,
  "body": {
   "id": "esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "status": "released",
   "amount": {
    "amount": 23300000,
    "currency": "NGN"
   },
   "held": {
    "amount": 0,
    "currency": "NGN"
   },
   "released": {
    "amount": 22135000,
    "currency": "NGN"
   },
   "fees": {
    "amount": 1165000,
    "currency": "NGN"
   },
   "refunded": {
    "amount": 0,
    "currency": "NGN"
   },
   "charged_back": {
    "amount": 0,
    "currency": "NGN"
   }
  }
 },
 "chargebacksQueue": {
  "method": "get",
  "path": "/admin/chargebacks",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "chb_00000000006ZQ4M8X2V6T0R4P8",
     "status": "open",
     "amount": {
      "amount": 23300000,
      "currency": "NGN"
     },
     "category": "chargeback",
     "order_ids": [
      "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
     ],
     "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
     "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
     "gateway": "paystack",
     "gateway_id": "458951",
     "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
     "answer_by": "2026-12-01T18:00:00.000Z",
     "answer": null,
     "last_error": null,
     "created_at": "2026-11-30T18:00:02.000Z",
     "changed_at": "2026-11-30T18:00:02.000Z",
     "actions": [
      {
       "action": "accept",
       "allowed": true
      },
      {
       "action": "contest",
       "allowed": true
      }
     ]
    }
   ],
   "next_cursor": null
  }
 },
 "chargebacksEvidence": {
  "method": "get",
  "path": "/admin/chargebacks/{chargeback_id}/evidence",
  "status": 200,
  "body": {
   "url": "https://s3.eu-west-1.amazonaws.com/files.paystack.co/evd8a4df1xejihd9x5q?X-Amz-Signature=9c1b",
   "evidence": "evd8a4df1xejihd9x5q"
  }
 },
 "chargebacksAnswer": {
  "method": "post",
  "path": "/admin/chargebacks/{chargeback_id}/answer",
  "status": 200,
  "body": {
   "id": "chb_00000000006ZQ4M8X2V6T0R4P8",
   "status": "answering",
   "amount": {
    "amount": 23300000,
    "currency": "NGN"
   },
   "category": "chargeback",
   "order_ids": [
    "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
   ],
   "payment_id": "pay_01K99EE0ZBGJ09TQM83XSSSS6Y",
   "buyer_id": "usr_01K9M9S346Q3D25VT4F5V37E3S",
   "gateway": "paystack",
   "gateway_id": "458951",
   "transaction_reference": "pay-01k99ee0zbgj09tqm83xssss6y",
   "answer_by": "2026-12-01T18:00:00.000Z",
   "answer": {
    "verdict": "contest",
    "note": "Handed over at the gate on 25 November, see the photo.",
    "evidence": "evd8a4df1xejihd9x5q",
    "answered_by": "usr_01K8Z2V4X6Y8A0C2E4G6J8M0P2",
    "at": "2026-11-30T19:12:40.006Z"
   },
   "last_error": null,
   "created_at": "2026-11-30T18:00:02.000Z",
   "changed_at": "2026-11-30T18:00:02.000Z",
   "actions": []
  }
 },
 "walletGet": {
  "method": "get",
  "path": "/me/wallet",
  "status": 200,
  "body": {
   "currency": "NGN",
   "held": {
    "amount": 18500000,
    "currency": "NGN"
   },
   "available": {
    "amount": 0,
    "currency": "NGN"
   },
   "in_transit": {
    "amount": 22135000,
    "currency": "NGN"
   },
   "paid_out": {
    "amount": 91200000,
    "currency": "NGN"
   },
   "debt": {
    "amount": 0,
    "currency": "NGN"
   },
   "payouts_paused": false,
   "payout_mode": "automatic",
   "payouts_on_hold_until": null,
   "next_payout_at": null,
   "daily_limit": {
    "amount": 100000000,
    "currency": "NGN"
   },
   "daily_limit_left": {
    "amount": 77865000,
    "currency": "NGN"
   },
   "actions": [
    {
     "action": "withdraw",
     "allowed": false,
     "reason": "too_little",
     "detail": "A payout is at least NGN 1,000.00, and NGN 0.00 is available.",
     "minimum": {
      "amount": 100000,
      "currency": "NGN"
     },
     "available": {
      "amount": 0,
      "currency": "NGN"
     }
    }
   ]
  }
 },
 "walletStatement": {
  "method": "get",
  "path": "/me/wallet/entries",
  "status": 200,
  "body": {
   "items": [
    {
     "seq": 3,
     "at": "2026-11-27T16:40:12.207Z",
     "action": "wallet.payout_started",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "amount": {
      "amount": 22135000,
      "currency": "NGN"
     },
     "available_after": {
      "amount": 0,
      "currency": "NGN"
     },
     "held_after": {
      "amount": 0,
      "currency": "NGN"
     },
     "in_transit_after": {
      "amount": 22135000,
      "currency": "NGN"
     },
     "paid_out_after": {
      "amount": 91200000,
      "currency": "NGN"
     },
     "debt_after": {
      "amount": 0,
      "currency": "NGN"
     },
     "payout_id": "pyt_01K9N5SXS5AA819X9YP981068V"
    },
    {
     "seq": 2,
     "at": "2026-11-27T16:40:09.881Z",
     "action": "wallet.credited",
     "artisan_id": "art_01K93E28JT97KB6CQ643DZVMXX",
     "amount": {
      "amount": 22135000,
      "currency": "NGN"
     },
     "available_after": {
      "amount": 22135000,
      "currency": "NGN"
     },
     "held_after": {
      "amount": 0,
      "currency": "NGN"
     },
     "in_transit_after": {
      "amount": 0,
      "currency": "NGN"
     },
     "paid_out_after": {
      "amount": 91200000,
      "currency": "NGN"
     },
     "debt_after": {
      "amount": 0,
      "currency": "NGN"
     },
     "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "recovered": {
      "amount": 0,
      "currency": "NGN"
     }
    }
   ],
   "next_cursor": null
  }
 },
 "walletWithdraw": {
  "method": "post",
  "path": "/me/wallet/withdrawals",
  "status": 201,
  "body": {
   "id": "pyt_01K9N5SXS5AA819X9YP981068V",
   "status": "requested",
   "amount": {
    "amount": 1000000,
    "currency": "NGN"
   },
   "bank_name": "Guaranty Trust Bank",
   "account_last4": "6789",
   "reference": "pyt-01k9n5sxs5aa819x9yp981068v",
   "failure": null,
   "created_at": "2026-11-27T16:40:12.207Z",
   "changed_at": "2026-11-27T16:40:12.207Z"
  }
 },
 "payoutsList": {
  "method": "get",
  "path": "/me/payouts",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "pyt_01K9N5SXS5AA819X9YP981068V",
     "status": "succeeded",
     "amount": {
      "amount": 1000000,
      "currency": "NGN"
     },
     "bank_name": "Guaranty Trust Bank",
     "account_last4": "6789",
     "reference": "pyt-01k9n5sxs5aa819x9yp981068v",
     "failure": null,
     "created_at": "2026-11-27T16:40:12.207Z",
     "changed_at": "2026-11-27T16:41:03.880Z"
    }
   ],
   "next_cursor": null
  }
 },
 "payoutsGet": {
  "method": "get",
  "path": "/me/payouts/{payout_id}",
  "status": 200,
  "body": {
   "id": "pyt_01K9N5SXS5AA819X9YP981068V",
   "status": "requested",
   "amount": {
    "amount": 1000000,
    "currency": "NGN"
   },
   "bank_name": "Guaranty Trust Bank",
   "account_last4": "6789",
   "reference": "pyt-01k9n5sxs5aa819x9yp981068v",
   "failure": null,
   "created_at": "2026-11-27T16:40:12.207Z",
   "changed_at": "2026-11-27T16:40:12.207Z"
  }
 },
 "notificationsList": {
  "method": "get",
  "path": "/notifications",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "ntf_01K9WPQ5E6EYCNDY0YP57RCYBV",
     "about": "order.accepted",
     "title": "The artisan accepted your order: “Iroko dining table” and 1 more",
     "body": "They have until 13 December 2026, 15:05 WAT to deliver; otherwise you get your money back.",
     "link": "/orders/ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "created_at": "2026-11-22T14:05:44.630Z",
     "read_at": null
    }
   ],
   "next_cursor": null
  }
 },
 "notificationsMarkAllRead": {
  "method": "post",
  "path": "/notifications/read",
  "status": 200,
  "body": {
   "through": "ntf_01K9WPQ5E6EYCNDY0YP57RCYBV",
   "read_at": "2026-11-22T18:30:02.015Z"
  }
 },
 "notificationsMarkRead": {
  "method": "post",
  "path": "/notifications/{notification_id}/read",
  "status": 200,
  "body": {
   "id": "ntf_01K9WPQ5E6EYCNDY0YP57RCYBV",
   "about": "order.accepted",
   "title": "The artisan accepted your order: “Iroko dining table” and 1 more",
   "body": "They have until 13 December 2026, 15:05 WAT to deliver; otherwise you get your money back.",
   "link": "/orders/ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "created_at": "2026-11-22T14:05:44.630Z",
   "read_at": "2026-11-22T18:30:02.015Z"
  }
 },
 "booksStartAudit": {
  "method": "post",
  "path": "/admin/audits",
  "status": 202,
  "body": {
   "id": "aud_01K9ZZX0B3D5F7H9K2M4P6R8T0",
   "from": "2026-11-21",
   "to": "2026-11-22",
   "requested_by": "usr_01K93E28JT97KB6CQ643DZVMXX",
   "started_at": "2026-11-22T10:17:56.123Z",
   "segments": 32,
   "segments_done": 0,
   "entries": 0,
   "faults": 0,
   "finished_at": null
  }
 },
 "booksGetAudit": {
  "method": "get",
  "path": "/admin/audits/{audit_id}",
  "status": 200,
  "body": {
   "id": "aud_01K9ZZX0B3D5F7H9K2M4P6R8T0",
   "from": "2026-11-21",
   "to": "2026-11-22",
   "requested_by": "usr_01K93E28JT97KB6CQ643DZVMXX",
   "started_at": "2026-11-22T10:17:56.123Z",
   "segments": 32,
   "segments_done": 32,
   "entries": 1893,
   "faults": 0,
   "finished_at": "2026-11-22T10:19:40.871Z"
  }
 },
 "booksHistory": {
  "method": "get",
  "path": "/admin/history/{subject}",
  "status": 200,
  "body": {
   "subject": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
   "version": 2,
   "chain": {
    "holds": true,
    "fault": null
   },
   "items": [
    {
     "subject": "ORDER#ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
     "seq": 2,
     "at": "2026-11-22T10:21:03.518Z",
     "actor": {
      "kind": "system",
      "id": "payments-settle"
     },
     "action": "order.paid",
     "facts": {
      "order_id": "ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
      "status": "paid"
     },
     "changed": {
      "status": "paid",
      "payment_status": "paid"
     },
     "postings": [
      {
       "debit": "gateway:paystack",
       "credit": "escrow:esc_01K9DJ8FSSZ5AWSH8VHTPRE95B",
       "amount": 23300000,
       "currency": "NGN"
      }
     ],
     "correlation_id": "JKJaXmPLvHcESHA=",
     "private": null,
     "private_hash": null,
     "previous_hash": "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592",
     "hash": "9e107d9d372bb6826bd81d3542a419d69e107d9d372bb6826bd81d3542a419d6"
    }
   ],
   "next_cursor": null
  }
 },
 "booksLedger": {
  "method": "get",
  "path": "/admin/ledger",
  "status": 200,
  "body": {
   "items": [
    {
     "day": "2026-11-21",
     "entries": 2,
     "complete": true,
     "through": null,
     "accounts": [
      {
       "account": "escrow",
       "debit": {
        "amount": 0,
        "currency": "NGN"
       },
       "credit": {
        "amount": 23300000,
        "currency": "NGN"
       },
       "balance": {
        "amount": -23300000,
        "currency": "NGN"
       }
      },
      {
       "account": "gateway:paystack",
       "debit": {
        "amount": 23300000,
        "currency": "NGN"
       },
       "credit": {
        "amount": 200000,
        "currency": "NGN"
       },
       "balance": {
        "amount": 23100000,
        "currency": "NGN"
       }
      },
      {
       "account": "gateway_fees",
       "debit": {
        "amount": 200000,
        "currency": "NGN"
       },
       "credit": {
        "amount": 0,
        "currency": "NGN"
       },
       "balance": {
        "amount": 200000,
        "currency": "NGN"
       }
      }
     ],
     "sum": {
      "amount": 0,
      "currency": "NGN"
     }
    }
   ],
   "next_cursor": null
  }
 },
 "booksDifferences": {
  "method": "get",
  "path": "/admin/reconciliation",
  "status": 200,
  "body": {
   "items": [
    {
     "id": "dif_000000000099K3T6Q7X2M4N8PB",
     "gateway": "paystack",
     "about": "transaction",
     "kind": "missing_here",
     "reference": "T563902343_7",
     "subject": null,
     "theirs": {
      "standing": "done",
      "told": "success",
      "amount": {
       "amount": 2500000,
       "currency": "NGN"
      },
      "fee": {
       "amount": 47500,
       "currency": "NGN"
      }
     },
     "ours": null,
     "detail": "The gateway moved money that our books know nothing of.",
     "status": "open",
     "found_at": "2026-11-22T04:31:10.222Z",
     "changed_at": "2026-11-22T04:31:10.222Z",
     "note": null,
     "resolved_by": null
    }
   ],
   "next_cursor": null
  }
 },
 "booksResolveDifference": {
  "method": "post",
  "path": "/admin/reconciliation/{difference_id}/resolution",
  "status": 200,
  "body": {
   "id": "dif_000000000099K3T6Q7X2M4N8PB",
   "gateway": "paystack",
   "about": "transaction",
   "kind": "missing_here",
   "reference": "T563902343_7",
   "subject": null,
   "theirs": {
    "standing": "done",
    "told": "success",
    "amount": {
     "amount": 2500000,
     "currency": "NGN"
    },
    "fee": {
     "amount": 47500,
     "currency": "NGN"
    }
   },
   "ours": null,
   "detail": "The gateway moved money that our books know nothing of.",
   "status": "resolved",
   "found_at": "2026-11-22T04:31:10.222Z",
   "changed_at": "2026-11-22T10:17:56.123Z",
   "note": "Paid by hand at the gateway, for the rent of the stand. Receipt 2026-117.",
   "resolved_by": "usr_01K93E28JT97KB6CQ643DZVMXX"
  }
 },
 "platformStuck": {
  "method": "get",
  "path": "/admin/stuck",
  "status": 200,
  "body": {
   "items": [
    {
     "step": "refunds-send",
     "subject": "ref_01K9DM3W5X7Y9Z1A3B5C7D9E1F",
     "due_since": "2026-11-22T08:02:11.004Z",
     "attempts": 4,
     "last_error": null
    }
   ]
  }
 },
 "platformRetryStuck": {
  "method": "post",
  "path": "/admin/stuck/retry",
  "status": 202,
  "body": {
   "step": "refunds-send",
   "subject": "ref_01K9DM3W5X7Y9Z1A3B5C7D9E1F"
  }
 },
 "platformHealth": {
  "method": "get",
  "path": "/health",
  "status": 200,
  "body": {
   "status": "ok",
   "version": "0.1.0"
  }
 }
} as const
