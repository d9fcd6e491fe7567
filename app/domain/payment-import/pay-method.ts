export type PayMethod = 'card' | 'ach' | 'paypal' | 'check' | 'transfer' | 'cash' | 'other'

const methods: readonly (readonly [PayMethod, RegExp])[] = [
  ['paypal', /paypal/],
  ['check', /\bche(ck|que)\b|scheck|chèque/],
  ['ach', /\bach\b|direct debit|bank debit|us_bank_account|sepa|lastschrift|prélèvement|domiciliación/],
  ['card', /card|visa|master ?card|amex|american express|discover|karte|carte|tarjeta/],
  ['transfer', /transfer|wire|\beft\b|bacs|bank|überweisung|virement|transferencia/],
  ['cash', /\bcash\b|\bbar(zahlung)?\b|espèces|efectivo/],
]

/** The way a payment came, from the words of any program; what is not known is `other`. */
export function payMethodOf(text: string): PayMethod {
  const words = text.normalize('NFC').toLowerCase()
  return methods.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other'
}
