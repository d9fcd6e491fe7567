import { problem } from './problem.ts'
import type { Problem } from './problem.ts'

const MEGABYTE = 1_048_576

export type ReadBody = { readonly raw: string; readonly json: unknown } | { readonly problem: Problem }

/** The JSON body of a request; none at all reads as `{}`. Reading stops at `bytesMax`. */
export async function readJsonBody(request: Request, bytesMax = MEGABYTE): Promise<ReadBody> {
  const raw = await readText(request, bytesMax)
  if (raw === null) return { problem: problem('body_too_large', `A body may have at most ${bytesMax / MEGABYTE} MB.`) }
  if (raw.trim() === '') return { raw: '', json: {} }
  const contentType = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (contentType !== 'application/json') {
    return { problem: problem('unsupported_media_type', 'Send the body as JSON, with Content-Type: application/json.') }
  }
  try {
    return { raw, json: JSON.parse(raw) }
  } catch {
    const errors = [{ path: '', message: 'is not JSON' }]
    return { problem: problem('invalid_request', 'The body is not JSON: it could not be parsed.', errors) }
  }
}

async function readText(request: Request, bytesMax: number): Promise<string | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > bytesMax) return null
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > bytesMax) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
