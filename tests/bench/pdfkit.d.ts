declare module 'pdfkit' {
  import type { Readable } from 'node:stream'

  /** As much of it as the bench draws with. */
  export default class PDFDocument extends Readable {
    constructor(options: { size: 'LETTER'; margin: number; info: { Title: string; CreationDate: Date } })
    font(name: 'Helvetica' | 'Helvetica-Bold'): this
    fontSize(points: number): this
    fillColor(hex: string): this
    text(words: string, left: number, top: number, options: { lineBreak: false }): this
    rect(left: number, top: number, width: number, height: number): this
    fill(hex: string): this
    end(): void
  }
}
