import { redirect } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { wantedPage } from './require-staff.server.ts'
import type { Staff } from './require-staff.server.ts'

const MINUTES = 10

/**
 * The second door, for what moves money back or signs a debt off: passes who gave password and code in this session within the
 * last ten minutes, else throws a redirect to `/admin/confirm?next=<this page>`, which leads back here.
 *
 * A redirect loses what was typed, so call it in the page's loader as well as in its action: then the form opens confirmed, and
 * only who waits longer than ten minutes over it types again.
 */
export async function requireConfirmed(request: Request, staff: Staff): Promise<void> {
  const session = await prisma.session.findUnique({ where: { id: staff.sessionId }, select: { confirmedAt: true } })
  const age = now().getTime() - (session?.confirmedAt?.getTime() ?? 0)
  if (age >= MINUTES * 60_000) throw redirect(`/admin/confirm?next=${encodeURIComponent(wantedPage(request))}`)
}
