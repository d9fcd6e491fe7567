import { readdirSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { chapters } from './chapters.ts'

/** Every address that has a page of its own and needs no id, from the files that make them. */
const pages = new Set(
  readdirSync('app/routes')
    .map((file) => file.replace(/\.tsx?$|\.\([^)]*\)$/g, '').split('.'))
    .filter((parts) => parts.every((part) => !/[$[]/.test(part)))
    .map((parts) => `/${parts.filter((part) => part !== '_index').join('/')}`.replaceAll('_', '')),
)

test.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('%s: its links lead somewhere', (_, chapter) => {
  const links = [...renderToStaticMarkup(<>{chapter.body}</>).matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
  expect(links.filter((href) => !pages.has(href))).toEqual([])
})

test('a chapter is read in two minutes', () => {
  const words = chapters.map(({ slug, body }) => ({
    slug,
    count: renderToStaticMarkup(<>{body}</>)
      .replace(/<[^>]+>/g, ' ')
      .split(/\s+/).length,
  }))
  expect(words.filter(({ count }) => count > 450 || count < 60)).toEqual([])
})

test('no two chapters share an address', () => {
  expect(new Set(chapters.map(({ slug }) => slug)).size).toBe(chapters.length)
})
