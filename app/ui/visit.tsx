import { useEffect } from 'react'

const AGAIN_AFTER_MS = 5 * 60_000

/** Says every few minutes that somebody looks at the desk, so that “since you were here” has a beginning. */
export function Visit({ path }: { path: string }) {
  useEffect(() => {
    const tell = () => {
      // Whether it arrives changes nothing on the page.
      if (!document.hidden) void fetch(path, { method: 'POST' }).catch(() => undefined)
    }
    tell()
    const timer = setInterval(tell, AGAIN_AFTER_MS)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [path])
  return null
}
