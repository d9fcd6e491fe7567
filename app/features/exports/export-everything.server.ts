import { PassThrough } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import product from '../../../package.json'
import { prisma } from '#app/db/client.server.ts'
import { columnsOf, readCells, readFiles, readLines } from '#app/db/read/export-rows.server.ts'
import { exportTables } from '#app/db/read/export-tables.ts'
import { inSnapshot, inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { csvLine } from '#app/domain/file/spreadsheet-cell.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { bytesFile, textFile, zipFiles } from '#app/gateways/zip/zip-files.ts'
import type { PackFile, PackedFile } from '#app/gateways/zip/zip-files.ts'
import { exportReadme } from './export-readme.ts'
import { endingOf } from './file-endings.ts'
import { portableLists } from './lists.server.ts'

interface ExportCall {
  readonly businessId: string
  /** Who asks, as the archive names them. */
  readonly madeBy: string
  readonly actor: string
  readonly now: Date
}

/** The longest a download may take before it is given up. */
const HOURS = 2

/**
 * Everything of a business as a ZIP, as it was at one moment, made while it is read: as slowly as it is taken, with no more than
 * a page of one table held. One at a time for each business; the reading ends when whoever reads goes away. That it was made is
 * on record. Nothing in it lets anybody in: no keys, passwords, tokens or their hashes.
 */
export async function exportEverything(
  call: ExportCall,
): Promise<Result<{ filename: string; stream: Readable }, 'under_way'>> {
  const { businessId, actor, now } = call
  const { slug } = await prisma.business.findUniqueOrThrow({ where: { id: businessId }, select: { slug: true } })
  const stream = new PassThrough()
  return new Promise((resolve, reject) => {
    const whole = async (tx: Tx) => {
      const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext('dunwell-export'), hashtext(${businessId})) AS free`
      if (!lock?.free) {
        resolve(refuse('under_way'))
        return
      }
      await inTransaction((other) =>
        recordEvents(other, [{ businessId, type: 'export.made', actor, at: now, data: {} }]),
      )
      await tx.$executeRaw`SET LOCAL TIME ZONE 'UTC'`
      resolve(ok({ filename: `${slug}-${now.toISOString().slice(0, 10)}.zip`, stream }))
      await pipeline(archive(tx, call), stream)
    }
    inSnapshot(whole, HOURS * 3_600_000).catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error('the export broke off'))
      reject(error)
    })
  })
}

function archive(tx: Tx, { businessId, madeBy, now }: ExportCall): AsyncGenerator<Uint8Array> {
  const rows = new Map<string, number>()
  const manifest = (files: readonly PackedFile[]): PackFile =>
    textFile(
      'manifest.json',
      JSON.stringify(
        {
          ...{ format: 'dunwell-export/1', product: 'Dunwell', version: product.version },
          ...{ madeAt: now.toISOString(), madeBy, rows: Object.fromEntries(rows), files },
        },
        null,
        2,
      ),
    )
  return zipFiles(packFiles(tx, businessId, rows), manifest, now)
}

async function* packFiles(tx: Tx, businessId: string, counts: Map<string, number>): AsyncGenerator<PackFile> {
  yield textFile('README.txt', exportReadme())
  for (const table of exportTables) {
    yield { path: `data/${table.name}.csv`, pieces: csvPieces(readCells(tx, businessId, table), columnsOf(table)) }
    yield {
      path: `data/${table.name}.jsonl`,
      pieces: linePieces(readLines(tx, businessId, table), (count) => counts.set(table.name, count)),
    }
  }
  for (const { name, headers, pages } of portableLists)
    yield { path: `lists/${name}.csv`, pieces: csvPieces(pages(tx, businessId), headers) }
  const { logo, logoType } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { logo: true, logoType: true },
  })
  if (logo) yield bytesFile(`files/logo.${logoType === 'image/png' ? 'png' : 'jpg'}`, logo)
  for await (const { hash, contentType, bytes } of readFiles(tx, businessId))
    yield bytesFile(`files/${hash}${endingOf(contentType)}`, bytes)
}

const encoder = new TextEncoder()

/** The mark at the beginning tells Excel that this is UTF-8. */
async function* csvPieces(
  pages: AsyncIterable<readonly (readonly string[])[]>,
  columns: readonly string[],
): AsyncGenerator<Uint8Array> {
  yield encoder.encode(`\uFEFF${csvLine(columns)}`)
  for await (const page of pages) yield encoder.encode(page.map(csvLine).join(''))
}

async function* linePieces(pages: AsyncIterable<string[]>, onEnd: (count: number) => void): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const page of pages) {
    count += page.length
    yield encoder.encode(`${page.join('\n')}\n`)
  }
  onEnd(count)
}
