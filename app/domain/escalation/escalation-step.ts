/** What may follow when the ladder is over; the last resort stands last. */
export const escalationSteps = ['letter_of_demand', 'meeting', 'credit_report', 'agency', 'legal', 'write_off'] as const
export type EscalationStep = (typeof escalationSteps)[number]

export const stepNames: Record<EscalationStep, string> = {
  letter_of_demand: 'Letter of demand',
  meeting: 'Formal meeting',
  credit_report: 'Credit report',
  agency: 'Collection agency',
  legal: 'Legal step',
  write_off: 'Write off',
}

/** With these the case leaves the chase until somebody takes it back (R22). */
export const leavesChase = (step: EscalationStep): step is 'agency' | 'legal' => step === 'agency' || step === 'legal'

/** A letter of demand gives at least two weeks to answer. */
export const shortestDemandDays = 14
