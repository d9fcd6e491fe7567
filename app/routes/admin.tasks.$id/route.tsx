import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import type { StaffAction, StaffRole } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readClientFacts } from '#app/db/read/clients.server.ts'
import { readHelp } from '#app/db/read/help.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readBounces, readNamedPerson, readTask } from '#app/db/read/tasks.server.ts'
import type { TaskRow } from '#app/db/read/tasks.server.ts'
import { CallForm } from '#app/ui/call-form.tsx'
import { CallFactsPanel, CallSheet } from '#app/ui/call-sheet.tsx'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { taskItem } from '#app/ui/task-item.ts'
import { useAnswer } from '#app/ui/use-answer.ts'
import { When } from '#app/ui/when.tsx'
import { BouncedMails, PersonForm } from './address-panel.tsx'
import { readCallPage } from './call-page.server.ts'
import { typedIn } from './parse-call.server.ts'
import { HelpPanel } from './help-panel.tsx'
import { NamedPanel } from './named-panel.tsx'
import { address, call, confirmContact, declineTime, done, grantTime, refuseContact } from './task-actions.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.task.title ?? 'Task'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const row = isUuid(params.id) ? await readTask(businessId, params.id) : null
  if (!row) throw notFound()
  const task = taskItem(row)
  const isOpen = row.doneAt === null
  return {
    task,
    call: isOpen && row.kind === 'call' && row.invoice ? await readCallPage(businessId, row.invoice.id, now()) : null,
    bounce: isOpen && task.kind === 'bounce' ? await readBouncePage(businessId, row) : null,
    named:
      isOpen && row.kind === 'contact_proposal'
        ? {
            ...(await readNamedPerson(businessId, row.key.split('/')[1] ?? '')),
            mayConfirm: can(role, 'confirm-contact'),
          }
        : null,
    help: isOpen && row.kind === 'help' ? await readHelpPage(businessId, role, row) : null,
  }
}

async function readHelpPage(businessId: string, role: StaffRole, { key }: TaskRow) {
  const help = await readHelp(businessId, key.split('/')[1] ?? '')
  if (!help) return null
  const { words, wishedOn, restsUntil } = help
  return {
    ...{ words, mayDecide: can(role, 'decide-help') },
    wishedOn: wishedOn && wishedOn.toString(),
    restsUntil: restsUntil && restsUntil.toString(),
  }
}

async function readBouncePage(businessId: string, { client }: TaskRow) {
  if (!client) return null
  const [facts, bounces] = await Promise.all([
    readClientFacts(businessId, client.id),
    readBounces(businessId, client.id),
  ])
  return { contacts: facts?.contacts ?? [], bounces }
}

const intents: Record<string, { may: StaffAction; run: typeof call }> = {
  call: { may: 'log-call', run: call },
  address: { may: 'change-address', run: address },
  'confirm-contact': { may: 'confirm-contact', run: confirmContact },
  'refuse-contact': { may: 'confirm-contact', run: refuseContact },
  grant: { may: 'decide-help', run: grantTime },
  decline: { may: 'decide-help', run: declineTime },
  done: { may: 'complete-task', run: done },
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const wanted = intents[intent]
  if (!wanted) throw new Response('Unknown action', { status: 400 })
  const staff = await requireStaff(request, wanted.may)
  const task = isUuid(params.id) ? await readTask(staff.businessId, params.id) : null
  if (!task) throw notFound()
  const problems = await wanted.run({ staff, task, form, now: now() })
  if (problems) return data({ intent, problems, typed: typedIn(form) }, { status: 400 })
  return redirect(intent === 'call' && task.invoice ? `/admin/invoices/${task.invoice.id}?said=called` : '/admin/tasks')
}

export default function TaskPage() {
  const { task, call: callPage, bounce, named, help } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const answer = useAnswer<typeof action>()
  const problemsOf = (intent: string) => (answer?.intent === intent ? answer.problems : undefined)
  return (
    <DeskPage
      title={task.title}
      lede={
        <span className="flex flex-wrap gap-x-3">
          <span>{task.word}</span>
          {task.doneAt ? (
            <span>
              done <When at={task.doneAt} />
            </span>
          ) : (
            <span>
              by <Day day={task.dueOn} locale={locale} />
            </span>
          )}
          {task.client && (
            <Link to={`/admin/clients/${task.client.id}`} className="link">
              {task.client.name}
            </Link>
          )}
          {task.invoice && (
            <Link to={`/admin/invoices/${task.invoice.id}`} className="link">
              Invoice {task.invoice.number}
            </Link>
          )}
        </span>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {callPage && <CallSheet sheet={callPage.sheet} />}
          {bounce && <BouncedMails {...bounce} />}
          {named && <NamedPanel {...named} problems={problemsOf('confirm-contact')} />}
          {help && <HelpPanel {...help} problemsOf={problemsOf} typed={answer?.typed} />}
          {!callPage && !named && !help && !task.doneAt && <DonePanel problems={problemsOf('done')} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {callPage && <CallFactsPanel sheet={callPage.sheet} />}
          {callPage && (
            <Panel title="Log the call">
              <CallForm
                callId={callPage.callId}
                balance={callPage.sheet.balance}
                errors={problemsOf('call')}
                typed={answer?.typed}
              />
            </Panel>
          )}
          {bounce && (
            <Panel title="Put it right">
              <PersonForm
                intent="address"
                submit="Save address"
                person={{ name: null, email: null, phone: null }}
                withPhone={false}
                problems={problemsOf('address')}
              />
            </Panel>
          )}
        </div>
      </div>
    </DeskPage>
  )
}

type Problems = Readonly<Record<string, readonly string[] | undefined>> | undefined

function DonePanel({ problems }: { problems: Problems }) {
  return (
    <Panel title="When it is done">
      <Form method="post" className="flex flex-col gap-3">
        <Field label="What came of it" hint="Goes on record; may stay empty." errors={problems?.['outcome']}>
          {(control) => <textarea {...control} name="outcome" rows={2} maxLength={500} className={deskInput} />}
        </Field>
        <div>
          <button type="submit" name="intent" value="done" className={deskButton('primary')}>
            Done
          </button>
        </div>
      </Form>
    </Panel>
  )
}
