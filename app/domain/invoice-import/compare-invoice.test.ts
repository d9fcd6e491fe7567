import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { compareInvoice } from './compare-invoice.ts'
import type { KnownInvoice } from './compare-invoice.ts'
import type { ImportedInvoice } from './row-fate.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const day = (text: string) => Temporal.PlainDate.from(text)

const known: KnownInvoice = {
  ...{ state: 'issued', clientName: 'Acme', clientCode: null, clientKey: 'acme' },
  ...{ total: usd(100n), balance: usd(100n), importedPaid: null },
  ...{
    issuedOn: day('2026-11-01'),
    dueOn: day('2026-12-01'),
    terms: 'Net 30',
    purchaseOrder: null,
    description: 'Site',
    onlyLine: 'Site',
  },
}
const row: ImportedInvoice = {
  ...{ line: 2, number: '1', client: 'Acme', clientCode: null, emails: [], badEmails: [] },
  ...{ issuedOn: known.issuedOn, dueOn: known.dueOn, terms: null, total: usd(100n), paid: usd(0n), settledOn: null },
  ...{ purchaseOrder: null, description: 'Site', lines: [] },
}

test.each([
  ['the same again', {}, {}, 'unchanged'],
  ['empty cells say nothing', {}, { terms: null, purchaseOrder: null, description: null }, 'unchanged'],
  ['the words of its only line', { description: null, onlyLine: 'Work' }, { description: 'Work' }, 'unchanged'],
  ['other words', { description: null, onlyLine: 'Work' }, { description: 'Site' }, 'update {"description":"Site"}'],
  ['a payment', {}, { paid: usd(30n) }, 'update {} 30'],
  ['a further payment', { balance: usd(70n), importedPaid: usd(30n) }, { paid: usd(100n) }, 'update {} 70'],
  ['the same payment again', { balance: usd(70n), importedPaid: usd(30n) }, { paid: usd(30n) }, 'unchanged'],
  ['paid here, not known there yet', { balance: usd(0n), state: 'settled' }, {}, 'unchanged'],
  ['paid here, known there now', { balance: usd(40n) }, { paid: usd(60n) }, 'unchanged'],
  ['paid here, more known there', { balance: usd(40n) }, { paid: usd(70n) }, 'update {} 10'],
  ['another due date', {}, { dueOn: day('2026-12-24') }, 'update {"dueOn":"2026-12-24"} -'],
  ['a purchase order', {}, { purchaseOrder: 'PO-1' }, 'update {"purchaseOrder":"PO-1"} -'],
  ['a settled invoice keeps its words', { state: 'settled', balance: usd(0n) }, { purchaseOrder: 'PO-1' }, 'unchanged'],
  ['a void one takes no money', { state: 'void', balance: usd(0n) }, { paid: usd(100n) }, 'unchanged'],
  [
    'less paid than before',
    { balance: usd(70n), importedPaid: usd(30n) },
    { paid: usd(10n) },
    'reject The file says less',
  ],
  ['another total', {}, { total: usd(120n) }, 'reject The total changed'],
  ['another currency', {}, { total: { minor: 100n, currency: 'EUR' } }, 'reject The total changed'],
  ['another invoice date', {}, { issuedOn: day('2026-11-02') }, 'reject The invoice date'],
  ['another client', { clientKey: 'beta', clientName: 'Beta' }, {}, 'reject Number 1 already'],
  ['another name under the same code', { clientKey: 'beta', clientCode: 'C1' }, { clientCode: 'C1' }, 'unchanged'],
  ['another code under the same name', { clientCode: 'C1' }, { clientCode: 'C2' }, 'reject Number 1 already'],
  ['a draft of ours', { state: 'draft' }, {}, 'reject Invoice 1 is a draft'],
] as const)('%s', (_rule, before, now, expected) => {
  const change = compareInvoice({ ...known, ...before }, { ...row, ...now }, 'acme')
  const told =
    change.kind === 'reject'
      ? `reject ${change.reason}`
      : change.kind === 'update'
        ? `update ${JSON.stringify(change.fields)} ${change.newlyPaid?.minor ?? '-'}`
        : change.kind
  expect(told.startsWith(expected)).toBe(true)
})
