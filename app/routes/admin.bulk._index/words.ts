import type { BulkKind } from '#app/domain/bulk/bulk-decision.ts'

/** How many of what a decision is about, in words. */
export const countWords = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

export const verbWords: Record<BulkKind, string> = {
  hold: 'Hold follow-up',
  release: 'Let follow-up go on',
  approve: 'Approve drafts',
  assign: 'Give to a colleague',
  policy: 'Change policy',
}

interface Asked {
  readonly kind: BulkKind
  readonly sums: { readonly invoices: number; readonly clients: number }
}

/** "Hold 20 invoices": the title of the page, and its button. */
export function titleWords({ kind, sums }: Asked): string {
  const invoices = countWords(sums.invoices, 'invoice')
  switch (kind) {
    case 'hold':
      return `Hold ${invoices}`
    case 'release':
      return `Let ${invoices} go on`
    case 'approve':
      return `Approve the drafts of ${invoices}`
    case 'assign':
      return `Give ${countWords(sums.clients, 'client')} to a colleague`
    case 'policy':
      return `Change the policy of ${invoices}`
  }
}
