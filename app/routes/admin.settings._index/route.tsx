import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { isConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readSettings } from '#app/db/read/business-settings.server.ts'
import { changeSettings } from '#app/features/settings/change-settings.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { LooksPanels } from './looks-panels.tsx'
import { PaymentPanel } from './payment-panel.tsx'
import { readSettingsForm } from './settings-form.ts'
import { TimesPanels } from './times-panels.tsx'

const BODY_MAX = 1_000_000

export const meta: MetaFunction = () => [{ title: 'Settings · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'change-settings')
  return { settings: await readSettings(businessId), zones: Intl.supportedValuesOf('timeZone') }
}

/** Browsers send line ends of their own. */
const asSent = (text: string | null) => (text ?? '').replace(/\r\n?/g, '\n').trim()

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX) {
    return data(
      {
        saved: false,
        typed: null,
        faults: [
          {
            field: 'logo',
            message: 'Choose a PNG or JPEG picture of at most 300 KB and four million pixels, such as 2000 by 2000.',
          },
        ],
      },
      { status: 413 },
    )
  }
  const form = await request.formData()
  const file = form.get('logo')
  const logo = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const removeLogo = form.has('removeLogo')
  const { currency, transferDetails } = await readSettings(staff.businessId)
  const typed = readSettingsForm(form, currency)
  if (form.get('intent') === 'preview') return data({ saved: false, typed, faults: [] })
  // Whoever changes where clients send their money gives it away.
  if (asSent(typed.transferDetails) !== asSent(transferDetails) && !(await isConfirmed(staff))) {
    const message = 'Not saved: only somebody who has confirmed who they are changes where clients send money.'
    return data({ saved: false, typed, faults: [{ field: 'transferDetails', message }] }, { status: 428 })
  }
  const changed = await changeSettings({
    businessId: staff.businessId,
    typed,
    logo,
    removeLogo,
    actor: actorOf(staff),
    now: now(),
  })
  if (!changed.ok) return data({ saved: false, typed, faults: changed.faults ?? [] }, { status: 400 })
  return data({ saved: true, typed: null, faults: [] })
}

export default function Settings() {
  const { settings, zones } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const isSaving = useNavigation().state !== 'idle'
  const shown = { ...settings, ...answer?.typed }
  const errors = (field: string) =>
    answer?.faults.filter((fault) => fault.field === field).map(({ message }) => message)
  return (
    <DeskPage title="Settings">
      {answer && (
        <StatusSentence tone={answer.saved ? 'settled' : answer.faults.length > 0 ? 'needs-you' : 'waiting'}>
          {answer.saved
            ? 'Saved. New mails and the portal show it from now on.'
            : answer.faults.length > 0
              ? 'Nothing was saved yet: see what is marked below.'
              : 'This is how it would look under Looks; nothing is saved yet.'}
        </StatusSentence>
      )}
      <Form method="post" encType="multipart/form-data" className="flex max-w-2xl flex-col gap-4">
        <LooksPanels settings={shown} errors={errors} />
        <PaymentPanel settings={shown} errors={errors} />
        <TimesPanels settings={shown} zones={zones} errors={errors} />
        <div className="flex flex-wrap gap-2">
          <button type="submit" disabled={isSaving} className={deskButton('primary')}>
            {isSaving ? 'Saving…' : 'Save'}
          </button>
          <button type="submit" name="intent" value="preview" className={deskButton()}>
            Show how it would look
          </button>
        </div>
      </Form>
    </DeskPage>
  )
}
