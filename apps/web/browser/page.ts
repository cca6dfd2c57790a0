/** What a page does beyond being read. All that is on it is there without this, so it may load late or not at all. */
import { drawInView } from './chart.ts'
import { keepToAddress } from './filter-form.ts'
import { keepFragment } from './fragment-keeper.ts'
import { followPlaces } from './place-follower.ts'
import { suggestBelow } from './search-box.ts'
import { toggleTheme } from './theme-toggle.ts'

const suggestPages = (form: HTMLElement) =>
  suggestBelow(form, form.dataset.suggestions ?? '', ({ href }) => location.assign(href))

/** By the attribute that asks for it. */
const BEHAVIOURS: Readonly<Record<string, (element: HTMLElement) => void>> = {
  '[data-chart]': drawInView,
  '[data-filters]': keepToAddress,
  '[data-same-place]': keepFragment,
  '[data-suggestions]': suggestPages,
  '[data-theme-toggle]': toggleTheme,
}

for (const [selector, behave] of Object.entries(BEHAVIOURS))
  for (const element of document.querySelectorAll<HTMLElement>(selector)) behave(element)
followPlaces()
