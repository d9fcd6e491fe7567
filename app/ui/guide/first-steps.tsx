import type { Chapter } from './chapter.ts'

export const firstSteps: Chapter = {
  slug: 'first-steps',
  title: 'The first ten minutes',
  lede: 'From an empty desk to invoices that are followed up.',
  body: (
    <>
      <ol>
        <li>
          <strong>Say who you are.</strong> In <a href="/admin/settings">Settings</a> put your address, your phone, your
          logo and how one pays by transfer or cheque. Clients see exactly this on every mail, PDF and page.
        </li>
        <li>
          <strong>Bring your invoices.</strong> <a href="/admin/imports/new">Import</a> the list your accounting program
          exports, or <a href="/admin/invoices/new">write an invoice</a> here. Nothing is sent while you look at the
          preview.
        </li>
        <li>
          <strong>Choose how you sound.</strong> <a href="/admin/settings/policies">Policies</a> has three ready
          ladders: Gentle, Standard and Firm. Before a choice takes effect you see which invoices it would move, and
          where to.
        </li>
        <li>
          <strong>Look ahead.</strong> <a href="/admin/next-30-days">Next 30 days</a> plays follow-up forward and shows
          every mail, letter and call that would come if nothing else happened, and for which invoices nothing comes,
          and why.
        </li>
        <li>
          <strong>Go real.</strong> With stand-ins nothing leaves the machine and the mailbox shows what would have gone
          out. <a href="/admin/settings/providers">Payment providers</a> says what is real; the person who runs the
          machine sets the keys.
        </li>
      </ol>
      <h2>What a normal day takes</h2>
      <p>
        Open <a href="/admin">Today</a>. “Needs you” lists what only a person can decide, the most urgent first, each
        with the button that leads to the decision. When the list is empty you are done; everything else goes by itself.
      </p>
    </>
  ),
}
