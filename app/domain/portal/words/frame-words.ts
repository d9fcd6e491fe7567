import type { Language } from '../../words/language.ts'

/** What every page below a portal link says around its own words. */
export interface FrameWords {
  readonly invoice: (number: string) => string
  readonly backToInvoice: (number: string) => string
}

export const frameWords: Record<Language, FrameWords> = {
  en: { invoice: (number) => `Invoice ${number}`, backToInvoice: (number) => `Back to invoice ${number}` },
  es: { invoice: (number) => `Factura ${number}`, backToInvoice: (number) => `Volver a la factura ${number}` },
  de: { invoice: (number) => `Rechnung ${number}`, backToInvoice: (number) => `Zurück zur Rechnung ${number}` },
  fr: { invoice: (number) => `Facture ${number}`, backToInvoice: (number) => `Retour à la facture ${number}` },
}
