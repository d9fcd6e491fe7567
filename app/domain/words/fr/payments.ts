import type { PaymentWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const how = '{% if payment.method %} {{ payment.method }}{% endif %}'

export const payments: PaymentWords = {
  'payment.processing': words(
    'Votre paiement pour la facture {{ invoice.number }} est en route',
    `Merci : votre paiement de {{ payment.amount }}${how} pour la facture {{ invoice.number }} est en route.{% if payment.expected_on %} Il devrait arriver au plus tard le {{ payment.expected_on }}.{% endif %}`,
    'Vous n’avez rien d’autre à faire. D’ici là nos rappels sont suspendus, et nous vous écrirons dès son arrivée.',
  ),
  'payment.verify_bank': words(
    'Facture {{ invoice.number }} : une étape pour confirmer votre compte bancaire',
    'Merci de régler {{ payment.amount }} pour la facture {{ invoice.number }} depuis votre compte bancaire. Avant que le paiement puisse partir, la banque demande que le compte soit confirmé : {% if payment.expected_on %}deux petits dépôts y arrivent au plus tard le {{ payment.expected_on }}.{% else %}deux petits dépôts devraient y être arrivés.{% endif %}',
    'Dès que vous les voyez, la page de la facture vous mène là où leurs montants sont à saisir. Cela prend une minute, et nos rappels sont suspendus d’ici là.',
    'Si un autre moyen de paiement vous convient mieux, vous pouvez le choisir sur la même page. Pour toute question, il suffit de répondre à ce message.',
  ),
  'payment.unfinished': words(
    'Facture {{ invoice.number }} : votre paiement n’a pas été terminé',
    'Vous avez commencé un paiement de {{ payment.amount }} pour la facture {{ invoice.number }}, qui n’a pas été terminé. Rien n’a été prélevé sur votre compte.',
    'S’il y a eu un imprévu, ce n’est pas grave : la page de la facture vous permet de recommencer quand cela vous convient, ou de choisir un autre moyen de paiement.',
    'Si quelque chose n’a pas fonctionné comme prévu, une courte réponse à ce message nous aide à y remédier.',
  ),
  'payment.returned': words(
    'Votre paiement pour la facture {{ invoice.number }} nous est revenu',
    `Votre paiement de {{ payment.amount }}${how} pour la facture {{ invoice.number }} était arrivé, et la banque vient de le reprendre. La facture est de nouveau ouverte de ce montant.`,
    'Cela peut avoir bien des raisons, souvent une simple confusion. Pour l’instant rien n’en découle : nous regardons d’abord ce qu’il en est, et nos rappels sont suspendus entre-temps.',
    'Si vous savez ce qui s’est passé, une courte réponse nous aide. Vous pouvez aussi choisir un autre moyen de paiement sur la page de la facture. Merci de votre aide.',
  ),
  'payment.refunded': words(
    'Nous vous avons remboursé {{ payment.amount }}',
    `Nous vous avons remboursé {{ payment.amount }}${how} pour la facture {{ invoice.number }}.{% if payment.expected_on %} La somme devrait vous parvenir au plus tard le {{ payment.expected_on }}.{% endif %}`,
    'Il n’y a rien à payer à ce titre : la même somme est portée en avoir sur la facture.',
    'Si quelque chose n’est pas clair, répondez simplement à ce message.',
  ),
  'payment.refunded_open': words(
    'Nous vous avons remboursé {{ payment.amount }}',
    `Nous vous avons remboursé {{ payment.amount }}${how} pour la facture {{ invoice.number }}.{% if payment.expected_on %} La somme devrait vous parvenir au plus tard le {{ payment.expected_on }}.{% endif %}`,
    'La facture est de nouveau ouverte de ce montant. Sa page montre ce qui reste ouvert et les moyens de paiement.',
    'Si quelque chose n’est pas clair, répondez simplement à ce message.',
  ),
  'payment.credit_refunded': words(
    'Nous vous avons remboursé {{ payment.amount }}',
    `Nous vous avons remboursé {{ payment.amount }}${how}. Vous aviez payé plus que ce qui était ouvert ; c’était votre crédit chez nous.{% if payment.expected_on %} La somme devrait vous parvenir au plus tard le {{ payment.expected_on }}.{% endif %}`,
    'Vos factures restent telles quelles et il n’y a rien à faire. Si quelque chose n’est pas clair, répondez simplement à ce message.',
  ),
}
