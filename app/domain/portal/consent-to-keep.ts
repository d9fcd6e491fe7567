import { parseDay } from '../business-day.ts'
import { isPositive, subtractMoney } from '../money.ts'
import { collectionDay } from '../plan/autopay.ts'
import { languageOf } from '../words/language.ts'
import type { PortalInvoice } from './portal-invoice.ts'
import { consentText } from './words/autopay/consent-text.ts'

/**
 * The words a client agrees to when the next instalment is paid by a method that is kept for the others; null where there is
 * nothing to agree to: no plan, a method kept already, no instalment behind this one, or nothing here that can be kept.
 */
export function consentToKeep(invoice: PortalInvoice): string | null {
  const { answers, methods, business, locale } = invoice
  const today = parseDay(invoice.today)
  const { plan } = answers
  if (plan?.state !== 'active' || plan.autopay || !plan.next || !today) return null
  const kinds = methods.flatMap(({ method }) => (method === 'card' || method === 'ach' ? [method] : []))
  const [kind] = kinds
  if (!kind) return null
  const { position } = plan.next
  const rows = plan.instalments.flatMap((each) => {
    const dueOn = parseDay(each.dueOn)
    const amount = subtractMoney(each.amount, each.paid)
    return dueOn && each.position !== position && isPositive(amount)
      ? [{ dueOn: collectionDay(dueOn, today), amount }]
      : []
  })
  if (rows.length === 0) return null
  const method = kinds.length > 1 ? 'either' : kind
  return consentText(languageOf(locale), { businessName: business.name, method, rows, locale })
}
