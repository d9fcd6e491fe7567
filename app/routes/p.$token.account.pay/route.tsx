import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccountSession } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { now } from '#app/clock.server.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { accountWords } from '#app/domain/portal/words/account/account-words.ts'
import { payWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { readAccountPayForm } from '#app/features/account/account-pay-form.ts'
import { openInvoice } from '#app/features/account/open-invoice.server.ts'
import { previewPayment } from '#app/features/account/preview-payment.server.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { AccountPay } from '#app/ui/portal/account-pay.tsx'
import { accountTitle } from '#app/ui/portal/account-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { refusalOf } from './refusal-of.ts'

/** The step before paying: it reads what was chosen from the address, and changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  await requireAccountSession(request, visit)
  const { businessId, clientId, invoice, path } = visit
  const form = readAccountPayForm(new URL(request.url).searchParams)
  const shown = { invoice, path, amount: form?.amount ?? '' }
  // Also where a refused form is answered: what it carried does not stand in the address.
  if (!form) return data({ ...shown, preview: null, refusal: 'nothing_chosen' as const })
  const preview = await previewPayment({ businessId, clientId, form, now: now() })
  if (!preview.ok) return data({ ...shown, preview: null, refusal: preview.reason }, { status: 400 })
  return data({ ...shown, preview: preview.value, refusal: null })
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const visit = await requirePortalVisit(params.token)
  const { email } = await requireAccountSession(request, visit)
  const { businessId, clientId, linkId, invoice, path, url } = visit
  const at = now()
  const form = readAccountPayForm(await request.formData())
  if (!form?.method) return redirect(`${path}/account`, 303)
  await recordView({ ...visit, number: invoice.number, now: at })
  const preview = await previewPayment({ businessId, clientId, form, now: at })
  const answer = { amount: form.amount, preview: preview.ok ? preview.value : null }
  if (!preview.ok) return data({ ...answer, refusal: preview.reason }, { status: 400 })
  const { choice, total, rows } = preview.value
  if (toDecimalString(total) !== form.total) return data({ ...answer, refusal: 'changed' as const }, { status: 409 })

  // The way back from the checkout leads to an invoice that is being paid.
  const [paid] = rows.filter(({ amount }) => amount.minor > 0n)
  const isOwn = !paid || rows.some((row) => row.invoiceId === visit.invoiceId && row.amount.minor > 0n)
  const back = isOwn ? null : await openInvoice({ businessId, clientId, invoiceId: paid.invoiceId, email, now: at })
  const started = await startPayment({
    ...{
      businessId,
      clientId,
      invoiceIds: rows.map(({ invoiceId }) => invoiceId),
      method: form.method,
      amount: choice,
    },
    ...{ portalLinkId: linkId, consent: null, now: at },
    portalUrl: back?.ok ? `${url.slice(0, -path.length)}/p/${back.value.token}` : url,
  })
  if (started.ok) return redirect(started.value.redirectUrl, 303)
  const { refusal, status } = refusalOf(started.reason)
  return data({ ...answer, refusal }, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => accountTitle(page?.invoice, ({ pay }) => pay.title)

export default function AccountPayRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { invoice, path } = page
  const { preview, refusal, amount } = answer ?? page
  const words = accountWords[languageOf(invoice.locale)]
  const notice = refusal && words.pay.refusals[refusal]
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.pay.title} notice={notice}>
      {preview && (
        <AccountPay
          {...{ words, path, preview, amount, locale: invoice.locale, down: invoice.down }}
          downWords={payWords[languageOf(invoice.locale)].down}
        />
      )}
      <p>
        <a className="link inline-flex min-h-11 items-center" href={`${path}/account`}>
          {preview ? words.pay.change : words.pay.back}
        </a>
      </p>
    </PortalSubPage>
  )
}
