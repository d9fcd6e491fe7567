import { prisma } from '#app/db/client.server.ts'
import { readEscalationFacts, readOpenCase } from '#app/db/read/escalation.server.ts'
import type { InvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { readRelationship } from '#app/db/read/relationship.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { outcomePhrases } from '#app/domain/call/call-result.ts'
import { stageName } from '#app/domain/dunning/dunning-policy.ts'
import { checklist, checkQuestions, noAnswers } from '#app/domain/escalation/checklist.ts'
import type { CheckKey, EscalationFacts, Proof } from '#app/domain/escalation/checklist.ts'
import type { Money } from '#app/domain/money.ts'

export interface Finding {
  text: string
  /** Where the proof stands. */
  to: string | null
}

/** The checklist in words, each item with what the record shows for it. */
export async function readEscalationPage(businessId: string, invoice: InvoiceFacts, locale: string, now: Date) {
  const [facts, open, relationship] = await Promise.all([
    readEscalationFacts(prisma, businessId, invoice.id, now),
    readOpenCase(prisma, businessId, invoice.id),
    readRelationship(prisma, businessId, invoice.client.id, now),
  ])
  const answers = open?.answers ?? noAnswers
  const findings = findingsOf(facts, locale)
  const yearly = relationship.yearly.find(({ currency }) => currency === invoice.balance.currency)
  return {
    checks: checklist(facts, answers).map((check) => ({
      ...check,
      question: checkQuestions[check.key],
      findings: findings[check.key],
    })),
    answers: {
      ...answers,
      cost: answers.costMinor === null ? null : costOf(answers.costMinor, invoice.balance.currency),
    },
    figures: {
      open: invoice.balance,
      yearly: yearly ?? null,
      share: yearly && yearly.minor > 0n ? Number((invoice.balance.minor * 100n) / yearly.minor) : null,
      since: relationship.since && relationship.since.toString(),
      paidOnTime: relationship.paidOnTime,
    },
    signed: open?.step ? { step: open.step, reason: open.reason, at: open.signedAt, letterId: open.letterId } : null,
  }
}

const costOf = (minor: number, currency: string): Money => ({ minor: BigInt(minor), currency })

const proofWords = {
  delivered: 'delivered',
  posted: 'posted',
  called: 'called',
  sent: 'sent, no delivery report',
  skipped: 'passed over by a person',
} as const

const linkTo = (proof: Proof): string | null => {
  if (!proof) return null
  return 'messageId' in proof ? `/admin/outbox/${proof.messageId}` : `/admin/letters/${proof.letterId}.pdf`
}

function findingsOf(facts: EscalationFacts, locale: string): Record<CheckKey, Finding[]> {
  const on = (day: PlainDate) => formatDay(day, locale, 'long')
  const { finalNotice } = facts
  return {
    stages: [
      ...facts.stages.map(({ stage, on: day, proven, proof }) => ({
        text: `${stageName(stage)}: ${on(day)}, ${proofWords[proven]}`,
        to: linkTo(proof),
      })),
      ...facts.unsaid.map((stage) => ({ text: `${stageName(stage)}: not through`, to: null })),
    ],
    call: facts.calls.map(({ on: day, outcome }) => ({
      text: `${on(day)}: the client ${outcomePhrases[outcome]}`,
      to: null,
    })),
    plan: facts.planOffers.map(({ on: day, how, proof }) => ({
      text: how === 'mail' ? `Offered in writing on ${on(day)}` : `Spoken of on the telephone on ${on(day)}`,
      to: linkTo(proof),
    })),
    no_dispute: facts.disputes.map((reason) => ({ text: reason, to: null })),
    told: finalNotice
      ? [
          {
            text: `Final notice of ${on(finalNotice.on)}, to be answered by ${on(finalNotice.answerBy)}`,
            to: linkTo(finalNotice.proof),
          },
        ]
      : [],
    weighed: [],
    advice: [],
  }
}
