import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readNumbering } from '#app/db/read/numbering.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { archive, makeDefault, save, saveSettings } from './numbering-actions.server.ts'
import type { NumberingErrors } from './numbering-actions.server.ts'
import { PrintPanel } from './print-panel.tsx'
import { SeriesPanel } from './series-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Numbering · Settings · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, currency } = await requireStaff(request, 'change-settings')
  const said = new URL(request.url).searchParams.has('said')
  return { ...(await readNumbering(businessId, todayIn(timeZone, instantOf(now())))), currency, said }
}

const intents: Record<string, typeof save> = {
  settings: saveSettings,
  series: save,
  default: makeDefault,
  archive,
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const run = intents[intent]
  if (!run) throw new Response('Unknown action', { status: 400 })
  const staff = await requireStaff(request, 'change-settings')
  const errors = await run({ staff, form, now: now() })
  if (errors) return data({ intent, series: String(form.get('series') ?? ''), errors }, { status: 400 })
  return redirect('/admin/settings/numbering?said=saved')
}

export default function NumberingSettings() {
  const { settings, series, hasTransferDetails, currency, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const none: NumberingErrors = {}
  return (
    <DeskPage
      title="Numbering"
      lede="How invoices are numbered, and what stands on every one of them."
      said={said ? 'Saved. It counts for new invoices; what is issued stays as it is.' : null}
    >
      <div className="flex max-w-2xl flex-col gap-4">
        <SeriesPanel
          series={series}
          wrong={answer && answer.intent !== 'settings' ? { series: answer.series, errors: answer.errors } : null}
        />
        <PrintPanel
          settings={settings}
          hasTransferDetails={hasTransferDetails}
          currency={currency}
          errors={answer?.intent === 'settings' ? answer.errors : none}
        />
      </div>
    </DeskPage>
  )
}
