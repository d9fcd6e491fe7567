import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { rejectCsv } from '#app/features/imports/reject-csv.server.ts'

/** The rows an import handed back, to be corrected and imported again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const csv = isUuid(params['id']) ? await rejectCsv(businessId, params['id']) : null
  if (!csv) throw new Response('Not found', { status: 404 })
  return new Response(createReadableStreamFromReadable(Readable.from(csv.lines)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(csv.filename).replace(/['()*]/g, hex)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16)}`
