import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { printLetters } from '#app/features/letters/print-letters.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request)
  return redirect('/admin/letters')
}

/** The chosen letters as one file for the printer. Where none may go out any more, the page says why instead. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'post-letters')
  const letterIds = (await request.formData()).getAll('letter').map(String).filter(isUuid)
  if (letterIds.length === 0) return redirect('/admin/letters?show=ready&said=none')
  const { businessId } = staff
  const { pdf, printed, withdrawn } = await printLetters({ businessId, letterIds, actor: actorOf(staff), now: now() })
  if (!pdf)
    return redirect(`/admin/letters?${withdrawn > 0 ? 'show=cancelled&said=withdrawn' : 'show=ready&said=none'}`)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${printed === 1 ? 'Letter' : `Letters-${printed}`}.pdf"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
