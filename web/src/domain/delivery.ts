import type { Schema } from '@homify/client'
import { formatMoney, type Money } from './money'

export type DeliveryOptions = Schema<'DeliveryOptions'>
export type DeliveryKind = Schema<'DeliveryKind'>

/** One way in which goods get to an address. */
export interface Way {
  kind: DeliveryKind
  label: string
  /** Where to pick up, or who the courier is. */
  note: string | null
  /** Days from acceptance that are promised. */
  days: number
  /** What it costs; null where it does not go to the address. */
  fee: Money | null
}

export const KINDS: Record<DeliveryKind, string> = {
  pick_up: 'Pick it up',
  own_delivery: 'The artisan brings it',
  courier: 'A courier brings it',
}

const letters = (town: string): string => town.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function feeTo(own: Schema<'OwnDelivery'>, to: { area: string; town: string }): Money | null {
  const here = own.areas.filter(place => place.area === to.area)
  const found =
    here.find(place => place.town && letters(place.town) === letters(to.town)) ?? here.find(place => !place.town)
  return found?.fee ?? null
}

const unlessFree = (fee: Money | null, from: Money | undefined, goods: Money): Money | null =>
  fee && from && goods.amount >= from.amount ? { ...fee, amount: 0 } : fee

/** The ways in which `goods` of an artisan get to an address, as the checkout will reckon them. */
export function waysOf(options: DeliveryOptions, to: { area: string; town: string }, goods: Money): Way[] {
  const { pick_up: pickUp, own_delivery: own, courier } = options
  const way = (kind: DeliveryKind, note: string | null, days: number, fee: Money | null): Way => ({
    kind,
    label: KINDS[kind],
    note,
    days,
    fee,
  })
  return [
    ...(own ? [way('own_delivery', null, own.days, unlessFree(feeTo(own, to), own.free_from, goods))] : []),
    ...(courier ? [way('courier', courier.note, courier.days, unlessFree(courier.fee, courier.free_from, goods))] : []),
    ...(pickUp ? [way('pick_up', pickUp.place, pickUp.days, { ...goods, amount: 0 })] : []),
  ]
}

export const formatFee = (fee: Money): string => (fee.amount === 0 ? 'free' : formatMoney(fee))

export const formatDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`)

/** What a buyer should know before they choose: one line each. */
export function deliveryLines(options: DeliveryOptions): string[] {
  const { pick_up: pickUp, own_delivery: own, courier } = options
  const fees = [...(own?.areas.map(place => place.fee) ?? []), ...(courier ? [courier.fee] : [])]
  const [least] = fees.sort((one, other) => one.amount - other.amount)
  return [
    ...(least ? [`Delivery ${least.amount === 0 ? 'free to some places' : `from ${formatMoney(least)}`}`] : []),
    ...(pickUp ? [`Pick-up, free: ${pickUp.place}`] : []),
  ]
}

/** Where a map opens at a pin: on a telephone, in the app for maps. */
export function mapLink({ latitude, longitude }: Schema<'Pin'>): string {
  const place = `${degrees(latitude)},${degrees(longitude)}`
  return `https://www.google.com/maps/search/?api=1&query=${place}`
}

/** Millionths of a degree as text, digit by digit: a decimal fraction has no exact binary form. */
function degrees(millionths: number): string {
  const whole = Math.trunc(Math.abs(millionths) / 1_000_000)
  const rest = String(Math.abs(millionths) % 1_000_000).padStart(6, '0')
  return `${millionths < 0 ? '-' : ''}${whole}.${rest}`
}

/** When an artisan who is away takes orders again; null for one who is not. */
export const awayUntil = (artisan: { away_until?: string }, now: number): string | null =>
  artisan.away_until && Date.parse(artisan.away_until) > now ? artisan.away_until : null
