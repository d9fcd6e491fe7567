const MARK = '[…]'

/** What must not stand in a log, by its looks. Each keeps enough to know what stood there. */
const rules: readonly [RegExp, string][] = [
  // Addresses whose last part opens something: portal links, invitations.
  [/(\/(?:p|invite)\/)[\w-]{12,}/g, `$1${MARK}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${MARK}`],
  // Our keys, Stripe's, Resend's, and the secrets of webhooks.
  [/\b(dw|sk|rk|pk|re|whsec)_[\w+/=-]{8,}/g, `$1_${MARK}`],
  [/([?&][\w.-]*(?:token|key|code|secret|signature|password)[\w.-]*=)[^&\s"]+/gi, `$1${MARK}`],
  [/(:\/\/)[^/\s:@]+:[^/\s@]+@/g, `$1${MARK}@`],
  [/[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi, `${MARK}@${MARK}`],
  // PostgreSQL repeats the values that it refused.
  [/(\([^()]*\)=)\([^)]*\)/g, `$1(${MARK})`],
  [/(Failing row contains )\(.*\)/gs, `$1(${MARK})`],
  [/(invalid input (?:syntax|value) for [^:"]+: )(?:"[^"]*"|`[^`]*`)/g, `$1"${MARK}"`],
]

/** 14 to 19 digits that stand by themselves, in groups or not. Shorter numbers are instants and ids. */
const cardLike = /(?<![\w-])\d(?:[ -]?\d){13,18}(?![\w-])/g

/** A text without keys, tokens, e-mail addresses and card numbers. The second net: the first is not to log them at all. */
export function redact(text: string): string {
  let cleaned = text
  for (const [pattern, mark] of rules) cleaned = cleaned.replace(pattern, mark)
  return cleaned.replace(cardLike, (digits) => (passesLuhn(digits) ? MARK : digits))
}

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** One line of the log, every text in it redacted. */
export const redactLine = (line: string): string =>
  `${JSON.stringify(JSON.parse(line), (_key, value: unknown) => (typeof value === 'string' ? redact(value) : value))}\n`
