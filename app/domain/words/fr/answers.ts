import type { AnswerWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const rests = 'nos rappels concernant cette facture sont en pause'

export const answers: AnswerWords = {
  'answer.promise': words(
    'C’est noté : {{ answer.amount }} d’ici le {{ answer.on }}',
    'Merci d’avoir indiqué un jour. Nous avons noté que {{ answer.amount }} pour la facture {{ invoice.number }} seront réglés d’ici le {{ answer.on }}.',
    `D’ici là, et pendant les deux jours ouvrés qui suivent, ${rests}.`,
    'En cas d’imprévu, dites-le-nous sur la page de la facture ; nous préférons trouver une autre solution avec vous.',
  ),
  'answer.already_paid': words(
    'Merci : nous recherchons votre règlement',
    'Merci de nous l’avoir dit. Nous avons noté {{ answer.amount }}{% if answer.method %} {{ answer.method }}{% endif %} en date du {{ answer.on }} pour la facture {{ invoice.number }}, et le recherchons.',
    `Pendant les cinq prochains jours ouvrés, ${rests}. Dès que nous avons trouvé le règlement, nous vous écrivons.`,
    'Si un justificatif ou une référence peut nous aider, joignez-le à votre réponse.',
  ),
  'answer.wrong_person': words(
    'Merci de nous avoir indiqué la bonne personne',
    'Merci de nous avoir dit que la facture {{ invoice.number }} n’est pas de votre ressort ; veuillez excuser le dérangement.',
    '{% if answer.name %}Vous avez indiqué {{ answer.name }}. Une personne de chez nous le vérifie d’abord ; rien n’y est envoyé avant.{% else %}Une personne de chez nous s’en occupe.{% endif %}',
    'D’ici là, nos rappels sont en pause.',
  ),
  'answer.extension_asked': words(
    'Votre demande de délai nous est parvenue',
    'Merci de nous l’avoir dit. Vous souhaitez un délai jusqu’au {{ answer.on }} pour la facture {{ invoice.number }}, dont {{ invoice.open }} restent ouverts.',
    `Une personne de chez nous la lit et répond sous cinq jours ouvrés. D’ici là, ${rests}.`,
  ),
  'answer.extension_granted': words(
    'Vous avez jusqu’au {{ answer.on }}',
    'Merci d’en avoir parlé avec nous. La facture {{ invoice.number }} peut attendre jusqu’au {{ answer.on }} ; {{ invoice.open }} restent ouverts.',
    '{{ answer.message }}',
    `D’ici là, et pendant les deux jours ouvrés qui suivent, ${rests}. Vous pouvez à tout moment régler plus tôt, ou en plusieurs fois, sur sa page.`,
  ),
  'answer.extension_declined': words(
    'Au sujet du délai pour la facture {{ invoice.number }}',
    'Merci de nous avoir posé la question. Nous avons examiné votre demande de délai pour la facture {{ invoice.number }}, et sommes désolés de ne pas pouvoir l’accorder cette fois.',
    '{{ answer.message }}',
    'Régler en plusieurs fois peut aider : sur la page de la facture, vous pouvez proposer un échéancier ou demander à être rappelé. Il reste {{ invoice.open }}.',
  ),
  'answer.call_back': words(
    'Nous vous appellerons au sujet de la facture {{ invoice.number }}',
    'Merci de nous l’avoir demandé. Nous vous appellerons{% if answer.on %} le {{ answer.on }}{% endif %}{% if answer.phone %} au {{ answer.phone }}{% endif %} au sujet de la facture {{ invoice.number }}.',
    `Jusqu’à cet échange, ${rests}. Si un autre moment ou un autre numéro vous convient mieux, indiquez-le en réponse.`,
  ),
  'answer.preferences': words(
    'Vos préférences sont enregistrées',
    'Merci de nous dire ce qui vous convient. Sur la page de la facture {{ invoice.number }}, ceci a été modifié{% if answer.changes %} : {{ answer.changes }}{% else %} comme indiqué{% endif %}.',
    'Cela vaut dès maintenant et peut être modifié sur la même page quand vous le souhaitez.',
    'Si ce n’est ni vous ni quelqu’un de chez vous, répondez à ce message.',
  ),
  code: words(
    'Votre code pour toutes vos factures chez {{ business.name }}',
    'Votre code est {{ code }}. Il ouvre la page de toutes vos factures chez {{ business.name }}, dans le navigateur où vous l’avez demandé, et reste valable {{ minutes }} minutes.',
    'Si ce n’est pas vous qui l’avez demandé, il n’y a rien à faire : sans ce message, le code ne sert à personne. Ne le donnez à personne ; nous ne le demandons jamais.',
  ),
}
