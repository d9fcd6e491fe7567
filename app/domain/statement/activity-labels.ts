import { languageOf, type Language } from '../words/language.ts'

/** The words of a statement of activity, in the client's language; what happened is named as on other papers. */
export interface ActivityLabels {
  readonly title: string
  readonly period: (from: string, to: string) => string
  readonly columns: Readonly<Record<'day' | 'what' | 'invoice' | 'amount' | 'balance', string>>
  readonly opening: string
  readonly closing: string
  /** Stands above a list that was cut: how many movements came before it. */
  readonly earlier: (count: number) => string
  /** `amount`: how much of it. */
  readonly creditUsed: (amount: string) => string
  readonly nothing: string
  readonly note: string
  readonly file: string
}

const byLanguage: Record<Language, ActivityLabels> = {
  en: {
    title: 'Statement of activity',
    period: (from, to) => `From ${from} to ${to}`,
    columns: { day: 'Day', what: 'What happened', invoice: 'Invoice', amount: 'Amount', balance: 'Balance' },
    opening: 'Balance before',
    closing: 'Balance at the end',
    earlier: (count) => `${count} earlier movements of this time are part of the balance before.`,
    creditUsed: (amount) => `Credit of ${amount} applied`,
    nothing: 'Nothing happened in this time.',
    note: 'A balance below zero is your credit with us.',
    file: 'Activity',
  },
  de: {
    title: 'Kontoauszug',
    period: (from, to) => `Vom ${from} bis ${to}`,
    columns: { day: 'Tag', what: 'Vorgang', invoice: 'Rechnung', amount: 'Betrag', balance: 'Saldo' },
    opening: 'Saldo davor',
    closing: 'Saldo am Ende',
    earlier: (count) => `${count} frühere Bewegungen dieser Zeit sind im Saldo davor enthalten.`,
    creditUsed: (amount) => `Guthaben von ${amount} verrechnet`,
    nothing: 'In dieser Zeit gab es keine Bewegung.',
    note: 'Ein Saldo unter null ist Ihr Guthaben bei uns.',
    file: 'Kontoauszug',
  },
  fr: {
    title: 'Relevé de compte',
    period: (from, to) => `Du ${from} au ${to}`,
    columns: { day: 'Jour', what: 'Opération', invoice: 'Facture', amount: 'Montant', balance: 'Solde' },
    opening: 'Solde précédent',
    closing: 'Solde final',
    earlier: (count) => `${count} opérations antérieures de cette période sont comprises dans le solde précédent.`,
    creditUsed: (amount) => `Crédit de ${amount} imputé`,
    nothing: 'Aucune opération sur cette période.',
    note: 'Un solde inférieur à zéro est votre crédit chez nous.',
    file: 'Releve-de-compte',
  },
  es: {
    title: 'Extracto de cuenta',
    period: (from, to) => `Del ${from} al ${to}`,
    columns: { day: 'Día', what: 'Movimiento', invoice: 'Factura', amount: 'Importe', balance: 'Saldo' },
    opening: 'Saldo anterior',
    closing: 'Saldo final',
    earlier: (count) => `${count} movimientos anteriores de este tiempo están incluidos en el saldo anterior.`,
    creditUsed: (amount) => `Saldo a favor de ${amount} aplicado`,
    nothing: 'No hubo movimientos en este tiempo.',
    note: 'Un saldo inferior a cero es su saldo a favor.',
    file: 'Extracto',
  },
}

/** English where a language is not ours. */
export const activityLabels = (locale: string): ActivityLabels => byLanguage[languageOf(locale)]
