import { expect, test } from 'vitest'
import { nameKey } from './name-key.ts'

test.each([
  ['case and spaces do not matter', '  ACME \t Ltd ', 'acme ltd'],
  ['full-width letters are letters', 'ＡＣＭＥ', 'acme'],
  ['accents do matter: they tell names apart', 'Café', 'café'],
])('%s', (_rule, name, key) => expect(nameKey(name)).toBe(key))
