import { createReadableStreamFromReadable, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { findClientOf } from '#app/db/read/evidence.server.ts'
import { exportEvidence } from '#app/features/evidence/export-evidence.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request)
  return redirect(`/admin/invoices/${params['id'] ?? ''}`)
}

/** The record of one invoice as a ZIP. A post, since making it is on record. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'export-evidence')
  const { businessId } = staff
  const invoiceId = isUuid(params['id']) ? params['id'] : null
  const clientId = invoiceId && (await findClientOf(businessId, invoiceId))
  const pack =
    clientId &&
    (await exportEvidence({
      businessId,
      subject: { clientId, invoiceId },
      madeBy: `${staff.name} <${staff.email}>`,
      actor: actorOf(staff),
      now: now(),
    }))
  if (!pack) throw new Response('Not found', { status: 404 })
  return new Response(createReadableStreamFromReadable(Readable.from(pack.pieces)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${pack.filename}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
