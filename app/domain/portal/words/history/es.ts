import type { HistoryWords, StepFacts } from './history-words.ts'

const payments = ({ count, amount }: StepFacts) =>
  `${count === 1 ? 'un pago' : `${count} pagos`}${amount ? `, ${amount} en total` : ''}`
const over = (amount: string | null) => (amount ? ` de ${amount}` : '')

export const es: HistoryWords = {
  issued: (number) => `Factura ${number} emitida`,
  wrote: (subject) => `Le escribimos: «${subject}»`,
  thanked: 'Le dimos las gracias por correo',
  fee: (amount) => `Se añadió un recargo de ${amount}`,
  interest: (amount) => `Se añadieron intereses de ${amount}`,
  received: (paying) => `Recibimos ${paying}, muchas gracias`,
  ofItHere: (amount) => ` (${amount} para esta factura)`,
  refunded: (amount) => `Se devolvieron ${amount}`,
  bankLooks: 'Su banco está revisando este pago',
  takenBack: 'Su banco retiró este pago',
  onItsWay: (paying) => `${paying}: pago en camino`,
  failed: (paying) => `Un pago de ${paying} no se completó`,
  steps: {
    'promise.made': ({ amount, day }) => `Pago${over(amount)} prometido${day ? ` para el ${day}` : ''}`,
    'already_paid.given': ({ amount, day }) =>
      `Nos dijo que pagó${amount ? ` ${amount}` : ''}${day ? ` el ${day}` : ''}`,
    'already_paid.matched': () => 'Encontramos su pago, muchas gracias',
    'already_paid.not_found': () => 'No encontramos el pago que nos indicó',
    'plan.proposed': (facts) =>
      `${facts.by === 'business' ? 'Le ofrecimos' : 'Usted propuso'} un plan de pagos: ${payments(facts)}`,
    'plan.countered': (facts) =>
      `${facts.by === 'business' ? 'Le propusimos' : 'Usted propuso'} otro plan: ${payments(facts)}`,
    'plan.accepted': (facts) => `Plan de pagos acordado: ${payments(facts)}`,
    'plan.declined': () => 'No se llegó a un acuerdo sobre el plan propuesto',
    'plan.cancelled': () => 'El plan de pagos se retiró',
    'plan.extended': ({ day }) => `Un pago del plan se aplazó${day ? ` al ${day}` : ''}`,
    'plan.completed': () => 'Llegaron todos los pagos del plan, muchas gracias',
    'plan.defaulted': () => 'El plan de pagos terminó',
    'autopay.agreed': ({ label }) => `Pago automático acordado${label ? ` con ${label}` : ''}`,
    'autopay.failed': ({ amount }) => `Un pago automático${over(amount)} no se completó`,
    'autopay.stopped': () => 'Pago automático terminado',
    'dispute.opened': ({ amount }) =>
      amount ? `Usted reclamó ${amount} de esta factura` : 'Usted reclamó esta factura',
    'dispute.proposed': () => 'Le propusimos una solución',
    'dispute.resolved': ({ outcome, amount }) =>
      outcome === 'rejected'
        ? 'Respondimos a su reclamación: la factura se mantiene'
        : outcome === 'corrected'
          ? 'La reclamación se resolvió con una factura corregida'
          : `La reclamación se resolvió${amount ? ` con un abono de ${amount}` : ''}`,
    'dispute.agreed': () => 'Usted estuvo de acuerdo con nuestra respuesta',
    'dispute.objected': () => 'Usted no estuvo de acuerdo con nuestra respuesta',
    'dispute.withdrawn': () => 'Usted retiró la reclamación',
    'credit_note.issued': ({ label, amount }) => `Nota de abono${label ? ` ${label}` : ''}${over(amount)} emitida`,
    'help.asked': ({ outcome, day }) =>
      outcome === 'call_back' ? 'Usted pidió una llamada' : `Usted pidió más tiempo${day ? `, hasta el ${day}` : ''}`,
    'help.granted': ({ day }) => `Aceptamos esperar${day ? ` hasta el ${day}` : ''}`,
    'help.declined': () => 'No pudimos dar más tiempo',
    'letter.posted': () => 'Le enviamos una carta',
  },
}
