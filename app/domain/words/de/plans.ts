import type { PlanWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{% if plan.message %}Unsere Nachricht: „{{ plan.message }}“{% endif %}'
const schedule = 'Die Raten: {{ plan.schedule }}.'
const part = 'Rate {{ instalment.number }} von {{ plan.count }} für {{ invoices.named }}'
const early = 'Sie können jederzeit einen Teil oder alles zahlen, was noch offen ist; vorher abzusprechen ist nichts.'
const help =
  'Wenn sich etwas geändert hat und der Tag Ihnen nicht passt, sagen Sie es uns auf der Seite oder antworten Sie auf diese E-Mail; wir finden lieber gemeinsam einen Weg.'

export const plans: PlanWords = {
  'plan.received': words(
    'Ihr Vorschlag für {{ invoices.named }} ist angekommen',
    'danke, dass Sie uns gesagt haben, wie Sie {{ invoices.named }} bezahlen möchten. Ihr Vorschlag: {{ plan.total }} in {{ plan.count }} Raten, und zwar {{ plan.schedule }}.',
    'Wir antworten bis {{ plan.answer_by }}. Bis dahin ruhen unsere Erinnerungen, und Sie müssen nichts tun. Auf der Seite der Rechnung können Sie den Vorschlag ändern oder zurückziehen.',
  ),
  'plan.countered': words(
    'Ein anderes Angebot für {{ invoices.named }}',
    'danke, dass Sie mit uns über {{ invoices.named }} sprechen. So könnten wir uns einigen: {{ plan.total }} in {{ plan.count }} Raten, und zwar {{ plan.schedule }}.',
    message,
    'Auf der Seite der Rechnung können Sie diesen Plan annehmen oder etwas anderes vorschlagen, bis {{ plan.answer_by }}. Solange wir sprechen, ruhen unsere Erinnerungen.',
  ),
  'plan.accepted': words(
    'Vereinbart: {{ invoices.named }} in {{ plan.count }} Raten',
    'danke, dass Sie sich mit uns auf einen Plan geeinigt haben. {{ plan.total }} für {{ invoices.named }} werden in {{ plan.count }} Raten bezahlt. Die genauen Bedingungen liegen als PDF bei.',
    schedule,
    `Einige Tage vor jeder Rate senden wir Ihnen eine kurze Nachricht mit einem Link zum Bezahlen. ${early}`,
  ),
  'plan.declined': words(
    'Zum Ratenplan für {{ invoices.named }}',
    'danke, dass Sie mit uns über {{ invoices.named }} gesprochen haben. Den Plan, wie er zuletzt stand, {{ plan.total }} in {{ plan.count }} Raten, können wir so nicht vereinbaren.',
    message,
    'Auf der Seite der Rechnung können Sie andere Raten oder einen anderen Tag vorschlagen; oder antworten Sie auf diese E-Mail, und wir sprechen darüber.',
  ),
  'plan.expired': words(
    'Das Angebot für {{ invoices.named }} ist abgelaufen',
    'das Angebot, {{ plan.total }} für {{ invoices.named }} in {{ plan.count }} Raten zu bezahlen, galt bis {{ plan.answer_by }}; in dieser Zeit haben wir uns nicht geeinigt.',
    'Damit ist nichts verloren: Wenn Ihnen Raten weiterhin helfen, schlagen Sie auf der Seite der Rechnung gern wieder einen Plan vor, oder antworten Sie auf diese E-Mail.',
  ),
  'plan.extended': words(
    'Mehr Zeit für Rate {{ instalment.number }} von {{ plan.count }}',
    `${part}, {{ instalment.amount }}, darf nun bis {{ instalment.due_on }} kommen. Danke, dass Sie darüber mit uns in Verbindung geblieben sind.`,
    message,
    'Die Seite der Rechnung zeigt den ganzen Plan, wie er jetzt steht.',
  ),
  'plan.ended': words(
    'Der Ratenplan für {{ invoices.named }} ist beendet',
    'der Plan, den wir für {{ invoices.named }} vereinbart hatten, ist beendet. Von {{ plan.total }} sind {{ plan.remaining }} offen; danke für das, was Sie bezahlt haben.',
    message,
    'Auf der Seite der Rechnung können Sie bezahlen, was offen ist, oder uns sagen, was stattdessen möglich wäre. Eine Antwort auf diese E-Mail ist genauso gut.',
  ),
  'plan.instalment_upcoming': words(
    'Rate {{ instalment.number }} von {{ plan.count }} ist am {{ instalment.due_on }} fällig',
    `${part}, {{ instalment.amount }}, ist am {{ instalment.due_on }} fällig. Der Link unten führt direkt dorthin; falls sie schon unterwegs ist, müssen Sie nichts tun.`,
    early,
  ),
  'plan.instalment_due': words(
    'Rate {{ instalment.number }} von {{ plan.count }} ist am {{ instalment.due_on }} fällig',
    `${part}, {{ instalment.amount }}, ist am {{ instalment.due_on }} fällig. Auf der Seite der Rechnung ist sie in einer Minute bezahlt.`,
    help,
  ),
  'plan.instalment_missed': words(
    'Rate {{ instalment.number }} von {{ plan.count }} für {{ invoices.named }}',
    `${part}, {{ instalment.amount }}, war am {{ instalment.due_on }} fällig, und wir haben sie noch nicht gesehen. Vielleicht ist sie untergegangen; auf der Seite der Rechnung ist sie in einer Minute bezahlt.`,
    help,
  ),
  'plan.instalment_missed_again': words(
    'Rate {{ instalment.number }} von {{ plan.count }}: Können wir helfen?',
    `${part}, {{ instalment.amount }}, war am {{ instalment.due_on }} fällig und ist weiterhin offen. Vom Plan bleiben insgesamt {{ plan.remaining }}.`,
    'Sobald sie bezahlt ist, geht der Plan weiter wie vereinbart. Wenn ein anderer Tag besser passt, nennen Sie uns bitte einen; solange wir von Ihnen hören, können wir gemeinsam nach einem Weg suchen.',
  ),
  'plan.autopay_notice': words(
    '{{ instalment.amount }} werden am {{ instalment.due_on }} eingezogen',
    `${part}, {{ instalment.amount }}, wird am {{ instalment.due_on }}{% if autopay.label %} von {{ autopay.label }}{% endif %} eingezogen, wie Sie es vereinbart haben. Sie müssen nichts tun.`,
    'Wenn Sie lieber anders bezahlen oder das automatische Zahlen ganz beenden möchten, können Sie das bis dahin auf der Seite der Rechnung tun.',
  ),
  'plan.autopay_action': words(
    'Ihre Bank bittet um Bestätigung: Rate {{ instalment.number }} von {{ plan.count }}',
    `${part}, {{ instalment.amount }}, konnte ohne Sie nicht{% if autopay.label %} von {{ autopay.label }}{% endif %} eingezogen werden: Ihre Bank möchte, dass Sie die Zahlung selbst bestätigen. Es wurde nichts abgebucht.`,
    'Der Link unten führt zur Seite der Rechnung; dort ist die Rate in einer Minute bezahlt und bei Ihrer Bank bestätigt.',
  ),
  'plan.autopay_failed': words(
    'Rate {{ instalment.number }} von {{ plan.count }} konnte nicht eingezogen werden',
    `${part}, {{ instalment.amount }}, konnte nicht{% if autopay.label %} von {{ autopay.label }}{% endif %} eingezogen werden. Es wurde nichts abgebucht, und Sie müssen es nicht erklären.`,
    '{{ plan.message }}',
    'Auf der Seite der Rechnung können Sie sie anders bezahlen oder für die folgenden Raten eine andere Karte oder ein anderes Konto wählen. Wenn der Tag nicht passt, antworten Sie auf diese E-Mail.',
  ),
  'plan.autopay_stopped': words(
    'Das automatische Zahlen für {{ invoices.named }} ist beendet',
    'die Raten für {{ invoices.named }} werden nicht mehr von selbst{% if autopay.label %} von {{ autopay.label }}{% endif %} eingezogen. Der Plan selbst gilt weiter wie vereinbart.',
    'Es bleiben {{ plan.remaining }}. Einige Tage vor jeder Rate senden wir Ihnen eine kurze Nachricht mit einem Link zum Bezahlen.',
  ),
}
