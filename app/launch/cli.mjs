// What `npm run cli` runs: the operator's commands, from the built file.
import { installIfMissing } from './install.mjs'

installIfMissing()
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
await import('../../build/processes/cli.js')
