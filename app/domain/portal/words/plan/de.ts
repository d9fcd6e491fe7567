import type { PlanPageWords } from './plan-words.ts'

export const de: PlanPageWords = {
  title: {
    ask: 'Ratenzahlung vorschlagen',
    step: 'Möchten Sie so bezahlen?',
    plan: 'Ratenplan',
  },
  form: {
    intro:
      'Um Ratenzahlung dürfen Sie gern bitten. Sagen Sie uns, was für Sie möglich ist; ein Mensch liest es und antwortet.',
    covers: (sum, numbers) => `Wird aufgeteilt: ${sum} (${numbers})`,
    count: 'Anzahl der Raten',
    countHint: (most, least) => `Von 2 bis ${most}, jede mindestens ${least}.`,
    first: 'Erste Zahlung am',
    firstHint: (by) => `Spätestens am ${by}.`,
    rhythm: 'Wie oft',
    rhythms: { weekly: 'Jede Woche', fortnightly: 'Alle zwei Wochen', monthly: 'Jeden Monat' },
    rhythmHint: (months) => `Von der ersten bis zur letzten Zahlung höchstens ${months} Monate.`,
    why: 'Warum brauchen Sie einen Ratenplan?',
    whyHint: 'Ein Satz genügt; das Feld darf auch leer bleiben.',
    downTitle: 'Etwas im Voraus bezahlen',
    down: (currency) => `Anzahlung (${currency})`,
    downHint: 'Der Rest wird auf die Raten oben verteilt.',
    downOn: 'Anzahlung am',
    send: 'Vorschlag senden',
    sendHint: 'Sie sehen den genauen Plan, bevor etwas gesendet wird.',
  },
  step: {
    nothingSent: 'Es wurde noch nichts gesendet. Bitte sehen Sie sich den Plan an, dann senden oder ändern Sie ihn.',
    rests: 'Sobald Sie ihn senden, ruhen unsere Erinnerungen, bis wir geantwortet haben.',
    send: 'Vorschlag senden',
    change: 'Etwas ändern',
    own: 'Die Beträge selbst festlegen',
    ownHint: (sum) => `Zusammen sind es ${sum}.`,
    ownAmount: (number, day) => `Betrag ${number}, am ${day}`,
    useOwn: 'Diese Beträge übernehmen',
  },
  schedule: {
    caption: 'Die Raten',
    number: 'Nr.',
    on: 'Am',
    amount: 'Betrag',
    status: 'Stand',
    total: 'Summe',
    statuses: {
      paid: 'Bezahlt',
      part_paid: 'Zum Teil bezahlt',
      due: 'Heute fällig',
      late: 'Noch nicht da',
      upcoming: 'Folgt',
    },
    paidOf: (sum) => `${sum} davon bezahlt`,
  },
  errors: {
    summary: 'Etwas braucht noch einen Blick, bevor es weitergeht.',
    count: 'Bitte geben Sie an, in wie vielen Teilen: eine Zahl ab 2.',
    first: 'Bitte wählen Sie einen Tag für die erste Zahlung.',
    firstPast: 'Dieser Tag ist vorbei. Bitte wählen Sie heute oder einen späteren.',
    down: 'Diesen Betrag konnten wir nicht lesen. Bitte schreiben Sie ihn wie 250 oder 250,00, oder lassen Sie das Feld leer.',
    downTooLarge:
      'Das ist alles, was offen ist, oder mehr. Bitte wählen Sie weniger, oder bezahlen Sie auf der Seite der Rechnung.',
    downOn: 'Bitte wählen Sie für die Anzahlung einen Tag, der nicht vorbei ist.',
    downLate: 'Die Anzahlung kommt vor der ersten Rate. Bitte wählen Sie dafür einen früheren Tag.',
    amounts:
      'Einen der Beträge konnten wir nicht lesen. Bitte schreiben Sie sie wie 250 oder 250,00, jeden größer als null.',
    tooMuch: (sum) => `Zusammen sind das ${sum} zu viel. Bitte ziehen Sie das von einem Betrag ab.`,
    tooLittle: (sum) => `Zusammen sind das ${sum} zu wenig. Bitte schlagen Sie das einem Betrag zu.`,
    name: 'Bitte schreiben Sie Ihren Namen: Er steht auf der Vereinbarung.',
    limits: {
      count: (most) =>
        `Möglich sind höchstens ${most} Zahlungen, eine Anzahlung eingeschlossen. Bitte wählen Sie weniger.`,
      months: (months) =>
        `Alles lässt sich auf höchstens ${months} Monate verteilen. Bitte wählen Sie weniger Teile, oder zahlen Sie öfter.`,
      smallest: (least) =>
        `Jede Zahlung beträgt mindestens ${least}. Bitte wählen Sie weniger Raten oder größere Beträge.`,
      first_share: (least) =>
        `Die erste Zahlung beträgt mindestens ${least}. Bitte zahlen Sie mehr im Voraus, oder wählen Sie weniger Teile.`,
      first_day: (by) => `Die erste Zahlung kommt spätestens am ${by}. Bitte wählen Sie einen früheren Tag.`,
    },
  },
  proposed: {
    headline: 'Ratenplan vorgeschlagen',
    text: (answerBy) =>
      `Wir antworten bis ${answerBy}. Bis dahin ruhen unsere Erinnerungen, und Sie müssen nichts tun.`,
    change: 'Meinen Vorschlag ändern',
    withdraw: 'Vorschlag zurückziehen',
    withdrawHint: 'Die Rechnung ist dann fällig wie zuvor.',
  },
  offer: {
    headline: 'Ein Angebot wartet auf Sie',
    text: (answerBy) => `Es gilt bis ${answerBy}. Solange wir sprechen, ruhen unsere Erinnerungen.`,
    theirWords: 'Unsere Nachricht',
    name: 'Ihr Name',
    nameHint: 'Er steht auf der Vereinbarung, mit der Uhrzeit und der Netzwerkadresse, von der Sie schreiben.',
    accept: 'Diesen Plan annehmen',
    acceptHint: 'Die genauen Bedingungen erhalten Sie per E-Mail als PDF. Früher zahlen können Sie immer.',
    other: 'Etwas anderes vorschlagen',
    declineTitle: 'Ich möchte keinen Ratenplan mehr',
    declineWhy: 'Was Sie dazu sagen möchten (darf leer bleiben)',
    decline: 'Dieses Angebot ablehnen',
  },
  active: {
    headline: 'Ratenplan vereinbart',
    next: (sum, day) => `Als Nächstes: ${sum} am ${day}.`,
    late: (sum, day) => `${sum} waren am ${day} fällig und sind noch nicht da.`,
    agreed: (name, day) => `Vereinbart am ${day}, angenommen von ${name}.`,
    agreedByRules: (day) => `Vereinbart am ${day}.`,
    left: (sum) => `Insgesamt bleiben ${sum}.`,
    pay: 'Auf der Seite der Rechnung bezahlen',
    early: 'Sie können die nächste Rate, einen Teil oder alles, was offen ist, jederzeit bezahlen; das kostet nichts.',
    autopayOn: (label) => `Die Raten werden von selbst von ${label} eingezogen.`,
    autopayOff: 'Sie bezahlen jede Rate selbst; vorher senden wir Ihnen einen Link.',
    autopayLink: 'Automatisch bezahlen',
    terms: 'Bedingungen herunterladen (PDF)',
    trouble: 'Wenn ein Tag nicht passt, sagen Sie es uns vorher; wir finden lieber gemeinsam einen Weg.',
  },
  over: {
    completed: 'Der Ratenplan ist abgeschlossen: Alles, was er umfasste, ist bezahlt. Vielen Dank.',
    defaulted:
      'Unser Ratenplan ist beendet. Was offen ist, können Sie auf der Seite der Rechnung bezahlen, oder Sie schlagen einen anderen Plan vor.',
    cancelled:
      'Das letzte Gespräch über einen Plan endete ohne Vereinbarung. Sie können wieder einen Plan vorschlagen.',
    declined: 'Das letzte Angebot wurde abgelehnt. Sie können etwas anderes vorschlagen.',
  },
  blocked: {
    nothing_open: 'Auf dieser Rechnung ist nichts offen; es gibt also nichts aufzuteilen.',
    processing:
      'Eine Zahlung für diese Rechnung ist unterwegs. Sobald sie angekommen ist, können Sie für den Rest einen Plan vorschlagen.',
    in_dispute:
      'Sie haben uns gesagt, dass an dieser Rechnung etwas nicht stimmt. Lassen Sie uns das zuerst klären; bis dahin erinnern wir nicht.',
    too_small: (least) =>
      `Jede Rate müsste mindestens ${least} betragen; dieser Betrag lässt sich also nicht aufteilen. Wenn ein späterer Tag hilft, können Sie stattdessen ein Datum zusagen.`,
  },
  refusals: {
    plan_exists: 'Für diese Rechnung gibt es schon einen Plan. Diese Seite zeigt, wie er steht.',
    moved:
      'Seit diesem Angebot wurde etwas bezahlt oder geändert; die Beträge passen nicht mehr. Bitte schlagen Sie einen Plan für das vor, was jetzt offen ist.',
    outdated: 'Der erste Tag dieses Angebots ist inzwischen vorbei. Bitte schlagen Sie andere Tage vor.',
    over: 'Dieses Angebot wurde inzwischen geändert oder beantwortet. Diese Seite zeigt, wie es jetzt steht.',
    malformed: 'Etwas im Formular ist nicht angekommen. Bitte versuchen Sie es noch einmal.',
  },
}
