import type { InvoiceWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ invoice.message }}'

export const invoices: InvoiceWords = {
  'invoice.issued': words(
    'Rechnung {{ invoice.number }} von {{ business.name }}',
    'vielen Dank für die Zusammenarbeit{% if invoice.description %} ({{ invoice.description }}){% endif %}. Hier ist Rechnung {{ invoice.number }} über {{ invoice.total }}, fällig am {{ invoice.due_on }}. Sie liegt als PDF bei.',
    message,
    '{{ discount_sentence }}',
    'Auf ihrer Seite können Sie sie ansehen und bezahlen. Wenn etwas unklar ist oder sie an jemand anderen gehen soll, sagen Sie es uns dort oder antworten Sie auf diese Mail.',
  ),
  'invoice.voided': words(
    'Rechnung {{ invoice.number }} wurde storniert, es ist nichts zu zahlen',
    'Rechnung {{ invoice.number }} über {{ invoice.total }} wurde storniert. Es ist nichts darauf zu zahlen, und für Sie ist nichts zu tun.',
    message,
    '{% if invoice.disputed %}Damit ist auch Ihre Beanstandung zu dieser Rechnung in Ihrem Sinn erledigt. Vielen Dank für den Hinweis.{% endif %}',
    'Falls Sie sie inzwischen bezahlt haben, antworten Sie bitte auf diese Mail; wir geben den Betrag zurück.',
  ),
  'invoice.credited': words(
    'Gutschrift {{ credit.number }} zu Rechnung {{ invoice.number }}',
    'wir haben auf Rechnung {{ invoice.number }} {{ credit.amount }} gutgeschrieben. Gutschrift {{ credit.number }} liegt als PDF bei.',
    message,
    '{% if invoice.open %}{{ invoice.open }} der Rechnung bleiben offen und können auf ihrer Seite bezahlt werden.{% else %}Auf dieser Rechnung ist nichts mehr offen.{% endif %}',
  ),
}
