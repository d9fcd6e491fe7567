import type { Chapter } from './chapter.ts'

export const pausing: Chapter = {
  slug: 'pausing',
  title: 'Pausing and promises',
  lede: 'How to stop reminders, for how long, and what stops them by itself.',
  body: (
    <>
      <p>
        There is one way to stop: a hold. It covers the whole business, a client, an invoice, or a part of an amount,
        and lasts to a day, or until you lift it; then it asks you for a day on which to look again. While it lasts,
        nothing is sent and the page says why, in one sentence.
      </p>
      <h2>What holds by itself</h2>
      <ul>
        <li>A promise to pay: until two business days after the promised day.</li>
        <li>A payment on its way, and “I have already paid”.</li>
        <li>A payment plan that runs, or one that was proposed.</li>
        <li>A dispute: only the part in question, the rest stays payable.</li>
        <li>A reply from the client: until somebody has read it.</li>
        <li>“Not the right person”: until you have confirmed whom to write to.</li>
      </ul>
      <h2>Promises</h2>
      <p>
        Clients promise on their page, or you note it after a call. If the money comes, the promise is kept; if not, you
        see it under Today and follow-up goes on where it was. <a href="/admin/reports/promises">Reports</a> shows how
        much of what is promised is kept, which says more about a client than a rating does.
      </p>
    </>
  ),
}
