import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  /** Of the page, without its language and query. */
  readonly path: string
  readonly years: readonly number[]
  readonly year: number
}

export function YearLinks({ lang, path, years, year }: Props) {
  return (
    <nav className="year-links" aria-label={messagesIn(lang).years}>
      {years.map((one) => (
        <a key={one} href={hrefIn(lang, `${path}?year=${one}`)} aria-current={one === year ? 'true' : undefined}>
          {messagesIn(lang).yearOf(one)}
        </a>
      ))}
    </nav>
  )
}
