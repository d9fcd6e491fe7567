import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'
import { cleanLine } from '#app/domain/invoice-import/clean-text.ts'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { prisma } from '#app/db/client.server.ts'
import { newId } from '#app/ids.server.ts'

export type UploadRefusal = 'no_file' | 'empty' | 'too_large' | 'spreadsheet' | 'not_text'

const PIECE = 256 * 1024
const FILE_MAX = 50 * 1024 * 1024

const refusalWords: Record<UploadRefusal, string> = {
  no_file: 'Choose a file first.',
  empty: 'The file is empty.',
  too_large: 'The file is larger than 50 MB: split it into several.',
  spreadsheet: 'This is an Excel or Numbers file. Open it and save it as CSV, then upload that.',
  not_text: 'This is not a CSV file. Export the list as CSV, then upload that.',
}

/** The refusal in words for the person who uploads. */
export const uploadRefusalWords = (refusal: UploadRefusal): string => refusalWords[refusal]

/**
 * Takes an uploaded file in, streamed into the database piece by piece: web and worker need share nothing else. The form
 * field is `file`. A refused or broken upload leaves nothing behind.
 */
export async function receiveUpload(call: {
  businessId: string
  kind?: ImportKind
  request: Request
  now: Date
}): Promise<Result<{ importId: string }, UploadRefusal>> {
  const { businessId, kind = 'invoices', request, now } = call
  if (Number(request.headers.get('content-length') ?? 0) > FILE_MAX + PIECE) return refuse('too_large')
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) return refuse('no_file')
  const importId = newId()
  let refusal: UploadRefusal | null = 'no_file'
  try {
    await parseMultipart(request, async ({ name, filename, data }) => {
      if (name !== 'file' || !filename || refusal !== 'no_file') {
        await drain(data)
        return null
      }
      const shortName = cleanLine(filename).slice(-120)
      await prisma.importRun.create({
        data: { businessId, id: importId, kind, filename: shortName, state: 'uploaded', createdAt: now },
      })
      refusal = await store({ businessId, importId }, data)
      return null
    })
  } catch (error) {
    await forget(businessId, importId)
    throw error
  }
  if (refusal === null) return ok({ importId })
  await forget(businessId, importId)
  return refuse(refusal)
}

async function store(
  place: { businessId: string; importId: string },
  data: AsyncIterable<Uint8Array>,
): Promise<UploadRefusal | null> {
  let pieces: Uint8Array[] = []
  let held = 0
  let total = 0
  let position = 0
  let refusal: UploadRefusal | null = null
  const put = async () => {
    const bytes = Buffer.concat(pieces)
    if (position === 0) refusal = refusalOf(bytes)
    if (!refusal) await prisma.importChunk.create({ data: { ...place, position, bytes } })
    position += 1
    pieces = []
    held = 0
  }
  for await (const bytes of data) {
    total += bytes.length
    if (total > FILE_MAX) refusal = 'too_large'
    // The rest of a refused upload is read and dropped, so that the browser gets an answer instead of a broken line.
    if (refusal) continue
    pieces.push(bytes)
    held += bytes.length
    if (held >= PIECE) await put()
  }
  if (!refusal && held > 0) await put()
  return total === 0 ? 'empty' : refusal
}

/** What a file that is no CSV begins with. */
function refusalOf(bytes: Buffer): UploadRefusal | null {
  const begins = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex
  if (begins('504b0304') || begins('d0cf11e0')) return 'spreadsheet'
  if (begins('25504446') || begins('1f8b') || begins('89504e47') || begins('ffd8ff')) return 'not_text'
  return null
}

async function drain(data: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const bytes of data) void bytes
}

async function forget(businessId: string, id: string): Promise<void> {
  await prisma.importRun.deleteMany({ where: { businessId, id } })
}
