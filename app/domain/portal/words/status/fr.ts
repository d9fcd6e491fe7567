import type { StatusWords } from './status-words.ts'

const by = (day: string | null) => (day ? `au plus tard le ${day}` : 'prochainement')
const payments = (count: number) => (count === 1 ? 'un versement' : `${count} versements`)

export const fr: StatusWords = {
  notIssued: { headline: 'Pas encore émise', text: 'Il n’y a rien à payer.' },
  withdrawn: { headline: 'Annulée', text: 'Cette facture ne compte plus. Il n’y a rien à payer.' },
  closed: {
    headline: 'Clôturée',
    text: 'Il n’y a plus rien à payer ici. Si cela vous surprend, merci de nous écrire.',
  },
  paid: (on) => ({
    headline: on ? `Payée le ${on}` : 'Payée',
    text: 'Merci. Il n’y a plus rien à faire.',
  }),
  processing: (paying, isBankDebit) => ({
    headline: 'Paiement en cours',
    text: `Votre paiement de ${paying} est en route. Merci ; ${
      isBankDebit ? 'un prélèvement prend jusqu’à quatre jours ouvrés, et ' : ''
    }nous vous écrivons dès son arrivée.`,
  }),
  verifying: (amount) => ({
    headline: 'Compte bancaire à confirmer',
    text: `Deux petits versements apparaîtront sur votre compte sous deux jours ouvrés. Confirmez-les et le paiement de ${amount} partira ; d’ici là, il n’y a rien à faire.`,
  }),
  inProgress: (paying) => ({
    headline: 'Paiement commencé',
    text: `Un paiement de ${paying} a été commencé et n’est pas encore terminé.`,
  }),
  dueIn: (days, on) => `À payer dans ${days} jours, le ${on}`,
  dueTomorrow: (on) => `À payer demain, ${on}`,
  dueToday: (on) => `À payer aujourd’hui, ${on}`,
  overdue: (on) => `Échue depuis le ${on}`,
  whenLate:
    'Si votre paiement est déjà en route, merci : il n’y a rien d’autre à faire. Si quelque chose y fait obstacle, dites-le-nous ci-dessous.',
  lastTry: (paying) => `Votre paiement de ${paying} n’a pas abouti. Vous pouvez réessayer ou choisir un autre moyen.`,
  disputed: (respondBy) => ({
    headline: 'En contestation',
    text: `Rien ne vous est demandé tant que nous n’avons pas répondu, au plus tard le ${respondBy}.`,
  }),
  partDisputed: ({ disputed, total, rest, respondBy }) => ({
    headline: `En contestation : ${disputed} sur ${total}`,
    text: `Les ${disputed} contestés restent en suspens jusqu’à notre réponse, au plus tard le ${respondBy}. Les autres ${rest} restent à payer.`,
  }),
  disputeAnswered: (rest) => ({
    headline: 'En contestation : notre réponse vous attend',
    text: `Nous vous avons proposé une solution. Tant que vous n’avez pas répondu, ${
      rest ? `la partie contestée reste en suspens ; les autres ${rest} restent à payer.` : 'rien ne vous est demandé.'
    }`,
  }),
  planProposed: (count, answerBy) => ({
    headline: 'Échéancier proposé',
    text: `Vous avez proposé ${payments(count)}. Nous répondons ${by(answerBy)} ; d’ici là, rien ne vous est demandé.`,
  }),
  planOffered: ({ count, first, on, answerBy }) => ({
    headline: 'Échéancier proposé : il attend votre réponse',
    text: `Nous vous proposons ${payments(count)}, le premier de ${first} le ${on}. Merci de l’accepter ou de proposer autre chose ${by(answerBy)} ; d’ici là, rien ne vous est demandé.`,
  }),
  onPlan: ({ amount, on, nth, count, autopay }) => ({
    headline: `Échéancier en cours : prochain versement de ${amount} le ${on}`,
    text: `C’est le versement ${nth} sur ${count}. ${
      autopay
        ? `Il se fait automatiquement avec ${autopay} ; nous vous écrivons deux jours avant.`
        : 'Vous pouvez le faire ici à tout moment, ou payer davantage en une fois.'
    }`,
  }),
  planLate: ({ amount, on, nth, count }) => ({
    headline: `Échéancier en cours : ${amount} du ${on} restent à payer`,
    text: `C’est le versement ${nth} sur ${count}. Vous pouvez le faire ici ; si c’est difficile en ce moment, dites-le-nous ci-dessous et nous chercherons une solution avec vous.`,
  }),
  planPaidSoFar: {
    headline: 'Échéancier en cours',
    text: 'Tous les versements convenus jusqu’ici sont arrivés. Merci.',
  },
  planEnded:
    'L’échéancier a pris fin, le montant ouvert est donc à payer. Si c’est difficile, dites-le-nous ci-dessous : nous préférons trouver une solution avec vous.',
  planDeclined: 'L’échéancier proposé n’a pas été convenu. Vous pouvez en proposer un autre ci-dessous.',
  promised: (on, amount) => ({
    headline: `Paiement promis pour le ${on}`,
    text: `Vous nous avez annoncé ${amount} d’ici là. Merci ; nous ne vous le rappellerons pas avant.`,
  }),
  looking: (paying, on) => ({
    headline: 'Nous cherchons votre paiement',
    text: `Vous nous avez indiqué avoir payé ${paying} le ${on}. Nous le cherchons et vous écrivons ; il n’y a rien d’autre à faire.`,
  }),
  moreTime: (until) => ({
    headline: 'Délai demandé',
    text: `Vous avez demandé un délai${until ? ` jusqu’au ${until}` : ''}. Nous répondons sous cinq jours ouvrés ; d’ici là, rien ne vous est demandé.`,
  }),
  timeGiven: (until) => ({
    headline: 'Délai accordé',
    text: `Vous avez jusqu’au ${until}, comme convenu. Nous n’envoyons aucun rappel jusqu’à deux jours ouvrés après.`,
  }),
  callAsked: (on) => ({
    headline: 'Appel demandé',
    text: `Nous vous appelons ${on ? `le ${on}` : 'le prochain jour ouvré'}. D’ici là, rien ne vous est demandé.`,
  }),
  contactAsked: 'Merci de nous avoir dit à qui écrire. Nous le vérifions d’abord et ne transmettons rien avant.',
}
