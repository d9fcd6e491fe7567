import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brandAccents, contrastRatio, defaultBrandColor, normalizeHexColor } from './brand-color.ts'

const hexColor = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('%s on %s is %d', (a, b, ratio) => expect(contrastRatio(a, b)).toBeCloseTo(ratio, 2))

  test('does not depend on which is the ground', () => {
    fc.assert(fc.property(hexColor, hexColor, (a, b) => contrastRatio(a, b) === contrastRatio(b, a)))
  })
})

test.each([
  ['#ABC', '#aabbcc'],
  [' #1F4F82 ', '#1f4f82'],
  ['#12345', null],
  ['red', null],
  ['#fff;} body{display:none', null],
  ['', null],
])('%j is read as %j', (text, expected) => expect(normalizeHexColor(text)).toBe(expected))

describe('brand accents', () => {
  test('every colour a business may choose can be read, and be written upon, by day and by night', () => {
    fc.assert(
      fc.property(hexColor, (color) => {
        const { light, dark } = brandAccents(color)
        expect(contrastRatio(light.accent, light.on)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(light.accent, '#f3f1ed')).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(dark.accent, dark.on)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(dark.accent, '#2a2825')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('a colour that is already readable stays as it is', () => {
    expect(brandAccents('#1f4f82').light.accent).toBe('#1f4f82')
  })

  test('a hostile or unreadable value becomes the default', () => {
    expect(brandAccents('url(javascript:alert(1))')).toEqual(brandAccents(defaultBrandColor))
  })
})
