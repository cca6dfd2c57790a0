/** Marks of Markdown, which many reports come in, and which nobody reads: of headings, of stress, and of tables. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\*\*|__/g, ''],
  [/(^|\s)#{1,6}\s+/g, '$1'],
  [/(?<=^|[|\s]):?-{3,}:?(?=[|\s]|$)/g, ''],
  [/[^\S\n]*\|[^\S\n]*/g, ' '],
]

/** The text as a reader sees it; figures and words stay as they are, and so do spaces at both ends. */
export const withoutMarkdown = (text: string): string =>
  MARKS.reduce((rest, [mark, instead]) => rest.replace(mark, instead), text)
