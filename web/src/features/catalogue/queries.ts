import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'

export type Product = Schema<'Product'>
export type Category = Schema<'Category'>

const HOUR = 3_600_000

export const categories = { ...q('/categories'), staleTime: HOUR }
export const category = (slug: Category) => ({ ...q('/categories/{slug}', { path: { slug } }), staleTime: HOUR })
export const product = (product_id: string) => q('/products/{product_id}', { path: { product_id } })
export const artisan = (artisan_id: string) => q('/artisans/{artisan_id}', { path: { artisan_id } })
export const productsOfCategory = (category: Category) => list('/products', { query: { category, in_stock: true } })
export const productsOfArtisan = (artisan_id: string) => list('/products', { query: { artisan_id } })
