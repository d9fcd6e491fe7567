import { joined } from '../joined.ts'
import type { Phrases } from '../phrases.ts'

const weeks: Record<number, string> = {
  7: 'une semaine',
  14: 'deux semaines',
  21: 'trois semaines',
  28: 'quatre semaines',
}
const ordinals = [
  'premier',
  'deuxième',
  'troisième',
  'quatrième',
  'cinquième',
  'sixième',
  'septième',
  'huitième',
  'neuvième',
  'dixième',
]
const pdfs = (count: number) => (count === 1 ? 'La facture est jointe en PDF.' : 'Les factures sont jointes en PDF.')

export const phrases: Phrases = {
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  letterSalutation: 'Madame, Monsieur,',
  and: (items) => joined(items, 'et'),
  or: (items) => joined(items, 'ou'),
  more: (count) => (count === 1 ? '1 autre' : `${count} autres`),
  invoices: (numbers, count) => (count === 1 ? `facture ${numbers}` : `factures ${numbers}`),
  dueToday: 'arrive à échéance aujourd’hui',
  dueOn: (day) => `arrive à échéance le ${day}`,
  wasDueYesterday: 'est arrivée à échéance hier',
  wasDueOn: (day) => `est arrivée à échéance le ${day}`,
  lateFor: (days) => weeks[days] ?? (days === 1 ? '1 jour' : `${days} jours`),
  partOpen: (total, open) => `${total}, dont ${open} restent ouverts,`,
  thanksForWork: (work) => (work ? `Merci de travailler avec nous (${work}).` : 'Merci de travailler avec nous.'),
  thanksForOnTime: 'Merci d’avoir réglé vos factures précédentes à temps.',
  thanksForYears: (since) => `C’est un plaisir de travailler avec vous depuis ${since}.`,
  discount: (saves, until) => `Un règlement jusqu’au ${until} vous fait économiser ${saves}.`,
  newFee: (amount) => `Conformément aux conditions de la facture, des frais de retard de ${amount} ont été ajoutés.`,
  newInterest: (amount, from, until) =>
    `Conformément aux conditions de la facture, des intérêts de ${amount} ont été ajoutés pour la période du ${from} au ${until}.`,
  chargesSoFar: (amount) => `Le montant ouvert comprend ${amount} de frais et d’intérêts.`,
  interestFrom: (perDay, from) =>
    `Conformément aux conditions de la facture, des intérêts de ${perDay} par jour s’appliquent à partir du ${from} ; un règlement ou un échéancier convenu avant cette date les évite.`,
  interestRuns: (perDay) =>
    `Conformément aux conditions de la facture, des intérêts de ${perDay} par jour sont comptés jusqu’au règlement.`,
  held: (amount) => `Les ${amount} qui font l’objet de votre question restent en attente jusqu’à notre réponse.`,
  callOn: (day) =>
    `Je vous appellerai ${day} pour voir comment nous pouvons régler cela ; si un autre moment vous convient mieux, indiquez-le en réponse.`,
  askForCall:
    'J’aimerais vous appeler pour voir comment nous pouvons régler cela : merci de répondre avec un numéro et un moment qui vous conviennent.',
  nextStep: 'confier la créance à une société de recouvrement',
  arrivedToday: 'aujourd’hui',
  arrivedOn: (day) => `le ${day}`,
  nextInstalment: (amount, day, after) =>
    after === 0 ? `Il en reste un de ${amount}, le ${day}.` : `Le suivant, de ${amount}, est prévu le ${day}.`,
  ordinal: (n) => ordinals[n - 1] ?? `${n}e`,
  leftOver: (amount) =>
    `C’était ${amount} de plus que le montant ouvert. Nous le gardons pour vous et vous écrirons à ce sujet.`,
  closing: {
    thanks: 'Merci à vous,',
    regards: 'Bien cordialement,',
    formal: 'Veuillez agréer nos salutations distinguées,',
  },
  labels: {
    total: 'Total de la facture',
    paid: 'Déjà réglé',
    fee: 'Frais de retard, nouveaux',
    interest: 'Intérêts, nouveaux',
    fees: 'Frais et intérêts',
    processing: 'En cours de traitement',
    held: 'En attente pendant notre examen',
    due_now: 'À régler',
  },
  columns: { invoice: 'Facture', due: 'Échéance', amount: 'Ouvert' },
  payInvoice: (number) => `Voir et régler la facture ${number}`,
  openInvoice: (number) => `Ouvrir la facture ${number}`,
  seeInvoice: 'Voir la facture',
  methods: (list) => `Vous pouvez régler par ${list}.`,
  noMethods: 'Les moyens de paiement sont indiqués sur la page.',
  methodNames: {
    card: 'carte',
    'bank debit (ACH)': 'prélèvement bancaire (ACH)',
    'bank transfer': 'virement',
    check: 'chèque',
  },
  asOf: (day) => `Situation au ${day}. Si vous avez réglé depuis, merci ; ne tenez pas compte de ce message.`,
  attached: {
    invoice: pdfs,
    statement: 'Un relevé de ce qui reste ouvert est joint.',
    both: (count) => `${pdfs(count)} Un relevé de ce qui reste ouvert l’accompagne.`,
  },
  questions: (phone) =>
    `Des questions ? Répondez à ce message${phone ? ` ou appelez le ${phone}` : ''} ; une personne le lit.`,
  bankDetails:
    'Nos coordonnées bancaires figurent uniquement sur la page de la facture. Nous ne les envoyons ni ne les modifions jamais par e-mail.',
}
