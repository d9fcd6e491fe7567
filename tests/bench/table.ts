import type { Measurements } from './metric.ts'
import type { Reach } from './reach.ts'

const figure = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

/** A table for a terminal and for the README: what was measured, its limit, its ratio, what was to be reached. */
export function tableOf(metrics: Measurements, reaches: readonly Reach[]): string {
  const head = ['metric', 'value', 'limit', 'ratio', 'reach', 'also']
  const rows = Object.entries(metrics).map(([name, { value, unit, limit, ratio, more }]) => [
    `\`${name}\``,
    `${figure(value)} ${unit}`,
    figure(limit),
    figure(ratio),
    reaches
      .filter((reach) => reach.metric === name)
      .map(({ words, holds }) => `${words} ${holds(metrics) ? '✓' : '✗'}`)
      .join(', '),
    Object.entries(more ?? {})
      .map(([what, n]) => `${what} ${figure(n)}`)
      .join(', '),
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n')
}
