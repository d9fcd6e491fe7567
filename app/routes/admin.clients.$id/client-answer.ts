/** What the page says after a form was refused: which one, what is wrong with which field, and what was typed. */
export interface ClientAnswer {
  readonly intent: string
  readonly problems: Readonly<Record<string, readonly string[] | undefined>>
  readonly typed: Readonly<Record<string, string>>
}
