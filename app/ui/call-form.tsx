import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { outcomeNames } from '#app/domain/call/call-result.ts'
import { toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { callOutcomes } from '#app/domain/words/template-kinds.ts'
import type { CallOutcome } from '#app/domain/words/template-kinds.ts'
import { useDesk } from './desk.ts'
import { deskButton, deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'

export type CallErrors = Readonly<Record<string, readonly string[] | undefined>>

interface CallFormProps {
  /** Names this call: the same form sent twice is one call. */
  callId: string
  balance: Money
  errors: CallErrors | undefined
  /** What was typed before it was refused, by field. */
  typed: Typed | undefined
}

export type Typed = Readonly<Record<string, string>>

/** The outcome of a call; what belongs to an outcome unfolds below it, also without script. */
export function CallForm({ callId, balance, errors = {}, typed = {} }: CallFormProps) {
  return (
    <Form method="post" className="flex flex-col gap-4">
      <input type="hidden" name="callId" value={callId} />
      <fieldset className="flex min-w-0 flex-col gap-1">
        <legend className="pb-1 font-medium">What came of it</legend>
        {errors['outcome'] && (
          <p role="alert" className="text-needs-you">
            {errors['outcome'].join(' ')}
          </p>
        )}
        {callOutcomes.map((outcome) => (
          <div key={outcome} className="group/outcome flex flex-col">
            <label className="flex min-h-11 items-center gap-2 lg:min-h-8">
              <input
                type="radio"
                name="outcome"
                value={outcome}
                required
                defaultChecked={typed['outcome'] === outcome}
              />
              {outcomeNames[outcome]}
            </label>
            <OutcomeFields outcome={outcome} balance={balance} errors={errors} typed={typed} />
          </div>
        ))}
      </fieldset>
      <Field label="Spoke with" errors={errors['spokeWith']}>
        {(control) => (
          <input
            {...control}
            name="spokeWith"
            defaultValue={typed['spokeWith']}
            maxLength={200}
            autoComplete="off"
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Notes" hint="For you and your colleagues; the client does not see them." errors={errors['notes']}>
        {(control) => (
          <textarea
            {...control}
            name="notes"
            defaultValue={typed['notes']}
            rows={3}
            maxLength={2000}
            className={deskInput}
          />
        )}
      </Field>
      <Field
        label="For the summary"
        hint="What you want the client to read about it. The mail is drafted; you look it over before it goes out."
        errors={errors['summary']}
      >
        {(control) => (
          <textarea
            {...control}
            name="summary"
            defaultValue={typed['summary']}
            rows={3}
            maxLength={2000}
            className={deskInput}
          />
        )}
      </Field>
      <div>
        <button type="submit" name="intent" value="call" className={deskButton('primary')}>
          Save the call
        </button>
      </div>
    </Form>
  )
}

interface OutcomeFieldsProps {
  outcome: CallOutcome
  balance: Money
  errors: CallErrors
  typed: Typed
}

function OutcomeFields({ outcome, balance, errors, typed }: OutcomeFieldsProps) {
  const { today } = useDesk()
  const of = (name: string) => ({ name, errors: errors[name], value: typed[name] })
  switch (outcome) {
    case 'promised':
      return (
        <Belongs>
          <DayField label="They will pay on" {...of('promisedOn')} min={today} />
          <AmountField
            label={`Amount promised (${balance.currency})`}
            {...of('promisedAmount')}
            value={typed['promisedAmount'] ?? toDecimalString(balance)}
          />
          <TextField
            label="Why a later day is fine"
            hint="Needed for a day more than 30 days ahead."
            {...of('promiseNote')}
          />
        </Belongs>
      )
    case 'disputes':
      return (
        <Belongs>
          <TextField label="What is wrong" {...of('disputeReason')} />
          <AmountField
            label={`Disputed amount (${balance.currency})`}
            hint="Empty: all of it. The rest stays payable."
            {...of('disputedAmount')}
          />
        </Belongs>
      )
    case 'asks_for_plan':
      return (
        <Belongs>
          <TextField label="What they have in mind" hint="How many parts, how much, from when." {...of('planWishes')} />
        </Belongs>
      )
    case 'call_back':
      return (
        <Belongs>
          <DayField label="Day of the next call" {...of('callBackOn')} min={today} />
        </Belongs>
      )
    case 'wrong_person':
      return (
        <Belongs>
          <TextField label="Name of the right person" {...of('rightName')} />
          <TextField label="Their e-mail address" {...of('rightEmail')} type="email" />
          <TextField label="Their phone number" {...of('rightPhone')} type="tel" />
          <p className="text-xs text-ink-faint">Nothing is sent to them before the owner has confirmed it.</p>
        </Belongs>
      )
    case 'reached':
    case 'no_answer':
    case 'refuses':
      return null
  }
}

/** Shown while the outcome above it is chosen. */
const Belongs = ({ children }: { children: ReactNode }) => (
  <div className="hidden flex-col gap-3 border-l-2 border-line py-2 pl-4 group-has-checked/outcome:flex">
    {children}
  </div>
)

interface PartProps {
  label: string
  name: string
  hint?: string
  errors: readonly string[] | undefined
  value: string | undefined
}

const DayField = ({ label, name, min, value, errors }: PartProps & { min: string }) => (
  <Field label={label} errors={errors}>
    {(control) => <input {...control} type="date" name={name} min={min} defaultValue={value} className={deskInput} />}
  </Field>
)

const AmountField = ({ label, name, hint, value, errors }: PartProps) => (
  <Field label={label} hint={hint} errors={errors}>
    {(control) => (
      <input
        {...control}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={value}
        className={`${deskInput} tabular-nums`}
      />
    )}
  </Field>
)

const TextField = ({
  label,
  name,
  hint,
  type = 'text',
  value,
  errors,
}: PartProps & { type?: 'text' | 'email' | 'tel' }) => (
  <Field label={label} hint={hint} errors={errors}>
    {(control) => (
      <input
        {...control}
        type={type}
        name={name}
        maxLength={300}
        autoComplete="off"
        defaultValue={value}
        className={deskInput}
      />
    )}
  </Field>
)
