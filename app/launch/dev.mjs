// What `npm run dev` runs: the same as `npm start`, from the sources, with hot reload.
import { spawn } from 'node:child_process'
import { installIfMissing } from './install.mjs'

installIfMissing()
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
const child = spawn(process.execPath, ['--import', 'tsx', 'app/launch/dev.ts'], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
