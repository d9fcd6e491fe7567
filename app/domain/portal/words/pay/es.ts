import type { PayWords } from './pay-words.ts'

const clearing = {
  ach: ' Un adeudo bancario tarda hasta cuatro días laborables.',
  paypal: ' PayPal espera a su banco, lo que puede tardar hasta seis días laborables.',
  other: '',
}

export const es: PayWords = {
  byMethod: {
    card: 'con tarjeta',
    ach: 'por adeudo bancario',
    paypal: 'con PayPal',
    check: 'por cheque',
    transfer: 'por transferencia',
    cash: 'en efectivo',
    other: '',
  },
  howMuch: 'Cuánto desea pagar',
  choices: {
    everything: 'Todo lo pendiente',
    instalment: 'Próximo plazo',
    undisputed: 'La parte que no está en cuestión',
    other: 'Otro importe',
  },
  amount: 'Importe',
  forInvoices: (numbers) => `Por las facturas ${numbers} en conjunto`,
  dueOn: (day) => `Vence el ${day}`,
  atLeast: (sum) => `Como mínimo ${sum}`,
  buttons: { card: 'Pagar con tarjeta', ach: 'Pagar desde el banco (ACH)', paypal: 'Pagar con PayPal' },
  achNudge:
    'El pago desde su banco (ACH) no nos cuesta comisiones de tarjeta, y con ello nos ayuda; tarda hasta cuatro días laborables.',
  limits: {
    card: (sum) => `Con tarjeta, hasta ${sum} cada vez.`,
    ach: (sum) => `Desde el banco (ACH), hasta ${sum} cada vez.`,
    paypal: (sum) => `Con PayPal, hasta ${sum} cada vez.`,
  },
  notOnline: 'Un importe tan alto se paga por transferencia o en partes.',
  down: {
    card: 'En este momento no se puede pagar con tarjeta. Inténtelo de nuevo en unos minutos, por favor, o pague de otra forma.',
    ach: 'En este momento no se puede pagar desde el banco (ACH). Inténtelo de nuevo en unos minutos, por favor, o pague de otra forma.',
    paypal: 'PayPal no responde en este momento. Inténtelo de nuevo en unos minutos, por favor, o pague de otra forma.',
  },
  keepTitle: 'Dejar que los demás plazos se paguen solos',
  continueIt: 'Continuar este pago',
  confirmAccount: 'Confirmar la cuenta bancaria',
  cancelIt: 'Cancelarlo y elegir de nuevo',
  transfer: (reference) => `O por transferencia o cheque, referencia ${reference}`,
  stateReference: ['Indique por favor la referencia ', ', para que su pago llegue por sí solo a esta factura.'],
  transferSafety:
    'Estos datos solo se muestran en esta página. Nunca los enviamos ni los cambiamos por correo; si un correo dice otra cosa, llámenos por favor.',
  refusals: {
    malformed: 'Algo del formulario no ha llegado. Inténtelo de nuevo, por favor.',
    amountMissing: 'Escriba por favor el importe que desea pagar.',
    amountUnreadable: 'No hemos podido leer este importe. Escríbalo por favor como 250 o 250,00.',
    choiceUnclear: 'Ha escrito un importe, pero está marcada otra opción. Elija por favor la que desea.',
    tooSmall: (least, open) => `Es menos de lo que se puede pagar en línea. Elija por favor entre ${least} y ${open}.`,
    tooLarge: (open) => `Es más de lo que está pendiente. Se pueden pagar como máximo ${open}.`,
    nothingOpen: 'No hay nada pendiente en esta factura, así que no se ha cobrado nada.',
    processing: 'Ya hay un pago de esta factura en camino, así que no se ha cobrado nada más.',
    inProgress: 'Hay un pago en curso para esta factura. Continúelo, por favor, o cancélelo y elija de nuevo.',
    methodLimit: 'Esta forma de pago no admite un importe tan alto. Elija por favor otra, o un importe menor.',
    methodOff: 'Esta forma de pago no está disponible. Elija por favor otra.',
    providerDown:
      'El servicio de pago no ha respondido. No se ha cobrado nada; inténtelo de nuevo en un momento, por favor.',
  },
  cancel: {
    paid: 'Ese pago acababa de llegar, así que no había nada que cancelar. Muchas gracias.',
    processing: 'Ese pago ya está en camino y no se puede cancelar aquí.',
    providerDown:
      'El servicio de pago no ha respondido. No ha cambiado nada; inténtelo de nuevo en un momento, por favor.',
  },
  back: {
    paid: (sum) => ({
      title: 'Muchas gracias',
      headline: 'Pagada',
      text: `Su pago de ${sum} ha llegado. Le enviaremos una nota por correo para sus archivos.`,
    }),
    received: (sum) => ({
      title: 'Muchas gracias',
      headline: 'Pago recibido',
      text: `Su pago de ${sum} ha llegado. Le enviaremos una nota por correo para sus archivos.`,
    }),
    processing: (sum, method) => ({
      title: 'Muchas gracias',
      headline: 'Pago en proceso',
      text: `Su pago de ${sum} está en camino.${clearing[method]} Le escribiremos cuando haya llegado; no tiene que hacer nada más.`,
    }),
    verifying: {
      title: 'Muchas gracias',
      headline: 'Un paso más',
      text: 'Primero hay que confirmar su cuenta bancaria. En uno o dos días laborables llegan allí dos pequeños abonos. Cuando los vea, indique aquí sus importes; también le escribiremos un correo sobre ello.',
    },
    notPaid: {
      title: 'No se ha podido completar',
      headline: 'Sin pagar',
      text: 'No se ha hecho ningún pago. Puede intentarlo de nuevo o elegir otra forma en la página de la factura.',
    },
    confirming: {
      title: 'Un momento, por favor',
      headline: 'Estamos confirmando su pago',
      text: 'Esta página vuelve a mirar por sí sola cada pocos segundos. No tiene que hacer nada.',
    },
    confirmingLong: 'Tarda más de lo habitual. Puede cerrar esta página: le escribiremos en cuanto lo sepamos.',
    nothing: {
      title: 'Su pago',
      headline: 'No se ha iniciado ningún pago',
      text: 'Puede pagar en la página de la factura.',
    },
  },
}
