import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { changeStream } from '#app/features/timeline/change-stream.server.ts'

/** Server-sent events: one `change` whenever something new is on record. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  return new Response(changeStream(businessId, request.signal), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      // For nginx in front of us.
      'X-Accel-Buffering': 'no',
    },
  })
}
