import type { PromiseWords } from './promise-words.ts'

export const de: PromiseWords = {
  lede: 'Sagen Sie uns, wann Sie bezahlen. Bis dahin und zwei Werktage darüber hinaus erinnern wir nicht an diese Rechnung.',
  day: 'Ich bezahle am',
  dayHint: (last) => `Jeder Tag bis zum ${last}. Für einen späteren bitten Sie unten um mehr Zeit oder Raten.`,
  amount: 'Betrag',
  amountHint: (open) => `Offen sind ${open}. Auch ein Teil ist möglich.`,
  submit: 'Tag zusagen',
  stands: (amount, day) => `Notiert: ${amount} bis ${day}`,
  next: 'Vielen Dank. Unsere Erinnerungen an diese Rechnung ruhen bis zwei Werktage nach diesem Tag, und eine Notiz für Ihre Unterlagen ist per E-Mail unterwegs. Früher bezahlen können Sie jederzeit.',
  another: 'Stattdessen einen anderen Tag nennen',
  onPlan:
    'Für diese Rechnung wird über Raten gesprochen, oder sie laufen schon; ein weiterer Tag ist nicht nötig. Die Seite des Ratenplans zeigt, wie es weitergeht.',
  processing:
    'Eine Zahlung für diese Rechnung ist unterwegs. Sie müssen keinen Tag nennen; wir schreiben Ihnen, wenn sie angekommen ist.',
  enough:
    'Für diese Rechnung wurden hier schon zwei Tage genannt. Wenn beide nicht gehen, hilft Ihnen eines davon besser:',
  problems: {
    bad_amount: 'Bitte schreiben Sie einen Betrag über null.',
    more_than_open: 'Das ist mehr, als offen ist. Bitte schreiben Sie einen kleineren Betrag.',
    already_over: 'Dieser Tag ist vorbei. Bitte wählen Sie heute oder einen späteren Tag.',
    too_far:
      'Dieser Tag liegt mehr als 30 Tage voraus. Bitte wählen Sie einen früheren, oder bitten Sie unten um mehr Zeit oder Raten.',
  },
}
