import { languageOf } from '../words/language.ts'
import type { Language } from '../words/language.ts'

/** The words of an invoice's PDF, in the client's language. */
export interface InvoiceLabels {
  readonly title: (number: string) => string
  readonly draft: string
  readonly cancelled: string
  readonly billedTo: string
  readonly taxNumber: string
  readonly issued: string
  readonly due: string
  readonly terms: string
  readonly early: string
  readonly earlyTerms: (percent: string, until: string) => string
  readonly order: string
  readonly columns: {
    readonly what: string
    readonly quantity: string
    readonly price: string
    readonly discount: string
    readonly tax: string
    readonly amount: string
  }
  readonly rebate: (percent: string) => string
  readonly pricesWithTax: string
  readonly net: string
  readonly tax: (rate: string, on: string) => string
  readonly total: string
  readonly paid: string
  readonly reduced: string
  readonly amountDue: string
  readonly howToPay: string
  readonly pay: (methods: string) => string
  readonly transfer: (reference: string) => string
  readonly bankDetails: string
  readonly seePage: string
}

const byLanguage: Record<Language, InvoiceLabels> = {
  en: {
    title: (number) => `Invoice ${number}`,
    draft: 'Draft, not an invoice yet',
    cancelled: 'Cancelled: nothing is to be paid',
    billedTo: 'Billed to',
    taxNumber: 'Tax number',
    issued: 'Issued',
    due: 'Due',
    terms: 'Terms',
    early: 'Early payment',
    earlyTerms: (percent, until) => `${percent} off through ${until}`,
    order: 'Your order',
    columns: {
      what: 'What it is for',
      quantity: 'Quantity',
      price: 'Price',
      discount: 'Discount',
      tax: 'Tax',
      amount: 'Net',
    },
    rebate: (percent) => `A discount of ${percent} on the whole is contained in the amounts.`,
    pricesWithTax: 'Prices contain tax; amounts are net.',
    net: 'Net',
    tax: (rate, on) => `Tax ${rate} % on ${on}`,
    total: 'Total',
    paid: 'Paid',
    reduced: 'Credits and discount',
    amountDue: 'Amount due',
    howToPay: 'How to pay',
    pay: (methods) => `By ${methods}, on the payment page linked in our mails.`,
    transfer: (reference) => `For a transfer, please state the reference ${reference}.`,
    bankDetails: 'Bank details',
    seePage: 'Bank details: see the payment page. We never change them by mail.',
  },
  de: {
    title: (number) => `Rechnung ${number}`,
    draft: 'Entwurf, noch keine Rechnung',
    cancelled: 'Storniert: Es ist nichts zu zahlen',
    billedTo: 'Rechnung an',
    taxNumber: 'Steuernummer',
    issued: 'Datum',
    due: 'Fällig am',
    terms: 'Zahlungsziel',
    early: 'Skonto',
    earlyTerms: (percent, until) => `${percent} bei Zahlung bis ${until}`,
    order: 'Ihre Bestellung',
    columns: {
      what: 'Leistung',
      quantity: 'Menge',
      price: 'Preis',
      discount: 'Rabatt',
      tax: 'Steuer',
      amount: 'Netto',
    },
    rebate: (percent) => `Ein Rabatt von ${percent} auf das Ganze ist in den Beträgen enthalten.`,
    pricesWithTax: 'Preise enthalten die Steuer, Beträge sind netto.',
    net: 'Netto',
    tax: (rate, on) => `${rate} % Steuer auf ${on}`,
    total: 'Gesamtbetrag',
    paid: 'Bezahlt',
    reduced: 'Gutschriften und Skonto',
    amountDue: 'Zu zahlen',
    howToPay: 'So können Sie zahlen',
    pay: (methods) => `Zahlungswege: ${methods}, auf der Seite der Rechnung, zu der unsere Mails führen.`,
    transfer: (reference) => `Bei einer Überweisung geben Sie bitte den Verwendungszweck ${reference} an.`,
    bankDetails: 'Bankverbindung',
    seePage: 'Bankverbindung: siehe Seite der Rechnung. Wir ändern sie nie per Mail.',
  },
  es: {
    title: (number) => `Factura ${number}`,
    draft: 'Borrador, todavía no es una factura',
    cancelled: 'Anulada: no hay nada que pagar',
    billedTo: 'Facturado a',
    taxNumber: 'Número fiscal',
    issued: 'Fecha',
    due: 'Vencimiento',
    terms: 'Condiciones',
    early: 'Pronto pago',
    earlyTerms: (percent, until) => `${percent} de descuento hasta el ${until}`,
    order: 'Su pedido',
    columns: {
      what: 'Concepto',
      quantity: 'Cantidad',
      price: 'Precio',
      discount: 'Descuento',
      tax: 'Impuesto',
      amount: 'Neto',
    },
    rebate: (percent) => `Los importes incluyen un descuento del ${percent} sobre el conjunto.`,
    pricesWithTax: 'Los precios incluyen impuestos; los importes son netos.',
    net: 'Neto',
    tax: (rate, on) => `Impuesto ${rate} % sobre ${on}`,
    total: 'Total',
    paid: 'Pagado',
    reduced: 'Abonos y descuento',
    amountDue: 'Importe pendiente',
    howToPay: 'Cómo pagar',
    pay: (methods) => `Formas de pago: ${methods}, en la página de pago enlazada en nuestros correos.`,
    transfer: (reference) => `Si paga por transferencia, indique la referencia ${reference}.`,
    bankDetails: 'Datos bancarios',
    seePage: 'Datos bancarios: vea la página de pago. Nunca los cambiamos por correo.',
  },
  fr: {
    title: (number) => `Facture ${number}`,
    draft: 'Brouillon, pas encore une facture',
    cancelled: 'Annulée : il n’y a rien à payer',
    billedTo: 'Facturé à',
    taxNumber: 'Numéro fiscal',
    issued: 'Date',
    due: 'Échéance',
    terms: 'Conditions',
    early: 'Paiement anticipé',
    earlyTerms: (percent, until) => `${percent} d’escompte jusqu’au ${until}`,
    order: 'Votre commande',
    columns: {
      what: 'Désignation',
      quantity: 'Quantité',
      price: 'Prix',
      discount: 'Remise',
      tax: 'Taxe',
      amount: 'Net',
    },
    rebate: (percent) => `Une remise de ${percent} sur l’ensemble est comprise dans les montants.`,
    pricesWithTax: 'Les prix sont taxes comprises, les montants sont nets.',
    net: 'Net',
    tax: (rate, on) => `Taxe ${rate} % sur ${on}`,
    total: 'Total',
    paid: 'Payé',
    reduced: 'Avoirs et escompte',
    amountDue: 'Reste à payer',
    howToPay: 'Comment payer',
    pay: (methods) => `Moyens de paiement : ${methods}, sur la page de paiement indiquée dans nos courriels.`,
    transfer: (reference) => `Pour un virement, indiquez la référence ${reference}.`,
    bankDetails: 'Coordonnées bancaires',
    seePage: 'Coordonnées bancaires : voir la page de paiement. Nous ne les changeons jamais par courriel.',
  },
}

/** English where a language is not ours. */
export const invoiceLabels = (locale: string): InvoiceLabels => byLanguage[languageOf(locale)]
