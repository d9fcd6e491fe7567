import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-labels.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { pdfText } from '../pdf-text.ts'
import { bold } from '../sheets/fonts.ts'
import type { Block, Strip } from '../sheets/flow.ts'
import type { Picture } from '../sheets/picture.server.ts'
import { beside, rowOf } from '../sheets/strips.ts'
import { faint, label, LINE, MARGIN, strong, text } from './styles.ts'

const GUTTER = 24
const logoRoom = { width: 140, height: 56 }
const pairLabelWidth = 92

/** Everything above the lines: who asks whom, for which invoice, and by when. */
export function headOf(invoice: InvoiceDocument, logo: Picture | null, width: number, accent: string): Block[] {
  const { number, locale, mark, description } = invoice
  const labels = invoiceLabels(locale)
  const whole = { left: MARGIN, width }
  const title = rowOf(
    [{ text: pdfText(labels.title(number)), style: { font: bold, size: 20, color: accent }, ...whole }],
    {
      lineHeight: 24,
    },
  )
  return [
    { strips: sellerOf(invoice, logo, width) },
    { strips: title, gap: 28 },
    ...(mark
      ? [{ strips: rowOf([{ text: pdfText(labels[mark]), style: strong, ...whole }], { lineHeight: 16.8 }), gap: 16 }]
      : []),
    { strips: factsOf(invoice, width), gap: mark ? 12 : 16 },
    ...(description
      ? [
          {
            strips: rowOf([{ text: pdfText(description), style: text, ...whole }], { lineHeight: LINE }),
            gap: GUTTER,
            flows: true,
          },
        ]
      : []),
  ]
}

/** The room below the head, which ends with the description where there is one. */
export const gapBelowHead = ({ description }: InvoiceDocument): number => (description ? 12 : GUTTER)

function sellerOf({ business }: InvoiceDocument, logo: Picture | null, width: number): Strip[] {
  const scale = logo ? Math.min(1, logoRoom.width / logo.width, logoRoom.height / logo.height) : 0
  const drawn = { width: (logo?.width ?? 0) * scale, height: (logo?.height ?? 0) * scale }
  const room = { left: MARGIN, width: logo ? width - GUTTER - drawn.width : width }
  const said = [
    ...addressBelow(business.name, business.postalAddress),
    [business.email, business.phone].filter(Boolean).join(' · '),
    ...[business.taxNumber, business.registration].filter((line) => line !== null),
  ]
  const strips = [
    ...rowOf([{ text: pdfText(business.name), style: strong, ...room }], { lineHeight: 16.8 }),
    ...rowOf([{ text: pdfText(said.join('\n')), style: text, ...room }], { lineHeight: LINE }),
  ]
  if (!logo) return strips
  const beneath = drawn.height - strips.reduce((sum, { height }) => sum + height, 0)
  const left = MARGIN + width - drawn.width
  const picture: Strip = { height: 0, draw: (sheet, top) => sheet.picture(logo, left, top, drawn.width, drawn.height) }
  return [picture, ...strips, { height: Math.max(0, beneath) }]
}

function factsOf(invoice: InvoiceDocument, width: number): Strip[] {
  const { client, locale, earlyDiscount } = invoice
  const labels = invoiceLabels(locale)
  const half = (width - GUTTER) / 2
  const room = { left: MARGIN, width: half }
  const named = [
    client.name,
    ...addressBelow(client.name, client.postalAddress),
    ...(client.taxNumber ? [`${labels.taxNumber}: ${client.taxNumber}`] : []),
  ]
  const pairs: [string, string | null][] = [
    [labels.issued, dayInWords(invoice.issuedOn, locale)],
    [labels.due, dayInWords(invoice.dueOn, locale)],
    [labels.terms, invoice.terms],
    [labels.early, earlyDiscount && labels.earlyTerms(earlyDiscount.percent, dayInWords(earlyDiscount.until, locale))],
    [labels.order, invoice.purchaseOrder],
  ]
  const left = MARGIN + half + GUTTER
  return beside(
    [
      ...rowOf([{ text: pdfText(labels.billedTo), style: label, ...room }], { lineHeight: LINE }),
      ...rowOf([{ text: pdfText(named.join('\n')), style: text, ...room }], { lineHeight: LINE }),
    ],
    pairs.flatMap(([name, value]) =>
      value
        ? rowOf(
            [
              { text: pdfText(name), style: faint, left, width: pairLabelWidth },
              { text: pdfText(value), style: text, left: left + pairLabelWidth, width: half - pairLabelWidth },
            ],
            { lineHeight: LINE },
          )
        : [],
    ),
  )
}

function dayInWords(day: string, locale: string): string {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, 'long') : day
}
