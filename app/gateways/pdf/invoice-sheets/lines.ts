import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-labels.ts'
import { pdfDecimal, pdfMoney, pdfText } from '../pdf-text.ts'
import type { Block, Strip } from '../sheets/flow.ts'
import type { TextStyle } from '../sheets/sheet.ts'
import { rowOf } from '../sheets/strips.ts'
import { hairline, label, LINE, MARGIN, text } from './styles.ts'

const GAP = 8

interface Column {
  readonly width: number
  readonly align: 'left' | 'right'
}
const right = (width: number): Column => ({ width, align: 'right' })
const quantity = right(52)
const price = right(82)
const rate = right(44)
const amount = right(86)

/** The table of what was sold: a block for each line, and the columns' names above them on every page. */
export function linesOf(invoice: InvoiceDocument, width: number, gap: number): Block[] {
  const { lines, locale, taxes } = invoice
  if (lines.length === 0) return []
  const { columns: names } = invoiceLabels(locale)
  const isTaxed = taxes.length > 0 || lines.some(({ taxRate }) => taxRate !== '0')
  const isDiscounted = lines.some(({ discount }) => discount !== null)
  const chosen = <T>(what: T, count: T, each: T, less: T, tax: T, sum: T): T[] => [
    ...[what, count, each, ...(isDiscounted ? [less] : []), ...(isTaxed ? [tax] : []), sum],
  ]
  const others = chosen<Column>({ width: 0, align: 'left' }, quantity, price, rate, rate, amount)
  const taken = others.reduce((sum, column) => sum + column.width, (others.length - 1) * GAP)
  const columns = others.map((column, i) => (i === 0 ? { ...column, width: width - taken } : column))
  const row = (texts: readonly string[], style: TextStyle): Strip[] => {
    let left = MARGIN
    const cells = columns.map((column, i) => {
      const cell = { text: texts[i] ?? '', style, left, ...column }
      left += column.width + GAP
      return cell
    })
    return rowOf(cells, {
      lineHeight: LINE,
      padding: [5, 5],
      rule: { left: MARGIN, width, thickness: 0.5, color: hairline },
    })
  }

  const { what, quantity: count, price: each, discount: less, tax, amount: sum } = names
  const head = joined(row(chosen(what, count, each, less, tax, sum).map(pdfText), label))
  return lines.map((line, i) => ({
    head,
    gap: i === 0 ? gap : 0,
    strips: row(
      chosen(
        pdfText(line.description),
        pdfDecimal(line.quantity, locale),
        pdfMoney(line.unit, locale),
        line.discount === null ? '' : pdfText(line.discount),
        line.taxRate === '0' ? '' : `${pdfDecimal(line.taxRate, locale)} %`,
        pdfMoney(line.amount, locale),
      ),
      text,
    ),
  }))
}

/** Several strips as one, never to be cut. */
const joined = (strips: readonly Strip[]): Strip => ({
  height: strips.reduce((sum, { height }) => sum + height, 0),
  draw(sheet, top) {
    let y = top
    for (const strip of strips) {
      strip.draw?.(sheet, y)
      y += strip.height
    }
  },
})
