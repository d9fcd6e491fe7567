/**
 * A name, number or description as one line of plain text: control characters and line breaks become spaces,
 * characters that turn the reading direction are dropped. What came in by CSV can then neither break a mail header nor
 * make a sentence read differently from what it says. Markup stays as it is: escaping belongs to whoever renders.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
