'use client'
/** Beyond what `:target` does alone: brings the place to the middle of the source, and marks the figure with it. */
import { useEffect } from 'react'

const follow = () => {
  for (const marked of document.querySelectorAll('[data-current]')) marked.removeAttribute('data-current')
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target) return
  const counterpart = target.matches('.place, .figure')
    ? document.getElementById(target.getAttribute('href')?.slice(1) ?? '')
    : null
  for (const element of [target, counterpart]) element?.setAttribute('data-current', '')
  target.scrollIntoView({ block: 'center', inline: 'nearest' })
}

export function PlaceFollower() {
  useEffect(() => {
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return null
}
