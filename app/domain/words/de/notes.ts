import type { NoteWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const are = '{% if invoices.count > 1 %}sind{% else %}ist{% endif %}'
const arrived = 'Ihre Zahlung von {{ payment.amount }} ist {{ payment.arrived }} eingegangen'
const onRecord = 'Die Zahlung ist auf der Seite der Rechnung vermerkt, wann immer Sie es brauchen.'
const leftOver = '{{ left_over_sentence }}'
const spoke =
  'vielen Dank für das Gespräch am {{ call.on }} zu Rechnung {{ invoice.number }}{% if call.with %} mit {{ call.with }}{% endif %}. Hier ist, was ich notiert habe, damit wir beide es schriftlich haben.'
const page = 'Die Seite der Rechnung zeigt, was offen ist; dort lässt sich alles begleichen oder fragen.'
const corrections = 'Wenn ich etwas anders verstanden habe als Sie, antworten Sie bitte und berichtigen Sie mich.'

export const notes: NoteWords = {
  'thank_you.early': words(
    `Vielen Dank: {{ invoices.named }} ${are} bezahlt`,
    `${arrived}, deutlich vor der Zeit. Danke, dass Sie so früh bezahlt haben, und für die Zusammenarbeit.`,
    leftOver,
    onRecord,
  ),
  'thank_you.on_time': words(
    `Vielen Dank: {{ invoices.named }} ${are} bezahlt`,
    `${arrived}. Danke für die pünktliche Zahlung und für die Zusammenarbeit.`,
    leftOver,
    onRecord,
  ),
  'thank_you.late': words(
    `Vielen Dank: {{ invoices.named }} ${are} beglichen`,
    `${arrived}; {{ invoices.named }} ${are} damit beglichen. Danke, dass Sie sich darum gekümmert haben.`,
    leftOver,
    onRecord,
  ),
  'thank_you.partial': words(
    'Vielen Dank: {{ payment.amount }} für {{ invoices.named }} erhalten',
    `${arrived}. Danke; sie ist für {{ invoices.named }} vermerkt, und {{ payment.remaining }} bleiben.`,
    leftOver,
    'Die Seite der Rechnung zeigt, was bezahlt ist und was bleibt, wann immer Sie es brauchen.',
  ),
  'thank_you.instalment': words(
    'Vielen Dank: {{ plan.instalment }} Rate erhalten',
    `${arrived}. Danke; es ist die {{ plan.instalment }} von {{ plan.count }} Raten für {{ invoices.named }}. {{ next_sentence }}`,
    leftOver,
    'Die Seite der Rechnung zeigt den ganzen Plan, wann immer Sie ihn brauchen.',
  ),
  'thank_you.final': words(
    `Vielen Dank: {{ invoices.named }} ${are} beglichen`,
    `${arrived} und ist der letzte Teil: {{ invoices.named }} ${are} beglichen. Danke, dass Sie es zu Ende gebracht haben.`,
    leftOver,
    onRecord,
  ),
  'thank_you.plan_complete': words(
    'Vielen Dank: Der Ratenplan für {{ invoices.named }} ist abgeschlossen',
    `${arrived}. Es war die letzte von {{ plan.count }} Raten, und {{ invoices.named }} ${are} beglichen. Danke, dass Sie sich an unsere Vereinbarung gehalten haben.`,
    leftOver,
    onRecord,
  ),
  'thank_you.after_dispute': words(
    `Vielen Dank: {{ invoices.named }} ${are} beglichen`,
    `${arrived}; {{ invoices.named }} ${are} damit beglichen. Danke, dass Sie uns gesagt haben, was nicht stimmte, und es mit uns geklärt haben.`,
    leftOver,
    onRecord,
  ),
  'call_summary.reached': words(
    'Unser Gespräch zu Rechnung {{ invoice.number }}',
    spoke,
    '{{ call.summary }}',
    `Offen sind jetzt {{ invoice.open }}. ${page}`,
    corrections,
  ),
  'call_summary.no_answer': words(
    'Ich habe versucht, Sie zu Rechnung {{ invoice.number }} zu erreichen',
    'am {{ call.on }} habe ich wegen Rechnung {{ invoice.number }} angerufen, von der {{ invoice.open }} offen sind, und konnte Sie nicht erreichen.',
    '{% if call.back_on %}Ich versuche es am {{ call.back_on }} noch einmal; wenn Ihnen eine andere Zeit besser passt, antworten Sie einfach.{% else %}Wenn Sie mir eine Zeit nennen, die Ihnen passt, rufe ich dann an; eine kurze Antwort ist ebenso gut.{% endif %}',
    page,
  ),
  'call_summary.wrong_person': words(
    'Wer kümmert sich um Rechnung {{ invoice.number }}?',
    'vielen Dank für das Gespräch am {{ call.on }}. Ich habe erfahren, dass Rechnung {{ invoice.number }} nicht bei Ihnen liegt; bitte entschuldigen Sie die Störung.',
    'Wenn Sie mir mit dem Namen der zuständigen Person antworten könnten, schreiben wir künftig dorthin. {{ call.summary }}',
  ),
  'call_summary.promised': words(
    'Unser Gespräch zu Rechnung {{ invoice.number }}: Zahlung bis {{ promise.on }}',
    spoke,
    'Sie haben mir gesagt, dass {{ promise.amount }} bis {{ promise.on }} bezahlt werden. Bis dahin ruhen unsere Erinnerungen. Danke, dass Sie einen Tag genannt haben.',
    '{{ call.summary }}',
    `${page} ${corrections}`,
  ),
  'call_summary.disputes': words(
    'Unser Gespräch zu Rechnung {{ invoice.number }}: Ihre Frage',
    spoke,
    'Sie haben mir gesagt, dass etwas an der Rechnung nicht stimmt. Was Sie in Frage stellen, ruht, bis wir geantwortet haben.',
    '{{ call.summary }}',
    `Wenn es ein Papier oder ein Bild gibt, das uns hilft, antworten Sie bitte damit. ${corrections}`,
  ),
  'call_summary.asks_for_plan': words(
    'Unser Gespräch zu Rechnung {{ invoice.number }}: Zahlung in Teilen',
    spoke,
    'Sie möchten die {{ invoice.open }} in Teilen bezahlen. Auf der Seite der Rechnung können Sie die Zahl der Raten und den ersten Tag vorschlagen; wir antworten, sobald wir können.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.refuses': words(
    'Unser Gespräch zu Rechnung {{ invoice.number }}',
    spoke,
    'Ich habe notiert, dass Sie die {{ invoice.open }} derzeit lieber nicht bezahlen möchten. Wenn es einen Grund gibt, den wir kennen sollten, antworten Sie bitte damit, und wir prüfen ihn vor allem anderen.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.call_back': words(
    'Unser Gespräch zu Rechnung {{ invoice.number }}: Ich rufe wieder an',
    'vielen Dank, dass Sie am {{ call.on }} den Anruf zu Rechnung {{ invoice.number }} angenommen haben. {% if call.back_on %}Wie besprochen rufe ich am {{ call.back_on }} wieder an.{% else %}Wie besprochen rufe ich wieder an.{% endif %} Wenn Ihnen eine andere Zeit besser passt, antworten Sie einfach.',
    '{{ call.summary }}',
    `Offen sind jetzt {{ invoice.open }}. ${page}`,
  ),
  payment_problem: words(
    'Ihre Zahlung für Rechnung {{ invoice.number }} ist nicht zustande gekommen',
    'Ihre Zahlung von {{ payment.amount }} für Rechnung {{ invoice.number }} war unterwegs, und Ihre Bank hat uns nun mitgeteilt, dass sie nicht ausgeführt werden konnte. Von Ihrem Konto wurde nichts abgebucht.',
    'Das hat viele mögliche Gründe, und Sie müssen nichts erklären. Wenn es Ihnen passt, können Sie es auf der Seite der Rechnung noch einmal versuchen oder einen anderen Weg wählen.',
    'Wenn etwas anderes helfen würde, antworten Sie bitte auf diese E-Mail. Danke für Ihre Mühe.',
  ),
  link: words(
    'Ihr Link zu Rechnung {{ invoice.number }}',
    'hier ist der Link zu Rechnung {{ invoice.number }}, der auf unserer Seite angefordert wurde. Er zeigt die Rechnung, was offen ist und wie Sie bezahlen können.',
    'Wenn nicht Sie ihn angefordert haben, ist nichts zu tun: Der Link ging nur an diese Adresse.',
  ),
}
