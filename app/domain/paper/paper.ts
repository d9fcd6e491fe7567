import type { PlainDate } from '../business-day.ts'
import type { Money } from '../money.ts'

/** Who gives a paper, and to whom. */
export interface PaperParties {
  readonly business: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly brandColor: string
  }
  readonly client: { readonly name: string; readonly postalAddress: string | null }
  /** There are always words in its language. */
  readonly locale: string
}

/** A short document of rows and sums, such as a receipt. All that stands on it; nothing else may influence its bytes. */
export interface Paper extends PaperParties {
  readonly title: string
  readonly subtitle: string
  /** The day it speaks of; its dates say so too. */
  readonly asOf: PlainDate
  readonly rows: readonly { readonly day: PlainDate; readonly what: string; readonly amount: Money }[]
  readonly sums: readonly { readonly label: string; readonly amount: Money }[]
  readonly notes: readonly string[]
  /** Name of its file, without the ending. */
  readonly file: string
}
