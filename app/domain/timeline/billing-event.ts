import type { Changes } from './changes.ts'

interface OfRhythm {
  readonly recurringId: string
  readonly name: string
}

/** What happened to invoices that are made again and again, and to statements. Days are YYYY-MM-DD. */
export interface BillingData {
  /** `rhythm` in words. */
  'recurring.created': OfRhythm & { readonly rhythm: string; readonly firstOn: string }
  'recurring.changed': OfRhythm & { readonly changes: Changes }
  'recurring.price_changed': OfRhythm & { readonly fromOn: string; readonly changes: Changes }
  'recurring.price_withdrawn': OfRhythm & { readonly fromOn: string }
  'recurring.made': OfRhythm & { readonly number: string; readonly periodOn: string; readonly isLate: boolean }
  'recurring.paused': OfRhythm
  'recurring.resumed': OfRhythm & { readonly nextOn: string }
  /** Without a person, since the last period has passed. */
  'recurring.ended': OfRhythm
  /** Somebody started a run before its day. */
  'statement.run': object
  'statement.queued': { readonly messageId: string; readonly kind: 'open_item' | 'activity'; readonly to: string }
  'statement.not_sent': { readonly reason: string }
}
