import type { SearchParams } from '../lib/address-state.ts'
import type { BadParameter } from '../lib/bad-address.ts'
import { shorten } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import { parameterWordings } from '../lib/parameter-wording.ts'
import { messagesIn } from '../messages/index.ts'
import { Notice } from './notice.tsx'
import { reasonIn } from './unplaced.tsx'

interface Props {
  readonly lang: Lang
  readonly query: SearchParams
  readonly parameters: readonly BadParameter[]
}

/** An address may be any length. */
const MOST_SHOWN = 60

/** The same page with its query but for some parameters; relative, for a page does not know its own path. */
const addressWithout = (
  query: SearchParams,
  names: readonly string[],
  other: Readonly<Record<string, string>> = {},
) => {
  const kept = Object.entries(query).flatMap(([name, given]) =>
    names.includes(name) ? [] : [given ?? []].flat().map((value) => [name, value]),
  )
  return `?${new URLSearchParams([...kept, ...Object.entries(other)])}`
}

function Choices({
  lang,
  query,
  name,
  members,
}: Pick<Props, 'lang' | 'query'> & Required<Omit<BadParameter, 'value'>>) {
  const values = parameterWordings(lang)[name]?.values
  return (
    <ul className="name-list">
      {members?.map((member) => (
        <li key={member}>
          <a href={addressWithout(query, [name], { [name]: member })}>
            {name === 'reason'
              ? reasonIn(lang, member as Parameters<typeof reasonIn>[1])
              : (values?.[member] ?? member)}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Which part of an address cannot be, what may stand there, and the nearest page that there is. */
export function BadAddressNotice({ lang, query, parameters }: Props) {
  const t = messagesIn(lang).badAddress
  const wordings = parameterWordings(lang)
  const names = parameters.map(({ name }) => name)
  return (
    <Notice lang={lang} status={400} title={t.title}>
      <p>{t.lead}</p>
      <dl className="bad-parameters">
        {parameters.map(({ name, value, members }) => (
          <div key={`${name} ${value}`}>
            <dt>
              {wordings[name]?.label} <code>{`${name}=${shorten(value, MOST_SHOWN)}`}</code>
            </dt>
            <dd>
              {members ? t.oneOf : wordings[name]?.takes}
              {members && <Choices lang={lang} query={query} name={name} members={members} />}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a className="button" href={addressWithout(query, names)}>
          {t.without}
        </a>
      </p>
    </Notice>
  )
}
