import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { readDraftDesk } from '#app/db/read/draft-form.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { loadRecurring } from '#app/db/read/recurring.server.ts'
import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import { changeRecurring } from '#app/features/recurring/change-recurring.server.ts'
import { readSettings, typedSettings } from '#app/features/recurring/recurring-form.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { recurringProblems } from '#app/ui/recurring/recurring-words.ts'
import { SettingsFields } from '#app/ui/recurring/settings-fields.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Edit recurring invoice · Dunwell' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'edit-recurring')
  const found = isUuid(params['id']) ? await loadRecurring(prisma, businessId, params['id']) : null
  if (!found) throw new Response('Not found', { status: 404 })
  const { series } = await readDraftDesk(businessId)
  const typed = {
    ...{ name: found.name, purchaseOrder: found.purchaseOrder ?? '', notes: found.notes ?? '' },
    endOn: found.end.endOn?.toString() ?? '',
    countMax: found.end.countMax === null ? '' : String(found.end.countMax),
    termsDays: String(found.termsDays),
    seriesId: found.seriesId ?? '',
    outcome: found.sends ? 'send' : found.issues ? 'issue' : 'draft',
  }
  return { id: found.id, name: found.name, clientName: found.clientName, typed, series }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-recurring')
  const form = await request.formData()
  if (form.get('intent') !== 'save') throw new Response('Unknown action', { status: 400 })
  const recurringId = params['id']
  if (!isUuid(recurringId)) throw new Response('Not found', { status: 404 })
  const errors: DraftErrors = {}
  const typed = typedSettings(form)
  const settings = readSettings(typed, errors)
  if (!settings) return data({ errors, typed }, { status: 400 })
  const { businessId } = staff
  const changed = await changeRecurring({ businessId, recurringId, settings, actor: actorOf(staff), now: now() })
  if (changed.ok) return redirect(`/admin/recurring/${recurringId}?said=saved`)
  return data({ errors: { page: [recurringProblems[changed.reason] ?? ''] }, typed }, { status: 409 })
}

export default function EditRecurring() {
  const { id, name, clientName, typed, series } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const errors: DraftErrors = answer?.errors ?? {}
  return (
    <DeskPage
      title={`Edit ${name}`}
      lede={`For ${clientName}. It counts for the invoices to come; those that are made stay as they are. For another rhythm, end this one and set up another.`}
    >
      <Form method="post" className="flex max-w-2xl flex-col gap-4">
        {errors['page'] && (
          <p role="alert" className="text-needs-you">
            {errors['page'].join(' ')}
          </p>
        )}
        <SettingsFields typed={answer?.typed ?? typed} errors={errors} series={series} />
        <div className="flex flex-wrap gap-2">
          <button type="submit" name="intent" value="save" className={deskButton('primary')}>
            Save
          </button>
          <Link to={`/admin/recurring/${id}`} className={deskButton()}>
            Cancel
          </Link>
        </div>
      </Form>
    </DeskPage>
  )
}
