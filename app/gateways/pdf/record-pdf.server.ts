import type { RecordBlock } from './record-pages.ts'

export interface RecordFile {
  readonly title: string
  readonly intro: string
  /** Long records come in several files. */
  readonly part: number
  readonly pages: readonly (readonly RecordBlock[])[]
  readonly madeAt: Date
  readonly size: 'A4' | 'LETTER'
}

/** A record of what happened as a PDF: names and texts, page by page. Nothing is fetched. */
export async function renderRecordPdf(file: RecordFile): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawRecord } = await import('./draw-record.server.tsx')
  return drawRecord(file)
}
