import type { ReactNode } from 'react'

/** One chapter of the owner's guide, below /help. */
export interface Chapter {
  readonly slug: string
  readonly title: string
  /** What one knows after reading it, in one sentence. */
  readonly lede: string
  readonly body: ReactNode
}
