/** A number without what stands between its letters and digits: "INV-2026/0042" and "inv 2026 0042" are one. */
export const numberKey = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '').toUpperCase()

/** Words that stand together in a text, as one key; `from` and `until` are places of words. */
export interface WrittenRun {
  readonly key: string
  readonly from: number
  readonly until: number
}

const WORDS_MAX = 200
const RUN_MAX = 6
const KEY_MAX = 60

/**
 * Everything in a payer's text that could be the number of an invoice: up to six neighbouring words with a digit among them. A
 * creditor reference (ISO 11649: "RF", two check digits, the reference) also counts without its head, where its digits check.
 */
export function writtenRuns(text: string): WrittenRun[] {
  const words = (text.match(/[A-Za-z0-9]+/g) ?? []).slice(0, WORDS_MAX)
  const runs: WrittenRun[] = []
  for (let from = 0; from < words.length; from += 1) {
    let key = ''
    for (let until = from; until < Math.min(words.length, from + RUN_MAX); until += 1) {
      key += (words[until] ?? '').toUpperCase()
      if (key.length > KEY_MAX) break
      if (!/\d/.test(key)) continue
      runs.push({ key, from, until })
      if (isCreditorReference(key)) runs.push({ key: key.slice(4), from, until })
    }
  }
  return runs
}

/** ISO 11649: the reference with its head moved behind it, letters as numbers, leaves 1 when divided by 97. */
export function isCreditorReference(key: string): boolean {
  if (!/^RF\d\d[A-Z0-9]{1,21}$/.test(key)) return false
  const moved = `${key.slice(4)}${key.slice(0, 4)}`
  let rest = 0
  for (const sign of moved) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97
  return rest === 1
}

/** Short numbers and bare years stand in texts by chance: they count, but nothing is certain by them. */
export const isTelling = (key: string): boolean => key.length >= (/[A-Z]/.test(key) ? 4 : 5) && /\d/.test(key)
