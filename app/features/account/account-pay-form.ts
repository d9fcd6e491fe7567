import { z } from 'zod'
import { isUuid } from '#app/db/read/keyset.ts'

const FormSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  amount: z.string().trim().max(40).default(''),
  total: z.string().max(40).default(''),
  method: z.enum(['card', 'ach', 'paypal']).nullable().catch(null),
})

export interface AccountPayForm {
  readonly invoiceIds: readonly string[]
  readonly currency: string
  /** As typed; empty: the chosen ones as a whole. */
  readonly amount: string
  /** The sum the client saw before pressing the button. */
  readonly total: string
  /** Null where a page is only looked at. */
  readonly method: 'card' | 'ach' | 'paypal' | null
}

const invoicesMax = 500

/** What was chosen on the account page, from an address or a form alike; null where it did not come from there. */
export function readAccountPayForm(form: URLSearchParams | FormData): AccountPayForm | null {
  const parsed = FormSchema.safeParse({
    currency: form.get('currency') ?? '',
    amount: form.get('amount') ?? '',
    total: form.get('total') ?? '',
    method: form.get('method'),
  })
  const ids = form.getAll('invoice')
  if (!parsed.success || ids.length > invoicesMax) return null
  const invoiceIds = [...new Set(ids.flatMap((id) => (typeof id === 'string' && isUuid(id) ? [id] : [])))]
  return { ...parsed.data, invoiceIds }
}
