import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readSettings } from '#app/db/read/business-settings.server.ts'
import { changeSettings } from '#app/features/settings/change-settings.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { Checks, Text, TextArea } from './controls.tsx'
import { PaymentPanel } from './payment-panel.tsx'
import { readSettingsForm } from './settings-form.ts'

const BODY_MAX = 1_000_000

export const meta: MetaFunction = () => [{ title: 'Settings · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'change-settings')
  return { settings: await readSettings(businessId), zones: Intl.supportedValuesOf('timeZone') }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX) {
    return data(
      { saved: false, faults: [{ field: 'logo', message: 'Choose a PNG or JPEG picture of at most 300 KB.' }] },
      { status: 413 },
    )
  }
  const form = await request.formData()
  const file = form.get('logo')
  const logo = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const removeLogo = form.has('removeLogo')
  const { currency } = await readSettings(staff.businessId)
  const typed = readSettingsForm(form, currency)
  const changed = await changeSettings({
    businessId: staff.businessId,
    typed,
    logo,
    removeLogo,
    actor: actorOf(staff),
    now: now(),
  })
  if (!changed.ok) return data({ saved: false, faults: changed.faults ?? [] }, { status: 400 })
  return data({ saved: true, faults: [] })
}

export default function Settings() {
  const { settings, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isSaving = useNavigation().state !== 'idle'
  const errors = (field: string) =>
    answer?.faults.filter((fault) => fault.field === field).map(({ message }) => message)
  return (
    <DeskPage title="Settings">
      {answer && (
        <StatusSentence tone={answer.saved ? 'settled' : 'needs-you'}>
          {answer.saved
            ? 'Saved. New mails and the portal show it from now on.'
            : 'Nothing was saved yet: see what is marked below.'}
        </StatusSentence>
      )}
      <Form method="post" encType="multipart/form-data" className="flex max-w-2xl flex-col gap-4">
        <Panel title="Your business">
          <div className="flex flex-col gap-4">
            <Text label="Name" name="name" value={settings.name} errors={errors('name')} required />
            <Text
              label="E-mail"
              name="email"
              type="email"
              value={settings.email}
              errors={errors('email')}
              hint="Clients’ replies go here."
              required
            />
            <Text label="Phone" name="phone" type="tel" value={settings.phone ?? ''} errors={errors('phone')} />
            <TextArea label="Postal address" name="postalAddress" value={settings.postalAddress ?? ''} />
          </div>
        </Panel>
        <Panel title="Looks">
          <div className="flex flex-col gap-4">
            <Field
              label="Colour"
              hint="For your name, links and buttons; it is darkened where text would be hard to read."
              errors={errors('brandColor')}
            >
              {(control) => (
                <input
                  {...control}
                  type="color"
                  name="brandColor"
                  defaultValue={settings.brandColor}
                  className="h-11 w-20"
                />
              )}
            </Field>
            <Field
              label="Logo"
              hint="PNG or JPEG, up to 300 KB. Mails show it in place of your name; your clients’ pages do too if it is no more than 12 KB, so that they open at once on a phone."
              errors={errors('logo')}
            >
              {(control) => (
                <input {...control} type="file" name="logo" accept="image/png,image/jpeg" className={deskInput} />
              )}
            </Field>
            {settings.hasLogo && (
              <div className="flex flex-wrap items-center gap-4">
                <img src={`/brand/${settings.slug}/logo`} alt="Your logo" className="h-10 w-auto" />
                <Checks checks={[['removeLogo', 'Remove the logo', false]]} />
              </div>
            )}
          </div>
        </Panel>
        <PaymentPanel settings={settings} errors={errors} />
        <Panel title="When mails go out">
          <div className="flex flex-col gap-4">
            <Field label="Time zone" hint="Says which day is today." errors={errors('timeZone')}>
              {(control) => (
                <select {...control} name="timeZone" defaultValue={settings.timeZone} className={deskInput}>
                  {[...new Set([settings.timeZone, 'UTC', ...zones])].map((zone) => (
                    <option key={zone}>{zone}</option>
                  ))}
                </select>
              )}
            </Field>
            <Text
              label="Send hour"
              name="sendHour"
              type="number"
              value={String(settings.sendHour)}
              errors={errors('sendHour')}
              hint="Full hour of the client’s day, 8 to 19."
              required
            />
            <Text
              label="Thank-yous wait"
              name="thankYouWaitHours"
              type="number"
              value={String(settings.thankYouWaitHours)}
              errors={errors('thankYouWaitHours')}
              hint="Hours in which you can add a line of your own, 0 to 72; then they go out in the next business hour."
              required
            />
          </div>
        </Panel>
        <Panel title="Letters">
          <Field
            label="Envelopes"
            hint="Says where the address stands, so that it shows in the window, and on which paper."
            errors={errors('letterLayout')}
          >
            {(control) => (
              <select {...control} name="letterLayout" defaultValue={settings.letterLayout} className={deskInput}>
                <option value="us">US #10 with a window, Letter paper</option>
                <option value="din5008">DIN 5008 form B (DL window), A4 paper</option>
              </select>
            )}
          </Field>
        </Panel>
        <div>
          <button type="submit" disabled={isSaving} className={deskButton('primary')}>
            {isSaving ? 'Saving…' : 'Save'}
          </button>
        </div>
      </Form>
    </DeskPage>
  )
}
