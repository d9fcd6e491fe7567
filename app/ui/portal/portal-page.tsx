import { portalStatus } from '#app/domain/portal/portal-status.ts'
import { portalWaitsFor } from '#app/domain/portal/portal-ways.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { autopayWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { AmountDue } from './amount-due.tsx'
import { Downloads, InvoiceHistory, InvoiceLines } from './invoice-details.tsx'
import { OtherWays } from './other-ways.tsx'
import { ContinueForm, PayForm, TransferDetails } from './pay-options.tsx'
import type { PayAnswer } from './pay-options.tsx'
import { PortalFrame } from './portal-frame.tsx'

interface PortalPageProps {
  invoice: PortalInvoice
  /** Address of this page without a slash at its end; forms and files hang below it. */
  path: string
  /** What went wrong with the payment form, and what stood in it. */
  answer?: PayAnswer | null
  /** What went wrong beyond the form. */
  notice?: string | null
}

/** One invoice as a letter: who asks, how it stands, what is due, how to pay, what it is for, what happened. */
export function PortalPage({ invoice, path, answer = null, notice = null }: PortalPageProps) {
  const words = pageWords[languageOf(invoice.locale)]
  const status = portalStatus(invoice)
  const waitsFor = portalWaitsFor(invoice)
  const { plan, dispute } = invoice.answers
  const { correctedBy } = dispute ?? {}
  return (
    <PortalFrame business={invoice.business}>
      <main className="flex flex-col gap-8">
        <div className="flex flex-col gap-4">
          <h1 className="text-xl font-semibold wrap-anywhere">{words.invoice(invoice.number)}</h1>
          <StatusSentence tone={status.tone}>
            <p className="font-semibold">{status.headline}</p>
            {status.text && <p className="text-sm">{status.text}</p>}
            {correctedBy && <p className="text-sm">{words.correctedBy(correctedBy)}</p>}
          </StatusSentence>
          {waitsFor && (
            <a className={buttonClass('primary', 'self-start print:hidden')} href={`${path}/${waitsFor}`}>
              {waitsFor === 'plan' ? words.answerPlan : words.answerDispute}
            </a>
          )}
          {plan?.state === 'active' && plan.autopay && (
            <p className="print:hidden">
              <a className="link inline-flex min-h-11 items-center" href={`${path}/autopay`}>
                {autopayWords[languageOf(invoice.locale)].page.seeOrStop}
              </a>
            </p>
          )}
          {notice && (
            <p role="alert" className="rounded-lg border border-late px-3 py-2 text-sm text-late">
              {notice}
            </p>
          )}
        </div>

        <AmountDue invoice={invoice}>
          {status.offer === 'pay' && (
            <>
              <PayForm invoice={invoice} path={path} answer={answer} />
              <TransferDetails invoice={invoice} />
            </>
          )}
          {status.offer === 'continue' && <ContinueForm invoice={invoice} path={path} />}
        </AmountDue>

        <OtherWays invoice={invoice} path={path} />

        <InvoiceLines invoice={invoice}>
          <Downloads invoice={invoice} path={path} />
        </InvoiceLines>

        <InvoiceHistory invoice={invoice} />
      </main>
    </PortalFrame>
  )
}
