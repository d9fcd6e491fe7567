import fc from 'fast-check'
import { LiquidError } from 'liquidjs'
import { describe, expect, test } from 'vitest'
import { namesUsed, paragraphsOf, renderWords } from './render-template.ts'

const render = (body: string, values: Record<string, string | number> = {}, subject = 'Subject') =>
  renderWords({ subject, body }, values)

test('blank lines make paragraphs; other line breaks and what an empty sentence leaves behind close up', () =>
  expect(render('One\ntwo. {{ empty }}  Three.\r\n \r\n{{ empty }}\n\n\nFour.', { empty: '' }).paragraphs).toEqual([
    'One two. Three.',
    'Four.',
  ]))

test('a sum keeps the spaces that hold it together', () =>
  expect(paragraphsOf('Offen:  1.234,50\u00a0€')).toEqual(['Offen: 1.234,50\u00a0€']))

test('an empty value counts as false', () =>
  expect(
    render('{% if a %}yes{% else %}no{% endif %}{% unless b %}, none{% endunless %}', { a: '', b: 0 }).paragraphs,
  ).toEqual(['no, none']))

describe('values stay plain text', () => {
  const hostile = '{{ 7 | times: 7 }} {% if true %} <script>alert(1)</script>\r\n\r\nBcc: all@example.com \u202egnp.exe'

  test('whatever they look like', () => {
    const { subject, paragraphs } = render(
      'Hello {{ client.name }}',
      { 'client.name': hostile },
      'For {{ client.name }}',
    )
    expect(paragraphs).toEqual([
      'Hello {{ 7 | times: 7 }} {% if true %} <script>alert(1)</script> Bcc: all@example.com gnp.exe',
    ])
    expect(subject).not.toMatch(/[\r\n\u202e]/)
  })

  test('for any text at all: one line of subject, one paragraph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const { subject, paragraphs } = render('x {{ a }}', { a: value }, 'x {{ a }}')
        expect(paragraphs).toHaveLength(1)
        expect(subject).toBe(paragraphs[0])
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      }),
    )
  })
})

describe('a template can only choose among words', () => {
  test.each([
    ['no files', '{% include "x" %}', '`include` cannot be used here; conditions with if, unless and case can'],
    ['no files by another name', '{% render "x" %}', '`render` cannot be used here; conditions with if, unless and case can'],
    ['no loops', '{% for i in (1..9) %}{% endfor %}', '`for` cannot be used here; conditions with if, unless and case can'],
    ['no assignments', '{% assign a = 1 %}', '`assign` cannot be used here; conditions with if, unless and case can'],
    ['no other filters', '{{ a | times: 9 }}', 'there is no filter `times`; you can use append, capitalize, default, downcase, prepend, remove, replace, strip, truncate'],
    ['nothing left open', 'a {{ b', '`{{ b` is not closed'],
    ['no condition without an end', 'a\n{% if b %}', '`{% if b %}` is not closed'],
  ])('%s', (_rule, source, message) => expect(namesUsed(source)).toMatchObject({ message })) // prettier-ignore

  test('a fault knows its line', () => expect(namesUsed('one\n\n{% if a %}{% endfi %}')).toMatchObject({ line: 3 }))

  test('nothing is reached through a value', () => {
    expect(() => render('{{ a.constructor }}', { 'a.b': 'x' })).toThrow(/undefined variable/)
    expect(() => render('{{ a.b.constructor }}', { 'a.b': 'x' })).toThrow(/undefined variable/)
  })

  test('names are found on every branch', () =>
    expect(namesUsed('{% if a.b %}\n{{ c }}{% else %}{{ d | append: e.f }}{% endif %}')).toEqual([
      { name: 'a.b', line: 1 },
      { name: 'c', line: 2 },
      { name: 'd', line: 2 },
      { name: 'e.f', line: 2 },
    ]))
})

describe('a template takes little time and room, whatever stands in it', () => {
  const times = (n: number, piece: string) => piece.repeat(n)
  const conditions = times(280, '{% if a %}') + 'x' + times(280, '{% endif %}')
  test.each([
    ['a text added to itself', `{{ a${times(480, ' | append: a')} }}`],
    ['a letter replaced by many', `{{ a${times(300, ' | replace: "x", a')} }}`],
    ['nothing replaced by much', `{{ a${times(250, ' | replace: "", "xxxx"')} }}`],
    ['many values', times(400, '{{ a | append: a }}').slice(0, 6_000)],
    ['conditions within conditions', conditions],
    ['a long condition', `{% if a${times(950, ' and a')} %}x{% endif %}`],
    ['a billion numbers', '{% if (1..999999999) contains 5 %}x{% endif %}'],
    ['parentheses without an end', `{% if ${times(5_000, '(')} %}`],
    ['braces without an end', times(3_000, '{{')],
  ])('%s', (_what, body) => {
    for (const a of ['xx', 'x'.repeat(5_000)]) {
      const began = performance.now()
      let length = 0
      try {
        length = render(body, { a }).paragraphs.join('').length
      } catch (error) {
        expect(LiquidError.is(error)).toBe(true)
      }
      expect(length).toBeLessThanOrEqual(200_000)
      expect(performance.now() - began).toBeLessThan(2_000)
    }
  })
})
