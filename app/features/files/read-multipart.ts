/** One part of a form: its field, and the name of its file where it is one. */
export interface FormPart {
  readonly field: string
  readonly filename: string | null
}

/** Takes the pieces of a part, in order. */
export type PartSink = (piece: Buffer) => void

const HEADERS_MAX = 16 * 1024
const PARTS_MAX = 200

/**
 * Reads multipart/form-data (RFC 7578) piece by piece: `open` is asked once for each part and given its pieces. Names may hold
 * any sign a file system allows, `;` and `=` too. Errors: throws for what is no such form, or is cut off before its end.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  open: (part: FormPart) => PartSink,
): Promise<void> {
  const mark = Buffer.from(`\r\n--${boundary}`)
  // The first mark stands at the very beginning, without a line before it.
  let rest = Buffer.from('\r\n')
  let sink: PartSink | null = null
  let parts = 0
  let isOver = false

  /** Goes as far as the bytes at hand allow. */
  const advance = () => {
    while (!isOver) {
      const at = rest.indexOf(mark)
      if (at < 0) {
        // The end of what is here may be the beginning of a mark.
        const safe = Math.max(0, rest.length - mark.length)
        sink?.(rest.subarray(0, safe))
        rest = rest.subarray(safe)
        return
      }
      const after = rest.subarray(at + mark.length)
      if (after.length < 2) return
      if (after.toString('latin1', 0, 2) === '--') {
        sink?.(rest.subarray(0, at))
        isOver = true
        return
      }
      const end = after.indexOf('\r\n\r\n')
      if (end > HEADERS_MAX || (end < 0 && after.length > HEADERS_MAX)) throw new Error('multipart: endless headers')
      if (end < 0) return
      parts += 1
      if (parts > PARTS_MAX) throw new Error('multipart: too many parts')
      sink?.(rest.subarray(0, at))
      sink = open(partOf(after.toString('utf8', 0, end)))
      rest = after.subarray(end + 4)
    }
  }

  for await (const piece of body) {
    // What follows the last mark is nobody's, but is read to its end.
    if (isOver) continue
    rest = Buffer.concat([rest, piece])
    advance()
  }
  if (!isOver) throw new Error('multipart: cut off')
}

function partOf(headers: string): FormPart {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(headers)?.[1]
  const field = disposition && quoted(disposition, 'name')
  if (!disposition || !field) throw new Error('multipart: a part without a name')
  return { field, filename: quoted(disposition, 'filename') }
}

/** A parameter of a header; browsers write a quotation mark in it as %22. */
function quoted(header: string, name: string): string | null {
  const found = new RegExp(`(?:^|;)\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header)?.[1]
  return found === undefined ? null : found.replace(/%22/g, '"').replace(/\\(["\\])/g, '$1')
}
