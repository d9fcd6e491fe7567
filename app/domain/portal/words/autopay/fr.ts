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
  page: {
    title: 'Paiement automatique',
    seeOrStop: 'Voir ou arrêter le paiement automatique',
    noPlan: 'Aucun échéancier n’est en cours pour cette facture : il n’y a donc rien à payer automatiquement.',
    seePlan: 'Voir l’échéancier',
    on: (label) => `Les échéances sont payées automatiquement avec ${label}`,
    next: (sum, day) => `Prochain prélèvement : ${sum} le ${day}.`,
    nothingNext:
      'Rien n’est prélevé automatiquement pour le moment ; ce qui reste ouvert peut être réglé sur la page de la facture.',
    notice: 'Nous vous écrivons au moins deux jours avant chaque prélèvement.',
    stop: 'Arrêter le paiement automatique',
    afterStop:
      'L’échéancier lui-même continue : vous réglez alors chaque échéance vous-même, et nous vous envoyons un mot avant chacune.',
    change: 'Payer avec une autre carte ou un autre compte',
    off: 'Les échéances ne sont pas payées automatiquement',
    lede: 'Si vous le souhaitez, les échéances sont payées d’elles-mêmes, chacune à sa date. Rien n’est débité maintenant, et vous pouvez y mettre fin à tout moment.',
    noWay:
      'Seuls les cartes et les comptes bancaires américains permettent le paiement automatique, et ni l’un ni l’autre ne convient pour cette facture. Chaque échéance peut être réglée sur la page de la facture.',
    ways: { card: 'Avec une carte', ach: 'Avec un compte bancaire américain (ACH)' },
    withKept: (label) => `Avec ${label}`,
    agree: 'Je suis d’accord',
    go: { card: 'Continuer et saisir une carte', ach: 'Continuer et saisir un compte' },
    goKept: (label) => `Payer automatiquement avec ${label}`,
    goHint: 'Les données se saisissent sur la page sécurisée de notre prestataire de paiement.',
    waiting: 'Un instant : nous attendons des nouvelles de notre prestataire de paiement',
    waitingText: 'Cette page se met à jour d’elle-même. Si vous la fermez, rien n’est perdu.',
    tickFirst: 'Veuillez cocher « Je suis d’accord » si c’est le cas.',
    check: 'Veuillez regarder ce qui est signalé ci-dessous. Rien n’a encore été modifié.',
    refusals: {
      moved: 'L’échéancier a changé depuis que vous avez ouvert cette page. Veuillez relire le texte ci-dessous.',
      over: 'Ce n’est plus possible. Vous voyez ci-dessous où en sont les choses.',
      provider_down:
        'Notre prestataire de paiement ne répond pas pour le moment. Veuillez réessayer dans quelques minutes ; rien n’a été modifié.',
    },
  },
}
