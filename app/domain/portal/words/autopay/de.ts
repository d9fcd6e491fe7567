import type { AutopayWords } from './autopay-words.ts'

export const de: AutopayWords = {
  and: 'und',
  authorize: {
    card: (business) => `Ich ermächtige ${business}, meine Karte mit den Raten unseres Plans zu belasten.`,
    ach: (business) =>
      `Ich ermächtige ${business}, die Raten unseres Plans elektronisch (ACH) von meinem Bankkonto abzubuchen und ihm gutzuschreiben, was zu berichtigen ist.`,
    either: (business) =>
      `Ich ermächtige ${business}, die Karte oder das Bankkonto, womit ich jetzt zahle, zu speichern und die Karte mit den Raten unseres Plans zu belasten oder sie elektronisch (ACH) vom Bankkonto abzubuchen und ihm gutzuschreiben, was zu berichtigen ist.`,
  },
  sumOnDay: (sum, day) => `${sum} am ${day}`,
  takes: (sumsAndDays) =>
    `Das sind ${sumsAndDays}, abzüglich dessen, was ich bis dahin auf anderem Weg bezahlt habe; andere Beträge oder Tage nur, wenn wir sie vereinbaren.`,
  noticeBefore: (business) =>
    `${business} schreibt mir spätestens zwei Tage vor jeder dieser Zahlungen und nennt Betrag und Tag.`,
  howToStop: (business) =>
    `Ich kann dies jederzeit vor einer Abbuchung beenden, auf der Seite der Rechnung oder mit einer Nachricht an ${business}; ist der Plan bezahlt, endet es von selbst.`,
  triesAgain: (day) => `Ist sie am ${day} noch offen, versuchen wir die Abbuchung an diesem Tag noch einmal.`,
  page: {
    title: 'Automatische Zahlung',
    seeOrStop: 'Automatische Zahlung ansehen oder beenden',
    noPlan: 'Für diese Rechnung läuft kein Ratenplan; es gibt also nichts, was von selbst zu zahlen wäre.',
    seePlan: 'Ratenplan ansehen',
    on: (label) => `Die Raten werden von selbst von ${label} gezahlt`,
    next: (sum, day) => `Als Nächstes: ${sum} am ${day}.`,
    nothingNext:
      'Zurzeit wird nichts von selbst abgebucht; was offen ist, können Sie auf der Seite der Rechnung bezahlen.',
    notice: 'Wir schreiben Ihnen spätestens zwei Tage vor jeder Zahlung.',
    stop: 'Automatische Zahlung beenden',
    afterStop:
      'Der Plan selbst läuft weiter: Sie zahlen dann jede Rate selbst, und wir schreiben Ihnen vor jeder kurz.',
    change: 'Von einer anderen Karte oder einem anderen Konto zahlen',
    off: 'Die Raten werden nicht von selbst gezahlt',
    lede: 'Wenn Sie möchten, werden die Raten des Plans von selbst gezahlt, jede an ihrem Tag. Jetzt wird nichts abgebucht, und Sie können es jederzeit beenden.',
    noWay:
      'Von selbst zahlen lässt sich nur mit Karten und US-Bankkonten, und für diese Rechnung geht beides nicht. Jede Rate können Sie auf der Seite der Rechnung bezahlen.',
    ways: { card: 'Mit einer Karte', ach: 'Mit einem US-Bankkonto (ACH)' },
    withKept: (label) => `Mit ${label}`,
    agree: 'Ich bin einverstanden',
    go: { card: 'Weiter zur Eingabe der Karte', ach: 'Weiter zur Eingabe des Kontos' },
    goKept: (label) => `Von selbst von ${label} zahlen`,
    goHint: 'Die Angaben machen Sie auf der sicheren Seite unseres Zahlungsdienstleisters.',
    waiting: 'Einen Moment: Wir warten auf Nachricht von unserem Zahlungsdienstleister',
    waitingText: 'Diese Seite sieht von selbst wieder nach. Wenn Sie sie schließen, geht nichts verloren.',
    tickFirst: 'Bitte kreuzen Sie „Ich bin einverstanden“ an, wenn Sie es sind.',
    check: 'Bitte sehen Sie nach, was unten markiert ist. Noch wurde nichts geändert.',
    refusals: {
      moved:
        'Der Plan hat sich geändert, seit Sie diese Seite geöffnet haben. Bitte lesen Sie den Wortlaut unten noch einmal.',
      over: 'Das ist nicht mehr möglich. Unten sehen Sie, wie es jetzt steht.',
      provider_down:
        'Unser Zahlungsdienstleister antwortet zurzeit nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal; es wurde nichts geändert.',
    },
  },
}
