export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export interface Dialect {
  readonly delimiter: Delimiter
  readonly quote: '"' | "'"
}

/**
 * Reads delimiter and quote off the first lines of a file. The delimiter is the one that cuts the most lines into the
 * same number of cells, more cells first; text inside quotes does not count. Excel's own `sep=;` line settles it.
 */
export function detectDialect(sample: string): Dialect {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(sample)?.[1]
  const quote = usesSingleQuotes(sample) ? "'" : '"'
  const chosen = delimiters.find((delimiter) => delimiter === said)
  if (chosen) return { delimiter: chosen, quote }

  const lines = withoutQuoted(sample, quote)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const scored = delimiters.map((delimiter) => ({ delimiter, score: score(lines, delimiter) }))
  const best = scored.reduce((first, other) => (other.score > first.score ? other : first))
  return { delimiter: best.delimiter, quote }
}

/** Lines that agree × cells a line: a comma inside a few amounts loses against the semicolon of every line. */
function score(lines: readonly string[], delimiter: Delimiter): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(delimiter).length - 1
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...[...counts].map(([count, agreeing]) => agreeing * agreeing * Math.min(count, 60)))
}

const withoutQuoted = (sample: string, quote: string): string =>
  sample.replace(new RegExp(`${quote}(?:[^${quote}]|${quote}${quote})*${quote}`, 'g'), '')

const usesSingleQuotes = (sample: string): boolean =>
  !sample.includes('"') && /(^|[,;\t|\n])'[^'\n]*'(?=[,;\t|\r\n]|$)/.test(sample)
