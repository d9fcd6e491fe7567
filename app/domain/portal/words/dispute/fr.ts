import type { DisputeWords } from './dispute-words.ts'

export const fr: DisputeWords = {
  lede: 'Dites-nous ce qui ne va pas. Ce que vous contestez est suspendu aussitôt : tant que la question n’est pas réglée, rien ne vous sera demandé ni facturé à ce titre. Le reste demeure payable.',
  question: 'Qu’est-ce qui ne va pas ?',
  reasons: {
    not_received: 'Marchandise ou prestation non reçue',
    not_as_agreed: 'Non conforme à ce qui était convenu',
    wrong_amount: 'Montant ou prix erroné',
    already_paid: 'Déjà payée, ou en double',
    wrong_details: 'Mentions erronées (commande, adresse, nom)',
    cancelled: 'Annulé ou retourné',
    other: 'Autre chose',
  },
  amount: 'Montant contesté',
  amountHint: (open) => `Laissez vide si vous contestez tout ce qui reste dû, ${open}.`,
  lines: 'Seulement certaines lignes ?',
  linesHint: 'Cochez-les et laissez le montant vide : nous les additionnons avec leurs taxes.',
  words: 'Dites-nous-en plus',
  wordsHint: 'Ce qui s’est passé, et ce qui réglerait la question. Peut rester vide, sauf pour « Autre chose ».',
  files: 'Joindre des fichiers',
  filesHint:
    'Jusqu’à dix fichiers de 10 Mo : PDF, images (PNG, JPEG, HEIC), texte, CSV, courriels (EML), Word ou Excel. Peut rester vide.',
  submit: 'Envoyer la contestation',
  problems: {
    noReason: 'Veuillez choisir ce qui ne va pas.',
    badAmount: 'Veuillez indiquer un montant supérieur à zéro.',
    moreThanOpen: (open) => `Il reste ${open}. Indiquez ce montant ou moins, ou laissez vide.`,
    noWords: 'Dites-nous en quelques mots ce qui ne va pas.',
    unknownLine: 'Ces lignes ont changé. Veuillez les cocher de nouveau.',
    noMessage: 'Écrivez quelques mots, ou joignez un fichier.',
    tooMany: (email) =>
      `Cette facture a déjà été contestée trois fois. Écrivez à ${email}, pour qu’une personne examine la question avec vous.`,
    tooMuch: (email) => `Ce dossier est devenu très long. Merci d’écrire désormais à ${email}.`,
    closed: 'Le dossier a été clos entre-temps ; rien n’a été envoyé. Voici où il en est.',
    changed:
      'Quelque chose a changé sur la facture : ce que nous proposions n’est plus possible. Écrivez-nous ci-dessous.',
  },
  states: {
    answering: (by) => ({
      headline: 'En contestation',
      text: `Nous répondons au plus tard le ${by}. Ce que vous contestez est suspendu jusqu’au règlement ; un courriel vous prévient dès qu’il y a du nouveau.`,
    }),
    yourTurn: {
      headline: 'En contestation : nous vous avons écrit',
      text: 'Vous pouvez répondre ci-dessous. Ce que vous contestez est suspendu jusqu’au règlement.',
    },
    proposed: 'Notre proposition attend votre réponse',
    withdrawn: {
      headline: 'Contestation retirée',
      text: 'La facture compte comme auparavant. Merci de nous l’avoir dit.',
    },
  },
  proposals: {
    credit: (amount) => `Nous accorderions un avoir de ${amount} sur cette facture.`,
    corrected: (amount) => `Nous remplacerions cette facture par une facture corrigée de ${amount}.`,
    asItIs: 'La facture nous paraît juste telle qu’elle est.',
  },
  outcomes: {
    credited: (amount) => `Réglé : avoir de ${amount}`,
    corrected: (number) => `Réglé : la facture ${number} remplace celle-ci`,
    rejected: 'Notre réponse : la facture reste telle quelle',
  },
  after: {
    objectUntil: (day) =>
      `Si vous voyez les choses autrement, dites-le-nous jusqu’au ${day} ; nous examinerons de nouveau la question.`,
    agreed: 'Vous avez donné votre accord. Merci.',
    byMail: 'Le lien vers la facture corrigée vous est parvenu par courriel. Celle-ci ne vous demande plus rien.',
    closed: 'Le dossier est clos.',
  },
  facts: {
    disputed: 'Contesté',
    whole: 'Toute la facture',
    reason: 'Ce qui ne va pas',
    openedOn: 'Reçu le',
  },
  talk: 'Ce qui a été dit',
  did: {
    message: (author) => author,
    proposal: (author) => `${author} a fait une proposition`,
    decision: (author) => `${author} a décidé`,
    agreement: (author) => `${author} est d’accord`,
    objection: (author) => `${author} n’est pas d’accord`,
    withdrawal: (author) => `${author} a retiré la contestation`,
  },
  reply: { title: 'Écrivez-nous', words: 'Votre message', submit: 'Envoyer le message' },
  agree: { title: 'Êtes-vous d’accord ?', submit: 'D’accord' },
  disagree: { words: 'Que voyez-vous autrement ?', submit: 'Pas d’accord' },
  withdraw: {
    title: 'La question est éclaircie ?',
    text: 'Vous pouvez retirer la contestation. Ce qui était contesté redevient dû comme auparavant.',
    words: 'Un mot pour nous (peut rester vide)',
    submit: 'Retirer la contestation',
  },
  creditNote: (number, amount) => `Avoir ${number} de ${amount} (PDF)`,
  again: 'Autre chose ne va pas sur cette facture',
  payRest: (amount) => `Payer la part non contestée, ${amount}`,
}
