import type { PlanPageWords } from './plan-words.ts'

export const fr: PlanPageWords = {
  title: {
    ask: 'Demander un plan de paiement',
    step: 'Est-ce ainsi que vous aimeriez régler ?',
    plan: 'Plan de paiement',
  },
  form: {
    intro:
      'Vous pouvez tout à fait demander à régler en plusieurs fois. Dites-nous ce qui vous conviendrait ; une personne lit et répond.',
    covers: (sum, numbers) => `À répartir : ${sum} (${numbers})`,
    count: 'Nombre d’échéances',
    countHint: (most, least) => `De 2 à ${most}, chacune d’au moins ${least}.`,
    first: 'Premier règlement le',
    firstHint: (by) => `Au plus tard le ${by}.`,
    rhythm: 'À quel rythme',
    rhythms: { weekly: 'Chaque semaine', fortnightly: 'Toutes les deux semaines', monthly: 'Chaque mois' },
    rhythmHint: (months) => `Du premier au dernier règlement, ${months} mois au plus.`,
    why: 'Pourquoi avez-vous besoin d’un plan ?',
    whyHint: 'Une phrase suffit ; ce champ peut aussi rester vide.',
    downTitle: 'Régler une partie d’avance',
    down: (currency) => `Acompte (${currency})`,
    downHint: 'Le reste est réparti sur les échéances ci-dessus.',
    downOn: 'Acompte le',
    send: 'Envoyer la proposition',
    sendHint: 'Vous voyez le plan exact avant tout envoi.',
  },
  step: {
    nothingSent: 'Rien n’a encore été envoyé. Regardez le plan, puis envoyez-le ou modifiez-le.',
    rests: 'Dès que vous l’envoyez, nos rappels sont suspendus jusqu’à notre réponse.',
    send: 'Envoyer la proposition',
    change: 'Modifier quelque chose',
    own: 'Fixer vous-même les montants',
    ownHint: (sum) => `Ensemble, ils font ${sum}.`,
    ownAmount: (number, day) => `Montant ${number}, le ${day}`,
    useOwn: 'Utiliser ces montants',
  },
  schedule: {
    caption: 'Les échéances',
    number: 'N°',
    on: 'Le',
    amount: 'Montant',
    status: 'État',
    total: 'Total',
    statuses: {
      paid: 'Réglée',
      part_paid: 'Réglée en partie',
      due: 'Prévue aujourd’hui',
      late: 'Pas encore arrivée',
      upcoming: 'À venir',
    },
    paidOf: (sum) => `dont ${sum} réglés`,
  },
  errors: {
    summary: 'Quelque chose est à revoir avant de continuer.',
    count: 'Indiquez en combien de fois, par un nombre à partir de 2.',
    first: 'Choisissez un jour pour le premier règlement.',
    firstPast: 'Ce jour est passé. Choisissez aujourd’hui ou un jour suivant.',
    down: 'Nous n’avons pas pu lire ce montant. Écrivez-le comme 250 ou 250,00, ou laissez le champ vide.',
    downTooLarge: 'C’est tout ce qui reste, ou plus. Indiquez moins, ou réglez sur la page de la facture.',
    downOn: 'Choisissez pour l’acompte un jour qui n’est pas passé.',
    downLate: 'L’acompte vient avant la première échéance. Choisissez un jour plus tôt.',
    amounts: 'Nous n’avons pas pu lire l’un des montants. Écrivez-les comme 250 ou 250,00, chacun supérieur à zéro.',
    tooMuch: (sum) => `Ensemble, ils font ${sum} de trop. Retirez-les de l’un d’eux.`,
    tooLittle: (sum) => `Ensemble, il manque ${sum}. Ajoutez-les à l’un d’eux.`,
    name: 'Écrivez votre nom : il figure sur l’accord.',
    limits: {
      count: (most) => `${most} règlements au plus sont possibles, acompte compris. Choisissez-en moins.`,
      months: (months) =>
        `Le tout peut s’étaler sur ${months} mois au plus. Choisissez moins d’échéances, ou un rythme plus rapproché.`,
      smallest: (least) =>
        `Chaque règlement est d’au moins ${least}. Choisissez moins d’échéances, ou des montants plus élevés.`,
      first_share: (least) =>
        `Le premier règlement est d’au moins ${least}. Réglez davantage d’avance, ou choisissez moins d’échéances.`,
      first_day: (by) => `Le premier règlement arrive au plus tard le ${by}. Choisissez un jour plus tôt.`,
    },
  },
  proposed: {
    headline: 'Plan proposé',
    text: (answerBy) =>
      `Nous répondons au plus tard le ${answerBy}. D’ici là, nos rappels sont suspendus et vous n’avez rien à faire.`,
    change: 'Modifier ma proposition',
    withdraw: 'Retirer la proposition',
    withdrawHint: 'La facture est alors due comme auparavant.',
  },
  offer: {
    headline: 'Une offre attend votre réponse',
    text: (answerBy) => `Elle tient jusqu’au ${answerBy}. Tant que nous en parlons, nos rappels sont suspendus.`,
    theirWords: 'Notre message',
    name: 'Votre nom',
    nameHint: 'Il figure sur l’accord, avec l’heure et l’adresse réseau depuis laquelle vous écrivez.',
    accept: 'Accepter ce plan',
    acceptHint: 'Vous recevez les conditions exactes par e-mail, en PDF. Vous pouvez toujours régler plus tôt.',
    other: 'Proposer autre chose',
    declineTitle: 'Je ne souhaite plus de plan',
    declineWhy: 'Si vous souhaitez nous dire quelque chose (peut rester vide)',
    decline: 'Refuser cette offre',
  },
  active: {
    headline: 'Plan de paiement en cours',
    next: (sum, day) => `Prochain règlement : ${sum} le ${day}.`,
    late: (sum, day) => `${sum} étaient prévus le ${day} et ne sont pas encore arrivés.`,
    agreed: (name, day) => `Convenu le ${day}, accepté par ${name}.`,
    agreedByRules: (day) => `Convenu le ${day}.`,
    left: (sum) => `Il reste ${sum} en tout.`,
    pay: 'Régler sur la page de la facture',
    early:
      'Vous pouvez régler la prochaine échéance, une partie ou tout ce qui reste quand vous le souhaitez, sans frais.',
    autopayOn: (label) => `Les échéances sont prélevées automatiquement sur ${label}.`,
    autopayOff: 'Vous réglez chaque échéance vous-même ; nous vous envoyons un lien avant.',
    autopayLink: 'Paiement automatique',
    terms: 'Télécharger les conditions (PDF)',
    trouble: 'Si une date ne vous convient pas, dites-le-nous avant ; nous préférons trouver une solution avec vous.',
  },
  over: {
    completed: 'Le plan est achevé : tout ce qu’il couvrait est réglé. Merci.',
    defaulted:
      'Le plan que nous avions a pris fin. Vous pouvez régler ce qui reste sur la page de la facture, ou proposer un autre plan.',
    cancelled:
      'Le dernier échange au sujet d’un plan s’est terminé sans accord. Vous pouvez de nouveau proposer un plan.',
    declined: 'La dernière offre n’a pas été retenue. Vous pouvez proposer autre chose.',
  },
  blocked: {
    nothing_open: 'Rien n’est ouvert sur cette facture ; il n’y a donc rien à répartir.',
    processing:
      'Un règlement de cette facture est en route. Une fois arrivé, vous pourrez proposer un plan pour ce qui reste.',
    in_dispute:
      'Vous nous avez dit que quelque chose ne va pas sur cette facture. Réglons d’abord cela ; d’ici là, nous n’envoyons pas de rappels.',
    too_small: (least) =>
      `Chaque échéance devrait être d’au moins ${least} ; ce montant ne peut donc pas être réparti. Si une date plus tardive aide, vous pouvez promettre une date à la place.`,
  },
  refusals: {
    plan_exists: 'Il y a déjà un plan pour cette facture. Cette page montre où il en est.',
    moved:
      'Quelque chose a été réglé ou modifié depuis cette offre ; ses montants ne conviennent plus. Proposez un plan pour ce qui reste maintenant.',
    outdated: 'Le premier jour de cette offre est passé entre-temps. Proposez d’autres jours.',
    over: 'Cette offre a été modifiée ou a reçu une réponse entre-temps. Cette page montre où elle en est.',
    malformed: 'Quelque chose dans le formulaire n’est pas arrivé. Essayez encore une fois.',
  },
}
