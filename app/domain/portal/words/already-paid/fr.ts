import type { AlreadyPaidWords } from './already-paid-words.ts'

export const fr: AlreadyPaidWords = {
  lede: 'Merci. Dites-nous comment et quand, et nous rechercherons votre règlement. D’ici là, nous n’envoyons aucun rappel pour cette facture.',
  method: 'Comment avez-vous réglé ?',
  methods: {
    transfer: 'Virement',
    check: 'Chèque',
    card: 'Carte',
    ach: 'Prélèvement (ACH)',
    paypal: 'PayPal',
    cash: 'Espèces',
    other: 'D’une autre façon',
  },
  by: {
    transfer: 'par virement',
    check: 'par chèque',
    card: 'par carte',
    ach: 'par prélèvement',
    paypal: 'avec PayPal',
    cash: 'en espèces',
    other: '',
  },
  paidOn: 'Réglé le',
  amount: 'Montant',
  reference: 'Référence',
  referenceHint: 'Le libellé du virement ou le numéro du chèque ; peut rester vide.',
  files: 'Joindre un justificatif',
  filesHint:
    'Un reçu ou un relevé nous aide à le trouver plus vite : PDF, image ou texte, 10 Mo au plus chacun ; peut rester vide.',
  submit: 'Nous le dire',
  stands: (amount, method, day) => `Nous recherchons ${[amount, method].filter(Boolean).join(' ')}, en date du ${day}`,
  next: 'Merci. Une personne recherche votre règlement sous cinq jours ouvrés ; nos rappels pour cette facture sont en pause d’ici là. Nous vous écrivons dès qu’il est trouvé ; une note vous parvient par courriel.',
  enough: (email) =>
    `Nous avons recherché deux fois un règlement de cette facture sans le trouver. Écrivez à ${email} avec une copie du justificatif, pour qu’une personne l’examine avec vous.`,
  problems: {
    bad_amount: 'Indiquez un montant supérieur à zéro.',
    not_yet:
      'Ce jour n’est pas encore venu. Pour indiquer un jour où vous réglerez, revenez et choisissez « Annoncer une date ».',
    too_many: 'Dix fichiers au plus, s’il vous plaît.',
    too_large: 'Un fichier peut avoir 10 Mo au plus.',
    too_large_together: 'Tous les fichiers ensemble peuvent avoir 25 Mo au plus.',
    empty: 'ce fichier est vide.',
    wrong_kind: 'nous ne pouvons pas accepter ce type de fichier. Envoyez un PDF, une image ou un texte.',
  },
  aboutFile: (filename, problem) => `${filename} : ${problem}`,
}
