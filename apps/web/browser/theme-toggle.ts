/** Chooses light or dark by hand; until then the system’s preference holds. */
import { THEME_KEY } from '../lib/theme.ts'

const toggle = () => {
  const { dataset } = document.documentElement
  const isDark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  dataset.theme = isDark ? 'light' : 'dark'
  localStorage.setItem(THEME_KEY, dataset.theme)
}

export const toggleTheme = (button: HTMLElement): void => button.addEventListener('click', toggle)
