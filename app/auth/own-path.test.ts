import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  ['/admin', '/admin'],
  ['/admin/invoices?label=overdue&q=a%20b', '/admin/invoices?label=overdue&q=a%20b'],
  ['/admin?x=//evil.example', '/admin?x=//evil.example'],
])('%s is a page of the desk', (wanted, path) => expect(ownPath(wanted)).toBe(path))

test.each([
  [null],
  [''],
  ['//evil.example'],
  ['//evil.example/admin'],
  ['/\\evil.example'],
  ['/admin\\..\\..'],
  ['https:evil.example'],
  ['https://evil.example/admin'],
  ['javascript:alert(1)'],
  ['/admin\n/x'],
  ['/administrator'],
  ['/admin/../p/token'],
  ['/sign-out'],
  ['%2F%2Fevil.example'],
])('%j goes to the first page', (wanted) => expect(ownPath(wanted)).toBe('/admin'))
