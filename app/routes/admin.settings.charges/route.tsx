import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readChargeSettings } from '#app/db/read/charge-settings.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { previewCharges } from './charge-preview.ts'
import { settingsIntents } from './charge-settings-actions.server.ts'
import { DiscountPanel } from './discount-panel.tsx'
import { RatesPanel } from './rates-panel.tsx'
import { TermsPanel } from './terms-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Fees, interest and discounts · Dunwell' }]

const sayings: Record<string, string> = {
  terms: 'Saved. It counts for what is charged from now on.',
  'add-rate': 'The rate is in the table.',
  'remove-rate': 'The rate is gone. What was charged with it stays.',
  discount: 'Saved. New invoices offer it from now on.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request, 'change-settings')
  const settings = await readChargeSettings(businessId)
  return {
    settings: { ...settings, rates: settings.rates.map((rate) => ({ ...rate, fromDay: rate.fromDay.toString() })) },
    preview: previewCharges(settings, todayIn(timeZone, instantOf(now()))),
    said: sayings[new URL(request.url).searchParams.get('said') ?? ''] ?? null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const run = settingsIntents[intent]
  if (!run) throw new Response('Unknown action', { status: 400 })
  const errors = await run({ staff, form, now: now() })
  return errors ? data({ intent, errors }, { status: 400 }) : redirect(`/admin/settings/charges?said=${intent}`)
}

export default function ChargeSettingsPage() {
  const { settings, preview, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : {})
  return (
    <DeskPage title="Fees, interest and discounts" lede="What being late costs and being early saves." said={said}>
      <div className="flex max-w-2xl flex-col gap-4">
        <TermsPanel settings={settings} errors={errorsOf('terms')} />
        <RatesPanel settings={settings} preview={preview} errors={errorsOf('add-rate')} />
        <DiscountPanel settings={settings} errors={errorsOf('discount')} />
      </div>
    </DeskPage>
  )
}
