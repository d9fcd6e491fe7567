import type { PayWords } from './pay-words.ts'

const clearing = {
  ach: ' Ein Bankeinzug dauert bis zu vier Werktage.',
  paypal: ' PayPal wartet auf Ihre Bank, das dauert bis zu sechs Werktage.',
  other: '',
}

export const de: PayWords = {
  byMethod: {
    card: 'per Karte',
    ach: 'per Bankeinzug',
    paypal: 'mit PayPal',
    check: 'per Scheck',
    transfer: 'per Überweisung',
    cash: 'in bar',
    other: '',
  },
  howMuch: 'Wie viel Sie bezahlen möchten',
  choices: {
    everything: 'Alles, was offen ist',
    instalment: 'Nächste Rate',
    undisputed: 'Der Teil, der nicht in Frage steht',
    other: 'Anderer Betrag',
  },
  amount: 'Betrag',
  forInvoices: (numbers) => `Für die Rechnungen ${numbers} zusammen`,
  dueOn: (day) => `Fällig am ${day}`,
  atLeast: (sum) => `Mindestens ${sum}`,
  buttons: { card: 'Mit Karte bezahlen', ach: 'Vom Bankkonto bezahlen (ACH)', paypal: 'Mit PayPal bezahlen' },
  achNudge:
    'Eine Zahlung vom Bankkonto (ACH) kostet uns keine Kartengebühren und hilft uns damit; sie dauert bis zu vier Werktage.',
  limits: {
    card: (sum) => `Mit Karte bis zu ${sum} auf einmal.`,
    ach: (sum) => `Vom Bankkonto (ACH) bis zu ${sum} auf einmal.`,
    paypal: (sum) => `Mit PayPal bis zu ${sum} auf einmal.`,
  },
  notOnline: 'Ein so hoher Betrag wird überwiesen oder in Teilen bezahlt.',
  down: {
    card: 'Mit Karte zu bezahlen ist im Moment nicht möglich. Bitte versuchen Sie es in einigen Minuten noch einmal, oder wählen Sie einen anderen Weg.',
    ach: 'Vom Bankkonto (ACH) zu bezahlen ist im Moment nicht möglich. Bitte versuchen Sie es in einigen Minuten noch einmal, oder wählen Sie einen anderen Weg.',
    paypal:
      'PayPal antwortet im Moment nicht. Bitte versuchen Sie es in einigen Minuten noch einmal, oder wählen Sie einen anderen Weg.',
  },
  keepTitle: 'Die übrigen Raten von selbst bezahlen lassen',
  continueIt: 'Diese Zahlung fortsetzen',
  confirmAccount: 'Bankkonto bestätigen',
  cancelIt: 'Abbrechen und neu wählen',
  transfer: (reference) => `Oder per Überweisung oder Scheck, Verwendungszweck ${reference}`,
  stateReference: [
    'Bitte geben Sie den Verwendungszweck ',
    ' an, damit Ihre Zahlung von selbst zu dieser Rechnung findet.',
  ],
  transferSafety:
    'Diese Angaben stehen nur auf dieser Seite. Wir senden oder ändern sie nie per E-Mail; wenn eine E-Mail etwas anderes sagt, rufen Sie uns bitte an.',
  refusals: {
    malformed: 'Etwas in dem Formular ist nicht angekommen. Bitte versuchen Sie es noch einmal.',
    amountMissing: 'Bitte geben Sie den Betrag ein, den Sie bezahlen möchten.',
    amountUnreadable: 'Diesen Betrag konnten wir nicht lesen. Bitte schreiben Sie ihn wie 250 oder 250,00.',
    choiceUnclear:
      'Sie haben einen Betrag eingegeben, aber etwas anderes ist ausgewählt. Bitte wählen Sie, was Sie meinen.',
    tooSmall: (least, open) =>
      `Das ist weniger, als online bezahlt werden kann. Bitte wählen Sie zwischen ${least} und ${open}.`,
    tooLarge: (open) => `Das ist mehr, als offen ist. Bezahlt werden können höchstens ${open}.`,
    nothingOpen: 'Auf dieser Rechnung ist nichts offen, deshalb wurde nichts abgebucht.',
    processing: 'Eine Zahlung für diese Rechnung ist schon unterwegs, deshalb wurde nichts weiter abgebucht.',
    inProgress:
      'Für diese Rechnung läuft gerade eine Zahlung. Bitte setzen Sie sie fort, oder brechen Sie sie ab und wählen Sie neu.',
    methodLimit:
      'Auf diesem Weg lässt sich ein so hoher Betrag nicht bezahlen. Bitte wählen Sie einen anderen Weg oder einen kleineren Betrag.',
    methodOff: 'Dieser Weg wird nicht angeboten. Bitte wählen Sie einen anderen.',
    providerDown:
      'Der Zahlungsdienst hat nicht geantwortet. Es wurde nichts abgebucht; bitte versuchen Sie es gleich noch einmal.',
  },
  cancel: {
    paid: 'Diese Zahlung war gerade eingegangen, es gab also nichts abzubrechen. Vielen Dank.',
    processing: 'Diese Zahlung ist schon unterwegs und lässt sich hier nicht mehr abbrechen.',
    providerDown:
      'Der Zahlungsdienst hat nicht geantwortet. Es hat sich nichts geändert; bitte versuchen Sie es gleich noch einmal.',
  },
  back: {
    paid: (sum) => ({
      title: 'Vielen Dank',
      headline: 'Bezahlt',
      text: `Ihre Zahlung von ${sum} ist eingegangen. Eine Nachricht für Ihre Unterlagen folgt per E-Mail.`,
    }),
    received: (sum) => ({
      title: 'Vielen Dank',
      headline: 'Zahlung eingegangen',
      text: `Ihre Zahlung von ${sum} ist eingegangen. Eine Nachricht für Ihre Unterlagen folgt per E-Mail.`,
    }),
    processing: (sum, method) => ({
      title: 'Vielen Dank',
      headline: 'Zahlung in Bearbeitung',
      text: `Ihre Zahlung von ${sum} ist unterwegs.${clearing[method]} Wir schreiben Ihnen, sobald sie eingegangen ist; Sie müssen nichts weiter tun.`,
    }),
    verifying: {
      title: 'Vielen Dank',
      headline: 'Noch ein Schritt',
      text: 'Ihr Bankkonto muss zuerst bestätigt werden. Zwei kleine Beträge kommen dort in ein bis zwei Werktagen an. Sobald Sie sie sehen, geben Sie sie hier an; wir schreiben Ihnen dazu auch eine E-Mail.',
    },
    notPaid: {
      title: 'Das hat nicht geklappt',
      headline: 'Nicht bezahlt',
      text: 'Es wurde keine Zahlung ausgeführt. Auf der Seite der Rechnung können Sie es noch einmal versuchen oder einen anderen Weg wählen.',
    },
    confirming: {
      title: 'Einen Moment, bitte',
      headline: 'Wir lassen uns Ihre Zahlung bestätigen',
      text: 'Diese Seite sieht alle paar Sekunden von selbst nach. Sie müssen nichts tun.',
    },
    confirmingLong:
      'Es dauert länger als sonst. Sie können diese Seite schließen: Wir schreiben Ihnen, sobald wir es wissen.',
    nothing: {
      title: 'Ihre Zahlung',
      headline: 'Es wurde keine Zahlung begonnen',
      text: 'Bezahlen können Sie auf der Seite der Rechnung.',
    },
  },
}
