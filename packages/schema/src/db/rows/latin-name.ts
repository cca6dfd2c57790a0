/** Chinese names as Latin letters, so that they are found by whoever types them so. */

/** Every syllable, then every first letter: `luoyangshi… lys…`; signs and spaces are left out. */
export async function latinName(name: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro') // its dictionary is large, and most batches name no new agency
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
  return `${syllables.join('')} ${syllables.map((syllable) => syllable.charAt(0)).join('')}`
}
