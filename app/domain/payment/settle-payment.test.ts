import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { clientId, invoiceId, messageId, paymentId } from '../ids.ts'
import { invoiceBalances } from '../ledger/balance.ts'
import type { OpenInvoice } from '../ledger/cash-application.ts'
import { money } from '../money.ts'
import { settlePayment } from './settle-payment.ts'
import type { SettlementFacts } from './settlement.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const day = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.Instant.from('2026-03-12T15:00:00Z')
const settle = (facts: SettlementFacts) => settlePayment(facts, 'America/New_York', now)

const invoice = (number: string, minor: bigint, dueOn = '2026-03-12'): OpenInvoice => ({
  id: invoiceId(number),
  number,
  dueOn: day(dueOn),
  balance: usd(minor),
})
const part = (number: string, minor: bigint) => ({ invoiceId: invoiceId(number), amount: usd(minor) })

interface Changes {
  payment?: Partial<SettlementFacts['payment']>
  provider?: Partial<SettlementFacts['provider']>
  openInvoices?: OpenInvoice[]
  writtenOff?: SettlementFacts['writtenOff']
  pendingReminders?: SettlementFacts['pendingReminders']
}
const factsWith = ({ payment, provider, ...rest }: Changes = {}): SettlementFacts => ({
  payment: {
    id: paymentId('p-1'),
    clientId: clientId('c-1'),
    state: 'open',
    amount: usd(1_000n),
    targets: [part('2041', 1_000n)],
    promised: [],
    method: 'card',
    paidOn: day('2026-03-12'),
    ...payment,
  },
  provider: { status: 'settled', amount: usd(1_000n), ...provider },
  openInvoices: [invoice('2041', 1_000n)],
  writtenOff: [],
  pendingReminders: [],
  ...rest,
})

