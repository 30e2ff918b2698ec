// What a screen reader is told of the main page of each role: names, order and what can be pressed, of the sample data.
export const SNAPSHOTS: Record<string, string> = {
  home: `
    - main:
      - heading "Made by hand, paid with peace of mind" [level=1]
      - list:
        - listitem: /checked by us/
        - listitem: /We hold your money/
        - listitem: /You get all of it back/
      - navigation "Categories":
        - list:
          - listitem:
            - link "Furniture"
      - region "New in furniture":
        - heading "New in furniture" [level=2]
        - link "See all"
        - list:
          - listitem:
            - article:
              - heading [level=3]:
                - link
              - paragraph: /^₦[\\d,]+$/
  `,
  product: `
    - main:
      - link "Beds"
      - heading [level=1]
      - list "Pictures":
        - listitem:
          - img /, picture 1 of 2$/
      - paragraph: /^₦[\\d,]+$/
      - link /^Log in to keep /
      - group /^Quantity of /:
        - button "One less" [disabled]
        - status: "1"
        - button "One more"
      - button "Put into the cart"
      - region "Offer a price":
        - link "Log in to offer a price"
      - list:
        - listitem: /^Delivery from ₦[\\d,]+$/
        - listitem: /^Pick-up, free/
      - paragraph: You pay safely
      - region "Made by":
        - link
        - text: /^Verified [\\d.]+ of 5 stars by \\d+/
        - link "Ask a question"
        - link "Log in to report this product"
      - region "About it"
      - region "Details"
  `,
  search: `
    - banner:
      - search:
        - combobox "Search the shop": table
        - button "Search"
    - main:
      - heading "“table”" [level=1]
      - status: /things? found$/
      - group: Filter and sort
      - region "What was found":
        - list:
          - listitem:
            - article:
              - heading [level=3]:
                - link:
                  - mark
              - paragraph: /^₦[\\d,]+$/
  `,
  checkout: `
    - main:
      - link "Your cart"
      - heading "Checkout" [level=1]
      - region "Where should it go?":
        - textbox "Who receives it"
        - textbox "Telephone"
        - textbox "Street and house"
        - textbox "Town or city"
        - combobox "State"
      - region "Your order":
        - link "Change"
        - term: Total
        - definition: /^₦/
        - paragraph: /^We hold your money/
        - button /^Pay ₦/
  `,
  order: `
    - main:
      - link "Your orders"
      - heading [level=1]
      - region "Where it stands":
        - heading "Where it stands" [level=2]
        - button "I have it, and it is as promised"
        - button "Something is wrong"
        - list "Not possible now":
          - listitem: /^Cancel the order. From .* on, if it has not been delivered by then\\.$/
        - list:
          - listitem:
            - paragraph: /^Ordered ?, done$/
          - listitem:
            - paragraph: /^Delivered ?, now$/
      - region "Money":
        - paragraph: /is held by Homify until you confirm/
      - region "Your release code":
        - button "Show the code"
      - region "Delivery"
      - region "What was ordered"
  `,
  'work-today': `
    - main:
      - heading "Today" [level=1]
      - list:
        - listitem:
          - paragraph:
            - link "To do"
        - listitem:
          - paragraph:
            - link "Yours to withdraw"
        - listitem:
          - paragraph:
            - link "Nearly sold out"
      - region "What waits for you":
        - list:
          - listitem:
            - paragraph:
              - link
            - paragraph:
              - time: /left to accept$/
  `,
  'work-sale': `
    - main:
      - link "Sales"
      - heading [level=1]
      - region "Where it stands":
        - button "Accept the order"
        - button "Decline the order"
      - region "Money":
        - paragraph: /is held by Homify until the buyer confirms/
  `,
  'admin-overview': `
    - main:
      - heading "Overview" [level=1]
      - list:
        - listitem:
          - paragraph:
            - link "Disputes"
          - time: /^Decide/
        - listitem:
          - paragraph:
            - link "Chargebacks"
          - time: /^Answer/
        - listitem:
          - paragraph:
            - link "Refunds"
        - listitem:
          - paragraph:
            - link "Verifications"
        - listitem:
          - paragraph:
            - link "Differences"
        - listitem:
          - paragraph:
            - link "Stuck work"
      - region "Payment gateways":
        - region:
          - table "Payment gateways":
            - rowgroup:
              - row:
                - columnheader "Gateway"
            - rowgroup:
              - row:
                - rowheader "paystack"
                - cell "Works"
  `,
  'admin-dispute': `
    - main:
      - link "Disputes"
      - heading [level=1]
      - region "What both sides say":
        - article:
          - list "Evidence":
            - listitem:
              - link "Evidence 1"
        - article
      - region "The delivery"
      - region "History of the order"
      - region "The money":
        - term: Frozen
      - region "Decide":
        - textbox "Buyer"
        - textbox "Artisan"
        - slider "Part of buyer"
        - textbox "Why"
        - button "Decide"
  `,
}
