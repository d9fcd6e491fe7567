import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'

const KEPT = 5
const STORE = 'dunwell-recent'

interface RecentPage {
  key: string
  to: string
  title: string
  detail: string
  amount: null
}

/** The last pages of single records this tab has shown, the latest first; the page it stands on left out. */
export function useRecentPages(): RecentPage[] {
  const { pathname } = useLocation()
  const [pages, setPages] = useState<RecentPage[]>([])
  useEffect(() => {
    const before = read().filter(({ to }) => to !== pathname)
    setPages(before.slice(0, KEPT))
    if (!/^\/admin\/[a-z-]+\/[0-9a-f-]{36}$/.test(pathname)) return
    const title = document.title.replace(/ · Dunwell$/, '')
    const here = { key: `recent/${pathname}`, to: pathname, title, detail: '', amount: null }
    sessionStorage.setItem(STORE, JSON.stringify([here, ...before].slice(0, KEPT + 1)))
  }, [pathname])
  return pages
}

function read(): RecentPage[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as RecentPage[]
  } catch {
    return []
  }
}
