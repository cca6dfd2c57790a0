import { Fragment } from 'react'
import type { Division } from '../lib/agency.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { RegionName } from './region-name.tsx'

interface Props {
  readonly lang: Lang
  /** From the province down. */
  readonly path: readonly Division[]
  /** Of the pages led to; the newest unless stated. */
  readonly year?: number | undefined
}

/** The country and each division on the way to where one is, each leading to its page. */
export function RegionCrumbs({ lang, path, year }: Props) {
  const query = year === undefined ? '' : `?year=${year}`
  return (
    <p className="crumb">
      <a href={hrefIn(lang, `/regions${query}`)}>{messagesIn(lang).country}</a>
      {path.map(({ code, name }) => (
        <Fragment key={code}>
          {' › '}
          <a href={hrefIn(lang, `/regions/${code}${query}`)}>
            <RegionName lang={lang} name={name} />
          </a>
        </Fragment>
      ))}
    </p>
  )
}
