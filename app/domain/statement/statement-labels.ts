import type { AgingBucket } from '../reporting/aging.ts'
import { languageOf, type Language } from '../words/language.ts'

/** The words of a statement, in the client's language. */
export interface StatementLabels {
  readonly title: string
  readonly asOf: (day: string) => string
  readonly columns: {
    readonly invoice: string
    readonly issued: string
    readonly due: string
    readonly total: string
    readonly charges: string
    readonly paid: string
    readonly credited: string
    readonly open: string
    readonly late: string
  }
  readonly nothing: string
  /** Stands below a list that was cut: how many invoices are not on it, and what is open on them. */
  readonly more: (count: number, open: string) => string
  readonly open: string
  readonly overdue: string
  /** Money the client has with us, and what is left once it is taken off. */
  readonly credit: string
  readonly rest: string
  /** Heads what is no longer asked for. */
  readonly writtenOff: string
  readonly buckets: Readonly<Record<AgingBucket, string>>
  readonly note: string
  /** Leads from the mail to the client's page of all invoices. */
  readonly see: string
  readonly file: string
}

const en: StatementLabels = {
  title: 'Statement of open items',
  asOf: (day) => `As of ${day}`,
  columns: {
    ...{ invoice: 'Invoice', issued: 'Issued', due: 'Due', total: 'Total', charges: 'Fees, interest' },
    ...{ paid: 'Received', credited: 'Credited', open: 'Open', late: 'Days late' },
  },
  nothing: 'Nothing is open. Thank you.',
  more: (count, open) => `And ${count} more, with ${open} open: the sums below count them in.`,
  open: 'Open',
  overdue: 'Of this past due',
  credit: 'Your credit with us',
  rest: 'Open less your credit',
  writtenOff: 'Written off, no longer asked for',
  buckets: {
    ...{ current: 'Not due yet', '1-30': '1 to 30 days', '31-60': '31 to 60 days', '61-90': '61 to 90 days' },
    '90+': 'Over 90 days',
  },
  note: 'Payments that arrived after this day are not on it.',
  see: 'See your account',
  file: 'Statement',
}

const de: StatementLabels = {
  title: 'Aufstellung offener Posten',
  asOf: (day) => `Stand ${day}`,
  columns: {
    ...{ invoice: 'Rechnung', issued: 'Vom', due: 'Fällig', total: 'Betrag', charges: 'Gebühren, Zinsen' },
    ...{ paid: 'Erhalten', credited: 'Gutschriften', open: 'Offen', late: 'Tage' },
  },
  nothing: 'Es ist nichts offen. Vielen Dank.',
  more: (count, open) => `Und ${count} weitere, auf denen ${open} offen sind: Die Summen unten enthalten sie.`,
  open: 'Offen',
  overdue: 'Davon überfällig',
  credit: 'Ihr Guthaben bei uns',
  rest: 'Offen abzüglich Guthaben',
  writtenOff: 'Ausgebucht, wird nicht mehr verlangt',
  buckets: {
    ...{ current: 'Noch nicht fällig', '1-30': '1 bis 30 Tage', '31-60': '31 bis 60 Tage', '61-90': '61 bis 90 Tage' },
    '90+': 'Über 90 Tage',
  },
  note: 'Zahlungen, die nach diesem Tag eingingen, sind nicht berücksichtigt.',
  see: 'Zu Ihrem Konto',
  file: 'Offene-Posten',
}

const fr: StatementLabels = {
  title: 'Relevé des factures ouvertes',
  asOf: (day) => `Au ${day}`,
  columns: {
    ...{ invoice: 'Facture', issued: 'Du', due: 'Échéance', total: 'Montant', charges: 'Frais, intérêts' },
    ...{ paid: 'Reçu', credited: 'Avoirs', open: 'Reste dû', late: 'Retard (j)' },
  },
  nothing: 'Rien n’est ouvert. Merci.',
  more: (count, open) =>
    `Et ${count} autres, sur lesquelles ${open} restent dus : les totaux ci-dessous les comprennent.`,
  open: 'Reste dû',
  overdue: 'Dont échu',
  credit: 'Votre crédit chez nous',
  rest: 'Reste dû moins votre crédit',
  writtenOff: 'Abandonné, n’est plus demandé',
  buckets: {
    ...{ current: 'Non échu', '1-30': '1 à 30 jours', '31-60': '31 à 60 jours', '61-90': '61 à 90 jours' },
    '90+': 'Plus de 90 jours',
  },
  note: 'Les paiements reçus après cette date n’y figurent pas.',
  see: 'Voir votre compte',
  file: 'Releve',
}

const es: StatementLabels = {
  title: 'Estado de facturas pendientes',
  asOf: (day) => `A ${day}`,
  columns: {
    ...{ invoice: 'Factura', issued: 'Emitida', due: 'Vence', total: 'Importe', charges: 'Gastos, intereses' },
    ...{ paid: 'Recibido', credited: 'Abonos', open: 'Pendiente', late: 'Días' },
  },
  nothing: 'No hay nada pendiente. Gracias.',
  more: (count, open) => `Y ${count} más, con ${open} pendientes: las sumas de abajo las incluyen.`,
  open: 'Pendiente',
  overdue: 'De ello vencido',
  credit: 'Su saldo a favor',
  rest: 'Pendiente menos su saldo',
  writtenOff: 'Cancelado, ya no se reclama',
  buckets: {
    ...{ current: 'Aún no vencido', '1-30': '1 a 30 días', '31-60': '31 a 60 días', '61-90': '61 a 90 días' },
    '90+': 'Más de 90 días',
  },
  note: 'Los pagos recibidos después de este día no figuran.',
  see: 'Ver su cuenta',
  file: 'Estado-de-cuenta',
}

const byLanguage: Record<Language, StatementLabels> = { en, de, fr, es }

/** English where a language is not ours. */
export const statementLabels = (locale: string): StatementLabels => byLanguage[languageOf(locale)]
