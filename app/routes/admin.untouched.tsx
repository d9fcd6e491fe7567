import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { listUntouched } from '#app/db/read/untouched.server.ts'
import { daysBetween, instantOf, todayIn } from '#app/domain/business-day.ts'
import { explainReason } from '#app/domain/dunning/explain-dunning.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

export const meta: MetaFunction = () => [{ title: 'Untouched · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, locale } = await requireStaff(request)
  const after = new URL(request.url).searchParams.get('after')
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const { rows, next } = await listUntouched(businessId, { after, today })
  const ids = rows.map(({ id }) => id)
  const followUps = await readFollowUps(businessId, ids, at)
  return {
    rows: rows.map(({ dueOn, touchedOn, ...row }) => {
      const followUp = followUps.get(row.id)
      return {
        ...row,
        daysLate: daysBetween(dueOn, today),
        touchedOn: touchedOn && touchedOn.toString(),
        why: followUp ? explainReason(followUp.reason, locale) : '',
      }
    }),
    ...{ next, isFirst: after === null },
  }
}

export default function Untouched() {
  const { rows, next, isFirst } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage
      title="Untouched"
      guide="follow-up"
      lede="Overdue, and the client has heard nothing for longer than the policy allows: no mail, no letter, no call."
    >
      {rows.length === 0 ? (
        <EmptyState Icon={CircleCheck} title={isFirst ? 'Nothing overdue goes untouched' : 'That was the last page'}>
          {isFirst && (
            <p>
              Invoices show here with the reason once nothing was said about them for too long, such as while they are
              paused, or when no address takes your mail.
            </p>
          )}
        </EmptyState>
      ) : (
        <Table
          caption="Overdue invoices that nobody touched"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Number',
              narrow: 'title',
              cell: ({ id, number }) => <RowLink to={`/admin/invoices/${id}`}>{number}</RowLink>,
            },
            { head: 'Client', narrow: 'below', cell: ({ client }) => client.name },
            {
              head: 'Balance',
              narrow: 'side',
              align: 'right',
              cell: ({ balance }) => <Money amount={balance} locale={locale} />,
            },
            {
              head: 'Late',
              narrow: 'sideBelow',
              cell: ({ daysLate }) => <span className="whitespace-nowrap text-late">{daysLate} days late</span>,
            },
            {
              head: 'Last word',
              narrow: 'line',
              cell: ({ touchedOn }) =>
                touchedOn ? (
                  <span className="whitespace-nowrap">
                    Last word <Day day={touchedOn} locale={locale} style="short" />
                  </span>
                ) : (
                  'Never a word'
                ),
            },
            { head: 'Why', narrow: 'line', cell: ({ why }) => <span className="text-ink-soft">{why}</span> },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
