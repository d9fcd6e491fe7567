import type { PlainDate } from '../business-day.ts'
import type { Money } from '../money.ts'

/** Whose record it is: all of one client, or what concerns one of its invoices. */
export interface EvidenceSubject {
  readonly clientId: string
  /** Null: everything about the client. */
  readonly invoiceId: string | null
}

interface Party {
  readonly name: string
  readonly postalAddress: string | null
  readonly phone: string | null
}

/** What is on record besides messages and timeline, the oldest first. Instants are exact, days the business's. */
export interface EvidenceFacts {
  readonly business: Party & { readonly email: string; readonly timeZone: string; readonly locale: string }
  readonly client: Party & {
    readonly code: string | null
    readonly contacts: readonly { readonly role: string; readonly name: string | null; readonly email: string }[]
  }
  readonly invoices: readonly {
    readonly id: string
    readonly number: string
    readonly state: string
    readonly issuedOn: PlainDate
    readonly dueOn: PlainDate
    readonly terms: string | null
    readonly purchaseOrder: string | null
    readonly total: Money
    readonly open: Money
  }[]
  readonly payments: readonly {
    readonly at: Date
    readonly state: string
    readonly method: string
    readonly amount: Money
    readonly refunded: Money
    readonly settledAt: Date | null
    readonly receivedOn: PlainDate | null
    /** What identifies it at the provider, or what stood on the transfer. */
    readonly reference: string | null
    readonly numbers: readonly string[]
  }[]
  readonly charges: readonly {
    readonly at: Date
    readonly number: string
    readonly kind: string
    readonly amount: Money
    readonly calculation: readonly string[]
    readonly waived: { readonly at: Date; readonly reason: string } | null
  }[]
  readonly promises: readonly {
    readonly at: Date
    readonly number: string
    readonly amount: Money
    readonly dueOn: PlainDate
    readonly source: string
    readonly state: string
  }[]
  readonly notices: readonly {
    readonly at: Date
    readonly number: string
    readonly amount: Money
    readonly method: string
    readonly paidOn: PlainDate
    readonly reference: string | null
    readonly state: string
  }[]
  readonly holds: readonly {
    readonly at: Date
    /** Null: it rests all invoices of the client, or the whole business. */
    readonly number: string | null
    readonly kind: string
    readonly reason: string
    readonly amount: Money | null
    readonly until: PlainDate | null
    readonly releasedAt: Date | null
    readonly by: string
  }[]
  readonly calls: readonly {
    readonly at: Date
    readonly number: string | null
    readonly by: string
    readonly spokeWith: string | null
    readonly outcome: string
    readonly notes: string | null
    readonly callBackOn: PlainDate | null
  }[]
  readonly letters: readonly {
    readonly id: string
    readonly at: Date
    readonly letterNumber: number | null
    readonly number: string
    readonly kind: string
    readonly state: string
    readonly addressee: string
    readonly subject: string
    readonly printedAt: Date | null
    readonly postedOn: PlainDate | null
    readonly postedBy: string | null
    readonly tracking: string | null
  }[]
  readonly escalations: readonly {
    readonly at: Date
    readonly number: string
    readonly step: string | null
    readonly reason: string | null
    readonly by: string | null
    readonly signedAt: Date | null
    readonly endedAt: Date | null
  }[]
}

/** One mail, word for word; the secret of its link is not in it. */
export interface EvidenceMessage {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly from: string
  readonly to: string
  readonly cc: readonly string[]
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly key: string
  readonly providerId: string | null
  /** SHA-256 of the request as the mail provider got it, the secret of the link included. */
  readonly sentHash: string | null
  readonly attachments: readonly { readonly filename: string; readonly fileHash: string }[]
}

/** One event with its places in the chains. */
export interface EvidenceEvent {
  readonly id: string
  readonly at: Date
  readonly type: string
  readonly actor: string
  readonly clientId: string
  readonly invoiceId: string | null
  readonly data: unknown
  readonly position: number
  readonly clientPosition: number
  readonly hash: string
  readonly previous: string
  readonly clientPrevious: string
  /** Of an event a person was removed from: the SHA-256 of what it said before. */
  readonly digest: string | null
}
