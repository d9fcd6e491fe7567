// What `npm start` runs: plain JavaScript, because on a fresh clone nothing is installed yet.
import { installIfMissing } from './install.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Dunwell needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

installIfMissing()
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
const { launch } = await import('../../build/processes/launch.js')
await launch()
