export const paymentStates = [
  'started',
  'open',
  'verifying',
  'processing',
  'settled',
  'failed',
  'expired',
  'cancelled',
  'part_refunded',
  'refunded',
  'disputed',
  'returned',
] as const
export type PaymentState = (typeof paymentStates)[number]

export type PaymentEvent =
  | 'open' // the provider made a checkout
  | 'verify' // the client's bank account is to be confirmed first (ACH, two small deposits)
  | 'process' // the client has paid, the money is on its way (ACH, eCheck)
  | 'settle' // the provider says the money is there
  | 'fail'
  | 'retry' // a kept method is charged once more: the same charge at the provider, never a second one
  | 'expire'
  | 'cancel'
  | 'refund_part'
  | 'refund'
  | 'restore' // a refund failed: the money stays with the business
  | 'restore_part' // of several refunds one failed
  | 'dispute' // chargeback opened
  | 'win' // chargeback decided for the business
  | 'return' // ACH return, or a chargeback lost

// Money is money: a success counts however late it comes. Whatever happens to money (refund, dispute, return) starts from
// `settled`, so that nothing is taken out of the ledger that was never put in. The ends that bring no money are ordered
// (cancelled, expired, failed), so that any order of events ends in the same state.
const transitions: Record<PaymentState, Partial<Record<PaymentEvent, PaymentState>>> = {
  started: {
    open: 'open',
    verify: 'verifying',
    process: 'processing',
    settle: 'settled',
    fail: 'failed',
    expire: 'expired',
    cancel: 'cancelled',
  },
  verifying: { process: 'processing', settle: 'settled', fail: 'failed', expire: 'expired', cancel: 'cancelled' },
  open: {
    verify: 'verifying',
    process: 'processing',
    settle: 'settled',
    fail: 'failed',
    expire: 'expired',
    cancel: 'cancelled',
  },
  cancelled: { process: 'processing', settle: 'settled', expire: 'expired', fail: 'failed' },
  expired: { process: 'processing', settle: 'settled', fail: 'failed' },
  processing: { settle: 'settled', fail: 'failed' },
  failed: { settle: 'settled', retry: 'started' },
  settled: { refund_part: 'part_refunded', refund: 'refunded', dispute: 'disputed', return: 'returned' },
  part_refunded: { refund: 'refunded', restore: 'settled', dispute: 'disputed', return: 'returned' },
  refunded: { restore: 'settled', restore_part: 'part_refunded', dispute: 'disputed', return: 'returned' },
  disputed: { win: 'settled', return: 'returned' },
  returned: {},
}

/** Next state, or null when the event is late, repeated or illegal: callers log it and leave the row alone. */
export const nextPaymentState = (state: PaymentState, event: PaymentEvent): PaymentState | null =>
  transitions[state][event] ?? null

/**
 * How a payment stands whose money has come, by what has left it since. A payment that the bank took back stays so; a dispute
 * that is over and was not lost leaves what it found.
 */
export function standingAfter(
  state: PaymentState,
  left: { readonly refunded: 'nothing' | 'part' | 'all'; readonly isDisputed: boolean; readonly isReturned: boolean },
): PaymentState {
  if (left.isReturned) return nextPaymentState(state, 'return') ?? state
  if (left.isDisputed) return nextPaymentState(state, 'dispute') ?? state
  const now = nextPaymentState(state, 'win') ?? state
  const events = { nothing: ['restore'], part: ['refund_part', 'restore_part'], all: ['refund'] } as const
  for (const event of events[left.refunded]) {
    const next = nextPaymentState(now, event)
    if (next) return next
  }
  return now
}

/** The states from which an event is legal: the `where` of the compare-and-set that applies it. */
export const paymentStatesBefore = (event: PaymentEvent): PaymentState[] =>
  paymentStates.filter((state) => nextPaymentState(state, event) !== null)

/**
 * True for news about money that we have not booked yet: the news overtook the settlement. Not to be dropped: ask the
 * provider, settle first, then apply it (or keep it and try again).
 */
export const needsSettlementFirst = (state: PaymentState, event: PaymentEvent): boolean =>
  nextPaymentState(state, 'settle') !== null && nextPaymentState('settled', event) !== null

export const livePaymentStates = [
  'started',
  'open',
  'verifying',
  'processing',
] as const satisfies readonly PaymentState[]

/** A live attempt may still bring money: at most one of them per set of invoices. */
export const isLive = (state: PaymentState): boolean => livePaymentStates.some((live) => live === state)
