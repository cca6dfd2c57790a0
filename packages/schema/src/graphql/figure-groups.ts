/**
 * The tables of the form as typed groups of numbers: `permits { decisions }`, `requests { received { total } }`.
 * Generated from the metric catalogue, one field per row and one per column. States and places are in `facts`.
 */
import { getFact } from '../db/rows/facts.ts'
import {
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  METRICS,
  type Metric,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  type Wording,
} from '../metrics/index.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'

/** A row of the form in one version of a report; `prefix` and the column’s key make the metric’s key. */
export interface FigureRow {
  readonly parseId: number
  readonly prefix: string
}

const words = (key: string) => key.split(/[._]/)
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
/** `denied.state_secret` is `deniedStateSecret`. */
export const fieldNameOf = (key: string) =>
  words(key)
    .map((word, i) => (i === 0 ? word : capitalised(word)))
    .join('')
const typeNameOf = (key: string) => words(key).map(capitalised).join('')
const inBoth = ({ zh, en }: Wording) => `${en} (${zh})`

interface LabelledKey extends Wording {
  readonly key: string
}

const WHY_NULL = 'Null unless it is a number; “facts” says why and where it stands.'

/** An object type with one number per column. */
const rowType = (name: string, description: string, columns: readonly LabelledKey[]) =>
  builder.objectRef<FigureRow>(name).implement({
    description,
    fields: (t) =>
      Object.fromEntries(
        columns.map((column) => [
          fieldNameOf(column.key),
          t.float({
            nullable: true,
            description: `${inBoth(column)}. ${WHY_NULL}`,
            resolve: async ({ parseId, prefix }, _args, { loaders }) => {
              const { facts, form } = await loadExisting(loaders.contents, parseId)
              return getFact(facts, `${prefix}.${column.key}`, form).value
            },
          }),
        ]),
      ),
  })

const columnsOf = (metrics: readonly Metric[]): LabelledKey[] =>
  metrics.map((metric) => ({ key: metric.address.column, ...metric.label }))

const disclosureGroups = DISCLOSURE_BLOCKS.flatMap((block) => block.rows).map((row) => {
  const metrics = METRICS.filter(({ address }) => address.section === 'disclosure' && address.row === row.key)
  const description = `Section two, row “${row.en}” (${row.zh}).`
  return { ...row, description, type: rowType(`${typeNameOf(row.key)}Figures`, description, columnsOf(metrics)) }
})

const ApplicantFigures = rowType('ApplicantFigures', 'One row of section three, by applicant.', APPLICANTS)
const ReviewFigures = rowType('ReviewFigures', 'One group of section four, by result.', REVIEW_COLUMNS)

const reviewGroups = REVIEW_GROUPS.map((group) => ({
  ...group,
  description: `Section four, “${group.en}” (${group.zh}).`,
  type: ReviewFigures,
}))

const editionsOf = ({ forms }: { readonly forms: readonly string[] }) =>
  forms.length === 1 ? ` Only on the ${forms[0]} form.` : ''

const RequestFigures = builder.objectRef<{ readonly parseId: number }>('RequestFigures').implement({
  description: 'Section three: requests for information, received and handled.',
  fields: (t) =>
    Object.fromEntries(
      REQUEST_ROWS.map((row) => [
        fieldNameOf(row.key),
        t.field({
          type: ApplicantFigures,
          description: `${row.number}${row.zh}: ${row.en}.${editionsOf(row)}`,
          resolve: ({ parseId }) => ({ parseId, prefix: `requests.${row.key}` }),
        }),
      ]),
    ),
})

/** One field per row of section two and group of section four, to be added to the type of a report. */
export const rowGroups = [...disclosureGroups, ...reviewGroups]
export { RequestFigures }
