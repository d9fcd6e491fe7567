import { data } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, isRouteErrorResponse, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { refreshSession } from '#app/auth/session.server.ts'
import { now } from '#app/clock.server.ts'
import { countDrafts } from '#app/db/read/approvals.server.ts'
import { latestEvent } from '#app/db/read/latest-event.server.ts'
import { countOpenTasks } from '#app/db/read/tasks.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { env } from '#app/env.server.ts'
import { CommandMenu } from '#app/ui/command-menu.tsx'
import { commands } from '#app/ui/commands.ts'
import type { Desk } from '#app/ui/desk.ts'
import { DeskRail } from '#app/ui/desk-rail.tsx'
import { noticeFor } from '#app/ui/error-boundary.tsx'
import { Keyboard } from '#app/ui/keyboard.tsx'
import { Live } from '#app/ui/live.tsx'
import { Visit } from '#app/ui/visit.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const [latest, headers, tasks, drafts] = await Promise.all([
    latestEvent(staff.businessId),
    refreshSession(request),
    countOpenTasks(staff.businessId),
    countDrafts(staff.businessId),
  ])
  headers.set('Cache-Control', 'no-store')
  const { locale, timeZone, currency, businessName, name } = staff
  const desk = {
    ...{ locale, timeZone, currency, businessName },
    latest,
    person: name,
    maySettings: can(staff.role, 'change-settings'),
    mayAudit: can(staff.role, 'read-audit'),
    commands: commands.filter(({ right }) => !right || can(staff.role, right)),
    today: todayIn(timeZone, instantOf(now())).toString(),
    waiting: { drafts: drafts.count, tasks: tasks.reduce((sum, { count }) => sum + count, 0) },
    mailboxUrl: env.SANDBOX && env.SANDBOX_PORT ? `http://127.0.0.1:${env.SANDBOX_PORT}/` : null,
  } satisfies Desk & Record<string, unknown>
  return data(desk, { headers })
}

type DeskData = ReturnType<typeof useLoaderData<typeof loader>>

function Frame({ desk, children }: { desk: DeskData; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh text-sm">
      <DeskRail {...desk} />
      <div className="min-w-0 grow px-4 pt-5 pb-24 lg:px-8 lg:pt-6 lg:pb-10">
        <div className="mx-auto max-w-[1200px]">{children}</div>
      </div>
    </div>
  )
}

export default function DeskLayout() {
  const desk = useLoaderData<typeof loader>()
  return (
    <Frame desk={desk}>
      <Outlet />
      <Keyboard commands={desk.commands} />
      <CommandMenu commands={desk.commands} />
      <Live path={`/admin/live?seen=${desk.latest}`} />
      <Visit path="/admin/visit" />
    </Frame>
  )
}

/** Trouble on one page leaves the rail where it is, unless the layout itself failed. */
export function ErrorBoundary() {
  const error = useRouteError()
  const desk = useRouteLoaderData<typeof loader>('routes/admin')
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  const { title, text } = isMissing ? missing : noticeFor(error)
  const notice = (
    <main className="flex max-w-xl flex-col gap-3 py-10">
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="text-ink-soft">{text}</p>
      <p>
        <a className="link" href="/admin">
          Back to Today
        </a>
      </p>
    </main>
  )
  return desk ? <Frame desk={desk}>{notice}</Frame> : <div className="mx-auto max-w-xl px-4 text-sm">{notice}</div>
}

const missing = {
  title: 'Not in this business',
  text: 'There is nothing of this business under this address. It may have been typed wrong.',
}
