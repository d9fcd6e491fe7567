import { exponentOf } from '#app/domain/currency.ts'
import { formatMoney } from '#app/domain/money.ts'

/** How the reports of one currency write their figures for one locale. */
export interface FigureWords {
  /** A sum of minor units, exactly. */
  exact: (minor: bigint) => string
  /** Its size only, for the scale of a chart: "$12K". */
  scale: (minor: number) => string
  /** Of YYYY-MM: "Nov" for a chart, "November 2026" for a table. */
  month: (month: string, style: 'short' | 'long') => string
  /** "66.7%", or a dash where there is nothing to take a share of. */
  percent: (share: number | null) => string
  /** A number, or a dash where there is none. */
  number: (value: number | null) => string
  /** For the scale of counts: nothing at halves. */
  count: (value: number) => string
}

const known = new Map<string, FigureWords>()

/** Made once per currency and locale. */
export function figureWords(currency: string, locale: string): FigureWords {
  const key = `${locale} ${currency}`
  const words = known.get(key) ?? makeWords(currency, locale)
  known.set(key, words)
  return words
}

function makeWords(currency: string, locale: string): FigureWords {
  const scale = new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, notation: 'compact' },
    ...{ minimumFractionDigits: 0, maximumFractionDigits: 1 },
  })
  const months = {
    short: new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }),
    long: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  }
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    exact: (minor) => formatMoney({ minor, currency }, locale),
    scale: (minor) => scale.format(minor / 10 ** exponentOf(currency)),
    month: (month, style) => months[style].format(new Date(`${month}-01T00:00:00Z`)),
    percent: (share) => (share === null ? '–' : percent.format(share / 100)),
    number: (value) => (value === null ? '–' : number.format(value)),
    count: (value) => (Number.isInteger(value) ? number.format(value) : ''),
  }
}
