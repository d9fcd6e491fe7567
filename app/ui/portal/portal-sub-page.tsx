import type { ReactNode } from 'react'
import { frameWords } from '#app/domain/portal/words/frame-words.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { PortalFrame } from './portal-frame.tsx'

interface PortalSubPageProps {
  invoice: PortalInvoice
  /** Address of the invoice's page without a slash at its end. */
  path: string
  title: string
  /** What went wrong beyond a single field. */
  notice?: string | null
  children: ReactNode
}

/** A page below an invoice's own: what it is about on top, one thing to do, and the way back. */
export function PortalSubPage({ invoice, path, title, notice = null, children }: PortalSubPageProps) {
  const words = frameWords[languageOf(invoice.locale)]
  return (
    <PortalFrame business={invoice.business}>
      <main className="flex flex-col gap-6">
        <div className="flex flex-col gap-2">
          <p className="text-sm text-ink-soft">{words.invoice(invoice.number)}</p>
          <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
          {notice && (
            <p role="alert" className="rounded-lg border border-late px-3 py-2 text-sm text-late">
              {notice}
            </p>
          )}
        </div>
        {children}
        <p className="print:hidden">
          <a className="link inline-flex min-h-11 items-center" href={path}>
            {words.backToInvoice(invoice.number)}
          </a>
        </p>
      </main>
    </PortalFrame>
  )
}
