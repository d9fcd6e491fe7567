import { formatDay } from '../business-day.ts'
import { periodAt } from './periods.ts'
import type { Rhythm, RhythmEnd } from './periods.ts'

const ordinals = ['', 'st', 'nd', 'rd']
const ordinal = (n: number) => `${n}${(n > 10 && n < 14 ? '' : ordinals[n % 10]) || 'th'}`

/** How often, as the desk says it: "Every month on the last day", "Every 2 weeks on Monday". */
export function describeRhythm(rhythm: Rhythm, locale = 'en-US'): string {
  const { every, unit, monthEnd } = rhythm
  const first = periodAt(rhythm, 0)
  const often = every === 1 ? `Every ${unit}` : `Every ${every} ${unit}s`
  if (unit === 'day') return often
  if (unit === 'week') return `${often} on ${formatDay(first, locale, 'name')}`
  if (unit === 'year')
    return `${often} on the ${monthEnd ? 'last day' : ordinal(first.day)} of ${monthOf(first, locale)}`
  return monthEnd ? `${often} on the last day` : `${often} on the ${ordinal(first.day)}`
}

const monthOf = (day: Rhythm['startOn'], locale: string): string => day.toLocaleString(locale, { month: 'long' })

/** When it stops, as the desk says it; null where it runs on. */
export function describeEnd({ endOn, countMax }: RhythmEnd, locale = 'en-US'): string | null {
  const count = countMax === null ? [] : [countMax === 1 ? 'once' : `${countMax} times`]
  const day = endOn ? [`until ${formatDay(endOn, locale, 'long')}`] : []
  return [...count, ...day].join(', ') || null
}
