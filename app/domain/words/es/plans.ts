import type { PlanWords } from '../built-in-words.ts'

export const plans = {} as PlanWords
