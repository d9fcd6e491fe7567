import { Form, Link, useSearchParams } from '@remix-run/react'
import { BanknoteArrowDown } from 'lucide-react'
import type { PaymentView } from '#app/domain/payment/payment-view.ts'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { methodWords } from '#app/ui/payment-words.ts'

interface Choice {
  view: PaymentView
  search: string
  method: string | null
  from: string
  until: string
}

const label = 'flex min-w-0 grow basis-36 flex-col gap-1 text-xs text-ink-faint lg:grow-0 lg:basis-40'

export function Filters({ view, search, method, from, until }: Choice) {
  const [query] = useSearchParams()
  const client = query.get('client')
  const isNarrowed = Boolean(search || method || from || until || client)
  return (
    <Form
      method="get"
      role="search"
      key={`${view}/${search}/${method}/${from}/${until}`}
      className="flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="show" value={view} />
      {client && <input type="hidden" name="client" value={client} />}
      <label className={`${label} basis-full lg:basis-72`}>
        Search
        <input
          type="search"
          name="q"
          defaultValue={search}
          placeholder="Client, invoice, reference or amount"
          className={deskInput}
        />
      </label>
      <label className={label}>
        Method
        <select name="method" defaultValue={method ?? ''} className={deskInput}>
          <option value="">Every method</option>
          {paymentMethods.map((one) => (
            <option key={one} value={one}>
              {methodWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label className={label}>
        From
        <input type="date" name="from" defaultValue={from} className={deskInput} />
      </label>
      <label className={label}>
        Until
        <input type="date" name="until" defaultValue={until} className={deskInput} />
      </label>
      <button type="submit" className={deskButton()}>
        Show
      </button>
      {isNarrowed && (
        <Link to={`?show=${view}`} className="link inline-flex min-h-11 items-center px-2 lg:min-h-8">
          Show all of them
        </Link>
      )}
    </Form>
  )
}

const nothing: Record<PaymentView, [title: string, text: string]> = {
  all: [
    'No payments yet',
    'Clients pay on the page of an invoice; what arrives by check or transfer is recorded here by hand.',
  ],
  received: ['Nothing has come in yet', 'Money that has arrived shows here, the latest first.'],
  clearing: ['Nothing is on its way', 'Bank debits take some days. While they clear, nothing is sent to the client.'],
  failed: ['Nothing failed', 'A declined card or a debit that came to nothing shows here, with the reason.'],
  refunded: ['Nothing was given back', 'Open a payment to refund it, as a whole or in part.'],
  charged_back: ['Nothing is disputed', 'When a client’s bank takes a payment back, or asks to, it shows here.'],
  unfinished: ['Nothing was left unfinished', 'Payments that clients began and did not complete show here.'],
}

export function NothingHere({ view, isNarrowed }: { view: PaymentView; isNarrowed: boolean }) {
  const [title, text] = isNarrowed
    ? [
        'No payment fits',
        'A search looks at how a reference or an invoice’s number begins, at any part of a client’s name, and at exact amounts.',
      ]
    : nothing[view]
  return (
    <EmptyState Icon={BanknoteArrowDown} title={title}>
      <p>{text}</p>
    </EmptyState>
  )
}
