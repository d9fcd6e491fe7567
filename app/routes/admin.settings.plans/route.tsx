import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { loadPlanRules } from '#app/db/read/plans.server.ts'
import { changePlanRules } from '#app/features/settings/change-plan-rules.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { planRulesForm } from './plan-rules-form.ts'
import { AcceptPanel, LimitsPanel } from './rules-panels.tsx'

export const meta: MetaFunction = () => [{ title: 'Plans · Settings · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, currency } = await requireStaff(request, 'change-settings')
  const said = new URL(request.url).searchParams.has('said')
  return { rules: await loadPlanRules(prisma, businessId, currency), currency, said }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const { businessId, currency } = staff
  const parsed = planRulesForm(currency).safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) {
    const errors: Record<string, string[] | undefined> = z.flattenError(parsed.error).fieldErrors
    return data({ errors }, { status: 400 })
  }
  await changePlanRules({ businessId, currency, rules: parsed.data, actor: actorOf(staff), now: now() })
  return redirect('/admin/settings/plans?said=saved')
}

export default function PlanSettings() {
  const { rules, currency, said } = useLoaderData<typeof loader>()
  const errors = useAnswer<typeof action>()?.errors ?? {}
  return (
    <DeskPage
      title="Plans"
      lede="What clients may agree on with you in instalments."
      said={said ? 'Saved. It counts for proposals from now on.' : null}
    >
      <Form method="post" className="flex max-w-2xl flex-col gap-4">
        <LimitsPanel rules={rules} currency={currency} errors={errors} />
        <AcceptPanel rules={rules} currency={currency} errors={errors} />
        <div>
          <button type="submit" className={deskButton('primary')}>
            Save
          </button>
        </div>
      </Form>
    </DeskPage>
  )
}
