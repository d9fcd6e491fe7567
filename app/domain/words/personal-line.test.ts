import { expect, test } from 'vitest'
import type { NoteDraft } from './note-draft.ts'
import { withPersonalLine } from './personal-line.ts'

const draft: NoteDraft = {
  ...{ version: null, locale: 'en-US', subject: 'Thank you', greeting: 'Hello Ada,', action: 'See the invoice' },
  paragraphs: ['Your payment arrived.', 'Thank you.'],
  closing: ['With kind regards,', 'Northwind Studio'],
}

test.each([
  ['stands after the first paragraph', ' Say hello to Charles. ', ['Say hello to Charles.']],
  ['is one line, whatever was pasted', 'Say hello\r\nto Charles.', ['Say hello to Charles.']],
  ['is no line when it is empty', '  ', []],
])('a line of the owner’s own %s', (_rule, line, added) =>
  expect(withPersonalLine(draft, line).paragraphs).toEqual(['Your payment arrived.', ...added, 'Thank you.']),
)
