import type { Who } from '@homify/client'
import { examples } from './gen/examples'

/** The people of the description's examples. */
export const buyer: Who = { userId: examples.ordersGet.body.buyer_id, roles: ['buyer'] }
export const artisan: Who = { userId: 'usr_01K93E28JT97KB6CQ643DZVMXX', roles: ['buyer', 'artisan'] }
export const admin: Who = { userId: 'usr_01K93E28JT97KB6CQ643DZVMXA', roles: ['admin'] }
