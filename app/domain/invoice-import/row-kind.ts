const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim()

const refusedTypes: readonly (readonly [RegExp, string])[] = [
  [
    /credit (memo|note)|credit$|gutschrift|^avoir|nota de credito|abono|creditnote/,
    'This is a credit note: import it with a list of credit notes',
  ],
  [
    /^(bill|vendor|supplier|purchase|expense|check|cheque|achat|gasto|compra|eingangsrechnung)\b/,
    'This is a purchase, not an invoice to a client',
  ],
  [
    /^(receive )?payment|^(sales )?receipt|^refund|^deposit|^transfer|^overpayment|^prepayment|zahlung|quittung|paiement|^pago|recibo/,
    'This is a payment, not an invoice',
  ],
  [
    /^(estimate|quote|quotation|proposal|pro ?forma|sales order|angebot|devis|presupuesto)/,
    'This is an offer, not an invoice',
  ],
  [/^(general )?journal|^time (charge|activity)|^statement charge/, 'This is a bookkeeping entry, not an invoice'],
]

const refusedStates: readonly (readonly [RegExp, string])[] = [
  [/^(draft|entwurf|brouillon|borrador)/, 'This invoice is still a draft: issue it first, then import it'],
  [/awaiting approval|pending approval|^submitted/, 'This invoice waits for approval: issue it first, then import it'],
  [
    /\b(void|voided|deleted|cancell?ed|cancel|storniert|storno|annulee?|anulad[oa]|cancelad[oa]|reversed)\b/,
    'This invoice was cancelled: nothing is owed on it',
  ],
  [
    /written off|write off|uncollectible|bad debt|ausgebucht|irrecouvrable|incobrable/,
    'This invoice was written off: nothing is followed up on it',
  ],
]

const paidState =
  /^(fully |voll(standig)? )?(paid|deposited|settled|bezahlt|beglichen|payee?|reglee?|soldee?|acquittee?|pagad[oa]|cobrad[oa]|liquidad[oa])\b(?! (in )?part)/

/** Why a row is not an invoice that somebody owes, in words for the bookkeeper; null when it is one. */
export function notOwed(type: string, status: string): string | null {
  const reason = (table: typeof refusedTypes, text: string) =>
    table.find(([pattern]) => pattern.test(text))?.[1] ?? null
  return reason(refusedTypes, fold(type)) ?? reason(refusedStates, fold(status))
}

/** Whether a status says that nothing is open any more ("Paid", "Bezahlt"; not "Partially paid"). */
export const saysPaid = (status: string): boolean => paidState.test(fold(status))

/** "Yes" and "no" in a column of payments; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const word = fold(text)
  if (/^(yes|y|true|x|ja|oui|si|✓|✔|paid|full|bezahlt|payee?|pagad[oa])$/.test(word)) return true
  return /^(no|n|false|nein|non|unpaid|offen|open|pendiente)$/.test(word) ? false : null
}
