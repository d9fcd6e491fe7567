import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CalendarRange } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readDryRuns } from '#app/db/read/dry-run.server.ts'
import { askForDryRun } from '#app/features/dunning/ask-for-dry-run.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { When } from '#app/ui/when.tsx'
import { AskButton } from './ask-button.tsx'
import { foretold } from './foretold.server.ts'
import { MonthCalendar } from './month-calendar.tsx'
import { QuietList } from './quiet-list.tsx'
import { DryRunProgress } from './run-progress.tsx'
import { StepList } from './step-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Next 30 days · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { done, latest } = await readDryRuns(staff.businessId)
  const query = new URL(request.url).searchParams
  return { latest, shown: done && (await foretold(staff, done, query, now())), mayAsk: can(staff.role, 'ask-dry-run') }
}

export async function action({ request }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'ask-dry-run')
  await askForDryRun(businessId, now())
  return redirect('/admin/next-30-days')
}

export default function NextThirtyDays() {
  const { latest, shown, mayAsk } = useLoaderData<typeof loader>()
  const isUnderWay = latest?.state === 'queued' || latest?.state === 'running'
  return (
    <DeskPage
      title="Next 30 days"
      guide="follow-up"
      lede={
        shown && (
          <>
            What follows if nothing new happens: nobody pays, nobody pauses, nobody approves. Worked out{' '}
            <When at={shown.asOf} />.
          </>
        )
      }
      actions={shown && mayAsk && !isUnderWay && <AskButton variant="secondary">Work it out again</AskButton>}
    >
      {isUnderWay && <DryRunProgress run={latest} />}
      {latest?.state === 'failed' && (
        <StatusSentence tone="needs-you">The last run did not come through. {latest.error}</StatusSentence>
      )}
      {shown ? (
        <Foretold {...shown} />
      ) : (
        !isUnderWay && (
          <EmptyState Icon={CalendarRange} title="Not worked out yet">
            <p>
              A dry run plays the next 30 days for every client: which mails would go out by themselves, which would
              wait for your OK, and which letters, calls and decisions would come up. It sends nothing and changes
              nothing.
            </p>
            {mayAsk && <AskButton variant="primary">Work out the next 30 days</AskButton>}
          </EmptyState>
        )
      )}
    </DeskPage>
  )
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['shown']>

function Foretold({ month, chosen, list, isFirst }: Shown) {
  return (
    <>
      <MonthCalendar {...month} chosen={chosen} />
      <Tabs
        label="What is listed"
        tabs={[
          { to: '?', label: 'Everything', current: list.kind === 'steps' && chosen === null },
          { to: '?show=quiet', label: 'Where nothing comes', current: list.kind === 'quiet' },
        ]}
      />
      {list.kind === 'steps' ? <StepList rows={list.rows} day={chosen} /> : <QuietList rows={list.rows} />}
      <Pager next={list.next} isFirst={isFirst} />
    </>
  )
}
