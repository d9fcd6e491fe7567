import type { PreferencesWords } from './preferences-words.ts'

export const fr: PreferencesWords = {
  lede: 'Dites-nous ce qui vous convient. Cela vaut dès maintenant pour toutes vos factures chez nous.',
  method: {
    label: 'Je préfère régler par',
    any: 'Peu importe',
    names: { card: 'carte', ach: 'prélèvement (ACH)', paypal: 'PayPal', transfer: 'virement', check: 'chèque' },
  },
  payDay: {
    label: 'Nous réglons nos fournisseurs',
    hint: 'Nous envoyons un mot suffisamment tôt avant ce jour. L’échéance de la facture reste la même.',
    any: 'N’importe quel jour',
    monthEnd: 'À la fin du mois',
    day: (day) => `Le ${day} du mois`,
    weekday: (name) => `Chaque ${name}`,
  },
  channel: {
    label: 'Me joindre par',
    hint: 'Vaut pour les rappels après l’échéance. Ce qui vient avant, et nos réponses, arrive par courriel.',
    any: 'Au plus simple',
    names: { email: 'courriel', letter: 'courrier', phone: 'téléphone' },
  },
  language: { label: 'Langue', hint: 'De nos courriels, courriers et de ces pages.' },
  quiet: {
    label: 'Merci de ne pas m’écrire le',
    hint: 'Deux au moins des jours où nous écrivons doivent rester.',
  },
  copy: {
    title: 'Tenir une autre personne informée',
    text: (businessName) =>
      `Elle reçoit une copie des rappels une fois que ${businessName} l’a confirmée. Peut rester vide.`,
    onFile: (masked) => `Nous écrivons actuellement à ${masked}.`,
    name: 'Nom',
    email: 'Adresse électronique',
    asked:
      'Une personne que vous avez indiquée est en cours de confirmation ; d’ici là, une autre ne peut être indiquée.',
    enough: (email) => `Plusieurs personnes ont été indiquées ici récemment. Pour une autre, écrivez à ${email}.`,
  },
  submit: 'Enregistrer',
  saved: 'Enregistré. Cela vaut dès maintenant.',
  next: 'Nous confirmons ce qui a changé par courriel à l’adresse enregistrée. Vous pouvez le modifier ici à tout moment.',
  problems: {
    method_not_offered: 'Ce moyen de paiement n’est pas proposé. Choisissez-en un autre.',
    pay_day_unknown: 'Choisissez l’un des jours.',
    channel_not_possible: 'Nous ne pouvons pas vous joindre ainsi. Choisissez un autre moyen.',
    too_quiet: 'Laissez au moins deux de ces jours où nous pouvons écrire.',
  },
  changes: {
    method: (name) => (name ? `moyen de paiement préféré : ${name}` : 'tout moyen de paiement'),
    payRun: (name) => (name ? `jour de règlement : ${name}` : 'pas de jour de règlement fixe'),
    channel: (name) => (name ? `rappels par ${name}` : 'rappels au plus simple'),
    language: (name) => `langue : ${name}`,
    quietDays: (names) => (names ? `aucun rappel le ${names}` : 'pas de jours sans rappel'),
    copy: (person) => `copies à ${person}, une fois confirmé`,
  },
}
