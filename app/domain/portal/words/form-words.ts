import type { Language } from '../../words/language.ts'

/** What the forms below an invoice's page say alike. */
export interface FormWords {
  /** Above a form that was refused: where to look. */
  readonly check: string
  readonly nothingOpen: string
  readonly noDay: string
  readonly noAmount: string
  readonly tooLong: string
  readonly noEmail: string
}

export const formWords: Record<Language, FormWords> = {
  en: {
    check: 'Please look at what is marked below. Nothing has been sent yet.',
    nothingOpen: 'Nothing is open on this invoice any more, so there is nothing to send here. Thank you.',
    noDay: 'Please give a day, such as 2026-12-31.',
    noAmount: 'Please write an amount such as 1,234.50.',
    tooLong: 'Please use fewer words.',
    noEmail: 'This does not look like an e-mail address. Please check it.',
  },
  es: {
    check: 'Revise, por favor, lo que está marcado abajo. Todavía no se ha enviado nada.',
    nothingOpen: 'Ya no queda nada pendiente de esta factura, así que no hay nada que enviar aquí. Gracias.',
    noDay: 'Indique, por favor, una fecha, por ejemplo 2026-12-31.',
    noAmount: 'Escriba, por favor, un importe como 1.234,50.',
    tooLong: 'Use menos palabras, por favor.',
    noEmail: 'Esto no parece una dirección de correo. Revísela, por favor.',
  },
  de: {
    check: 'Bitte sehen Sie sich an, was unten markiert ist. Es wurde noch nichts gesendet.',
    nothingOpen: 'Auf dieser Rechnung ist nichts mehr offen; hier ist nichts mehr zu senden. Vielen Dank.',
    noDay: 'Bitte geben Sie einen Tag an, zum Beispiel 2026-12-31.',
    noAmount: 'Bitte schreiben Sie einen Betrag wie 1.234,50.',
    tooLong: 'Bitte fassen Sie sich etwas kürzer.',
    noEmail: 'Das sieht nicht wie eine E-Mail-Adresse aus. Bitte prüfen Sie sie.',
  },
  fr: {
    check: 'Veuillez regarder ce qui est signalé ci-dessous. Rien n’a encore été envoyé.',
    nothingOpen: 'Il ne reste rien à régler sur cette facture ; il n’y a donc rien à envoyer ici. Merci.',
    noDay: 'Indiquez un jour, par exemple 2026-12-31.',
    noAmount: 'Indiquez un montant comme 1 234,50.',
    tooLong: 'Merci d’utiliser moins de mots.',
    noEmail: 'Ceci ne ressemble pas à une adresse électronique. Veuillez la vérifier.',
  },
}
