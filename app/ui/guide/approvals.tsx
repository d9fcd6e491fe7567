import type { Chapter } from './chapter.ts'

export const approvals: Chapter = {
  slug: 'approvals',
  title: 'Approvals, calls and letters',
  lede: 'The messages that wait for you, and the two channels that need a hand.',
  body: (
    <>
      <p>
        Some messages wait for you under <a href="/admin/approvals">Approvals</a>: the final notice always does, others
        if the policy says so. What you approve is exactly what is sent. You can change the words, add a personal line,
        put it off or leave it out. If the client pays meanwhile, the draft is taken back by itself.
      </p>
      <p>
        Keys: <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>a</kbd> approves, <kbd>s</kbd> leaves out, <kbd>?</kbd> shows
        all. An approved mail stays in the house for ten seconds; that long it can be called back.
      </p>
      <h2>The tone</h2>
      <p>
        Words that blame or threaten are marked while you type, with a suggestion. The wording of every kind of message
        can be changed under <a href="/admin/settings/words">Words</a>, in four languages, and tried out by a mail to
        yourself.
      </p>
      <h2>Calls</h2>
      <p>
        A call comes with a sheet: first ask whether the invoice arrived and who looks after it, then how it can be
        settled. Choose what came of it: a promise, a dispute, call again, no answer. A short summary for the client is
        drafted for you, because what was said on the phone is best kept in writing.
      </p>
      <h2>Letters</h2>
      <p>
        <a href="/admin/letters">Letters</a> are drawn for window envelopes. Print several at once, post them, and press
        Posted: only then the stage counts. A letter about an invoice that was paid meanwhile is not printed.
      </p>
    </>
  ),
}
