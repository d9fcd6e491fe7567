export const refundStates = ['requested', 'processing', 'settled', 'failed'] as const
export type RefundState = (typeof refundStates)[number]

export type RefundEvent =
  | 'accept' // the provider took it on; a bank account's takes some days
  | 'settle'
  | 'fail' // refused at once, or days after it had been on its way: the money stays with the business

const transitions: Record<RefundState, Partial<Record<RefundEvent, RefundState>>> = {
  requested: { accept: 'processing', settle: 'settled', fail: 'failed' },
  processing: { settle: 'settled', fail: 'failed' },
  settled: { fail: 'failed' },
  failed: {},
}

/** Next state, or null when the event is late, repeated or illegal. */
export const nextRefundState = (state: RefundState, event: RefundEvent): RefundState | null =>
  transitions[state][event] ?? null

/** True while the ledger holds it: from the provider's yes until a failure. */
export const isBooked = (state: RefundState): boolean => state === 'processing' || state === 'settled'
