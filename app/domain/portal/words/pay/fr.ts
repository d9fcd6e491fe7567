import type { PayWords } from './pay-words.ts'

const clearing = {
  ach: ' Un prélèvement bancaire prend jusqu’à quatre jours ouvrés.',
  paypal: ' PayPal attend votre banque, ce qui prend jusqu’à six jours ouvrés.',
  other: '',
}

export const fr: PayWords = {
  byMethod: {
    card: 'par carte',
    ach: 'par prélèvement bancaire',
    paypal: 'avec PayPal',
    check: 'par chèque',
    transfer: 'par virement',
    cash: 'en espèces',
    other: '',
  },
  howMuch: 'Combien régler',
  choices: {
    everything: 'Tout ce qui est ouvert',
    instalment: 'Prochaine échéance',
    undisputed: 'La part qui n’est pas en question',
    other: 'Autre montant',
  },
  amount: 'Montant',
  forInvoices: (numbers) => `Pour les factures ${numbers} ensemble`,
  dueOn: (day) => `À régler le ${day}`,
  atLeast: (sum) => `Au moins ${sum}`,
  buttons: { card: 'Payer par carte', ach: 'Payer par la banque (ACH)', paypal: 'Payer avec PayPal' },
  achNudge:
    'Un paiement depuis votre banque (ACH) ne nous coûte pas de frais de carte, et nous aide ainsi ; il prend jusqu’à quatre jours ouvrés.',
  limits: {
    card: (sum) => `Par carte, jusqu’à ${sum} à la fois.`,
    ach: (sum) => `Depuis la banque (ACH), jusqu’à ${sum} à la fois.`,
    paypal: (sum) => `Avec PayPal, jusqu’à ${sum} à la fois.`,
  },
  notOnline: 'Un montant aussi élevé se règle par virement, ou en plusieurs fois.',
  down: {
    card: 'Le paiement par carte ne fonctionne pas en ce moment. Merci d’essayer à nouveau dans quelques minutes, ou de payer autrement.',
    ach: 'Le paiement par prélèvement (ACH) ne fonctionne pas en ce moment. Merci d’essayer à nouveau dans quelques minutes, ou de payer autrement.',
    paypal:
      'PayPal ne répond pas en ce moment. Merci d’essayer à nouveau dans quelques minutes, ou de payer autrement.',
  },
  keepTitle: 'Laisser les autres échéances se payer d’elles-mêmes',
  continueIt: 'Continuer ce paiement',
  confirmAccount: 'Confirmer le compte bancaire',
  cancelIt: 'L’annuler et choisir à nouveau',
  transfer: (reference) => `Ou par virement ou chèque, référence ${reference}`,
  stateReference: ['Merci d’indiquer la référence ', ', afin que votre paiement trouve cette facture de lui-même.'],
  transferSafety:
    'Ces coordonnées ne figurent que sur cette page. Nous ne les envoyons ni ne les changeons jamais par e-mail ; si un message dit autre chose, appelez-nous s’il vous plaît.',
  refusals: {
    malformed: 'Quelque chose dans le formulaire ne nous est pas parvenu. Merci d’essayer encore une fois.',
    amountMissing: 'Merci d’indiquer le montant que vous souhaitez régler.',
    amountUnreadable: 'Nous n’avons pas pu lire ce montant. Merci de l’écrire comme 250 ou 250,00.',
    choiceUnclear:
      'Vous avez indiqué un montant, mais un autre choix est coché. Merci de choisir celui que vous souhaitez.',
    tooSmall: (least, open) =>
      `C’est moins que ce qui peut être réglé en ligne. Merci de choisir entre ${least} et ${open}.`,
    tooLarge: (open) => `C’est plus que ce qui est ouvert. Il est possible de régler ${open} au plus.`,
    nothingOpen: 'Rien n’est ouvert sur cette facture, donc rien n’a été prélevé.',
    processing: 'Un paiement pour cette facture est déjà en route, donc rien de plus n’a été prélevé.',
    inProgress:
      'Un paiement est en cours pour cette facture. Merci de le continuer, ou de l’annuler et de choisir à nouveau.',
    methodLimit:
      'Ce moyen de paiement n’accepte pas un montant aussi élevé. Merci d’en choisir un autre, ou un montant plus petit.',
    methodOff: 'Ce moyen de paiement n’est pas proposé. Merci d’en choisir un autre.',
    providerDown:
      'Le service de paiement n’a pas répondu. Rien n’a été prélevé ; merci d’essayer à nouveau dans un instant.',
  },
  cancel: {
    paid: 'Ce paiement venait d’arriver, il n’y avait donc rien à annuler. Merci.',
    processing: 'Ce paiement est déjà en route et ne peut plus être annulé ici.',
    providerDown:
      'Le service de paiement n’a pas répondu. Rien n’a changé ; merci d’essayer à nouveau dans un instant.',
  },
  back: {
    paid: (sum) => ({
      title: 'Merci',
      headline: 'Réglée',
      text: `Votre paiement de ${sum} est arrivé. Un message pour vos dossiers suit par e-mail.`,
    }),
    received: (sum) => ({
      title: 'Merci',
      headline: 'Paiement reçu',
      text: `Votre paiement de ${sum} est arrivé. Un message pour vos dossiers suit par e-mail.`,
    }),
    processing: (sum, method) => ({
      title: 'Merci',
      headline: 'Paiement en cours de traitement',
      text: `Votre paiement de ${sum} est en route.${clearing[method]} Nous vous écrirons dès son arrivée ; vous n’avez rien d’autre à faire.`,
    }),
    verifying: {
      title: 'Merci',
      headline: 'Encore une étape',
      text: 'Votre compte bancaire doit d’abord être confirmé. Deux petits dépôts y arrivent sous un ou deux jours ouvrés. Dès que vous les voyez, indiquez ici leurs montants ; nous vous écrivons aussi à ce sujet.',
    },
    notPaid: {
      title: 'Le paiement n’a pas abouti',
      headline: 'Non réglé',
      text: 'Aucun paiement n’a été effectué. Vous pouvez réessayer ou choisir un autre moyen sur la page de la facture.',
    },
    confirming: {
      title: 'Un instant, s’il vous plaît',
      headline: 'Nous confirmons votre paiement',
      text: 'Cette page vérifie d’elle-même toutes les quelques secondes. Vous n’avez rien à faire.',
    },
    confirmingLong:
      'Cela prend plus de temps que d’habitude. Vous pouvez fermer cette page : nous vous écrirons dès que nous saurons.',
    nothing: {
      title: 'Votre paiement',
      headline: 'Aucun paiement n’a été commencé',
      text: 'Vous pouvez payer sur la page de la facture.',
    },
  },
}
