import { env } from './env.server.ts'

/** Named points of the code at which a fault test kills the process. */
export type Barrier = 'afterClaim' | 'afterSend' | 'afterSendCommit' | 'beforeApply' | 'afterApply'

const [killAt, passages = '0'] = env.NODE_ENV === 'test' ? (env.FAULT_KILL_AT ?? '').split(':') : []
let passed = 0

/** Inert, unless a fault test named this point (`afterSend:3` lets three pass): then the process ends as by `kill -9`. */
export async function barrier(point: Barrier): Promise<void> {
  if (point !== killAt) return
  passed += 1
  if (passed <= Number(passages)) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}
