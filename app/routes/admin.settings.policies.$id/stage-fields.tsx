import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { nameOf } from '#app/features/policies/policy-draft.ts'
import type { StageDraft } from '#app/features/policies/policy-draft.ts'
import { attachLabels, channelLabels, kindLabels, roleLabels, toneLabels } from './stage-labels.ts'

interface StageFieldsProps {
  index: number
  stage: StageDraft
  currencies: readonly string[]
  /** What is wrong with a field of this step. */
  errorsOf: (field: string) => string[]
}

/** One step of the ladder: what decides its day and words first, the rest folded away. */
export function StageFields({ index, stage, currencies, errorsOf }: StageFieldsProps) {
  const name = (field: string) => `stages.${index}.${field}`
  const day = stage.offsetDays === '' ? 'Without a day' : `Day ${stage.offsetDays}`
  const rest = ['alongside', 'copyTo', 'attach', 'answerWithinDays', 'fee', 'chargesInterest', 'tone']
  return (
    <fieldset
      id={`step-${index}`}
      tabIndex={-1}
      className="flex min-w-0 flex-col gap-3 border-t border-line py-4 first:border-t-0 first:pt-0 lg:scroll-mt-48"
    >
      <legend className="sr-only">
        {day}: {nameOf(stage)}
      </legend>
      <input type="hidden" name={name('id')} value={stage.id} />
      <div className="grid gap-3 sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)]">
        <Field label="Day" errors={errorsOf('offsetDays')}>
          {(control) => (
            <input
              {...control}
              type="number"
              name={name('offsetDays')}
              defaultValue={stage.offsetDays}
              min={-60}
              max={365}
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
        <Choice
          label="What is said"
          name={name('key')}
          value={stage.key}
          choices={kindLabels}
          errors={errorsOf('key')}
        />
        {stage.key === 'gate' ? (
          <p className="self-center text-ink-soft">Nothing is sent: it is put on your desk.</p>
        ) : (
          <Choice
            label="How"
            name={name('channel')}
            value={stage.channel}
            choices={channelLabels}
            errors={errorsOf('channel')}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {stage.key === 'gate' ? (
          <span />
        ) : (
          <Check name={name('needsApproval')} isOn={stage.needsApproval}>
            Somebody approves it first
          </Check>
        )}
        <button type="submit" name="intent" value={`remove:${index}`} formNoValidate className={deskButton('quiet')}>
          Remove<span className="sr-only"> {nameOf(stage)}</span>
        </button>
      </div>
      <Foldout title="More about this step" isOpen={rest.some((field) => errorsOf(field).length > 0)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice label="Tone" name={name('tone')} value={stage.tone} choices={toneLabels} errors={errorsOf('tone')} />
          <Choice
            label="Beside it"
            hint="The step is done without it."
            name={name('alongside')}
            value={stage.alongside}
            choices={{ '': 'Nothing', phone: 'A call', letter: 'A letter' }}
            errors={errorsOf('alongside')}
          />
          <Choice
            label="Attached"
            name={name('attach')}
            value={stage.attach}
            choices={attachLabels}
            errors={errorsOf('attach')}
          />
          <Field
            label="Days to answer"
            hint="A new deadline, named in the words; empty: none."
            errors={errorsOf('answerWithinDays')}
          >
            {(control) => (
              <input
                {...control}
                type="number"
                name={name('answerWithinDays')}
                defaultValue={stage.answerWithinDays}
                min={1}
                max={90}
                className={deskInput}
              />
            )}
          </Field>
          <fieldset className="flex flex-col gap-2">
            <legend className="pb-1 text-sm font-medium">Also written to</legend>
            {Object.entries(roleLabels).map(([role, label]) => (
              <Check key={role} name={name('copyTo')} value={role} isOn={stage.copyTo.includes(role)}>
                {label}
              </Check>
            ))}
          </fieldset>
          <div className="flex flex-col gap-3">
            {currencies.map((currency) => (
              <Field
                key={currency}
                label={`Late fee (${currency})`}
                hint="Once per invoice, and only where your terms name it."
                errors={errorsOf('fee').filter((message) => message.includes(currency))}
              >
                {(control) => (
                  <input
                    {...control}
                    name={name(`fee.${currency}`)}
                    defaultValue={stage.fee[currency] ?? ''}
                    inputMode="decimal"
                    className={`${deskInput} tabular-nums`}
                  />
                )}
              </Field>
            ))}
            <Check name={name('chargesInterest')} isOn={stage.chargesInterest}>
              Charge the interest that has run so far
            </Check>
          </div>
        </div>
      </Foldout>
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  hint?: string
  name: string
  value: string
  choices: Readonly<Record<string, string>>
  errors: string[]
}

function Choice({ label, hint, name, value, choices, errors }: ChoiceProps) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {(control) => (
        <select {...control} name={name} defaultValue={value} className={deskInput}>
          {Object.entries(choices).map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function Check({ name, value, isOn, children }: { name: string; value?: string; isOn: boolean; children: string }) {
  return (
    <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
      <input type="checkbox" name={name} value={value ?? 'on'} defaultChecked={isOn} className="size-4 shrink-0" />
      {children}
    </label>
  )
}
