import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inSnapshot, type Tx } from '#app/db/transaction.server.ts'
import { csvLine } from '#app/domain/file/spreadsheet-cell.ts'
import type { PortableList } from './lists.server.ts'

/** The longest a download may take before it is given up. */
const LONGEST = 30 * 60_000

/**
 * One list as CSV, as it stands at one moment, made while it is read: no more than a page of it is held, and the reading ends when
 * whoever reads goes away.
 */
export async function* exportList(list: PortableList, businessId: string): AsyncGenerator<string> {
  const stream = new PassThrough({ encoding: 'utf8' })
  const reading = inSnapshot((tx) => pipeline(linesOf(tx, list, businessId), stream), LONGEST).catch(
    (error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error('the list broke off'))
    },
  )
  try {
    for await (const piece of stream) yield String(piece)
  } finally {
    await reading
  }
}

async function* linesOf(tx: Tx, { headers, pages }: PortableList, businessId: string): AsyncGenerator<string> {
  yield csvLine(headers)
  for await (const page of pages(tx, businessId)) yield page.map(csvLine).join('')
}
