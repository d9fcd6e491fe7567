import type { WrongPersonWords } from './wrong-person-words.ts'

export const de: WrongPersonWords = {
  lede: (businessName) =>
    `Sagen Sie uns, wer sich um diese Rechnung kümmert, soweit Sie es wissen. ${businessName} prüft es zuerst: Vorher wird dort nichts hingeschickt und nichts gezeigt.`,
  name: 'Name',
  email: 'E-Mail-Adresse',
  phone: 'Telefon',
  words: 'Was wir wissen sollten',
  wordsHint: 'Zum Beispiel eine Abteilung, oder dass Sie nicht mehr im Unternehmen sind.',
  leaves: 'Bitte schreiben Sie mir nicht mehr',
  submit: 'Mitteilen',
  asked: 'Danke für Ihre Mitteilung',
  next: (businessName) =>
    `Bei ${businessName} sieht es sich nun jemand an. Erinnerungen ruhen solange drei Werktage. Für Sie ist nichts mehr zu tun.`,
  enough: (email) =>
    `Hier wurden zuletzt schon mehrere Personen genannt. Bitte schreiben Sie an ${email}, damit jemand es mit Ihnen klärt.`,
  nothing: 'Bitte nennen Sie einen Namen, eine Adresse oder eine Nummer, oder sagen Sie es mit eigenen Worten.',
}
