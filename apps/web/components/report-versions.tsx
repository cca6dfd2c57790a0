import { getMetric } from '@gongkai/schema/metrics'
import type { FactReadingFragment, ReportQuery } from '../generated/graphql.ts'
import { figureId } from '../lib/fact.ts'
import { formatDate, formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { readFactState, readMetricKey } from '../lib/vocabulary.ts'
import { messagesIn } from '../messages/index.ts'
import { Section } from './section.tsx'
import { StateTag } from './state-tag.tsx'

type Version = NonNullable<ReportQuery['report']>['versions'][number]

interface LangProps {
  readonly lang: Lang
}

function Reading({ lang, fact: { value, state, raw } }: LangProps & { readonly fact: FactReadingFragment }) {
  return (
    <td className="num">
      {value === null ? <StateTag state={readFactState(state)} lang={lang} /> : formatNumber(value, lang)}
      {raw !== null && <span className="soft small"> “{raw}”</span>}
    </td>
  )
}

/** Every cell that this version reads otherwise than the one before it. */
function Changes({ lang, version }: LangProps & { readonly version: Version }) {
  const t = messagesIn(lang)
  return (
    <table className="changes">
      <caption className="visually-hidden">{t.changesOf(version.versionNumber)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.figures}</th>
          <th scope="col" className="num">
            {t.readBefore}
          </th>
          <th scope="col" className="num">
            {t.readAfter}
          </th>
        </tr>
      </thead>
      <tbody>
        {version.changes.map(({ metric, before, after }) => {
          const key = readMetricKey(metric)
          return (
            <tr key={key}>
              <th scope="row">
                <a href={`#${figureId(key)}`}>{getMetric(key).label[lang]}</a>
              </th>
              <Reading lang={lang} fact={before} />
              <Reading lang={lang} fact={after} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function VersionItem({ lang, version }: LangProps & { readonly version: Version }) {
  const t = messagesIn(lang)
  const { versionNumber, isCurrent, parsedAt, parserVersion, document, changes } = version
  return (
    <li>
      <p>
        <strong>{t.versionOf(versionNumber)}</strong> {isCurrent && <span className="tag">{t.versionThatCounts}</span>}
      </p>
      <p className="small soft">
        {t.readAt} {formatDate(parsedAt, lang)} · {t.parser} {parserVersion} ·{' '}
        <a href={`/documents/${document.sha256}`} download>
          {document.name}
        </a>
      </p>
      {versionNumber > 1 &&
        (changes.length === 0 ? (
          <p className="small">{t.noChanges}</p>
        ) : (
          <details open={isCurrent}>
            <summary>{t.changeCount(changes.length)}</summary>
            <Changes lang={lang} version={version} />
          </details>
        ))}
    </li>
  )
}

/** Every version ever stored, the newest first, each with what it reads otherwise and the file it was read from. */
export function ReportVersions({ lang, versions }: LangProps & { readonly versions: readonly Version[] }) {
  const t = messagesIn(lang)
  return (
    <Section id="versions" heading={t.versions}>
      <ol className="versions">
        {versions.map((version) => (
          <VersionItem key={version.versionNumber} lang={lang} version={version} />
        ))}
      </ol>
    </Section>
  )
}
