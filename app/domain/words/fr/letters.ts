import type { LetterWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const stillOpen =
  'Notre facture {{ invoice.number }} est arrivée à échéance le {{ invoice.due_on }} et {{ invoice.open }} restent ouverts. {{ promise_sentence }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const page = 'Les moyens de la régler figurent ci-dessous.'

export const letters: LetterWords = {
  'letter.first_follow_up': words(
    'Facture {{ invoice.number }}, échue le {{ invoice.due_on }}',
    'Notre facture {{ invoice.number }} de {{ invoice.amount }} est arrivée à échéance le {{ invoice.due_on }} et reste ouverte dans nos livres. {{ promise_sentence }}',
    charges,
    'Si quelque chose n’est pas clair, ou si un paiement en plusieurs fois vous aiderait, écrivez-nous ou appelez-nous ; nous préférons trouver une solution avec vous.',
    `${page} Si le règlement est déjà en route, merci.`,
  ),
  'letter.second_follow_up': words(
    'La facture {{ invoice.number }} est échue depuis {{ invoice.late_for }}',
    stillOpen,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    'Si le montant total est difficile en ce moment, un échéancier avec de plus petits montants convient très bien : écrivez-nous ou appelez-nous. Si quelque chose n’est pas correct dans la facture, dites-le-nous, et nous l’examinerons avant toute autre chose.',
    page,
  ),
  'letter.third_follow_up': words(
    'Facture {{ invoice.number }} : nous aimerions avoir de vos nouvelles',
    `${stillOpen} Nous vous avons écrit quelques fois et aimerions avoir de vos nouvelles.`,
    charges,
    'Un paiement en plusieurs fois, une date plus tardive, une question sur la facture : chacune de ces réponses est bonne. Écrivez-nous ou appelez-nous quand cela vous convient.',
    page,
  ),
  'letter.final_demand': words(
    'Facture {{ invoice.number }} : dernier avis, merci de répondre d’ici le {{ answer_by }}',
    stillOpen,
    charges,
    'Si un règlement complet n’est pas possible, écrivez-nous ou appelez-nous avec un échéancier ou une date qui vous convient. Si quelque chose est inexact dans la facture, dites-le-nous, et elle restera en attente jusqu’à ce que ce soit éclairci.',
    'Si nous n’avons ni règlement ni accord d’ici le {{ answer_by }}, notre prochaine étape sera de {{ next_step }}. Nous préférerions de beaucoup régler cela avec vous.',
  ),
  'letter.letter_of_demand': words(
    'Mise en demeure pour la facture {{ invoice.number }}, {{ invoice.open }}',
    stillOpen,
    'La créance repose sur la facture jointe. Elle a été émise pour {{ invoice.total }}{% if invoice.description %} ({{ invoice.description }}){% endif %}. {{ fees_sentence }} {{ held_sentence }}',
    'Merci de régler {{ invoice.open }} d’ici le {{ answer_by }}, ou de répondre d’ici là avec un échéancier ou avec ce que vous contestez et pourquoi.',
    'Si nous n’avons ni règlement ni réponse d’ici le {{ answer_by }}, notre prochaine étape sera de {{ next_step }}. Nous restons disposés à régler cela avec vous d’ici là.',
  ),
}
