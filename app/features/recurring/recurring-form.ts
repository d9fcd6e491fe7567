import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { cleanLine, cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { parseDraft, typedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import { rhythmUnits } from '#app/domain/recurring/periods.ts'
import type { Rhythm } from '#app/domain/recurring/periods.ts'
import type { RecurringLine } from '#app/domain/recurring/recurring-lines.ts'
import type { TypedRhythm, TypedSettings } from '#app/domain/recurring/typed-recurring.ts'
import type { RecurringSettings } from './create-recurring.server.ts'

type Fields = Pick<FormData, 'get' | 'getAll'>
const textOf = (form: Fields, name: string) => String(form.get(name) ?? '').trim()

export const typedRhythm = (form: Fields): TypedRhythm => ({
  ...{ every: textOf(form, 'every'), unit: textOf(form, 'rhythmUnit'), startOn: textOf(form, 'startOn') },
  monthEnd: form.get('monthEnd') !== null,
})

export const typedSettings = (form: Fields): TypedSettings => ({
  ...{ name: textOf(form, 'name'), endOn: textOf(form, 'endOn'), countMax: textOf(form, 'countMax') },
  ...{ termsDays: textOf(form, 'termsDays'), purchaseOrder: textOf(form, 'purchaseOrder') },
  ...{ notes: textOf(form, 'notes'), seriesId: textOf(form, 'seriesId'), outcome: textOf(form, 'outcome') },
})

const wholeNumber = (text: string, most: number): number | null =>
  /^\d{1,4}$/.test(text) && Number(text) <= most ? Number(text) : null

/** What was typed, or null and the errors under the names of their fields. */
export function readRhythm(typed: TypedRhythm, errors: DraftErrors): Rhythm | null {
  const every = wholeNumber(typed.every, 999)
  const unit = rhythmUnits.find((one) => one === typed.unit)
  const startOn = parseDay(typed.startOn)
  if (!every) errors['every'] = ['Write a whole number, at least 1.']
  if (!unit) errors['rhythmUnit'] = ['Choose days, weeks, months or years.']
  if (!startOn) errors['startOn'] = ['Write the first day.']
  return every && unit && startOn ? { every, unit, startOn, monthEnd: typed.monthEnd } : null
}

export function readSettings(typed: TypedSettings, errors: DraftErrors): RecurringSettings | null {
  const name = cleanLine(typed.name).slice(0, 200)
  const endOn = typed.endOn === '' ? null : parseDay(typed.endOn)
  const countMax = typed.countMax === '' ? null : wholeNumber(typed.countMax, 9_999)
  const termsDays = wholeNumber(typed.termsDays, 366)
  if (name === '') errors['name'] = ['Say what it is for.']
  if (typed.endOn !== '' && !endOn) errors['endOn'] = ['This is not a day.']
  if (typed.countMax !== '' && !countMax) errors['countMax'] = ['Write a whole number, at least 1, or leave it empty.']
  if (termsDays === null) errors['termsDays'] = ['Write a number of days, up to 366.']
  if (Object.keys(errors).length > 0 || termsDays === null) return null
  return {
    ...{ name, termsDays, end: { endOn, countMax } },
    purchaseOrder: cleanLine(typed.purchaseOrder).slice(0, 100) || null,
    notes: cleanText(typed.notes).slice(0, 4_000) || null,
    seriesId: /^[0-9a-f-]{36}$/.test(typed.seriesId) ? typed.seriesId : null,
    issues: typed.outcome !== 'draft',
    sends: typed.outcome === 'send',
  }
}

export interface RecurringContent {
  readonly lines: readonly RecurringLine[]
  readonly taxInclusive: boolean
  readonly rebateBps: number
}

/** The lines as they were typed, in this currency; they are read as those of any draft. */
export function readLines(form: Fields, currency: string, errors: DraftErrors): RecurringContent | null {
  const parsed = parseDraft({ ...typedDraft(form), currency, terms: '', issuedOn: '', earlyPercent: '', earlyDays: '' })
  if (!parsed.ok) {
    Object.assign(errors, parsed.errors)
    return null
  }
  const { lines, pricing } = parsed.value
  return { ...pricing, lines: lines.map(({ discountBps = 0, ...line }) => ({ ...line, discountBps })) }
}

/** The day from which other lines count. */
export function readFromDay(form: Fields, errors: DraftErrors): PlainDate | null {
  const day = parseDay(textOf(form, 'fromOn'))
  if (!day) errors['fromOn'] = ['Write the first day.']
  return day
}
