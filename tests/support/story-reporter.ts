import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { storyTitle } from './find-stories.mjs'
import { stories } from './stories.ts'

/** `npm run test:faults` in short: a line for each story, what failed, and how many hold. */
export default class StoryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message: string }[]): void {
    const broken = modules.filter((module) => module.errors().length > 0)
    const told = modules
      .flatMap((module) => [...module.children.allTests()])
      .filter((test) => test.result().state !== 'skipped')
    let holding = 0
    for (const [number, title] of Object.entries(stories)) {
      const tests = told.filter(({ fullName }) => numbersIn(fullName).includes(number))
      const holds = tests.length > 0 && tests.every((test) => test.result().state === 'passed')
      if (holds) holding += 1
      const how = tests.length === 0 ? 'no test' : `${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`
      console.log(`${number.padEnd(4)}${holds ? 'holds ' : 'BROKEN'}  ${title}  (${how}, ${seconds(tests)} s)`)
    }
    for (const test of told) for (const { message } of test.result().errors ?? []) complain(test.fullName, message)
    for (const module of broken) for (const { message } of module.errors()) complain(module.moduleId, message)
    for (const { message } of unhandled) complain('outside any test', message)
    console.log(`\n${holding} of ${Object.keys(stories).length} stories hold, ${told.length} tests`)
  }
}

const numbersIn = (fullName: string): string[] => storyTitle.exec(fullName)?.[1]?.split(', ') ?? []

const seconds = (tests: readonly TestCase[]): string =>
  (tests.reduce((sum, test) => sum + (test.diagnostic()?.duration ?? 0), 0) / 1_000).toFixed(1)

const complain = (where: string, message: string): void => console.log(`\n${where}\n  ${message}`)
