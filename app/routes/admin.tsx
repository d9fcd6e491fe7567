import { data } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { refreshSession } from '#app/auth/session.server.ts'
import { now } from '#app/clock.server.ts'
import { countOpenTasks } from '#app/db/read/tasks.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { env } from '#app/env.server.ts'
import type { Desk } from '#app/ui/desk.ts'
import { DeskRail } from '#app/ui/desk-rail.tsx'
import { noticeFor } from '#app/ui/error-boundary.tsx'
import { Keyboard } from '#app/ui/keyboard.tsx'
import { Live } from '#app/ui/live.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const [headers, tasks] = await Promise.all([refreshSession(request), countOpenTasks(staff.businessId)])
  headers.set('Cache-Control', 'no-store')
  const { locale, timeZone, currency, businessName, name } = staff
  const desk = {
    ...{ locale, timeZone, currency, businessName },
    person: name,
    today: todayIn(timeZone, instantOf(now())).toString(),
    openTasks: tasks.reduce((sum, { count }) => sum + count, 0),
    mailboxUrl: env.SANDBOX && env.SANDBOX_PORT ? `http://127.0.0.1:${env.SANDBOX_PORT}/` : null,
  } satisfies Desk & Record<string, unknown>
  return data(desk, { headers })
}

export default function DeskLayout() {
  const desk = useLoaderData<typeof loader>()
  return (
    <div className="flex min-h-dvh text-sm">
      <DeskRail {...desk} />
      <div className="min-w-0 grow px-4 pt-5 pb-24 lg:px-8 lg:pt-6 lg:pb-10">
        <div className="mx-auto max-w-[1200px]">
          <Outlet />
        </div>
      </div>
      <Keyboard />
      <Live path="/admin/live" />
    </div>
  )
}

/** Trouble on one page leaves the rail where it is not the layout itself that failed. */
export function ErrorBoundary() {
  const error = useRouteError()
  const { title, text } = noticeFor(error)
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-3 px-4 py-16 text-sm">
      <h1 className="text-lg font-semibold">{isMissing ? 'Not in this business' : title}</h1>
      <p className="text-ink-soft">
        {isMissing ? 'There is nothing of this business under this address. It may have been typed wrong.' : text}
      </p>
      <p>
        <a className="link" href="/admin">
          Back to Today
        </a>
      </p>
    </main>
  )
}
