import type { ReactNode } from 'react'

export type ChapterSlug =
  | 'access'
  | 'approvals'
  | 'disputes'
  | 'figures'
  | 'first-steps'
  | 'follow-up'
  | 'invoices'
  | 'last-steps'
  | 'lists'
  | 'mail'
  | 'pausing'
  | 'payments'
  | 'plans'
  | 'thank-yous'

/** One chapter of the owner's guide, below /help. */
export interface Chapter {
  readonly slug: ChapterSlug
  readonly title: string
  /** What one knows after reading it, in one sentence. */
  readonly lede: string
  readonly body: ReactNode
}
