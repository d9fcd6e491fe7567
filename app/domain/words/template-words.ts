export interface TemplateWords {
  /** One line of Liquid; empty for a sentence that stands inside another mail. */
  readonly subject: string
  /** Liquid; paragraphs are separated by blank lines, and one that comes out empty is left out. */
  readonly body: string
}

/** A business's own words for one kind in one language, in the version that counts now. */
export interface OwnWords extends TemplateWords {
  readonly version: number
}

/** The words of one language that a business has changed. */
export type OwnTemplates = ReadonlyMap<string, OwnWords>

export const words = (subject: string, ...paragraphs: readonly string[]): TemplateWords => ({
  subject,
  body: paragraphs.join('\n\n'),
})
