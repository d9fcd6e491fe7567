import { readFileSync } from 'node:fs'
import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, register } from 'prom-client'
import { env } from '#app/env.server.ts'
import { refreshInstallation } from './installation.server.ts'
import { gauge } from './metric.ts'

/** Begins to measure the process itself. Once per process. */
export function startMetrics(): void {
  collectDefaultMetrics()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const info = gauge({
    name: 'dunwell_build_info',
    help: 'Always 1; what runs here.',
    labelNames: ['version', 'node', 'process'],
  })
  info.set({ version, node: process.versions.node, process: env.PROCESS_NAME }, 1)
}

export interface ScrapeAnswer {
  status: number
  type: string
  body: string
}

/** Prometheus text: for the bearer of METRICS_TOKEN, or without one for this machine only. */
export async function answerScrape(
  authorization: string | undefined,
  address: string | undefined,
): Promise<ScrapeAnswer> {
  if (!mayRead(authorization, address))
    return { status: 401, type: 'text/plain; charset=utf-8', body: 'METRICS_TOKEN is needed.\n' }
  await refreshInstallation()
  return { status: 200, type: register.contentType, body: await register.metrics() }
}

function mayRead(authorization: string | undefined, address: string | undefined): boolean {
  if (!env.METRICS_TOKEN) return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${env.METRICS_TOKEN}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
