const shape = /^(\d{1,5})(?:[.,](\d{1,2}))?$/

/** A per cent as a person or an integrator writes it, "2", "11.75" or "11,75", in basis points; null for anything else. */
export function parsePercent(text: string): bigint | null {
  const match = shape.exec(text.trim().replace(/\s*%$/, ''))
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return BigInt(whole + fraction.padEnd(2, '0'))
}

/** Basis points as a person reads them: 1175n is "11.75 %". */
export const formatPercent = (bps: bigint, locale = 'en-US'): string =>
  `${new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(`${bps}e-2` as Intl.StringNumericLiteral)} %`

/** The decimal string of the wire and of form fields: 1175n is "11.75", 200n is "2". */
export function toPercentString(bps: bigint): string {
  const digits = bps.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '')
}
