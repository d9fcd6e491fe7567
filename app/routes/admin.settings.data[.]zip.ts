import { createReadableStreamFromReadable, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { exportEverything } from '#app/features/exports/export-everything.server.ts'

/** Where confirming leads back to. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request)
  return redirect('/admin/settings/data?said=confirmed')
}

/** A post, since making it is on record. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'export-everything')
  await requireConfirmed(request, staff)
  const made = await exportEverything({
    ...{ businessId: staff.businessId, actor: actorOf(staff), now: now() },
    madeBy: `${staff.name} <${staff.email}>`,
  })
  if (!made.ok) return redirect('/admin/settings/data?said=busy')
  const { filename, stream } = made.value
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
