import type { AnswerWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const rests = 'ruhen unsere Erinnerungen an diese Rechnung'

export const answers: AnswerWords = {
  'answer.promise': words(
    'Notiert: {{ answer.amount }} bis {{ answer.on }}',
    'danke, dass Sie einen Tag genannt haben. Wir haben notiert, dass {{ answer.amount }} für Rechnung {{ invoice.number }} bis {{ answer.on }} bezahlt werden.',
    `Bis dahin und zwei Werktage darüber hinaus ${rests}.`,
    'Wenn etwas dazwischenkommt, sagen Sie es uns bitte auf der Seite der Rechnung; wir finden lieber mit Ihnen einen anderen Weg.',
  ),
  'answer.already_paid': words(
    'Vielen Dank: Wir suchen nach Ihrer Zahlung',
    'danke für Ihre Nachricht. Wir haben {{ answer.amount }}{% if answer.method %} {{ answer.method }}{% endif %} vom {{ answer.on }} für Rechnung {{ invoice.number }} notiert und suchen nun danach.',
    `In den nächsten fünf Werktagen ${rests}. Sobald wir die Zahlung gefunden haben, schreiben wir Ihnen.`,
    'Wenn es einen Beleg oder einen Verwendungszweck gibt, der uns hilft, antworten Sie bitte damit.',
  ),
  'answer.wrong_person': words(
    'Danke für den Hinweis auf die richtige Person',
    'danke, dass Sie uns gesagt haben, dass Rechnung {{ invoice.number }} nicht bei Ihnen liegt; bitte entschuldigen Sie die Mühe.',
    '{% if answer.name %}Sie haben {{ answer.name }} genannt. Bei uns sieht es sich zuerst jemand an; vorher wird dorthin nichts geschickt.{% else %}Bei uns geht dem nun jemand nach.{% endif %}',
    'Bis dahin ruhen unsere Erinnerungen.',
  ),
  'answer.extension_asked': words(
    'Ihr Wunsch nach mehr Zeit ist angekommen',
    'danke für Ihre Nachricht. Sie möchten für Rechnung {{ invoice.number }}, von der {{ invoice.open }} offen sind, Zeit bis {{ answer.on }}.',
    `Bei uns liest es jemand und antwortet innerhalb von fünf Werktagen. Bis dahin ${rests}.`,
  ),
  'answer.extension_granted': words(
    'Sie haben Zeit bis {{ answer.on }}',
    'danke, dass Sie mit uns gesprochen haben. Rechnung {{ invoice.number }} hat Zeit bis {{ answer.on }}; offen sind {{ invoice.open }}.',
    '{{ answer.message }}',
    `Bis dahin und zwei Werktage darüber hinaus ${rests}. Auf ihrer Seite können Sie jederzeit auch früher oder in Teilen bezahlen.`,
  ),
  'answer.extension_declined': words(
    'Zu Ihrem Wunsch nach mehr Zeit für Rechnung {{ invoice.number }}',
    'danke für Ihre Anfrage. Wir haben uns Ihren Wunsch nach mehr Zeit für Rechnung {{ invoice.number }} angesehen; leider können wir sie diesmal nicht geben.',
    '{{ answer.message }}',
    'Vielleicht hilft es, in Teilen zu bezahlen: Auf der Seite der Rechnung können Sie Raten vorschlagen oder um einen Anruf bitten. Offen sind {{ invoice.open }}.',
  ),
  'answer.call_back': words(
    'Wir rufen Sie zu Rechnung {{ invoice.number }} an',
    'danke für Ihre Nachricht. Wir rufen Sie{% if answer.on %} am {{ answer.on }}{% endif %}{% if answer.phone %} unter {{ answer.phone }}{% endif %} zu Rechnung {{ invoice.number }} an.',
    `Bis wir gesprochen haben, ${rests}. Wenn Ihnen eine andere Zeit oder Nummer besser passt, antworten Sie einfach damit.`,
  ),
  'answer.preferences': words(
    'Ihre Wünsche sind gespeichert',
    'danke, dass Sie uns sagen, wie es Ihnen recht ist. Auf der Seite von Rechnung {{ invoice.number }} wurde geändert{% if answer.changes %}: {{ answer.changes }}{% else %}, was Sie angegeben haben{% endif %}.',
    'Das gilt ab jetzt und lässt sich dort jederzeit wieder ändern.',
    'Wenn es weder Sie noch jemand von Ihnen war, antworten Sie bitte auf diese E-Mail.',
  ),
  code: words(
    'Ihr Code für alle Ihre Rechnungen bei {{ business.name }}',
    'Ihr Code lautet {{ code }}. Er öffnet die Seite mit all Ihren Rechnungen bei {{ business.name }}, in dem Browser, in dem Sie ihn angefordert haben, und gilt {{ minutes }} Minuten.',
    'Wenn nicht Sie ihn angefordert haben, ist nichts zu tun: Ohne diese E-Mail nützt der Code niemandem. Bitte geben Sie ihn nicht weiter; wir fragen nie danach.',
  ),
}
