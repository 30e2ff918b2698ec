// Written from infra/openapi.yaml by `npm run gen`. Do not edit.
// Names are those of react-hook-form's rules.
export const identitySignup = {
  "email": {
    "required": true,
    "maxLength": 254
  },
  "password": {
    "required": true,
    "minLength": 12,
    "maxLength": 128
  },
  "name": {
    "required": true,
    "minLength": 1,
    "maxLength": 80
  },
  "role": {
    "required": true,
    "enum": [
      "buyer",
      "artisan"
    ]
  }
} as const

export const identityVerifyEmail = {
  "token": {
    "required": true
  }
} as const

export const identityResendVerification = {
  "email": {
    "required": true,
    "maxLength": 254
  }
} as const

export const identityLogin = {
  "email": {
    "required": true,
    "maxLength": 254
  },
  "password": {
    "required": true,
    "maxLength": 128
  },
  "device_token": {},
  "cookie": {}
} as const

export const identityAnswerChallenge = {
  "challenge": {
    "required": true
  },
  "code": {
    "pattern": "^[0-9]{3} ?[0-9]{3}$|^[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}$"
  },
  "cookie": {}
} as const

export const identityStepUp = {
  "password": {
    "maxLength": 128
  },
  "code": {
    "pattern": "^[0-9]{3} ?[0-9]{3}$|^[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}$"
  }
} as const

export const identityRefresh = {
  "refresh_token": {},
  "cookie": {}
} as const

export const identityLogout = {
  "everywhere": {},
  "refresh_token": {},
  "cookie": {}
} as const

export const identityForgotPassword = {
  "email": {
    "required": true,
    "maxLength": 254
  }
} as const

export const identityResetPassword = {
  "token": {
    "required": true
  },
  "password": {
    "required": true,
    "minLength": 12,
    "maxLength": 128
  },
  "cookie": {}
} as const

export const identityRestoreEmail = {
  "token": {
    "required": true
  }
} as const

export const identityBeginSignIn = {
  "cookie": {}
} as const

export const identityFinishSignIn = {
  "code": {
    "required": true,
    "minLength": 1,
    "maxLength": 1024,
    "pattern": "^[!-~]+$"
  },
  "state": {
    "required": true
  },
  "attempt": {},
  "role": {
    "enum": [
      "buyer",
      "artisan"
    ]
  }
} as const

export const identitySignUpWithProvider = {
  "sign_up": {
    "required": true
  },
  "email": {
    "required": true,
    "maxLength": 254
  },
  "name": {
    "required": true,
    "minLength": 1,
    "maxLength": 80
  },
  "role": {
    "required": true,
    "enum": [
      "buyer",
      "artisan"
    ]
  }
} as const

export const identityLinkProvider = {
  "code": {
    "required": true,
    "minLength": 1,
    "maxLength": 1024,
    "pattern": "^[!-~]+$"
  },
  "state": {
    "required": true
  },
  "attempt": {}
} as const

export const identityChangePassword = {
  "password": {
    "required": true,
    "minLength": 12,
    "maxLength": 128
  }
} as const

export const identityChangeEmail = {
  "email": {
    "required": true,
    "maxLength": 254
  }
} as const

export const identityConfirmSecondFactor = {
  "code": {
    "required": true,
    "pattern": "^[0-9]{3} ?[0-9]{3}$"
  }
} as const

export const usersUpdateMe = {
  "name": {
    "minLength": 1,
    "maxLength": 80
  },
  "phone": {}
} as const

export const usersAskDeletion = {
  "email": {
    "required": true,
    "maxLength": 254
  }
} as const

export const usersSaveAddresses = {
  "addresses": {
    "required": true,
    "maxItems": 10,
    "items": {
      "recipient": {
        "required": true,
        "minLength": 1,
        "maxLength": 100
      },
      "phone": {
        "required": true,
        "pattern": "^\\+(234(20[0-9]{8}|[789][01][0-9]{8}|[1-9][0-9]{6,7})|(?!234)[1-9][0-9]{7,14})$"
      },
      "address": {
        "required": true,
        "minLength": 5,
        "maxLength": 300
      },
      "city": {
        "required": true,
        "minLength": 2,
        "maxLength": 80
      },
      "area": {
        "required": true,
        "enum": [
          "NG-AB",
          "NG-AD",
          "NG-AK",
          "NG-AN",
          "NG-BA",
          "NG-BE",
          "NG-BO",
          "NG-BY",
          "NG-CR",
          "NG-DE",
          "NG-EB",
          "NG-ED",
          "NG-EK",
          "NG-EN",
          "NG-FC",
          "NG-GO",
          "NG-IM",
          "NG-JI",
          "NG-KD",
          "NG-KE",
          "NG-KN",
          "NG-KO",
          "NG-KT",
          "NG-KW",
          "NG-LA",
          "NG-NA",
          "NG-NI",
          "NG-OG",
          "NG-ON",
          "NG-OS",
          "NG-OY",
          "NG-PL",
          "NG-RI",
          "NG-SO",
          "NG-TA",
          "NG-YO",
          "NG-ZA"
        ]
      }
    }
  }
} as const

