import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react'
import type { ReactNode, FormEventHandler } from 'react'
import { levelOf, stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { ageBuckets, filterLabels, rests } from '#app/domain/invoice/invoice-filter.ts'
import type { AgeBucket, FilterLabel, Rest } from '#app/domain/invoice/invoice-filter.ts'
import { invoiceSorts } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceSort } from '#app/domain/invoice/invoice-view.ts'
import { deskButton, deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'
import { Foldout } from './foldout.tsx'
import { stageWords } from './next-step-words.ts'

interface Named {
  id: string
  name: string
}

export interface FilterChoices {
  colleagues: readonly Named[]
  policies: readonly Named[]
  currencies: readonly string[]
}

interface InvoiceFiltersProps {
  choices: FilterChoices
  /** Open invoices alone have stages, ages and next steps. */
  isOpen: boolean
  /** Fields of the address that stay as they are, e.g. which tab it is. */
  keep: readonly string[]
  /** The board's columns are its stages. */
  isBoard?: boolean
}

const sortWords: Record<InvoiceSort, string> = {
  due: 'Longest due first',
  latest: 'Latest due first',
  balance: 'Largest first',
  client: 'By client',
  next: 'Whose turn comes next',
}
export const restWords: Record<Rest, string> = {
  disputed: 'Disputed',
  on_plan: 'On a plan',
  promised: 'Promised',
  paused: 'Held',
  clearing: 'Payment clearing',
}
const ageWords: Record<AgeBucket, string> = {
  current: 'Not late',
  '1-30': '1 to 30 days late',
  '31-60': '31 to 60 days late',
  '61-90': '61 to 90 days late',
  '90+': 'More than 90 days late',
}
const labelWords: Record<FilterLabel, string> = {
  overdue: 'Overdue',
  disputed: 'Disputed, whole or in part',
  promised: 'Promised',
  on_plan: 'On a plan',
  paused: 'Paused',
  processing: 'Payment clearing',
  part_paid: 'Part paid',
  needs_approval: 'A draft waits for approval',
}

const narrowing = ['stage', 'rests', 'age', 'label', 'owner', 'policy', 'currency', 'min', 'max', 'within', 'client']

/** What a list of invoices shows, and in which order: an address, so that it can be kept, sent and gone back to. */
export function InvoiceFilters({ choices, isOpen, keep, isBoard = false }: InvoiceFiltersProps) {
  const [query] = useSearchParams()
  const submit = useSubmit()
  const inForce = narrowing.filter((name) => query.get(name))
  const valueOf = (name: string) => query.get(name) ?? ''
  // What was not chosen does not stand in the address.
  const send: FormEventHandler<HTMLFormElement> = (event) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    submit(new URLSearchParams(fields as [string, string][]), { method: 'get' })
  }
  const showAll = new URLSearchParams(
    [...keep, 'sort'].flatMap((name) => (query.get(name) ? [[name, valueOf(name)]] : [])),
  )
  return (
    <Form method="get" role="search" onSubmit={send} key={query.toString()} className="flex flex-col gap-2">
      {keep.map((name) => query.get(name) && <input key={name} type="hidden" name={name} value={valueOf(name)} />)}
      {query.get('client') && <input type="hidden" name="client" value={valueOf('client')} />}
      <div className="flex flex-wrap gap-2">
        <input
          type="search"
          name="q"
          defaultValue={valueOf('q')}
          aria-label="Search invoices"
          placeholder="Number, client or amount"
          className={`${deskInput} grow basis-48 lg:max-w-sm`}
        />
        {isOpen && !isBoard && (
          <Choice name="sort" label="Order" value={valueOf('sort')} className="w-auto! grow lg:grow-0">
            {invoiceSorts.map((sort) => (
              <option key={sort} value={sort === 'due' ? '' : sort}>
                {sortWords[sort]}
              </option>
            ))}
          </Choice>
        )}
        <button type="submit" className={deskButton()}>
          Show
        </button>
      </div>
      <Foldout
        title={inForce.length > 0 ? `Filters (${inForce.length})` : 'Filters'}
        isOpen={inForce.length > 0 && !isBoard}
        shortcut="f"
      >
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {isOpen && !isBoard && (
            <>
              <FieldChoice name="stage" label="Stage" any="Every stage" value={valueOf('stage')}>
                <option value="0">Nothing yet</option>
                {stageKeys.map((key) => (
                  <option key={key} value={levelOf(key)}>
                    {stageWords(key)}
                  </option>
                ))}
              </FieldChoice>
              <FieldChoice name="rests" label="Resting" any="Resting or not" value={valueOf('rests')}>
                <option value="no">Goes on</option>
                {rests.map((rest) => (
                  <option key={rest} value={rest}>
                    {restWords[rest]}
                  </option>
                ))}
              </FieldChoice>
            </>
          )}
          {isOpen && (
            <FieldChoice name="age" label="Age" any="Any age" value={valueOf('age')}>
              {ageBuckets.map((age) => (
                <option key={age} value={age}>
                  {ageWords[age]}
                </option>
              ))}
            </FieldChoice>
          )}
          <FieldChoice name="label" label="Label" any="Any label" value={valueOf('label')}>
            {filterLabels.map((label) => (
              <option key={label} value={label}>
                {labelWords[label]}
              </option>
            ))}
          </FieldChoice>
          <FieldChoice name="owner" label="Looked after by" any="Anyone" value={valueOf('owner')}>
            <option value="none">Nobody</option>
            <Options of={choices.colleagues} />
          </FieldChoice>
          <FieldChoice name="policy" label="Policy" any="Any policy" value={valueOf('policy')}>
            <option value="standard">Standard</option>
            <Options of={choices.policies} />
          </FieldChoice>
          {choices.currencies.length > 1 && (
            <FieldChoice name="currency" label="Currency" any="Any currency" value={valueOf('currency')}>
              {choices.currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </FieldChoice>
          )}
          <Typed name="min" label="Open, at least" value={valueOf('min')} />
          <Typed name="max" label="Open, at most" value={valueOf('max')} />
          {isOpen && !isBoard && (
            <Typed name="within" label="Next step within days" value={valueOf('within')} pattern="[0-9]{1,3}" />
          )}
        </div>
        <div className="flex flex-wrap items-center gap-3 pt-3">
          <button type="submit" className={deskButton('primary')}>
            Apply filters
          </button>
          {inForce.length > 0 && (
            <Link to={`?${showAll}`} className="link">
              Clear all filters
            </Link>
          )}
        </div>
      </Foldout>
    </Form>
  )
}

interface ChoiceProps {
  name: string
  value: string
  children: ReactNode
}

const Choice = ({ name, label, value, className, children }: ChoiceProps & { label: string; className: string }) => (
  <select
    name={name}
    aria-label={label}
    defaultValue={value}
    className={`${deskInput} ${className}`}
    onChange={(event) => event.currentTarget.form?.requestSubmit()}
  >
    {children}
  </select>
)

const FieldChoice = ({ name, label, any, value, children }: ChoiceProps & { label: string; any: string }) => (
  <Field label={label}>
    {(control) => (
      <select {...control} name={name} defaultValue={value} className={deskInput}>
        <option value="">{any}</option>
        {children}
      </select>
    )}
  </Field>
)

const Typed = ({ name, label, value, pattern }: { name: string; label: string; value: string; pattern?: string }) => (
  <Field label={label}>
    {(control) => (
      <input
        {...control}
        name={name}
        defaultValue={value}
        inputMode="decimal"
        {...(pattern && { pattern })}
        className={deskInput}
      />
    )}
  </Field>
)

const Options = ({ of }: { of: readonly Named[] }) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
