import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { ImportedCreditNote } from '../credit-note-import/credit-note-row.ts'
import { dueDate, parseTerms } from '../invoice/payment-terms.ts'
import type { ImportedLine } from '../invoice-import/invoice-lines.ts'
import { parseAddresses } from '../invoice-import/parse-addresses.ts'
import type { ImportedInvoice } from '../invoice-import/row-fate.ts'
import { divideHalfUp, negateMoney } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { EInvoice } from './e-invoice.ts'

/** Where an invoice says nothing: 30 days, as Directive 2011/7/EU, art. 3(3)(b), has it. */
const SILENT_TERMS_DAYS = 30

/** The invoice as every list brings one: it takes the same road in. */
export function asImportedInvoice(invoice: EInvoice): ImportedInvoice {
  const { number, buyer, issuedOn, terms, total, prepaid, rounding, purchaseOrder, note } = invoice
  const addresses = parseAddresses(buyer.email ?? '')
  // Rounded in the payer's favour or not, what is left to pay is what is owed.
  const owed = { minor: total.minor + rounding.minor, currency: total.currency }
  return {
    ...{ line: 1, number, client: buyer.name, clientCode: null, emails: addresses.valid, badEmails: addresses.invalid },
    ...{ issuedOn, dueOn: dueOnOf(invoice), terms, total: owed, paid: prepaid, settledOn: null, purchaseOrder },
    ...{ description: note, lines: linesOf(invoice) },
  }
}

function dueOnOf({ dueOn, terms, issuedOn }: EInvoice): PlainDate {
  const said = terms === null ? null : parseTerms(terms)
  const due = dueOn ?? (said && dueDate(said, issuedOn)) ?? addDays(issuedOn, SILENT_TERMS_DAYS)
  return compareDays(due, issuedOn) < 0 ? issuedOn : due
}

const HUNDRED_PERCENT = 100_000_000n

/** Tax is stated per rate; each line gets its own, and the largest what rounding leaves, so that all of them sum to the cent. */
function linesOf({ number, lines, net, tax, rounding }: EInvoice): ImportedLine[] {
  const printed: ImportedLine[] =
    lines.length === 0
      ? [
          {
            description: `Invoice ${number}`,
            quantity: '1',
            unitMinor: net.minor,
            amountMinor: net.minor,
            taxMinor: 0n,
          },
        ]
      : lines.map(({ description, quantity, unit, amount, taxRate }) => ({
          ...{ description, quantity, unitMinor: (unit ?? amount).minor, amountMinor: amount.minor },
          taxMinor: divideHalfUp(amount.minor * millionths(taxRate), HUNDRED_PERCENT),
        }))
  const rest = tax.minor - printed.reduce((sum, { taxMinor }) => sum + taxMinor, 0n)
  const largest = printed.reduce((best, line) => (line.amountMinor > best.amountMinor ? line : best))
  const taxed = printed.map((line) => (line === largest ? { ...line, taxMinor: line.taxMinor + rest } : line))
  if (rounding.minor === 0n) return taxed
  const { minor } = rounding
  return [...taxed, { description: 'Rounding', quantity: '1', unitMinor: minor, amountMinor: minor, taxMinor: 0n }]
}

/** Percent with up to six decimals, in millionths. */
function millionths(rate: string): bigint {
  const [whole = '0', fraction = ''] = rate.replace('-', '').split('.')
  return BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

/** A credit note belongs to an invoice, or it is handed back. */
export function asImportedCreditNote(note: EInvoice): Result<ImportedCreditNote, string> {
  if (note.aboutNumber === null) return refuse('This credit note does not say which invoice it is about')
  const { number, aboutNumber, buyer, total, tax, issuedOn } = note
  return ok({
    ...{ line: 1, number, invoiceNumber: aboutNumber, client: buyer.name, clientCode: null, amount: total },
    tax: tax.minor < 0n ? negateMoney(tax) : tax,
    // An e-invoice tells what was paid before apart from what was credited.
    ...{
      explains: false,
      applied: null,
      creditedOn: issuedOn,
      reason: note.note?.slice(0, 200) ?? `Credit note ${number}`,
    },
  })
}
