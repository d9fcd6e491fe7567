import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldQuote } from './fold-quote.ts'

const quote = '> Invoice 2041 is past due.\n> Please pay.'

test.each([
  ['nothing quoted', 'Paid yesterday.\n\nAda', 'Paid yesterday.\n\nAda', ''],
  ['English', `Paid.\n\nOn Mon, 23 Nov 2026 at 09:00, Northwind wrote:\n${quote}`, 'Paid.', /^On Mon/],
  [
    'an introduction in two lines',
    `Paid.\n\nOn Mon, 23 Nov 2026 at 09:00, Northwind\n<a@b.c> wrote:\n${quote}`,
    'Paid.',
    /^On Mon/,
  ],
  ['German', `Bezahlt.\n\nAm Mo., 23. Nov. 2026 um 09:00 schrieb Northwind <a@b.c>:\n${quote}`, 'Bezahlt.', /^Am Mo/],
  ['Spanish', `Pagada.\n\nEl lun, 23 nov 2026 a las 9:00, Northwind escribió:\n${quote}`, 'Pagada.', /^El lun/],
  ['French', `Payée.\n\nLe lun. 23 nov. 2026 à 09:00, Northwind a écrit :\n${quote}`, 'Payée.', /^Le lun/],
  ['Outlook', 'Paid.\n\nFrom: Northwind\nSent: Monday\nTo: Ada\nSubject: Invoice\n\nPlease pay.', 'Paid.', /^From/],
  ['a separator', 'Paid.\n-----Original Message-----\nPlease pay.', 'Paid.', /^-----Original/],
  ['only marks', `Paid.\n\n${quote}`, 'Paid.', quote],
  ['an answer below the quotation', `On Mon, 23 Nov 2026, Northwind wrote:\n${quote}\n\nPaid.`, 'Paid.', quote],
  ['a sentence that begins like one', 'On Monday we wrote a cheque.', 'On Monday we wrote a cheque.', ''],
  ['one line that looks like a head', 'To: be honest, no.', 'To: be honest, no.', ''],
])('%s', (_case, text, said, quoted) => {
  const folded = foldQuote(text)
  expect(folded.said).toBe(said)
  if (typeof quoted === 'string') expect(folded.quoted).toBe(quoted)
  else expect(folded.quoted).toMatch(quoted)
})

test('whatever stands above a quotation is kept, word for word', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Paid.', 'Thank you', 'a > b', 'Ada'), { minLength: 1 }), (lines) => {
      const said = lines.join('\n')
      expect(foldQuote(`${said}\n\n-----Original Message-----\nx`).said).toBe(said.trim())
    }),
  ))
