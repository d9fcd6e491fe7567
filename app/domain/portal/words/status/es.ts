import type { StatusWords } from './status-words.ts'

const by = (day: string | null) => (day ? `a más tardar el ${day}` : 'pronto')
const payments = (count: number) => (count === 1 ? 'un pago' : `${count} pagos`)

export const es: StatusWords = {
  notIssued: { headline: 'Aún sin emitir', text: 'No hay nada que pagar.' },
  withdrawn: { headline: 'Anulada', text: 'Esta factura ya no cuenta. No hay nada que pagar.' },
  closed: { headline: 'Cerrada', text: 'Aquí ya no hay nada que pagar. Si le sorprende, escríbanos, por favor.' },
  paid: (on) => ({
    headline: on ? `Pagada el ${on}` : 'Pagada',
    text: 'Muchas gracias. No hay nada más que hacer.',
  }),
  processing: (paying, isBankDebit) => ({
    headline: 'Pago en camino',
    text: `Su pago de ${paying} está en camino. Muchas gracias; ${
      isBankDebit ? 'un débito bancario tarda hasta cuatro días hábiles, y ' : ''
    }le escribiremos en cuanto llegue.`,
  }),
  verifying: (amount) => ({
    headline: 'Cuenta bancaria por confirmar',
    text: `En un plazo de dos días hábiles verá dos pequeños ingresos en su cuenta. Confírmelos y el pago de ${amount} se pondrá en camino; hasta entonces no tiene que hacer nada.`,
  }),
  inProgress: (paying) => ({
    headline: 'En curso',
    text: `Se inició un pago de ${paying} que aún no ha terminado.`,
  }),
  dueIn: (days, on) => `Vence en ${days} días, el ${on}`,
  dueTomorrow: (on) => `Vence mañana, ${on}`,
  dueToday: (on) => `Vence hoy, ${on}`,
  overdue: (on) => `Vencida desde el ${on}`,
  whenLate:
    'Si su pago ya está en camino, muchas gracias: no tiene que hacer nada más. Si hay algún inconveniente, díganoslo más abajo.',
  lastTry: (paying) => `Su pago de ${paying} no se completó. Puede intentarlo de nuevo o elegir otra forma.`,
  disputed: (respondBy) => ({
    headline: 'En aclaración',
    text: `No se le pide nada hasta que hayamos respondido, a más tardar el ${respondBy}.`,
  }),
  partDisputed: ({ disputed, total, rest, respondBy }) => ({
    headline: `En aclaración: ${disputed} de ${total}`,
    text: `Los ${disputed} que usted reclama quedan en suspenso hasta que respondamos, a más tardar el ${respondBy}. Los otros ${rest} pueden pagarse.`,
  }),
  disputeAnswered: (rest) => ({
    headline: 'En aclaración: nuestra respuesta le espera',
    text: `Le hemos propuesto una solución. Hasta que usted responda, ${
      rest ? `la parte reclamada queda en suspenso; los otros ${rest} pueden pagarse.` : 'no se le pide nada.'
    }`,
  }),
  planProposed: (count, answerBy) => ({
    headline: 'Plan de pagos propuesto',
    text: `Usted propuso ${payments(count)}. Respondemos ${by(answerBy)}; hasta entonces no se le pide nada.`,
  }),
  planOffered: ({ count, first, on, answerBy }) => ({
    headline: 'Plan de pagos propuesto: espera su respuesta',
    text: `Le ofrecemos ${payments(count)}, el primero de ${first} el ${on}. Acéptelo o proponga otra cosa, por favor, ${by(answerBy)}; hasta entonces no se le pide nada.`,
  }),
  onPlan: ({ amount, on, nth, count, autopay }) => ({
    headline: `Con plan de pagos: próximo pago de ${amount} el ${on}`,
    text: `Es el pago ${nth} de ${count}. ${
      autopay
        ? `Se hace automáticamente con ${autopay}; le escribimos dos días antes.`
        : 'Puede hacerlo aquí en cualquier momento, o pagar más de una vez.'
    }`,
  }),
  planLate: ({ amount, on, nth, count }) => ({
    headline: `Con plan de pagos: siguen pendientes ${amount} del ${on}`,
    text: `Es el pago ${nth} de ${count}. Puede hacerlo aquí; si ahora le resulta difícil, díganoslo más abajo y buscaremos una solución con usted.`,
  }),
  planPaidSoFar: {
    headline: 'Con plan de pagos',
    text: 'Todos los pagos acordados hasta ahora han llegado. Muchas gracias.',
  },
  planEnded:
    'El plan de pagos ha terminado, así que el importe pendiente ha vencido. Si le resulta difícil, díganoslo más abajo: preferimos encontrar una solución con usted.',
  planDeclined: 'No se llegó a un acuerdo sobre el plan propuesto. Puede proponer otro más abajo.',
  promised: (on, amount) => ({
    headline: `Pago prometido para el ${on}`,
    text: `Nos dijo que pagará ${amount} hasta ese día. Muchas gracias; antes no se lo recordaremos.`,
  }),
  looking: (paying, on) => ({
    headline: 'Buscamos su pago',
    text: `Nos dijo que pagó ${paying} el ${on}. Lo estamos buscando y le escribiremos; no tiene que hacer nada más.`,
  }),
  moreTime: (until) => ({
    headline: 'Más tiempo solicitado',
    text: `Usted pidió más tiempo${until ? `, hasta el ${until}` : ''}. Respondemos en un plazo de cinco días hábiles; hasta entonces no se le pide nada.`,
  }),
  timeGiven: (until) => ({
    headline: 'Tiene más tiempo',
    text: `Tiene tiempo hasta el ${until}, como acordamos. Hasta dos días hábiles después no enviamos recordatorios.`,
  }),
  callAsked: (on) => ({
    headline: 'Llamada solicitada',
    text: `Le llamaremos ${on ? `el ${on}` : 'el próximo día hábil'}. Hasta entonces no se le pide nada.`,
  }),
  contactAsked: 'Gracias por decirnos a quién escribir. Primero lo comprobamos, y antes no compartimos nada.',
}
