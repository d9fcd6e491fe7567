import type { AutopayWords } from './autopay-words.ts'

export const fr: AutopayWords = {
  and: 'et',
  authorize: {
    card: (business) => `J’autorise ${business} à débiter ma carte des échéances de notre plan.`,
    ach: (business) =>
      `J’autorise ${business} à débiter par voie électronique (ACH) mon compte bancaire des échéances de notre plan, et à le créditer de ce qui devrait être corrigé.`,
    either: (business) =>
      `J’autorise ${business} à conserver la carte ou le compte bancaire avec lequel je paie maintenant, et à débiter la carte, ou par voie électronique (ACH) le compte, des échéances de notre plan, et à créditer le compte de ce qui devrait être corrigé.`,
  },
  sumOnDay: (sum, day) => `${sum} le ${day}`,
  takes: (sumsAndDays) =>
    `Il s’agit de ${sumsAndDays}, moins ce que j’aurai réglé autrement d’ici là ; d’autres montants ou dates seulement si nous en convenons.`,
  noticeBefore: (business) =>
    `${business} m’écrit au moins deux jours avant chacun de ces paiements, avec le montant et la date.`,
  howToStop: (business) =>
    `Je peux y mettre fin à tout moment avant un prélèvement, sur la page de la facture ou en écrivant à ${business} ; cela prend fin de soi-même une fois le plan réglé.`,
  triesAgain: (day) => `Si elle reste ouverte le ${day}, le prélèvement sera tenté une nouvelle fois ce jour-là.`,
}
