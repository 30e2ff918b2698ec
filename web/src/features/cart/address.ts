import type { Schema } from '@homify/client'

export type Delivery = Schema<'Delivery'>

const KEPT = 'homify.delivery'

/** The address of the last checkout on this device, so that nobody types it twice. */
export const lastDelivery = (): Partial<Delivery> => JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Delivery>

export const keepDelivery = (delivery: Delivery): void => localStorage.setItem(KEPT, JSON.stringify(delivery))

export const forgetDelivery = (): void => localStorage.removeItem(KEPT)
