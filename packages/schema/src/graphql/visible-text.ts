/** Whether a text has anything that a person sees, beside spaces and characters for programs alone. */
export const isVisible = (text: string): boolean => /[^\p{Separator}\p{Other}]/u.test(text)
