import { expect, test } from 'vitest'
import { invoiceStates, nextInvoiceState } from './invoice-state.ts'
import type { InvoiceEvent, InvoiceState } from './invoice-state.ts'

test.each<[string, InvoiceState, InvoiceEvent, InvoiceState | null]>([
  ['a draft is issued', 'draft', 'issue', 'issued'],
  ['a draft cannot be paid', 'draft', 'settle', null],
  ['an issued invoice is settled when nothing is open', 'issued', 'settle', 'settled'],
  ['it is issued only once', 'issued', 'issue', null],
  ['a returned payment opens it again', 'settled', 'reopen', 'issued'],
  ['a settled invoice is not voided', 'settled', 'void', null],
  ['a bad debt can be given up', 'issued', 'write_off', 'written_off'],
  ['and paid after all', 'written_off', 'recover', 'settled'],
  ['or taken up again', 'written_off', 'reopen', 'issued'],
])('%s', (_rule, state, event, expected) => expect(nextInvoiceState(state, event)).toBe(expected))

test('only void is final', () => {
  const events: InvoiceEvent[] = ['issue', 'settle', 'void', 'write_off', 'reopen', 'recover']
  expect(invoiceStates.filter((state) => events.every((event) => !nextInvoiceState(state, event)))).toEqual(['void'])
})
