import { LEVELS, SECTORS } from '@gongkai/schema/metrics'
import type { ListedAgencyFragment } from '../generated/graphql.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { regionName } from '../lib/region-name.ts'
import { readLevel, readSector } from '../lib/vocabulary.ts'

interface Props {
  readonly lang: Lang
  readonly agencies: readonly ListedAgencyFragment[]
}

const placeIn = (lang: Lang, { region }: ListedAgencyFragment): string =>
  [region?.parent?.name, region?.name].flatMap((name) => (name ? regionName(name, lang) : [])).join(' · ')

/** Agencies by name, each with where it is and what it is. */
export function AgencyList({ lang, agencies }: Props) {
  return (
    <ol className="search-results">
      {agencies.map((agency) => {
        const { id, name, level, sector, regionCode } = agency
        const kinds = [level && LEVELS[readLevel(level)][lang], SECTORS[readSector(sector)][lang], regionCode]
        return (
          <li key={id}>
            <a href={hrefIn(lang, `/agencies/${id}`)} lang="zh-CN">
              {name}
            </a>
            <p className="soft small">{[placeIn(lang, agency), ...kinds].filter(Boolean).join(' · ')}</p>
          </li>
        )
      })}
    </ol>
  )
}
