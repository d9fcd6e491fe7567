import { expect, test } from 'vitest'
import { flow, type Block, type Strip } from './flow.ts'
import { newSheet } from './sheet.ts'

/** Where strips of ten points land on pages of a hundred: "page:top". */
function placed(blocks: (strip: (name: string) => Strip) => Block[]): Record<string, string[]> {
  const places: Record<string, string[]> = {}
  let page = -1
  const strip = (name: string): Strip => ({
    height: 10,
    draw: (_sheet, top) => (places[name] = [...(places[name] ?? []), `${page}:${top}`]),
  })
  const newPage = () => {
    page += 1
    return newSheet({ width: 100, height: 100 }, [])
  }
  flow(blocks(strip), { top: 0, bottom: 100, newSheet: newPage })
  return places
}
const fill = (count: number, strip: (name: string) => Strip) => Array.from({ length: count }, () => strip('fill'))

test('what belongs together goes to the next page in one piece, without the gap above it', () => {
  const places = placed((strip) => [{ strips: fill(8, strip) }, { strips: ['a', 'b'].map(strip), gap: 5 }])
  expect(places).toMatchObject({ a: ['1:0'], b: ['1:10'] })
})

test('running text is cut where the page ends', () => {
  const places = placed((strip) => [{ strips: fill(9, strip) }, { strips: ['a', 'b'].map(strip), flows: true }])
  expect(places).toMatchObject({ a: ['0:90'], b: ['1:0'] })
})

test('the head of a table stands above its first row, and again where it goes on; below it no more', () => {
  const places = placed((strip) => {
    const head = strip('head')
    return [
      ...['a', 'b', 'c'].map((name) => ({ strips: [...fill(4, strip), strip(name)], head })),
      { strips: fill(9, strip) },
    ]
  })
  expect(places).toMatchObject({ head: ['0:0', '1:0', '2:0'], a: ['0:50'], b: ['1:50'], c: ['2:50'] })
})

test('a row higher than a page flows on, and a strip higher than a page is drawn all the same', () => {
  const long = placed((strip) => [{ strips: [...fill(25, strip), strip('end')] }])
  expect(long).toMatchObject({ end: ['2:50'] })
  expect(placed((strip) => [{ strips: [{ ...strip('tall'), height: 300 }, strip('next')] }])).toMatchObject({
    tall: ['0:0'],
    next: ['1:0'],
  })
})
