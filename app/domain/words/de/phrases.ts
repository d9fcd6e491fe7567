import { joined } from '../joined.ts'
import type { Phrases } from '../phrases.ts'

const weeks: Record<number, string> = { 7: 'einer Woche', 14: 'zwei Wochen', 21: 'drei Wochen', 28: 'vier Wochen' }
const ordinals = ['erste', 'zweite', 'dritte', 'vierte', 'fünfte', 'sechste', 'siebte', 'achte', 'neunte', 'zehnte']
const pdfs = (count: number) => (count === 1 ? 'Die Rechnung liegt als PDF bei.' : 'Die Rechnungen liegen als PDF bei.')

export const phrases: Phrases = {
  greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  letterSalutation: 'Sehr geehrte Damen und Herren,',
  and: (items) => joined(items, 'und'),
  or: (items) => joined(items, 'oder'),
  more: (count) => `${count} weitere`,
  invoices: (numbers, count) => (count === 1 ? `Rechnung ${numbers}` : `Rechnungen ${numbers}`),
  dueToday: 'ist heute fällig',
  dueOn: (day) => `ist am ${day} fällig`,
  wasDueYesterday: 'war gestern fällig',
  wasDueOn: (day) => `war am ${day} fällig`,
  lateFor: (days) => weeks[days] ?? (days === 1 ? 'einem Tag' : `${days} Tagen`),
  partOpen: (total, open) => `${total}, davon ${open} offen,`,
  thanksForWork: (work) =>
    work ? `Vielen Dank für die Zusammenarbeit (${work}).` : 'Vielen Dank für die Zusammenarbeit.',
  thanksForOnTime: 'Danke, dass Sie Ihre früheren Rechnungen pünktlich bezahlt haben.',
  thanksForYears: (since) => `Wir freuen uns, seit ${since} mit Ihnen zu arbeiten.`,
  discount: (saves, until) => `Bei Zahlung bis ${until} sparen Sie ${saves}.`,
  newFee: (amount) => `Nach den Bedingungen der Rechnung ist eine Mahngebühr von ${amount} hinzugekommen.`,
  newInterest: (amount, from, until) =>
    `Nach den Bedingungen der Rechnung sind Zinsen von ${amount} für die Tage vom ${from} bis ${until} hinzugekommen.`,
  chargesSoFar: (amount) => `Im offenen Betrag sind ${amount} Gebühren und Zinsen enthalten.`,
  interestFrom: (perDay, from) =>
    `Nach den Bedingungen der Rechnung fallen ab ${from} Zinsen von ${perDay} am Tag an; mit einer Zahlung oder einer Ratenvereinbarung vor diesem Tag entfallen sie.`,
  interestRuns: (perDay) =>
    `Nach den Bedingungen der Rechnung werden bis zur Zahlung Zinsen von ${perDay} am Tag gezählt.`,
  held: (amount) => `Die ${amount}, zu denen Sie Fragen haben, ruhen, bis wir geantwortet haben.`,
  callOn: (day) =>
    `Ich rufe Sie am ${day} an, um zu hören, wie wir das lösen können; wenn Ihnen eine andere Zeit besser passt, antworten Sie einfach.`,
  askForCall:
    'Ich würde Sie gern anrufen, um zu hören, wie wir das lösen können: Bitte antworten Sie mit einer Nummer und einer Zeit, die Ihnen passt.',
  nextStep: 'die Forderung an ein Inkassobüro zu übergeben',
  arrivedToday: 'heute',
  arrivedOn: (day) => `am ${day}`,
  nextInstalment: (amount, day, after) =>
    after === 0
      ? `Eine weitere Rate von ${amount} folgt am ${day}.`
      : `Die nächste Rate von ${amount} folgt am ${day}.`,
  ordinal: (n) => ordinals[n - 1] ?? `${n}.`,
  leftOver: (amount) =>
    `Es waren ${amount} mehr, als offen war. Wir bewahren den Betrag für Sie auf und schreiben Ihnen dazu.`,
  closing: { thanks: 'Vielen Dank,', regards: 'Mit freundlichen Grüßen', formal: 'Mit freundlichen Grüßen' },
  labels: {
    total: 'Rechnungsbetrag',
    paid: 'Bisher bezahlt',
    fee: 'Mahngebühr, neu',
    interest: 'Zinsen, neu',
    fees: 'Gebühren und Zinsen',
    processing: 'Unterwegs',
    held: 'Ruht, während wir es prüfen',
    due_now: 'Jetzt fällig',
  },
  columns: { invoice: 'Rechnung', due: 'Fällig am', amount: 'Offen' },
  payInvoice: (number) => `Rechnung ${number} ansehen und bezahlen`,
  openInvoice: (number) => `Rechnung ${number} öffnen`,
  seeInvoice: 'Rechnung ansehen',
  methods: (list) => `Sie können per ${list} bezahlen.`,
  noMethods: 'Wie Sie bezahlen können, steht auf der Seite.',
  methodNames: {
    card: 'Karte',
    'bank debit (ACH)': 'Bankeinzug (ACH)',
    'bank transfer': 'Überweisung',
    check: 'Scheck',
  },
  asOf: (day) => `Stand: ${day}. Falls Sie inzwischen bezahlt haben: vielen Dank, dann ist diese Nachricht hinfällig.`,
  attached: {
    invoice: pdfs,
    statement: 'Eine Aufstellung der offenen Posten liegt bei.',
    both: (count) => `${pdfs(count)} Eine Aufstellung der offenen Posten ebenfalls.`,
  },
  questions: (phone) =>
    `Fragen? Antworten Sie auf diese E-Mail${phone ? ` oder rufen Sie ${phone} an` : ''}; ein Mensch liest sie.`,
  bankDetails: 'Unsere Bankverbindung steht nur auf der Rechnungsseite. Wir senden oder ändern sie nie per E-Mail.',
}
