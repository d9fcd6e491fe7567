import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
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
  const noScript = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.noScript)
  // Without a nonce the response allows no script: an error page below /p/ matches no route that could say so.
  const mayRun = nonce !== '' || typeof document !== 'undefined'
  return (
    <html lang="en">
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

export default function App() {
  return <Outlet />
}

export { RouteErrorBoundary as ErrorBoundary }
