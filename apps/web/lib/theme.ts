/** Under which the browser keeps the theme a person chose. */
export const THEME_KEY = 'gongkai-theme'

/** Runs before anything is painted, so that a chosen theme never flashes. */
export const APPLY_THEME = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`
