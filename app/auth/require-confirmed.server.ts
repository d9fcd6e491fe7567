import { redirect } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { wantedPage } from './require-staff.server.ts'
import type { Staff } from './require-staff.server.ts'

const MINUTES = 10

/**
 * The second door, for what moves money back, signs a debt off, or lets somebody in who could: passes who gave password and code in
 * this session within the last ten minutes, else throws a redirect to `/admin/confirm?next=<this page>`, which leads back here.
 *
 * A redirect loses what was typed, so call it in the page's loader as well as in its action: then the form opens confirmed, and
 * only who waits longer than ten minutes over it types again.
 */
export async function requireConfirmed(request: Request, staff: Staff): Promise<void> {
  if (!(await isConfirmed(staff))) throw redirect(`/admin/confirm?next=${encodeURIComponent(wantedPage(request))}`)
}

/** The same door where a form has much to lose: the caller says so on the page, which keeps what was typed. */
export async function isConfirmed({ sessionId }: Staff): Promise<boolean> {
  const session = await prisma.session.findUnique({ where: { id: sessionId }, select: { confirmedAt: true } })
  return now().getTime() - (session?.confirmedAt?.getTime() ?? 0) < MINUTES * 60_000
}
