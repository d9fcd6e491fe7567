import { expect, test } from 'vitest'
import { invoicePdfName } from './invoice-pdf-name.ts'

test.each([
  ['a plain number', '2041', 'Invoice-2041.pdf'],
  ['slashes and spaces', 'RE 2026/11-3', 'Invoice-RE-2026-11-3.pdf'],
  ['a path is no path', '../../etc/passwd', 'Invoice-etc-passwd.pdf'],
  ['a header is no header', 'a"\r\nX: y', 'Invoice-a-X-y.pdf'],
  ['nothing usable', '発票', 'Invoice-copy.pdf'],
])('%s', (_rule, number, name) => expect(invoicePdfName(number)).toBe(name))
