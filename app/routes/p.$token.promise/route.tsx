import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { countPortalPromises } from '#app/db/read/promises.server.ts'
import { addDays, formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, isPositive, minMoney, subtractMoney, toDecimalString } from '#app/domain/money.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { longestPromiseDays, promisesFromPortal } from '#app/domain/promise-to-pay/check-promise.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { promiseWords } from '#app/domain/portal/words/promise/promise-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { promiseOnPortal } from '#app/features/promises/promise-on-portal.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { TextField } from '#app/ui/field.tsx'
import { AnswerForm, Standing, WaysOn } from '#app/ui/portal/answer-form.tsx'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import { answerTitle, wayName } from '#app/ui/portal/answer-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { parsePromise, promiseProblems } from './parse-promise.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { businessId, invoiceId, invoice, path } = await requirePortalVisit(params.token)
  const named = await countPortalPromises(businessId, invoiceId)
  return { invoice, path, isEnough: named >= promisesFromPortal }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path } = await requirePortalVisit(params.token)
  const form = await request.formData()
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const language = languageOf(invoice.locale)
  const parsed = parsePromise(form, invoice.balance.currency, language)
  if ('problems' in parsed) return data({ typed: parsed.typed, problems: parsed.problems }, { status: 400 })
  if (whyNot(invoice)) return data({ typed: parsed.typed, problems: {} }, { status: 409 })
  const made = await promiseOnPortal({ businessId, clientId, invoiceId, ...parsed.said, now: at })
  if (made.ok) return redirect(`${path}/promise`, 303)
  const problems: Problems = promiseProblems(made.reason, language)
  return data({ typed: parsed.typed, problems }, { status: Object.keys(problems).length > 0 ? 400 : 409 })
}

/** Why no day can be named as things stand. */
function whyNot(invoice: PortalInvoice): string | null {
  const words = promiseWords[languageOf(invoice.locale)]
  const { plan } = invoice.answers
  if (plan && ['proposed', 'countered', 'active'].includes(plan.state)) return words.onPlan
  if (isPositive(invoice.processing)) return words.processing
  const isOpen = invoice.state === 'issued' && isPositive(invoice.balance)
  return isOpen ? null : formWords[languageOf(invoice.locale)].nothingOpen
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => answerTitle(page?.invoice, 'promise')

export default function PromiseRoute() {
  const { invoice, path, isEnough } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const words = promiseWords[languageOf(invoice.locale)]
  const { promise } = invoice.answers
  const why = whyNot(invoice)
  const isMarked = refusal && Object.keys(refusal.problems).length > 0
  return (
    <PortalSubPage
      invoice={invoice}
      path={path}
      title={wayName(invoice, 'promise')}
      notice={isMarked ? formWords[languageOf(invoice.locale)].check : null}
    >
      {promise && (
        <Standing
          what={words.stands(formatMoney(promise.amount, invoice.locale), inWords(promise.dueOn, invoice.locale))}
          next={words.next}
        />
      )}
      {why && <p className="prose">{why}</p>}
      {!why && isEnough && !promise && <p className="prose">{words.enough}</p>}
      {!why && !isEnough && (
        <>
          {promise ? (
            <h2 className="text-lg font-semibold">{words.another}</h2>
          ) : (
            <p className="prose text-ink-soft">{words.lede}</p>
          )}
          <PromiseForm invoice={invoice} refusal={refusal} />
        </>
      )}
      {!why && (
        <WaysOn
          path={path}
          ways={[
            { to: 'help', name: wayName(invoice, 'help') },
            { to: 'plan', name: wayName(invoice, 'plan') },
          ]}
        />
      )}
    </PortalSubPage>
  )
}

interface PromiseFormProps {
  invoice: PortalInvoice
  refusal: { typed: { dueOn: string; amount: string }; problems: Problems } | undefined
}

function PromiseForm({ invoice, refusal }: PromiseFormProps) {
  const { locale, balance, disputed, today } = invoice
  const words = promiseWords[languageOf(locale)]
  const asked = subtractMoney(balance, minMoney(disputed, balance))
  const suggested = isPositive(asked) ? asked : balance
  const last = lastDay(today)
  const errorsOf = (field: string) => {
    const problem = refusal?.problems[field]
    return problem ? [problem] : null
  }
  return (
    <AnswerForm submit={words.submit}>
      <TextField
        label={words.day}
        hint={words.dayHint(inWords(last, locale))}
        errors={errorsOf('dueOn')}
        type="date"
        name="dueOn"
        required
        min={today}
        max={last}
        defaultValue={refusal?.typed.dueOn}
      />
      <TextField
        label={words.amount}
        hint={words.amountHint(formatMoney(balance, locale))}
        errors={errorsOf('amount')}
        name="amount"
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={refusal?.typed.amount ?? toDecimalString(suggested)}
      />
    </AnswerForm>
  )
}

const lastDay = (today: string): string => {
  const day = parseDay(today)
  return day ? addDays(day, longestPromiseDays).toString() : today
}

const inWords = (text: string, locale: string): string => {
  const day = parseDay(text)
  return day ? formatDay(day, locale) : text
}
