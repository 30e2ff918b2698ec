import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'
import type { Order } from '~/domain/order'

export type Review = Schema<'Review'>
export type ReviewPage = Schema<'ReviewPage'>
export type OrderReview = Schema<'OrderReview'>

const PAGE = 10

export const reviewsOfOrder = (order_id: string) => q('/orders/{order_id}/reviews', { path: { order_id } })
export const reviewsOfArtisan = (artisan_id: string) =>
  list('/artisans/{artisan_id}/reviews', { path: { artisan_id }, query: { limit: PAGE } })
export const reviewsOfProduct = (product_id: string) =>
  list('/products/{product_id}/reviews', { path: { product_id }, query: { limit: PAGE } })

/** Whether the sides of an order may have something to say of each other. */
export const isReviewed = ({ status }: Order): boolean => status === 'completed' || status === 'refunded'
