import type { Chapter } from './chapter.ts'

export const disputes: Chapter = {
  slug: 'disputes',
  title: 'Disputes',
  lede: 'When a client says something is wrong with an invoice.',
  body: (
    <>
      <p>
        The client says what is wrong, for the whole invoice, a sum or single lines, and may attach files. Only the part
        in question rests; the rest stays payable and is followed up. You have some days to answer;{' '}
        <a href="/admin">Today</a> shows the clock and the sum at stake.
      </p>
      <h2>Deciding</h2>
      <ul>
        <li>Write to each other in the case: everything is in one place, and mails tell both sides.</li>
        <li>
          <strong>Propose</strong> an outcome and the client agrees or not; or <strong>decide</strong>, and it holds at
          once.
        </li>
        <li>
          Outcomes: accepted or accepted in part (a credit note is made), corrected (a new invoice), not accepted.
        </li>
        <li>After a decision a client may disagree once, within two weeks; the case is open again then.</li>
      </ul>
      <p>
        Disputes about the same thing again and again tell you something about your invoices:{' '}
        <a href="/admin/reports/disputes">the report</a> counts them by reason.
      </p>
    </>
  ),
}
