/** What explains a table to whoever finds it without us: Frictionless `datapackage.json`, a dictionary, a page, a citation. */

import { FIELDS } from './fields.ts'
import { describeMeasure } from './measures.ts'
import { type ExportTable, isTruncated } from './table.ts'
import { csvLines } from './write-csv.ts'

const PUBLISHER = 'Gongkai'
/** Whose the figures are, and what the licence beside them is of. */
const SOURCE = {
  zh: '数字取自各行政机关依《中华人民共和国政府信息公开条例》第四十九条、第五十条向社会公布的年度报告，原文以各机关公布的为准；LICENSE（MIT）是本程序及其汇编方式的许可，不改变报告本身的权利。',
  en: 'The figures are those of the annual reports that agencies must publish under articles 49 and 50 of the Regulations on Open Government Information; what an agency published prevails. LICENSE (MIT) is of this program and of its compilation, and changes no right in the reports themselves.',
}
const PROFILE = 'https://datapackage.org/profiles/2.0'

export interface Provenance {
  /** Where the table was asked for. */
  readonly address: string
  readonly now: Date
}

const DICTIONARY_FIELDS = ['name', 'type', 'zh', 'en'] as const

/** Every field of the table, then every metric that it holds. */
export const writeDictionary = ({ fields, metrics }: ExportTable): string =>
  `${DICTIONARY_FIELDS.join(',')}\r\n${csvLines(
    [
      ...fields.map((name) => ({ name, ...FIELDS[name] })),
      ...metrics.map(describeMeasure).map(({ key, unit, label, definition }) => ({
        name: key,
        type: unit,
        zh: `${label.zh}：${definition.zh}`,
        en: `${label.en}: ${definition.en}`,
      })),
    ],
    DICTIONARY_FIELDS,
  )}`

export const writeDataPackage = (table: ExportTable, { address, now }: Provenance): string =>
  JSON.stringify(
    {
      $schema: `${PROFILE}/datapackage.json`,
      profile: 'tabular-data-package', // for readers of the first version of the standard
      name: nameOf(table),
      title: `${table.title.zh} · ${table.title.en}`,
      created: now.toISOString(),
      version: `0.0.${table.dataVersion}`,
      homepage: address,
      licenses: [{ name: 'MIT', path: 'LICENSE', title: 'MIT License' }],
      sources: [
        {
          title: '各行政机关公布的政府信息公开工作年度报告 (annual reports that agencies publish by law)',
          path: address,
        },
      ],
      contributors: [{ title: PUBLISHER, roles: ['publisher'] }],
      resources: [
        resourceOf(
          'data',
          'data.csv',
          table.fields.map((name) => ({ name, type: FIELDS[name].type, description: describe(name) })),
        ),
        resourceOf(
          'data-dictionary',
          'data-dictionary.csv',
          DICTIONARY_FIELDS.map((name) => ({ name, type: 'string' })),
        ),
      ],
    },
    null,
    2,
  )

const describe = (name: keyof typeof FIELDS) => `${FIELDS[name].zh} · ${FIELDS[name].en}`

/** Small letters, digits, `-`, `_` and `.` only. */
const nameOf = ({ name }: ExportTable) => name.toLowerCase().replace(/[^a-z0-9._-]/g, '-')

const resourceOf = (name: string, path: string, fields: readonly object[]) => ({
  name,
  profile: 'tabular-data-resource',
  type: 'table',
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: { delimiter: ',', doubleQuote: true, commentChar: '#' },
  schema: { fields, missingValues: [''] },
})

/** Strings of JSON are strings of YAML. */
export const writeCitation = (table: ExportTable, { address, now }: Provenance): string =>
  `${Object.entries({
    'cff-version': '1.2.0',
    message: 'If you use these figures, please cite them with their version.',
    type: 'dataset',
    title: `${table.title.en} (${table.title.zh})`,
    version: `data version ${table.dataVersion}`,
    'date-released': now.toISOString().slice(0, 10),
    url: address,
    license: 'MIT',
  })
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\nauthors:\n  - name: ${JSON.stringify(PUBLISHER)}\n`

export function writeReadme(table: ExportTable, { address, now }: Provenance): string {
  const { zh, en } = table.title
  const day = now.toISOString().slice(0, 10)
  const given = Math.min(table.total, table.limit)
  return `# ${zh}

${table.isSynthetic ? '**含有为演示而虚构的数字（synthetic 列为 true）。**\n\n' : ''}数据来自行政机关公布的政府信息公开工作年度报告，由 Gongkai 逐项读取；读不准的不给数字，只写明原因（state 列），空白不是零。

- 取自：<${address}>
- 数据版本：${table.dataVersion}（${day}）
- 行数：${given}${isTruncated(table) ? `，共 ${table.total} 行，其余未列出` : ''}
- 各列含义见 data-dictionary.csv；机器可读的说明见 datapackage.json（Frictionless）；引用方式见 CITATION.cff。
- 来源与许可：${SOURCE.zh}

# ${en}

${table.isSynthetic ? '**Some figures are made up for a demonstration (column “synthetic”).**\n\n' : ''}Read by Gongkai from the annual reports on government information disclosure that agencies publish. What cannot be read with certainty has no figure but a reason (column “state”); empty is not zero.

- From: <${address}>
- Version of the data: ${table.dataVersion} (${day})
- Rows: ${given}${isTruncated(table) ? ` of ${table.total}; the others were left out` : ''}
- Columns: data-dictionary.csv; for programs: datapackage.json (Frictionless); to cite: CITATION.cff.
- Source and licence: ${SOURCE.en}
`
}
