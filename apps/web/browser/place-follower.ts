/** Beyond what `:target` does alone: keeps a figure and its place in the source in view, and marks both. */

const findAnchor = (hash: string) => document.getElementById(decodeURIComponent(hash.replace(/^#/, '')))

/** The figure of a place, or the place of a figure: whatever it links to. */
const counterpartOf = (target: Element) =>
  target.matches('.place, .figure') ? findAnchor(target.getAttribute('href') ?? '') : null

/** Beside the figures the source scrolls on its own; below them, on a telephone, it does not. */
const findPane = (target: Element) => {
  const pane = target.closest('.source-text')
  return pane && pane.scrollHeight > pane.clientHeight ? pane : null
}

const centreIn = (pane: Element, target: Element) => {
  const distance = target.getBoundingClientRect().top - pane.getBoundingClientRect().top
  pane.scrollTop += distance - pane.clientHeight / 2
}

const follow = () => {
  for (const marked of document.querySelectorAll('[data-current]')) marked.removeAttribute('data-current')
  const target = findAnchor(location.hash)
  if (!target) return
  const counterpart = counterpartOf(target)
  for (const element of [target, counterpart]) element?.setAttribute('data-current', '')
  const pane = findPane(target)
  if (!pane || !counterpart?.matches('.figure')) return target.scrollIntoView({ block: 'center', inline: 'nearest' })
  counterpart.scrollIntoView({ block: 'nearest' })
  centreIn(pane, target)
}

/** Also of a report that is shown later, as a draft is once it was read. */
export const followPlaces = (): void => {
  follow()
  addEventListener('hashchange', follow)
}
