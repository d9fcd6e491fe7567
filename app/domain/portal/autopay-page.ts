import { parseDay } from '../business-day.ts'
import { isPositive, subtractMoney } from '../money.ts'
import { collectionDay } from '../plan/autopay.ts'
import { languageOf } from '../words/language.ts'
import type { PortalInvoice } from './portal-invoice.ts'
import { consentText } from './words/autopay/consent-text.ts'

/** A card or account the client left before. */
export interface KeptOnPage {
  readonly id: string
  readonly kind: 'card' | 'ach'
  readonly label: string
}

/** One way to have the instalments paid by themselves, and the words agreed to with it. */
export interface WayToAgree {
  /** `card`, `ach`, or the id of a method that is kept already. */
  readonly way: string
  readonly kind: 'card' | 'ach'
  /** Null: it is left on the provider's page. */
  readonly label: string | null
  readonly consent: string
}

/**
 * The ways a client can agree to, each with its words; none where no plan is active, or nothing of it is open. What is left
 * anew comes first, in the order of the ways to pay; methods that are kept already follow.
 */
export function waysToAgree(invoice: PortalInvoice, kept: readonly KeptOnPage[]): WayToAgree[] {
  const { answers, methods, business, locale } = invoice
  const { plan } = answers
  const today = parseDay(invoice.today)
  if (plan?.state !== 'active' || !today) return []
  const rows = plan.instalments.flatMap(({ dueOn: due, amount, paid }) => {
    const dueOn = parseDay(due)
    const open = subtractMoney(amount, paid)
    return dueOn && isPositive(open) ? [{ dueOn: collectionDay(dueOn, today), amount: open }] : []
  })
  if (rows.length === 0) return []
  const consent = (method: 'card' | 'ach') =>
    consentText(languageOf(locale), { businessName: business.name, method, rows, locale })
  const kinds = methods.flatMap(({ method }) => (method === 'card' || method === 'ach' ? [method] : []))
  return [
    ...kinds.map((kind) => ({ way: kind, kind, label: null, consent: consent(kind) })),
    ...kept
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, kind, label }) => ({ way: id, kind, label, consent: consent(kind) })),
  ]
}
