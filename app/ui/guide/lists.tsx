import type { Chapter } from './chapter.ts'

export const lists: Chapter = {
  slug: 'lists',
  title: 'Bringing lists in, taking everything out',
  lede: 'Imports from other programs, and exports you can leave with.',
  body: (
    <>
      <p>
        <a href="/admin/imports/new">Import</a> a list of invoices, clients, payments or credit notes as your accounting
        program exports it. QuickBooks, Xero, Stripe, Invoice Ninja and Wave are recognised; for others you say once
        which column is what, and it is remembered. Electronic invoices (UBL, Factur-X, ZUGFeRD) are read as well.
      </p>
      <ul>
        <li>
          You see what would be taken in before anything is. Dates and decimal marks that could be read two ways are
          asked about.
        </li>
        <li>The same list again changes nothing; a newer one updates what changed. So import as often as you like.</li>
        <li>Rows that cannot be taken in are listed with the reason, as a file to correct.</li>
        <li>Old invoices do not set off a storm of mails: you choose where on the ladder they begin.</li>
      </ul>
      <h2>Taking everything out</h2>
      <p>
        <a href="/admin/settings/data">Your data</a> gives everything as one archive of one moment, in files other
        programs read. Lists and reports have their own download. Evidence about one invoice or client comes as a sealed
        pack that anybody can check without this program.
      </p>
      <h2>Removing a person</h2>
      <p>
        On a client’s page the owner can remove the person behind it on request: names, addresses and words go, the
        books stay as the law wants them.
      </p>
    </>
  ),
}
