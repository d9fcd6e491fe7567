import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { viewName, viewPages, viewQuery } from '#app/domain/view/saved-view.ts'
import { changeView } from '#app/features/views/change-view.server.ts'
import { deleteView } from '#app/features/views/delete-view.server.ts'
import { saveView } from '#app/features/views/save-view.server.ts'

const FormSchema = z.object({
  intent: z.enum(['save', 'change', 'delete']),
  page: z.enum(viewPages),
  query: z.string().transform((text) => viewQuery(new URLSearchParams(text)) ?? ''),
  name: z.string().default('').transform(viewName),
  shared: z.string().optional(),
  view: z.uuid().optional(),
})

/** The named views of any list post here and lead back to it; `view` says what became of them. */
export async function action({ request }: ActionFunctionArgs) {
  const { businessId, userId } = await requireStaff(request, 'save-view')
  const form = FormSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response('Unknown action', { status: 400 })
  const { intent, page, query, name, view: viewId = '' } = form.data
  const shared = form.data.shared !== undefined
  const back = (said: string) => redirect(`${page}?${query}${query && '&'}view=${said}`)
  if (intent === 'delete') {
    await deleteView({ businessId, userId, viewId })
    return back('deleted')
  }
  if (!name) return back('nameless')
  if (intent === 'save') {
    await saveView({ businessId, userId, page, name, query, shared, now: now() })
    return back('saved')
  }
  const changed = await changeView({ businessId, userId, viewId, name, shared })
  return back(changed.ok ? 'changed' : changed.reason)
}