describe('a settled payment', () => {
  test('of what was asked settles the invoice and thanks for it', () => {
    const settlement = settle(factsWith())
    expect(settlement).toMatchObject({
      outcome: 'settled',
      event: 'settle',
      nextState: 'settled',
      invoicesSettled: ['2041'],
      unapplied: usd(0n),
      thankYou: { kind: 'on_time', amount: usd(1_000n), invoiceIds: ['2041'], remaining: usd(0n) },
      tasks: [],
      recheckClientAt: now,
    })
    expect(settlement.postings[0]).toEqual({
      key: 'payment/p-1',
      entries: [
        { account: 'clearing', amount: usd(1_000n), paymentId: 'p-1' },
        { account: 'receivable', amount: usd(-1_000n), invoiceId: '2041', paymentId: 'p-1' },
      ],
    })
  })

  test('cancels the reminders of its invoices and leaves the others', () => {
    const reminder = (id: string, number: string) => ({ messageId: messageId(id), invoiceId: invoiceId(number) })
    const facts = factsWith({
      openInvoices: [invoice('2041', 1_000n), invoice('2042', 700n)],
      pendingReminders: [reminder('m-1', '2041'), reminder('m-2', '2042')],
    })
    expect(settle(facts).cancelReminders).toEqual(['m-1'])
  })

  test.each([
    ['early, five days before the due date', '2026-03-07', 1_000n, 'early'],
    ['on time, four days before', '2026-03-08', 1_000n, 'on_time'],
    ['on time, on the due date', '2026-03-12', 1_000n, 'on_time'],
    ['late, the day after', '2026-03-13', 1_000n, 'late'],
    ['partial, whatever the day', '2026-03-13', 1_500n, 'partial'],
  ])('is %s', (_rule, paidOn, balance, kind) => {
    const facts = factsWith({ payment: { paidOn: day(paidOn) }, openInvoices: [invoice('2041', balance)] })
    expect(settle(facts).thankYou?.kind).toBe(kind)
  })

  test('is on time by the day the client paid, not the day the bank was done', () => {
    const facts = factsWith({
      payment: { state: 'processing', method: 'ach', paidOn: day('2026-03-08') },
      openInvoices: [invoice('2041', 1_000n, '2026-03-09')],
    })
    expect(settle(facts).thankYou?.kind).toBe('on_time')
  })

  test('of several invoices gets one thank-you, late when one of them was', () => {
    const facts = factsWith({
      payment: { targets: [part('2041', 400n), part('2042', 600n)] },
      openInvoices: [invoice('2041', 400n, '2026-02-01'), invoice('2042', 600n, '2026-04-01')],
    })
    const settlement = settle(facts)
    expect(settlement.thankYou).toMatchObject({ kind: 'late', invoiceIds: ['2041', '2042'] })
    expect(settlement.invoicesSettled).toEqual(['2041', '2042'])
  })

  test('that was promised a discount settles the invoice with it, days after its last day too', () => {
    const promised = [{ ...part('2041', 50n), tax: usd(10n) }]
    const settlement = settle(factsWith({ payment: { promised }, openInvoices: [invoice('2041', 1_050n)] }))
    expect(settlement).toMatchObject({ invoicesSettled: ['2041'], discounts: promised, thankYou: { kind: 'on_time' } })
    expect(settlement.postings[1]).toEqual({
      key: 'discount/p-1',
      entries: [
        { account: 'discount', amount: usd(40n), invoiceId: '2041' },
        { account: 'discount', amount: usd(10n), invoiceId: '2041' },
        { account: 'receivable', amount: usd(-50n), invoiceId: '2041' },
      ],
    })
  })

  test('is given no more discount than it was promised, nor than is left', () => {
    const promised = [{ ...part('2041', 50n), tax: usd(0n) }]
    const withFee = settle(factsWith({ payment: { promised }, openInvoices: [invoice('2041', 1_090n)] }))
    expect(withFee).toMatchObject({ invoicesSettled: [], discounts: promised, thankYou: { remaining: usd(40n) } })
    const credited = settle(factsWith({ payment: { promised }, openInvoices: [invoice('2041', 900n)] }))
    expect(credited).toMatchObject({ invoicesSettled: ['2041'], discounts: [], unapplied: usd(100n) })
  })

  test('beyond what is open is credit, a task and still a thank-you', () => {
    const settlement = settle(factsWith({ openInvoices: [invoice('2041', 300n)] }))
    expect(settlement.unapplied).toEqual(usd(700n))
    expect(settlement.thankYou).toMatchObject({ kind: 'on_time', amount: usd(300n) })
    expect(settlement.tasks).toMatchObject([{ key: 'overpayment/p-1', kind: 'overpayment' }])
  })

  test('for an invoice that was voided meanwhile is kept as credit, with a task and no thank-you', () => {
    const settlement = settle(factsWith({ openInvoices: [] }))
    expect(settlement).toMatchObject({
      outcome: 'settled',
      unapplied: usd(1_000n),
      thankYou: null,
      invoicesSettled: [],
    })
    expect(settlement.tasks).toHaveLength(1)
  })

  test('counts after the attempt had expired', () =>
    expect(settle(factsWith({ payment: { state: 'expired' } }))).toMatchObject({
      outcome: 'settled',
      nextState: 'settled',
    }))
})

describe('money that is not what was asked for', () => {
  test.each([
    ['less', usd(999n)],
    ['more', usd(1_001n)],
    ['another currency', money(1_000n, 'JPY')],
  ])('%s is kept as credit in its own currency, with a task and without a guess', (_rule, amount) => {
    const settlement = settle(factsWith({ provider: { amount } }))
    expect(settlement).toMatchObject({
      outcome: 'quarantined',
      nextState: 'settled',
      parts: [],
      unapplied: amount,
      invoicesSettled: [],
      thankYou: null,
      tasks: [{ key: 'payment-mismatch/p-1', kind: 'payment_mismatch' }],
    })
    expect(settlement.postings[0]?.entries.map((entry) => [entry.account, entry.amount.minor])).toEqual([
      ['clearing', amount.minor],
      ['unapplied', -amount.minor],
    ])
  })

  test('a settlement of nothing posts nothing and still raises the task', () => {
    const settlement = settle(factsWith({ provider: { amount: usd(0n) } }))
    expect(settlement).toMatchObject({ outcome: 'quarantined', postings: [] })
    expect(settlement.tasks).toHaveLength(1)
  })
})

