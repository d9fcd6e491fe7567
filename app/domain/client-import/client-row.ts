import { isLocale } from '../client/client-locale.ts'
import type { MappedRow } from '../invoice-import/import-column.ts'
import { parseAddresses } from '../invoice-import/parse-addresses.ts'
import { isReportFoot } from '../invoice-import/report-foot.ts'
import { tooLongCell } from '../invoice-import/too-long.ts'
import { parseTerms } from '../invoice/payment-terms.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

/** What a list can say of a client beside name and addresses; null: it says nothing. */
export interface ClientFields {
  readonly phone: string | null
  readonly postalAddress: string | null
  readonly locale: string | null
  readonly timeZone: string | null
  readonly taxNumber: string | null
  readonly termsDays: number | null
}

/** A client as a list tells it, checked, in our own terms. */
export interface ImportedClient extends ClientFields {
  readonly line: number
  readonly name: string
  readonly code: string | null
  /** The first is where mail goes. */
  readonly emails: readonly string[]
  /** The person it is addressed to. */
  readonly contact: string | null
}

const languages: Readonly<Record<string, string>> = {
  english: 'en-US',
  german: 'de-DE',
  deutsch: 'de-DE',
  french: 'fr-FR',
  français: 'fr-FR',
  spanish: 'es-ES',
  español: 'es-ES',
}

/** One row of a list of clients, or why it is handed back. Empty cells say nothing. */
export function clientRow({ line, cells }: MappedRow): Result<ImportedClient, string> {
  const tooLong = tooLongCell([{ line, cells }])
  if (tooLong) return refuse(tooLong)
  const person = [cells.firstName, cells.lastName].filter(Boolean).join(' ')
  const name = cells.client || person
  if (!name) return refuse('There is no client name: fill it in')
  if (isReportFoot(name)) return refuse('This is the foot of the report, not a client')
  const addresses = parseAddresses([cells.email, cells.copies].filter(Boolean).join(';'))
  const [wrong] = addresses.invalid
  if (wrong !== undefined) return refuse(`"${wrong.slice(0, 80)}" is not an e-mail address: correct or empty it`)
  const termsDays = daysOf(cells.terms ?? '')
  if (!termsDays.ok) return termsDays
  const locale = cells.language ? (languages[cells.language.toLowerCase()] ?? cells.language) : null
  if (locale !== null && !isLocale(locale))
    return refuse(`"${locale}" is not a language: write it like en-US, or leave it empty`)
  if (cells.timeZone && !isTimeZone(cells.timeZone))
    return refuse(`"${cells.timeZone}" is not a time zone: write it like Europe/Berlin, or leave it empty`)
  return ok({
    ...{ line, name, code: cells.clientCode || null, emails: addresses.valid, locale, termsDays: termsDays.value },
    ...{
      contact: cells.contact || person || null,
      phone: cells.phone?.replace(/^phone: */i, '') || null,
      postalAddress: addressOf(cells),
    },
    ...{ timeZone: cells.timeZone || null, taxNumber: cells.taxNumber || null },
  })
}

/** "30", "Net 30", "Due on receipt"; terms of other kinds are said by no number of days and left to the business. */
function daysOf(text: string): Result<number | null, string> {
  if (text === '') return ok(null)
  const terms = /^\d{1,3}$/.test(text) ? ({ kind: 'net', days: Number(text) } as const) : parseTerms(text)
  if (terms?.kind === 'on_receipt') return ok(0)
  if (terms?.kind !== 'net') return ok(null)
  return terms.days <= 365 ? ok(terms.days) : refuse('The payment terms are longer than a year: correct them')
}

/** The whole address as one cell has it, else put together as an envelope shows it. */
function addressOf(cells: MappedRow['cells']): string | null {
  if (cells.address) return cells.address
  const city = [cells.city, [cells.region, cells.postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [cells.street, cells.street2, city, cells.country].filter(Boolean).join('\n') || null
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What names a client in a list: its code, else its name and first address. */
export const clientKey = ({ code, name, emails }: ImportedClient): string =>
  code === null ? `name/${name.toLowerCase()}/${emails[0] ?? ''}` : `code/${code}`
