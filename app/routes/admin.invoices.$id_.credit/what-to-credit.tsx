import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'

interface WhatToCreditProps {
  left: Amount
  lines: readonly { position: number; description: string; amount: Amount }[]
  errors: string[] | undefined
}

const choice = 'flex min-h-11 items-start gap-3 py-2 lg:min-h-9'

/** All that is left, some of the lines, or a sum. */
export function WhatToCredit({ left, lines, errors }: WhatToCreditProps) {
  const { locale } = useDesk()
  return (
    <Panel title="What is credited">
      <fieldset className="flex flex-col">
        <legend className="sr-only">What is credited</legend>
        <label className={choice}>
          <input type="radio" name="what" value="whole" className="mt-0.5 size-4 shrink-0" />
          <span>
            All of it, <Money amount={left} locale={locale} />
          </span>
        </label>
        {lines.length > 0 && (
          <>
            <label className={choice}>
              <input type="radio" name="what" value="lines" className="mt-0.5 size-4 shrink-0" />
              Whole lines
            </label>
            <ul className="flex flex-col pl-7">
              {lines.map(({ position, description, amount }) => (
                <li key={position}>
                  <label className={`${choice} justify-between`}>
                    <span className="flex min-w-0 items-start gap-3">
                      <input type="checkbox" name="credited" value={position} className="mt-0.5 size-4 shrink-0" />
                      {description}
                    </span>
                    <Money amount={amount} locale={locale} className="shrink-0" />
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
        <label className={choice}>
          <input type="radio" name="what" value="amount" defaultChecked className="mt-0.5 size-4 shrink-0" />A sum
        </label>
        <Field label={`Amount (${left.currency})`} errors={errors} className="max-w-xs pl-7">
          {(control) => (
            <input
              {...control}
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              className={`${deskInput} tabular-nums`}
            />
          )}
        </Field>
      </fieldset>
    </Panel>
  )
}
