import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { readHelpOfInvoice } from '#app/db/read/help.server.ts'
import { readSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { addDays, formatDay, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { callDays } from '#app/domain/help/check-help.ts'
import { isPositive } from '#app/domain/money.ts'
import { portalWays } from '#app/domain/portal/portal-ways.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { helpWords } from '#app/domain/portal/words/help/help-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { askForHelp } from '#app/features/help/ask-for-help.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { Standing } from '#app/ui/portal/answer-form.tsx'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import { answerTitle, wayName } from '#app/ui/portal/answer-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { HelpForms } from './help-forms.tsx'
import { parseHelp } from './parse-help.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { businessId, invoiceId, invoice, path } = await requirePortalVisit(params.token)
  const today = parseDay(invoice.today)
  if (!today) throw new RangeError('help: the page has no day')
  const [help, calendar] = await Promise.all([
    readHelpOfInvoice(businessId, invoiceId, today),
    readSendCalendar(businessId, today.year),
  ])
  const inWords = (day: PlainDate | null) => day && formatDay(day, invoice.locale)
  return {
    ...{ invoice, path, tomorrow: addDays(today, 1).toString() },
    nextCall: formatDay(callDays(today, calendar).callOn, invoice.locale),
    askedFor: inWords(help.askedFor),
    callOn: inWords(help.callOn),
    grantedOn: inWords(help.grantedOn),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path } = await requirePortalVisit(params.token)
  const form = await request.formData()
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const language = languageOf(invoice.locale)
  const parsed = parseHelp(form, language)
  const refused = { typed: parsed.typed, isEnough: false }
  if ('problems' in parsed) return data({ ...refused, problems: parsed.problems }, { status: 400 })
  const asked = await askForHelp({ businessId, clientId, invoiceId, wish: parsed.wish, now: at })
  // Said twice is said once: the page shows what was asked for.
  if (asked.ok || asked.reason === 'already_asked') return redirect(`${path}/help`, 303)
  const { reason } = asked
  if (reason === 'already_over' || reason === 'too_far') {
    const problems: Problems = { until: helpWords[language].problems[reason] }
    return data({ ...refused, problems }, { status: 400 })
  }
  return data({ ...refused, problems: {}, isEnough: reason === 'too_many' }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => answerTitle(page?.invoice, 'help')

export default function HelpRoute() {
  const { invoice, path, tomorrow, nextCall, askedFor, callOn, grantedOn } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const language = languageOf(invoice.locale)
  const words = helpWords[language]
  const isOpen = invoice.state === 'issued' && isPositive(invoice.balance)
  const isMarked = refusal && Object.keys(refusal.problems).length > 0
  return (
    <PortalSubPage
      invoice={invoice}
      path={path}
      title={wayName(invoice, 'help')}
      notice={isMarked ? formWords[language].check : refusal?.isEnough ? words.enough(invoice.business.email) : null}
    >
      {grantedOn && <Standing what={words.granted(grantedOn)} next={words.grantedNext} />}
      {askedFor && <Standing what={words.time.asked(askedFor)} next={words.time.next} />}
      {callOn && <Standing what={words.call.asked} next={words.call.next(callOn)} />}
      {isOpen ? (
        <>
          <p className="prose text-ink-soft">{words.lede}</p>
          <HelpForms
            locale={invoice.locale}
            path={path}
            tomorrow={tomorrow}
            callOn={nextCall}
            ways={{ plan: portalWays(invoice).includes('plan'), time: !askedFor, call: !callOn }}
            typed={refusal?.typed}
            problems={refusal?.problems ?? {}}
          />
        </>
      ) : (
        <p className="prose">{formWords[language].nothingOpen}</p>
      )}
    </PortalSubPage>
  )
}
