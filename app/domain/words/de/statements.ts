import type { StatementWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const open =
  '{% if statement.open %}Insgesamt sind {{ statement.open }} offen{% if statement.overdue %}, davon {{ statement.overdue }} nach dem Fälligkeitstag{% endif %}.{% else %}Es ist nichts offen. Vielen Dank.{% endif %}'
const credit =
  '{% if statement.credit %}Sie haben bei uns ein Guthaben von {{ statement.credit }}, das noch mit keiner Rechnung verrechnet ist.{% endif %}'
const page =
  'Auf der Seite Ihres Kontos sehen Sie jede Rechnung, können zahlen oder zu jeder etwas fragen. Ist eine Zahlung schon unterwegs, ist nichts zu tun.'

export const statements: StatementWords = {
  'statement.open_item': words(
    'Ihre offenen Posten, Stand {{ statement.to }}',
    `hier ist die Aufstellung Ihrer offenen Posten bei {{ business.name }}, Stand {{ statement.to }}. ${open}`,
    credit,
    `Das beiliegende PDF führt jede Rechnung auf. ${page}`,
  ),
  'statement.activity': words(
    'Ihr Kontoauszug vom {{ statement.from }} bis {{ statement.to }}',
    `hier sind die Vorgänge auf Ihrem Konto bei {{ business.name }} vom {{ statement.from }} bis {{ statement.to }}: Rechnungen, Zahlungen und Gutschriften, jeweils mit dem Saldo danach. ${open}`,
    credit,
    `Alles steht im beiliegenden PDF. ${page}`,
  ),
}
