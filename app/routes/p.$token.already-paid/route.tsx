import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { receiveFiles } from '#app/features/files/receive-files.server.ts'
import { recordAlreadyPaid } from '#app/features/notices/record-already-paid.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { Standing } from '#app/ui/portal/answer-form.tsx'
import { answerTitle, wayName } from '#app/ui/portal/answer-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { AlreadyPaidForm } from './already-paid-form.tsx'
import { alreadyPaidProblems, parseAlreadyPaid } from './parse-already-paid.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  return { invoice, path }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path } = await requirePortalVisit(params.token)
  const { form, files } = await receiveFiles(request)
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const language = languageOf(invoice.locale)
  const parsed = parseAlreadyPaid(form, files, invoice.balance.currency, language)
  const refused = { typed: parsed.typed, isEnough: false }
  if ('problems' in parsed) return data({ ...refused, problems: parsed.problems }, { status: 400 })
  const noted = await recordAlreadyPaid({ businessId, invoiceId, ...parsed.said, actor: 'client', now: at })
  // Said twice is said once: the page shows what is being looked for.
  if (noted.ok || noted.reason === 'already_open') return redirect(`${path}/already-paid`, 303)
  const problems = alreadyPaidProblems(noted.reason, language)
  const status = Object.keys(problems).length > 0 ? 400 : 409
  return data({ ...refused, problems, isEnough: noted.reason === 'too_many' }, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => answerTitle(page?.invoice, 'alreadyPaid')

export default function AlreadyPaidRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { locale } = invoice
  const words = alreadyPaidWords[languageOf(locale)]
  const ofForms = formWords[languageOf(locale)]
  const { notice } = invoice.answers
  const isOpen = invoice.state === 'issued' && isPositive(invoice.balance)
  const isMarked = refusal && Object.keys(refusal.problems).length > 0
  return (
    <PortalSubPage
      invoice={invoice}
      path={path}
      title={wayName(invoice, 'alreadyPaid')}
      notice={isMarked ? ofForms.check : refusal?.isEnough ? words.enough(invoice.business.email) : null}
    >
      {notice && (
        <Standing
          what={words.stands(
            formatMoney(notice.amount, locale),
            words.by[notice.method],
            inWords(notice.paidOn, locale),
          )}
          next={words.next}
        />
      )}
      {!notice && !isOpen && <p className="prose">{ofForms.nothingOpen}</p>}
      {!notice && isOpen && (
        <>
          <p className="prose text-ink-soft">{words.lede}</p>
          <AlreadyPaidForm invoice={invoice} typed={refusal?.typed} problems={refusal?.problems ?? {}} />
        </>
      )}
    </PortalSubPage>
  )
}

const inWords = (text: string, locale: string): string => {
  const day = parseDay(text)
  return day ? formatDay(day, locale, 'long') : text
}
