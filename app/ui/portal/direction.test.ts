import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

// What a client sees must be laid out by start and end, so that it also stands right in a language that runs the other way.
const physical =
  /(?<![\w-])-?(?:m[lr]|p[lr]|text-(?:left|right)|border-[lr]|rounded-[lr]|left|right|float-(?:left|right))-?(?:\[|\d|auto|$|(?=["' `]))/m

const shared = ['app/ui/page.tsx', 'app/ui/status-badge.tsx', 'app/ui/field.tsx', 'app/ui/button.tsx']
const screens = [
  ...readdirSync('app/ui/portal').map((name) => `app/ui/portal/${name}`),
  ...readdirSync('app/routes', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith('p.$token'))
    .map((name) => `app/routes/${name}`),
  ...shared,
].filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))

test.each(screens)('%s knows start and end, not left and right', (name) => {
  const classes = [...readFileSync(name, 'utf8').matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g)]
  const found = classes.map(([, plain, mixed]) => plain ?? mixed ?? '').filter((text) => physical.test(text))
  expect(found).toEqual([])
})

test.each([
  ['flex ml-auto', true],
  ['text-right tabular-nums', true],
  ['sm:pl-4', true],
  ['-mr-2', true],
  ['ms-auto pe-2 text-end', false],
  ['object-left rtl:object-right', false],
])('%s: physical %s', (text, isPhysical) => expect(physical.test(text)).toBe(isPhysical))
