import { expect, test } from 'vitest'
import { formatMinor, html, safeHref } from './markup.ts'

test('whatever is put into a template is text, unless it is a template itself', () => {
  const hostile = `<script>alert("1")</script> & 'x'`
  expect(html`<p title="${hostile}">${[html`<b>${1}</b>`, null, false, undefined]}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"><b>1</b></p>',
  )
})

test.each([
  ['javascript:alert(1)', '#'],
  ['data:text/html,x', '#'],
  ['https://a.test/b', 'https://a.test/b'],
])('%s leads to %s', (address, href) => expect(safeHref(address)).toBe(href))

test.each([
  [12_345, 'usd', '$123.45'],
  [1_200, 'jpy', '¥1,200'],
  [1_234_500, 'isk', 'ISK 12,345'],
])('%s %s is %s', (amount, currency, text) => expect(formatMinor(amount, currency).replace(/\u00a0/g, ' ')).toBe(text))
