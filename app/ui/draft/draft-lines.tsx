import { useState } from 'react'
import { emptyLine } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors, totalsSoFar, TypedDraft, TypedLine } from '#app/domain/invoice/typed-draft.ts'
import { deskButton, deskInput } from '../desk-controls.ts'
import { useDesk } from '../desk.ts'
import { Panel } from '../desk-page.tsx'
import { Money } from '../money.tsx'

type Sums = ReturnType<typeof totalsSoFar>

interface DraftLinesProps {
  typed: TypedDraft
  errors: DraftErrors
  sums: Sums
  /** Called once a line has come or gone. */
  onChange: () => void
}

/** What is invoiced, a row for each line. */
export function DraftLines({ typed, errors, sums, onChange }: DraftLinesProps) {
  const [rows, setRows] = useState(() => typed.lines.map((line, key) => ({ key, line })))
  const [next, setNext] = useState(typed.lines.length)
  const later = () => setTimeout(onChange)
  return (
    <Panel
      title="Lines"
      aside={
        <fieldset className="flex flex-wrap items-center gap-x-4 text-sm text-ink">
          <legend className="sr-only">Prices are</legend>
          {(['exclusive', 'inclusive'] as const).map((prices) => (
            <label key={prices} className="flex min-h-11 items-center gap-2 lg:min-h-0">
              <input
                type="radio"
                name="prices"
                value={prices}
                defaultChecked={typed.taxInclusive === (prices === 'inclusive')}
              />
              {prices === 'exclusive' ? 'Tax on top of prices' : 'Tax in the prices'}
            </label>
          ))}
        </fieldset>
      }
    >
      <ol className="flex flex-col gap-4 lg:gap-2">
        {rows.map(({ key, line }, at) => (
          <DraftLine
            key={key}
            at={at}
            line={line}
            errors={errors}
            sums={sums}
            onRemove={() => {
              setRows(rows.filter((row) => row.key !== key))
              later()
            }}
          />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <button
          type="submit"
          name="intent"
          value="add-line"
          className={deskButton()}
          onClick={(event) => {
            event.preventDefault()
            setRows([...rows, { key: next, line: { ...emptyLine, taxRate: rows.at(-1)?.line.taxRate ?? '' } }])
            setNext(next + 1)
          }}
        >
          Add line
        </button>
        <noscript>
          <button type="submit" name="intent" value="recalculate" className={deskButton()}>
            Recalculate
          </button>
        </noscript>
      </div>
    </Panel>
  )
}

interface DraftLineProps {
  at: number
  line: TypedLine
  errors: DraftErrors
  sums: Sums
  onRemove: () => void
}

function DraftLine({ at, line, errors, sums, onRemove }: DraftLineProps) {
  const { locale } = useDesk()
  const amount = sums?.byLine.get(at)?.amount
  const cell = { at, errors }
  return (
    <li className="grid grid-cols-2 items-start gap-x-3 gap-y-2 border-b border-line pb-4 last:border-0 sm:grid-cols-4 lg:grid-cols-[minmax(0,1fr)_5rem_8rem_5rem_5.5rem_7.5rem_auto] lg:border-0 lg:pb-0">
      <Cell {...cell} name="line" label="What it is for" wide>
        {(control) => (
          <textarea
            {...control}
            rows={1}
            maxLength={1_000}
            defaultValue={line.description}
            className={`${deskInput} field-sizing-content`}
          />
        )}
      </Cell>
      <Cell {...cell} name="quantity" label="Quantity">
        {(control) => <input {...control} inputMode="decimal" defaultValue={line.quantity} className={deskInput} />}
      </Cell>
      <Cell {...cell} name="unit" label="Price">
        {(control) => <input {...control} inputMode="decimal" defaultValue={line.unit} className={deskInput} />}
      </Cell>
      <Cell {...cell} name="taxRate" label="Tax %">
        {(control) => <input {...control} inputMode="decimal" defaultValue={line.taxRate} className={deskInput} />}
      </Cell>
      <Cell {...cell} name="discount" label="Discount %">
        {(control) => <input {...control} inputMode="decimal" defaultValue={line.discount} className={deskInput} />}
      </Cell>
      <p className="flex flex-col gap-1 text-right max-sm:col-start-1 max-sm:text-left">
        <span className={`text-sm text-ink-faint ${at > 0 ? 'lg:sr-only' : ''}`}>Net</span>
        <span className="content-center tabular-nums lg:min-h-9">
          {amount ? <Money amount={amount} locale={locale} /> : '–'}
        </span>
      </p>
      <div className={at > 0 ? 'self-end text-right' : 'self-end text-right lg:pt-6'}>
        <button
          type="submit"
          name="intent"
          value="remove-line"
          formAction={`?line=${at}`}
          aria-label={`Remove line ${at + 1}`}
          className={deskButton()}
          onClick={(event) => {
            event.preventDefault()
            onRemove()
          }}
        >
          Remove
        </button>
      </div>
    </li>
  )
}

interface CellProps {
  at: number
  errors: DraftErrors
  name: string
  label: string
  wide?: boolean
  children: (control: {
    id: string
    name: string
    'aria-describedby'?: string
    'aria-invalid'?: true
  }) => React.ReactNode
}

/** A field of a line; the wide screen names it once, above the first line. */
function Cell({ at, errors, name, label, wide = false, children }: CellProps) {
  const id = `${name}-${at}`
  const wrong = errors[id]
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${wide ? 'col-span-2 sm:col-span-4 lg:col-span-1' : ''}`}>
      <label htmlFor={id} className={`text-sm font-medium ${at > 0 ? 'lg:sr-only' : ''}`}>
        {label}
        <span className="sr-only"> of line {at + 1}</span>
      </label>
      {children({ id, name, ...(wrong && { 'aria-describedby': `${id}-error`, 'aria-invalid': true }) })}
      {wrong && (
        <p id={`${id}-error`} className="text-sm text-needs-you">
          {wrong.join(' ')}
        </p>
      )}
    </div>
  )
}
