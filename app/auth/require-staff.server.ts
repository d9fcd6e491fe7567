import { redirect } from '@remix-run/node'
import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { businessId, userId } from '#app/domain/ids.ts'
import type { BusinessId, UserId } from '#app/domain/ids.ts'
import { logContext } from '#app/log-context.server.ts'
import type { LogContext } from '#app/log-context.server.ts'
import { absoluteHours, auth } from './auth.server.ts'
import { can } from './permissions.ts'
import type { StaffAction, StaffRole } from './permissions.ts'
import { requireSameOrigin } from './same-origin.server.ts'

export interface Staff {
  readonly userId: UserId
  readonly sessionId: string
  /** True where an authenticator app is set up. */
  readonly hasSecondFactor: boolean
  readonly name: string
  readonly email: string
  readonly role: StaffRole
  readonly businessId: BusinessId
  readonly businessName: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: string
}

/** How the timeline names a person who did something. */
export const actorOf = (staff: Staff): string => `user:${staff.userId}`

/**
 * The door of every page, form and download of the desk. Without a session it leads to the sign-in page and back; from
 * another site, or without the right to `action`, it answers 403. Throws responses, returns the person.
 */
export async function requireStaff(request: Request, action?: StaffAction): Promise<Staff> {
  requireSameOrigin(request)
  const staff = await findStaff(request)
  if (!staff) throw redirect(`/sign-in?next=${encodeURIComponent(wantedPage(request))}`)
  if (action && !can(staff.role, action)) throw new Response('Your role does not include this.', { status: 403 })
  return staff
}

const underWay = new WeakMap<LogContext, Promise<Staff | null>>()

/**
 * Who is signed in; null for nobody, for a session past its longest life and for one who left the business. The loaders of one
 * request that ask at the same moment share one look; whoever asks later, as loaders behind an action do, looks again.
 */
export function findStaff(request: Request): Promise<Staff | null> {
  const context = logContext()
  const asked = underWay.get(context)
  if (asked) return asked
  const look = lookUpStaff(request).finally(() => underWay.delete(context))
  underWay.set(context, look)
  return look
}

async function lookUpStaff(request: Request): Promise<Staff | null> {
  const found = await auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } })
  if (!found || Date.now() - found.session.createdAt.getTime() > absoluteHours * 3_600_000) return null
  const membership = await acrossBusinesses('the business of whoever is signed in is found here', () =>
    prisma.membership.findFirst({
      where: { userId: found.user.id },
      orderBy: { createdAt: 'asc' },
      select: {
        role: true,
        business: { select: { id: true, name: true, currency: true, timeZone: true, locale: true } },
      },
    }),
  )
  if (!membership) return null
  const { id, name: businessName, ...settings } = membership.business
  const { user, session } = found
  return {
    userId: userId(user.id),
    sessionId: session.id,
    hasSecondFactor: user.twoFactorEnabled === true,
    name: user.name,
    email: user.email,
    role: membership.role,
    businessId: businessId(id),
    businessName,
    ...settings,
  }
}

/** The page a request is about, for the way back: a form posts to the page it stands on, so both lead to a page. */
export function wantedPage(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return request.method === 'GET' ? pathname + search : pathname
}
