/** What a field held before and holds now, as plain JSON; never a secret. The audit page shows it. */
export interface Change {
  readonly before: ChangeValue
  readonly after: ChangeValue
}
export type Changes = { readonly [field: string]: Change }

type ChangeValue = string | number | boolean | null | readonly (string | number)[]
