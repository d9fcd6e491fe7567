import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientRow } from '../client-import/client-row.ts'
import { creditNoteRow } from '../credit-note-import/credit-note-row.ts'
import { paymentRow } from '../payment-import/payment-row.ts'
import { columnsOfKind, importKinds } from './import-kind.ts'

const rules = { dateOrder: 'mdy', decimalMark: '.', currency: 'USD' } as const
const columns = importKinds.flatMap((kind) => [...columnsOfKind(kind).fields, ...columnsOfKind(kind).others])
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('2026-11-01', '10', '-5', '€', '', 'Payment', 'a@b.example'),
)

test('whatever a row holds, it is read or handed back with a reason, and money read is more than nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...columns), cell), (cells) => {
      const row = { line: 2, cells }
      const [client, payment, note] = [clientRow(row), paymentRow(row, rules), creditNoteRow(row, rules)]
      for (const read of [client, payment, note]) if (!read.ok) expect(read.reason.length).toBeGreaterThan(10)
      if (payment.ok) expect(payment.value.amount.minor > 0n).toBe(true)
      if (note.ok) expect(note.value.amount.minor > 0n).toBe(true)
    }),
    { numRuns: 500 },
  )
})
