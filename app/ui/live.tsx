import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

const REST_MS = 500

/**
 * Keeps the page true without a reload: whatever is put on record, by anyone, shows within moments. One refresh at a time,
 * with a rest after each, however much happens; and none while nobody looks.
 */
export function Live({ path }: { path: string }) {
  const { state, revalidate } = useRevalidator()
  const [isStale, setStale] = useState(false)
  const refreshedAt = useRef(0)

  useEffect(() => {
    const markStale = () => setStale(true)
    let source: EventSource | null = null
    const open = () => {
      source = new EventSource(path)
      source.addEventListener('change', markStale)
    }
    const onVisibility = () => {
      source?.close()
      if (document.hidden) return
      open()
      markStale()
    }
    if (!document.hidden) open()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      source?.close()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [path])

  useEffect(() => {
    if (!isStale || state !== 'idle') return
    const rest = setTimeout(
      () => {
        refreshedAt.current = Date.now()
        setStale(false)
        revalidate()
      },
      Math.max(0, refreshedAt.current + REST_MS - Date.now()),
    )
    return () => clearTimeout(rest)
  }, [isStale, state, revalidate])

  return null
}
