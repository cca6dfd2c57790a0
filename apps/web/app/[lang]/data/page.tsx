import { page } from '../../../components/page.tsx'
import { Section } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import { readConfig } from '../../../config.ts'
import { DataDocument, type DataQuery } from '../../../generated/graphql.ts'
import { request } from '../../../lib/backend.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { graphqlAddress } from '../../../lib/graphql-address.ts'
import { hrefIn, type Lang } from '../../../lib/lang.ts'
import { requestOrigin } from '../../../lib/request-origin.ts'
import { dataMessagesIn } from '../../../messages/data.ts'
import { messagesIn } from '../../../messages/index.ts'

interface PartProps {
  readonly lang: Lang
  readonly data: DataQuery
}

const RANKINGS = ['disclosure-volume', 'permits', 'penalties'] as const
const FORMATS = ['csv', 'json', 'zip'] as const

function YearFiles({ lang, data }: PartProps) {
  const t = messagesIn(lang)
  const words = dataMessagesIn(lang)
  const names = Object.entries(t.navLabels).filter(([slug]) => RANKINGS.some((one) => one === slug))
  return (
    <div className="table-scroll">
      <table className="stacking-table year-files">
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            <th scope="col">{words.wholeYear}</th>
            {names.map(([slug, name]) => (
              <th key={slug} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td data-label={words.wholeYear}>
                {(['csv', 'ndjson'] as const).map((format) => (
                  <a key={format} href={`/export/reports-${year}.${format}.gz`} download>
                    {format.toUpperCase()}
                  </a>
                ))}
              </td>
              {names.map(([slug, name]) => (
                <td key={slug} data-label={name}>
                  {FORMATS.map((format) => (
                    <a key={format} href={`/rankings/${slug}.${format}?year=${year}`} download>
                      {format.toUpperCase()}
                    </a>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Dictionary({ lang, rows }: { readonly lang: Lang; readonly rows: readonly (readonly [string, string])[] }) {
  const t = messagesIn(lang)
  return (
    <table className="stacking-table">
      <thead>
        <tr>
          <th scope="col">{dataMessagesIn(lang).column}</th>
          <th scope="col">{t.method.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, meaning]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ProgramsProps {
  readonly lang: Lang
  readonly origin: string
  /** Where GraphQL answers. */
  readonly graphql: string
  readonly year: number
}

function Programs({ lang, origin, graphql, year }: ProgramsProps) {
  const words = dataMessagesIn(lang)
  const examples = [
    `curl -O ${origin}/export/reports-${year}.csv.gz`,
    `pandas.read_csv("${origin}/rankings/permits.csv?year=${year}&region=410000")`,
    `readr::read_csv("${origin}/rankings/penalties.csv?year=${year}")`,
  ]
  return (
    <>
      <p className="prose-width">{words.programsLead}</p>
      <ul className="points">
        <li>
          <a href="/openapi.json">OpenAPI</a> · {words.openapi}
        </li>
        <li>
          <a href={graphql}>{graphql}</a> · {words.graphql}
        </li>
      </ul>
      {examples.map((example) => (
        <code key={example} className="snippet">
          {example}
        </code>
      ))}
    </>
  )
}

/** What may be taken home: files, what is in them, and how to name their source. */
export default page(async ({ lang }) => {
  const t = messagesIn(lang)
  const words = dataMessagesIn(lang)
  const [data, origin] = await Promise.all([request(DataDocument, {}), requestOrigin()])
  const [newest = new Date().getFullYear() - 1] = data.years
  const day = formatDate(data.lastIngest?.at ?? new Date(), lang)
  return (
    <Shell lang={lang} path="/data" title={words.title} description={words.lead}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p className="soft">
        {words.holds(formatNumber(data.agencies.totalCount, lang), formatNumber(data.reports.totalCount, lang), day)}
      </p>
      <Section id="files" heading={words.filesHeading}>
        <p className="prose-width">{words.filesLead}</p>
        <YearFiles lang={lang} data={data} />
        <p className="small soft">{words.others}</p>
      </Section>
      <Section
        id="dictionary"
        heading={words.dictionaryHeading}
        beside={<a href={hrefIn(lang, '/methodology#metrics')}>{t.method.metricsHeading}</a>}
      >
        <Dictionary lang={lang} rows={words.columns} />
      </Section>
      <Section id="programs" heading={words.programsHeading}>
        <Programs lang={lang} origin={origin} graphql={graphqlAddress(readConfig())} year={newest} />
      </Section>
      <Section id="licence" heading={words.licenceHeading}>
        <p className="prose-width">{words.licence}</p>
        <p className="prose-width">{words.citationLead}</p>
        <code className="snippet">{words.citation(origin, day)}</code>
      </Section>
    </Shell>
  )
})
