import type { DisputeWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ dispute.message }}'
const left =
  '{% if invoice.open %}Il reste {{ invoice.open }}, que vous pouvez régler comme auparavant sur la page de la facture.{% else %}Il ne reste rien à payer sur cette facture.{% endif %}'
const otherwise =
  '{% if dispute.answer_by %}Si vous voyez les choses autrement, la page de la facture vous permet de nous le dire jusqu’au {{ dispute.answer_by }} ; nous examinerons de nouveau la question.{% endif %}'

export const disputes: DisputeWords = {
  'dispute.received': words(
    'Votre contestation de la facture {{ invoice.number }} nous est bien parvenue',
    'Merci de nous signaler que quelque chose ne va pas avec la facture {{ invoice.number }}. Ce que vous contestez, {{ dispute.amount }}, est suspendu dès maintenant : rien ne vous sera demandé ni facturé à ce titre tant que la question n’est pas réglée.',
    'Nous vous répondons au plus tard le {{ dispute.answer_by }}. Sur la page de la facture, vous pouvez voir où en sont les choses, nous écrire et ajouter des fichiers.',
    '{% if dispute.rest %}Le reste, {{ dispute.rest }}, n’est pas contesté et peut être réglé comme auparavant.{% endif %}',
  ),
  'dispute.answered': words(
    'Au sujet de votre contestation de la facture {{ invoice.number }}',
    'Merci de votre patience. Nous vous avons écrit au sujet de votre contestation de la facture {{ invoice.number }}.',
    message,
    'Vous pouvez répondre sur la page de la facture, avec des fichiers si c’est utile. Ce que vous contestez reste suspendu jusqu’à ce que la question soit réglée.',
  ),
  'dispute.proposed': words(
    'Notre proposition au sujet de la facture {{ invoice.number }}',
    '{% if corrected.amount %}Merci d’avoir attendu. Nous remplacerions la facture {{ invoice.number }} par une facture corrigée de {{ corrected.amount }}.{% elsif credit.amount %}Merci d’avoir attendu. Nous accorderions un avoir de {{ credit.amount }} sur la facture {{ invoice.number }}.{% else %}Merci d’avoir attendu. Nous avons examiné votre contestation de la facture {{ invoice.number }}, et elle nous paraît juste telle qu’elle est.{% endif %}',
    message,
    'Sur la page de la facture, vous pouvez accepter ou nous dire ce que vous voyez autrement. D’ici là, ce que vous contestez reste suspendu.',
  ),
  'dispute.accepted': words(
    'Nous vous accordons un avoir de {{ credit.amount }} sur la facture {{ invoice.number }}',
    'Merci de nous l’avoir signalé. Vous aviez raison, et nous vous prions de nous excuser pour ce dérangement : {{ credit.amount }} sont portés en avoir sur la facture {{ invoice.number }}{% if credit.number %} ; l’avoir {{ credit.number }} est joint{% endif %}.',
    message,
    left,
  ),
  'dispute.part_credit': words(
    'Nous vous accordons un avoir de {{ credit.amount }} sur la facture {{ invoice.number }}',
    'Merci d’avoir attendu. Nous avons examiné votre contestation de la facture {{ invoice.number }} et vous accordons {{ credit.amount }} ; l’avoir {{ credit.number }} est joint.',
    message,
    left,
    otherwise,
  ),
  'dispute.corrected': words(
    'La facture {{ corrected.number }} remplace la facture {{ invoice.number }}',
    'Merci de nous l’avoir signalé. La facture {{ invoice.number }} est annulée par l’avoir {{ credit.number }}, et la facture {{ corrected.number }} de {{ corrected.amount }} la remplace. Les deux documents sont joints.',
    message,
    'La facture corrigée a sa propre échéance et sa propre page ; l’ancienne ne vous demande plus rien.',
  ),
  'dispute.rejected': words(
    'Notre réponse à votre contestation de la facture {{ invoice.number }}',
    'Merci d’avoir attendu. Nous avons examiné avec soin votre contestation de la facture {{ invoice.number }} et, d’après nos éléments, la facture est juste telle qu’elle est.',
    message,
    '{% if invoice.open %}Il reste {{ invoice.open }}. S’il vous aide de payer en plusieurs fois, la page de la facture vous permet de proposer comment.{% endif %}',
    otherwise,
  ),
  'dispute.withdrawn': words(
    'Votre contestation de la facture {{ invoice.number }} est close',
    'Merci de nous avoir dit que votre contestation de la facture {{ invoice.number }} est éclaircie. Nous l’avons close.',
    '{% if invoice.open %}Il reste {{ invoice.open }} sur la facture, comme auparavant.{% endif %} Si autre chose ne va pas, dites-le-nous à tout moment.',
  ),
}
