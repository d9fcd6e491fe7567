import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readCalendarSettings } from '#app/db/read/calendar-settings.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { changeCalendar } from '#app/features/settings/change-calendar.server.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { readCalendarForm } from './calendar-form.ts'
import { DaysForm } from './days-form.tsx'
import { WeekForm } from './week-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Calendar · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request, 'change-settings')
  const settings = await readCalendarSettings(businessId, todayIn(timeZone, instantOf(now())))
  return {
    ...settings,
    holidays: settings.holidays.map(({ day, ...holiday }) => ({ ...holiday, day: day.toString() })),
    added: settings.added.map(String),
    nextSendDays: settings.nextSendDays.map(String),
    said: new URL(request.url).searchParams.has('said') ? 'Saved. Every open invoice follows it from now on.' : null,
  }
}

const problems = {
  no_send_day: 'Choose at least one day of the week.',
  unknown_place: 'The holidays of this place are not known.',
  never_sends: 'Nothing was saved: there would be more than two months without a send day.',
  not_a_day: 'Nothing was saved: give the day off as a date.',
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const change = readCalendarForm(await request.formData())
  if (!change) return data({ problem: problems.not_a_day }, { status: 400 })
  const changed = await changeCalendar({
    ...change,
    businessId: staff.businessId,
    actor: actorOf(staff),
    now: now(),
  })
  if (changed.ok) return redirect('/admin/settings/calendar?said=saved')
  return data({ problem: problems[changed.reason] }, { status: 400 })
}

export default function CalendarPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { locale } = useDesk()
  return (
    <DeskPage
      title="Calendar"
      lede="The days on which reminders and letters go out. The hour is set under General."
      said={answer ? null : page.said}
    >
      {answer && <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Days of the week, and where you are">
            <WeekForm
              key={`${page.country ?? ''} ${page.region ?? ''} ${page.sendDays.join()}`}
              sendDays={page.sendDays}
              country={page.country}
              region={page.region}
              countries={page.countries}
              regions={page.regions}
            />
          </Panel>
          <Panel title="Days off">
            <DaysForm
              key={JSON.stringify([page.holidays, page.added])}
              hasCountry={page.country !== null}
              holidays={page.holidays}
              added={page.added}
            />
          </Panel>
        </div>
        <Panel title="The next send days">
          <ol className="flex flex-col gap-1.5">
            {page.nextSendDays.map((day) => (
              <li key={day}>
                <Day day={day} locale={locale} style="full" />
              </li>
            ))}
          </ol>
          <p className="text-xs text-ink-faint">
            A note that announces a due date goes out on the send day before, whatever follows it on the one after.
          </p>
        </Panel>
      </div>
    </DeskPage>
  )
}
