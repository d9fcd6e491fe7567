import type { Chapter } from './chapter.ts'

export const mail: Chapter = {
  slug: 'mail',
  title: 'Mails that arrive',
  lede: 'Why mails land in the inbox or do not, replies, and addresses that fail.',
  body: (
    <>
      <p>
        Mail providers believe a sender whose domain says who may send for it. <a href="/admin/settings/mail">Mail</a>{' '}
        lists the records your domain needs (SPF, DKIM, DMARC), what is there now, and what to put instead. Whoever
        looks after your domain can copy them from there.
      </p>
      <h2>Replies</h2>
      <p>
        What clients answer to a mail is kept with the invoice, appears under <a href="/admin/replies">Replies</a>, and
        pauses the next automatic step until somebody has read it. Automatic answers (“out of office”) pause nothing.
      </p>
      <h2>Addresses</h2>
      <ul>
        <li>
          A mail that comes back retires its address and puts a task on your desk; the stage does not count as said.
        </li>
        <li>Who marks a mail as spam is not mailed any more. Call instead.</li>
        <li>Clients can pause reminders from their mail program, or say on their page how they wish to be reached.</li>
        <li>“Not the right person?” asks whom to write to instead; nothing is sent there before you agree.</li>
      </ul>
    </>
  ),
}
