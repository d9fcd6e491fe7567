import { FileDown } from 'lucide-react'
import { portalStatus } from '#app/domain/portal/portal-status.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { AmountDue } from './amount-due.tsx'
import { InvoiceHistory, InvoiceLines } from './invoice-details.tsx'
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
  const status = portalStatus(invoice)
  const { business } = invoice
  return (
    <PortalFrame business={business}>
      <main className="flex flex-col gap-8">
        <div className="flex flex-col gap-4">
          <h1 className="text-xl font-semibold wrap-anywhere">Invoice {invoice.number}</h1>
          <StatusSentence tone={status.tone}>
            <p className="font-semibold">{status.headline}</p>
            {status.text && <p className="text-sm">{status.text}</p>}
          </StatusSentence>
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

        <section aria-labelledby="something-else" className="flex flex-col gap-2 print:hidden">
          <h2 id="something-else" className="text-lg font-semibold">
            Something else?
          </h2>
          <p className="prose text-ink-soft">
            If something about this invoice is not right, if paying in parts or later would help, if you have paid
            already, or if somebody else should see this: reply to our mail, or write to{' '}
            <a
              className="link"
              href={`mailto:${business.email}?subject=${encodeURIComponent(`Invoice ${invoice.number}`)}`}
            >
              {business.email}
            </a>
            {business.phone && (
              <>
                {' '}
                or call{' '}
                <a className="link whitespace-nowrap" href={`tel:${business.phone.replace(/[^\d+]/g, '')}`}>
                  {business.phone}
                </a>
              </>
            )}
            . A person reads it, and we will find a way with you.
          </p>
        </section>

        <InvoiceLines invoice={invoice}>
          <a
            className="link inline-flex min-h-11 items-center gap-2 self-start print:hidden"
            href={`${path}/invoice.pdf`}
          >
            <FileDown aria-hidden="true" className="size-5 shrink-0" />
            Download invoice (PDF)
          </a>
        </InvoiceLines>

        <InvoiceHistory invoice={invoice} />
      </main>
    </PortalFrame>
  )
}
