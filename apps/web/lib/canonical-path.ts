/** Paths that mean one of ours and are written otherwise. */

const FORMS: readonly (readonly [RegExp, (found: string) => string])[] = [
  // Next takes languages in any letters to be none of the Chinese pages, and knows them in small ones alone.
  [/^\/(?:en|zh)(?=\/|$)/i, (head) => head.toLowerCase()],
  // Division codes are often cut after their province or prefecture.
  [/(?<=^(?:\/en|\/zh)?\/regions\/)(?:\d{2}|\d{4})(?=\/?$)/, (code) => code.padEnd(6, '0')],
]

/** The path of the page that is meant; undefined where it is that already. */
export const canonicalPath = (path: string): string | undefined => {
  const meant = FORMS.reduce((one, [pattern, write]) => one.replace(pattern, (found) => write(found)), path)
  return meant === path ? undefined : meant
}
