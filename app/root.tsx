import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { directionOf, languageOf } from '#app/domain/words/language.ts'
import { env } from '#app/env.server.ts'
import { RouteErrorBoundary } from '#app/ui/error-boundary.tsx'
import { useNonce } from '#app/ui/nonce.ts'
import { SandboxBanner } from '#app/ui/sandbox-banner.tsx'
import stylesheet from '#app/ui/styles.css?url'

/** What a route may say about itself in `export const handle`. */
export interface RouteHandle {
  /** The page is plain HTML: no script is sent, and none is allowed. */
  noScript?: true
}

export const loader = () => ({ sandbox: env.SANDBOX })

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const sandbox = useRouteLoaderData<typeof loader>('root')?.sandbox ?? false
  const matches = useMatches()
  const noScript = matches.some(({ handle }) => (handle as RouteHandle | undefined)?.noScript)
  const locale = noScript ? localeOf(matches.map(({ data }) => data)) : 'en'
  // Without a nonce the response allows no script: an error page below /p/ matches no route that could say so.
  const mayRun = nonce !== '' || typeof document !== 'undefined'
  return (
    <html lang={locale} dir={directionOf(languageOf(locale))}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
        <Links />
      </head>
      <body>
        {sandbox && <SandboxBanner />}
        {children}
        {mayRun && !noScript && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

/** What a client reads is in the client's language: that of the invoice its page speaks of. */
function localeOf(pages: readonly unknown[]): string {
  const page = pages.find((data): data is { invoice: { locale: string } } => {
    const invoice = (data as { invoice?: { locale?: unknown } } | null | undefined)?.invoice
    return typeof invoice?.locale === 'string'
  })
  return page?.invoice.locale ?? 'en'
}

export default function App() {
  return <Outlet />
}

export { RouteErrorBoundary as ErrorBoundary }
