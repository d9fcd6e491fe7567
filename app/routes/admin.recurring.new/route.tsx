import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { isCurrency } from '#app/domain/currency.ts'
import { typedDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import { createRecurring } from '#app/features/recurring/create-recurring.server.ts'
import {
  readLines,
  readRhythm,
  readSettings,
  typedRhythm,
  typedSettings,
} from '#app/features/recurring/recurring-form.ts'
import { linesAfter } from '#app/features/recurring/lines-after.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { PriceForm } from '#app/ui/recurring/price-form.tsx'
import { recurringProblems } from '#app/ui/recurring/recurring-words.ts'
import { RhythmFields } from '#app/ui/recurring/rhythm-fields.tsx'
import { SettingsFields } from '#app/ui/recurring/settings-fields.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ClientChoiceStep } from './client-choice.tsx'
import { readStart } from './start-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'New recurring invoice · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, 'edit-recurring')
  const today = todayIn(staff.timeZone, instantOf(now())).toString()
  return readStart(staff, new URL(request.url).searchParams, today)
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-recurring')
  const at = now()
  const today = todayIn(staff.timeZone, instantOf(at))
  const url = new URL(request.url)
  const form = await request.formData()
  const typed = typedDraft(form)
  const intent = String(form.get('intent'))
  const again = (errors: DraftErrors, lines = typed.lines) => ({
    ...{ errors, draft: { ...typed, lines }, rhythm: typedRhythm(form), settings: typedSettings(form) },
  })
  if (intent !== 'save') {
    const lines = linesAfter(intent, typed.lines, url.searchParams.get('line'))
    if (!lines) throw new Response('Unknown action', { status: 400 })
    return data(again({}, lines), { status: 200 })
  }
  const errors: DraftErrors = {}
  const currency = isCurrency(typed.currency) ? typed.currency : staff.currency
  const rhythm = readRhythm(typedRhythm(form), errors)
  const content = readLines(form, currency, errors)
  const settings = readSettings(typedSettings(form), errors)
  if (!rhythm || !content || !settings) return data(again(errors), { status: 400 })
  const created = await createRecurring({
    ...{ businessId: staff.businessId, actor: actorOf(staff), now: at, today },
    recurring: { ...settings, clientId: typed.client, rhythm, currency, content },
  })
  if (!created.ok) return data(again({ page: [recurringProblems[created.reason] ?? ''] }), { status: 400 })
  return redirect(`/admin/recurring/${created.value.recurringId}?said=created`)
}

export default function NewRecurring() {
  const start = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { today } = useDesk()
  const { client, copiedFrom } = start
  const draft = answer?.draft ?? start.draft
  const errors = answer?.errors ?? {}
  return (
    <DeskPage
      title="New recurring invoice"
      lede={
        client ? (
          <>
            For{' '}
            <Link to={`/admin/clients/${client.id}`} className="link">
              {client.name}
            </Link>
            {copiedFrom ? `, like invoice ${copiedFrom}.` : '.'} Nothing is made or sent before its first day.
          </>
        ) : (
          'First, whom it is for.'
        )
      }
    >
      {client ? (
        <PriceForm
          typed={draft}
          errors={errors}
          buttons={
            <>
              <button type="submit" name="intent" value="save" className={deskButton('primary')}>
                Set it up
              </button>
              <Link to="/admin/recurring" className={deskButton()}>
                Cancel
              </Link>
            </>
          }
        >
          <input type="hidden" name="client" value={client.id} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <SettingsFields typed={answer?.settings ?? start.settings} errors={errors} series={start.series} />
            <RhythmFields typed={answer?.rhythm ?? start.rhythm} errors={errors} today={today} />
          </div>
        </PriceForm>
      ) : (
        <ClientChoiceStep clients={start.clients} query={start.search} />
      )}
    </DeskPage>
  )
}
