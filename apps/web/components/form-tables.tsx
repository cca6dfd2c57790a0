/** The figures of a report, laid out as its form prints them. A row or column that this form does not have is not drawn. */
import {
  APPLICANT_GROUPS,
  APPLICANTS,
  type Column,
  DISCLOSURE_BLOCKS,
  type DisclosureBlock,
  type Form,
  type FormEdition,
  type Label,
  REQUEST_GROUPS,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  type RequestRow,
  SECTIONS,
  type SectionKey,
} from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import type { Fact } from '../lib/fact.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { Figure } from './figure.tsx'

interface Props {
  readonly lang: Lang
  readonly facts: ReadonlyMap<string, Fact>
  readonly form: Form | null
  /** Metrics that a finding speaks of. */
  readonly disputed: ReadonlySet<string>
}

/** Its own edition first, by which a column that both have is called; a mixed form may have columns of either. */
const editionsOf = (form: Form | null): readonly FormEdition[] =>
  form === '2021' ? ['2021', '2019'] : ['2019', '2021']
const SUM_ROWS = new Set(['received', 'carried_in', 'resolved_total', 'carried_out'])

const numbered = (label: Label, lang: Lang) => (lang === 'zh' ? `${label.number}${label.zh}` : label.en)

/** English has figures for the numerals that the form counts its sections with. */
const headingOf = (of: SectionKey, lang: Lang): string => {
  const index = SECTIONS.findIndex(({ key }) => key === of)
  const section = SECTIONS[index]
  if (!section) return ''
  return lang === 'zh' ? numbered(section, lang) : `${index + 1}. ${section.en}`
}

function Section({
  of,
  lang,
  children,
}: {
  readonly of: SectionKey
  readonly lang: Lang
  readonly children: ReactNode
}) {
  return (
    <section className="figure-group" aria-labelledby={`section-${of}`}>
      <h3 id={`section-${of}`}>{headingOf(of, lang)}</h3>
      {children}
    </section>
  )
}

function FigureCell({ metric, lang, facts, disputed }: Omit<Props, 'form'> & { readonly metric: string }) {
  const fact = facts.get(metric)
  return <td className="num">{fact && <Figure fact={fact} lang={lang} isDisputed={disputed.has(metric)} />}</td>
}

const columnsWithFacts = (block: DisclosureBlock, { facts, form }: Props): readonly Column[] => {
  const columns = editionsOf(form).flatMap((edition) => block.columns[edition])
  const distinct = columns.filter((column, i) => columns.findIndex(({ key }) => key === column.key) === i)
  return distinct.filter((column) => block.rows.some((row) => facts.has(`${row.key}.${column.key}`)))
}

function DisclosureTable({ block, ...props }: Props & { readonly block: DisclosureBlock }) {
  const { lang, facts } = props
  const columns = columnsWithFacts(block, props)
  const rows = block.rows.filter((row) => columns.some((column) => facts.has(`${row.key}.${column.key}`)))
  if (rows.length === 0) return null
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{block.article[lang]}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="num">
                {column[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row[lang]}</th>
              {columns.map((column) => (
                <FigureCell key={column.key} metric={`${row.key}.${column.key}`} {...props} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function DisclosureTables(props: Props) {
  return (
    <Section of="disclosure" lang={props.lang}>
      {DISCLOSURE_BLOCKS.map((block) => (
        <DisclosureTable key={block.article.key} block={block} {...props} />
      ))}
    </Section>
  )
}

const hasFacts = (row: RequestRow, facts: Props['facts']) =>
  APPLICANTS.some((applicant) => facts.has(`requests.${row.key}.${applicant.key}`))

/** The head of the group that begins with this row, if one does. */
const groupBefore = (rows: readonly RequestRow[], i: number): readonly Label[] => {
  const [row, previous] = [rows[i], rows[i - 1]]
  const results = row?.key === 'granted' ? REQUEST_GROUPS.filter(({ key }) => key === 'results') : []
  const group = row?.group && row.group !== previous?.group ? REQUEST_GROUPS.filter(({ key }) => key === row.group) : []
  return [...results, ...group]
}

function RequestRows({ rows, ...props }: Props & { readonly rows: readonly RequestRow[] }) {
  return rows.flatMap((row, i) => [
    ...groupBefore(rows, i).map((group) => (
      <tr key={`group-${group.key}`}>
        <th scope="rowgroup" colSpan={APPLICANTS.length + 1}>
          {numbered(group, props.lang)}
        </th>
      </tr>
    )),
    <tr key={row.key} className={SUM_ROWS.has(row.key) ? 'sum' : row.group && 'indent'}>
      <th scope="row">{numbered(row, props.lang)}</th>
      {APPLICANTS.map((applicant) => (
        <FigureCell key={applicant.key} metric={`requests.${row.key}.${applicant.key}`} {...props} />
      ))}
    </tr>,
  ])
}

export function RequestMatrix(props: Props) {
  const rows = REQUEST_ROWS.filter((row) => hasFacts(row, props.facts))
  if (rows.length === 0) return null
  return (
    <Section of="requests" lang={props.lang}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll matrix" tabIndex={0} aria-label={messagesIn(props.lang).matrix}>
        <table>
          <thead>
            <tr>
              <th scope="col">{APPLICANT_GROUPS[0][props.lang]}</th>
              {APPLICANTS.map((applicant) => (
                <th key={applicant.key} scope="col">
                  {applicant[props.lang]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <RequestRows rows={rows} {...props} />
          </tbody>
        </table>
      </section>
    </Section>
  )
}

export function ReviewTable(props: Props) {
  const groups = REVIEW_GROUPS.filter(({ key }) => props.facts.has(`${key}.total`))
  if (groups.length === 0) return null
  return (
    <Section of="reviews" lang={props.lang}>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{messagesIn(props.lang).item}</th>
              {REVIEW_COLUMNS.map((column) => (
                <th key={column.key} scope="col" className="num">
                  {column[props.lang]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">{group[props.lang]}</th>
                {REVIEW_COLUMNS.map((column) => (
                  <FigureCell key={column.key} metric={`${group.key}.${column.key}`} {...props} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
