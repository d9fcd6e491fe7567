import type { PaymentWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const how = '{% if payment.method %} {{ payment.method }}{% endif %}'

export const payments: PaymentWords = {
  'payment.processing': words(
    'Ihre Zahlung für Rechnung {{ invoice.number }} ist unterwegs',
    `vielen Dank: Ihre Zahlung von {{ payment.amount }}${how} für Rechnung {{ invoice.number }} ist unterwegs.{% if payment.expected_on %} Sie sollte bis {{ payment.expected_on }} eintreffen.{% endif %}`,
    'Sie müssen nichts weiter tun. Unsere Erinnerungen ruhen bis dahin, und wir schreiben Ihnen, sobald sie eingegangen ist.',
  ),
  'payment.verify_bank': words(
    'Rechnung {{ invoice.number }}: ein Schritt, um Ihr Bankkonto zu bestätigen',
    'vielen Dank, dass Sie {{ payment.amount }} für Rechnung {{ invoice.number }} von Ihrem Bankkonto bezahlen. Bevor die Zahlung hinausgehen kann, möchte die Bank das Konto bestätigt haben: {% if payment.expected_on %}Zwei kleine Beträge kommen dort bis {{ payment.expected_on }} an.{% else %}Zwei kleine Beträge sollten inzwischen dort angekommen sein.{% endif %}',
    'Sobald Sie sie sehen, führt die Seite der Rechnung Sie dorthin, wo die Beträge eingetragen werden. Das dauert eine Minute, und unsere Erinnerungen ruhen bis dahin.',
    'Wenn ein anderer Weg für Sie einfacher ist, können Sie ihn auf derselben Seite wählen. Fragen beantworten wir gern: Antworten Sie einfach auf diese E-Mail.',
  ),
  'payment.unfinished': words(
    'Rechnung {{ invoice.number }}: Ihre Zahlung wurde nicht abgeschlossen',
    'Sie haben eine Zahlung von {{ payment.amount }} für Rechnung {{ invoice.number }} begonnen, und sie wurde nicht abgeschlossen. Von Ihrem Konto wurde nichts abgebucht.',
    'Wenn etwas dazwischenkam, ist das völlig in Ordnung: Auf der Seite der Rechnung können Sie jederzeit neu beginnen oder einen anderen Weg wählen.',
    'Wenn etwas nicht so ging, wie es sollte, hilft uns eine kurze Antwort auf diese E-Mail, es in Ordnung zu bringen.',
  ),
  'payment.returned': words(
    'Ihre Zahlung für Rechnung {{ invoice.number }} ist zurückgekommen',
    `Ihre Zahlung von {{ payment.amount }}${how} für Rechnung {{ invoice.number }} war eingegangen, und die Bank hat sie nun zurückgebucht. Die Rechnung ist um diesen Betrag wieder offen.`,
    'Das kann viele Gründe haben und ist oft ein Versehen. Vorerst folgt daraus nichts: Wir sehen es uns zuerst an, und unsere Erinnerungen ruhen so lange.',
    'Wenn Sie wissen, was geschehen ist, hilft uns eine kurze Antwort. Auf der Seite der Rechnung können Sie auch einen anderen Weg wählen. Danke für Ihre Hilfe.',
  ),
  'payment.refunded': words(
    'Wir haben Ihnen {{ payment.amount }} zurückgezahlt',
    `wir haben Ihnen {{ payment.amount }}${how} für Rechnung {{ invoice.number }} zurückgezahlt.{% if payment.expected_on %} Das Geld sollte bis {{ payment.expected_on }} bei Ihnen sein.{% endif %}`,
    'Dafür ist nichts zu zahlen: Derselbe Betrag ist auf der Rechnung gutgeschrieben.',
    'Wenn etwas unklar ist, antworten Sie einfach auf diese E-Mail.',
  ),
  'payment.refunded_open': words(
    'Wir haben Ihnen {{ payment.amount }} zurückgezahlt',
    `wir haben Ihnen {{ payment.amount }}${how} für Rechnung {{ invoice.number }} zurückgezahlt.{% if payment.expected_on %} Das Geld sollte bis {{ payment.expected_on }} bei Ihnen sein.{% endif %}`,
    'Die Rechnung ist um diesen Betrag wieder offen. Ihre Seite zeigt, was jetzt offen ist und wie Sie zahlen können.',
    'Wenn etwas unklar ist, antworten Sie einfach auf diese E-Mail.',
  ),
  'payment.credit_refunded': words(
    'Wir haben Ihnen {{ payment.amount }} zurückgezahlt',
    `wir haben Ihnen {{ payment.amount }}${how} zurückgezahlt. Sie hatten mehr gezahlt, als offen war; das war Ihr Guthaben bei uns.{% if payment.expected_on %} Das Geld sollte bis {{ payment.expected_on }} bei Ihnen sein.{% endif %}`,
    'Ihre Rechnungen bleiben, wie sie sind, und es ist nichts zu tun. Wenn etwas unklar ist, antworten Sie einfach auf diese E-Mail.',
  ),
}
