import { languageOf } from '../words/language.ts'
import type { Language } from '../words/language.ts'

/** The words of a credit note, in the client's language. */
export interface CreditNoteLabels {
  readonly title: (number: number) => string
  readonly issued: (day: string) => string
  readonly forInvoice: (number: string, day: string) => string
  readonly invoiceTotal: string
  readonly reason: string
  readonly net: string
  readonly tax: string
  readonly amount: string
  readonly note: string
  readonly file: (number: number) => string
  /** The reason where a corrected invoice takes the old one's place. */
  readonly replacedBy: (number: string) => string
}

const byLanguage: Record<Language, CreditNoteLabels> = {
  en: {
    title: (number) => `Credit note ${number}`,
    issued: (day) => `Issued on ${day}`,
    forInvoice: (number, day) => `For invoice ${number} of ${day}`,
    invoiceTotal: 'Total of the invoice',
    reason: 'Reason',
    net: 'Net',
    tax: 'Tax',
    amount: 'Credited',
    note: 'This amount is owed no more. What was paid of it already stands to your credit.',
    file: (number) => `Credit-note-${number}.pdf`,
    replacedBy: (number) => `Invoice ${number} takes its place.`,
  },
  de: {
    title: (number) => `Gutschrift ${number}`,
    issued: (day) => `Ausgestellt am ${day}`,
    forInvoice: (number, day) => `Zu Rechnung ${number} vom ${day}`,
    invoiceTotal: 'Rechnungsbetrag',
    reason: 'Grund',
    net: 'Netto',
    tax: 'Steuer',
    amount: 'Gutgeschrieben',
    note: 'Dieser Betrag ist nicht mehr geschuldet. Was davon schon bezahlt war, steht zu Ihrem Guthaben.',
    file: (number) => `Gutschrift-${number}.pdf`,
    replacedBy: (number) => `Rechnung ${number} tritt an ihre Stelle.`,
  },
  es: {
    title: (number) => `Nota de crédito ${number}`,
    issued: (day) => `Emitida el ${day}`,
    forInvoice: (number, day) => `De la factura ${number} del ${day}`,
    invoiceTotal: 'Total de la factura',
    reason: 'Motivo',
    net: 'Neto',
    tax: 'Impuestos',
    amount: 'Abonado',
    note: 'Este importe ya no se debe. Lo que ya estaba pagado queda a su favor.',
    file: (number) => `Nota-de-credito-${number}.pdf`,
    replacedBy: (number) => `La factura ${number} la sustituye.`,
  },
  fr: {
    title: (number) => `Avoir ${number}`,
    issued: (day) => `Émis le ${day}`,
    forInvoice: (number, day) => `Sur la facture ${number} du ${day}`,
    invoiceTotal: 'Total de la facture',
    reason: 'Motif',
    net: 'Net',
    tax: 'Taxes',
    amount: 'Montant de l’avoir',
    note: 'Ce montant n’est plus dû. Ce qui en avait déjà été payé reste à votre crédit.',
    file: (number) => `Avoir-${number}.pdf`,
    replacedBy: (number) => `La facture ${number} la remplace.`,
  },
}

/** English where a language is not ours. */
export const creditNoteLabels = (locale: string): CreditNoteLabels => byLanguage[languageOf(locale)]
