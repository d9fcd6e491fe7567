import type { StatementWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const open =
  '{% if statement.open %}En total están pendientes {{ statement.open }}{% if statement.overdue %}, de los cuales {{ statement.overdue }} ya han vencido{% endif %}.{% else %}No hay nada pendiente. Gracias.{% endif %}'
const credit =
  '{% if statement.credit %}Tiene con nosotros un saldo a favor de {{ statement.credit }} que ninguna factura ha usado todavía.{% endif %}'
const page =
  'En la página de su cuenta puede ver cada factura, pagar o preguntar por cualquiera de ellas. Si ya hay un pago en camino, no tiene que hacer nada.'

export const statements: StatementWords = {
  'statement.open_item': words(
    'Su estado de cuenta a {{ statement.to }}',
    `Este es su estado de cuenta con {{ business.name }} a {{ statement.to }}. ${open}`,
    credit,
    `Cada factura figura en el PDF adjunto. ${page}`,
  ),
  'statement.activity': words(
    'Su cuenta del {{ statement.from }} al {{ statement.to }}',
    `Esto es lo que ha pasado en su cuenta con {{ business.name }} del {{ statement.from }} al {{ statement.to }}: facturas, pagos y abonos, cada uno con el saldo que quedó. ${open}`,
    credit,
    `Todo figura en el PDF adjunto. ${page}`,
  ),
}
