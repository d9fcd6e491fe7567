const home = '/admin'

/**
 * Where to go after signing in: a path of the desk, never another site. Everything a browser might read as another host
 * (`//evil`, `/\evil`, `https:evil`, control characters) falls back to the desk's first page.
 */
export function ownPath(wanted: string | null): string {
  if (!wanted || !/^\/admin(?:[/?]|$)/.test(wanted) || /[\\\u0000-\u0020\u007f]/.test(wanted)) return home
  const url = new URL(wanted, 'http://own.invalid')
  return url.origin === 'http://own.invalid' && url.pathname.startsWith(home) ? url.pathname + url.search : home
}
