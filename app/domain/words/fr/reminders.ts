import type { ReminderWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const dueSince = 'La facture {{ invoice.number }} est arrivée à échéance le {{ invoice.due_on }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const ask =
  'Si nous n’avons ni règlement ni accord d’ici le {{ answer_by }}, notre prochaine étape sera de {{ next_step }}. Nous préférerions de beaucoup régler cela avec vous.'

export const reminders: ReminderWords = {
  'reminder.courtesy': words(
    'La facture {{ invoice.number }} {{ invoice.falls_due }}',
    '{{ work_sentence }} {{ history_sentence }}',
    'Un petit mot : la facture {{ invoice.number }} de {{ invoice.amount }} {{ invoice.falls_due }}. {{ discount_sentence }} Si le règlement est déjà en route, il n’y a rien à faire.',
  ),
  'reminder.due_today': words(
    'La facture {{ invoice.number }} {{ invoice.falls_due }}',
    'La facture {{ invoice.number }} de {{ invoice.amount }} {{ invoice.falls_due }}. Vous pouvez la voir et la régler en une minute sur sa page. {{ discount_sentence }}',
    'Si le règlement est déjà en route, merci ; il n’y a rien d’autre à faire.',
  ),
  'reminder.day_after': words(
    'Avez-vous bien reçu la facture {{ invoice.number }} ?',
    'La facture {{ invoice.number }} de {{ invoice.amount }} {{ invoice.falls_due }} et nous n’avons pas encore vu de règlement. Elle a pu passer inaperçue ou arriver sur le mauvais bureau : dans ce cas, une courte réponse nous dira à qui écrire.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'Si le règlement est déjà en route, merci ; ne tenez pas compte de ce mot.',
  ),
  'reminder.first_follow_up': words(
    'Au sujet de la facture {{ invoice.number }}',
    'La facture {{ invoice.number }} de {{ invoice.amount }} est arrivée à échéance le {{ invoice.due_on }} et reste ouverte dans nos livres. {{ promise_sentence }}',
    charges,
    'Si quelque chose n’est pas clair, ou si un paiement en plusieurs fois vous aiderait, répondez-nous et dites-le-nous ; nous préférons trouver une solution avec vous.',
    'Sinon, vous pouvez la régler sur sa page en une minute. {{ history_sentence }}',
  ),
  'reminder.second_follow_up': words(
    'La facture {{ invoice.number }} est échue depuis {{ invoice.late_for }}',
    `${dueSince}. Le montant ouvert est de {{ invoice.open }}. {{ promise_sentence }}`,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}Si le montant total est difficile en ce moment, un échéancier avec de plus petits montants convient très bien : répondez avec ce qui vous arrange.{% endunless %}',
    'Si quelque chose n’est pas correct dans la facture, dites-le-nous, et nous l’examinerons avant toute autre chose.',
  ),
  'reminder.third_follow_up': words(
    'Facture {{ invoice.number }} : pouvons-nous en parler cette semaine ?',
    `${dueSince} et {{ invoice.open }} restent ouverts. Nous vous avons écrit quelques fois et aimerions avoir de vos nouvelles. {{ promise_sentence }}`,
    charges,
    '{{ call_sentence }}',
    'Un paiement en plusieurs fois, une date plus tardive, une question sur la facture : chacune de ces réponses est bonne.',
  ),
  'reminder.final_demand': words(
    'Facture {{ invoice.number }} : dernier avis, merci de répondre d’ici le {{ answer_by }}',
    `${dueSince} et {{ invoice.open }} restent ouverts. {{ promise_sentence }}`,
    charges,
    'Si un règlement complet n’est pas possible, répondez avec un échéancier ou une date qui vous convient. Si quelque chose est inexact dans la facture, dites-le-nous, et elle restera en attente jusqu’à ce que ce soit éclairci.',
    ask,
  ),
  'reminder.courtesy.digest': words(
    'Les factures {{ invoices.numbers }} arrivent bientôt à échéance',
    'Merci de travailler avec nous. {{ history_sentence }}',
    'Un petit mot : les factures {{ invoices.numbers }} arrivent bientôt à échéance, {{ invoices.open }} au total ; la liste ci-dessous indique leurs dates. {{ discount_sentence }} Si le règlement est déjà en route, il n’y a rien à faire.',
  ),
  'reminder.due_today.digest': words(
    'Les factures {{ invoices.numbers }} arrivent à échéance',
    'Les factures {{ invoices.numbers }} arrivent à échéance ces jours-ci, {{ invoices.open }} au total ; la liste ci-dessous indique leurs dates. Vous pouvez voir chacune et la régler en une minute sur sa page. {{ discount_sentence }}',
    'Si le règlement est déjà en route, merci ; il n’y a rien d’autre à faire.',
  ),
  'reminder.day_after.digest': words(
    'Avez-vous bien reçu les factures {{ invoices.numbers }} ?',
    'Les factures {{ invoices.numbers }}, {{ invoices.open }} au total, sont arrivées à échéance et nous n’avons pas encore vu de règlement. Elles ont pu passer inaperçues ou arriver sur le mauvais bureau : dans ce cas, une courte réponse nous dira à qui écrire.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'Si le règlement est déjà en route, merci ; ne tenez pas compte de ce mot.',
  ),
  'reminder.first_follow_up.digest': words(
    'Au sujet des factures {{ invoices.numbers }}',
    'Les factures {{ invoices.numbers }} sont arrivées à échéance et {{ invoices.open }} restent ouverts dans nos livres. {{ promise_sentence }}',
    charges,
    'Si quelque chose n’est pas clair, ou si un paiement en plusieurs fois vous aiderait, répondez-nous et dites-le-nous ; nous préférons trouver une solution avec vous.',
    'Sinon, vous pouvez régler chacune sur sa page en une minute. {{ history_sentence }}',
  ),
  'reminder.second_follow_up.digest': words(
    'Factures {{ invoices.numbers }} : {{ invoices.open }} à régler au total',
    'Les factures {{ invoices.numbers }} sont arrivées à échéance, la première le {{ invoice.due_on }}. Le montant ouvert est de {{ invoices.open }}. {{ promise_sentence }}',
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}Si le montant total est difficile en ce moment, un échéancier pour l’ensemble convient très bien : répondez avec ce qui vous arrange.{% endunless %}',
    'Si quelque chose n’est pas correct dans l’une d’elles, dites-le-nous, et nous l’examinerons avant toute autre chose.',
  ),
  'reminder.third_follow_up.digest': words(
    'Factures {{ invoices.numbers }} : pouvons-nous en parler cette semaine ?',
    'Les factures {{ invoices.numbers }} sont arrivées à échéance, la première le {{ invoice.due_on }}, et {{ invoices.open }} restent ouverts. Nous vous avons écrit quelques fois et aimerions avoir de vos nouvelles. {{ promise_sentence }}',
    charges,
    '{{ call_sentence }}',
    'Un paiement en plusieurs fois, une date plus tardive, une question sur une facture : chacune de ces réponses est bonne.',
  ),
  'reminder.final_demand.digest': words(
    'Factures {{ invoices.numbers }} : dernier avis, merci de répondre d’ici le {{ answer_by }}',
    'Les factures {{ invoices.numbers }} sont arrivées à échéance, la première le {{ invoice.due_on }}, et {{ invoices.open }} restent ouverts. {{ promise_sentence }}',
    charges,
    'Si un règlement complet n’est pas possible, répondez avec un échéancier ou une date qui vous convient. Si quelque chose est inexact dans une facture, dites-le-nous, et elle restera en attente jusqu’à ce que ce soit éclairci.',
    ask,
  ),
  'promise.missed': words(
    '',
    'Nous avions noté un règlement pour le {{ promise.on }} et ne l’avons pas encore vu ; s’il faut un peu plus de temps, une nouvelle date nous convient.',
  ),
}
