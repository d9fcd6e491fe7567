import type { LetterWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const stillOpen =
  'unsere Rechnung {{ invoice.number }} war am {{ invoice.due_on }} fällig, und {{ invoice.open }} sind noch offen. {{ promise_sentence }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const page = 'Wie Sie sie bezahlen können, steht unten.'

export const letters: LetterWords = {
  'letter.first_follow_up': words(
    'Rechnung {{ invoice.number }}, fällig am {{ invoice.due_on }}',
    'unsere Rechnung {{ invoice.number }} über {{ invoice.amount }} war am {{ invoice.due_on }} fällig und steht bei uns noch offen. {{ promise_sentence }}',
    charges,
    'Wenn etwas daran unklar ist oder eine Zahlung in Teilen helfen würde, schreiben Sie uns bitte oder rufen Sie an; wir finden lieber mit Ihnen einen Weg.',
    `${page} Falls die Zahlung schon unterwegs ist: vielen Dank.`,
  ),
  'letter.second_follow_up': words(
    'Rechnung {{ invoice.number }} ist seit {{ invoice.late_for }} fällig',
    stillOpen,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    'Wenn der ganze Betrag gerade schwierig ist, sind kleinere Raten in Ordnung: Schreiben Sie uns oder rufen Sie an. Wenn etwas an der Rechnung nicht stimmt, sagen Sie es uns bitte, und wir prüfen es vor allem anderen.',
    page,
  ),
  'letter.third_follow_up': words(
    'Rechnung {{ invoice.number }}: Wir würden gern von Ihnen hören',
    `${stillOpen} Wir haben einige Male geschrieben und würden gern von Ihnen hören.`,
    charges,
    'Raten, ein späterer Termin, eine Frage zur Rechnung: Jede dieser Antworten ist eine gute. Schreiben Sie uns bitte oder rufen Sie an, wann es Ihnen passt.',
    page,
  ),
  'letter.final_demand': words(
    'Rechnung {{ invoice.number }}: letzte Mitteilung, bitte antworten Sie bis {{ answer_by }}',
    stillOpen,
    charges,
    'Wenn der ganze Betrag nicht möglich ist, schreiben Sie uns bitte oder rufen Sie an, mit einem Ratenvorschlag oder einem Termin, der geht. Wenn etwas an der Rechnung falsch ist, sagen Sie es uns, und sie ruht, bis das geklärt ist.',
    'Wenn bis {{ answer_by }} weder eine Zahlung noch eine Vereinbarung vorliegt, ist unser nächster Schritt, {{ next_step }}. Viel lieber würden wir es mit Ihnen klären.',
  ),
  'letter.letter_of_demand': words(
    'Zahlungsaufforderung zu Rechnung {{ invoice.number }}, {{ invoice.open }}',
    stillOpen,
    'Grundlage ist die beigefügte Rechnung. Sie wurde über {{ invoice.total }} ausgestellt{% if invoice.description %} ({{ invoice.description }}){% endif %}. {{ fees_sentence }} {{ held_sentence }}',
    'Bitte zahlen Sie {{ invoice.open }} bis {{ answer_by }}, oder antworten Sie bis dahin mit einem Ratenvorschlag oder mit dem, was aus Ihrer Sicht nicht stimmt und warum.',
    'Wenn bis {{ answer_by }} weder eine Zahlung noch eine Antwort vorliegt, ist unser nächster Schritt, {{ next_step }}. Bis dahin sind wir weiterhin bereit, es mit Ihnen zu klären.',
  ),
}
