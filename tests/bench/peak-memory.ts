import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const EVERY_MS = 50

/** The largest resident size a process had so far, in megabytes (10^6 bytes); null once it is gone. */
export async function peakSoFar(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return kilobytes === undefined ? null : (Number(kilobytes) * 1_024) / 1_000_000
}

/** Waits for the end of a process and answers its largest resident size in megabytes. Errors: it ended with anything but 0. */
export function peakOf(child: ChildProcess): Promise<number> {
  let peak = 0
  const look = setInterval(() => void peakSoFar(child.pid).then((now) => (peak = Math.max(peak, now ?? 0))), EVERY_MS)
  return new Promise((done, failed) => {
    child.once('close', (code) => {
      clearInterval(look)
      if (code === 0) done(peak)
      else failed(new Error(`the process ended with ${code}`))
    })
  })
}
