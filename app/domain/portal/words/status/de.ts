import type { StatusWords } from './status-words.ts'

const by = (day: string | null) => (day ? `bis ${day}` : 'in Kürze')
const payments = (count: number) => (count === 1 ? 'eine Zahlung' : `${count} Zahlungen`)

export const de: StatusWords = {
  notIssued: { headline: 'Noch nicht gestellt', text: 'Es ist nichts zu zahlen.' },
  withdrawn: { headline: 'Zurückgezogen', text: 'Diese Rechnung gilt nicht mehr. Es ist nichts zu zahlen.' },
  closed: {
    headline: 'Abgeschlossen',
    text: 'Hier ist nichts mehr zu zahlen. Falls Sie das wundert, schreiben Sie uns bitte.',
  },
  paid: (on) => ({
    headline: on ? `Bezahlt am ${on}` : 'Bezahlt',
    text: 'Vielen Dank. Es ist nichts weiter zu tun.',
  }),
  processing: (paying, isBankDebit) => ({
    headline: 'Zahlung unterwegs',
    text: `${paying}: Die Zahlung ist unterwegs. Vielen Dank; ${
      isBankDebit ? 'eine Lastschrift dauert bis zu vier Bankarbeitstage, und ' : ''
    }wir schreiben Ihnen, sobald sie angekommen ist.`,
  }),
  verifying: (amount) => ({
    headline: 'Bankkonto noch zu bestätigen',
    text: `Innerhalb von zwei Bankarbeitstagen sehen Sie zwei kleine Gutschriften auf Ihrem Konto. Sobald Sie diese bestätigen, gehen die ${amount} auf den Weg; bis dahin ist nichts weiter zu tun.`,
  }),
  inProgress: (paying) => ({
    headline: 'Begonnen',
    text: `Eine Zahlung über ${paying} wurde begonnen und ist noch nicht abgeschlossen.`,
  }),
  dueIn: (days, on) => `Fällig in ${days} Tagen, am ${on}`,
  dueTomorrow: (on) => `Morgen fällig, ${on}`,
  dueToday: (on) => `Heute fällig, ${on}`,
  overdue: (on) => `Überfällig seit ${on}`,
  whenLate:
    'Falls Ihre Zahlung schon unterwegs ist, vielen Dank: Dann ist nichts weiter zu tun. Falls etwas im Wege steht, sagen Sie es uns unten.',
  lastTry: (paying) =>
    `Ihre Zahlung über ${paying} kam nicht zustande. Sie können es noch einmal versuchen oder einen anderen Weg wählen.`,
  disputed: (respondBy) => ({
    headline: 'In Klärung',
    text: `Bis zu unserer Antwort, spätestens am ${respondBy}, ist nichts zu zahlen.`,
  }),
  partDisputed: ({ disputed, total, rest, respondBy }) => ({
    headline: `In Klärung: ${disputed} von ${total}`,
    text: `Die beanstandeten ${disputed} ruhen bis zu unserer Antwort, spätestens am ${respondBy}. Die übrigen ${rest} bleiben zahlbar.`,
  }),
  disputeAnswered: (rest) => ({
    headline: 'In Klärung: Unsere Antwort liegt Ihnen vor',
    text: `Wir haben eine Lösung vorgeschlagen. Bis Sie geantwortet haben, ${
      rest ? `ruht der beanstandete Teil; die übrigen ${rest} bleiben zahlbar.` : 'ist nichts zu zahlen.'
    }`,
  }),
  planProposed: (count, answerBy) => ({
    headline: 'Ratenplan vorgeschlagen',
    text: `Sie haben ${payments(count)} vorgeschlagen. Wir antworten ${by(answerBy)}; bis dahin ist nichts zu zahlen.`,
  }),
  planOffered: ({ count, first, on, answerBy }) => ({
    headline: 'Ratenplan vorgeschlagen: Er wartet auf Ihre Antwort',
    text: `Wir bieten ${payments(count)} an, die erste über ${first} am ${on}. Bitte nehmen Sie den Plan ${by(answerBy)} an, oder schlagen Sie etwas anderes vor; bis dahin ist nichts zu zahlen.`,
  }),
  onPlan: ({ amount, on, nth, count, autopay }) => ({
    headline: `Ratenplan: nächste Zahlung über ${amount} am ${on}`,
    text: `Es ist Zahlung ${nth} von ${count}. ${
      autopay
        ? `Sie wird automatisch mit ${autopay} bezahlt; zwei Tage vorher schreiben wir Ihnen.`
        : 'Sie können sie hier jederzeit leisten oder mehr auf einmal zahlen.'
    }`,
  }),
  planLate: ({ amount, on, nth, count }) => ({
    headline: `Ratenplan: ${amount} vom ${on} sind noch offen`,
    text: `Es ist Zahlung ${nth} von ${count}. Sie können sie hier leisten; falls es gerade schwierig ist, sagen Sie es uns unten, und wir suchen mit Ihnen einen Weg.`,
  }),
  planPaidSoFar: {
    headline: 'Ratenplan',
    text: 'Alle bisher vereinbarten Zahlungen sind angekommen. Vielen Dank.',
  },
  planEnded:
    'Der Ratenplan ist beendet, der offene Betrag ist damit fällig. Falls das schwierig ist, sagen Sie es uns unten: Wir finden lieber einen Weg mit Ihnen.',
  planDeclined: 'Der vorgeschlagene Plan kam nicht zustande. Sie können unten einen anderen vorschlagen.',
  promised: (on, amount) => ({
    headline: `Zugesagt für ${on}`,
    text: `Sie haben uns ${amount} bis dahin zugesagt. Vielen Dank; vorher erinnern wir Sie nicht daran.`,
  }),
  looking: (paying, on) => ({
    headline: 'Wir suchen Ihre Zahlung',
    text: `Sie haben uns mitgeteilt, dass Sie am ${on} ${paying} bezahlt haben. Wir suchen die Zahlung und schreiben Ihnen; es ist nichts weiter zu tun.`,
  }),
  moreTime: (until) => ({
    headline: 'Um mehr Zeit gebeten',
    text: `Sie haben um Zeit${until ? ` bis ${until}` : ''} gebeten. Wir antworten innerhalb von fünf Werktagen; bis dahin ist nichts zu zahlen.`,
  }),
  timeGiven: (until) => ({
    headline: 'Sie haben Zeit',
    text: `Sie haben Zeit bis ${until}, wie vereinbart. Bis zwei Werktage danach erinnern wir nicht.`,
  }),
  callAsked: (on) => ({
    headline: 'Um einen Anruf gebeten',
    text: `Wir rufen Sie ${on ? `am ${on}` : 'am nächsten Werktag'} an. Bis dahin ist nichts zu zahlen.`,
  }),
  contactAsked:
    'Vielen Dank für den Hinweis, an wen wir uns wenden sollen. Wir prüfen ihn zuerst und geben vorher nichts weiter.',
}
