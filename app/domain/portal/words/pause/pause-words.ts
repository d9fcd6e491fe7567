import type { Language } from '../../../words/language.ts'

/** What the page says on which a client asks for a pause. */
export interface PauseWords {
  readonly title: string
  readonly lede: (businessName: string, days: number) => string
  readonly stays: string
  readonly submit: string
  readonly paused: (day: string) => string
  readonly next: (businessName: string) => string
}

const en: PauseWords = {
  title: 'Pause reminders',
  lede: (businessName, days) =>
    `If this is a bad moment, we can stop reminding you for ${days} days. ${businessName} is told, and may get in touch to find a way together.`,
  stays:
    'The invoice stays due, and receipts and answers to you still arrive. Interest and fees that were agreed go on.',
  submit: 'Pause reminders',
  paused: (day) => `Reminders are paused until ${day}`,
  next: (businessName) =>
    `${businessName} has been told. You can still pay, ask for a plan or write to us at any time from the invoice’s page.`,
}

const es: PauseWords = {
  title: 'Pausar los recordatorios',
  lede: (businessName, days) =>
    `Si no es un buen momento, podemos dejar de enviarle recordatorios durante ${days} días. Avisamos a ${businessName}, que quizá le escriba para buscar una solución.`,
  stays:
    'La factura sigue pendiente, y los recibos y respuestas le siguen llegando. Los intereses y gastos acordados siguen corriendo.',
  submit: 'Pausar los recordatorios',
  paused: (day) => `Los recordatorios están en pausa hasta el ${day}`,
  next: (businessName) =>
    `Hemos avisado a ${businessName}. Puede pagar, pedir un plan o escribirnos en cualquier momento desde la página de la factura.`,
}

const de: PauseWords = {
  title: 'Erinnerungen pausieren',
  lede: (businessName, days) =>
    `Wenn es gerade nicht passt, erinnern wir Sie ${days} Tage lang nicht. ${businessName} erfährt davon und meldet sich vielleicht, um gemeinsam einen Weg zu finden.`,
  stays:
    'Die Rechnung bleibt fällig; Quittungen und Antworten erhalten Sie weiterhin. Vereinbarte Zinsen und Gebühren laufen weiter.',
  submit: 'Erinnerungen pausieren',
  paused: (day) => `Erinnerungen pausieren bis ${day}`,
  next: (businessName) =>
    `${businessName} weiß Bescheid. Auf der Seite der Rechnung können Sie jederzeit zahlen, einen Plan vorschlagen oder uns schreiben.`,
}

const fr: PauseWords = {
  title: 'Mettre les rappels en pause',
  lede: (businessName, days) =>
    `Si le moment est mal choisi, nous pouvons cesser de vous relancer pendant ${days} jours. ${businessName} en est informé et vous contactera peut-être pour trouver une solution.`,
  stays:
    'La facture reste due ; les reçus et les réponses vous parviennent toujours. Les intérêts et frais convenus continuent de courir.',
  submit: 'Mettre les rappels en pause',
  paused: (day) => `Les rappels sont en pause jusqu’au ${day}`,
  next: (businessName) =>
    `${businessName} en est informé. Depuis la page de la facture, vous pouvez à tout moment régler, demander un échéancier ou nous écrire.`,
}

export const pauseWords: Record<Language, PauseWords> = { en, es, de, fr }
