import type { MovementKind } from '../ledger/movement.ts'
import { languageOf } from '../words/language.ts'
import type { Language } from '../words/language.ts'

/** The words of receipts and of an invoice's statement, in the client's language. */
export interface PaperLabels {
  readonly receipt: {
    readonly title: string
    readonly receivedOn: (day: string) => string
    /** `how`: "by card". */
    readonly payment: (how: string) => string
    readonly forInvoice: (number: string) => string
    readonly refunded: string
    readonly reference: (id: string) => string
    readonly thanks: string
    readonly file: string
  }
  readonly statement: {
    readonly title: (number: string) => string
    readonly asOf: (day: string) => string
    readonly movements: Readonly<Record<Exclude<MovementKind, 'charged'> | 'fee' | 'interest', string>>
    readonly open: string
    readonly note: string
    readonly file: string
  }
}

const en: PaperLabels = {
  receipt: {
    title: 'Receipt',
    receivedOn: (day) => `Received on ${day}`,
    payment: (how) => `Payment ${how}`.trim(),
    forInvoice: (number) => `Of this for invoice ${number}`,
    refunded: 'Refunded since',
    reference: (id) => `Payment ${id}`,
    thanks: 'Thank you for your payment.',
    file: 'Receipt',
  },
  statement: {
    title: (number) => `Statement of invoice ${number}`,
    asOf: (day) => `As of ${day}`,
    movements: {
      ...{ issued: 'Invoice issued', paid: 'Payment received', returned: 'Payment given back' },
      ...{ fee: 'Late fee', interest: 'Interest', waived: 'Waived', credited: 'Credit', written_off: 'Written off' },
      ...{ discounted: 'Saved by paying early', discount_returned: 'Early-payment discount returned' },
      restored: 'Brought back',
    },
    open: 'Open',
    note: 'Payments that arrived after this day are not on it.',
    file: 'Statement',
  },
}

const de: PaperLabels = {
  receipt: {
    title: 'Quittung',
    receivedOn: (day) => `Erhalten am ${day}`,
    payment: (how) => `Zahlung ${how}`.trim(),
    forInvoice: (number) => `Davon für Rechnung ${number}`,
    refunded: 'Seither erstattet',
    reference: (id) => `Zahlung ${id}`,
    thanks: 'Vielen Dank für Ihre Zahlung.',
    file: 'Quittung',
  },
  statement: {
    title: (number) => `Aufstellung zu Rechnung ${number}`,
    asOf: (day) => `Stand ${day}`,
    movements: {
      ...{ issued: 'Rechnung gestellt', paid: 'Zahlung erhalten', returned: 'Zahlung zurückgegeben' },
      ...{ fee: 'Mahngebühr', interest: 'Zinsen', waived: 'Erlassen', credited: 'Gutschrift' },
      ...{ written_off: 'Ausgebucht', discounted: 'Skonto', discount_returned: 'Skonto zurückgenommen' },
      restored: 'Wieder aufgenommen',
    },
    open: 'Offen',
    note: 'Zahlungen, die nach diesem Tag eingingen, sind nicht berücksichtigt.',
    file: 'Aufstellung',
  },
}

const es: PaperLabels = {
  receipt: {
    title: 'Recibo',
    receivedOn: (day) => `Recibido el ${day}`,
    payment: (how) => `Pago ${how}`.trim(),
    forInvoice: (number) => `De ello para la factura ${number}`,
    refunded: 'Devuelto desde entonces',
    reference: (id) => `Pago ${id}`,
    thanks: 'Muchas gracias por su pago.',
    file: 'Recibo',
  },
  statement: {
    title: (number) => `Estado de la factura ${number}`,
    asOf: (day) => `A ${day}`,
    movements: {
      ...{ issued: 'Factura emitida', paid: 'Pago recibido', returned: 'Pago devuelto' },
      ...{ fee: 'Recargo', interest: 'Intereses', waived: 'Condonado', credited: 'Abono', written_off: 'Cancelado' },
      ...{ discounted: 'Descuento por pronto pago', discount_returned: 'Descuento retirado', restored: 'Restablecido' },
    },
    open: 'Pendiente',
    note: 'Los pagos recibidos después de este día no figuran.',
    file: 'Estado',
  },
}

const fr: PaperLabels = {
  receipt: {
    title: 'Reçu',
    receivedOn: (day) => `Reçu le ${day}`,
    payment: (how) => `Paiement ${how}`.trim(),
    forInvoice: (number) => `Dont pour la facture ${number}`,
    refunded: 'Remboursé depuis',
    reference: (id) => `Paiement ${id}`,
    thanks: 'Merci pour votre paiement.',
    file: 'Recu',
  },
  statement: {
    title: (number) => `Relevé de la facture ${number}`,
    asOf: (day) => `Au ${day}`,
    movements: {
      ...{ issued: 'Facture émise', paid: 'Paiement reçu', returned: 'Paiement rendu' },
      ...{ fee: 'Frais de retard', interest: 'Intérêts', waived: 'Remis', credited: 'Avoir', written_off: 'Abandonné' },
      ...{ discounted: 'Escompte', discount_returned: 'Escompte repris', restored: 'Rétabli' },
    },
    open: 'Reste dû',
    note: 'Les paiements reçus après cette date n’y figurent pas.',
    file: 'Releve',
  },
}

const byLanguage: Record<Language, PaperLabels> = { en, es, de, fr }

/** English where a language is not ours. */
export const paperLabels = (locale: string): PaperLabels => byLanguage[languageOf(locale)]