export const uploadsRequest = [
  {
    "purpose": {
      "required": true,
      "enum": [
        "verification_document",
        "evidence",
        "message_file"
      ]
    },
    "media_type": {
      "required": true,
      "minLength": 3,
      "maxLength": 100
    },
    "bytes": {
      "required": true,
      "min": 1,
      "max": 10485760
    }
  },
  {
    "purpose": {
      "required": true,
      "enum": [
        "product_image",
        "delivery_proof",
        "review_picture"
      ]
    },
    "media_type": {
      "required": true,
      "minLength": 3,
      "maxLength": 100
    },
    "bytes": {
      "required": true,
      "min": 1,
      "max": 5242880
    }
  },
  {
    "purpose": {
      "required": true
    },
    "media_type": {
      "required": true,
      "minLength": 3,
      "maxLength": 100
    },
    "bytes": {
      "required": true,
      "min": 1,
      "max": 10485760
    }
  },
  {
    "purpose": {
      "required": true
    },
    "media_type": {
      "required": true,
      "minLength": 3,
      "maxLength": 100
    },
    "bytes": {
      "required": true,
      "min": 1,
      "max": 5242880
    }
  }
] as const

export const artisansPutProfile = {
  "display_name": {
    "required": true,
    "minLength": 1,
    "maxLength": 80
  },
  "legal_name": {
    "required": true,
    "minLength": 1,
    "maxLength": 120
  },
  "trades": {
    "required": true,
    "minItems": 1,
    "maxItems": 10,
    "items": {
      "minLength": 2,
      "maxLength": 40
    }
  },
  "areas": {
    "required": true,
    "minItems": 1,
    "maxItems": 50,
    "items": {
      "enum": [
        "NG-AB",
        "NG-AD",
        "NG-AK",
        "NG-AN",
        "NG-BA",
        "NG-BE",
        "NG-BO",
        "NG-BY",
        "NG-CR",
        "NG-DE",
        "NG-EB",
        "NG-ED",
        "NG-EK",
        "NG-EN",
        "NG-FC",
        "NG-GO",
        "NG-IM",
        "NG-JI",
        "NG-KD",
        "NG-KE",
        "NG-KN",
        "NG-KO",
        "NG-KT",
        "NG-KW",
        "NG-LA",
        "NG-NA",
        "NG-NI",
        "NG-OG",
        "NG-ON",
        "NG-OS",
        "NG-OY",
        "NG-PL",
        "NG-RI",
        "NG-SO",
        "NG-TA",
        "NG-YO",
        "NG-ZA"
      ]
    }
  },
  "about": {
    "required": true,
    "maxLength": 2000
  }
} as const

