import { languageOf, type Language } from '../words/language.ts'

/** The words that every letter carries beside what it says, in the client's language. */
export interface LetterLabels {
  readonly date: string
  readonly letter: string
  readonly answerBy: string
  readonly invoice: (number: string, issued: string, due: string) => string
  readonly paid: string
  readonly open: string
  readonly totalOpen: string
  readonly howToPay: string
  readonly online: (site: string, number: string) => string
  readonly transfer: (reference: string) => string
  readonly bankDetails: string
  readonly page: (page: number, of: number) => string
}

const en: LetterLabels = {
  date: 'Date',
  letter: 'Letter',
  answerBy: 'Please answer by',
  invoice: (number, issued, due) => `Invoice ${number} of ${issued}, due on ${due}`,
  paid: 'Received so far',
  open: 'Open',
  totalOpen: 'Total open',
  howToPay: 'How to pay',
  online: (site, number) => `Online: ${site}, where you ask for your link to invoice ${number}; it comes by e-mail.`,
  transfer: (reference) => `For a transfer or a cheque, please state the reference ${reference}.`,
  bankDetails: 'Our bank details stand on the page of the invoice only. We never change them by letter or e-mail.',
  page: (page, of) => `Page ${page} of ${of}`,
}

const de: LetterLabels = {
  date: 'Datum',
  letter: 'Schreiben',
  answerBy: 'Bitte antworten bis',
  invoice: (number, issued, due) => `Rechnung ${number} vom ${issued}, fällig am ${due}`,
  paid: 'Bisher eingegangen',
  open: 'Offen',
  totalOpen: 'Insgesamt offen',
  howToPay: 'So können Sie zahlen',
  online: (site, number) =>
    `Online: Unter ${site} fordern Sie Ihren Link zur Rechnung ${number} an; er kommt per E-Mail.`,
  transfer: (reference) => `Bei einer Überweisung geben Sie bitte ${reference} als Verwendungszweck an.`,
  bankDetails:
    'Unsere Bankverbindung steht nur auf der Seite der Rechnung. Wir ändern sie nie durch einen Brief oder eine E-Mail.',
  page: (page, of) => `Seite ${page} von ${of}`,
}

const fr: LetterLabels = {
  date: 'Date',
  letter: 'Courrier',
  answerBy: 'Réponse souhaitée avant le',
  invoice: (number, issued, due) => `Facture ${number} du ${issued}, échéance le ${due}`,
  paid: 'Reçu à ce jour',
  open: 'Reste dû',
  totalOpen: 'Total restant dû',
  howToPay: 'Comment payer',
  online: (site, number) =>
    `En ligne : sur ${site}, demandez votre lien vers la facture ${number} ; il arrive par e-mail.`,
  transfer: (reference) => `Pour un virement ou un chèque, merci d’indiquer la référence ${reference}.`,
  bankDetails:
    'Nos coordonnées bancaires figurent uniquement sur la page de la facture. Nous ne les changeons jamais par courrier ni par e-mail.',
  page: (page, of) => `Page ${page} sur ${of}`,
}

const es: LetterLabels = {
  date: 'Fecha',
  letter: 'Carta',
  answerBy: 'Le rogamos responder antes del',
  invoice: (number, issued, due) => `Factura ${number} del ${issued}, con vencimiento el ${due}`,
  paid: 'Recibido hasta ahora',
  open: 'Pendiente',
  totalOpen: 'Total pendiente',
  howToPay: 'Cómo pagar',
  online: (site, number) =>
    `En línea: en ${site} puede pedir su enlace a la factura ${number}; le llega por correo electrónico.`,
  transfer: (reference) => `Para una transferencia o un cheque, indique por favor la referencia ${reference}.`,
  bankDetails:
    'Nuestros datos bancarios figuran solo en la página de la factura. Nunca los cambiamos por carta ni por correo electrónico.',
  page: (page, of) => `Página ${page} de ${of}`,
}

const byLanguage: Record<Language, LetterLabels> = { en, de, fr, es }

/** English where a language is not ours. */
export const letterLabels = (locale: string): LetterLabels => byLanguage[languageOf(locale)]
