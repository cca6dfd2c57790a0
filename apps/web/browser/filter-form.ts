/** Keeps a form of conditions true to its address: a page the browser kept still shows what was chosen when it was left. */
export const keepToAddress = (form: HTMLElement): void =>
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && form instanceof HTMLFormElement) form.reset()
  })
