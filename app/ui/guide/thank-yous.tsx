import type { Chapter } from './chapter.ts'

export const thankYous: Chapter = {
  slug: 'thank-yous',
  title: 'Thank-you notes',
  lede: 'Every payment is thanked for, also a late one.',
  body: (
    <>
      <p>
        When money arrives a short note goes out: other words for an early payment, a late one, a part, an instalment,
        the last of a plan. It never mentions that somebody was late, and never comes within an hour of a reminder.
      </p>
      <p>
        Want to add a line of your own? Let notes wait some hours (<a href="/admin/settings">Settings</a>), and find
        them under <a href="/admin/thank-yous">Thank-yous</a>: add a line, choose other words, send it now, or call it
        off. Payments nobody was thanked for are listed there too.
      </p>
    </>
  ),
}
