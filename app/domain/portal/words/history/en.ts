import type { HistoryWords, StepFacts } from './history-words.ts'

const payments = ({ count, amount }: StepFacts) =>
  `${count === 1 ? 'one payment' : `${count} payments`}${amount ? `, ${amount} in all` : ''}`
const over = (amount: string | null) => (amount ? ` of ${amount}` : '')

export const en: HistoryWords = {
  issued: (number) => `Invoice ${number} issued`,
  wrote: (subject) => `We wrote to you: “${subject}”`,
  thanked: 'We thanked you by mail',
  fee: (amount) => `Late fee of ${amount} added`,
  interest: (amount) => `Interest of ${amount} added`,
  received: (paying) => `We received ${paying}, thank you`,
  ofItHere: (amount) => ` (${amount} of it for this invoice)`,
  refunded: (amount) => `${amount} of it was refunded`,
  bankLooks: 'Your bank is looking into this payment',
  takenBack: 'Your bank took this payment back',
  onItsWay: (paying) => `${paying} is on its way`,
  failed: (paying) => `A payment of ${paying} did not go through`,
  steps: {
    'promise.made': ({ amount, day }) => `Payment${over(amount)} promised${day ? ` for ${day}` : ''}`,
    'already_paid.given': ({ amount, day }) =>
      `You told us that you paid${amount ? ` ${amount}` : ''}${day ? ` on ${day}` : ''}`,
    'already_paid.matched': () => 'We found your payment, thank you',
    'already_paid.not_found': () => 'We could not find the payment you told us about',
    'plan.proposed': (facts) => `${facts.by === 'business' ? 'We offered' : 'You proposed'} a plan: ${payments(facts)}`,
    'plan.countered': (facts) =>
      `${facts.by === 'business' ? 'We proposed' : 'You proposed'} another plan: ${payments(facts)}`,
    'plan.accepted': (facts) => `Plan agreed: ${payments(facts)}`,
    'plan.declined': () => 'The proposed plan was not agreed',
    'plan.cancelled': () => 'The plan was taken back',
    'plan.extended': ({ day }) => `A payment of the plan was moved${day ? ` to ${day}` : ''}`,
    'plan.completed': () => 'Every payment of the plan has arrived, thank you',
    'plan.defaulted': () => 'The plan ended',
    'autopay.agreed': ({ label }) => `Automatic payment agreed${label ? ` with ${label}` : ''}`,
    'autopay.failed': ({ amount }) => `An automatic payment${over(amount)} did not go through`,
    'autopay.stopped': () => 'Automatic payment stopped',
    'dispute.opened': ({ amount }) => (amount ? `You disputed ${amount} of this invoice` : 'You disputed this invoice'),
    'dispute.proposed': () => 'We proposed how to settle the dispute',
    'dispute.resolved': ({ outcome, amount }) =>
      outcome === 'rejected'
        ? 'We answered your dispute: the invoice stands'
        : outcome === 'corrected'
          ? 'The dispute was settled with a corrected invoice'
          : `The dispute was settled${amount ? ` with a credit of ${amount}` : ''}`,
    'dispute.agreed': () => 'You agreed with our answer',
    'dispute.objected': () => 'You did not agree with our answer',
    'dispute.withdrawn': () => 'You withdrew the dispute',
    'credit_note.issued': ({ label, amount }) => `Credit note${label ? ` ${label}` : ''}${over(amount)} issued`,
    'help.asked': ({ outcome, day }) =>
      outcome === 'call_back' ? 'You asked for a call' : `You asked for more time${day ? `, until ${day}` : ''}`,
    'help.granted': ({ day }) => `We agreed to wait${day ? ` until ${day}` : ''}`,
    'help.declined': () => 'We could not give more time',
    'letter.posted': () => 'We sent you a letter',
  },
}
