import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { letterPdf } from '#app/features/letters/letter-pdf.server.ts'

/** One letter to look at. The file is our own drawing, in which nothing can run. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request)
  const pdf = isUuid(params['id']) ? await letterPdf(businessId, params['id'], timeZone, now()) : null
  if (!pdf) throw new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="Letter.pdf"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
