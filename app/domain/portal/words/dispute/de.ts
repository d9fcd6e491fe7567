import type { DisputeWords } from './dispute-words.ts'

export const de: DisputeWords = {
  lede: 'Sagen Sie uns, was nicht stimmt. Was Sie beanstanden, ruht sofort: Bis zur Klärung fordern wir es nicht an und berechnen nichts darauf. Der Rest bleibt zahlbar.',
  question: 'Was stimmt nicht?',
  reasons: {
    not_received: 'Ware oder Leistung nicht erhalten',
    not_as_agreed: 'Nicht wie vereinbart',
    wrong_amount: 'Falscher Betrag oder Preis',
    already_paid: 'Schon bezahlt oder doppelt berechnet',
    wrong_details: 'Falsche Angaben (Bestellnummer, Anschrift, Name)',
    cancelled: 'Storniert oder zurückgegeben',
    other: 'Etwas anderes',
  },
  amount: 'Beanstandeter Betrag',
  amountHint: (open) => `Lassen Sie das Feld leer, wenn es um alle offenen ${open} geht.`,
  lines: 'Nur bestimmte Positionen?',
  linesHint: 'Markieren Sie sie und lassen Sie den Betrag leer: Wir rechnen sie mit Steuer zusammen.',
  words: 'Erzählen Sie uns mehr',
  wordsHint: 'Was geschehen ist, und was es in Ordnung brächte. Darf leer bleiben, außer bei „Etwas anderes“.',
  files: 'Dateien anhängen',
  filesHint:
    'Bis zu zehn Dateien mit je 10 MB: PDF, Bilder (PNG, JPEG, HEIC), Text, CSV, E-Mails (EML), Word oder Excel. Darf leer bleiben.',
  submit: 'Beanstandung senden',
  problems: {
    noReason: 'Bitte wählen Sie aus, was nicht stimmt.',
    badAmount: 'Bitte schreiben Sie einen Betrag über null.',
    moreThanOpen: (open) => `Offen sind ${open}. Bitte schreiben Sie das oder weniger, oder lassen Sie das Feld leer.`,
    noWords: 'Bitte sagen Sie uns in wenigen Worten, was nicht stimmt.',
    unknownLine: 'Diese Positionen haben sich geändert. Bitte markieren Sie sie noch einmal.',
    noMessage: 'Bitte schreiben Sie ein paar Worte oder hängen Sie eine Datei an.',
    tooMany: (email) =>
      `Diese Rechnung wurde schon dreimal beanstandet. Bitte schreiben Sie an ${email}, damit jemand sie mit Ihnen klärt.`,
    tooMuch: (email) => `Dieser Fall ist sehr lang geworden. Bitte schreiben Sie ab jetzt an ${email}.`,
    closed: 'Der Fall wurde inzwischen abgeschlossen; es wurde nichts gesendet. So steht er jetzt.',
    changed:
      'An der Rechnung hat sich etwas geändert, sodass unser Vorschlag nicht mehr möglich ist. Bitte schreiben Sie uns unten.',
  },
  states: {
    answering: (by) => ({
      headline: 'In Klärung',
      text: `Wir antworten bis ${by}. Was Sie beanstanden, ruht bis zur Klärung; eine E-Mail sagt Ihnen, wenn es Neues gibt.`,
    }),
    yourTurn: {
      headline: 'In Klärung: Wir haben Ihnen geschrieben',
      text: 'Sie können unten antworten. Was Sie beanstanden, ruht bis zur Klärung.',
    },
    proposed: 'Unser Vorschlag wartet auf Ihre Antwort',
    withdrawn: {
      headline: 'Beanstandung zurückgezogen',
      text: 'Die Rechnung gilt wie zuvor. Danke für die Nachricht.',
    },
  },
  proposals: {
    credit: (amount) => `Wir würden auf diese Rechnung ${amount} gutschreiben.`,
    corrected: (amount) => `Wir würden diese Rechnung durch eine berichtigte über ${amount} ersetzen.`,
    asItIs: 'Uns scheint die Rechnung so richtig, wie sie ist.',
  },
  outcomes: {
    credited: (amount) => `Geklärt: ${amount} sind gutgeschrieben`,
    corrected: (number) => `Geklärt: Rechnung ${number} tritt an die Stelle dieser Rechnung`,
    rejected: 'Unsere Antwort: Die Rechnung bleibt, wie sie ist',
  },
  after: {
    objectUntil: (day) => `Wenn Sie es anders sehen, sagen Sie es uns bis ${day}; wir prüfen es dann noch einmal.`,
    agreed: 'Sie haben zugestimmt. Vielen Dank.',
    byMail: 'Der Link zur berichtigten Rechnung ist per E-Mail zu Ihnen gekommen. Mit dieser ist nichts mehr zu tun.',
    closed: 'Der Fall ist abgeschlossen.',
  },
  facts: {
    disputed: 'Beanstandet',
    whole: 'Die ganze Rechnung',
    reason: 'Was nicht stimmt',
    openedOn: 'Eingegangen am',
  },
  talk: 'Was gesagt wurde',
  did: {
    message: (author) => author,
    proposal: (author) => `${author} hat etwas vorgeschlagen`,
    decision: (author) => `${author} hat entschieden`,
    agreement: (author) => `${author} hat zugestimmt`,
    objection: (author) => `${author} hat nicht zugestimmt`,
    withdrawal: (author) => `${author} hat die Beanstandung zurückgezogen`,
  },
  reply: { title: 'Schreiben Sie uns', words: 'Ihre Nachricht', submit: 'Nachricht senden' },
  agree: { title: 'Stimmen Sie zu?', submit: 'Zustimmen' },
  disagree: { words: 'Was sehen Sie anders?', submit: 'Nicht zustimmen' },
  withdraw: {
    title: 'Hat es sich geklärt?',
    text: 'Sie können die Beanstandung zurückziehen. Was beanstandet war, ist dann wie zuvor fällig.',
    words: 'Ein Wort an uns (darf leer bleiben)',
    submit: 'Beanstandung zurückziehen',
  },
  creditNote: (number, amount) => `Gutschrift ${number} über ${amount} (PDF)`,
  again: 'Etwas anderes an dieser Rechnung stimmt nicht',
  payRest: (amount) => `Den nicht beanstandeten Teil bezahlen, ${amount}`,
}
