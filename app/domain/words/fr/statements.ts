import type { StatementWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const open =
  '{% if statement.open %}Il reste {{ statement.open }} au total{% if statement.overdue %}, dont {{ statement.overdue }} après l’échéance{% endif %}.{% else %}Rien n’est ouvert. Merci.{% endif %}'
const credit =
  '{% if statement.credit %}Vous avez chez nous un crédit de {{ statement.credit }} qu’aucune facture n’a encore utilisé.{% endif %}'
const page =
  'Sur la page de votre compte, vous voyez chaque facture, pouvez payer ou poser une question. Si un paiement est déjà en route, il n’y a rien à faire.'

export const statements: StatementWords = {
  'statement.open_item': words(
    'Votre relevé de compte au {{ statement.to }}',
    `Voici votre relevé de compte chez {{ business.name }} au {{ statement.to }}. ${open}`,
    credit,
    `Chaque facture figure sur le PDF joint. ${page}`,
  ),
  'statement.activity': words(
    'Votre compte du {{ statement.from }} au {{ statement.to }}',
    `Voici ce qui s’est passé sur votre compte chez {{ business.name }} du {{ statement.from }} au {{ statement.to }} : factures, paiements et avoirs, chacun suivi du solde. ${open}`,
    credit,
    `Tout figure sur le PDF joint. ${page}`,
  ),
}
