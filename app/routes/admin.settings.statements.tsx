import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readStatementSchedule } from '#app/db/read/statement-schedule.server.ts'
import { statementAudiences, statementKinds } from '#app/domain/statement/statement-wish.ts'
import { changeSchedule } from '#app/features/statements/change-schedule.server.ts'
import { runNow } from '#app/features/statements/run-now.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { audienceWords } from '#app/ui/statement-words.ts'
import { useAnswer } from '#app/ui/use-answer.ts'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Statements · Dunwell' }]

const sayings: Record<string, string> = {
  schedule: 'Saved.',
  run: 'The statements are being written and go out one after the other. Under Statements you see each of them.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'change-settings')
  const said = sayings[new URL(request.url).searchParams.get('said') ?? ''] ?? null
  return { schedule: await readStatementSchedule(businessId), said }
}

const dayOfMonth = z
  .string()
  .trim()
  .regex(/^(?:[1-9]|[12]\d|3[01])?$/, 'Write a day from 1 to 31, or nothing.')
  .transform((text) => (text === '' ? null : Number(text)))
const scheduleForm = z.object({ day: dayOfMonth, to: z.enum(statementAudiences), kind: z.enum(statementKinds) })

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const form = await request.formData()
  const call = { businessId: staff.businessId, actor: actorOf(staff), now: now() }
  switch (form.get('intent')) {
    case 'schedule': {
      const read = scheduleForm.safeParse(Object.fromEntries(form))
      if (!read.success) return data({ errors: z.flattenError(read.error).fieldErrors }, { status: 400 })
      await changeSchedule({ ...call, schedule: read.data })
      return redirect('/admin/settings/statements?said=schedule')
    }
    case 'run':
      await runNow(call)
      return redirect('/admin/settings/statements?said=run')
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function StatementSettings() {
  const { schedule, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage title="Statements" lede="A regular look at what is open, by mail." said={said}>
      <div className="flex max-w-2xl flex-col gap-4">
        <Panel title="Every month">
          <Form method="post" className="flex flex-col gap-4">
            <Field
              label="Day of the month"
              hint="31 is always the last day. Empty: statements go out only when somebody sends them."
              errors={answer?.errors.day}
            >
              {(control) => (
                <input
                  {...control}
                  name="day"
                  inputMode="numeric"
                  maxLength={2}
                  autoComplete="off"
                  defaultValue={schedule.day ?? ''}
                  className={deskInput}
                />
              )}
            </Field>
            <Field
              label="To whom"
              hint="A client can be set to always or never get one, on the page of their statement."
              errors={answer?.errors.to}
            >
              {(control) => (
                <select {...control} name="to" defaultValue={schedule.to} className={deskInput}>
                  {statementAudiences.map((audience) => (
                    <option key={audience} value={audience}>
                      {audienceWords[audience]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Which kind" errors={answer?.errors.kind}>
              {(control) => (
                <select {...control} name="kind" defaultValue={schedule.kind} className={deskInput}>
                  <option value="open_item">What is open</option>
                  <option value="activity">What happened since the last one, with balances</option>
                </select>
              )}
            </Field>
            <p className="text-sm text-ink-faint">
              They go out at your send hour. A pause you put on a client, a dispute of a whole invoice or an address
              that does not work stops a statement, and you see why. One that speaks of overdue sums counts as the
              message of its day: no reminder goes out beside it.
            </p>
            <div>
              <button type="submit" name="intent" value="schedule" className={deskButton('primary')}>
                Save
              </button>
            </div>
          </Form>
        </Panel>
        <Panel title="The next run">
          <p>
            {schedule.nextAt ? (
              <>
                On <When at={schedule.nextAt} />: {audienceWords[schedule.to].toLowerCase()}.
              </>
            ) : (
              'None is planned.'
            )}
          </p>
          <Foldout title="Run it now">
            <Form method="post" className="flex flex-col items-start gap-3">
              <p className="text-sm text-ink-soft">
                Statements are written for all whom the setting above means, as it is saved, and mailed one after the
                other. Who had one today gets no second. The next run by itself is on the next statement day.
              </p>
              <button type="submit" name="intent" value="run" className={deskButton('primary')}>
                Send the statements now
              </button>
            </Form>
          </Foldout>
        </Panel>
      </div>
    </DeskPage>
  )
}
