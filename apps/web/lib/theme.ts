/** Under which the browser keeps the theme a person chose. */
export const THEME_KEY = 'gongkai-theme'
