import type { PreferencesWords } from './preferences-words.ts'

export const de: PreferencesWords = {
  lede: 'Sagen Sie uns, wie es Ihnen recht ist. Es gilt ab jetzt für alle Ihre Rechnungen bei uns.',
  method: {
    label: 'Ich bezahle am liebsten per',
    any: 'Gleich wie',
    names: { card: 'Karte', ach: 'Lastschrift (ACH)', paypal: 'PayPal', transfer: 'Überweisung', check: 'Scheck' },
  },
  payDay: {
    label: 'Wir bezahlen unsere Lieferanten',
    hint: 'Rechtzeitig vor diesem Tag schicken wir eine Notiz. Die Fälligkeit der Rechnung bleibt, wie sie ist.',
    any: 'An jedem Tag',
    monthEnd: 'Am Ende des Monats',
    day: (day) => `Am ${day}. des Monats`,
    weekday: (name) => `Jeden ${name}`,
  },
  channel: {
    label: 'Erreichen Sie mich per',
    hint: 'Gilt für Erinnerungen nach der Fälligkeit. Was davor kommt, und Antworten an Sie, kommen per E-Mail.',
    any: 'Wie es passt',
    names: { email: 'E-Mail', letter: 'Brief', phone: 'Telefon' },
  },
  language: { label: 'Sprache', hint: 'Unserer E-Mails, Briefe und dieser Seiten.' },
  quiet: {
    label: 'Bitte schreiben Sie nicht am',
    hint: 'Mindestens zwei der Tage, an denen wir schreiben, müssen bleiben.',
  },
  copy: {
    title: 'Noch jemanden auf dem Laufenden halten',
    text: (businessName) =>
      `Diese Person bekommt Erinnerungen in Kopie, sobald ${businessName} es bestätigt hat. Darf leer bleiben.`,
    onFile: (masked) => `Zurzeit schreiben wir an ${masked}.`,
    name: 'Name',
    email: 'E-Mail-Adresse',
    asked: 'Eine Person, die Sie genannt haben, wird noch bestätigt; bis dahin lässt sich keine weitere nennen.',
    enough: (email) =>
      `Hier wurden zuletzt schon mehrere Personen genannt. Für eine weitere schreiben Sie bitte an ${email}.`,
  },
  submit: 'Speichern',
  saved: 'Gespeichert. Es gilt ab jetzt.',
  next: 'Was sich geändert hat, bestätigen wir per E-Mail an die hinterlegte Adresse. Sie können es hier jederzeit ändern.',
  problems: {
    method_not_offered: 'Diese Zahlungsart wird nicht angeboten. Bitte wählen Sie eine andere.',
    pay_day_unknown: 'Bitte wählen Sie einen der Tage.',
    channel_not_possible: 'So können wir Sie nicht erreichen. Bitte wählen Sie einen anderen Weg.',
    too_quiet: 'Bitte lassen Sie mindestens zwei dieser Tage, an denen wir schreiben dürfen.',
  },
  changes: {
    method: (name) => (name ? `bevorzugte Zahlungsart: ${name}` : 'jede Zahlungsart'),
    payRun: (name) => (name ? `Zahltag: ${name}` : 'kein fester Zahltag'),
    channel: (name) => (name ? `Erinnerungen per ${name}` : 'Erinnerungen, wie es passt'),
    language: (name) => `Sprache: ${name}`,
    quietDays: (names) => (names ? `keine Erinnerungen am ${names}` : 'keine stillen Tage'),
    copy: (person) => `Kopien an ${person}, sobald bestätigt`,
  },
}
