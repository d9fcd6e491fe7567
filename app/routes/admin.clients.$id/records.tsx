import { Link } from '@remix-run/react'
import { useDesk } from '#app/ui/desk.ts'
import { Day } from '#app/ui/day.tsx'
import { Panel } from '#app/ui/desk-page.tsx'
import { disputeStateWords } from '#app/ui/dispute-words.ts'
import { MessageBadge } from '#app/ui/message-badge.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { methodWords, paymentLooks } from '#app/ui/payment-words.ts'
import { planStateWords } from '#app/ui/plan-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import type { readRecords } from './records.server.ts'

type AnyRecords = NonNullable<Awaited<ReturnType<typeof readRecords>>>
type Of<Kind extends AnyRecords['of']> = Extract<AnyRecords, { of: Kind }>

/** A tab of the client's page: payments, what was agreed, mails, or calls and letters. */
export function Records({ isFirst, ...records }: AnyRecords & { isFirst: boolean }) {
  switch (records.of) {
    case 'payments':
      return <Payments {...records} isFirst={isFirst} />
    case 'mails':
      return <Mails {...records} isFirst={isFirst} />
    case 'agreements':
      return <Agreements {...records} />
    case 'calls':
      return <Calls {...records} />
  }
}

const None = ({ children }: { children: string }) => <p className="text-ink-soft">{children}</p>

function Payments({ rows, next, isFirst }: Of<'payments'> & { isFirst: boolean }) {
  const { locale } = useDesk()
  return (
    <Panel title="Payments">
      {rows.length === 0 && <None>Payments and attempts to pay show here, the latest first.</None>}
      {rows.length > 0 && (
        <Table
          caption="Payments"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'When',
              narrow: 'title',
              cell: ({ id, at }) => (
                <RowLink to={`/admin/payments/${id}`}>
                  <When at={at} />
                </RowLink>
              ),
            },
            {
              head: 'Amount',
              narrow: 'side',
              align: 'right',
              cell: ({ amount }) => <Money amount={amount} locale={locale} />,
            },
            { head: 'By', narrow: 'below', cell: ({ method }) => methodWords[method] },
            {
              head: 'For',
              narrow: 'line',
              cell: ({ invoices }) => invoices.map(({ number }) => number).join(', '),
            },
            {
              head: 'Status',
              narrow: 'sideBelow',
              cell: ({ state }) => (
                <StatusBadge tone={paymentLooks[state].tone}>{paymentLooks[state].word}</StatusBadge>
              ),
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </Panel>
  )
}

function Mails({ rows, next, isFirst }: Of<'mails'> & { isFirst: boolean }) {
  return (
    <Panel title="Mails">
      {rows.length === 0 && <None>Mails to this client show here, the latest first.</None>}
      {rows.length > 0 && (
        <Table
          caption="Mails"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Subject',
              narrow: 'title',
              cell: ({ id, subject }) => <RowLink to={`/admin/outbox/${id}`}>{subject}</RowLink>,
            },
            { head: 'To', narrow: 'line', cell: ({ to }) => <span className="break-all text-ink-soft">{to}</span> },
            { head: 'When', narrow: 'below', cell: ({ at }) => <When at={at} /> },
            { head: 'Status', narrow: 'side', cell: ({ state }) => <MessageBadge state={state} /> },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </Panel>
  )
}

const promiseWords = {
  pending: { word: 'Open', tone: 'waiting' },
  kept: { word: 'Kept', tone: 'settled' },
  broken: { word: 'Not kept', tone: 'late' },
  cancelled: { word: 'Called off', tone: 'quiet' },
} as const

function Agreements({ plans, disputes, promises }: Of<'agreements'>) {
  const { locale } = useDesk()
  return (
    <>
      <Panel title="Plans">
        {plans.length === 0 && <None>None yet. A plan pays in instalments; the client or you can propose one.</None>}
        <ul className="flex flex-col gap-2">
          {plans.map(({ id, state, total, at }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to={`/admin/plans/${id}`} data-row="" className="link">
                Plan over <Money amount={total} locale={locale} />
              </Link>
              <When at={at} />
              <StatusBadge tone={planStateWords[state].tone}>{planStateWords[state].word}</StatusBadge>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Disputes">
        {disputes.length === 0 && <None>None yet.</None>}
        <ul className="flex flex-col gap-2">
          {disputes.map(({ id, state, number, amount, at }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to={`/admin/disputes/${id}`} data-row="" className="link">
                Invoice {number}
              </Link>
              {amount ? <Money amount={amount} locale={locale} /> : <span>all of it</span>}
              <When at={at} />
              <StatusBadge tone={disputeStateWords[state].tone}>{disputeStateWords[state].word}</StatusBadge>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Promises">
        {promises.length === 0 && <None>None yet. A promise holds follow-up until two business days after it.</None>}
        <ul className="flex flex-col gap-2">
          {promises.map(({ id, invoiceId, number, amount, dueOn, state }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to={`/admin/invoices/${invoiceId}`} data-row="" className="link">
                Invoice {number}
              </Link>
              <Money amount={amount} locale={locale} />
              <span>
                for <Day day={dueOn} locale={locale} />
              </span>
              <StatusBadge tone={promiseWords[state].tone}>{promiseWords[state].word}</StatusBadge>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

function Calls({ calls, letters }: Of<'calls'>) {
  return (
    <>
      <Panel title="Calls">
        {calls.length === 0 && <None>None yet. A call is noted from the page of its invoice.</None>}
        <ul className="flex flex-col gap-3">
          {calls.map(({ id, at, spokeWith, outcome, notes, invoiceId, number }) => (
            <li key={id} className="flex flex-col">
              <span>
                <When at={at} />: {outcome.replaceAll('_', ' ')}
                {spokeWith && `, ${spokeWith}`}
                {invoiceId && (
                  <>
                    {', '}
                    <Link to={`/admin/invoices/${invoiceId}`} data-row="" className="link">
                      invoice {number}
                    </Link>
                  </>
                )}
              </span>
              {notes && <span className="prose text-ink-soft">{notes}</span>}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Letters">
        {letters.length === 0 && <None>None yet.</None>}
        <ul className="flex flex-col gap-2">
          {letters.map(({ id, subject, state, at, invoiceId, about }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to={`/admin/invoices/${invoiceId}`} data-row="" className="link">
                Invoice {about}
              </Link>
              <span>{subject}</span>
              <When at={at} />
              <StatusBadge tone={state === 'posted' ? 'settled' : 'quiet'}>
                {state.replace(/^./, (first) => first.toUpperCase())}
              </StatusBadge>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
