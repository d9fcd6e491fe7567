import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { findPreferences } from '#app/db/read/preferences.server.ts'
import { formWords } from '#app/domain/portal/words/form-words.ts'
import { preferencesWords } from '#app/domain/portal/words/preferences/preferences-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { setPreferences } from '#app/features/clients/set-preferences.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { answerTitle, wayName } from '#app/ui/portal/answer-title.ts'
import type { Problems } from '#app/ui/portal/answer-form.tsx'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { copyProblems, parsePreferences, preferenceProblems } from './parse-preferences.ts'
import { PreferencesForm } from './preferences-form.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, clientId, invoice, path } = await requirePortalVisit(params.token)
  const { current, offer, masked, isAsked } = await findPreferences(businessId, clientId)
  const isSaved = new URL(request.url).searchParams.has('saved')
  return { invoice, path, current, offer, masked, isAsked, isSaved }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path } = await requirePortalVisit(params.token)
  const form = await request.formData()
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const language = languageOf(invoice.locale)
  const { current } = await findPreferences(businessId, clientId)
  const { typed, copy } = parsePreferences(form, current)
  const refuse = (problems: Problems, status: 400 | 409, notice: string | null = null) =>
    data({ typed, problems, notice }, { status })
  const wrong = copyProblems(typed, language)
  if (Object.keys(wrong).length > 0) return refuse(wrong, 400)
  const set = await setPreferences({ businessId, clientId, invoiceId, wished: typed.wished, copy, now: at })
  if (set.ok) return redirect(`${path}/preferences?saved=${set.value.changed}`, 303)
  const words = preferencesWords[language].copy
  switch (set.reason) {
    case 'already_asked':
      return refuse({}, 409, words.asked)
    case 'too_many':
      return refuse({}, 409, words.enough(invoice.business.email))
    case 'nothing':
    case 'not_found':
      return refuse({ copyEmail: formWords[language].noEmail }, 400)
    default:
      return refuse(preferenceProblems(set.reason, language), 400)
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => answerTitle(page?.invoice, 'preferences')

export default function PreferencesRoute() {
  const { invoice, path, current, offer, masked, isAsked, isSaved } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const language = languageOf(invoice.locale)
  const words = preferencesWords[language]
  const isMarked = refusal && Object.keys(refusal.problems).length > 0
  return (
    <PortalSubPage
      invoice={invoice}
      path={path}
      title={wayName(invoice, 'preferences')}
      notice={isMarked ? formWords[language].check : (refusal?.notice ?? null)}
    >
      {isSaved && !refusal && (
        <StatusSentence tone="settled">
          <p className="font-semibold">{words.saved}</p>
          <p className="text-sm">{words.next}</p>
        </StatusSentence>
      )}
      <p className="prose text-ink-soft">{words.lede}</p>
      <PreferencesForm
        locale={invoice.locale}
        businessName={invoice.business.name}
        current={refusal?.typed.wished ?? current}
        offer={offer}
        masked={masked}
        isAsked={isAsked}
        copy={{ name: refusal?.typed.copyName ?? '', email: refusal?.typed.copyEmail ?? '' }}
        problems={refusal?.problems ?? {}}
      />
    </PortalSubPage>
  )
}
