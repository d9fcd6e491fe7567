import type { PlainDate } from '../business-day.ts'
import type { Money } from '../money.ts'

/** All that stands on a credit note; nothing else may influence its bytes. */
export interface CreditNoteDocument {
  readonly business: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly brandColor: string
  }
  readonly client: { readonly name: string; readonly postalAddress: string | null }
  readonly locale: string
  readonly number: number
  readonly issuedOn: PlainDate
  readonly invoice: { readonly number: string; readonly issuedOn: PlainDate; readonly total: Money }
  /** In plain words; may be empty. */
  readonly reason: string
  /** The invoice lines it is for, with their tax; empty where it is a sum. */
  readonly lines: readonly { readonly description: string; readonly amount: Money }[]
  readonly net: Money
  readonly tax: Money
  readonly amount: Money
}
