import type { HelpWords } from './help-words.ts'

export const de: HelpWords = {
  lede: 'Das kommt vor. Wählen Sie, was Ihnen hilft; Sie müssen nichts erklären, und Erinnerungen ruhen, solange wir im Gespräch sind.',
  plan: {
    title: 'In Teilen bezahlen',
    text: 'Schlagen Sie vor, in wie vielen Teilen und wann. Sie sehen jeden Tag und Betrag, bevor Sie es absenden.',
  },
  time: {
    title: 'Mehr Zeit',
    text: 'Nennen Sie einen Tag, der für Sie geht. Wir antworten innerhalb von fünf Werktagen und erinnern bis dahin nicht an diese Rechnung.',
    day: 'Zeit bis zum',
    words: 'Was wir wissen sollten',
    submit: 'Um mehr Zeit bitten',
    asked: (day) => `Sie haben um Zeit bis ${day} gebeten`,
    next: 'Vielen Dank. Jemand liest es und antwortet innerhalb von fünf Werktagen per E-Mail. Bis dahin ruhen Erinnerungen an diese Rechnung.',
  },
  call: {
    title: 'Rufen Sie mich an',
    text: (day) => `Wir rufen Sie am ${day} an und erinnern nicht an diese Rechnung, bevor wir gesprochen haben.`,
    phone: 'Telefon',
    when: 'Wann passt es Ihnen?',
    whenHint: 'Zum Beispiel vormittags oder nach 15 Uhr; darf leer bleiben.',
    submit: 'Um einen Anruf bitten',
    asked: 'Sie haben um einen Anruf gebeten',
    next: (day) =>
      `Vielen Dank. Wir rufen Sie am ${day} an. Erinnerungen an diese Rechnung ruhen, bis wir gesprochen haben.`,
  },
  granted: (day) => `Sie haben Zeit bis ${day}`,
  grantedNext:
    'Erinnerungen an diese Rechnung ruhen bis zwei Werktage danach. Früher oder in Teilen bezahlen können Sie jederzeit.',
  noPhone: 'Bitte geben Sie eine Nummer an, unter der wir Sie erreichen.',
  enough: (email) =>
    `Sie haben hier schon mehrmals darum gebeten. Bitte schreiben Sie an ${email}, damit jemand mit Ihnen einen Weg findet.`,
  problems: {
    already_over: 'Bitte wählen Sie einen Tag nach heute.',
    too_far: 'Dieser Tag liegt mehr als ein halbes Jahr voraus. Bitte wählen Sie einen früheren.',
  },
}
