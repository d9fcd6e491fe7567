import PDFDocument from 'pdfkit'
import { isQuick, timed } from './metric.ts'

const facts = [
  'Billed to',
  'Issued',
  '10 February 2027',
  'Ada Lovelace Ltd',
  'Due',
  '12 March 2027',
  'London',
  'Terms',
  'Net 30',
]
const table = ['What it is for', 'Quantity', 'Price', 'Net', 'Design work', '1', '$1,234.50', '$1,234.50']
const sums = ['Total', '$1,500.00', 'Paid', '$265.50', 'Amount due', '$1,234.50']
const below = [
  'How to pay',
  'By card or PayPal, on the payment page linked in our mails.',
  'For a transfer, please state the reference 2041-7K.',
  'Bank details: see the payment page. We never change them by mail.',
]

/** One invoice of one line and no logo, every word put to its place by hand: no layout, no formatting, no facts. */
async function drawBare(number: number): Promise<number> {
  const info = { Title: `Invoice ${number}`, CreationDate: new Date(0) }
  const sheet = new PDFDocument({ size: 'LETTER', margin: 48, info })
  const write = (words: string, left: number, top: number, size = 10) =>
    sheet.fontSize(size).fillColor('#1f1d1a').text(words, left, top, { lineBreak: false })
  sheet.font('Helvetica-Bold')
  write('Northwind Studio', 48, 48, 12)
  write(`Invoice ${number}`, 48, 110, 20)
  sheet.font('Helvetica')
  write('12 Harbour Street', 48, 65)
  write('billing@northwind.example', 48, 79)
  facts.forEach((words, i) => write(words, 48 + (i % 3) * 170, 160 + Math.floor(i / 3) * 14))
  table.forEach((words, i) => write(words, 48 + (i % 4) * 140, 250 + Math.floor(i / 4) * 24))
  sums.forEach((words, i) => write(words, 300 + (i % 2) * 200, 320 + Math.floor(i / 2) * 18))
  below.forEach((words, i) => write(words, 48, 420 + i * 16))
  write('Page 1 of 1', 520, 720, 8)
  for (const top of [265, 290, 370]) sheet.rect(48, top, 516, 0.5).fill('#d8d3ca')
  sheet.end()
  let bytes = 0
  for await (const part of sheet) bytes += (part as Buffer).length
  return bytes
}

/**
 * How many invoices in a second a PDF library draws when it does nothing else: what a mail with its invoice is measured against. It is the
 * library beneath the renderer of our other papers and not our own drawing of invoices, since a limit must not move with what is measured.
 */
export async function pdfEngineRate(): Promise<number> {
  const count = isQuick ? 100 : 400
  for (let n = 0; n < 50; n += 1) await drawBare(n)
  const seconds = await timed(async () => {
    for (let n = 0; n < count; n += 1) await drawBare(n)
  })
  return count / seconds
}
