import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { samplePayment, samplePortal } from '#app/domain/portal/sample-portal.ts'
import { pathOfWay, portalWays } from '#app/domain/portal/portal-ways.ts'
import { historyWords } from '#app/domain/portal/words/history/history-words.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { statusWords } from '#app/domain/portal/words/status/status-words.ts'
import { languages } from '#app/domain/words/language.ts'
import { PortalPage } from './portal-page.tsx'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const at = '2027-03-20T15:00:00Z'
/** An invoice with something in every part of its page. */
const full = (locale: string) =>
  samplePortal({
    locale,
    today: '2027-03-26',
    tax: usd(1_000n),
    credited: usd(500n),
    discounted: usd(200n),
    disputed: usd(300n),
    credit: usd(700n),
    description: null,
    terms: null,
    lines: [],
    mails: [],
    charges: [
      { kind: 'fee', amount: usd(1_500n), waived: usd(500n), on: '2027-03-20', at, calculation: [] },
      { kind: 'interest', amount: usd(386n), waived: usd(0n), on: '2027-03-20', at, calculation: [] },
    ],
    payments: [samplePayment({ state: 'part_refunded', refunded: usd(100n) }), samplePayment({ state: 'failed' })],
  })
const wordsOf = (locale: string) =>
  renderToStaticMarkup(createElement(PortalPage, { invoice: full(locale), path: '/p/token' }))
    .replace(/<style[^>]*>.*?<\/style>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')

test.each(['es-ES', 'de-DE', 'fr-FR'])('%s: no English word is left on the page', (locale) =>
  expect(wordsOf(locale)).not.toMatch(
    /(?<!\p{L})(the|and|your|you|we|with|paid|pay|invoice|receipt|overdue|by)(?!\p{L})/iu,
  ),
)

test('what the contract names is there, and every way leads below the link', () => {
  const html = renderToStaticMarkup(createElement(PortalPage, { invoice: samplePortal(), path: '/p/token' }))
  for (const name of [
    ...['Ask for a payment plan', 'Dispute this invoice', 'Promise a date', 'I have already paid'],
    ...['Not the right person?', 'Preferences', 'Download invoice (PDF)', 'All my invoices', 'Amount due'],
  ]) {
    expect(html).toContain(`>${name}<`.replace('>Download', 'Download'))
  }
  for (const way of portalWays(samplePortal())) expect(html).toContain(`href="/p/token/${pathOfWay(way)}"`)
})

/** Every sentence of a dictionary, its functions given something to say. */
function sentencesOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') return sentencesOf((words as (...facts: unknown[]) => unknown)(sample, '12', '7'))
  if (words && typeof words === 'object') return Object.values(words).flatMap(sentencesOf)
  return []
}
const sample = new Proxy(
  { toString: () => '5' },
  {
    get: (target, name) =>
      name === Symbol.toPrimitive || name === 'toString' ? () => '5' : (Reflect.get(target, name) ?? '5'),
  },
)

test.each([...languages])('%s: polite, and nothing shouted', (language) => {
  const said = [pageWords[language], statusWords[language], historyWords[language]].flatMap(sentencesOf)
  expect(said.length).toBeGreaterThan(100)
  for (const sentence of said) {
    expect(sentence).not.toMatch(/[!¡]|undefined|null|\bNaN\b|\{|\[object/)
    expect(sentence.trim()).not.toBe('')
    if (language === 'de') expect(sentence).not.toMatch(/\b(du|dein|deine|dir|dich)\b/i)
    if (language === 'fr') expect(sentence).not.toMatch(/\b(tu|ton|tes|toi)\b/i)
    if (language === 'es') expect(sentence).not.toMatch(/\b(tú|tienes|puedes)\b/i)
  }
})
