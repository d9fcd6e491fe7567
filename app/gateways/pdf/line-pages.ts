import type { InvoiceDocumentLine } from '#app/domain/invoice/invoice-document.ts'

// In lines of text. A page holds about 46 of them, the first one less; estimates err towards more, and what still does
// not fit flows on by itself.
const flowsBelow = 90
const onFirstPage = 26
const onOtherPages = 44
const charactersPerLine = 40
/** A row's padding and rule take most of a line of text. */
const rowPadding = 0.75

/**
 * The lines of a long invoice, page by page. The layout engine breaks pages in time that grows with the square of what is
 * on them, so it is only given a page at a time; short invoices stay in one piece and break where they really end.
 */
export function splitIntoPages(lines: readonly InvoiceDocumentLine[]): InvoiceDocumentLine[][] {
  const heights = lines.map(({ description }) => Math.ceil((description.length || 1) / charactersPerLine) + rowPadding)
  const total = heights.reduce((sum, height) => sum + height, 0)
  if (total < flowsBelow) return [[...lines]]

  const pages: InvoiceDocumentLine[][] = [[]]
  let left = onFirstPage
  lines.forEach((line, i) => {
    const height = heights[i] ?? 1
    const page = pages.at(-1)
    if (page && page.length > 0 && height > left) {
      pages.push([line])
      left = onOtherPages - height
    } else {
      page?.push(line)
      left -= height
    }
  })
  return pages
}
