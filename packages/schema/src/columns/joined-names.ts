/** Many names in one text, so that all with a word in them are found in one pass over it. */

/** In no word. */
const SEPARATOR = '\n'

export class JoinedNames {
  private readonly text: string
  /** Where each begins, and after the last where another would. */
  private readonly begins: Int32Array

  /** In lower case; null is a name that holds no word. */
  constructor(names: readonly (string | null)[]) {
    const folded = names.map((name) => name?.toLowerCase() ?? '')
    this.text = folded.join(SEPARATOR)
    this.begins = new Int32Array(names.length + 1)
    for (let i = 0; i < names.length; i++)
      this.begins[i + 1] = (this.begins[i] as number) + (folded[i] as string).length + SEPARATOR.length
  }

  /** Sets the mark of each name that holds the word, which is in lower case and not empty. */
  mark(marks: Uint8Array, word: string) {
    const { text, begins } = this
    let name = 0
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, begins[name])) {
      while ((begins[name + 1] as number) <= at) name++
      marks[name++] = 1
    }
  }
}
