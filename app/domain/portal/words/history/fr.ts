import type { HistoryWords, StepFacts } from './history-words.ts'

const payments = ({ count, amount }: StepFacts) =>
  `${count === 1 ? 'un versement' : `${count} versements`}${amount ? `, ${amount} en tout` : ''}`
const over = (amount: string | null) => (amount ? ` de ${amount}` : '')

export const fr: HistoryWords = {
  issued: (number) => `Facture ${number} émise`,
  wrote: (subject) => `Nous vous avons écrit : « ${subject} »`,
  thanked: 'Nous vous avons remercié par e-mail',
  fee: (amount) => `Frais de retard de ${amount} ajoutés`,
  interest: (amount) => `Intérêts de ${amount} ajoutés`,
  received: (paying) => `Nous avons reçu ${paying}, merci`,
  ofItHere: (amount) => ` (dont ${amount} pour cette facture)`,
  refunded: (amount) => `${amount} ont été remboursés`,
  bankLooks: 'Votre banque examine ce paiement',
  takenBack: 'Votre banque a repris ce paiement',
  onItsWay: (paying) => `${paying} : paiement en route`,
  failed: (paying) => `Un paiement de ${paying} n’a pas abouti`,
  steps: {
    'promise.made': ({ amount, day }) => `Paiement${over(amount)} promis${day ? ` pour le ${day}` : ''}`,
    'already_paid.given': ({ amount, day }) =>
      `Vous nous avez indiqué avoir payé${amount ? ` ${amount}` : ''}${day ? ` le ${day}` : ''}`,
    'already_paid.matched': () => 'Nous avons trouvé votre paiement, merci',
    'already_paid.not_found': () => 'Nous n’avons pas trouvé le paiement indiqué',
    'plan.proposed': (facts) =>
      `${facts.by === 'business' ? 'Nous avons proposé' : 'Vous avez proposé'} un échéancier : ${payments(facts)}`,
    'plan.countered': (facts) =>
      `${facts.by === 'business' ? 'Nous avons proposé' : 'Vous avez proposé'} un autre échéancier : ${payments(facts)}`,
    'plan.accepted': (facts) => `Échéancier convenu : ${payments(facts)}`,
    'plan.declined': () => 'L’échéancier proposé n’a pas été convenu',
    'plan.cancelled': () => 'L’échéancier a été retiré',
    'plan.extended': ({ day }) => `Un versement de l’échéancier a été reporté${day ? ` au ${day}` : ''}`,
    'plan.completed': () => 'Tous les versements de l’échéancier sont arrivés, merci',
    'plan.defaulted': () => 'L’échéancier a pris fin',
    'autopay.agreed': ({ label }) => `Paiement automatique convenu${label ? ` avec ${label}` : ''}`,
    'autopay.failed': ({ amount }) => `Un paiement automatique${over(amount)} n’a pas abouti`,
    'autopay.stopped': () => 'Paiement automatique arrêté',
    'dispute.opened': ({ amount }) =>
      amount ? `Vous avez contesté ${amount} de cette facture` : 'Vous avez contesté cette facture',
    'dispute.proposed': () => 'Nous avons proposé une solution',
    'dispute.resolved': ({ outcome, amount }) =>
      outcome === 'rejected'
        ? 'Nous avons répondu à votre contestation : la facture est maintenue'
        : outcome === 'corrected'
          ? 'La contestation s’est terminée par une facture corrigée'
          : `La contestation est réglée${amount ? ` par un avoir de ${amount}` : ''}`,
    'dispute.agreed': () => 'Vous avez accepté notre réponse',
    'dispute.objected': () => 'Vous n’avez pas accepté notre réponse',
    'dispute.withdrawn': () => 'Vous avez retiré la contestation',
    'credit_note.issued': ({ label, amount }) => `Avoir${label ? ` ${label}` : ''}${over(amount)} émis`,
    'help.asked': ({ outcome, day }) =>
      outcome === 'call_back'
        ? 'Vous avez demandé un appel'
        : `Vous avez demandé un délai${day ? `, jusqu’au ${day}` : ''}`,
    'help.granted': ({ day }) => `Nous avons accepté d’attendre${day ? ` jusqu’au ${day}` : ''}`,
    'help.declined': () => 'Nous n’avons pas pu accorder de délai',
    'letter.posted': () => 'Nous vous avons envoyé une lettre',
  },
}
