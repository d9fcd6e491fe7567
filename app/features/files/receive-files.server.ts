import { checkFiles, cleanFilename, FILE_BYTES_MAX, FILES_BYTES_MAX, FILES_MAX } from '#app/domain/file/check-file.ts'
import type { CheckedFiles } from '#app/domain/file/check-file.ts'
import { readMultipart } from './read-multipart.ts'

/** The words of one field. */
const FIELD_MAX = 64 * 1024
/** Beyond this nobody is made to wait for an answer in words. */
const READ_MAX = 4 * FILES_BYTES_MAX

/** A form with files: its fields as ever, and the files, checked. */
export interface ReceivedForm {
  readonly form: FormData
  readonly files: CheckedFiles
}

/**
 * Reads a form whose file fields are all called `files`, holding little more than may be kept: what is too much is read and
 * dropped, so that the browser gets an answer, with what was typed, instead of a broken line. A form without files may come in
 * either encoding. Errors: throws a 400 or 413 Response for what is no form, or beyond all measure.
 */
export async function receiveFiles(request: Request): Promise<ReceivedForm> {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^\s";]{1,200})/i.exec(
    request.headers.get('content-type') ?? '',
  )?.[1]
  if (Number(request.headers.get('content-length') ?? 0) > READ_MAX) throw new Response(null, { status: 413 })
  if (!boundary || !request.body) return { form: await request.formData(), files: { ok: true, value: [] } }

  const fields: { name: string; pieces: Buffer[] }[] = []
  const sent: { filename: string; pieces: Buffer[] }[] = []
  let held = 0
  try {
    await readMultipart(counted(request.body), boundary, ({ field, filename }) => {
      const pieces: Buffer[] = []
      // A file field left empty is sent as a file without a name.
      const isFile = filename !== null && filename !== '' && field === 'files'
      if (isFile && sent.length <= FILES_MAX) sent.push({ filename, pieces })
      else if (filename === null) fields.push({ name: field, pieces })
      else return () => undefined
      let size = 0
      return (piece) => {
        const room = (isFile ? FILE_BYTES_MAX + 1 : FIELD_MAX) - size
        const kept = piece.subarray(0, Math.max(0, isFile ? Math.min(room, FILES_BYTES_MAX + 1 - held) : room))
        if (kept.length === 0) return
        // A copy: the piece is a window on a larger buffer, which would stay as long as it does.
        pieces.push(Buffer.from(kept))
        size += kept.length
        if (isFile) held += kept.length
      }
    })
  } catch (error) {
    if (error instanceof Response) throw error
    throw new Response('This is not a form that can be read.', { status: 400 })
  }
  const form = new FormData()
  for (const { name, pieces } of fields) form.append(name, Buffer.concat(pieces).toString('utf8'))
  if (held > FILES_BYTES_MAX) return { form, files: tooMuch(sent) }
  return { form, files: checkFiles(sent.map(({ filename, pieces }) => ({ filename, bytes: Buffer.concat(pieces) }))) }
}

/** Together too much; where one file alone is, that is the better word. */
function tooMuch(sent: readonly { filename: string; pieces: readonly Buffer[] }[]): CheckedFiles {
  if (sent.length > FILES_MAX) return { ok: false, reason: 'too_many' }
  const large = sent.find(({ pieces }) => pieces.reduce((sum, { length }) => sum + length, 0) > FILE_BYTES_MAX)
  return large
    ? { ok: false, reason: 'too_large', filename: cleanFilename(large.filename) }
    : { ok: false, reason: 'too_large_together' }
}

async function* counted(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  let all = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    all += next.value.length
    if (all > READ_MAX) throw new Response(null, { status: 413 })
    yield next.value
  }
}
