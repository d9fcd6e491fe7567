import type { Chapter } from './chapter.ts'

export const figures: Chapter = {
  slug: 'figures',
  title: 'What the figures mean',
  lede: 'Aging, DSO, effectiveness, expected cash; all from the ledger, to the cent.',
  body: (
    <>
      <dl>
        <dt>
          <a href="/admin/reports/aging">Aging</a>
        </dt>
        <dd>What is open, by how many days it is late, as of any day.</dd>
        <dt>
          <a href="/admin/reports/dso">DSO</a>
        </dt>
        <dd>Days of sales outstanding: how many days of invoicing are still open. Lower is better.</dd>
        <dt>
          <a href="/admin/reports/effectiveness">Effectiveness</a>
        </dt>
        <dd>Of what could have been collected in a month, how much was.</dd>
        <dt>
          <a href="/admin/reports/forecast">Expected cash</a>
        </dt>
        <dd>
          What comes when, if clients go on paying as late as they used to; promises and instalments count by their day.
        </dd>
        <dt>
          <a href="/admin/reports/funnel">Stages</a>
        </dt>
        <dd>At which stage invoices are paid: which of your reminders work.</dd>
      </dl>
      <p>
        A client’s page shows how that client pays: days late, promises kept, disputes, and what chasing has cost. Use
        it when you agree terms. Recording a late cheque changes the figures of the month it came in, because that is
        when you had it.
      </p>
    </>
  ),
}
