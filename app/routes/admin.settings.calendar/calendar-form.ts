import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

interface WeekChange {
  readonly sendDays: readonly number[]
  readonly place: { readonly country: string | null; readonly region: string | null }
}
interface DaysChange {
  readonly days: { readonly worked: readonly PlainDate[]; readonly added: readonly PlainDate[] }
}

/** Which of the page's two forms was sent, and what it says; null for a day that is none. */
export function readCalendarForm(form: FormData): WeekChange | DaysChange | null {
  if (form.get('intent') !== 'days') {
    const country = String(form.get('country') ?? '') || null
    // A region belongs to the country it was chosen for.
    const isSameCountry = form.get('regionOf') === (country ?? '')
    const region = isSameCountry ? String(form.get('region') ?? '') || null : null
    return { sendDays: form.getAll('sendDays').map(Number), place: { country, region } }
  }
  const worked = days(form.getAll('worked'))
  const added = days([...form.getAll('added'), ...[form.get('addDay')].filter(Boolean)])
  return worked && added ? { days: { worked, added } } : null
}

function days(values: readonly (FormDataEntryValue | null)[]): PlainDate[] | null {
  const parsed = values.map((value) => parseDay(String(value)))
  const real = parsed.filter((day) => day !== null)
  return real.length === parsed.length ? real : null
}
