import { Link } from '@remix-run/react'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { LinkForm, PaymentForm } from './action-forms.tsx'
import type { Errors } from './action-forms.tsx'
import { AlreadyPaidForm } from './already-paid-form.tsx'
import type { InvoiceView } from './invoice-view.ts'
import { PauseForm } from './pause-form.tsx'
import { PromiseForm } from './promise-form.tsx'
import { SendForm } from './send-form.tsx'

export interface InvoiceRights {
  mayPlan: boolean
  mayHold: boolean
  mayPromise: boolean
  mayCall: boolean
  mayNotice: boolean
  mayLink: boolean
  mayPay: boolean
  mayEdit: boolean
  mayIssue: boolean
  mayVoid: boolean
  mayCredit: boolean
  mayWriteOffDebt: boolean
}

interface ActionsPanelProps {
  invoice: InvoiceView
  labels: readonly InvoiceLabel[]
  may: InvoiceRights
  planId: string | null
  mailed: { times: number; lastAt: Date | null }
  /** The link just made; null: none. */
  linkUrl: string | null
  errorsOf: (intent: string) => Errors
}

const wide = deskButton('secondary', 'w-full')

/** What can be done with an issued invoice, what is common first. */
export function ActionsPanel({ invoice, labels, may, planId, mailed, linkUrl, errorsOf }: ActionsPanelProps) {
  const { state, balance, recipients } = invoice
  const isOpen = state === 'issued'
  const here = `/admin/invoices/${invoice.id}`
  return (
    <Panel title="Actions">
      {state !== 'void' && may.mayPay && <PaymentForm balance={balance} errors={errorsOf('record-payment')} />}
      {(isOpen || state === 'settled') && may.mayIssue && (
        <SendForm mailed={mailed} recipients={recipients} errors={errorsOf('send')} />
      )}
      {isOpen && may.mayHold && <PauseForm errors={errorsOf('pause')} />}
      {isOpen && may.mayPromise && <PromiseForm balance={balance} errors={errorsOf('promise')} />}
      {isOpen && may.mayNotice && <AlreadyPaidForm balance={balance} errors={errorsOf('already-paid')} />}
      {may.mayCall && (
        <Link to={`${here}/call`} className={wide}>
          Log a call
        </Link>
      )}
      {labels.includes('overdue') && (
        <Link to={`${here}/escalation`} className={wide}>
          Decide what comes next
        </Link>
      )}
      {planId ? (
        <Link to={`/admin/plans/${planId}`} className={wide}>
          See the plan
        </Link>
      ) : (
        isOpen &&
        may.mayPlan && (
          <Link to={`/admin/plans/new?invoice=${invoice.id}`} className={wide}>
            Offer a plan
          </Link>
        )
      )}
      {may.mayLink && <LinkForm url={linkUrl} />}
      {may.mayEdit && (
        <>
          <Link to={`/admin/invoices/new?from=${invoice.id}`} className={wide}>
            Duplicate
          </Link>
          <Link to={`/admin/recurring/new?from=${invoice.id}`} className={wide}>
            Make it recurring
          </Link>
        </>
      )}
      {may.mayCredit && (isOpen || state === 'settled') && (
        <Link to={`${here}/credit`} className={wide}>
          Credit it
        </Link>
      )}
      {may.mayVoid && isOpen && (
        <Link to={`${here}/void`} className={wide}>
          Void it
        </Link>
      )}
      {may.mayWriteOffDebt && isOpen && (
        <Link to={`${here}/write-off`} className={wide}>
          Write off as bad debt
        </Link>
      )}
    </Panel>
  )
}
