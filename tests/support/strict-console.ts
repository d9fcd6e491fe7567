import { afterEach, beforeEach, expect, vi } from 'vitest'

// A stray console.error or console.warn is a failure: what the operator would see at night must be meant.
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})
afterEach(() => {
  const stray = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls]
  vi.restoreAllMocks()
  expect(stray, 'nothing may be written to console.error or console.warn').toEqual([])
})
