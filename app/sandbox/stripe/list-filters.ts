import { z } from 'zod'
import { flag, list, page, text } from './parameters.ts'
import { idOf } from './stripe-store.ts'

const filter = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...page, ...shape })

/** What the list calls take beside the page. */
export const SessionFilter = filter({
  customer: text.optional(),
  payment_intent: text.optional(),
  status: text.optional(),
})
export const IntentFilter = filter({ customer: text.optional() })
export const ChargeFilter = filter({ customer: text.optional(), payment_intent: text.optional() })
export const OfChargeFilter = filter({ charge: text.optional(), payment_intent: text.optional() })
export const CustomerFilter = filter({ email: text.optional() })
export const MethodFilter = filter({ type: text.optional(), allow_redisplay: text.optional() })
export const MethodsFilter = filter({ customer: text.optional(), type: text.optional() })
export const SetupFilter = filter({ customer: text.optional(), payment_method: text.optional() })
export const EventFilter = filter({
  delivery_success: flag.optional(),
  type: text.optional(),
  types: list(text).optional(),
})
export const NoFilter = filter({})

/** Keeps objects whose fields are the wanted values or refer to the wanted ids; undefined wants nothing. */
export function matching(wanted: Record<string, string | undefined>) {
  const fields = Object.entries(wanted).filter(([, value]) => value !== undefined)
  return (object: object) =>
    fields.every(([field, value]) => idOf((object as Record<string, string | { id: string } | null>)[field]) === value)
}
