import type { ActionFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { noteVisit } from '#app/features/desk/note-visit.server.ts'

/** The desk's script says that somebody looks at it. */
export async function action({ request }: ActionFunctionArgs) {
  const { businessId, userId } = await requireStaff(request)
  await noteVisit({ businessId, userId, now: now() })
  return new Response(null, { status: 204 })
}
