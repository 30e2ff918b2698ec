/** Who looks at a page. `nobody` is not logged in. */
export type Viewer = 'nobody' | 'buyer' | 'artisan' | 'admin'

export interface PageToSee {
  /** Names its pictures: `orders`. */
  name: string
  /** Its address; `{first /orders}` and the like are what `addressOf` finds. */
  path: string
  viewer: Viewer
  /** Something is in the cart. */
  cart?: true
}

/** Every page of the app, as somebody sees it: for axe, for 360 pixels, and for the screenshots. */
export const pages: readonly PageToSee[] = [
  { name: 'home', path: '/', viewer: 'nobody' },
  { name: 'category', path: '/categories/furniture', viewer: 'nobody' },
  { name: 'product', path: '{first / /products/}', viewer: 'nobody' },
  { name: 'search', path: '/search?q=table', viewer: 'nobody' },
  { name: 'search-narrowed', path: '/search?category=furniture&in_stock=true', viewer: 'nobody' },
  { name: 'search-nothing', path: '/search?q=xyzzy', viewer: 'nobody' },
  { name: 'artisan', path: '{first {first / /products/} /artisans/}', viewer: 'nobody' },
  { name: 'cart-empty', path: '/cart', viewer: 'nobody' },
  { name: 'cart', path: '/cart', viewer: 'nobody', cart: true },
  { name: 'log-in', path: '/login', viewer: 'nobody' },
  { name: 'sign-in-cancelled', path: '/sign-in/google?error=access_denied', viewer: 'nobody' },
  { name: 'sign-up', path: '/signup', viewer: 'nobody' },
  { name: 'verify-email', path: '/verify-email', viewer: 'nobody' },
  { name: 'forgot', path: '/forgot', viewer: 'nobody' },
  { name: 'reset-password', path: '/reset-password?token=x', viewer: 'nobody' },
  { name: 'restore-email', path: '/restore-email?token=x', viewer: 'nobody' },
  { name: 'not-found', path: '/nothing-here', viewer: 'nobody' },
  { name: 'orders', path: '/orders', viewer: 'buyer' },
  { name: 'order', path: '{first /orders /orders/ord_}', viewer: 'buyer' },
  { name: 'receipt', path: '{first {first /orders /orders/ord_} /orders/ord_}', viewer: 'buyer' },
  { name: 'checkout', path: '/checkout', viewer: 'buyer', cart: true },
  { name: 'offers', path: '/offers', viewer: 'buyer' },
  { name: 'disputes', path: '/disputes', viewer: 'buyer' },
  { name: 'dispute', path: '{first /disputes /disputes/dsp_}', viewer: 'buyer' },
  { name: 'notifications', path: '/notifications', viewer: 'buyer' },
  { name: 'messages', path: '/conversations', viewer: 'buyer' },
  { name: 'conversation', path: '{first /conversations /conversations/cnv_}', viewer: 'buyer' },
  { name: 'ask', path: '{first {first / /products/} /ask?}', viewer: 'buyer' },
  { name: 'me', path: '/me', viewer: 'buyer' },
  { name: 'favourites', path: '/favourites', viewer: 'buyer' },
  { name: 'addresses', path: '/addresses', viewer: 'buyer' },
  { name: 'second-factor', path: '/second-factor', viewer: 'buyer' },
  { name: 'second-factor-on', path: '/second-factor', viewer: 'admin' },
  { name: 'sell', path: '/me/artisan', viewer: 'buyer' },
  { name: 'sell-profile', path: '/me/artisan/profile', viewer: 'buyer' },
  { name: 'work-today', path: '/me/artisan', viewer: 'artisan' },
  { name: 'work-profile', path: '/me/artisan/profile', viewer: 'artisan' },
  { name: 'work-documents', path: '/me/artisan/documents', viewer: 'artisan' },
  { name: 'work-account', path: '/me/artisan/account', viewer: 'artisan' },
  { name: 'work-delivery', path: '/me/artisan/delivery', viewer: 'artisan' },
  { name: 'work-sales', path: '/sales', viewer: 'artisan' },
  { name: 'work-sale', path: '{first /me/artisan /orders/ord_}', viewer: 'artisan' },
  { name: 'work-dispute', path: '{first /disputes /disputes/dsp_}', viewer: 'artisan' },
  { name: 'work-messages', path: '/conversations', viewer: 'artisan' },
  { name: 'work-conversation', path: '{first /conversations /conversations/cnv_}', viewer: 'artisan' },
  { name: 'work-products', path: '/me/products', viewer: 'artisan' },
  { name: 'work-product', path: '{first /me/products /me/products/prd_}', viewer: 'artisan' },
  { name: 'work-offers', path: '/me/offers', viewer: 'artisan' },
  { name: 'work-product-new', path: '/me/products/new', viewer: 'artisan' },
  { name: 'work-wallet', path: '/me/wallet', viewer: 'artisan' },
  { name: 'work-payouts', path: '/me/payouts', viewer: 'artisan' },
  { name: 'work-payout', path: '{first /me/payouts /me/payouts/}', viewer: 'artisan' },
  { name: 'admin-overview', path: '/admin', viewer: 'admin' },
  { name: 'admin-verifications', path: '/admin/verifications', viewer: 'admin' },
  { name: 'admin-disputes', path: '/admin/disputes', viewer: 'admin' },
  { name: 'admin-dispute', path: '{first /admin/disputes /admin/disputes/dsp_}', viewer: 'admin' },
  { name: 'admin-refunds', path: '/admin/refunds', viewer: 'admin' },
  { name: 'admin-chargebacks', path: '/admin/chargebacks', viewer: 'admin' },
  { name: 'admin-ledger', path: '/admin/ledger', viewer: 'admin' },
  { name: 'admin-reconciliation', path: '/admin/reconciliation', viewer: 'admin' },
  { name: 'admin-audits', path: '/admin/audits', viewer: 'admin' },
  { name: 'admin-audit', path: '{press Start /admin/audits}', viewer: 'admin' },
  { name: 'admin-history', path: '/admin/history', viewer: 'admin' },
  {
    name: 'admin-history-of-one',
    path: '{first {first /admin/disputes /admin/disputes/dsp_} /admin/history/}',
    viewer: 'admin',
  },
  { name: 'admin-people', path: '/admin/users', viewer: 'admin' },
  { name: 'admin-person', path: '/admin/users?who=artisan1@homify.example', viewer: 'admin' },
  { name: 'admin-reviews', path: '/admin/reviews', viewer: 'admin' },
  { name: 'admin-reports', path: '/admin/reports', viewer: 'admin' },
  { name: 'admin-stuck', path: '/admin/stuck', viewer: 'admin' },
]
