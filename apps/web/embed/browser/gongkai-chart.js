/**
 * <gongkai-chart kind="ranking" metric="permits" year="2024" lang="zh" theme="auto"></gongkai-chart>
 * shows an embed of the server this script came from, as tall as its figures need or of the `height` given, in which they
 * scroll. Attributes are the parameters of the embed’s address; `label` names the frame for screen readers. What stands
 * inside the element is shown where this script is not run.
 */
;(() => {
  // As a module it is no current script, and is found by its name, whatever a content system appends to that.
  const isThis = ({ type, src }) => type === 'module' && /^[^?#]+\/embed\.js([?#]|$)/.test(src)
  const { src } = document.currentScript ?? [...document.scripts].find(isThis) ?? {}
  // Of nobody knows which server it shows nothing, rather than what stands at the page’s own.
  if (!src) return console.error('<gongkai-chart>: /embed.js must be a script element with its address as src.')
  const { origin } = new URL(src)
  const OWN = ['kind', 'label', 'class', 'id', 'style', 'slot', 'hidden']
  const FIRST_HEIGHT = 320
  const LEAST_HEIGHT = 40
  const MOST_HEIGHT = 10_000

  class GongkaiChart extends HTMLElement {
    #frame = document.createElement('iframe')
    #listen = (event) => this.#take(event)
    #watcher = new MutationObserver(() => this.#show())

    constructor() {
      super()
      this.attachShadow({ mode: 'open' }).append(this.#frame)
      // Set one by one, which no policy forbids, and out of reach of the page’s own styles.
      const { style } = this.#frame
      for (const [name, value] of Object.entries({ display: 'block', width: '100%', border: '0' })) {
        style.setProperty(name, value, 'important')
      }
      this.#frame.loading = 'lazy'
      this.#setHeight(FIRST_HEIGHT)
    }

    connectedCallback() {
      this.style.display ||= 'block'
      addEventListener('message', this.#listen)
      this.#watcher.observe(this, { attributes: true })
      this.#show()
    }

    disconnectedCallback() {
      removeEventListener('message', this.#listen)
      this.#watcher.disconnect()
    }

    #show() {
      const kind = this.getAttribute('kind') ?? 'ranking'
      const url = new URL(`/embed/${encodeURIComponent(kind)}`, origin)
      for (const { name, value } of this.attributes) {
        if (!OWN.includes(name) && !name.startsWith('aria-') && !name.startsWith('data-')) {
          url.searchParams.set(name, value)
        }
      }
      const height = this.getAttribute('height') || 'auto'
      url.searchParams.set('height', height)
      if (Number(height) > 0) this.#setHeight(Number(height))
      this.#frame.title = this.getAttribute('label') ?? 'Gongkai'
      if (this.#frame.src !== url.href) this.#frame.src = url.href
    }

    /** Heights alone, from our own frame and server alone. */
    #take({ data, source, origin: from }) {
      if (from !== origin || source !== this.#frame.contentWindow || !Number.isFinite(data)) return
      this.#setHeight(data)
    }

    #setHeight(pixels) {
      const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.ceil(pixels)))
      this.#frame.style.setProperty('height', `${height}px`, 'important')
    }
  }

  if (!customElements.get('gongkai-chart')) customElements.define('gongkai-chart', GongkaiChart)
})()
