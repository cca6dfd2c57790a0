'use client'
/** Chooses light or dark by hand; until then the system’s preference holds. */
import { THEME_KEY } from './theme-key.ts'

const toggle = () => {
  const { dataset } = document.documentElement
  const isDark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  dataset.theme = isDark ? 'light' : 'dark'
  localStorage.setItem(THEME_KEY, dataset.theme)
}

export function ThemeToggle({ label }: { readonly label: string }) {
  return <button type="button" className="theme-toggle" aria-label={label} title={label} onClick={toggle} />
}
