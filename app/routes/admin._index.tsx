import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { countDrafts } from '#app/db/read/approvals.server.ts'
import { listTasks } from '#app/db/read/tasks.server.ts'
import { countByStage, countEvents, readMoney, readTroubles } from '#app/db/read/today.server.ts'
import { countUntouched } from '#app/db/read/untouched.server.ts'
import { addDays, dateOf, formatDay, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { zero } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { stageWords } from '#app/ui/next-step-words.ts'
import { StageChart } from '#app/ui/stage-chart.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { taskItem } from '#app/ui/task-item.ts'
import { TaskList } from '#app/ui/task-list.tsx'
import { TroubleList } from '#app/ui/trouble-list.tsx'
import { WaitingDrafts } from '#app/ui/waiting-drafts.tsx'
import { waitingWords } from '#app/ui/waiting-words.ts'

export const meta: MetaFunction = () => [{ title: 'Today · Dunwell' }]

const counted = ['payment.settled', 'reminder.sent', 'thank_you.sent', 'portal.viewed'] as const

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, locale, currency, role } = await requireStaff(request)
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const week = { from: addDays(today, 1 - today.dayOfWeek), today, dueUntil: addDays(today, 7), timeZone }
  const yesterday = dateOf(startOfDay(addDays(today, -1), timeZone))
  const [tasks, troubles, money, events, stages, untouched, drafts] = await Promise.all([
    listTasks(businessId, { done: false, kind: null, after: null, limit: 8 }),
    readTroubles(businessId),
    readMoney(businessId, week),
    countEvents(businessId, yesterday, counted),
    countByStage(businessId),
    countUntouched(businessId, today),
    countDrafts(businessId),
  ])
  const isHere = ({ currency: code }: Amount) => code === currency
  const inOrder = (amounts: Amount[]) => [
    amounts.find(isHere) ?? zero(currency),
    ...amounts.filter((amount) => !isHere(amount)),
  ]
  return {
    heading: formatDay(today, locale),
    tasks: tasks.rows.map(taskItem),
    hasMoreTasks: tasks.next !== null,
    troubles: { ...troubles, parkedReports: role === 'owner' ? troubles.parkedReports : 0 },
    untouched,
    drafts: { count: drafts.count, oldest: drafts.oldest ? waitingWords(drafts.oldest, at) : '' },
    received: inOrder(money.received),
    expected: inOrder(money.expected),
    since: counted.map((type) => events.get(type) ?? 0),
    bars: [null, ...stageKeys].map((key, position) => ({
      label: key === 'gate' ? 'Your decision' : stageWords(key),
      count: stages.get(position) ?? 0,
      to: `/admin/invoices?show=open&stage=${position}`,
    })),
  }
}

export default function Today() {
  const { heading, tasks, hasMoreTasks, troubles, untouched, drafts, received, expected, since, bars } =
    useLoaderData<typeof loader>()
  const isCalm =
    tasks.length + drafts.count === 0 &&
    untouched + troubles.unknownMails + troubles.failedMails + troubles.unreachableClients + troubles.parkedReports ===
      0
  return (
    <DeskPage title={`Today, ${heading}`}>
      <div className="flex flex-wrap items-end justify-between gap-x-12 gap-y-4">
        <dl className="flex flex-wrap gap-x-12 gap-y-4">
          <Stat name="Received this week">
            <Sums amounts={received} />
          </Stat>
          <Stat name="Expected within 7 days">
            <Sums amounts={expected} />
          </Stat>
        </dl>
        <p className="text-ink-soft">{sinceYesterday(since)}</p>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel
          title="Needs you"
          aside={
            hasMoreTasks && (
              <Link to="/admin/tasks" className="link">
                All tasks
              </Link>
            )
          }
        >
          {isCalm ? (
            <p className="flex items-center gap-2 py-2 text-ink-soft">
              <CircleCheck aria-hidden="true" className="size-4 text-settled" />
              Nothing needs you. Reminders and thank-yous go out by themselves.
            </p>
          ) : (
            <>
              <WaitingDrafts {...drafts} />
              <TroubleList {...troubles} untouched={untouched} />
              <TaskList tasks={tasks} />
            </>
          )}
        </Panel>
        <Panel title="Follow-ups by stage" aside="Open invoices, by what was said last">
          <StageChart bars={bars} />
        </Panel>
      </div>
    </DeskPage>
  )
}

function sinceYesterday([paid = 0, reminded = 0, thanked = 0, viewed = 0]: readonly number[]): string {
  const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`
  const sent = `${count(reminded, 'reminder', 'reminders')} and ${count(thanked, 'thank-you', 'thank-yous')} sent`
  return `Since yesterday: ${count(paid, 'payment', 'payments')}, ${sent}, ${count(viewed, 'page', 'pages')} opened.`
}

function Sums({ amounts }: { amounts: readonly Amount[] }) {
  const { locale } = useDesk()
  return (
    <span className="flex flex-col">
      {amounts.map((amount) => (
        <Money key={amount.currency} amount={amount} locale={locale} />
      ))}
    </span>
  )
}
