import type { Dialect } from './detect-dialect.ts'

/** One row as it stands in the file. `problem` marks text that could not be taken apart; its cells are then one raw piece. */
export interface RawRecord {
  /** Physical line on which it starts, from 1. */
  readonly line: number
  readonly cells: string[]
  readonly problem?: 'quote_not_closed' | 'line_too_long'
}

export interface RecordReader {
  /** Takes the next piece of text, wherever it was cut; returns the rows that are complete. Empty lines are left out. */
  push(text: string): RawRecord[]
  /** The rows that only the end of the file completes. */
  end(): RawRecord[]
}

/** A quoted cell may span this many lines and characters; beyond it, its quotation mark is taken for a stray one. */
const OPEN_LINES_MAX = 200
const OPEN_CHARACTERS_MAX = 64 * 1024
const LINE_MAX = 256 * 1024
/** Fewer columns cannot hold an invoice, so that many delimiters in a line of text mean nothing. */
const TELLING_WIDTH = 5

/**
 * Takes CSV text apart (RFC 4180, any delimiter, any line ending) and recovers where common parsers swallow: when a
 * quotation mark is never closed, or only lines later so that whole rows would vanish in one cell, the row that opened
 * it is marked as a problem and reading resumes on the next line. Memory is bounded whatever the file holds.
 */
export function createRecordReader({ delimiter, quote }: Dialect): RecordReader {
  let rest = ''
  let skipping = false
  let nextLine = 1
  let width = 0
  /** Lines of a row whose quotation mark is still open. */
  let open: string[] = []
  let openedOn = 0
  let openLength = 0

  function takeLine(text: string, line: number, out: RawRecord[]): void {
    if (open.length === 0) {
      if (!text.includes(quote)) {
        if (text.trim() !== '') give(line, text.split(delimiter), out)
        return
      }
      openedOn = line
      openLength = 0
    }
    open.push(text)
    openLength += text.length
    const cells = text.includes(quote) ? splitCells(open, delimiter, quote) : 'open'
    const hopeless = open.length >= OPEN_LINES_MAX || openLength > OPEN_CHARACTERS_MAX
    if (cells === 'stray' || (cells === 'open' ? hopeless : swallowsRows(cells))) return giveUp(out)
    if (cells === 'open') return
    open = []
    give(openedOn, cells, out)
  }

  function give(line: number, cells: string[], out: RawRecord[]): void {
    if (width === 0 && cells.length >= TELLING_WIDTH) width = cells.length
    out.push({ line, cells })
  }

  function giveUp(out: RawRecord[]): void {
    const [first = '', ...others] = open
    const line = openedOn
    open = []
    out.push({ line, cells: [first], problem: 'quote_not_closed' })
    others.forEach((text, index) => takeLine(text, line + 1 + index, out))
  }

  /** A cell over several lines, one of which alone has just the cells of a row. */
  const swallowsRows = (cells: readonly string[]): boolean =>
    open.length > 1 &&
    width > 0 &&
    cells.some((cell) =>
      cell
        .split('\n')
        .slice(1)
        .some((line) => line.split(delimiter).length === width),
    )

  function tooLong(out: RawRecord[]): void {
    while (open.length > 0) giveUp(out)
    out.push({ line: nextLine, cells: [rest.slice(0, 500)], problem: 'line_too_long' })
    rest = ''
    skipping = true
  }

  return {
    push(text) {
      const out: RawRecord[] = []
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (!skipping) takeLine(line, nextLine, out)
        skipping = false
        nextLine += 1
      }
      if (skipping) rest = rest.endsWith('\r') ? '\r' : ''
      else if (rest.length > LINE_MAX) tooLong(out)
      return out
    },
    end() {
      const out: RawRecord[] = []
      const last = rest.replace(/\r$/, '')
      rest = ''
      if (last !== '' && !skipping) takeLine(last, nextLine, out)
      while (open.length > 0) giveUp(out)
      return out
    },
  }
}

/**
 * The cells of one row given as physical lines; `open` while a quoted cell has not ended; `stray` when a cell over
 * several lines holds a lone quotation mark, which a program would have doubled.
 */
function splitCells(lines: readonly string[], delimiter: string, quote: string): string[] | 'open' | 'stray' {
  const text = lines.join('\n')
  const cells: string[] = []
  let position = 0
  for (;;) {
    const start = skipBlanks(text, position, delimiter)
    if (text[start] !== quote) {
      const end = text.indexOf(delimiter, position)
      cells.push(end === -1 ? text.slice(position) : text.slice(position, end))
      if (end === -1) return cells
      position = end + 1
      continue
    }
    const closing = closingQuote(text, start + 1, delimiter, quote, lines.length > 1)
    if (typeof closing === 'string') return closing
    cells.push(text.slice(start + 1, closing).replaceAll(quote + quote, quote))
    const after = skipBlanks(text, closing + 1, delimiter)
    if (after >= text.length) return cells
    position = after + 1
  }
}

/** A quotation mark closes its cell when a delimiter or the end follows; on a single line any other stands for itself: "5" pipe". */
function closingQuote(text: string, from: number, delimiter: string, quote: string, strict: boolean) {
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (text[at + 1] === quote) {
      at += 1
      continue
    }
    const after = skipBlanks(text, at + 1, delimiter)
    if (after >= text.length || text[after] === delimiter) return at
    if (strict) return 'stray'
  }
  return 'open'
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let position = from
  while (text[position] === ' ' || (text[position] === '\t' && delimiter !== '\t')) position += 1
  return position
}
