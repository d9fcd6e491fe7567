import { Form } from '@remix-run/react'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { InstalmentStatus } from '#app/domain/plan/plan-standing.ts'
import { useDesk } from './desk.ts'
import { deskButton, deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'
import { Foldout } from './foldout.tsx'

type Errors = Readonly<Record<string, readonly string[]>>

/** One instalment as the forms need it; its day is YYYY-MM-DD. */
interface ActionInstalment {
  readonly position: number
  readonly dueOn: string
  readonly open: Money
  readonly status: InstalmentStatus
}

interface PlanActionsProps {
  instalments: readonly ActionInstalment[]
  /** What is open of the plan. */
  remaining: Money
  /** What was wrong with the form that was sent, by field. */
  refused: { readonly intent: string; readonly errors: Errors } | null
}

/**
 * What the owner can do about an agreed plan: give an instalment more time, offer another plan for the rest, or end it. Each
 * posts to its own page with an `intent`; `actOnPlan` carries it out.
 */
export function PlanActions({ instalments, remaining, refused }: PlanActionsProps) {
  const errorsOf = (intent: string) => (refused?.intent === intent ? refused.errors : undefined)
  const unpaid = instalments.filter(({ status }) => status !== 'paid')
  return (
    <div className="flex flex-col gap-2">
      <ExtendForm instalments={unpaid} errors={errorsOf('extend')} />
      <ReplanForm remaining={remaining} errors={errorsOf('replan')} />
      <EndForm errors={errorsOf('end')} />
    </div>
  )
}

function ExtendForm({ instalments, errors }: { instalments: readonly ActionInstalment[]; errors: Errors | undefined }) {
  const { today, locale } = useDesk()
  const named = ({ position, dueOn, open }: ActionInstalment) => {
    const day = parseDay(dueOn)
    return `${position}: ${formatMoney(open, locale)}, due on ${day ? formatDay(day, locale, 'long') : dueOn}`
  }
  return (
    <Foldout title="Give more time" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Instalment" errors={errors?.['position']}>
          {(control) => (
            <select {...control} name="position" className={deskInput}>
              {instalments.map((one) => (
                <option key={one.position} value={one.position}>
                  {named(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Now due on" errors={errors?.['dueOn']}>
          {(control) => <input {...control} type="date" name="dueOn" required min={today} className={deskInput} />}
        </Field>
        <Field label="Later instalments">
          {(control) => (
            <select {...control} name="later" className={deskInput}>
              <option value="keep">Keep their days</option>
              <option value="shift">Move by as many days</option>
            </select>
          )}
        </Field>
        <MessageField errors={errors} />
        <div>
          <button type="submit" name="intent" value="extend" className={deskButton('primary')}>
            Give more time
          </button>
        </div>
      </Form>
    </Foldout>
  )
}

function ReplanForm({ remaining, errors }: { remaining: Money; errors: Errors | undefined }) {
  const { today, locale } = useDesk()
  return (
    <Foldout title="Offer another plan for the rest" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">
          {formatMoney(remaining, locale)} of this plan is open. The client is asked whether the new one suits them;
          this one ends, and follow-up rests meanwhile.
        </p>
        <Field label="Number of instalments" errors={errors?.['count']}>
          {(control) => (
            <input {...control} type="number" name="count" required min={1} max={60} className={deskInput} />
          )}
        </Field>
        <Field label="First payment on" errors={errors?.['firstOn']}>
          {(control) => <input {...control} type="date" name="firstOn" required min={today} className={deskInput} />}
        </Field>
        <Field label="How often" errors={errors?.['rhythm']}>
          {(control) => (
            <select {...control} name="rhythm" defaultValue="monthly" className={deskInput}>
              <option value="weekly">Every week</option>
              <option value="fortnightly">Every two weeks</option>
              <option value="monthly">Every month</option>
            </select>
          )}
        </Field>
        <MessageField errors={errors} />
        <div>
          <button type="submit" name="intent" value="replan" className={deskButton('primary')}>
            Send the offer
          </button>
        </div>
      </Form>
    </Foldout>
  )
}

function EndForm({ errors }: { errors: Errors | undefined }) {
  return (
    <Foldout title="End the plan" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">
          The client is told once, and the follow-up of each invoice goes on where it stood before the plan. What is
          paid stays paid.
        </p>
        <MessageField errors={errors} />
        <div>
          <button type="submit" name="intent" value="end" className={deskButton('secondary')}>
            End the plan
          </button>
        </div>
      </Form>
    </Foldout>
  )
}

function MessageField({ errors }: { errors: Errors | undefined }) {
  return (
    <Field label="Your words to the client" hint="May stay empty." errors={errors?.['message']}>
      {(control) => <textarea {...control} name="message" rows={3} maxLength={1_000} className={deskInput} />}
    </Field>
  )
}
