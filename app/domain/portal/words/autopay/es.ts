import type { AutopayWords } from './autopay-words.ts'

export const es: AutopayWords = {
  and: 'y',
  authorize: {
    card: (business) => `Autorizo a ${business} a cargar en mi tarjeta las cuotas de nuestro plan.`,
    ach: (business) =>
      `Autorizo a ${business} a adeudar electrónicamente (ACH) en mi cuenta bancaria las cuotas de nuestro plan y a abonar en ella lo que haya que corregir.`,
    either: (business) =>
      `Autorizo a ${business} a guardar la tarjeta o la cuenta bancaria con la que pago ahora y a cargar en la tarjeta, o adeudar electrónicamente (ACH) en la cuenta, las cuotas de nuestro plan, y a abonar en ella lo que haya que corregir.`,
  },
  sumOnDay: (sum, day) => `${sum} el ${day}`,
  takes: (sumsAndDays) =>
    `Son ${sumsAndDays}, menos lo que yo haya pagado de otra forma hasta entonces; otros importes o fechas solo si los acordamos.`,
  noticeBefore: (business) =>
    `${business} me escribe al menos dos días antes de cada uno de estos pagos, con el importe y la fecha.`,
  howToStop: (business) =>
    `Puedo detenerlo en cualquier momento antes de un cobro, en la página de la factura o escribiendo a ${business}; termina por sí solo cuando el plan está pagado.`,
  triesAgain: (day) => `Si sigue pendiente el ${day}, el cobro se intentará de nuevo ese día.`,
}
