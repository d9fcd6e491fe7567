import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readWrittenDraft } from '#app/db/read/draft-form.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { DraftForm } from '#app/ui/draft/draft-form.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { answerDraft, readDraftPage } from '../admin.invoices.new/draft-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `Edit ${page.number}` : 'Edit draft'} · Dunwell` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'edit-invoice')
  const draft = isUuid(params.id) ? await readWrittenDraft(businessId, params.id) : null
  if (!draft) throw new Response('Not found', { status: 404 })
  // What is issued is not edited: its own page says what can be done instead.
  if (draft.state !== 'draft') throw redirect(`/admin/invoices/${params.id}?said=issued-already`)
  const { number, files, typed } = draft
  return { id: params.id ?? '', number, files, page: await readDraftPage(businessId, typed) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-invoice')
  if (!isUuid(params.id)) throw new Response('Not found', { status: 404 })
  const answer = await answerDraft({ request, staff, invoiceId: params.id, now: now() })
  if (answer.kind === 'saved') return redirect(`/admin/invoices/${answer.invoiceId}?said=drafted`)
  return data(answer, { status: answer.status })
}

export default function EditDraft() {
  const { id, number, files, page } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage title={`Edit ${number}`} lede="It stays a draft until you issue it.">
      <DraftForm
        {...(answer?.page ?? page)}
        errors={answer?.errors ?? {}}
        files={files}
        cancelTo={`/admin/invoices/${id}`}
      />
    </DeskPage>
  )
}
