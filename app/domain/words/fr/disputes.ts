import type { DisputeWords } from '../built-in-words.ts'

export const disputes = {} as DisputeWords
