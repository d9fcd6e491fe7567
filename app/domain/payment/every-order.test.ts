import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { clientId, invoiceId, paymentId } from '../ids.ts'
import { money } from '../money.ts'
import { needsSettlementFirst, nextPaymentState, standingAfter } from './payment-state.ts'
import type { PaymentEvent, PaymentState } from './payment-state.ts'
import { settlePayment } from './settle-payment.ts'
import type { ProviderRecord } from './settlement.ts'

// A small model, tried out whole: every order and every repetition of what is heard of one payment, up to six pieces of news.
const LONGEST = 6

/** Every sequence over `parts`, the empty one aside, that has `isWhole` of them; `step` carries a state along each. */
function everySequence<S>(
  parts: number,
  start: S,
  step: (state: S, part: number) => S,
  isWhole: (heard: number) => boolean,
  end: (state: S) => void,
): number {
  let runs = 0
  const go = (state: S, heard: number, length: number) => {
    if (isWhole(heard)) {
      runs += 1
      end(state)
    }
    if (length === LONGEST) return
    for (let part = 0; part < parts; part += 1) go(step(state, part), heard | (1 << part), length + 1)
  }
  go(start, 0, 0)
  return runs
}

interface Held {
  readonly state: PaymentState
  /** News that overtook the settlement: kept, and tried again with whatever comes next. */
  readonly waiting: readonly PaymentEvent[]
}

function hear({ state, waiting }: Held, event: PaymentEvent): Held {
  const queue = [event, ...waiting]
  const left: PaymentEvent[] = []
  let now = state
  for (const each of queue) {
    if (needsSettlementFirst(now, each)) left.push(each)
    else now = nextPaymentState(now, each) ?? now
  }
  return left.length > 0 && now !== state
    ? left.reduce(hear, { state: now, waiting: [] })
    : { state: now, waiting: left }
}

test.each<[string, PaymentEvent[], PaymentState]>([
  ['P8: a card', ['open', 'settle'], 'settled'],
  ['P8: a bank debit', ['open', 'process', 'settle'], 'settled'],
  ['P8: a bank debit that fails', ['open', 'process', 'fail'], 'failed'],
  ['P8: a bank debit after two small deposits', ['open', 'verify', 'process', 'settle'], 'settled'],
  ['P8: a bank debit that is returned weeks later', ['open', 'process', 'settle', 'return'], 'returned'],
  ['P8: small deposits nobody confirms', ['open', 'verify', 'fail'], 'failed'],
  ['P8: declined, then paid', ['open', 'fail', 'settle'], 'settled'],
  ['P8: expired here, paid there', ['open', 'expire', 'settle'], 'settled'],
  ['P8: called off, then the checkout expires', ['open', 'cancel', 'expire'], 'expired'],
  ['P8: refunded in two steps', ['open', 'settle', 'refund_part', 'refund'], 'refunded'],
  ['P8: refunded, then disputed', ['open', 'settle', 'refund', 'dispute'], 'disputed'],
  ['P8: disputed and lost', ['open', 'settle', 'dispute', 'return'], 'returned'],
])('%s: its events in every order, told up to six times over, end in one state', (_name, events, end) => {
  const everything = (1 << events.length) - 1
  const runs = everySequence<Held>(
    events.length,
    { state: 'started', waiting: [] },
    (held, part) => hear(held, events[part] ?? 'open'),
    (heard) => heard === everything,
    ({ state, waiting }) => {
      if (state !== end || waiting.length > 0) expect({ state, waiting }).toEqual({ state: end, waiting: [] })
    },
  )
  expect(runs).toBeGreaterThan(50)
})

/** What the provider says when it is asked: status and sum, and what has left since. */
interface Snapshot {
  readonly status: ProviderRecord['status']
  readonly minor?: bigint
  readonly refunded?: 'part' | 'all'
  readonly isDisputed?: boolean
  readonly isReturned?: boolean
}

interface Books {
  readonly state: PaymentState
  readonly open: bigint
  /** Came in, and what of it no invoice took. */
  readonly clearing: bigint
  readonly credit: bigint
  readonly thanks: number
  readonly tasks: readonly string[]
}

