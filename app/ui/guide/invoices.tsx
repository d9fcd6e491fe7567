import type { Chapter } from './chapter.ts'

export const invoices: Chapter = {
  slug: 'invoices',
  title: 'Writing and correcting invoices',
  lede: 'Drafts, numbers, recurring invoices, credit notes, write-offs.',
  body: (
    <>
      <p>
        A <a href="/admin/invoices/new">new invoice</a> is a draft: change it as you like. Issuing gives it the next
        number of its series, without a gap, and from then on its figures cannot be changed, by anybody. What was wrong
        is corrected by a document of its own.
      </p>
      <dl>
        <dt>Void</dt>
        <dd>It should never have existed. Only while nothing was paid or credited.</dd>
        <dt>Credit note</dt>
        <dd>Some or all of it is owed no more: by sum or by line, with its tax.</dd>
        <dt>Write-off</dt>
        <dd>You give up on it. Only the owner may, with the second factor. Small rests can go by themselves.</dd>
      </dl>
      <h2>Again and again</h2>
      <p>
        <a href="/admin/recurring">Recurring invoices</a> make one per period, as a draft or sent at once, and never two
        for one period, whatever happens to the machine. A new price can begin on a day of your choice.
      </p>
      <h2>Interest, fees, discounts</h2>
      <p>
        Under <a href="/admin/settings/charges">Fees and interest</a> you say what the terms of your invoices allow.
        Nothing is charged before you have confirmed that they name it. A fee exists only if the message that announces
        it was sent, and you can waive it.
      </p>
      <h2>Statements</h2>
      <p>
        A <a href="/admin/statements">statement</a> lists what is open, or all that happened. Send one to a client at
        any time, or let them go out once a month.
      </p>
    </>
  ),
}
