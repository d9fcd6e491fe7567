// `npm run bench`: builds the product and the bench, and runs it. Options: `--quick`, `--only NAME,…`, `--keep FOLDER` (databases stay there for the next run).
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { installIfMissing } from '../../app/launch/install.mjs'

installIfMissing()
const { buildIfStale, bundle } = await import('../../app/launch/build.mjs')
await buildIfStale()
const metrics = readdirSync('tests/bench/metrics').filter((file) => file.endsWith('.ts'))
const entries = metrics.map((file) => [`metrics/${file.slice(0, -3)}`, `tests/bench/metrics/${file}`])
await bundle({ main: 'tests/bench/main.ts', ...Object.fromEntries(entries) }, 'build/bench')
const { status } = spawnSync(process.execPath, ['build/bench/main.js', ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
