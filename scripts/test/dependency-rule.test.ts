import { describe, expect, test } from 'vitest'
import { violationsOf } from './dependency-rule.ts'
import { readTracked, SOURCES } from './tracked-files.ts'

describe('the dependency rule', () => {
  const governed = SOURCES.filter((path) => /^(packages|apps)\//.test(path))

  test('every file keeps it', () => {
    expect(governed.length).toBeGreaterThan(10)
    expect(governed.flatMap((path) => violationsOf(path, readTracked(path)))).toEqual([])
  })

  test.each([
    [
      'packages/schema/src/metrics/form.ts',
      "import { db } from '../db/index.ts'",
      'leaves packages/schema/src/metrics/',
    ],
    ['packages/schema/src/db/index.ts', "import { parseDocument } from '@gongkai/parser'", 'must not import'],
    ['packages/parser/src/grid.ts', "import { db } from '@gongkai/schema/db'", 'must not import @gongkai/schema/db'],
    ['packages/parser/src/grid.ts', "import { readFile } from 'node:fs/promises'", 'no input or output'],
    ['packages/parser/src/grid.ts', "import path from 'path'", 'no input or output'],
    ['packages/parser/src/grid.ts', "await fetch('/reports')", 'no input or output'],
    ['packages/parser/src/grid.ts', "export * from '../../schema/src/metrics/index.ts'", 'leaves packages/parser/'],
    [
      'packages/parser/src/grid.ts',
      "import { root } from '../../../scripts/generated-files.ts'",
      'leaves packages/parser/',
    ],
    [
      'packages/parser/src/grids/labels.ts',
      "import type { Fact } from '../facts/facts.ts'",
      'against the way of the data',
    ],
    [
      'packages/parser/src/grids/requests/request-sums.ts',
      "import { parseDocument } from '../../parse-document.ts'",
      'against the way of the data',
    ],
    [
      'packages/parser/scripts/generate.ts',
      "import { run } from '../../../scripts/steps.ts'",
      'leaves packages/parser/',
    ],
    ['apps/api/src/server/server.ts', "import { theme } from '@gongkai/web'", 'must not import @gongkai/web'],
    ['apps/api/src/server/server.ts', "import { theme } from '../../../web/lib/theme.ts'", 'leaves apps/api/'],
    ['apps/api/src/server/server.ts', 'const port = process.env.PORT', 'reads the environment'],
    ['apps/web/next.config.ts', 'const isFast = process.env.FAST', 'reads the environment'],
    ['apps/web/lib/query.ts', "const api = await import('@gongkai/api')", 'must not import @gongkai/api'],
    [
      'apps/web/lib/query.ts',
      "import {\n  a,\n  b,\n} from '@gongkai/schema/db'",
      'must not import @gongkai/schema/db',
    ],
    ['apps/web/lib/query.ts', "import type { Db } from '@gongkai/schema/graphql'", 'must not import'],
    ['apps/web/lib/query.ts', "require('../../api/src/config.ts')", 'leaves apps/web/'],
  ])('%s must not say: %s', (path, text, problem) => {
    expect(violationsOf(path, text)).toEqual([expect.stringContaining(problem)])
  })

  test.each([
    ['packages/parser/src/grid.ts', "import type { Metric } from '@gongkai/schema/metrics'"],
    ['packages/parser/src/grid.ts', "// no import from 'node:fs'\nimport { parse } from 'parse5'"],
    ['packages/parser/src/grids/cells.ts', "import type { Figure } from '../figures/figures.ts'"],
    ['packages/parser/src/narrative/mentions.ts', "import type { Mention } from '../report.ts'"],
    ['packages/parser/test/grid.test.ts', "import { readFileSync } from 'node:fs'"],
    ['packages/parser/scripts/generate.ts', "import { writeGenerated } from '../../../scripts/generated-files.ts'"],
    ['apps/api/src/config.ts', 'export const port = process.env.PORT'],
    ['apps/api/src/ingest.ts', "import { parseDocument } from '@gongkai/parser'"],
    ['apps/web/config.ts', 'export const origin = process.env.API_URL'],
    ['apps/web/test/charts.test.ts', 'const rewrites = process.env.UPDATE'],
    ['apps/web/lib/query.ts', "import { graphql } from './generated/index.ts'"],
  ])('%s may say: %s', (path, text) => {
    expect(violationsOf(path, text)).toEqual([])
  })
})
