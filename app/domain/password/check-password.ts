import { commonStems } from './common-passwords.ts'

export const passwordLengths = { min: 8, max: 128 } as const

/** Long enough to stand whatever word is in it: nobody tries whole sentences through. */
const SENTENCE = 20
const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * What is wrong with a password somebody chose: its length (8 to 128 characters, whatever they are), `common` where everybody tries
 * it first, `personal` where it is a name from `names` with some digits around it. Null: nothing. Source: OWASP ASVS 5.0 V6.2.
 */
export function checkPassword(password: string, names: readonly string[]): 'length' | 'common' | 'personal' | null {
  const count = [...password].length
  if (count < passwordLengths.min || count > passwordLengths.max) return 'length'
  const stems = stemsOf(password)
  if (names.some((name) => stems.some((stem) => plain(name) !== '' && stem === plain(name)))) return 'personal'
  if (isRun(password)) return 'common'
  if (count < SENTENCE && stems.some((stem) => commonStems.has(stem) || isTwice(stem))) return 'common'
  return null
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}]/gu, '')

/** The word in it, as it stands and with its digits read as letters. */
function stemsOf(password: string): string[] {
  const lower = password.toLowerCase().normalize('NFKC')
  const trimmed = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const read = (text: string) => plain([...text].map((sign) => LETTERS[sign] ?? sign).join(''))
  return [plain(lower), read(trimmed), read(lower)]
}

/** One sign, digits alone, or steps of one: 88888888, 12345678, abcdefgh. */
function isRun(password: string): boolean {
  const codes = [...password].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, n) => code - (codes[n] ?? 0)))
  return (
    new Set(codes).size <= 3 || (steps.size === 1 && Math.abs([...steps][0] ?? 2) <= 1) || /^\d{1,11}$/.test(password)
  )
}

const isTwice = (stem: string) => /^(.+?)\1+$/.test(stem) && commonStems.has(/^(.+?)\1+$/.exec(stem)?.[1] ?? '')
