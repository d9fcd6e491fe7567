import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { CheckCheck } from 'lucide-react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readChosenSums } from '#app/db/read/bulk.server.ts'
import { listColleagues } from '#app/db/read/filter-choices.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listPolicyNames } from '#app/db/read/policy-list.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { newId } from '#app/ids.server.ts'
import { startBulk } from '#app/features/bulk/start-bulk.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { impactView } from '#app/ui/impact-view.ts'
import { useAnswer } from '#app/ui/use-answer.ts'
import { readAsked } from './asked.server.ts'
import { readHold, readOwner, readPolicy } from './decide.server.ts'
import { DecisionFields } from './decision-fields.tsx'
import { lookAtPolicy } from './look.server.ts'
import { WhatHappens } from './what-happens.tsx'
import { titleWords, verbWords } from './words.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? titleWords(page) : 'Several at once'} · Dunwell` },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const { kind, chosen, isEmpty, back } = await readAsked(staff, query)
  const today = todayIn(staff.timeZone, instantOf(now()))
  return {
    ...{ kind, isEmpty, back, key: newId() },
    asked: [...query].filter(([name]) => ['do', 'list', 'query', 'all', 'id'].includes(name)),
    sums: await readChosenSums(staff.businessId, chosen, today),
    colleagues: kind === 'assign' ? await listColleagues(staff.businessId) : [],
    policies: kind === 'policy' ? await listPolicyNames(staff.businessId) : [],
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request)
  const { businessId, timeZone, locale } = staff
  const form = await request.formData()
  const fields = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]))
  const { kind, chosen, isEmpty, back } = await readAsked(staff, fields)
  const intent = form.get('intent')
  const id = fields.get('key') ?? undefined
  if (
    isEmpty ||
    !isUuid(id) ||
    (intent !== 'decide' && (kind !== 'policy' || (intent !== 'look' && intent !== 'more')))
  ) {
    throw new Response('Unknown action', { status: 400 })
  }
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const actor = actorOf(staff)
  const look = intent === 'decide' ? null : await lookAtPolicy(businessId, chosen, form, today, at)
  if (look)
    return data({
      problems: {},
      typed: typedIn(form),
      look: { ...look, impact: look.impact && impactView(look.impact, locale) },
    })

  const call = { businessId, id, chosen, back, today, actor, now: at }
  const refused = (problems: Readonly<Record<string, readonly string[] | undefined>>) =>
    data({ problems, typed: typedIn(form), look: null }, { status: 400 })
  switch (kind) {
    case 'hold': {
      const read = readHold(form, today)
      if ('problems' in read) return refused(read.problems)
      await startBulk({ ...call, kind, params: read.params })
      break
    }
    case 'assign': {
      const read = await readOwner(businessId, form)
      if ('problems' in read) return refused(read.problems)
      await startBulk({ ...call, kind, params: read.params })
      break
    }
    case 'policy': {
      const read = await readPolicy(businessId, form, { actor, now: at })
      if ('problems' in read) return refused(read.problems)
      await startBulk({ ...call, kind, params: read.params })
      break
    }
    default:
      await startBulk({ ...call, kind, params: {} })
  }
  return redirect(`/admin/bulk/${id}`)
}

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'))

export default function Bulk() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const isBusy = useNavigation().state === 'submitting'
  const { kind, asked, sums, back, key } = page
  const toList = (
    <Link to={back} className="link">
      Back to the list
    </Link>
  )
  if (page.isEmpty || sums.invoices + sums.clients === 0) {
    return (
      <DeskPage title={verbWords[kind]} lede={toList}>
        <EmptyState Icon={CheckCheck} title="Nothing is selected">
          <p>Select rows in the list, or “All that match”, and press the button again.</p>
        </EmptyState>
      </DeskPage>
    )
  }
  const what = titleWords(page)
  return (
    <DeskPage title={what} lede={toList}>
      <Panel title="What happens">
        <WhatHappens kind={kind} sums={sums} />
        <Form method="post" preventScrollReset className="flex flex-col gap-4">
          {asked.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="key" value={key} />
          <DecisionFields kind={kind} colleagues={page.colleagues} policies={page.policies} answer={answer} />
          <div className="flex flex-wrap gap-2">
            {kind === 'policy' && (
              <button type="submit" name="intent" value="look" disabled={isBusy} className={deskButton()}>
                See what would change
              </button>
            )}
            {(kind !== 'policy' || answer?.look) && (
              <button type="submit" name="intent" value="decide" disabled={isBusy} className={deskButton('primary')}>
                {what}
              </button>
            )}
            <Link to={back} className={deskButton()}>
              Leave it
            </Link>
          </div>
        </Form>
      </Panel>
    </DeskPage>
  )
}
