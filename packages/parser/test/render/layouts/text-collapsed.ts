/** Everything run together on one line, as a page's text is copied without its tags; here and there a space. */
import { textLayout } from '../layout.ts'

export const textCollapsed = textLayout(
  'text-collapsed',
  'text/plain',
  {
    text: (part) => part.text,
    table: ({ cells }, random) => cells.map((cell) => cell.text + (random.chance(0.03) ? ' ' : '')).join(''),
    separator: '',
  },
  false,
)
