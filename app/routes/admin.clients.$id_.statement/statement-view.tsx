import { isPositive, isZero } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ViewedStatement } from './view-statement.server.ts'

type OpenPart = Extract<ViewedStatement, { kind: 'open_item' }>['parts'][number]
type ActivityPart = Extract<ViewedStatement, { kind: 'activity' }>['parts'][number]

/** The statement on the page, as its PDF has it. */
export function StatementView({ view }: { view: ViewedStatement }) {
  if (view.parts.length === 0) {
    return (
      <Panel title={view.kind === 'activity' ? 'What happened' : 'What is open'}>
        <p>{view.kind === 'activity' ? 'Nothing happened in this time.' : 'Nothing is open.'}</p>
      </Panel>
    )
  }
  return view.kind === 'activity'
    ? view.parts.map((part) => <Activity key={part.currency} part={part} />)
    : view.parts.map((part) => <OpenItems key={part.currency} part={part} />)
}

const more = (hidden: number) => hidden > 0 && <p className="text-sm text-ink-soft">{hidden} more stand on the PDF.</p>

function OpenItems({ part }: { part: OpenPart }) {
  const { locale, today } = useDesk()
  const amount = (value: Amount) => (isZero(value) ? '' : <Money amount={value} locale={locale} />)
  return (
    <Panel title={`What is open in ${part.currency}`}>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Stat name="Open">
          <Money amount={part.open} locale={locale} />
        </Stat>
        <Stat name="Of this past due">
          <Money amount={part.overdue} locale={locale} />
        </Stat>
        {isPositive(part.credit) && (
          <>
            <Stat name="Credit not applied">
              <Money amount={part.credit} locale={locale} />
            </Stat>
            <Stat name="Open less the credit">
              <Money amount={part.rest} locale={locale} />
            </Stat>
          </>
        )}
      </dl>
      {part.items.length > 0 && (
        <Table
          caption={`Open invoices in ${part.currency}`}
          rows={part.items}
          keyOf={({ number }) => number}
          columns={[
            { head: 'Invoice', narrow: 'title', cell: ({ number }) => number },
            {
              head: 'Due',
              narrow: 'below',
              cell: ({ dueOn }) => (
                <span className={dueOn < today ? 'text-late' : ''}>
                  <span className="md:hidden">Due </span>
                  <Day day={dueOn} locale={locale} />
                </span>
              ),
            },
            { head: 'Total', narrow: 'hidden', align: 'right', cell: ({ total }) => amount(total) },
            { head: 'Fees', narrow: 'hidden', align: 'right', cell: ({ charges }) => amount(charges) },
            { head: 'Received', narrow: 'hidden', align: 'right', cell: ({ paid }) => amount(paid) },
            { head: 'Credited', narrow: 'hidden', align: 'right', cell: ({ credited }) => amount(credited) },
            { head: 'Open', narrow: 'side', align: 'right', cell: ({ open }) => amount(open) },
          ]}
        />
      )}
      {more(part.hidden)}
      {part.writtenOff.length > 0 && (
        <div>
          <h3 className="pb-1 text-sm font-medium">Written off in the last year</h3>
          <ul>
            {part.writtenOff.map(({ number, on, amount: sum }) => (
              <li key={number} className="flex flex-wrap justify-between gap-x-4 py-1">
                <span>
                  {number}, <Day day={on} locale={locale} />
                </span>
                <Money amount={sum} locale={locale} className="tabular-nums" />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

function Activity({ part }: { part: ActivityPart }) {
  const { locale } = useDesk()
  return (
    <Panel title={`What happened in ${part.currency}`}>
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Stat name="Balance before">
          <Money amount={part.opening} locale={locale} />
        </Stat>
        <Stat name="Balance at the end" note="Below zero it is the client’s credit.">
          <Money amount={part.closing} locale={locale} />
        </Stat>
      </dl>
      {more(part.hidden)}
      {part.rows.length > 0 && (
        <Table
          caption={`Movements in ${part.currency}`}
          rows={part.rows.map((row, position) => ({ ...row, position }))}
          keyOf={({ position }) => String(position)}
          columns={[
            { head: 'Day', narrow: 'below', cell: ({ on }) => <Day day={on} locale={locale} /> },
            { head: 'What happened', narrow: 'title', cell: ({ what }) => what },
            { head: 'Invoice', narrow: 'line', cell: ({ numbers }) => numbers.join(', ') },
            {
              head: 'Amount',
              narrow: 'side',
              align: 'right',
              cell: ({ amount }) => (isZero(amount) ? '' : <Money amount={amount} locale={locale} />),
            },
            {
              head: 'Balance',
              narrow: 'sideBelow',
              align: 'right',
              cell: ({ balance }) => <Money amount={balance} locale={locale} />,
            },
          ]}
        />
      )}
    </Panel>
  )
}