describe('money that has not arrived', () => {
  test('on its way moves no ledger and thanks nobody, but stops the reminders', () => {
    const facts = factsWith({
      provider: { status: 'processing' },
      pendingReminders: [{ messageId: messageId('m-1'), invoiceId: invoiceId('2041') }],
    })
    expect(settle(facts)).toMatchObject({
      outcome: 'processing',
      nextState: 'processing',
      postings: [],
      thankYou: null,
      cancelReminders: ['m-1'],
    })
  })

  test('a bank debit that fails is a task, and the chase is looked at again', () =>
    expect(settle(factsWith({ payment: { state: 'processing' }, provider: { status: 'failed' } }))).toMatchObject({
      outcome: 'failed',
      postings: [],
      tasks: [{ kind: 'payment_failed' }],
      recheckClientAt: now,
    }))

  test('a declined card or an expired checkout is nobody’s task', () => {
    expect(settle(factsWith({ provider: { status: 'failed' } })).tasks).toEqual([])
    expect(settle(factsWith({ provider: { status: 'expired' } }))).toMatchObject({ outcome: 'expired', tasks: [] })
  })
})

test.each([
  ['a repeat of the settlement', 'settled', 'settled'],
  ['a failure after the settlement', 'settled', 'failed'],
  ['a settlement after the return', 'returned', 'settled'],
  ['an expiry after the debit was given', 'processing', 'expired'],
] as const)('%s changes nothing', (_rule, state, status) =>
  expect(settle(factsWith({ payment: { state }, provider: { status } }))).toMatchObject({
    outcome: 'unchanged',
    event: null,
    nextState: state,
    postings: [],
    thankYou: null,
    tasks: [],
    cancelReminders: [],
    recheckClientAt: null,
  }),
)

test('whatever is paid, no balance falls below zero and the ledger holds what arrived', () => {
  const anyMinor = fc.bigInt({ min: 1n, max: 5_000n })
  fc.assert(
    fc.property(anyMinor, anyMinor, anyMinor, anyMinor, anyMinor, (a, b, wantA, wantB, saves) => {
      const amount = usd(wantA + wantB)
      const openInvoices = [invoice('A', a), invoice('B', b)]
      const facts = factsWith({
        payment: {
          amount,
          targets: [part('A', wantA), part('B', wantB)],
          promised: [{ ...part('A', saves), tax: usd(saves / 10n) }],
        },
        provider: { amount },
        openInvoices,
      })
      const { postings, thankYou, unapplied } = settle(facts)
      const entries = postings.flatMap((posting) => posting.entries)
      expect(entries.find(({ account }) => account === 'clearing')?.amount).toEqual(amount)
      for (const [id, change] of invoiceBalances(entries)) {
        const before = openInvoices.find((each) => each.id === id)?.balance.minor ?? 0n
        expect(before + change.minor >= 0n).toBe(true)
      }
      expect((thankYou?.amount.minor ?? 0n) + unapplied.minor).toBe(amount.minor)
    }),
  )
})

describe('a payment of what was written off', () => {
  const written = { ...invoice('2041', 1_000n), lines: 1 }
  test('brings all of it back: the write-off is reversed by it, and the client is thanked', () => {
    const settlement = settle(factsWith({ openInvoices: [], writtenOff: [written] }))
    expect(settlement.recovered).toMatchObject([{ invoiceId: '2041', amount: usd(1_000n), isWhole: true }])
    expect(settlement).toMatchObject({ unapplied: usd(0n), invoicesSettled: [], tasks: [] })
    expect(settlement.postings.map(({ key }) => key)).toEqual(['payment/p-1', 'reversal/write_off/2041/2'])
    expect(invoiceBalances(settlement.postings.flatMap(({ entries }) => entries)).get(invoiceId('2041'))).toEqual(
      usd(0n),
    )
    expect(settlement.thankYou).not.toBeNull()
  })

  test('of a part says nothing about the rest, which stays given up', () => {
    const amount = usd(300n)
    const settlement = settle(
      factsWith({
        payment: { amount, targets: [part('2041', 300n)] },
        provider: { amount },
        openInvoices: [],
        writtenOff: [written],
      }),
    )
    expect(settlement.recovered).toMatchObject([{ amount, isWhole: false }])
    expect(settlement.thankYou).toBeNull()
  })

  test('beyond what was given up is the client’s credit', () => {
    const settlement = settle(
      factsWith({ openInvoices: [], writtenOff: [{ ...written, balance: usd(600n), lines: 2 }] }),
    )
    expect(settlement.unapplied).toEqual(usd(400n))
    expect(settlement.postings[1]?.key).toBe('reversal/write_off/2041/3')
  })
})

test('a rest that whoever recorded it meant as credit is nobody’s task', () => {
  const facts = factsWith({ payment: { targets: [], restIsMeant: true } })
  expect(settle(facts)).toMatchObject({ unapplied: usd(1_000n), tasks: [], thankYou: null })
})
