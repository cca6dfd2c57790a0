/**
 * Pages are whole as Next renders them, and are read, not run: React is left out of them, and what little moves is in
 * `browser/`. Only what a person works in, a draft or an embed being made, is run by React in the browser.
 */

const RUN_BY_REACT = /^(\/en|\/zh)?\/(check|embed)\/?$/

const isRunByReact = (path: string): boolean => RUN_BY_REACT.test(path)

/** What starts React: its files, what they are told, and hints to load them early. Our own scripts carry an id or a type. */
const OF_REACT = /<script(?: id="_R_"| src="\/_next\/[^>]*)?>.*?<\/script>|<link rel="preload" as="script"[^>]*>/gs

/** What Next sends where a part of a page could not be rendered: nothing to read, until React says so. */
const UNRENDERED = '<html id="__next_error__">'

/** A page names its status in its head, for Next lets none choose it. */
const STATUS = /<meta name="answer-status" content="(\d{3})"\/>/

export interface ReadablePage {
  readonly html: string
  /** Whether React was left in it. */
  readonly isRun: boolean
  /** Undefined where the page says nothing of it. */
  readonly status: number | undefined
}

export const readablePage = (rendered: string, path: string): ReadablePage => {
  const [, status] = STATUS.exec(rendered) ?? []
  const isRun = isRunByReact(path) || rendered.includes(UNRENDERED)
  return {
    html: isRun ? rendered : rendered.replace(OF_REACT, ''),
    isRun,
    status: status ? Number(status) : undefined,
  }
}
