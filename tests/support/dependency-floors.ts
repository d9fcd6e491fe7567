interface Floor {
  /** The lowest good version of each release line that has one; later lines are good, earlier ones are not. */
  readonly atLeast: readonly string[]
  readonly because: string
  /** Versions below it that stay, with the reason why what is wrong with them cannot be reached here. */
  readonly stays?: Readonly<Record<string, string>>
}

const buildOnly = 'comes with @remix-run/dev for commands and formats we do not use, and is given nothing from outside'

/**
 * Known holes of packages in our tree, as of 2026-11-23: no audit service may be asked where this is tested. Whoever hears of another
 * adds its line here; the test says where the lock file is behind.
 */
export const floors: Readonly<Record<string, Floor>> = {
  '@remix-run/node': { atLeast: ['2.17.5'], because: 'CSRF in actions, redirects that run scripts, session files' },
  '@remix-run/react': { atLeast: ['2.17.5'], because: 'GHSA-8v8x-cx79-35w7, GHSA-3cgp-3xvw-98x8' },
  '@remix-run/express': { atLeast: ['2.17.5'], because: 'X-Forwarded-Host taken on trust' },
  '@remix-run/dev': { atLeast: ['2.17.5'], because: 'belongs to the others' },
  '@remix-run/server-runtime': { atLeast: ['2.17.5'], because: 'GHSA-h5cw-625j-3rxh, GHSA-9583-h5hc-x8cw' },
  '@remix-run/router': { atLeast: ['1.23.3'], because: 'CVE-2026-22029: scripts by redirect' },
  '@babel/helpers': { atLeast: ['7.26.10'], because: 'CVE-2025-27789' },
  '@babel/runtime': { atLeast: ['7.26.10'], because: 'CVE-2025-27789' },
  'better-auth': { atLeast: ['1.3.26'], because: 'CVE-2025-61928: keys made for others' },
  'body-parser': { atLeast: ['1.20.3'], because: 'CVE-2024-45590' },
  'brace-expansion': { atLeast: ['1.1.12', '2.0.2', '4.0.1'], because: 'CVE-2025-5889' },
  braces: { atLeast: ['3.0.3'], because: 'CVE-2024-4068' },
  cookie: { atLeast: ['0.7.0'], because: 'CVE-2024-47764' },
  'cross-spawn': { atLeast: ['7.0.5'], because: 'CVE-2024-21538' },
  esbuild: {
    atLeast: ['0.25.0'],
    because: 'GHSA-67mh-4wv8-f99f: its development server answers any site',
    stays: { '0.17.6': buildOnly, '0.19.12': buildOnly, '0.21.5': buildOnly },
  },
  'estree-util-value-to-estree': { atLeast: ['3.3.3'], because: 'CVE-2025-32014', stays: { '1.3.0': buildOnly } },
  express: { atLeast: ['4.20.0'], because: 'CVE-2024-43796' },
  'fast-xml-parser': { atLeast: ['4.4.1'], because: 'CVE-2024-41818' },
  glob: { atLeast: ['10.5.0', '11.1.0'], because: 'CVE-2025-64756' },
  'js-yaml': { atLeast: ['3.14.2', '4.1.1'], because: 'CVE-2025-64718' },
  json5: { atLeast: ['2.2.2'], because: 'CVE-2022-46175' },
  liquidjs: { atLeast: ['10.0.0'], because: 'CVE-2022-25948' },
  lodash: { atLeast: ['4.17.21'], because: 'CVE-2021-23337' },
  'mdast-util-to-hast': { atLeast: ['13.2.1'], because: 'CVE-2025-66400', stays: { '12.3.0': buildOnly } },
  minimatch: { atLeast: ['3.1.3', '5.1.8', '9.0.7', '10.2.3'], because: 'CVE-2026-27903' },
  nanoid: { atLeast: ['3.3.8'], because: 'CVE-2024-55565' },
  'on-headers': { atLeast: ['1.1.0'], because: 'CVE-2025-7339' },
  'path-to-regexp': { atLeast: ['0.1.12'], because: 'CVE-2024-52798' },
  postcss: { atLeast: ['8.4.31'], because: 'CVE-2023-44270' },
  prismjs: { atLeast: ['1.30.0'], because: 'CVE-2024-53382' },
  qs: { atLeast: ['6.14.1'], because: 'CVE-2025-15284' },
  rollup: { atLeast: ['4.22.4'], because: 'CVE-2024-47068' },
  semver: { atLeast: ['5.7.2', '6.3.1', '7.5.2'], because: 'CVE-2022-25883' },
  send: { atLeast: ['0.19.0'], because: 'CVE-2024-43799' },
  'serve-static': { atLeast: ['1.16.0'], because: 'CVE-2024-43800' },
  tar: { atLeast: ['7.5.11'], because: 'CVE-2026-24842, -26960, -29786, -31802', stays: { '6.2.1': buildOnly } },
  'tar-fs': { atLeast: ['2.1.4', '3.1.1'], because: 'CVE-2025-59343' },
  undici: { atLeast: ['6.21.1', '7.2.3'], because: 'CVE-2025-22150' },
  valibot: { atLeast: ['1.2.0'], because: 'CVE-2025-66020' },
  vite: { atLeast: ['5.4.21', '6.4.2'], because: 'CVE-2025-62522, CVE-2026-39365' },
  ws: { atLeast: ['7.5.10', '8.17.1'], because: 'CVE-2024-37890' },
}
