import { expect, test } from 'vitest'
import { contactWords } from './contact-words.ts'

test.each([
  [{ name: 'Ada Lovelace', email: 'ada@a.example', role: 'cc' as const }, 'Ada Lovelace, ada@a.example (copies)'],
  [{ name: null, email: 'bills@a.example', role: 'bill_to' as const }, 'bills@a.example (bills)'],
])('%j is %s', (contact, words) => expect(contactWords(contact)).toBe(words))
