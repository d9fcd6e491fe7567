import type { DraftRow, DraftToDecide } from '#app/db/read/approvals.server.ts'
import { addMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { messageKind } from '#app/ui/message-badge.tsx'
import { stageWords } from '#app/ui/next-step-words.ts'
import { waitingWords } from '#app/ui/waiting-words.ts'

/** A draft as the list shows it. */
export interface DraftItem {
  id: string
  subject: string
  clientName: string
  /** What it is, in a word or two. */
  what: string
  /** What is open of all its invoices together. */
  open: Money | null
  waits: string
  isLate: boolean
}

export function draftItem({ id, subject, client, kind, stage, invoices, ...row }: DraftRow, now: Date): DraftItem {
  const [first, ...others] = invoices.map(({ balance }) => balance)
  return {
    ...{ id, subject, clientName: client.name, isLate: row.isLate },
    what: stage ? stageWords(stage) : messageKind(kind),
    open: first ? others.reduce(addMoney, first) : null,
    waits: waitingWords(row.waitingSince, now),
  }
}

/** The draft that is decided about, with days as ISO text. */
export type DraftView = Omit<DraftToDecide, 'invoices'> & {
  readonly invoices: readonly { id: string; number: string; dueOn: string; balance: Money }[]
  readonly what: string
  readonly waits: string
}

export const draftView = ({ invoices, ...draft }: DraftToDecide, now: Date): DraftView => ({
  ...draft,
  invoices: invoices.map(({ dueOn, ...invoice }) => ({ ...invoice, dueOn: dueOn.toString() })),
  what: draft.stage ? stageWords(draft.stage) : messageKind(draft.kind),
  waits: waitingWords(draft.waitingSince, now),
})
