/** Who looks at a page. `nobody` is not logged in. */
export type Viewer = 'nobody' | 'buyer' | 'artisan' | 'admin'

export interface PageToSee {
  /** Names its pictures: `orders`. */
  name: string
  /** Its address; `{first /orders}` stands for the address of the first link on that page that begins so. */
  path: string
  viewer: Viewer
  /** Something is in the cart. */
  cart?: true
}

/** Every page of the app, as somebody sees it: for axe, for 360 pixels, and for the screenshots. */
export const pages: readonly PageToSee[] = [
  { name: 'home', path: '/', viewer: 'nobody' },
  { name: 'category', path: '/categories/furniture', viewer: 'nobody' },
  { name: 'category-empty', path: '/categories/garden', viewer: 'nobody' },
  { name: 'product', path: '{first / /products/}', viewer: 'nobody' },
  { name: 'artisan', path: '{first {first / /products/} /artisans/}', viewer: 'nobody' },
  { name: 'cart-empty', path: '/cart', viewer: 'nobody' },
  { name: 'cart', path: '/cart', viewer: 'nobody', cart: true },
  { name: 'log-in', path: '/login', viewer: 'nobody' },
  { name: 'sign-up', path: '/signup', viewer: 'nobody' },
  { name: 'verify-email', path: '/verify-email', viewer: 'nobody' },
  { name: 'forgot', path: '/forgot', viewer: 'nobody' },
  { name: 'reset-password', path: '/reset-password?token=x', viewer: 'nobody' },
  { name: 'restore-email', path: '/restore-email?token=x', viewer: 'nobody' },
  { name: 'not-found', path: '/nothing-here', viewer: 'nobody' },
  { name: 'orders', path: '/orders', viewer: 'buyer' },
  { name: 'order', path: '{first /orders /orders/}', viewer: 'buyer' },
  { name: 'checkout', path: '/checkout', viewer: 'buyer', cart: true },
  { name: 'dispute', path: '{first {first /orders /orders/} /disputes/}', viewer: 'buyer' },
  { name: 'notifications', path: '/notifications', viewer: 'buyer' },
  { name: 'me', path: '/me', viewer: 'buyer' },
  { name: 'work-today', path: '/me/artisan', viewer: 'artisan' },
  { name: 'admin-overview', path: '/admin', viewer: 'admin' },
  { name: 'admin-verifications', path: '/admin/verifications', viewer: 'admin' },
  { name: 'admin-disputes', path: '/admin/disputes', viewer: 'admin' },
  { name: 'admin-refunds', path: '/admin/refunds', viewer: 'admin' },
  { name: 'admin-chargebacks', path: '/admin/chargebacks', viewer: 'admin' },
  { name: 'admin-stuck', path: '/admin/stuck', viewer: 'admin' },
]
