import type { HistoryWords, StepFacts } from './history-words.ts'

const payments = ({ count, amount }: StepFacts) =>
  `${count === 1 ? 'eine Zahlung' : `${count} Zahlungen`}${amount ? `, zusammen ${amount}` : ''}`
const over = (amount: string | null) => (amount ? ` über ${amount}` : '')

export const de: HistoryWords = {
  issued: (number) => `Rechnung ${number} gestellt`,
  wrote: (subject) => `Wir haben Ihnen geschrieben: „${subject}“`,
  thanked: 'Wir haben uns per E-Mail bedankt',
  fee: (amount) => `Mahngebühr von ${amount} hinzugekommen`,
  interest: (amount) => `Zinsen von ${amount} hinzugekommen`,
  received: (paying) => `Wir haben ${paying} erhalten, vielen Dank`,
  ofItHere: (amount) => ` (davon ${amount} für diese Rechnung)`,
  refunded: (amount) => `${amount} davon wurden erstattet`,
  bankLooks: 'Ihre Bank prüft diese Zahlung',
  takenBack: 'Ihre Bank hat diese Zahlung zurückgeholt',
  onItsWay: (paying) => `${paying}: Zahlung unterwegs`,
  failed: (paying) => `Eine Zahlung über ${paying} kam nicht zustande`,
  steps: {
    'promise.made': ({ amount, day }) => `Zahlung${over(amount)}${day ? ` für ${day}` : ''} zugesagt`,
    'already_paid.given': ({ amount, day }) =>
      `Sie haben uns mitgeteilt, dass Sie${day ? ` am ${day}` : ''}${amount ? ` ${amount}` : ''} bezahlt haben`,
    'already_paid.matched': () => 'Wir haben Ihre Zahlung gefunden, vielen Dank',
    'already_paid.not_found': () => 'Wir konnten die genannte Zahlung nicht finden',
    'plan.proposed': (facts) =>
      `${facts.by === 'business' ? 'Wir haben einen Ratenplan angeboten' : 'Sie haben einen Ratenplan vorgeschlagen'}: ${payments(facts)}`,
    'plan.countered': (facts) =>
      `${facts.by === 'business' ? 'Wir haben' : 'Sie haben'} einen anderen Plan vorgeschlagen: ${payments(facts)}`,
    'plan.accepted': (facts) => `Ratenplan vereinbart: ${payments(facts)}`,
    'plan.declined': () => 'Der vorgeschlagene Plan kam nicht zustande',
    'plan.cancelled': () => 'Der Ratenplan wurde zurückgenommen',
    'plan.extended': ({ day }) => `Eine Zahlung des Plans wurde${day ? ` auf ${day}` : ''} verschoben`,
    'plan.completed': () => 'Alle Zahlungen des Plans sind angekommen, vielen Dank',
    'plan.defaulted': () => 'Der Ratenplan endete',
    'autopay.agreed': ({ label }) => `Automatische Zahlung${label ? ` mit ${label}` : ''} vereinbart`,
    'autopay.failed': ({ amount }) => `Eine automatische Zahlung${over(amount)} kam nicht zustande`,
    'autopay.stopped': () => 'Automatische Zahlung beendet',
    'dispute.opened': ({ amount }) =>
      amount ? `Sie haben ${amount} dieser Rechnung beanstandet` : 'Sie haben diese Rechnung beanstandet',
    'dispute.proposed': () => 'Wir haben eine Lösung vorgeschlagen',
    'dispute.resolved': ({ outcome, amount }) =>
      outcome === 'rejected'
        ? 'Wir haben geantwortet: Die Rechnung bleibt bestehen'
        : outcome === 'corrected'
          ? 'Die Klärung endete mit einer berichtigten Rechnung'
          : `Die Beanstandung ist geklärt${amount ? `, mit einer Gutschrift von ${amount}` : ''}`,
    'dispute.agreed': () => 'Sie waren mit unserer Antwort einverstanden',
    'dispute.objected': () => 'Sie waren mit unserer Antwort nicht einverstanden',
    'dispute.withdrawn': () => 'Sie haben die Beanstandung zurückgezogen',
    'credit_note.issued': ({ label, amount }) => `Gutschrift${label ? ` ${label}` : ''}${over(amount)} ausgestellt`,
    'help.asked': ({ outcome, day }) =>
      outcome === 'call_back'
        ? 'Sie haben um einen Anruf gebeten'
        : `Sie haben um mehr Zeit gebeten${day ? `, bis ${day}` : ''}`,
    'help.granted': ({ day }) => `Wir haben zugesagt zu warten${day ? `, bis ${day}` : ''}`,
    'help.declined': () => 'Mehr Zeit konnten wir leider nicht geben',
    'letter.posted': () => 'Wir haben Ihnen einen Brief geschickt',
  },
}
