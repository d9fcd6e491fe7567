export const invoiceStates = ['draft', 'issued', 'settled', 'void', 'written_off'] as const
export type InvoiceState = (typeof invoiceStates)[number]

export type InvoiceEvent =
  | 'issue'
  | 'settle' // the balance reached zero
  | 'void'
  | 'write_off'
  | 'reopen' // a payment was returned, or a write-off taken back: something is owed again
  | 'recover' // a written-off invoice was paid after all

const transitions: Record<InvoiceState, Partial<Record<InvoiceEvent, InvoiceState>>> = {
  draft: { issue: 'issued', void: 'void' },
  issued: { settle: 'settled', void: 'void', write_off: 'written_off' },
  settled: { reopen: 'issued' },
  written_off: { reopen: 'issued', recover: 'settled' },
  void: {},
}

/** Next state, or null when the event is late, repeated or illegal: callers log it and leave the row alone. */
export const nextInvoiceState = (state: InvoiceState, event: InvoiceEvent): InvoiceState | null =>
  transitions[state][event] ?? null
