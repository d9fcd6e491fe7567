import type { PromiseWords } from './promise-words.ts'

export const es: PromiseWords = {
  lede: 'Díganos cuándo pagará. Hasta entonces, y durante los dos días hábiles siguientes, no enviamos recordatorios de esta factura.',
  day: 'Pagaré el',
  dayHint: (last) => `Cualquier día hasta el ${last}. Para una fecha posterior, pida más tiempo o un plan más abajo.`,
  amount: 'Importe',
  amountHint: (open) => `Quedan pendientes ${open}. También puede ser una parte.`,
  submit: 'Confirmar la fecha',
  stands: (amount, day) => `Anotado: ${amount} a más tardar el ${day}`,
  next: 'Gracias. Nuestros recordatorios de esta factura descansan hasta dos días hábiles después de esa fecha, y le enviamos una nota por correo. Puede pagar antes cuando quiera.',
  another: 'Indicar otra fecha',
  onPlan:
    'Para esta factura se está hablando de un plan de pagos, o ya está en marcha, así que no hace falta otra fecha. La página del plan muestra lo que sigue.',
  processing: 'Hay un pago de esta factura en camino. No hace falta indicar una fecha; le escribiremos cuando llegue.',
  enough: 'Para esta factura ya se han indicado dos fechas aquí. Si ninguna resulta posible, esto le ayudará más:',
  problems: {
    bad_amount: 'Escriba, por favor, un importe mayor que cero.',
    more_than_open: 'Es más de lo que queda pendiente. Escriba, por favor, un importe menor.',
    already_over: 'Ese día ya ha pasado. Elija, por favor, hoy o un día posterior.',
    too_far: 'Faltan más de 30 días para esa fecha. Elija una anterior, o pida más tiempo o un plan más abajo.',
  },
}
