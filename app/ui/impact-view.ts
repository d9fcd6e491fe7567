import type { DunningReason, NextStep } from '#app/domain/dunning/dunning-decision.ts'
import { nextStepWords } from './next-step-words.ts'
import type { ImpactView } from './policy-impact.tsx'

interface FollowUp {
  readonly nextStep: NextStep | null
  readonly reason: DunningReason
}

interface Impact extends Omit<ImpactView, 'rows'> {
  readonly rows: readonly (Omit<ImpactView['rows'][number], 'before' | 'after'> & {
    readonly before: FollowUp
    readonly after: FollowUp
  })[]
}

const channelWords = { email: '', phone: ' (call)', letter: ' (letter)', owner: '' }

/** Steps in words, for a page. */
export function impactView(impact: Impact, locale: string): ImpactView {
  const words = ({ nextStep, reason }: FollowUp) => {
    const how = nextStep ? channelWords[nextStep.channel] : ''
    return `${nextStepWords(reason, locale)}${how}${nextStep?.needsApproval ? ', approved first' : ''}`
  }
  return {
    ...{ total: impact.total, looked: impact.looked, next: impact.next },
    rows: impact.rows.map(({ invoiceId, number, clientName, before, after }) => ({
      ...{ invoiceId, number, clientName },
      before: words(before),
      after: words(after),
    })),
  }
}
