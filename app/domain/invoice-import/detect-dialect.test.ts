import { expect, test } from 'vitest'
import { detectDialect } from './detect-dialect.ts'

test.each([
  ['commas', 'No,Client,Total\n1,Acme,10\n2,Beta,20\n', ','],
  ['semicolons beside decimal commas', 'Nr;Kunde;Betrag\n1;Acme;1.234,50\n2;Beta;20,00\n', ';'],
  ['tabs', 'No\tClient\tTotal\n1\tAcme, Inc\t10\n', '\t'],
  ['bars', 'No|Client|Total\n1|Acme, Inc|10\n', '|'],
  ['what stands in quotes does not count', 'a;b\n"x,y,z,w";1\n"x,y,z,w";2\n', ';'],
  ["Excel's own word", 'sep=;\na,b;c\n', ';'],
  ['titles above a report', 'Acme LLC\nInvoice List\n"Jan 1 - Mar 31, 2026"\n\nDate,Num,Name\n1/2/2026,7,Acme\n', ','],
  ['nothing to go by', 'hello\n', ','],
])('%s', (_rule, sample, delimiter) => expect(detectDialect(sample)).toEqual({ delimiter, quote: '"' }))

test('single quotes', () => expect(detectDialect("No,Client\n1,'Acme, Inc'\n").quote).toBe("'"))
test('an apostrophe is no quote', () => expect(detectDialect("No,Client\n1,O'Neill\n").quote).toBe('"'))
