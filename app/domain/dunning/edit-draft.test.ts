import { expect, test } from 'vitest'
import { editable, editDraft } from './edit-draft.ts'
import { draftReminder } from './reminder-draft.ts'
import { tenOn } from './sample-facts.ts'
import { reminderFacts } from './sample-reminder.ts'

const draft = draftReminder(reminderFacts('courtesy'), tenOn('2026-03-07'), new Map(), () => null)

test('an edit that changes nothing changes nothing', () =>
  expect(editDraft(draft, editable(draft))).toEqual({ ok: true, value: draft }))

test('words and a line of one’s own take their place; amounts, links and days stay', () => {
  const edited = editDraft(draft, {
    subject: 'Hello\r\nBcc: all@example.com',
    body: 'One {{ 7 | times: 7 }}.\r\n\r\n\r\nTwo\nthree.',
    personalLine: ' See you on Friday. ',
  })
  expect(edited).toEqual({
    ok: true,
    value: {
      ...draft,
      subject: 'Hello Bcc: all@example.com',
      paragraphs: ['One {{ 7 | times: 7 }}.', 'Two three.'],
      personalLine: 'See you on Friday.',
    },
  })
})

test('a mail without a subject or without words is none', () => {
  expect(editDraft(draft, { ...editable(draft), subject: ' ' })).toEqual({ ok: false, reason: 'no_subject' })
  expect(editDraft(draft, { ...editable(draft), body: '\n\n' })).toEqual({ ok: false, reason: 'no_body' })
})
