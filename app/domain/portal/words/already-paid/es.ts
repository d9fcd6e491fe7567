import type { AlreadyPaidWords } from './already-paid-words.ts'

export const es: AlreadyPaidWords = {
  lede: 'Gracias. Díganos cómo y cuándo, y buscaremos su pago. Mientras tanto no enviamos recordatorios de esta factura.',
  method: '¿Cómo pagó?',
  methods: {
    transfer: 'Transferencia bancaria',
    check: 'Cheque',
    card: 'Tarjeta',
    ach: 'Débito bancario (ACH)',
    paypal: 'PayPal',
    cash: 'Efectivo',
    other: 'De otra forma',
  },
  by: {
    transfer: 'por transferencia',
    check: 'por cheque',
    card: 'con tarjeta',
    ach: 'por débito bancario',
    paypal: 'con PayPal',
    cash: 'en efectivo',
    other: '',
  },
  paidOn: 'Fecha de pago',
  amount: 'Importe',
  reference: 'Referencia',
  referenceHint: 'El concepto de la transferencia o el número del cheque; puede quedar vacío.',
  files: 'Adjuntar justificante',
  filesHint:
    'Un recibo o un extracto nos ayuda a encontrarlo antes: PDF, imagen o texto, hasta 10 MB cada uno; puede quedar vacío.',
  submit: 'Avisar',
  stands: (amount, method, day) =>
    `Estamos buscando ${[amount, method].filter(Boolean).join(' ')}, con fecha del ${day}`,
  next: 'Gracias. Una persona busca su pago en un plazo de cinco días hábiles, y mientras tanto descansan nuestros recordatorios de esta factura. Le escribiremos cuando lo encontremos; le enviamos una nota por correo.',
  enough: (email) =>
    `Hemos buscado dos veces un pago de esta factura y no lo hemos encontrado. Escriba, por favor, a ${email} con una copia del justificante, para que una persona lo revise con usted.`,
  problems: {
    bad_amount: 'Escriba, por favor, un importe mayor que cero.',
    not_yet: 'Ese día aún no ha llegado. Para indicar un día en el que pagará, vuelva y elija «Prometer una fecha».',
    too_many: 'Como máximo diez archivos, por favor.',
    too_large: 'Un archivo puede tener como máximo 10 MB.',
    too_large_together: 'Todos los archivos juntos pueden tener como máximo 25 MB.',
    empty: 'este archivo está vacío.',
    wrong_kind: 'no podemos recibir este tipo de archivo. Envíe, por favor, un PDF, una imagen o un texto.',
  },
  aboutFile: (filename, problem) => `${filename}: ${problem}`,
}
