import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-labels.ts'
import { isPositive, type Money } from '#app/domain/money.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { pdfDecimal, pdfMoney, pdfText } from '../pdf-text.ts'
import { widthOf } from '../sheets/fonts.ts'
import type { Block, Strip } from '../sheets/flow.ts'
import type { TextStyle } from '../sheets/sheet.ts'
import { rowOf } from '../sheets/strips.ts'
import { label, LINE, MARGIN, strong, text } from './styles.ts'

const SUMS = 270

/** Everything below the lines: what it comes to, what is to be said about it, how to pay it. */
export function sumsOf(invoice: InvoiceDocument, width: number, gap: number, accent: string): Block[] {
  const { locale, rebate, taxInclusive, taxes, notes } = invoice
  const labels = invoiceLabels(locale)
  const said = [
    ...(rebate === null ? [] : [labels.rebate(rebate)]),
    ...(taxInclusive && taxes.length > 0 ? [labels.pricesWithTax] : []),
  ]
  const running = (words: string, style: TextStyle, gap: number): Block => ({
    strips: rowOf([{ text: pdfText(words), style, left: MARGIN, width }], { lineHeight: LINE }),
    gap,
    flows: true,
  })
  return [
    { strips: sumLines(invoice, MARGIN + width - SUMS, accent), gap },
    ...(said.length > 0 ? [running(said.join(' '), label, 0)] : []),
    ...(notes ? [running(notes, text, 16)] : []),
    ...(invoice.mark === null ? [{ strips: payingOf(invoice, width), gap: 28 }] : []),
  ]
}

function sumLines(invoice: InvoiceDocument, left: number, accent: string): Strip[] {
  const { locale, taxes } = invoice
  const labels = invoiceLabels(locale)
  const sum = (words: string, amount: Money, style = text, padding: readonly [number, number] = [2, 2]): Strip[] => {
    const written = pdfMoney(amount, locale)
    const taken = widthOf(written, style.font, style.size)
    return rowOf(
      [
        { text: pdfText(words), style, left, width: SUMS - taken },
        { text: written, style, left: left + SUMS - taken, width: taken, align: 'right' },
      ],
      { lineHeight: style === strong ? 16.8 : LINE, padding },
    )
  }
  return [
    ...(taxes.length > 0 ? sum(labels.net, invoice.net) : []),
    ...taxes.flatMap(({ rate, net, tax }) => sum(labels.tax(pdfDecimal(rate, locale), pdfMoney(net, locale)), tax)),
    ...sum(labels.total, invoice.total),
    ...(isPositive(invoice.paid) ? sum(labels.paid, invoice.paid) : []),
    ...(isPositive(invoice.reduced) ? sum(labels.reduced, invoice.reduced) : []),
    { height: 5, draw: (sheet, top) => sheet.rule(left, top + 4, SUMS, 1, accent) },
    ...sum(labels.amountDue, invoice.balance, strong, [6, 2]),
  ]
}

function payingOf({ locale, methods, reference, transferDetails }: InvoiceDocument, width: number): Strip[] {
  const labels = invoiceLabels(locale)
  const phrases = phrasesOf(languageOf(locale))
  const ways = methods.length > 0 ? methods : [phrases.methodNames['bank transfer'] ?? 'bank transfer']
  const said = [
    labels.pay(phrases.or(ways)),
    labels.transfer(reference),
    transferDetails ? `${labels.bankDetails}:\n${transferDetails}` : labels.seePage,
  ]
  const room = { left: MARGIN, width }
  return [
    ...rowOf([{ text: pdfText(labels.howToPay), style: label, ...room }], { lineHeight: LINE }),
    ...said.flatMap((words) =>
      rowOf([{ text: pdfText(words), style: text, ...room }], { lineHeight: LINE, padding: [2, 0] }),
    ),
  ]
}
