import type { PlanWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{% if plan.message %}Notre message : « {{ plan.message }} »{% endif %}'
const schedule = 'Les échéances : {{ plan.schedule }}.'
const part = 'L’échéance {{ instalment.number }} sur {{ plan.count }} ({{ invoices.named }})'
const early =
  'Vous pouvez régler une partie ou tout ce qui reste quand vous le souhaitez ; il n’y a rien à convenir avant.'
const help =
  'Si quelque chose a changé et que la date ne vous convient pas, dites-le-nous sur la page ou répondez à ce message ; nous préférons trouver une solution avec vous.'

export const plans: PlanWords = {
  'plan.received': words(
    'Nous avons reçu votre proposition ({{ invoices.named }})',
    'Merci de nous avoir dit comment vous aimeriez régler ({{ invoices.named }}). Vous proposez {{ plan.total }} en {{ plan.count }} échéances : {{ plan.schedule }}.',
    'Nous vous répondrons au plus tard le {{ plan.answer_by }}. D’ici là, nos rappels sont suspendus et vous n’avez rien à faire. Sur la page de la facture, vous pouvez modifier ou retirer la proposition.',
  ),
  'plan.countered': words(
    'Une autre offre ({{ invoices.named }})',
    'Merci d’en parler avec nous ({{ invoices.named }}). Voici comment nous pourrions nous accorder : {{ plan.total }} en {{ plan.count }} échéances. {{ plan.schedule }}.',
    message,
    'Sur la page de la facture, vous pouvez accepter ce plan ou proposer autre chose jusqu’au {{ plan.answer_by }}. Tant que nous en parlons, nos rappels sont suspendus.',
  ),
  'plan.accepted': words(
    'Convenu : {{ plan.total }} en {{ plan.count }} échéances ({{ invoices.named }})',
    'Merci d’avoir convenu d’un plan avec nous. {{ plan.total }} sont réglés en {{ plan.count }} échéances ({{ invoices.named }}). Les conditions exactes sont jointes en PDF.',
    schedule,
    `Quelques jours avant chacune, nous vous envoyons un court message avec un lien pour la régler. ${early}`,
  ),
  'plan.declined': words(
    'Au sujet du plan de paiement ({{ invoices.named }})',
    'Merci d’en avoir parlé avec nous ({{ invoices.named }}). Nous ne pouvons pas convenir du plan tel qu’il était, {{ plan.total }} en {{ plan.count }} échéances.',
    message,
    'Sur la page de la facture, vous pouvez proposer d’autres échéances ou une autre date ; ou répondez à ce message et nous en parlons.',
  ),
  'plan.expired': words(
    'L’offre est arrivée à son terme ({{ invoices.named }})',
    'L’offre de régler {{ plan.total }} en {{ plan.count }} échéances ({{ invoices.named }}) tenait jusqu’au {{ plan.answer_by }}, et nous ne sommes pas parvenus à un accord dans ce délai.',
    'Rien n’est perdu : si régler en plusieurs fois vous aide toujours, vous pouvez proposer de nouveau un plan sur la page de la facture, ou répondre à ce message.',
  ),
  'plan.extended': words(
    'Plus de temps pour l’échéance {{ instalment.number }} sur {{ plan.count }}',
    `${part}, de {{ instalment.amount }}, peut désormais arriver jusqu’au {{ instalment.due_on }}. Merci d’être resté en contact avec nous.`,
    message,
    'La page de la facture montre tout le plan tel qu’il est maintenant.',
  ),
  'plan.ended': words(
    'Le plan de paiement a pris fin ({{ invoices.named }})',
    'Le plan dont nous étions convenus ({{ invoices.named }}) a pris fin. Sur {{ plan.total }}, il reste {{ plan.remaining }} ; merci pour ce que vous avez réglé.',
    message,
    'Sur la page de la facture, vous pouvez régler ce qui reste, ou nous dire ce qui serait possible à la place. Une réponse à ce message convient tout aussi bien.',
  ),
  'plan.instalment_upcoming': words(
    'L’échéance {{ instalment.number }} sur {{ plan.count }} est prévue le {{ instalment.due_on }}',
    `${part}, de {{ instalment.amount }}, est prévue le {{ instalment.due_on }}. Le lien ci-dessous y mène directement ; si le règlement est déjà en route, vous n’avez rien à faire.`,
    early,
  ),
  'plan.instalment_due': words(
    'L’échéance {{ instalment.number }} sur {{ plan.count }} est prévue le {{ instalment.due_on }}',
    `${part}, de {{ instalment.amount }}, est prévue le {{ instalment.due_on }}. Vous pouvez la régler en une minute sur la page de la facture.`,
    help,
  ),
  'plan.instalment_missed': words(
    'L’échéance {{ instalment.number }} sur {{ plan.count }} ({{ invoices.named }})',
    `${part}, de {{ instalment.amount }}, était prévue le {{ instalment.due_on }}, et nous ne l’avons pas encore vue. Elle a pu passer inaperçue ; la page de la facture permet de la régler en une minute.`,
    help,
  ),
  'plan.instalment_missed_again': words(
    'L’échéance {{ instalment.number }} sur {{ plan.count }} : pouvons-nous vous aider ?',
    `${part}, de {{ instalment.amount }}, était prévue le {{ instalment.due_on }} et reste ouverte. Il reste en tout {{ plan.remaining }} du plan.`,
    'Dès qu’elle est réglée, le plan continue comme convenu. Si une autre date vous convient mieux, dites-nous laquelle ; tant que nous avons de vos nouvelles, nous pouvons chercher une solution ensemble.',
  ),
  'plan.autopay_notice': words(
    '{{ instalment.amount }} seront prélevés le {{ instalment.due_on }}',
    `${part}, de {{ instalment.amount }}, sera prélevée le {{ instalment.due_on }}{% if autopay.label %} sur {{ autopay.label }}{% endif %}, comme vous l’avez accepté. Vous n’avez rien à faire.`,
    'Si vous préférez la régler autrement, ou mettre fin au paiement automatique, la page de la facture vous le permet jusque-là.',
  ),
  'plan.autopay_action': words(
    'Votre banque vous demande de confirmer l’échéance {{ instalment.number }} sur {{ plan.count }}',
    `${part}, de {{ instalment.amount }}, n’a pas pu être prélevée{% if autopay.label %} sur {{ autopay.label }}{% endif %} sans vous : votre banque souhaite que vous confirmiez le paiement vous-même. Rien n’a été débité.`,
    'Le lien ci-dessous mène à la page de la facture, où vous pouvez la régler et la confirmer auprès de votre banque en une minute.',
  ),
  'plan.autopay_failed': words(
    'L’échéance {{ instalment.number }} sur {{ plan.count }} n’a pas pu être prélevée',
    `${part}, de {{ instalment.amount }}, n’a pas pu être prélevée{% if autopay.label %} sur {{ autopay.label }}{% endif %}. Rien n’a été débité, et vous n’avez pas à l’expliquer.`,
    '{{ plan.message }}',
    'Sur la page de la facture, vous pouvez la régler autrement, ou choisir une autre carte ou un autre compte pour la suite. Si la date ne vous convient pas, répondez à ce message.',
  ),
  'plan.autopay_stopped': words(
    'Le paiement automatique a pris fin ({{ invoices.named }})',
    'Les échéances ({{ invoices.named }}) ne sont plus prélevées automatiquement{% if autopay.label %} sur {{ autopay.label }}{% endif %}. Le plan lui-même continue comme convenu.',
    'Il reste {{ plan.remaining }}. Quelques jours avant chaque échéance, nous vous envoyons un court message avec un lien pour la régler.',
  ),
}
