import { createReadableStreamFromReadable } from '@remix-run/node'
import { Readable } from 'node:stream'

/** Lines of CSV as a download, sent as they are made. */
export const csvDownload = (filename: string, lines: AsyncIterable<string>): Response =>
  new Response(createReadableStreamFromReadable(Readable.from(marked(lines))), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, hex)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })

/** The mark tells Excel that this is UTF-8. */
async function* marked(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield '\uFEFF'
  yield* lines
}

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16)}`
