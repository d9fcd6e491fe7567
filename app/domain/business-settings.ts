import { normalizeHexColor } from './brand-color.ts'
import { isTimeZone } from './business-day.ts'
import { isLetterLayout, type LetterLayout } from './letter/letter-document.ts'
import { toDecimalString } from './money.ts'
import { oneLine } from './one-line.ts'
import { ok, refuse, type Result } from './result.ts'
import { changesOf } from './timeline/changes.ts'
import type { Changes } from './timeline/changes.ts'

/** What a business says of itself and how it is paid; every field as a person edits it. */
export interface BusinessSettings {
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly postalAddress: string | null
  readonly brandColor: string
  /** How to pay by transfer or cheque, in the business's own words; the portal shows it, mails never do. */
  readonly transferDetails: string | null
  readonly acceptsCard: boolean
  readonly acceptsAch: boolean
  readonly acceptsPaypal: boolean
  /** The smallest part of an invoice that may be paid online, in minor units of the invoice's currency. */
  readonly minimumPartMinor: bigint
  /** Above this a way to pay is not offered; null: for any sum. Below zero: what was typed could not be read. */
  readonly cardMaxMinor: bigint | null
  readonly achMaxMinor: bigint | null
  readonly paypalMaxMinor: bigint | null
  readonly timeZone: string
  /** Local hour of the client at which reminders go out. */
  readonly sendHour: number
  /** Hours a thank-you waits, so that a person can add a line of their own. */
  readonly thankYouWaitHours: number
  /** Which envelopes letters are folded for. */
  readonly letterLayout: LetterLayout
}

export type SettingsFault = { readonly field: keyof BusinessSettings; readonly message: string }

/** Cleans what was typed; answers the faults by field instead where something cannot stand. E-mail is checked where it enters. */
export function checkSettings(
  typed: BusinessSettings,
): Result<BusinessSettings, 'faulty'> & { faults?: SettingsFault[] } {
  const color = normalizeHexColor(typed.brandColor)
  const name = oneLine(typed.name)
  const faults: SettingsFault[] = [
    ...(name && name.length <= 120
      ? []
      : [{ field: 'name' as const, message: 'Give the name your clients know, up to 120 characters.' }]),
    ...(color ? [] : [{ field: 'brandColor' as const, message: 'Give a colour such as #1f4f82.' }]),
    ...(isTimeZone(typed.timeZone)
      ? []
      : [{ field: 'timeZone' as const, message: 'Choose a time zone such as America/New_York.' }]),
    ...(Number.isInteger(typed.sendHour) && typed.sendHour >= 8 && typed.sendHour <= 19
      ? []
      : [{ field: 'sendHour' as const, message: 'Choose an hour between 8 and 19.' }]),
    ...(Number.isInteger(typed.thankYouWaitHours) && typed.thankYouWaitHours >= 0 && typed.thankYouWaitHours <= 72
      ? []
      : [{ field: 'thankYouWaitHours' as const, message: 'Choose between 0 and 72 hours.' }]),
    ...(isLetterLayout(typed.letterLayout)
      ? []
      : [{ field: 'letterLayout' as const, message: 'Choose one of the two envelopes.' }]),
  ]
  faults.push(...payFaults(typed))
  if (faults.length > 0 || !color) return { ...refuse('faulty'), faults }
  const text = (value: string | null) => value?.trim().slice(0, 2_000) || null
  return ok({
    ...typed,
    name,
    brandColor: color,
    phone: text(typed.phone && oneLine(typed.phone).slice(0, 60)),
    postalAddress: text(typed.postalAddress),
    transferDetails: text(typed.transferDetails),
  })
}

const limits = ['cardMaxMinor', 'achMaxMinor', 'paypalMaxMinor'] as const
const sumsMax = 1_000_000_000_000n

function payFaults(typed: BusinessSettings): SettingsFault[] {
  const { minimumPartMinor: least } = typed
  const isRead = (minor: bigint) => minor > 0n && minor < sumsMax
  return [
    ...(isRead(least)
      ? []
      : [{ field: 'minimumPartMinor' as const, message: 'Give a sum above zero, such as 5 or 5.00.' }]),
    ...limits
      .filter((field) => {
        const max = typed[field]
        return max !== null && !(isRead(max) && max >= least)
      })
      .map((field) => ({
        field,
        message: 'Give a sum such as 5000, no less than the smallest part; leave it empty for any sum.',
      })),
  ]
}

const words: Record<keyof BusinessSettings, string> = {
  name: 'name',
  email: 'e-mail address',
  phone: 'phone',
  postalAddress: 'postal address',
  brandColor: 'colour',
  transferDetails: 'bank transfer details',
  acceptsCard: 'card payments',
  acceptsAch: 'bank debits (ACH)',
  acceptsPaypal: 'PayPal payments',
  minimumPartMinor: 'smallest part that can be paid',
  cardMaxMinor: 'largest card payment',
  achMaxMinor: 'largest bank debit',
  paypalMaxMinor: 'largest PayPal payment',
  timeZone: 'time zone',
  sendHour: 'send hour',
  thankYouWaitHours: 'how long thank-yous wait',
  letterLayout: 'envelopes of letters',
}

const sums = (currency: string) => (minor: bigint) => `${toDecimalString({ minor, currency })} ${currency}`

/** What differs, before and after, for the record; sums in the business's currency. */
export const settingsChanges = (
  before: Record<keyof BusinessSettings, unknown>,
  after: BusinessSettings,
  currency: string,
): Changes =>
  changesOf(
    Object.keys(words) as (keyof BusinessSettings)[],
    { ...before },
    { ...after },
    {
      minimumPartMinor: sums(currency),
      cardMaxMinor: sums(currency),
      achMaxMinor: sums(currency),
      paypalMaxMinor: sums(currency),
    },
  )

/** What differs, in the words of the record. */
export const changedSettings = (before: Record<keyof BusinessSettings, unknown>, after: BusinessSettings): string[] =>
  (Object.keys(words) as (keyof BusinessSettings)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => words[field])
