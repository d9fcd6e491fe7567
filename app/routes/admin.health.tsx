import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { findOpenRestore } from '#app/db/read/restores.server.ts'
import { readSilences } from '#app/db/read/silence.server.ts'
import { listParkedReports, readNextWork, readSweeps } from '#app/db/read/sweeps.server.ts'
import type { SweepState } from '#app/db/read/sweeps.server.ts'
import { retryParked } from '#app/features/inbox/retry-parked.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { Facts } from '#app/ui/stat.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

const providerNames = {
  stripe: 'Stripe is silent since',
  paypal: 'PayPal is silent since',
  resend: 'Resend is silent since',
}

export const meta: MetaFunction = () => [{ title: 'What runs by itself · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'retry-reports')
  const [sweeps, parked, next, restore, silences] = await Promise.all([
    readSweeps(),
    listParkedReports(),
    readNextWork(businessId),
    findOpenRestore(),
    readSilences(now()),
  ])
  return {
    sweeps,
    parked,
    next,
    restore,
    silences,
    isRetried: new URL(request.url).searchParams.get('said') === 'retried',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  await requireStaff(request, 'retry-reports')
  const form = await request.formData()
  if (form.get('intent') !== 'retry') throw new Response('Unknown action', { status: 400 })
  await retryParked(now())
  return redirect(form.get('back') === 'today' ? '/admin?said=retried' : '/admin/health?said=retried')
}

/** Seconds as one says them: "3 s", "12 min", "5 h". */
const ago = (seconds: number) =>
  seconds < 60
    ? `${Math.max(0, seconds)} s`
    : seconds < 7_200
      ? `${Math.floor(seconds / 60)} min`
      : `${Math.floor(seconds / 3_600)} h`

export default function Health() {
  const { sweeps, parked, next, restore, silences, isRetried } = useLoaderData<typeof loader>()
  const last = sweeps.length > 0 ? Math.min(...sweeps.map(({ ranAgo }) => ranAgo)) : null
  return (
    <DeskPage
      title="What runs by itself"
      lede="The work that the machine does without you, and what it could not do."
      said={isRetried ? 'They are tried again now.' : null}
    >
      {restore && (
        <Panel title="Catching up after a restore">
          <p className="text-ink-soft">
            A backup was brought back. Nothing is sent, charged or decided until the providers have said what happened
            since it was made. This ends by itself; where it stays, a provider does not answer.
          </p>
          <Facts
            facts={[
              ['The backup shows', <When key="point" at={restore.restorePoint} />],
              ['Mails that went out', restore.mailsReadAt ? 'known' : 'being asked for'],
              ['Payments', restore.reportsReadAt ? 'known, being applied' : 'being asked for'],
            ]}
          />
        </Panel>
      )}
      {silences.length > 0 && (
        <Panel title="A provider has stopped reporting">
          <p className="text-ink-soft">
            Something happened there, and no webhook told us. Nothing is lost: it is asked for every quarter of an hour,
            so news come late. See in its dashboard that the webhook points here and is switched on.
          </p>
          <Facts
            facts={silences.map(
              ({ provider, since }) => [providerNames[provider], <When key={provider} at={since} />] as const,
            )}
          />
        </Panel>
      )}
      <Panel
        title="The worker"
        aside={
          <Link to="/admin/payments/unmatched" className="link">
            Unmatched money
          </Link>
        }
      >
        <Facts
          facts={[
            ['Seen at work', last === null ? 'not yet' : `${ago(last)} ago`],
            ['Looks again', 'every second, and at once when something comes in'],
            ['Next look at a client', next.lookAt ? <When at={next.lookAt} /> : 'nothing is open'],
            ['Next mail', next.sendAt ? <When at={next.sendAt} /> : 'none is queued'],
          ]}
        />
      </Panel>
      <Panel title="Its rounds">
        {sweeps.length === 0 ? (
          <p className="text-ink-soft">No worker has run yet. It is started with the server by “npm start”.</p>
        ) : (
          <SweepTable sweeps={sweeps} />
        )}
      </Panel>
      {parked.length > 0 && (
        <Panel
          title="Reports that could not be applied"
          aside={
            <Form method="post">
              <button type="submit" name="intent" value="retry" className={deskButton('primary')}>
                Try all again
              </button>
            </Form>
          }
        >
          <p className="text-ink-soft">
            A payment or mail provider told us something twelve times over, and each time it failed. Nothing is lost:
            once the cause is mended, try again.
          </p>
          <Table
            caption="Reports that could not be applied"
            rows={parked}
            keyOf={({ provider, eventId }) => `${provider} ${eventId}`}
            columns={[
              { head: 'Report', narrow: 'title', cell: ({ provider, type }) => `${provider}: ${type}` },
              { head: 'Came in', narrow: 'line', cell: ({ receivedAt }) => <When at={receivedAt} /> },
              {
                head: 'What went wrong',
                narrow: 'line',
                cell: ({ outcome }) => <span className="wrap-anywhere">{outcome}</span>,
              },
            ]}
          />
        </Panel>
      )}
    </DeskPage>
  )
}

function SweepTable({ sweeps }: { sweeps: readonly SweepState[] }) {
  return (
    <Table
      caption="How the worker’s rounds fare"
      rows={sweeps}
      keyOf={({ name }) => name}
      columns={[
        { head: 'Work', narrow: 'title', cell: ({ name }) => name.replaceAll('-', ' ') },
        {
          head: 'State',
          narrow: 'side',
          cell: ({ failsFor }) =>
            failsFor === null ? (
              <StatusBadge tone="settled">Runs</StatusBadge>
            ) : (
              <StatusBadge tone="needs-you">Fails for {ago(failsFor)}</StatusBadge>
            ),
        },
        { head: 'Last run', narrow: 'below', cell: ({ ranAgo }) => `${ago(ranAgo)} ago` },
        {
          head: 'Last trouble',
          narrow: 'line',
          cell: ({ lastError, lastErrorAgo }) =>
            lastError && (
              <span className="text-ink-soft wrap-anywhere">
                {lastErrorAgo !== null && `${ago(lastErrorAgo)} ago: `}
                {lastError}
              </span>
            ),
        },
      ]}
    />
  )
}
