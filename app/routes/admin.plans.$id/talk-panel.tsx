import { Form } from '@remix-run/react'
import { toDecimalString } from '#app/domain/money.ts'
import type { PlanAtDesk } from '#app/db/read/plan-desk.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { PlanRowsEditor } from '#app/ui/plan-rows-editor.tsx'
import { fitWords } from '#app/ui/plan-words.ts'
import type { DeskPlanOutcome } from './decide-plan.server.ts'

export type Refused = Extract<DeskPlanOutcome, { kind: 'refused' }> | null

/** What a person can answer: yes, another offer, or no with words. While the client is asked, the offer can be changed or taken back. */
export function TalkPanel({ plan, refused }: { plan: PlanAtDesk; refused: Refused }) {
  const isOurs = plan.waitsFor === 'client'
  const errorsOf = (intent: string) => (refused?.intent === intent ? refused.errors : undefined)
  const missed = plan.rails.filter(({ isKept }) => !isKept).map(({ limit }) => limit)
  const problems = errorsOf('accept')?.['accept']
  const cannot = plan.isMoved
    ? 'Something was paid, credited or charged since this offer was made: make another one for what is open now.'
    : plan.isOutdated
      ? 'The first day of this offer has passed: make another one with other days.'
      : null
  return (
    <Panel title={isOurs ? 'While the client decides' : 'Your answer'}>
      {!isOurs && (
        <Form method="post" className="flex flex-col gap-2">
          {problems && (
            <p role="alert" className="text-needs-you">
              {problems.join(' ')}
            </p>
          )}
          {cannot ? (
            <p className="text-late">{cannot}</p>
          ) : (
            <>
              <p className={missed.length === 0 ? 'text-settled' : 'text-late'}>
                {missed.length === 0 ? 'It fits your limits.' : `Beyond your limits: ${fitWords(missed)}.`}
              </p>
              <div>
                <button
                  type="submit"
                  name="intent"
                  value="accept"
                  aria-keyshortcuts="a"
                  className={deskButton('primary')}
                >
                  Accept this plan
                </button>
              </div>
              <p className="text-xs text-ink-faint">
                The terms go to the client and to you as a PDF, and follow-up rests while the plan is kept.
              </p>
            </>
          )}
        </Form>
      )}
      <CounterForm plan={plan} isOurs={isOurs} refused={refused} errors={errorsOf('counter')?.['rows']} />
      <EndForm isOurs={isOurs} errors={errorsOf(isOurs ? 'withdraw' : 'decline')?.['message']} />
    </Panel>
  )
}

interface CounterFormProps {
  plan: PlanAtDesk
  isOurs: boolean
  refused: Refused
  errors: readonly string[] | undefined
}

function CounterForm({ plan, isOurs, refused, errors }: CounterFormProps) {
  const typed = refused?.intent === 'counter' ? refused.typed : null
  const rows = typed?.rows ?? plan.nextRows.map(({ dueOn, amount }) => ({ dueOn, amount: toDecimalString(amount) }))
  return (
    <Foldout
      title={isOurs ? 'Change our offer' : 'Make another offer'}
      shortcut="c"
      isOpen={refused?.intent === 'counter' || plan.isMoved || plan.isOutdated}
    >
      {/* Anew for other rows, since the browser keeps what was typed. */}
      <Form key={JSON.stringify(rows)} method="post" className="flex flex-col gap-3">
        <PlanRowsEditor rows={rows} total={plan.open} errors={errors} />
        <Field label="Your words to the client" hint="May stay empty.">
          {(control) => (
            <textarea
              {...control}
              name="message"
              rows={3}
              maxLength={1_000}
              defaultValue={typed?.message}
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value="counter" className={deskButton('primary')}>
            Send the offer
          </button>
        </div>
      </Form>
    </Foldout>
  )
}

function EndForm({ isOurs, errors }: { isOurs: boolean; errors: readonly string[] | undefined }) {
  return (
    <Foldout title={isOurs ? 'Take our offer back' : 'Decline with words'} shortcut="d" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Why" hint="The client reads it. Follow-up goes on where it stood." errors={errors}>
          {(control) => (
            <textarea {...control} name="message" rows={3} required maxLength={1_000} className={deskInput} />
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value={isOurs ? 'withdraw' : 'decline'} className={deskButton()}>
            {isOurs ? 'Take it back' : 'Decline'}
          </button>
        </div>
      </Form>
    </Foldout>
  )
}
