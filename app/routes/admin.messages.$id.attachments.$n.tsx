import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readAttachment } from '#app/db/read/outbox.server.ts'

/** A file exactly as it went out. Always a download: what a client's name or a logo put into it never runs here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const { id, n = '' } = params
  const file = isUuid(id) && /^\d{1,3}$/.test(n) ? await readAttachment(businessId, id, Number(n)) : null
  if (!file) throw new Response('Not found', { status: 404 })
  const ascii = file.filename.replace(/[^\w.\- ]/g, '_')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.contentType,
      'Content-Length': String(file.bytes.length),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
