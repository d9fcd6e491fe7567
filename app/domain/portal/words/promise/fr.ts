import type { PromiseWords } from './promise-words.ts'

export const fr: PromiseWords = {
  lede: 'Dites-nous quand vous réglerez. D’ici là, et pendant les deux jours ouvrés qui suivent, nous n’envoyons aucun rappel pour cette facture.',
  day: 'Je réglerai le',
  dayHint: (last) =>
    `Un jour au choix jusqu’au ${last}. Pour une date plus tardive, demandez un délai ou un échéancier ci-dessous.`,
  amount: 'Montant',
  amountHint: (open) => `${open} restent ouverts. Une partie convient aussi.`,
  submit: 'Confirmer la date',
  stands: (amount, day) => `C’est noté : ${amount} d’ici le ${day}`,
  next: 'Merci. Nos rappels pour cette facture sont en pause jusqu’à deux jours ouvrés après ce jour, et une note vous parvient par courriel. Vous pouvez régler plus tôt à tout moment.',
  another: 'Indiquer plutôt un autre jour',
  onPlan:
    'Un échéancier est en discussion ou en cours pour cette facture ; aucun autre jour n’est nécessaire. La page de l’échéancier montre la suite.',
  processing:
    'Un règlement de cette facture est en route. Il n’y a pas de jour à indiquer ; nous vous écrivons dès son arrivée.',
  enough: 'Deux jours ont déjà été indiqués ici pour cette facture. Si aucun ne convient, ceci vous aidera mieux :',
  problems: {
    bad_amount: 'Indiquez un montant supérieur à zéro.',
    more_than_open: 'C’est plus que ce qui reste ouvert. Indiquez un montant plus petit.',
    already_over: 'Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.',
    too_far:
      'Ce jour est à plus de 30 jours. Choisissez-en un plus proche, ou demandez un délai ou un échéancier ci-dessous.',
  },
}