export const artisansSubmitVerification = {
  "documents": {
    "required": true,
    "minItems": 1,
    "maxItems": 10,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const artisansSetPayoutAccount = {
  "bank_code": {
    "required": true,
    "minLength": 1,
    "maxLength": 20
  },
  "account_number": {
    "required": true,
    "pattern": "^[0-9]{10}$"
  }
} as const

export const artisansSetPayoutPreference = {
  "mode": {
    "required": true,
    "enum": [
      "automatic",
      "on_request"
    ]
  }
} as const

export const artisansSetAway = {
  "back_on": {}
} as const

export const artisansSetDeliveryOptions = {
  "pick_up": {
    "place": {
      "required": true,
      "minLength": 5,
      "maxLength": 300
    },
    "days": {
      "required": true,
      "min": 1,
      "max": 60
    }
  },
  "own_delivery": {
    "areas": {
      "required": true,
      "maxItems": 60,
      "items": {
        "area": {
          "required": true,
          "enum": [
            "NG-AB",
            "NG-AD",
            "NG-AK",
            "NG-AN",
            "NG-BA",
            "NG-BE",
            "NG-BO",
            "NG-BY",
            "NG-CR",
            "NG-DE",
            "NG-EB",
            "NG-ED",
            "NG-EK",
            "NG-EN",
            "NG-FC",
            "NG-GO",
            "NG-IM",
            "NG-JI",
            "NG-KD",
            "NG-KE",
            "NG-KN",
            "NG-KO",
            "NG-KT",
            "NG-KW",
            "NG-LA",
            "NG-NA",
            "NG-NI",
            "NG-OG",
            "NG-ON",
            "NG-OS",
            "NG-OY",
            "NG-PL",
            "NG-RI",
            "NG-SO",
            "NG-TA",
            "NG-YO",
            "NG-ZA"
          ]
        },
        "town": {
          "minLength": 2,
          "maxLength": 80
        },
        "fee": {
          "required": true,
          "amount": {
            "required": true,
            "min": 0,
            "max": 1000000000
          },
          "currency": {
            "required": true,
            "pattern": "^[A-Z]{3}$"
          }
        }
      }
    },
    "free_from": {
      "amount": {
        "required": true,
        "min": 1,
        "max": 1000000000
      },
      "currency": {
        "required": true,
        "pattern": "^[A-Z]{3}$"
      }
    },
    "days": {
      "required": true,
      "min": 1,
      "max": 60
    }
  },
  "courier": {
    "note": {
      "required": true,
      "minLength": 3,
      "maxLength": 300
    },
    "fee": {
      "required": true,
      "amount": {
        "required": true,
        "min": 0,
        "max": 1000000000
      },
      "currency": {
        "required": true,
        "pattern": "^[A-Z]{3}$"
      }
    },
    "free_from": {
      "amount": {
        "required": true,
        "min": 1,
        "max": 1000000000
      },
      "currency": {
        "required": true,
        "pattern": "^[A-Z]{3}$"
      }
    },
    "days": {
      "required": true,
      "min": 1,
      "max": 60
    }
  }
} as const

export const artisansDecideVerification = [
  {
    "decision": {
      "required": true
    }
  },
  {
    "decision": {
      "required": true
    },
    "reason": {
      "required": true,
      "minLength": 3,
      "maxLength": 500
    }
  }
] as const

export const artisansSetTier = {
  "tier": {
    "required": true,
    "enum": [
      "new",
      "established",
      "trusted"
    ]
  },
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const artisansSuspend = {
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  },
  "payouts": {
    "required": true,
    "enum": [
      "hold",
      "continue"
    ]
  }
} as const

export const artisansConfirmAccount = {
  "account_last4": {
    "required": true,
    "minLength": 4,
    "maxLength": 4
  },
  "account_name": {
    "required": true,
    "minLength": 2,
    "maxLength": 200
  },
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const artisansRestore = {
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const catalogueCreateProduct = {
  "title": {
    "required": true,
    "minLength": 3,
    "maxLength": 120
  },
  "description": {
    "required": true,
    "maxLength": 4000
  },
  "category": {
    "required": true,
    "enum": [
      "furniture",
      "tables-desks",
      "seating",
      "beds",
      "storage",
      "doors-windows",
      "doors",
      "windows",
      "tiles-flooring",
      "tiles",
      "flooring",
      "paint-finishes",
      "paint",
      "varnish-oil",
      "plumbing",
      "pipes-fittings",
      "taps-basins",
      "electrical",
      "cables-switches",
      "power-backup",
      "lighting",
      "roofing",
      "metalwork",
      "gates-railings",
      "security",
      "textiles",
      "curtains",
      "rugs-mats",
      "garden",
      "tools",
      "power-tools",
      "building-materials"
    ]
  },
  "price": {
    "required": true,
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "stock": {
    "required": true,
    "min": 0,
    "max": 1000000
  },
  "draft": {},
  "images": {
    "maxItems": 8,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  },
  "alts": {
    "maxItems": 8,
    "items": {
      "image_id": {
        "required": true,
        "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "alt": {
        "required": true,
        "minLength": 0,
        "maxLength": 200
      }
    }
  },
  "attributes": {
    "maxItems": 12,
    "items": {
      "key": {
        "required": true
      },
      "value": [
        {},
        {},
        {}
      ]
    }
  }
} as const

export const catalogueUpdateProduct = {
  "title": {
    "minLength": 3,
    "maxLength": 120
  },
  "description": {
    "maxLength": 4000
  },
  "category": {
    "enum": [
      "furniture",
      "tables-desks",
      "seating",
      "beds",
      "storage",
      "doors-windows",
      "doors",
      "windows",
      "tiles-flooring",
      "tiles",
      "flooring",
      "paint-finishes",
      "paint",
      "varnish-oil",
      "plumbing",
      "pipes-fittings",
      "taps-basins",
      "electrical",
      "cables-switches",
      "power-backup",
      "lighting",
      "roofing",
      "metalwork",
      "gates-railings",
      "security",
      "textiles",
      "curtains",
      "rugs-mats",
      "garden",
      "tools",
      "power-tools",
      "building-materials"
    ]
  },
  "price": {
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "images": {
    "maxItems": 8,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  },
  "alts": {
    "maxItems": 8,
    "items": {
      "image_id": {
        "required": true,
        "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "alt": {
        "required": true,
        "minLength": 0,
        "maxLength": 200
      }
    }
  },
  "attributes": {
    "maxItems": 12,
    "items": {
      "key": {
        "required": true
      },
      "value": [
        {},
        {},
        {}
      ]
    }
  }
} as const

export const catalogueAdjustStock = {
  "delta": {
    "required": true,
    "min": -1000000,
    "max": 1000000
  }
} as const

export const catalogueBeginImport = {
  "upload_id": {
    "required": true,
    "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
  }
} as const

export const cartAddLine = {
  "product_id": {
    "required": true,
    "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
  },
  "quantity": {
    "required": true,
    "min": 1,
    "max": 1000
  },
  "unit_price": {
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  }
} as const

export const cartSetLine = {
  "quantity": {
    "required": true,
    "min": 0,
    "max": 1000
  },
  "unit_price": {
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  }
} as const

export const cartMerge = {
  "merge_id": {
    "required": true,
    "minLength": 8,
    "maxLength": 64
  },
  "items": {
    "required": true,
    "maxItems": 40,
    "items": {
      "product_id": {
        "required": true,
        "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "quantity": {
        "required": true,
        "min": 1,
        "max": 1000
      },
      "unit_price": {
        "amount": {
          "required": true,
          "min": 1,
          "max": 1000000000
        },
        "currency": {
          "required": true,
          "pattern": "^[A-Z]{3}$"
        }
      }
    }
  }
} as const

export const cartCheckout = {
  "items": {
    "required": true,
    "minItems": 1,
    "maxItems": 40,
    "items": {
      "product_id": {
        "required": true,
        "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "quantity": {
        "required": true,
        "min": 1,
        "max": 1000
      },
      "unit_price": {
        "amount": {
          "required": true,
          "min": 1,
          "max": 1000000000
        },
        "currency": {
          "required": true,
          "pattern": "^[A-Z]{3}$"
        }
      }
    }
  },
  "delivery": {
    "required": true,
    "recipient": {
      "required": true,
      "minLength": 1,
      "maxLength": 100
    },
    "phone": {
      "required": true,
      "pattern": "^\\+(234(20[0-9]{8}|[789][01][0-9]{8}|[1-9][0-9]{6,7})|(?!234)[1-9][0-9]{7,14})$"
    },
    "address": {
      "required": true,
      "minLength": 5,
      "maxLength": 300
    },
    "city": {
      "required": true,
      "minLength": 2,
      "maxLength": 80
    },
    "area": {
      "required": true,
      "enum": [
        "NG-AB",
        "NG-AD",
        "NG-AK",
        "NG-AN",
        "NG-BA",
        "NG-BE",
        "NG-BO",
        "NG-BY",
        "NG-CR",
        "NG-DE",
        "NG-EB",
        "NG-ED",
        "NG-EK",
        "NG-EN",
        "NG-FC",
        "NG-GO",
        "NG-IM",
        "NG-JI",
        "NG-KD",
        "NG-KE",
        "NG-KN",
        "NG-KO",
        "NG-KT",
        "NG-KW",
        "NG-LA",
        "NG-NA",
        "NG-NI",
        "NG-OG",
        "NG-ON",
        "NG-OS",
        "NG-OY",
        "NG-PL",
        "NG-RI",
        "NG-SO",
        "NG-TA",
        "NG-YO",
        "NG-ZA"
      ]
    },
    "landmark": {
      "minLength": 2,
      "maxLength": 200
    },
    "pin": {
      "latitude": {
        "required": true,
        "min": -90000000,
        "max": 90000000
      },
      "longitude": {
        "required": true,
        "min": -180000000,
        "max": 180000000
      }
    }
  },
  "delivery_options": {
    "maxItems": 15,
    "items": {
      "artisan_id": {
        "required": true,
        "pattern": "^art_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "option": {
        "required": true,
        "enum": [
          "pick_up",
          "own_delivery",
          "courier"
        ]
      },
      "fee": {
        "required": true,
        "amount": {
          "required": true,
          "min": 0,
          "max": 1000000000
        },
        "currency": {
          "required": true,
          "pattern": "^[A-Z]{3}$"
        }
      }
    }
  },
  "offers": {
    "maxItems": 10,
    "items": {
      "pattern": "^ofr_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const paymentsWebhookFlutterwave = {
  "event": {},
  "type": {},
  "data": {}
} as const

export const paymentsWebhookPaystack = {
  "event": {},
  "data": {}
} as const

export const ordersShip = {
  "tracking_note": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const ordersDeliver = {
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  },
  "photos": {
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const ordersConfirm = {
  "release_code": {
    "minLength": 6,
    "maxLength": 6
  }
} as const

export const ordersCancel = {
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const refundsIssue = {
  "amount": {
    "required": true,
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const refundsRetry = {
  "account": {
    "bank_code": {
      "required": true,
      "minLength": 1,
      "maxLength": 20
    },
    "account_number": {
      "required": true,
      "pattern": "^[0-9]{10}$"
    }
  }
} as const

export const refundsClose = {
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  },
  "chargeback_id": {
    "pattern": "^chb_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
  }
} as const

export const refundsMarkPaid = {
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  },
  "proof": {
    "required": true,
    "minItems": 1,
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const refundsOffer = {
  "amount": {
    "required": true,
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const disputesDecide = {
  "to_buyer": {
    "required": true,
    "amount": {
      "required": true,
      "min": 0,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "to_artisan": {
    "required": true,
    "amount": {
      "required": true,
      "min": 0,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "note": {
    "required": true,
    "minLength": 10,
    "maxLength": 2000
  }
} as const

export const disputesOpen = {
  "claim": {
    "required": true,
    "minLength": 10,
    "maxLength": 2000
  },
  "evidence": {
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const disputesAnswer = {
  "statement": {
    "required": true,
    "minLength": 10,
    "maxLength": 2000
  },
  "evidence": {
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const disputesAddEvidence = {
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 1000
  },
  "evidence": {
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  },
  "message": {
    "conversation_id": {
      "required": true,
      "pattern": "^cnv_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    },
    "number": {
      "required": true,
      "min": 1,
      "max": 4294967295
    }
  }
} as const

export const disputesPropose = {
  "to_buyer": {
    "required": true,
    "amount": {
      "required": true,
      "min": 0,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "to_artisan": {
    "required": true,
    "amount": {
      "required": true,
      "min": 0,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "after_return": {}
} as const

export const disputesSendReturn = {
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 1000
  },
  "evidence": {
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const disputesRejectReturn = {
  "statement": {
    "required": true,
    "minLength": 10,
    "maxLength": 2000
  },
  "evidence": {
    "maxItems": 6,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const disputesAppeal = {
  "reason": {
    "required": true,
    "minLength": 10,
    "maxLength": 2000
  }
} as const

export const reviewsHide = {
  "reason": {
    "required": true,
    "minLength": 3,
    "maxLength": 500
  }
} as const

export const reviewsReply = {
  "words": {
    "required": true,
    "minLength": 1,
    "maxLength": 1000
  }
} as const

export const reviewsWrite = {
  "stars": {
    "required": true,
    "min": 1,
    "max": 5
  },
  "goods": {
    "maxItems": 40,
    "items": {
      "product_id": {
        "required": true,
        "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "stars": {
        "required": true,
        "min": 1,
        "max": 5
      }
    }
  },
  "words": {
    "minLength": 0,
    "maxLength": 2000
  },
  "pictures": {
    "maxItems": 4,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const reportsFile = {
  "thing": [
    {
      "kind": {
        "required": true
      },
      "product_id": {
        "required": true,
        "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      }
    },
    {
      "kind": {
        "required": true
      },
      "artisan_id": {
        "required": true,
        "pattern": "^art_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      }
    },
    {
      "kind": {
        "required": true
      },
      "buyer_id": {
        "required": true,
        "pattern": "^usr_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "conversation_id": {
        "required": true,
        "pattern": "^cnv_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      }
    },
    {
      "kind": {
        "required": true
      },
      "conversation_id": {
        "required": true,
        "pattern": "^cnv_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      },
      "number": {
        "required": true,
        "min": 1,
        "max": 4294967295
      }
    },
    {
      "kind": {
        "required": true
      },
      "review_id": {
        "required": true,
        "pattern": "^rev_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
      }
    }
  ],
  "kind": {
    "required": true,
    "enum": [
      "scam",
      "prohibited",
      "misleading",
      "outside",
      "abuse",
      "private",
      "spam",
      "other"
    ]
  },
  "words": {
    "minLength": 3,
    "maxLength": 1000
  }
} as const

export const reportsDecide = [
  {
    "act": {
      "required": true
    },
    "reason": {
      "required": true,
      "minLength": 3,
      "maxLength": 500
    }
  },
  {
    "act": {
      "required": true
    },
    "reason": {
      "required": true,
      "minLength": 3,
      "maxLength": 500
    }
  },
  {
    "act": {
      "required": true
    },
    "product_id": {
      "required": true,
      "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    },
    "reason": {
      "required": true,
      "minLength": 3,
      "maxLength": 500
    }
  },
  {
    "act": {
      "required": true
    },
    "review_id": {
      "required": true,
      "pattern": "^rev_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    },
    "reason": {
      "required": true,
      "minLength": 3,
      "maxLength": 500
    }
  },
  {
    "act": {
      "required": true
    },
    "artisan_id": {
      "required": true,
      "pattern": "^art_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    },
    "payouts": {
      "required": true,
      "enum": [
        "hold",
        "continue"
      ]
    },
    "reason": {
      "required": true,
      "minLength": 3,
      "maxLength": 500
    }
  }
] as const

export const offersAccept = {
  "unit_price": {
    "required": true,
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  }
} as const

export const offersCounter = {
  "unit_price": {
    "required": true,
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  }
} as const

export const offersPropose = {
  "unit_price": {
    "required": true,
    "amount": {
      "required": true,
      "min": 1,
      "max": 1000000000
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  },
  "quantity": {
    "required": true,
    "min": 1,
    "max": 1000
  }
} as const

export const offersSetLimit = {
  "lowest_percent": {
    "min": 50,
    "max": 95
  }
} as const

export const messagesAsk = {
  "artisan_id": {
    "required": true,
    "pattern": "^art_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
  },
  "product_id": {
    "pattern": "^prd_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
  },
  "text": {
    "required": true,
    "minLength": 1,
    "maxLength": 2000
  },
  "uploads": {
    "maxItems": 5,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const messagesSend = {
  "text": {
    "maxLength": 2000
  },
  "uploads": {
    "maxItems": 5,
    "items": {
      "pattern": "^upl_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
    }
  }
} as const

export const messagesMarkRead = {
  "through": {
    "required": true,
    "min": 1,
    "max": 4294967295
  }
} as const

export const chargebacksAnswer = {
  "verdict": {
    "required": true,
    "enum": [
      "accept",
      "contest"
    ]
  },
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 1000
  },
  "evidence": {
    "minLength": 1,
    "maxLength": 200
  }
} as const

export const walletWithdraw = {
  "amount": {
    "amount": {
      "required": true,
      "min": 1
    },
    "currency": {
      "required": true,
      "pattern": "^[A-Z]{3}$"
    }
  }
} as const

export const notificationsMarkAllRead = {
  "through": {
    "required": true,
    "pattern": "^ntf_[0-7][0-9A-HJKMNP-TV-Z]{25}$"
  }
} as const

export const booksStartAudit = {
  "from": {
    "required": true,
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  },
  "to": {
    "required": true,
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  }
} as const

export const booksResolveDifference = {
  "note": {
    "required": true,
    "minLength": 3,
    "maxLength": 1000
  }
} as const

export const platformRetryStuck = {
  "step": {
    "required": true,
    "enum": [
      "orders-time-out",
      "disputes-time-out",
      "payments-settle",
      "escrow-release",
      "refunds-send",
      "escrow-divide",
      "chargebacks-settle",
      "payouts-send",
      "payouts-settle",
      "uploads-prepare-picture",
      "reviews-show",
      "users-erase",
      "offers-time-out",
      "catalogue-import"
    ]
  },
  "subject": {
    "required": true,
    "minLength": 1,
    "maxLength": 80
  }
} as const
