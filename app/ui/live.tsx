import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

const REST_MS = 500
/** Long enough to be read twice. */
const NEWS_MS = 12_000

/**
 * Keeps the page true without a reload: whatever is put on record, by anyone, shows within moments. One refresh at a time,
 * with a rest after each, however much happens; and none while nobody looks. What a client did is said in a sentence too, for
 * those who read with their ears or look elsewhere on the page; it takes neither focus nor clicks. `path` says what was the latest
 * when the page was read; the stream tells whether anything came after it.
 */
export function Live({ path }: { path: string }) {
  const { state, revalidate } = useRevalidator()
  const [isStale, setStale] = useState(false)
  const [news, setNews] = useState('')
  const refreshedAt = useRef(0)
  const [first] = useState(path)

  useEffect(() => {
    const markStale = () => setStale(true)
    let source: EventSource | null = null
    const open = () => {
      source = new EventSource(first)
      source.addEventListener('change', markStale)
      source.addEventListener('news', ({ data }: MessageEvent<string>) => setNews(String(JSON.parse(data))))
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
  }, [first])

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

  useEffect(() => {
    if (!news) return
    const end = setTimeout(() => setNews(''), NEWS_MS)
    return () => clearTimeout(end)
  }, [news])

  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-30 flex justify-end lg:right-6 lg:bottom-6 lg:left-auto print:hidden"
    >
      {news && (
        <p className="max-w-sm rounded-lg border border-line bg-surface px-4 py-3 text-ink shadow-lg wrap-anywhere">
          {news}
        </p>
      )}
    </div>
  )
}
