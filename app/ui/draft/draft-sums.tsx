import type { DraftErrors, totalsSoFar, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { isZero } from '#app/domain/money.ts'
import { deskInput } from '../desk-controls.ts'
import { useDesk } from '../desk.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'
import { Money } from '../money.tsx'
import { Facts } from '../stat.tsx'

interface DraftSumsProps {
  typed: TypedDraft
  errors: DraftErrors
  sums: ReturnType<typeof totalsSoFar>
}

/** What it comes to so far. */
export function DraftSums({ typed, errors, sums }: DraftSumsProps) {
  const { locale } = useDesk()
  return (
    <Panel title="What it comes to">
      <Field label="Discount on the whole (%)" hint="Spread over the lines to the cent." errors={errors['rebate']}>
        {(control) => (
          <input
            {...control}
            name="rebate"
            inputMode="decimal"
            maxLength={6}
            defaultValue={typed.rebate}
            className={deskInput}
          />
        )}
      </Field>
      {sums ? (
        <Facts
          facts={[
            ...(isZero(sums.totals.rebate)
              ? []
              : ([['Discount', <Money key="v" amount={sums.totals.rebate} locale={locale} />]] as const)),
            ['Net', <Money key="v" amount={sums.totals.subtotal} locale={locale} />],
            ['Tax', <Money key="v" amount={sums.totals.tax} locale={locale} />],
            ['Total', <Money key="v" amount={sums.totals.total} locale={locale} className="text-lg font-semibold" />],
          ]}
        />
      ) : (
        <p className="text-ink-soft">The sums stand here once a line has a price.</p>
      )}
    </Panel>
  )
}
