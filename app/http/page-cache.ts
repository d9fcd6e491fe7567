/** Keeps what was used last, up to so many bytes. */
export function createPageCache<Page extends { readonly bytes: number }>(maxBytes: number) {
  const pages = new Map<string, Page>()
  let held = 0
  const drop = (key: string) => {
    held -= pages.get(key)?.bytes ?? 0
    pages.delete(key)
  }
  return {
    get(key: string): Page | undefined {
      const page = pages.get(key)
      if (!page) return undefined
      pages.delete(key)
      pages.set(key, page)
      return page
    },
    set(key: string, page: Page): void {
      drop(key)
      pages.set(key, page)
      held += page.bytes
      for (const oldest of pages.keys()) {
        if (held <= maxBytes) return
        drop(oldest)
      }
    },
  }
}
