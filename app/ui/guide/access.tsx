import type { Chapter } from './chapter.ts'

export const access: Chapter = {
  slug: 'access',
  title: 'Colleagues, keys and other programs',
  lede: 'Who may do what, the second factor, the API and webhooks.',
  body: (
    <>
      <dl>
        <dt>Owner</dt>
        <dd>Everything; alone decides who belongs here, gives up debts, takes out or removes data.</dd>
        <dt>Admin</dt>
        <dd>Writes invoices, moves money, sets things up.</dd>
        <dt>Collector</dt>
        <dd>Follows up, calls, answers clients, records payments.</dd>
        <dt>Bookkeeper</dt>
        <dd>Reads and exports, changes nothing.</dd>
      </dl>
      <p>
        Invite colleagues by a link under <a href="/admin/settings/team">Team</a>. What gives money away asks for a
        second factor each time; set yours up under <a href="/admin/account">Your account</a>.{' '}
        <a href="/admin/audit">Audit</a> shows who did what, with before and after.
      </p>
      <h2>Other programs</h2>
      <p>
        <a href="/admin/settings/api-keys">API keys</a> let a program feed invoices and payments; its{' '}
        <a href="/api/docs">documentation</a> is part of this installation.{' '}
        <a href="/admin/settings/webhooks">Webhooks</a> tell a program of yours what happened, signed, and again until
        it has heard.
      </p>
    </>
  ),
}
