import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { zero } from '#app/domain/money.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'
import { NeedList } from '#app/ui/need-list.tsx'
import { StageChart } from '#app/ui/stage-chart.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { taskUndo, undoWords } from '#app/ui/undo-words.ts'
import { WeekChart } from '#app/ui/week-chart.tsx'
import { readToday } from './read-today.server.ts'
import { SincePanel } from './since-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Today · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const done = query.get('done') ?? undefined
  return {
    ...(await readToday(staff, now())),
    done: isUuid(done) ? done : null,
    said: query.get('said') === 'retried' ? 'They are tried again now.' : undoWords(query.get('said')),
    mayPress: can(staff.role, 'complete-task'),
  }
}

export default function Today() {
  const { heading, needs, needsCount, hasMoreTasks, money, weeks, since, happened, news, bars, done, said, mayPress } =
    useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage
      title={`Today, ${heading}`}
      said={done ? 'Done, and off the desk.' : said}
      undo={done && mayPress ? taskUndo(done, 'today') : null}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-12 gap-y-4">
        <dl className="flex flex-wrap gap-x-12 gap-y-4">
          <Stat name="Received this week">
            <Sums amounts={money.received} />
          </Stat>
          <Stat name="Expected within 7 days">
            <Sums amounts={money.expected} />
          </Stat>
        </dl>
        <figure className="flex flex-col gap-1">
          <WeekChart weeks={weeks} locale={locale} />
          <figcaption className="text-xs text-ink-faint">Received in the last 8 weeks</figcaption>
        </figure>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel
          title={needsCount === 0 ? 'Needs you' : `Needs you (${needsCount})`}
          aside={
            hasMoreTasks && (
              <Link to="/admin/tasks" className="link">
                All tasks
              </Link>
            )
          }
        >
          {needs.length === 0 ? (
            <p className="flex items-center gap-2 py-2 text-ink-soft">
              <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-settled" />
              Nothing needs you. Reminders and thank-yous go out by themselves.
            </p>
          ) : (
            <NeedList label="Needs you" needs={needs} mayPress={mayPress} />
          )}
        </Panel>
        <div className="flex min-w-0 flex-col gap-4">
          <SincePanel since={since} happened={happened} news={news} />
          <Panel title="Follow-ups by stage" aside="Open invoices, by what was said last">
            <StageChart bars={bars} />
          </Panel>
        </div>
      </div>
    </DeskPage>
  )
}

/** The business's own currency first, even where nothing came in it. */
function Sums({ amounts }: { amounts: readonly Amount[] }) {
  const { locale, currency } = useDesk()
  const own = amounts.find((amount) => amount.currency === currency) ?? zero(currency)
  return (
    <span className="flex flex-col">
      {[own, ...amounts.filter((amount) => amount.currency !== currency)].map((amount) => (
        <Money key={amount.currency} amount={amount} locale={locale} />
      ))}
    </span>
  )
}
