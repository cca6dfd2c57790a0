/** A link to this page otherwise, as in the other language, leads to the same place on it: only the browser knows which. */
export const keepFragment = (link: HTMLElement): void => {
  const page = link.getAttribute('href')
  const keep = () => link.setAttribute('href', `${page}${location.hash}`)
  keep()
  addEventListener('hashchange', keep)
}
