import type { Chapter } from './chapter.ts'

export const followUp: Chapter = {
  slug: 'follow-up',
  title: 'How an invoice is followed up',
  lede: 'The ladder, its days, and why something was or was not sent.',
  body: (
    <>
      <p>
        Every open invoice climbs a ladder of stages counted in days from its due date. The Standard one: a courtesy
        note five days before, a note on the day, one the day after, then after 7, 14 and 30 days (the last with a
        call), a final notice after 45 days together with a letter, and after 60 days the decision is yours.
      </p>
      <h2>What always holds</h2>
      <ul>
        <li>
          A client hears from you at most once a day and three times a week. What falls together becomes one message.
        </li>
        <li>
          Mails go out between 8 and 20 o’clock where the client is, on your working days, never on a holiday of yours.
        </li>
        <li>
          A stage that was missed (a weekend, a pause, a machine that stood still) is not made up for in a row: only the
          latest is said.
        </li>
        <li>
          Just before a mail leaves, everything is looked at again. If the client has paid, promised or objected since,
          it stays.
        </li>
        <li>Money on its way (a bank debit, an eCheck) counts as an answer: nobody is reminded meanwhile.</li>
      </ul>
      <h2>Why this, why now</h2>
      <p>
        Each invoice’s page shows its whole ladder, what became of every step, and one sentence that says why the next
        comes when it comes, or why nothing does. <a href="/admin/untouched">Untouched invoices</a> lists the late ones
        nobody has written to for long. <a href="/admin/follow-ups">Follow-ups</a> is the board of all stages; choose
        many there to pause them, let them go on, approve, hand to a colleague or give another policy. You see what
        would happen first, and most of it can be undone.
      </p>
      <h2>Your own ladder</h2>
      <p>
        A <a href="/admin/settings/policies">policy</a> holds for the business, one client or one invoice. Stages have a
        day, a channel (mail, call, letter), a tone, and may wait for your approval. When you change one, invoices keep
        their place: what was said once is not said again.
      </p>
    </>
  ),
}
