'use client'
/** Beyond what `:target` does alone: keeps a figure and its place in the source in view, and marks both. */
import { useEffect } from 'react'

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

export function PlaceFollower() {
  useEffect(() => {
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return null
}
