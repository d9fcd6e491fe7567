import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addDays, compareDays, daysBetween } from '../business-day.ts'
import { describeTerms, dueDate, parseTerms } from './payment-terms.ts'
import type { PaymentTerms } from './payment-terms.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const net = (days: number): PaymentTerms => ({ kind: 'net', days })
const daysThenEom = (days: number): PaymentTerms => ({ kind: 'days_then_end_of_month', days })
const eomThenDays = (days: number): PaymentTerms => ({ kind: 'end_of_month_then_days', days })

describe('the due date', () => {
  test.each<[string, PaymentTerms, string, string]>([
    ['is N days after the invoice', net(30), '2026-01-15', '2026-02-14'],
    ['counts the leap day', net(1), '2028-02-28', '2028-02-29'],
    ['is the end of the month that N days reach', daysThenEom(30), '2026-01-15', '2026-02-28'],
    ['is not the same as N days after the end of the month', eomThenDays(30), '2026-01-15', '2026-03-02'],
    ['is the end of this month with no days after it', eomThenDays(0), '2028-02-10', '2028-02-29'],
    ['is the invoice date itself on receipt', { kind: 'on_receipt' }, '2026-01-15', '2026-01-15'],
    ['is the day that was fixed', { kind: 'fixed', dueOn: day('2026-05-01') }, '2026-01-15', '2026-05-01'],
    [
      'on the 31st of a short month is its last day',
      { kind: 'day_of_next_month', day: 31 },
      '2026-01-31',
      '2026-02-28',
    ],
    [
      'on the 15th of the next month crosses the year',
      { kind: 'day_of_next_month', day: 15 },
      '2026-12-31',
      '2027-01-15',
    ],
  ])('%s', (_rule, terms, issued, due) => expect(dueDate(terms, day(issued)).toString()).toBe(due))

  test('never lies before the invoice, and net N lies exactly N days after', () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 366 }), (issued, days) => {
        expect(daysBetween(issued, dueDate(net(days), issued))).toBe(days)
        for (const terms of [daysThenEom(days), eomThenDays(days)]) {
          expect(compareDays(dueDate(terms, issued), issued)).not.toBe(-1)
        }
      }),
    )
  })
})

describe('terms as people write them', () => {
  test.each<[string, PaymentTerms]>([
    ['Net 30', net(30)],
    ['NET30', net(30)],
    ['net-15', net(15)],
    ['N/30', net(30)],
    ['n30', net(30)],
    ['30', net(30)],
    ['14 days', net(14)],
    ['14 Days.', net(14)],
    ['30 days net', net(30)],
    ['Due in 30 days', net(30)],
    ['Payable within 14 days', net(14)],
    ['30 days from invoice date', net(30)],
    ['2/10 net 30', net(30)],
    ['2/10, n/30', net(30)],
    ['2% 10 Net 30', net(30)],
    ['1.5% 10, net 45', net(45)],
    ['30 days EOM', daysThenEom(30)],
    ['30 EOM', daysThenEom(30)],
    ['30 days end of month', daysThenEom(30)],
    ['45 jours fin de mois', daysThenEom(45)],
    ['EOM+15', eomThenDays(15)],
    ['EOM + 15 days', eomThenDays(15)],
    ['Net EOM 10', eomThenDays(10)],
    ['Net 15 EOM', eomThenDays(15)],
    ['15 days after end of month', eomThenDays(15)],
    ['EOM', eomThenDays(0)],
    ['Due end of month', eomThenDays(0)],
    ['15 MFI', { kind: 'day_of_next_month', day: 15 }],
    ['31st of the following month', { kind: 'day_of_next_month', day: 31 }],
    ['15th of the month following the invoice', { kind: 'day_of_next_month', day: 15 }],
    ['Due on receipt', { kind: 'on_receipt' }],
    ['Due Upon Receipt', { kind: 'on_receipt' }],
    ['COD', { kind: 'on_receipt' }],
    ['sofort fällig', { kind: 'on_receipt' }],
    ['30 Tage netto', net(30)],
    ['Zahlbar innerhalb von 14 Tagen', net(14)],
    ['30 jours', net(30)],
    ['à réception', { kind: 'on_receipt' }],
    ['2026-05-01', { kind: 'fixed', dueOn: day('2026-05-01') }],
  ])('%j is understood', (text, expected) => expect(parseTerms(text)).toEqual(expected))

  test.each(['', 'as agreed', 'net', 'net 3000', '-5 days', '45th of next month', '0 MFI', '30 weeks', 'net 30 or 60'])(
    '%j is asked about rather than guessed',
    (text) => expect(parseTerms(text)).toBeNull(),
  )

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseTerms(text)))
  })
})

test.each<[PaymentTerms, string]>([
  [net(30), 'Due within 30 days of the invoice date'],
  [net(1), 'Due within 1 day of the invoice date'],
  [net(0), 'Due on receipt'],
  [daysThenEom(30), 'Due at the end of the month that is reached 30 days after the invoice date'],
  [eomThenDays(15), 'Due 15 days after the end of the month of the invoice'],
  [eomThenDays(0), 'Due at the end of the month of the invoice'],
  [{ kind: 'day_of_next_month', day: 15 }, 'Due on day 15 of the month after the invoice'],
  [{ kind: 'on_receipt' }, 'Due on receipt'],
  [{ kind: 'fixed', dueOn: day('2026-05-01') }, 'Due on 1 May 2026'],
])('terms $kind read as a sentence', (terms, text) => expect(describeTerms(terms)).toBe(text))
