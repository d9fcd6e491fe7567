import type { InvoiceWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ invoice.message }}'

export const invoices: InvoiceWords = {
  'invoice.issued': words(
    'Facture {{ invoice.number }} de {{ business.name }}',
    'Merci de travailler avec nous{% if invoice.description %} ({{ invoice.description }}){% endif %}. Voici la facture {{ invoice.number }} d’un montant de {{ invoice.total }}, à régler le {{ invoice.due_on }}. Elle est jointe en PDF.',
    message,
    '{{ discount_sentence }}',
    'Vous pouvez la consulter et la régler sur sa page. Si un point n’est pas clair, ou si elle doit aller à quelqu’un d’autre, dites-le-nous là-bas ou répondez à ce courriel.',
  ),
  'invoice.voided': words(
    'La facture {{ invoice.number }} est annulée, il n’y a rien à payer',
    'La facture {{ invoice.number }} d’un montant de {{ invoice.total }} est annulée. Il n’y a rien à payer, et vous n’avez rien à faire.',
    message,
    '{% if invoice.disputed %}Votre question sur cette facture est ainsi close en votre faveur. Merci de nous l’avoir signalée.{% endif %}',
    'Si vous l’avez réglée entre-temps, répondez à ce courriel ; nous vous rendrons la somme.',
  ),
  'invoice.credited': words(
    'Avoir {{ credit.number }} sur la facture {{ invoice.number }}',
    'Nous avons crédité {{ credit.amount }} sur la facture {{ invoice.number }}. L’avoir {{ credit.number }} est joint en PDF.',
    message,
    '{% if invoice.open %}Il reste {{ invoice.open }} sur la facture, à régler sur sa page.{% else %}Il ne reste rien à régler sur cette facture.{% endif %}',
  ),
}
