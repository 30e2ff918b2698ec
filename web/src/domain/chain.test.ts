import { expect, test } from 'vitest'
import { checkChain, digest, type Entry, sha256 } from './chain'

// The first entries of an order, as the API sealed them.
const ENTRIES = [
  {
    subject: 'ORDER#ord_01M8MDMHH86FB0G8SDWTPYD3XM',
    seq: 1,
    at: '2026-11-29T19:48:43.176Z',
    actor: {
      kind: 'buyer',
      id: 'usr_01M8MDM4BSYFN7WVQ050SJ476A',
    },
    action: 'order.placed',
    facts: {
      artisan_id: 'art_01M8MDM528C0BDE3YNE0KVDH05',
      buyer_id: 'usr_01M8MDM4BSYFN7WVQ050SJ476A',
      due_at: '2026-11-29T20:18:43.176Z',
      held: {
        amount: 0,
        currency: 'NGN',
      },
      lines: 2,
      order_id: 'ord_01M8MDMHH86FB0G8SDWTPYD3XM',
      payment_id: 'pay_01M8MDMHH8NCM6CPP31BZ880K2',
      payment_status: 'pending',
      reason: null,
      release_at: null,
      status: 'pending_payment',
      title: 'Iroko stool',
      total: {
        amount: 7650000,
        currency: 'NGN',
      },
    },
    changed: {
      artisan_id: 'art_01M8MDM528C0BDE3YNE0KVDH05',
      buyer_id: 'usr_01M8MDM4BSYFN7WVQ050SJ476A',
      created_at: '2026-11-29T19:48:43.176Z',
      due: {
        at: '2026-11-29T20:18:43.176Z',
        step: 'orders-time-out',
      },
      escrow: {
        amount: 7650000,
        currency: 'NGN',
        id: 'esc_01M8MDMHH86FB0G8SDWTPYD3XM',
        status: 'pending',
      },
      gateway: 'paystack',
      id: 'ord_01M8MDMHH86FB0G8SDWTPYD3XM',
      lines: [
        {
          product_id: 'prd_01M8MDM726XD4SXXBY881XRTPM',
          quantity: 1,
          title: 'Iroko stool',
          unit_price: {
            amount: 1450000,
            currency: 'NGN',
          },
        },
        {
          product_id: 'prd_01M8MDM772PWJTDGBZJKTWA7DN',
          quantity: 1,
          title: 'Bookshelf with five boards',
          unit_price: {
            amount: 6200000,
            currency: 'NGN',
          },
        },
      ],
      payment_id: 'pay_01M8MDMHH8NCM6CPP31BZ880K2',
      payment_status: 'pending',
      release_code: '(withheld)',
      status: 'pending_payment',
      terms: [1800, 172800, 1209600, 1814400, 604800, 432000, 518400, 500],
      total: {
        amount: 7650000,
        currency: 'NGN',
      },
    },
    postings: [],
    correlation_id: '94dacdfc-89c9-4089-a350-f54c183ca4c7',
    previous_hash: '0000000000000000000000000000000000000000000000000000000000000000',
    hash: '57a96ab642d1f865b4ce6a919ca0b61cb969f279e12a78f2c61cfbd4c34711fc',
  },
  {
    subject: 'ORDER#ord_01M8MDMHH86FB0G8SDWTPYD3XM',
    seq: 2,
    at: '2026-11-29T20:22:29.354Z',
    actor: {
      kind: 'system',
      id: 'orders-time-out',
    },
    action: 'order.expired',
    facts: {
      artisan_id: 'art_01M8MDM528C0BDE3YNE0KVDH05',
      buyer_id: 'usr_01M8MDM4BSYFN7WVQ050SJ476A',
      due_at: null,
      held: {
        amount: 0,
        currency: 'NGN',
      },
      lines: 2,
      order_id: 'ord_01M8MDMHH86FB0G8SDWTPYD3XM',
      payment_id: 'pay_01M8MDMHH8NCM6CPP31BZ880K2',
      payment_status: 'void',
      reason: 'The order was not paid in time.',
      release_at: null,
      status: 'expired',
      title: 'Iroko stool',
      total: {
        amount: 7650000,
        currency: 'NGN',
      },
    },
    changed: {
      closed_at: '2026-11-29T20:22:29.354Z',
      due: null,
      escrow: {
        amount: 7650000,
        currency: 'NGN',
        id: 'esc_01M8MDMHH86FB0G8SDWTPYD3XM',
        status: 'void',
      },
      payment_status: 'void',
      reason: 'The order was not paid in time.',
      status: 'expired',
    },
    postings: [],
    correlation_id: 'due/orders-time-out/ORDER#ord_01M8MDMHH86FB0G8SDWTPYD3XM/2026-11-29T20:22:29.101Z',
    previous_hash: '57a96ab642d1f865b4ce6a919ca0b61cb969f279e12a78f2c61cfbd4c34711fc',
    hash: '9c2ff065b629e8688da402404355777d16efe926eecf32b5f029b28667ce9013',
  },
] as unknown as Entry[]

test('a history as it was sealed holds', async () => {
  expect(await checkChain(ENTRIES)).toEqual({ holds: true })
  expect(await checkChain(ENTRIES.slice(1))).toEqual({ holds: true })
})

test('an entry whose content was altered is found', async () => {
  const altered = ENTRIES.map(entry => (entry.seq === 2 ? { ...entry, at: '2026-11-29T00:00:00.000Z' } : entry))
  expect(await checkChain(altered)).toEqual({ holds: false, seq: 2, why: 'altered' })
})

test('a part that only the artisan is shown is checked where it is shown, and its hash where it is not', async () => {
  const part = { facts: { recovered: { amount: 300, currency: 'NGN' } }, postings: [], salt: '5a'.repeat(16) }
  const whole = { ...(ENTRIES[0] as Entry), private: part, private_hash: await sha256(part) } as unknown as Entry
  const sealed = { ...whole, hash: await digest(whole) }
  expect(await checkChain([sealed])).toEqual({ holds: true })
  expect(await checkChain([{ ...sealed, private: null }])).toEqual({ holds: true })
  const forged = { ...sealed, private: { ...part, facts: {} } } as unknown as Entry
  expect(await checkChain([forged])).toEqual({ holds: false, seq: 1, why: 'altered' })
})

test('an entry that was taken out is missed', async () => {
  const [first, second] = ENTRIES
  const later = { ...second, seq: 3 } as Entry
  expect(await checkChain([first as Entry, later])).toEqual({ holds: false, seq: 3, why: 'missing' })
})

test('a history that does not begin with its first entry is not whole', async () => {
  expect(await checkChain(ENTRIES, { whole: true })).toEqual({ holds: true })
  expect(await checkChain(ENTRIES.slice(1))).toEqual({ holds: true })
  expect(await checkChain(ENTRIES.slice(1), { whole: true })).toMatchObject({ holds: false, why: 'missing' })
})
