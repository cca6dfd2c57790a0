/** Writes schema/parse.schema.json; with `--check` only says whether it is stale. */
import { fileURLToPath } from 'node:url'
import { writeGenerated } from '../../../scripts/generated-files.ts'
import { ReportSchema } from '../src/report-schema.ts'

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A parsed annual report',
  description: 'One object per report, as `gongkai parse` prints it; a failed file gives $defs/Failure instead.',
  ...ReportSchema,
}

process.exitCode = writeGenerated({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  files: { 'packages/parser/schema/parse.schema.json': `${JSON.stringify(schema, null, 2)}\n` },
  command: 'node packages/parser/scripts/generate-json-schema.ts',
  check: process.argv.includes('--check'),
})
