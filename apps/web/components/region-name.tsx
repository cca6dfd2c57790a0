import type { Lang } from '../lib/lang.ts'
import { romanise } from '../lib/region-name.ts'

/** A division by its name: in English, in Latin letters first. */
export function RegionName({ lang, name }: { readonly lang: Lang; readonly name: string }) {
  const latin = lang === 'en' ? romanise(name) : undefined
  const printed = <span lang="zh-CN">{name}</span>
  if (!latin) return printed
  return (
    <>
      {latin} <span className="printed-name">{printed}</span>
    </>
  )
}
