import { joined } from '../joined.ts'
import type { Phrases } from '../phrases.ts'

const weeks: Record<number, string> = { 7: 'una semana', 14: 'dos semanas', 21: 'tres semanas', 28: 'cuatro semanas' }
const ordinals = ['primera', 'segunda', 'tercera', 'cuarta', 'quinta', 'sexta', 'séptima', 'octava', 'novena', 'décima']
const pdfs = (count: number) => (count === 1 ? 'La factura va adjunta en PDF.' : 'Las facturas van adjuntas en PDF.')

export const phrases: Phrases = {
  greeting: (name) => (name ? `Hola, ${name}:` : 'Buenos días:'),
  letterSalutation: 'A quien corresponda:',
  and: (items) => joined(items, 'y'),
  or: (items) => joined(items, 'o'),
  more: (count) => `${count} más`,
  invoices: (numbers, count) => (count === 1 ? `factura ${numbers}` : `facturas ${numbers}`),
  dueToday: 'vence hoy',
  dueOn: (day) => `vence el ${day}`,
  wasDueYesterday: 'venció ayer',
  wasDueOn: (day) => `venció el ${day}`,
  lateFor: (days) => weeks[days] ?? (days === 1 ? '1 día' : `${days} días`),
  partOpen: (total, open) => `${total}, de los que quedan pendientes ${open},`,
  thanksForWork: (work) =>
    work ? `Gracias por trabajar con nosotros (${work}).` : 'Gracias por trabajar con nosotros.',
  thanksForOnTime: 'Gracias por haber pagado a tiempo sus facturas anteriores.',
  thanksForYears: (since) => `Es un placer trabajar con usted desde ${since}.`,
  discount: (saves, until) => `Si paga a más tardar el ${until}, ahorra ${saves}.`,
  newFee: (amount) => `De acuerdo con las condiciones de la factura, se ha añadido un recargo por demora de ${amount}.`,
  newInterest: (amount, from, until) =>
    `De acuerdo con las condiciones de la factura, se han añadido intereses de ${amount} por los días del ${from} al ${until}.`,
  chargesSoFar: (amount) => `El importe pendiente incluye ${amount} de recargos e intereses.`,
  interestFrom: (perDay, from) =>
    `De acuerdo con las condiciones de la factura, desde el ${from} se aplican intereses de ${perDay} al día; con un pago o un plan acordado antes de esa fecha no se aplican.`,
  interestRuns: (perDay) =>
    `De acuerdo con las condiciones de la factura, se cuentan intereses de ${perDay} al día hasta su pago.`,
  held: (amount) => `Los ${amount} sobre los que nos ha preguntado quedan en espera hasta que hayamos respondido.`,
  callOn: (day) =>
    `Le llamaré el ${day} para ver cómo podemos resolverlo; si le viene mejor otro momento, responda con el que prefiera.`,
  askForCall:
    'Me gustaría llamarle para ver cómo podemos resolverlo: responda, por favor, con un número y una hora que le vengan bien.',
  nextStep: 'pasar la reclamación a una agencia de cobros',
  arrivedToday: 'hoy',
  arrivedOn: (day) => `el ${day}`,
  nextInstalment: (amount, day, after) =>
    after === 0 ? `Queda una más de ${amount} el ${day}.` : `La siguiente, de ${amount}, es el ${day}.`,
  ordinal: (n) => ordinals[n - 1] ?? `${n}.ª`,
  leftOver: (amount) =>
    `Eran ${amount} más de lo que quedaba pendiente. Se lo guardamos y le escribiremos al respecto.`,
  closing: { thanks: 'Muchas gracias,', regards: 'Un cordial saludo,', formal: 'Atentamente,' },
  labels: {
    total: 'Total de la factura',
    paid: 'Pagado hasta ahora',
    fee: 'Recargo por demora, nuevo',
    interest: 'Intereses, nuevos',
    fees: 'Recargos e intereses',
    processing: 'En camino',
    held: 'En espera mientras lo revisamos',
    due_now: 'Pendiente de pago',
  },
  columns: { invoice: 'Factura', due: 'Vencimiento', amount: 'Pendiente' },
  payInvoice: (number) => `Ver y pagar la factura ${number}`,
  openInvoice: (number) => `Abrir la factura ${number}`,
  seeInvoice: 'Ver la factura',
  methods: (list) => `Puede pagar con ${list}.`,
  noMethods: 'En la página se explica cómo pagar.',
  methodNames: {
    card: 'tarjeta',
    'bank debit (ACH)': 'adeudo bancario (ACH)',
    'bank transfer': 'transferencia bancaria',
    check: 'cheque',
  },
  asOf: (day) => `Situación al ${day}. Si ya ha pagado, muchas gracias; no tenga en cuenta este mensaje.`,
  attached: {
    invoice: pdfs,
    statement: 'Va adjunto un extracto de lo pendiente.',
    both: (count) => `${pdfs(count)} La acompaña un extracto de lo pendiente.`,
  },
  questions: (phone) =>
    `¿Alguna pregunta? Responda a este correo${phone ? ` o llame al ${phone}` : ''}; lo lee una persona.`,
  bankDetails:
    'Nuestros datos bancarios solo se muestran en la página de la factura. Nunca los enviamos ni los cambiamos por correo.',
}
