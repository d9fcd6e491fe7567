import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '#app/db/generated/client.ts'
import { lockImportsOf } from '#app/db/read/import-facts.server.ts'
import { insertJsonLines, takeSettings } from '#app/db/sql/insert-json.server.ts'
import { refreshStatistics } from '#app/db/sql/refresh-statistics.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { restoredTables } from '#app/db/write/restore-tables.ts'
import type { RestoredTable } from '#app/db/write/restore-tables.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { addDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { ZipError, openZip } from '#app/gateways/zip/read-zip.server.ts'
import type { ZipReader, ZipRefusal } from '#app/gateways/zip/read-zip.server.ts'
import { restoreFiles } from './restore-files.server.ts'

export type ArchiveRefusal = ZipRefusal | 'no_archive' | 'not_empty' | 'taken' | 'misfit'

const limits = { files: 200_000, fileBytes: 4 * 2 ** 30, allBytes: 16 * 2 ** 30, ratio: 250 }
const ROWS = 500
/** Of one row: mails are the longest, and they are not taken in. */
const LINE_MAX = 4 * 1024 * 1024
const HOURS = 2
const MANIFEST_MAX = 64 * 1024 * 1024

const ManifestSchema = z.object({
  format: z.literal('dunwell-export/1'),
  madeAt: z.string(),
  rows: z.record(z.string(), z.number().int()),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number() })),
})
type Manifest = z.infer<typeof ManifestSchema>

/**
 * Takes everything another installation exported into a business that has no clients and no invoices yet, whole or not at all: every
 * file is compared with the archive's own digests. Follow-up of the whole business rests until a person has looked. What comes over,
 * and what does not, is `restoredTables`.
 */
export async function importArchive(call: {
  businessId: string
  file: string
  actor: string
  now: Date
  onTable?: ((name: string) => void) | undefined
}): Promise<Result<{ rows: Record<string, number>; madeAt: string }, ArchiveRefusal>> {
  const zip = await openZip(call.file, limits)
  if (!zip.ok) return zip
  try {
    const manifest = await readManifest(zip.value)
    if (!manifest) return refuse('no_archive')
    const restored = await inTransaction((tx) => restore(tx, call, zip.value, manifest), HOURS * 3_600_000)
    if (restored.ok) await refreshStatistics()
    return restored
  } catch (error) {
    if (error instanceof ZipError) return refuse(error.refusal)
    const code = error instanceof Prisma.PrismaClientKnownRequestError ? databaseCode(error) : null
    if (code === '23505') return refuse('taken')
    // A value, a key or a rule of the database that the rows do not keep.
    if (code !== null && /^2[23]/.test(code)) return refuse('misfit')
    throw error
  } finally {
    await zip.value.close()
  }
}

const databaseCode = ({ code, meta, message }: Prisma.PrismaClientKnownRequestError): string | null =>
  code === 'P2010' ? (/\b(2[23][0-9A-Z]{3})\b/.exec(`${JSON.stringify(meta ?? {})} ${message}`)?.[1] ?? null) : null

async function restore(
  tx: Tx,
  { businessId, actor, now, onTable }: Parameters<typeof importArchive>[0],
  zip: ZipReader,
  manifest: Manifest,
): Promise<Result<{ rows: Record<string, number>; madeAt: string }, ArchiveRefusal>> {
  await lockImportsOf(tx, businessId)
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  const isEmpty =
    (await tx.client.count({ where: { businessId } })) + (await tx.invoice.count({ where: { businessId } }))
  if (isEmpty > 0) return refuse('not_empty')
  // Books kept elsewhere may print on issued invoices what stood there; the database lets nobody else.
  await tx.$queryRaw`SELECT set_config('dunwell.import', 'on', true)`
  const digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]))
  await restoreFiles(tx, { businessId, zip, digests, now })
  const rows: Record<string, number> = {}
  for (const table of restoredTables) {
    onTable?.(table.name)
    rows[table.name] = await restoreTable(tx, businessId, table, zip, manifest)
    if (table.name === 'policies')
      for await (const [line] of linesOf(zip, 'business', manifest)) if (line) await takeSettings(tx, businessId, line)
  }
  const madeAt = manifest.madeAt
  await insertHold(tx, {
    ...{ businessId, clientId: null, invoiceId: null, kind: 'manual', amount: null, until: null },
    reason: `Taken over from the archive of ${madeAt.slice(0, 10)}: look at it, then lift this.`,
    ...{ reviewOn: addDays(todayIn(timeZone, instantOf(now)), 1), stopsCharges: true, actor, now },
  })
  await tx.$executeRaw`
    UPDATE "Client" c SET "nextCheckAt" = ${now} WHERE c."businessId" = ${businessId}::uuid AND EXISTS (
      SELECT FROM "Invoice" i WHERE i."businessId" = c."businessId" AND i."clientId" = c."id" AND i."state" = 'issued')`
  const sum = Object.values(rows).reduce((total, count) => total + count, 0)
  await recordEvents(tx, [{ businessId, type: 'archive.restored', actor, at: now, data: { madeAt, rows: sum } }])
  return ok({ rows, madeAt })
}

async function restoreTable(
  tx: Tx,
  businessId: string,
  table: RestoredTable,
  zip: ZipReader,
  manifest: Manifest,
): Promise<number> {
  let rows = 0
  for await (const lines of linesOf(zip, table.name, manifest))
    rows += await insertJsonLines(tx, businessId, table, lines)
  return rows
}

/** The rows of a table in pages; all of it has to be what the manifest says. A table the archive does not know has none. */
async function* linesOf(zip: ZipReader, name: string, manifest: Manifest): AsyncGenerator<string[]> {
  const path = `data/${name}.jsonl`
  const listed = manifest.files.find((file) => file.path === path)
  if (!listed || !zip.has(path)) return
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let page: string[] = []
  for await (const piece of zip.read(path)) {
    hash.update(piece)
    const lines = (rest + decode(decoder, piece)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LINE_MAX) throw new ZipError('damaged')
    page.push(...lines.filter((line) => line !== ''))
    for (; page.length >= ROWS; page = page.slice(ROWS)) yield page.slice(0, ROWS)
  }
  if (rest !== '') page.push(rest)
  if (page.length > 0) yield page
  if (hash.digest('hex') !== listed.sha256) throw new ZipError('damaged')
}

function decode(decoder: TextDecoder, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    throw new ZipError('damaged')
  }
}

async function readManifest(zip: ZipReader): Promise<Manifest | null> {
  if (!zip.has('manifest.json')) return null
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of zip.read('manifest.json')) {
    bytes += piece.length
    if (bytes > MANIFEST_MAX) throw new ZipError('bomb')
    pieces.push(piece)
  }
  try {
    const parsed = ManifestSchema.safeParse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
