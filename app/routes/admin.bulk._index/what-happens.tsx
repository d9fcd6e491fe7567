import type { BulkKind } from '#app/domain/bulk/bulk-decision.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { countWords } from './words.ts'

interface Sums {
  invoices: number
  clients: number
  open: readonly Amount[]
  notOpen: number
  held: number
  drafts: number
}

/** To how many a decision happens and what it does, before it is made. */
export function WhatHappens({ kind, sums }: { kind: BulkKind; sums: Sums }) {
  const { locale } = useDesk()
  const { invoices, clients, open } = sums
  return (
    <div className="prose flex flex-col gap-2">
      <p className="tabular-nums">
        <strong>{countWords(invoices, 'invoice')}</strong> of {countWords(clients, 'client')}
        {open.length > 0 && ', open: '}
        {open.map((amount, at) => (
          <span key={amount.currency}>
            {at > 0 && ' and '}
            <Money amount={amount} locale={locale} />
          </span>
        ))}
        .
      </p>
      <p role="status">{sentence(kind, sums)}</p>
    </div>
  )
}

function sentence(kind: BulkKind, { invoices, clients, notOpen, held, drafts }: Sums): string {
  const open = invoices - notOpen
  const over = notOpen > 0 ? ` ${countWords(notOpen, 'invoice')} left out: not open.` : ''
  switch (kind) {
    case 'hold':
      return `${countWords(open - held, 'invoice')} will rest: nothing is sent, and a draft that waits is taken back instead of sent.${
        held > 0 ? ` ${countWords(held, 'invoice')} left out: held already.` : ''
      }${over}`
    case 'release':
      return `Follow-up of ${countWords(held, 'invoice')} goes on, and what is due meanwhile goes out at the next sending hour.${
        open > held ? ` ${countWords(open - held, 'invoice')} left out: nobody holds them.` : ''
      }${over}`
    case 'approve':
      return drafts === 0
        ? 'No draft waits for any of them, so nothing goes out.'
        : `Drafts about ${countWords(drafts, 'invoice')} go out at their next sending hour, as they are written. ${
            invoices > drafts ? `${countWords(invoices - drafts, 'invoice')} left out: no draft waits.` : ''
          } Each is checked once more; one that is no longer true is written anew instead.`
    case 'assign':
      return `Replies to mails to ${countWords(clients, 'client')} go to the colleague you choose, those that are written but not sent yet among them.`
    case 'policy':
      return `${countWords(open, 'invoice')} will follow the policy you choose, whatever the client or the business follows. What was said is never said again.${over}`
  }
}
