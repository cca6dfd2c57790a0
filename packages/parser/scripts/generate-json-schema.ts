/** Writes schema/parse.schema.json; with `--check` only says whether it is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { ReportSchema } from '../src/report-schema.ts'

const PATH = 'packages/parser/schema/parse.schema.json'
const file = new URL('../schema/parse.schema.json', import.meta.url)
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A parsed annual report',
  description: 'One object per report, as `gongkai parse` prints it; a failed file gives $defs/Failure instead.',
  ...ReportSchema,
}
const wanted = `${JSON.stringify(schema, null, 2)}\n`
const isStale = !existsSync(file) || readFileSync(file, 'utf8') !== wanted

if (isStale && process.argv.includes('--check')) {
  console.error(`${PATH} is stale; run: node packages/parser/scripts/generate-json-schema.ts`)
  process.exitCode = 1
} else if (isStale) {
  writeFileSync(file, wanted)
  console.log(`Wrote ${PATH}`)
}
