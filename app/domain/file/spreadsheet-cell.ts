/** What a spreadsheet would run as a formula, its full-width twins included. */
const formulaStart = /^[\s\u0000]*[=+\-@\t\r＝＋－＠|%]/u
const plainNumber = /^[+-]?[\d.,' \u00A0\u202F]*\d%?$/

/** Text that a spreadsheet shows instead of running (CSV injection): an apostrophe goes before a formula's first sign. Numbers stay numbers. */
export const defuseCell = (text: string): string =>
  formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text

/** Takes back what `defuseCell` did, so that a corrected list of rejected rows says again what the first file said. */
export const fuseCell = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text

/** One line of CSV (RFC 4180, CRLF), every cell defused. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map(defuseCell)
    .map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`
