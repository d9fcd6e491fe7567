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
  page: {
    title: 'Pago automático',
    seeOrStop: 'Ver o detener el pago automático',
    noPlan: 'No hay ningún plan de pago en curso para esta factura, así que no hay nada que pagar de forma automática.',
    seePlan: 'Ver el plan de pago',
    on: (label) => `Las cuotas se pagan automáticamente con ${label}`,
    next: (sum, day) => `Próximo cobro: ${sum} el ${day}.`,
    nothingNext: 'Ahora mismo no se cobra nada automáticamente; lo pendiente puede pagarse en la página de la factura.',
    notice: 'Le escribimos al menos dos días antes de cada cobro.',
    stop: 'Detener el pago automático',
    afterStop: 'El plan sigue adelante: usted paga entonces cada cuota, y le enviamos una nota antes de cada una.',
    change: 'Pagar con otra tarjeta u otra cuenta',
    off: 'Las cuotas no se pagan automáticamente',
    lede: 'Si lo desea, las cuotas del plan se pagan solas, cada una en su fecha. Ahora no se cobra nada, y puede detenerlo en cualquier momento.',
    noWay:
      'Solo las tarjetas y las cuentas bancarias de EE. UU. permiten el pago automático, y ninguna de las dos sirve para esta factura. Cada cuota puede pagarse en la página de la factura.',
    ways: { card: 'Con una tarjeta', ach: 'Con una cuenta bancaria de EE. UU. (ACH)' },
    withKept: (label) => `Con ${label}`,
    agree: 'Estoy de acuerdo',
    go: { card: 'Continuar e introducir la tarjeta', ach: 'Continuar e introducir la cuenta' },
    goKept: (label) => `Pagar automáticamente con ${label}`,
    goHint: 'Los datos se introducen en la página segura de nuestro proveedor de pagos.',
    waiting: 'Un momento: esperamos noticias de nuestro proveedor de pagos',
    waitingText: 'Esta página vuelve a mirar por sí sola. Si la cierra, no se pierde nada.',
    tickFirst: 'Marque «Estoy de acuerdo» si es así.',
    check: 'Revise, por favor, lo que está marcado abajo. Todavía no se ha cambiado nada.',
    refusals: {
      moved: 'El plan ha cambiado desde que abrió esta página. Lea, por favor, el texto de abajo otra vez.',
      over: 'Esto ya no es posible. Abajo ve cómo está todo ahora.',
      provider_down:
        'Nuestro proveedor de pagos no responde en este momento. Inténtelo de nuevo en unos minutos; no se ha cambiado nada.',
    },
  },
}
