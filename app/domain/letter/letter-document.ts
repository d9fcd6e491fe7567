import type { LetterContent } from './letter-content.ts'

export const letterLayouts = ['us', 'din5008'] as const
/** Where the address stands, for the window of the envelope; the sheet follows from it. */
export type LetterLayout = (typeof letterLayouts)[number]

export const isLetterLayout = (text: string): text is LetterLayout =>
  (letterLayouts as readonly string[]).includes(text)

/** All that stands on one letter; nothing else may influence its bytes. Days are YYYY-MM-DD. */
export interface LetterDocument {
  readonly layout: LetterLayout
  readonly sender: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly phone: string | null
    readonly brandColor: string
  }
  readonly logo: { readonly bytes: Uint8Array; readonly contentType: string } | null
  /** Name and address, line by line. */
  readonly addressee: string
  /** Null on a draft, which has none yet. */
  readonly number: number | null
  readonly date: string
  readonly answerBy: string | null
  readonly content: LetterContent
  /** Where clients ask for their link, as it is typed: without a scheme. */
  readonly site: string
}
