import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readDraftDesk, readWrittenDraft } from '#app/db/read/draft-form.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { emptyLine } from '#app/domain/invoice/typed-draft.ts'
import type { TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { DraftForm } from '#app/ui/draft/draft-form.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { answerDraft, readDraftPage } from './draft-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'New invoice · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, currency } = await requireStaff(request, 'edit-invoice')
  const query = new URL(request.url).searchParams
  const from = query.get('from')
  const issuedOn = todayIn(timeZone, instantOf(now())).toString()
  const copied = isUuid(from ?? undefined) ? await readWrittenDraft(businessId, from ?? '') : null
  if (from !== null && !copied) throw new Response('Not found', { status: 404 })
  const desk = await readDraftDesk(businessId)
  const fresh: TypedDraft = {
    client: query.get('client') ?? '',
    ...{ clientQuery: '', newName: '', newEmail: '', newContact: '', newAddress: '' },
    ...{ number: '', seriesId: desk.series[0]?.id ?? '', issuedOn, terms: '', currency },
    ...{ taxInclusive: false, rebate: '', purchaseOrder: '', description: '', notes: desk.notes ?? '' },
    earlyPercent: desk.discount?.percent ?? '',
    earlyDays: desk.discount ? String(desk.discount.days) : '',
    lines: [emptyLine],
  }
  const again = copied && { ...copied.typed, number: '', seriesId: copied.typed.seriesId || fresh.seriesId, issuedOn }
  // A due day of its own belonged to the invoice it was on.
  const typed = again && /^\d{4}-/.test(again.terms) ? { ...again, terms: '' } : again
  return { page: await readDraftPage(businessId, typed ?? fresh), copiedFrom: copied?.number ?? null }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-invoice')
  const answer = await answerDraft({ request, staff, invoiceId: null, now: now() })
  if (answer.kind === 'saved') return redirect(`/admin/invoices/${answer.invoiceId}?said=drafted`)
  return data(answer, { status: answer.status })
}

export default function NewInvoice() {
  const { page, copiedFrom } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title="New invoice"
      lede={
        copiedFrom
          ? `Written like invoice ${copiedFrom}. Nothing is saved or sent yet.`
          : 'It stays a draft until you issue it.'
      }
    >
      <DraftForm {...(answer?.page ?? page)} errors={answer?.errors ?? {}} files={[]} cancelTo="/admin/invoices" />
    </DeskPage>
  )
}
