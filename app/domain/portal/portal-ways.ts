import { isPositive } from '../money.ts'
import type { PortalInvoice } from './portal-invoice.ts'

const paths = {
  help: 'help',
  plan: 'plan',
  ownPlan: 'plan',
  promise: 'promise',
  alreadyPaid: 'already-paid',
  dispute: 'dispute',
  ownDispute: 'dispute',
  wrongPerson: 'wrong-person',
  preferences: 'preferences',
  account: 'account',
} as const
/** Something a client may want to say other than with a payment. */
export type PortalWay = keyof typeof paths

/** Where it is said: the last part of the address below the invoice's own. */
export const pathOfWay = (way: PortalWay): string => paths[way]

const planRuns = ['proposed', 'countered', 'active']
const disputeRuns = ['open', 'under_review', 'proposed']

/** What can be said about the invoice as it stands: nothing that would lead to a page that has to refuse. */
export function portalWays(invoice: PortalInvoice): PortalWay[] {
  const { plan, dispute, promise, notice, help, contactAsked } = invoice.answers
  const hasPlan = plan !== null && planRuns.includes(plan.state)
  const inDispute = dispute !== null && disputeRuns.includes(dispute.state)
  const wholeInDispute = inDispute && (dispute.amount === null || dispute.amount.minor >= invoice.balance.minor)
  const isOpen = invoice.state === 'issued' && isPositive(invoice.balance)
  const isAsked = isOpen && !isPositive(invoice.processing) && !wholeInDispute
  const ways: [PortalWay, boolean][] = [
    ['help', isAsked && !hasPlan && (!help || help.kind === 'granted') && !notice],
    ['ownPlan', hasPlan || plan?.state === 'completed'],
    ['plan', isAsked && !hasPlan],
    ['promise', isAsked && !hasPlan && !promise && !notice],
    ['alreadyPaid', isAsked && !notice],
    ['ownDispute', inDispute || dispute?.state === 'resolved'],
    ['dispute', isOpen && !inDispute],
    ['wrongPerson', !contactAsked],
    ['preferences', true],
    ['account', true],
  ]
  return ways.filter(([, makesSense]) => makesSense).map(([way]) => way)
}

/** Where our answer waits for the client's; null when none does. */
export function portalWaitsFor({ answers: { plan, dispute } }: PortalInvoice): 'plan' | 'dispute' | null {
  if (dispute?.state === 'proposed') return 'dispute'
  return plan?.state === 'countered' ? 'plan' : null
}
