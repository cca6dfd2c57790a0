const UNRELEASED = '## Unreleased'

export interface DatedChangelog {
  readonly changelog: string
  /** What the release brings, without its heading. */
  readonly section: string
}

/** Gives what is unreleased its version and day, and opens the next. Throws where nothing is unreleased. */
export function dateChangelog(changelog: string, version: string, day: string): DatedChangelog {
  const [before = '', after] = changelog.split(`${UNRELEASED}\n`)
  const section = after?.split(/^## /m, 1)[0]?.trim() ?? ''
  if (section === '') throw new Error('CHANGELOG.md has nothing under “Unreleased”: say what the release brings.')
  return { section, changelog: `${before}${UNRELEASED}\n\n## ${version} – ${day}\n${after}` }
}
