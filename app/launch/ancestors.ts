import { readFileSync } from 'node:fs'

/** The parent of a process, by /proc; null where there is none to be read (another system, or it is gone). */
function parentOf(pid: number): number | null {
  try {
    const parent = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return parent === undefined ? null : Number(parent)
  } catch {
    return null
  }
}

/** Parent and grandparent: npm runs us through a shell, which stays behind when npm is killed. */
export const ancestorsOf = (pid: number): string => {
  const parent = pid === process.pid ? process.ppid : parentOf(pid)
  return `${parent} ${parent === null ? null : parentOf(parent)}`
}

/** Whether nobody is left above a process but init. */
export const isOrphan = (pid: number): boolean => ancestorsOf(pid).split(' ').includes('1')
