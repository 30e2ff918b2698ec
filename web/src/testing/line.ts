import type { CartLine } from '~/domain/cart'
import { examples } from './gen/examples'

const product = examples.catalogueGetProduct.body

/** Two of the description's example, as they lie in a cart. */
export const line: CartLine = {
  product_id: product.id,
  quantity: 2,
  title: product.title,
  price: product.price,
  picture: null,
  artisan_id: product.artisan_id,
}
