import {
  MaxPartSizeExceededError,
  unstable_composeUploadHandlers as compose,
  unstable_createMemoryUploadHandler as inMemory,
  unstable_parseMultipartFormData as parseMultipart,
} from '@remix-run/node'
import type { SentFile } from '#app/domain/file/check-file.ts'

/** Files of a form whose content says what they are; whoever reads them judges that. */
export type PlainFiles =
  { readonly form: FormData; readonly files: readonly SentFile[] } | { readonly refusal: 'too_large' | 'too_many' }

/**
 * A form with files called `files`, held in memory: few and small, as the limits say. Errors: throws a 413 Response for a form
 * beyond all of them together.
 */
export async function receivePlainFiles(
  request: Request,
  { bytesMax, filesMax }: { bytesMax: number; filesMax: number },
): Promise<PlainFiles> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax * filesMax + 1_048_576) {
    throw new Response(null, { status: 413 })
  }
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return { form: await request.formData(), files: [] }
  }
  const files: SentFile[] = []
  let count = 0
  try {
    const form = await parseMultipart(
      request,
      compose(
        async ({ name, filename, data }) => {
          if (name !== 'files' || !filename) return undefined
          count += 1
          const pieces: Uint8Array[] = []
          let size = 0
          for await (const piece of data) {
            size += piece.length
            if (size <= bytesMax && count <= filesMax) pieces.push(piece)
          }
          if (size > bytesMax) throw new MaxPartSizeExceededError(name, bytesMax)
          if (count <= filesMax) files.push({ filename, bytes: new Uint8Array(Buffer.concat(pieces)) })
          return null
        },
        inMemory({ maxPartSize: 65_536 }),
      ),
    )
    return count > filesMax ? { refusal: 'too_many' } : { form, files }
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return { refusal: 'too_large' }
    throw error
  }
}
