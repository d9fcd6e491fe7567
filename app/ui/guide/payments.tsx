import type { Chapter } from './chapter.ts'

export const payments: Chapter = {
  slug: 'payments',
  title: 'Payments and refunds',
  lede: 'What clients can pay with, when money counts, and how it goes back.',
  body: (
    <>
      <p>
        Every mail leads to a page where the client pays by card, bank debit (ACH) or PayPal, or finds your bank
        details. They can pay everything, the next instalment, the part not in question, or several invoices at once.
        Which ways are offered is up to you, for all or for one client, and above a sum of your choice not at all.
      </p>
      <h2>When it counts</h2>
      <p>
        A payment is booked when the provider says the money is there, not when somebody comes back from its page. A
        bank debit takes up to four working days and is shown as processing meanwhile. A sum or a currency that is not
        what was asked for is set aside for you and never booked by a guess.
      </p>
      <h2>By hand, and from your bank</h2>
      <p>
        <a href="/admin/payments/new">Record a payment</a> for cheques, transfers and cash. Or upload your bank’s
        statement under <a href="/admin/payments/bank">Bank</a>: CSV, CAMT.053, MT940 and OFX are read, each line is
        compared with what is open, and you confirm with one click. What no invoice takes stays the client’s credit;
        apply it to another invoice or pay it out from <a href="/admin/credits">Credits</a>.
      </p>
      <h2>Giving money back</h2>
      <p>
        A refund needs your second factor, a reason, and the choice of what becomes of the invoice. A refund that fails
        later is put back and shown to you. A bank’s return or a dispute of the card’s holder opens the invoice again,
        but reminders wait until you say so.
      </p>
    </>
  ),
}
