import type { ReminderWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const dueSince = 'Rechnung {{ invoice.number }} war am {{ invoice.due_on }} fällig'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const ask =
  'Wenn bis {{ answer_by }} weder eine Zahlung noch eine Vereinbarung vorliegt, ist unser nächster Schritt, {{ next_step }}. Viel lieber würden wir es mit Ihnen klären.'

export const reminders: ReminderWords = {
  'reminder.courtesy': words(
    'Rechnung {{ invoice.number }} {{ invoice.falls_due }}',
    '{{ work_sentence }} {{ history_sentence }}',
    'Eine kurze Notiz: Rechnung {{ invoice.number }} über {{ invoice.amount }} {{ invoice.falls_due }}. {{ discount_sentence }} Falls die Zahlung schon unterwegs ist, gibt es nichts zu tun.',
  ),
  'reminder.due_today': words(
    'Rechnung {{ invoice.number }} {{ invoice.falls_due }}',
    'Rechnung {{ invoice.number }} über {{ invoice.amount }} {{ invoice.falls_due }}. Auf ihrer Seite können Sie sie in einer Minute ansehen und bezahlen. {{ discount_sentence }}',
    'Falls die Zahlung schon unterwegs ist: vielen Dank; dann ist nichts weiter zu tun.',
  ),
  'reminder.day_after': words(
    'Hat Sie Rechnung {{ invoice.number }} erreicht?',
    'Rechnung {{ invoice.number }} über {{ invoice.amount }} {{ invoice.falls_due }}, und wir haben noch keine Zahlung gesehen. Vielleicht ist sie untergegangen oder auf dem falschen Tisch gelandet: dann genügt eine kurze Antwort, an wen wir schreiben dürfen.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'Falls die Zahlung schon unterwegs ist: vielen Dank, dann ist diese Nachricht hinfällig.',
  ),
  'reminder.first_follow_up': words(
    'Nachfrage zu Rechnung {{ invoice.number }}',
    'Rechnung {{ invoice.number }} über {{ invoice.amount }} war am {{ invoice.due_on }} fällig und steht bei uns noch offen. {{ promise_sentence }}',
    charges,
    'Wenn etwas daran unklar ist oder eine Zahlung in Teilen helfen würde, antworten Sie bitte und sagen Sie es uns; wir finden lieber mit Ihnen einen Weg.',
    'Sonst können Sie sie auf ihrer Seite in einer Minute begleichen. {{ history_sentence }}',
  ),
  'reminder.second_follow_up': words(
    'Rechnung {{ invoice.number }} ist seit {{ invoice.late_for }} fällig',
    `${dueSince}. Der offene Betrag ist {{ invoice.open }}. {{ promise_sentence }}`,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}Wenn der ganze Betrag gerade schwierig ist, sind kleinere Raten in Ordnung: Antworten Sie einfach mit dem, was Ihnen passt.{% endunless %}',
    'Wenn etwas an der Rechnung nicht stimmt, sagen Sie es uns bitte, und wir prüfen es vor allem anderen.',
  ),
  'reminder.third_follow_up': words(
    'Rechnung {{ invoice.number }}: Können wir diese Woche sprechen?',
    `${dueSince}, und {{ invoice.open }} sind noch offen. Wir haben einige Male geschrieben und würden gern von Ihnen hören. {{ promise_sentence }}`,
    charges,
    '{{ call_sentence }}',
    'Raten, ein späterer Termin, eine Frage zur Rechnung: Jede dieser Antworten ist eine gute.',
  ),
  'reminder.final_demand': words(
    'Rechnung {{ invoice.number }}: letzte Mitteilung, bitte antworten Sie bis {{ answer_by }}',
    `${dueSince}, und {{ invoice.open }} sind noch offen. {{ promise_sentence }}`,
    charges,
    'Wenn der ganze Betrag nicht möglich ist, antworten Sie bitte mit einem Ratenvorschlag oder einem Termin, der geht. Wenn etwas an der Rechnung falsch ist, sagen Sie es uns, und sie ruht, bis das geklärt ist.',
    ask,
  ),
  'reminder.courtesy.digest': words(
    'Rechnungen {{ invoices.numbers }} sind bald fällig',
    'Vielen Dank für die Zusammenarbeit. {{ history_sentence }}',
    'Eine kurze Notiz: Die Rechnungen {{ invoices.numbers }} sind bald fällig, zusammen {{ invoices.open }}; die Tage stehen in der Liste unten. {{ discount_sentence }} Falls die Zahlung schon unterwegs ist, gibt es nichts zu tun.',
  ),
  'reminder.due_today.digest': words(
    'Rechnungen {{ invoices.numbers }} werden fällig',
    'Rechnungen {{ invoices.numbers }} werden in diesen Tagen fällig, zusammen {{ invoices.open }}; die Tage stehen in der Liste unten. Auf ihrer Seite können Sie jede in einer Minute ansehen und bezahlen. {{ discount_sentence }}',
    'Falls die Zahlung schon unterwegs ist: vielen Dank; dann ist nichts weiter zu tun.',
  ),
  'reminder.day_after.digest': words(
    'Haben Sie die Rechnungen {{ invoices.numbers }} erreicht?',
    'Rechnungen {{ invoices.numbers }}, zusammen {{ invoices.open }}, sind fällig geworden, und wir haben noch keine Zahlung gesehen. Vielleicht sind sie untergegangen oder auf dem falschen Tisch gelandet: dann genügt eine kurze Antwort, an wen wir schreiben dürfen.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'Falls die Zahlung schon unterwegs ist: vielen Dank, dann ist diese Nachricht hinfällig.',
  ),
  'reminder.first_follow_up.digest': words(
    'Nachfrage zu den Rechnungen {{ invoices.numbers }}',
    'Rechnungen {{ invoices.numbers }} sind fällig geworden, und bei uns stehen noch {{ invoices.open }} offen. {{ promise_sentence }}',
    charges,
    'Wenn etwas daran unklar ist oder eine Zahlung in Teilen helfen würde, antworten Sie bitte und sagen Sie es uns; wir finden lieber mit Ihnen einen Weg.',
    'Sonst können Sie jede auf ihrer Seite in einer Minute begleichen. {{ history_sentence }}',
  ),
  'reminder.second_follow_up.digest': words(
    'Rechnungen {{ invoices.numbers }}: zusammen {{ invoices.open }} offen',
    'Rechnungen {{ invoices.numbers }} sind fällig geworden, die erste am {{ invoice.due_on }}. Der offene Betrag ist {{ invoices.open }}. {{ promise_sentence }}',
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}Wenn der ganze Betrag gerade schwierig ist, sind Raten für alle zusammen in Ordnung: Antworten Sie einfach mit dem, was Ihnen passt.{% endunless %}',
    'Wenn etwas an einer von ihnen nicht stimmt, sagen Sie es uns bitte, und wir prüfen es vor allem anderen.',
  ),
  'reminder.third_follow_up.digest': words(
    'Rechnungen {{ invoices.numbers }}: Können wir diese Woche sprechen?',
    'Rechnungen {{ invoices.numbers }} sind fällig geworden, die erste am {{ invoice.due_on }}, und {{ invoices.open }} sind noch offen. Wir haben einige Male geschrieben und würden gern von Ihnen hören. {{ promise_sentence }}',
    charges,
    '{{ call_sentence }}',
    'Raten, ein späterer Termin, eine Frage zu einer Rechnung: Jede dieser Antworten ist eine gute.',
  ),
  'reminder.final_demand.digest': words(
    'Rechnungen {{ invoices.numbers }}: letzte Mitteilung, bitte antworten Sie bis {{ answer_by }}',
    'Rechnungen {{ invoices.numbers }} sind fällig geworden, die erste am {{ invoice.due_on }}, und {{ invoices.open }} sind noch offen. {{ promise_sentence }}',
    charges,
    'Wenn der ganze Betrag nicht möglich ist, antworten Sie bitte mit einem Ratenvorschlag oder einem Termin, der geht. Wenn etwas an einer Rechnung falsch ist, sagen Sie es uns, und sie ruht, bis das geklärt ist.',
    ask,
  ),
  'promise.missed': words(
    '',
    'Wir hatten für {{ promise.on }} eine Zahlung notiert und sie noch nicht gesehen; wenn es etwas länger braucht, genügt ein neuer Termin.',
  ),
}