const ASKED = 1_000n
const usd = (minor: bigint) => money(minor, 'USD')
const today = Temporal.PlainDate.from('2026-03-12')
const now = Temporal.Instant.from('2026-03-12T15:00:00Z')
const theInvoice = invoiceId('2041')

/** One answer of the provider on our books, as `applyFinding` writes it. */
function apply(
  books: Books,
  { status, minor = ASKED, refunded, isDisputed = false, isReturned = false }: Snapshot,
): Books {
  const settlement = settlePayment(
    {
      payment: {
        ...{ id: paymentId('p-1'), clientId: clientId('c-1'), state: books.state, amount: usd(ASKED), promised: [] },
        ...{ targets: [{ invoiceId: theInvoice, amount: usd(ASKED) }], method: 'card', paidOn: today },
      },
      provider: { status, amount: usd(minor) },
      openInvoices: books.open > 0n ? [{ id: theInvoice, number: '2041', dueOn: today, balance: usd(books.open) }] : [],
      ...{ writtenOff: [], pendingReminders: [] },
    },
    'America/New_York',
    now,
  )
  const moved = (account: string) =>
    settlement.postings
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.account === account)
      .reduce((sum, { amount }) => sum + amount.minor, 0n)
  const hasMoney = ['settled', 'part_refunded', 'refunded', 'disputed'].includes(settlement.nextState)
  return {
    state: hasMoney
      ? standingAfter(settlement.nextState, { refunded: refunded ?? 'nothing', isDisputed, isReturned })
      : settlement.nextState,
    open: books.open + moved('receivable'),
    clearing: books.clearing + moved('clearing'),
    credit: books.credit - moved('unapplied'),
    thanks: books.thanks + (settlement.thankYou ? 1 : 0),
    tasks: [...new Set([...books.tasks, ...settlement.tasks.map(({ key }) => key)])],
  }
}

const paid = { open: 0n, clearing: ASKED, credit: 0n, thanks: 1, tasks: [] }
const unpaid = { open: ASKED, clearing: 0n, credit: 0n, thanks: 0, tasks: [] }

test.each<[string, Snapshot[], Books]>([
  ['P6, P7: a card', [{ status: 'open' }, { status: 'settled' }], { state: 'settled', ...paid }],
  [
    'P7: a bank debit',
    [{ status: 'open' }, { status: 'verifying' }, { status: 'processing' }, { status: 'settled' }],
    { state: 'settled', ...paid },
  ],
  [
    'P7: a bank debit that fails',
    [{ status: 'open' }, { status: 'processing' }, { status: 'failed' }],
    { state: 'failed', ...unpaid },
  ],
  [
    'P7: called off, expired there, paid all the same',
    [{ status: 'cancelled' }, { status: 'expired' }, { status: 'settled' }],
    { state: 'settled', ...paid },
  ],
  [
    'P10: a cent less than asked',
    [{ status: 'open' }, { status: 'settled', minor: 999n }],
    { state: 'settled', ...unpaid, clearing: 999n, credit: 999n, tasks: ['payment-mismatch/p-1'] },
  ],
  [
    'P7: disputed and lost',
    [
      { status: 'open' },
      { status: 'settled' },
      { status: 'settled', isDisputed: true },
      { status: 'settled', isDisputed: true, isReturned: true },
    ],
    { state: 'returned', ...paid },
  ],
])('%s: every order of what the provider answered, stale answers too, books it once', (_name, snapshots, end) => {
  const last = 1 << (snapshots.length - 1)
  const runs = everySequence<Books>(
    snapshots.length,
    { state: 'started', ...unpaid },
    (books, part) => apply(books, snapshots[part] ?? { status: 'open' }),
    (heard) => (heard & last) !== 0,
    (books) => {
      // A plain comparison first: the matcher costs more than the model.
      const isSame = books.state === end.state && books.clearing === end.clearing && books.thanks === end.thanks
      if (!isSame || books.open !== end.open) expect(books).toEqual(end)
    },
  )
  expect(runs).toBeGreaterThan(100)
})
