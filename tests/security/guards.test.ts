import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guards } from '#tests/guards/guards.mjs'

test.each(guards)('$guard stands once where it can be switched off', ({ file, on, off }) => {
  expect(readFileSync(file, 'utf8').split(on)).toHaveLength(2)
  expect(off).not.toBe(on)
})
