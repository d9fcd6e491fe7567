import type { DisputeWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ dispute.message }}'
const left =
  '{% if invoice.open %}Es bleiben {{ invoice.open }}; sie können wie bisher auf der Seite der Rechnung bezahlt werden.{% else %}Auf dieser Rechnung ist nichts mehr offen.{% endif %}'
const otherwise =
  '{% if dispute.answer_by %}Wenn Sie es anders sehen, können Sie uns das bis {{ dispute.answer_by }} auf der Seite der Rechnung sagen; wir prüfen es dann noch einmal.{% endif %}'

export const disputes: DisputeWords = {
  'dispute.received': words(
    'Ihre Beanstandung zu Rechnung {{ invoice.number }} ist angekommen',
    'vielen Dank, dass Sie uns sagen, was an Rechnung {{ invoice.number }} nicht stimmt. Der beanstandete Betrag, {{ dispute.amount }}, ruht ab jetzt: Bis zur Klärung fordern wir ihn nicht an und berechnen nichts darauf.',
    'Wir antworten bis {{ dispute.answer_by }}. Auf der Seite der Rechnung sehen Sie den Stand, können uns schreiben und Dateien ergänzen.',
    '{% if dispute.rest %}Der Rest, {{ dispute.rest }}, ist nicht beanstandet und kann wie bisher bezahlt werden.{% endif %}',
  ),
  'dispute.answered': words(
    'Zu Ihrer Beanstandung von Rechnung {{ invoice.number }}',
    'vielen Dank für Ihre Geduld. Wir haben Ihnen zu Ihrer Beanstandung von Rechnung {{ invoice.number }} geschrieben.',
    message,
    'Sie können auf der Seite der Rechnung antworten, wenn es hilft auch mit Dateien. Was Sie beanstanden, ruht bis zur Klärung.',
  ),
  'dispute.proposed': words(
    'Unser Vorschlag zu Ihrer Beanstandung von Rechnung {{ invoice.number }}',
    '{% if corrected.amount %}vielen Dank fürs Warten. Wir würden Rechnung {{ invoice.number }} durch eine berichtigte über {{ corrected.amount }} ersetzen.{% elsif credit.amount %}vielen Dank fürs Warten. Wir würden auf Rechnung {{ invoice.number }} {{ credit.amount }} gutschreiben.{% else %}vielen Dank fürs Warten. Wir haben Ihre Beanstandung von Rechnung {{ invoice.number }} geprüft, und uns scheint die Rechnung so richtig, wie sie ist.{% endif %}',
    message,
    'Auf der Seite der Rechnung können Sie zustimmen oder uns sagen, was Sie anders sehen. Bis dahin ruht, was Sie beanstanden.',
  ),
  'dispute.accepted': words(
    'Wir haben auf Rechnung {{ invoice.number }} {{ credit.amount }} gutgeschrieben',
    'vielen Dank für den Hinweis. Sie hatten recht, und wir bitten um Entschuldigung für die Umstände: Auf Rechnung {{ invoice.number }} sind {{ credit.amount }} gutgeschrieben{% if credit.number %}; Gutschrift {{ credit.number }} liegt bei{% endif %}.',
    message,
    left,
  ),
  'dispute.part_credit': words(
    'Wir haben auf Rechnung {{ invoice.number }} {{ credit.amount }} gutgeschrieben',
    'vielen Dank fürs Warten. Wir haben Ihre Beanstandung von Rechnung {{ invoice.number }} geprüft und {{ credit.amount }} gutgeschrieben; Gutschrift {{ credit.number }} liegt bei.',
    message,
    left,
    otherwise,
  ),
  'dispute.corrected': words(
    'Rechnung {{ corrected.number }} tritt an die Stelle von Rechnung {{ invoice.number }}',
    'vielen Dank für den Hinweis. Rechnung {{ invoice.number }} ist mit Gutschrift {{ credit.number }} gutgeschrieben, und Rechnung {{ corrected.number }} über {{ corrected.amount }} tritt an ihre Stelle. Beide liegen bei.',
    message,
    'Die berichtigte Rechnung hat ein eigenes Fälligkeitsdatum und eine eigene Seite; mit der alten ist nichts mehr zu tun.',
  ),
  'dispute.rejected': words(
    'Unsere Antwort zu Ihrer Beanstandung von Rechnung {{ invoice.number }}',
    'vielen Dank fürs Warten. Wir haben Ihre Beanstandung von Rechnung {{ invoice.number }} sorgfältig geprüft, und nach unserer Kenntnis ist die Rechnung so richtig, wie sie ist.',
    message,
    '{% if invoice.open %}Offen sind {{ invoice.open }}. Wenn eine Zahlung in Teilen hilft, können Sie sie auf der Seite der Rechnung vorschlagen.{% endif %}',
    otherwise,
  ),
  'dispute.withdrawn': words(
    'Ihre Beanstandung von Rechnung {{ invoice.number }} ist abgeschlossen',
    'vielen Dank für die Nachricht, dass sich Ihre Beanstandung von Rechnung {{ invoice.number }} geklärt hat. Wir haben sie abgeschlossen.',
    '{% if invoice.open %}Offen sind wie bisher {{ invoice.open }}.{% endif %} Wenn etwas anderes nicht stimmt, sagen Sie es uns bitte jederzeit.',
  ),
}
