import type { AlreadyPaidWords } from './already-paid-words.ts'

export const de: AlreadyPaidWords = {
  lede: 'Vielen Dank. Sagen Sie uns, wie und wann, und wir suchen nach Ihrer Zahlung. Bis dahin erinnern wir nicht an diese Rechnung.',
  method: 'Wie haben Sie bezahlt?',
  methods: {
    transfer: 'Überweisung',
    check: 'Scheck',
    card: 'Karte',
    ach: 'Lastschrift (ACH)',
    paypal: 'PayPal',
    cash: 'Bar',
    other: 'Auf andere Weise',
  },
  by: {
    transfer: 'per Überweisung',
    check: 'per Scheck',
    card: 'per Karte',
    ach: 'per Lastschrift',
    paypal: 'mit PayPal',
    cash: 'in bar',
    other: '',
  },
  paidOn: 'Bezahlt am',
  amount: 'Betrag',
  reference: 'Verwendungszweck',
  referenceHint: 'Was auf der Überweisung steht, oder die Nummer des Schecks; darf leer bleiben.',
  files: 'Beleg anhängen',
  filesHint:
    'Ein Beleg oder Kontoauszug hilft uns, sie schneller zu finden: PDF, Bild oder Text, je bis 10 MB; darf leer bleiben.',
  submit: 'Mitteilen',
  stands: (amount, method, day) => `Wir suchen nach ${[amount, method].filter(Boolean).join(' ')} vom ${day}`,
  next: 'Vielen Dank. Jemand sucht innerhalb von fünf Werktagen nach Ihrer Zahlung; unsere Erinnerungen an diese Rechnung ruhen solange. Wir schreiben Ihnen, wenn sie gefunden ist; eine Notiz für Ihre Unterlagen ist per E-Mail unterwegs.',
  enough: (email) =>
    `Wir haben zweimal nach einer Zahlung dieser Rechnung gesucht und sie nicht gefunden. Bitte schreiben Sie mit einer Kopie des Belegs an ${email}, damit jemand sie mit Ihnen klärt.`,
  problems: {
    bad_amount: 'Bitte schreiben Sie einen Betrag über null.',
    not_yet:
      'Dieser Tag liegt noch vor uns. Um einen Tag zu nennen, an dem Sie bezahlen, gehen Sie zurück zu „Ein Datum zusagen“.',
    too_many: 'Bitte höchstens zehn Dateien.',
    too_large: 'Eine Datei darf höchstens 10 MB haben.',
    too_large_together: 'Alle Dateien zusammen dürfen höchstens 25 MB haben.',
    empty: 'diese Datei ist leer.',
    wrong_kind: 'diese Art Datei können wir nicht annehmen. Bitte senden Sie ein PDF, ein Bild oder einen Text.',
  },
  aboutFile: (filename, problem) => `${filename}: ${problem}`,
}
