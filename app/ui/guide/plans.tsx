import type { Chapter } from './chapter.ts'

export const plans: Chapter = {
  slug: 'plans',
  title: 'Payment plans',
  lede: 'Paying in parts: asked for, agreed, kept.',
  body: (
    <>
      <p>
        A client proposes a plan on the invoice’s page, or you offer one. Either side may answer with other terms; the
        last word on the table is what can be accepted. While you talk, reminders rest. Limits you set under{' '}
        <a href="/admin/settings/plans">Plans</a> (how many parts, how long, how large the first) are shown beside each
        proposal, so that you see at once whether it fits.
      </p>
      <h2>While it runs</h2>
      <ul>
        <li>Each part is announced, and reminded of gently when late. The ladder of the invoice rests.</li>
        <li>
          Clients may let a card or account be charged: they are told two days before each charge and can stop it.
        </li>
        <li>Any payment counts, whichever way it comes; the oldest part is filled first.</li>
        <li>
          When a part stays open you decide: give more time, agree anew, or end the plan. Then follow-up goes on where
          it was.
        </li>
      </ul>
      <p>Both sides get the agreed terms as a PDF, and the record keeps a fingerprint of it.</p>
    </>
  ),
}
