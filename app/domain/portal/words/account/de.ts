import type { AccountWords } from './account-words.ts'

export const de: AccountWords = {
  title: 'Alle meine Rechnungen',
  closed: {
    why: (clientName) =>
      `Hier sehen Sie alle Rechnungen von ${clientName} und können mehrere auf einmal bezahlen. Ein Link öffnet nur eine Rechnung; daher vergewissern wir uns zuerst, dass Sie es sind.`,
    where: (masked) =>
      `Wir senden einen sechsstelligen Code an ${masked}. Er gilt zehn Minuten und nur in dem Browser, den Sie gerade benutzen.`,
    send: 'Code per E-Mail senden',
    haveCode: 'Ich habe schon einen Code',
    noAddress: (email) =>
      `Wir haben keine Adresse, an die ein Code gehen könnte. Bitte schreiben Sie an ${email}, dann bringen wir das in Ordnung.`,
  },
  code: {
    title: 'Code eingeben',
    sent: (masked) =>
      `Eine E-Mail mit einem Code ist unterwegs an ${masked}. Bitte geben Sie den Code innerhalb von zehn Minuten hier ein.`,
    missing:
      'Nach ein, zwei Minuten nichts angekommen? Bitte sehen Sie im Spam-Ordner nach oder fordern Sie einen neuen Code an. Nur der neueste gilt, und es gibt fünf pro Stunde.',
    label: 'Code',
    hint: 'Sechs Ziffern aus der neuesten E-Mail',
    enter: 'Meine Rechnungen zeigen',
    again: 'Einen neuen Code senden',
    wrong: 'Dieser Code hat nicht gepasst.',
    compare:
      'Bitte vergleichen Sie ihn mit der neuesten E-Mail. Sind zehn Minuten vergangen oder wurde er mehrmals versucht, fordern Sie bitte einen neuen an.',
  },
  open: {
    lede: (clientName) => `Alles von ${clientName} an einem Ort.`,
    signOut: 'Abmelden',
    title: 'Offene Rechnungen',
    titleIn: (currency) => `Offene Rechnungen in ${currency}`,
    nothing: 'Es ist nichts offen. Vielen Dank.',
    choose: 'Um welche geht es?',
    invoice: (number) => `Rechnung ${number}`,
    openInvoice: (number) => `Rechnung ${number} öffnen`,
    see: 'Öffnen',
    amount: 'Zu zahlender Betrag',
    amountHint:
      'Leer lassen, um die gewählten Rechnungen ganz zu bezahlen. Jeder andere Betrag geht zuerst auf die älteste; vor dem Bezahlen sehen Sie, wie.',
    pay: 'Gewählte bezahlen',
    plan: 'Einen Ratenplan dafür anfragen',
    sum: 'Insgesamt offen',
    more: (count) => `Hier stehen nur die ${count} ältesten; der Kontoauszug unten enthält alle.`,
  },
  standing: {
    due: (day) => `fällig am ${day}`,
    overdue: (day) => `war fällig am ${day}`,
    processing: (amount) => `${amount} sind unterwegs`,
    started: 'eine Zahlung läuft gerade',
    onPlan: 'im Ratenplan',
    planAsked: 'über einen Ratenplan wird gesprochen',
    promised: (day) => `zugesagt für den ${day}`,
    disputed: 'beanstandet',
    partDisputed: (amount) => `${amount} beanstandet`,
  },
  settled: {
    title: 'Erledigt in den letzten zwei Jahren',
    nothing: 'Noch keine.',
    on: (day) => `erledigt am ${day}`,
    older: 'Frühere Rechnungen',
    newest: 'Zurück zu den neuesten',
    pages: 'Seiten',
  },
  credit: {
    title: 'Ihr Guthaben',
    text: (amount) =>
      `Wir halten ${amount} für Sie, die noch keiner Rechnung zugeordnet sind. Sagen Sie uns, wofür sie gedacht sind, oder lassen Sie sie sich erstatten.`,
  },
  agreements: {
    title: 'Was wir vereinbart haben',
    invoices: (numbers, count) => (count === 1 ? `Rechnung ${numbers}` : `die Rechnungen ${numbers}`),
    planAsked: (numbers, day) =>
      `Sie haben einen Ratenplan für ${numbers} vorgeschlagen.${day === null ? '' : ` Wir antworten bis ${day}.`} Bis dahin ruhen die Erinnerungen.`,
    planOffered: (numbers, day) =>
      `Wir haben einen Ratenplan für ${numbers} angeboten.${day === null ? '' : ` Sie können bis ${day} antworten.`}`,
    planActive: (numbers, next) =>
      `Für ${numbers} läuft ein Ratenplan.${next === null ? '' : ` Als Nächstes: ${next}.`}`,
    instalment: (amount, day) => `${amount} am ${day}`,
    promise: (number, amount, day) => `Sie haben ${amount} für Rechnung ${number} bis ${day} zugesagt.`,
    dispute: (number, amount, day) =>
      `Sie beanstanden ${amount === null ? '' : `${amount} von `}Rechnung ${number}. Wir antworten bis ${day}.`,
    disputeAnswered: (number) =>
      `Wir haben Ihre Beanstandung zu Rechnung ${number} beantwortet: Bitte sagen Sie uns, ob Sie einverstanden sind.`,
    see: 'Ansehen',
  },
  papers: {
    title: 'Unterlagen',
    statement: 'Kontoauszug (PDF)',
    activity: 'Was in den letzten zwölf Monaten geschah (PDF)',
  },
  methods: {
    title: 'Gespeicherte Zahlungsarten',
    nothing: 'Es ist keine gespeichert.',
    hint: 'Nach dem Entfernen wird sie nicht mehr belastet; Raten, die sie bezahlt hätte, zahlen Sie dann selbst.',
    remove: (label) => `${label} entfernen`,
    removed: (label) => `${label} ist entfernt und wird nicht mehr belastet.`,
    failed:
      'Der Zahlungsdienst hat nicht geantwortet. Die Zahlungsart ist noch nicht entfernt; bitte versuchen Sie es gleich noch einmal.',
  },
  preferences: 'Einstellungen',
  pay: {
    title: 'Mehrere Rechnungen bezahlen',
    lede: 'So wird Ihre Zahlung auf Ihre Rechnungen verteilt, die älteste zuerst. Vor dem nächsten Schritt wird nichts belastet.',
    leftOpen: (amount) => `${amount} bleiben offen`,
    whole: 'ganz bezahlt',
    saves: (amount) => `Sie sparen ${amount} durch frühe Zahlung`,
    total: 'Sie zahlen',
    change: 'Neu wählen',
    methods: { card: 'Mit Karte zahlen', ach: 'Per Bankeinzug zahlen (ACH)', paypal: 'Mit PayPal zahlen' },
    noMethod: 'Dieser Betrag lässt sich nicht online bezahlen. Auf jeder Rechnung steht, wie Sie überweisen können.',
    back: 'Zurück zu allen Rechnungen',
    refusals: {
      nothing_chosen: 'Bitte wählen Sie mindestens eine Rechnung, oder geben Sie einen Betrag ein.',
      mixed_currencies: 'Bitte wählen Sie Rechnungen einer Währung; jede Währung wird für sich bezahlt.',
      amount_unreadable: 'Diesen Betrag konnten wir nicht lesen. Bitte schreiben Sie ihn wie 250 oder 250,00.',
      below_minimum: 'Das ist weniger, als online bezahlt werden kann. Bitte geben Sie einen höheren Betrag ein.',
      above_balance:
        'Das ist mehr, als auf den gewählten Rechnungen offen ist. Bitte geben Sie weniger ein, oder lassen Sie das Feld leer.',
      nothing_due: 'Auf diesen Rechnungen ist nichts mehr offen; es wurde nichts belastet.',
      in_progress:
        'Für eine dieser Rechnungen läuft gerade eine Zahlung. Bitte öffnen Sie diese Rechnung, um sie fortzusetzen oder abzubrechen, oder wählen Sie die anderen.',
      changed: 'Die Beträge haben sich inzwischen geändert. Bitte sehen Sie noch einmal hin.',
      method_off: 'Diese Zahlungsart gibt es für diesen Betrag nicht. Bitte wählen Sie eine andere.',
      provider_down:
        'Der Zahlungsdienst hat nicht geantwortet. Es wurde nichts belastet; bitte versuchen Sie es gleich noch einmal.',
    },
  },
}
