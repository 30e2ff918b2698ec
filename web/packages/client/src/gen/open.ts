// Written from infra/openapi.yaml by `npm run gen`. Do not edit.
/** What anybody may ask for without being known: method and path. */
export const open: ReadonlySet<string> = new Set([
  'POST /auth/signup',
  'POST /auth/email/verify',
  'POST /auth/email/resend',
  'POST /auth/login',
  'POST /auth/login/code',
  'POST /auth/refresh',
  'POST /auth/password/forgot',
  'POST /auth/password/reset',
  'POST /auth/email/restore',
  'GET /.well-known/jwks.json',
  'GET /categories',
  'GET /categories/{slug}',
  'GET /products',
  'GET /search',
  'GET /search/artisans',
  'GET /search/suggestions',
  'GET /artisans/{artisan_id}/reviews',
  'GET /products/{product_id}/reviews',
  'GET /health',
])
