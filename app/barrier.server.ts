import { env } from './env.server.ts'

/** Named points of the code at which a fault test kills the process, or lets something happen. */
export type Barrier =
  | 'beforeProviderCall'
  | 'afterProviderCall'
  | 'beforeCommit'
  | 'afterCommit'
  | 'afterClaim'
  | 'beforeSend'
  | 'afterSend'
  | 'afterSendCommit'
  | 'beforeApply'
  | 'afterApply'

const isTest = env.NODE_ENV === 'test'
const [killAt, passages = '0'] = isTest ? (env.FAULT_KILL_AT ?? '').split(':') : []
let passed = 0
let meanwhile: ((point: Barrier) => Promise<void>) | null = null

/**
 * Inert, unless a fault test named this point (`afterSend:3` lets three pass): then the process ends as by `kill -9`; or unless a
 * test in this process lets something happen here.
 */
export async function barrier(point: Barrier): Promise<void> {
  if (!isTest) return
  await meanwhile?.(point)
  if (point !== killAt) return
  passed += 1
  if (passed <= Number(passages)) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}

/** Tests only: what happens at each point from now on; null for nothing. Throws elsewhere. */
export function atBarriers(happening: ((point: Barrier) => Promise<void>) | null): void {
  if (!isTest) throw new Error('Barriers are for tests.')
  meanwhile = happening
}
