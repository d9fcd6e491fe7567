import type { NoteWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const the = '{% if invoices.count > 1 %}les{% else %}la{% endif %} {{ invoices.named }}'
const paid = '{% if invoices.count > 1 %}sont réglées{% else %}est réglée{% endif %}'
const settled = '{% if invoices.count > 1 %}sont soldées{% else %}est soldée{% endif %}'
const arrived = 'Votre règlement de {{ payment.amount }} est arrivé {{ payment.arrived }}'
const onRecord = 'Le règlement est consigné sur la page de la facture, si vous en avez besoin.'
const leftOver = '{{ left_over_sentence }}'
const spoke =
  'Merci pour l’échange du {{ call.on }} au sujet de la facture {{ invoice.number }}{% if call.with %} avec {{ call.with }}{% endif %}. Voici ce que j’ai noté, pour que nous l’ayons tous deux par écrit.'
const page = 'La page de la facture montre ce qui reste ouvert ; tout peut y être réglé ou demandé.'
const corrections = 'Si j’ai compris quelque chose autrement que vous, répondez-moi et corrigez-moi.'

export const notes: NoteWords = {
  'thank_you.early': words(
    `Merci : ${the} ${paid}`,
    `${arrived}, bien en avance. Merci d’avoir réglé si tôt, et de travailler avec nous.`,
    leftOver,
    onRecord,
  ),
  'thank_you.on_time': words(
    `Merci : ${the} ${paid}`,
    `${arrived}. Merci d’avoir réglé à temps, et de travailler avec nous.`,
    leftOver,
    onRecord,
  ),
  'thank_you.late': words(
    `Merci : ${the} ${settled}`,
    `${arrived}, et ${the} ${settled}. Merci de vous en être occupé.`,
    leftOver,
    onRecord,
  ),
  'thank_you.partial': words(
    `Merci : nous avons reçu {{ payment.amount }} pour ${the}`,
    `${arrived}. Merci ; il est noté pour ${the}, et il reste {{ payment.remaining }}.`,
    leftOver,
    'La page de la facture montre ce qui est réglé et ce qui reste, si vous en avez besoin.',
  ),
  'thank_you.instalment': words(
    'Merci : {{ plan.instalment }} versement reçu',
    `${arrived}. Merci ; c’est le {{ plan.instalment }} de {{ plan.count }} versements pour ${the}. {{ next_sentence }}`,
    leftOver,
    'La page de la facture montre tout l’échéancier, si vous en avez besoin.',
  ),
  'thank_you.final': words(
    `Merci : ${the} ${settled}`,
    `${arrived} et c’est la dernière partie : ${the} ${settled}. Merci d’être allé jusqu’au bout.`,
    leftOver,
    onRecord,
  ),
  'thank_you.plan_complete': words(
    `Merci : l’échéancier pour ${the} est terminé`,
    `${arrived}. C’était le dernier de {{ plan.count }} versements, et ${the} ${settled}. Merci d’avoir tenu ce que nous avions convenu.`,
    leftOver,
    onRecord,
  ),
  'thank_you.after_dispute': words(
    `Merci : ${the} ${settled}`,
    `${arrived}, et ${the} ${settled}. Merci de nous avoir dit ce qui n’allait pas et de l’avoir éclairci avec nous.`,
    leftOver,
    onRecord,
  ),
  'call_summary.reached': words(
    'Notre échange au sujet de la facture {{ invoice.number }}',
    spoke,
    '{{ call.summary }}',
    `Le montant ouvert est de {{ invoice.open }}. ${page}`,
    corrections,
  ),
  'call_summary.no_answer': words(
    'J’ai essayé de vous joindre au sujet de la facture {{ invoice.number }}',
    'J’ai appelé le {{ call.on }} au sujet de la facture {{ invoice.number }}, dont {{ invoice.open }} restent ouverts, et n’ai pas pu vous joindre.',
    '{% if call.back_on %}Je réessaierai le {{ call.back_on }} ; si un autre moment vous convient mieux, indiquez-le en réponse.{% else %}Si vous m’indiquez un moment qui vous convient, j’appellerai alors ; une courte réponse convient aussi.{% endif %}',
    page,
  ),
  'call_summary.wrong_person': words(
    'Qui s’occupe de la facture {{ invoice.number }} ?',
    'Merci pour l’échange du {{ call.on }}. J’ai appris que la facture {{ invoice.number }} n’est pas de votre ressort ; veuillez excuser le dérangement.',
    'Si vous pouvez répondre avec le nom de la personne qui s’en occupe, nous lui écrirons désormais. {{ call.summary }}',
  ),
  'call_summary.promised': words(
    'Notre échange au sujet de la facture {{ invoice.number }} : règlement d’ici le {{ promise.on }}',
    spoke,
    'Vous m’avez dit que {{ promise.amount }} seront réglés d’ici le {{ promise.on }}. D’ici là, nos rappels sont en pause. Merci d’avoir indiqué un jour.',
    '{{ call.summary }}',
    `${page} ${corrections}`,
  ),
  'call_summary.disputes': words(
    'Notre échange au sujet de la facture {{ invoice.number }} : votre question',
    spoke,
    'Vous m’avez dit que quelque chose n’est pas correct dans la facture. Ce qui fait l’objet de votre question reste en attente jusqu’à notre réponse.',
    '{{ call.summary }}',
    `Si un document ou une image peut nous aider, joignez-le à votre réponse. ${corrections}`,
  ),
  'call_summary.asks_for_plan': words(
    'Notre échange au sujet de la facture {{ invoice.number }} : un paiement en plusieurs fois',
    spoke,
    'Vous souhaitez régler les {{ invoice.open }} en plusieurs fois. Sur la page de la facture, vous pouvez proposer le nombre de versements et le premier jour ; nous répondons dès que possible.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.refuses': words(
    'Notre échange au sujet de la facture {{ invoice.number }}',
    spoke,
    'J’ai noté que vous préférez, en l’état, ne pas régler les {{ invoice.open }}. S’il y a une raison que nous devrions connaître, répondez-nous, et nous l’examinerons avant toute autre chose.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.call_back': words(
    'Notre échange au sujet de la facture {{ invoice.number }} : je rappellerai',
    'Merci d’avoir pris l’appel du {{ call.on }} au sujet de la facture {{ invoice.number }}. {% if call.back_on %}Comme convenu, je rappellerai le {{ call.back_on }}.{% else %}Comme convenu, je rappellerai.{% endif %} Si un autre moment vous convient mieux, indiquez-le en réponse.',
    '{{ call.summary }}',
    `Le montant ouvert est de {{ invoice.open }}. ${page}`,
  ),
  payment_problem: words(
    'Votre règlement de la facture {{ invoice.number }} n’a pas abouti',
    'Votre règlement de {{ payment.amount }} pour la facture {{ invoice.number }} était en route, et votre banque vient de nous dire qu’il n’a pas pu être effectué. Rien n’a été débité de votre compte.',
    'Cela arrive pour bien des raisons, et vous n’avez pas à l’expliquer. Quand cela vous convient, la page de la facture vous permet de réessayer ou de choisir un autre moyen de paiement.',
    'Si autre chose pouvait vous aider, répondez à ce message. Merci pour votre peine.',
  ),
  link: words(
    'Votre lien vers la facture {{ invoice.number }}',
    'Voici le lien vers la facture {{ invoice.number }} demandé sur notre page. Il montre la facture, ce qui reste ouvert et comment régler.',
    'Si ce n’est pas vous qui l’avez demandé, il n’y a rien à faire : le lien n’a été envoyé qu’à cette adresse.',
  ),
}
