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
}
