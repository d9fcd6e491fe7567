import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NUMBERS = String.raw`[PRLWDS]\d+(?:, [PRLWDS]\d+)*`

/** Fits the full name of a test that tells a story: `P7, P8: the same event …`, alone or within a `describe`. */
export const storyTitle = new RegExp(`(?:^| )(${NUMBERS}): `)

/**
 * The test files below these folders that tell stories, each with their numbers in the order of the file.
 * @param {readonly string[]} folders
 * @returns {Map<string, string[]>}
 */
export function findStories(folders) {
  const title = new RegExp(String.raw`[([]\s*['"\x60](${NUMBERS}): `, 'g')
  const found = new Map()
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true })) {
      const file = join(folder, String(name))
      if (!/\.(test|spec)\.tsx?$/.test(file)) continue
      const numbers = [...readFileSync(file, 'utf8').matchAll(title)].flatMap(([, list = '']) => list.split(', '))
      if (numbers.length > 0) found.set(file, [...new Set(numbers)])
    }
  }
  return found
}
