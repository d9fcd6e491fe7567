import { Form, Link } from '@remix-run/react'
import { levelOf, stageKeys, stageName } from '#app/domain/dunning/dunning-policy.ts'
import { invoiceSorts } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceSort, InvoiceView } from '#app/domain/invoice/invoice-view.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'

export interface ListChoice {
  view: InvoiceView
  sort: InvoiceSort
  stage: number | null
  search: string
}

const sortWords: Record<InvoiceSort, string> = {
  due: 'Longest due first',
  latest: 'Latest due first',
  balance: 'Largest first',
}

export function Filters({ view, sort, stage, search }: ListChoice) {
  const isOpen = view !== 'paid' && view !== 'all'
  return (
    <div className="flex flex-wrap gap-2">
      <Form method="get" role="search" className="flex grow gap-2 lg:max-w-md">
        <input
          type="search"
          name="q"
          defaultValue={search}
          key={search}
          aria-label="Search invoices"
          placeholder="Number, client or amount"
          className={deskInput}
        />
        <button type="submit" className={deskButton()}>
          Search
        </button>
      </Form>
      {isOpen && (
        <Form method="get" className="flex flex-wrap gap-2" onChange={(event) => event.currentTarget.requestSubmit()}>
          <input type="hidden" name="show" value={view} />
          {search && <input type="hidden" name="q" value={search} />}
          <div className="min-w-0 grow basis-36 lg:w-44 lg:grow-0 lg:basis-auto">
            <select
              name="stage"
              aria-label="Stage"
              defaultValue={stage ?? ''}
              key={`stage-${stage}`}
              className={deskInput}
            >
              <option value="">Every stage</option>
              <option value="0">Nothing yet</option>
              {stageKeys.map((key) => (
                <option key={key} value={levelOf(key)}>
                  {stageName(key).replace(/^./, (first) => first.toUpperCase())}
                </option>
              ))}
            </select>
          </div>
          <div className="min-w-0 grow basis-36 lg:w-44 lg:grow-0 lg:basis-auto">
            <select name="sort" aria-label="Order" defaultValue={sort} key={sort} className={deskInput}>
              {invoiceSorts.map((choice) => (
                <option key={choice} value={choice}>
                  {sortWords[choice]}
                </option>
              ))}
            </select>
          </div>
          <noscript>
            <button type="submit" className={deskButton()}>
              Show
            </button>
          </noscript>
        </Form>
      )}
    </div>
  )
}

/** Says what the list leaves out, and leads back to all of it. */
export function Narrowed({ view, stage, search }: ListChoice) {
  const parts = [
    search && `matching “${search}”`,
    stage !== null && (stage === 0 ? 'nothing was said about yet' : 'that have reached one stage'),
  ].filter(Boolean)
  return (
    <p className="text-ink-soft">
      Only invoices {parts.join(', ')}.{' '}
      <Link to={`?show=${view}`} className="link">
        Show all of them
      </Link>
    </p>
  )
}
