/** Finds an agency from every page: a plain form, below which `browser/search-box.ts` shows suggestions. */
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { Combobox } from './combobox.tsx'

const LIST = 'suggestions'

/** `searched` is what stands in it to begin with. */
export function SearchBox({ lang, searched }: { readonly lang: Lang; readonly searched: string }) {
  const t = messagesIn(lang)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element “search” is newer than the browsers we serve
    <form
      className="search"
      role="search"
      action={hrefIn(lang, '/search')}
      data-suggestions={hrefIn(lang, '/suggestions')}
    >
      <Combobox list={LIST} label={t.searchHint} name="q" defaultValue={searched} required>
        <button type="submit" className="visually-hidden">
          {t.search}
        </button>
      </Combobox>
    </form>
  )
}
