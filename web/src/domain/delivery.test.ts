import { expect, test } from 'vitest'
import { awayUntil, type DeliveryOptions, deliveryLines, mapLink, waysOf } from './delivery'

const naira = (amount: number) => ({ amount: amount * 100, currency: 'NGN' })
const options: DeliveryOptions = {
  pick_up: { place: 'Surulere', days: 2 },
  own_delivery: {
    areas: [
      { area: 'NG-LA', fee: naira(3_000) },
      { area: 'NG-LA', town: 'Ikorodu', fee: naira(5_000) },
    ],
    free_from: naira(100_000),
    days: 5,
  },
}

test('a town’s fee goes before its state’s, and from an amount on nothing is taken', () => {
  const fees = (area: string, town: string, goods: number) =>
    waysOf(options, { area, town }, naira(goods)).map(way => [way.kind, way.fee?.amount ?? null])
  expect(fees('NG-LA', 'Ikeja', 1_000)).toEqual([
    ['own_delivery', 300_000],
    ['pick_up', 0],
  ])
  expect(fees('NG-LA', ' IKORODU', 1_000)[0]).toEqual(['own_delivery', 500_000])
  expect(fees('NG-LA', 'Ikorodu', 100_000)[0]).toEqual(['own_delivery', 0])
  expect(fees('NG-KN', 'Kano', 100_000)[0]).toEqual(['own_delivery', null])
})

test('a product says from how much on it is brought, or where it is picked up', () => {
  expect(deliveryLines(options)).toEqual(['Delivery from ₦3,000', 'Pick-up, free: Surulere'])
  expect(deliveryLines({})).toEqual([])
})

test('a pin opens a map at its place, also south of the equator', () => {
  expect(mapLink({ latitude: 6_496_512, longitude: -3_006_481 })).toContain('query=6.496512,-3.006481')
})

test('who is back is not away', () => {
  const artisan = { away_until: '2026-12-08T00:00:00.000Z' }
  expect(awayUntil(artisan, Date.parse('2026-12-07T23:59:00Z'))).toBe(artisan.away_until)
  expect(awayUntil(artisan, Date.parse('2026-12-08T00:00:00Z'))).toBeNull()
  expect(awayUntil({}, 0)).toBeNull()
})
