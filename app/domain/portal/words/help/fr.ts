import type { HelpWords } from './help-words.ts'

export const fr: HelpWords = {
  lede: 'Cela arrive. Choisissez ce qui vous aiderait ; vous n’avez rien à expliquer, et les rappels sont en pause pendant nos échanges.',
  plan: {
    title: 'Régler en plusieurs fois',
    text: 'Proposez en combien de fois et quand. Vous voyez chaque date et chaque montant avant de l’envoyer.',
  },
  time: {
    title: 'Un délai',
    text: 'Indiquez un jour qui vous conviendrait. Nous répondons sous cinq jours ouvrés et n’envoyons aucun rappel pour cette facture d’ici là.',
    day: 'Délai jusqu’au',
    words: 'Ce que nous devrions savoir',
    submit: 'Demander un délai',
    asked: (day) => `Vous avez demandé un délai jusqu’au ${day}`,
    next: 'Merci. Une personne le lit et répond par courriel sous cinq jours ouvrés. Les rappels pour cette facture sont en pause d’ici là.',
  },
  call: {
    title: 'Appelez-moi',
    text: (day) => `Nous vous appelons le ${day} et n’envoyons aucun rappel pour cette facture avant cet échange.`,
    phone: 'Téléphone',
    when: 'Quand cela vous convient-il ?',
    whenHint: 'Par exemple le matin, ou après 15 h ; peut rester vide.',
    submit: 'Demander un appel',
    asked: 'Vous avez demandé un appel',
    next: (day) =>
      `Merci. Nous vous appelons le ${day}. Les rappels pour cette facture sont en pause jusqu’à cet échange.`,
  },
  granted: (day) => `Vous avez jusqu’au ${day}`,
  grantedNext:
    'Les rappels pour cette facture sont en pause jusqu’à deux jours ouvrés après. Vous pouvez régler plus tôt, ou en plusieurs fois, à tout moment.',
  noPhone: 'Indiquez un numéro où nous pouvons vous joindre.',
  enough: (email) =>
    `Vous l’avez déjà demandé plusieurs fois ici. Écrivez à ${email}, pour qu’une personne trouve une solution avec vous.`,
  problems: {
    already_over: 'Choisissez un jour après aujourd’hui.',
    too_far: 'Ce jour est à plus de six mois. Choisissez-en un plus proche.',
  },
}
