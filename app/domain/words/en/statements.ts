import type { StatementWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const open =
  '{% if statement.open %}Open in all is {{ statement.open }}{% if statement.overdue %}, of which {{ statement.overdue }} is past its due date{% endif %}.{% else %}Nothing is open. Thank you.{% endif %}'
const credit =
  '{% if statement.credit %}We hold a credit of {{ statement.credit }} for you that no invoice has taken yet.{% endif %}'
const page =
  'On the page of your account you can see every invoice, pay, or ask about any of them. If a payment is on its way already, there is nothing to do.'

export const statements: StatementWords = {
  'statement.open_item': words(
    'Your statement of account, {{ statement.to }}',
    `Here is your statement of account with {{ business.name }} as of {{ statement.to }}. ${open}`,
    credit,
    `Each invoice is listed on the attached PDF. ${page}`,
  ),
  'statement.activity': words(
    'Your account from {{ statement.from }} to {{ statement.to }}',
    `Here is what happened on your account with {{ business.name }} from {{ statement.from }} to {{ statement.to }}: invoices, payments and credits, each with the balance after it. ${open}`,
    credit,
    `You find all of it on the attached PDF. ${page}`,
  ),
}
