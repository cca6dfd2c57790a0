/**
 * A page’s drawing operators → its glyphs and ruling lines, in points from the page’s top left corner. Glyphs one by
 * one, because pdf.js’ own text items may run over a ruling line into the next cell.
 */

export interface Glyph {
  readonly text: string
  readonly x: number
  /** Of the base line; grows downwards. */
  readonly y: number
  readonly width: number
  /** Height of the font. */
  readonly size: number
}

/** A straight line of a table: horizontal at y = `at`, or vertical at x = `at`. */
export interface Ruling {
  readonly axis: 'horizontal' | 'vertical'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface PageMarks {
  readonly glyphs: readonly Glyph[]
  readonly rulings: readonly Ruling[]
  /** Filled areas, which in a table without lines are its cells. */
  readonly shades: readonly Box[]
}

/** What pdf.js gives for a page; `codes` is its table of operator codes by name. */
export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}
export type OperatorCodes = Readonly<Record<string, number>>

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies `inner` first, then `outer`. */
const times = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]
const applied = (m: Matrix, x: number, y: number) => ({ x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] })

/** pdf.js passes a matrix as six arguments or as one array of six. */
const matrixOf = (args: unknown): Matrix => {
  const [first] = args as [unknown]
  return Array.from(typeof first === 'number' ? (args as number[]) : (first as ArrayLike<number>)) as unknown as Matrix
}

interface State {
  matrix: Matrix
  fontSize: number
  characterSpacing: number
  wordSpacing: number
  horizontalScale: number
  leading: number
  rise: number
}

const PLAIN_TEXT = { fontSize: 1, characterSpacing: 0, wordSpacing: 0, horizontalScale: 1, leading: 0, rise: 0 }

interface PdfGlyph {
  /** Missing where a font does not say what its glyph means. */
  readonly unicode?: string
  readonly width: number
  readonly isSpace: boolean
  /** In a font that writes downwards: how far to the next glyph, and from this one’s origin to the middle of its top. */
  readonly vmetric?: readonly [number, number, number]
}

const GLYPH_UNITS = 1000
/** A filled rectangle no thicker than this is a line; a line shorter than `MIN_LENGTH` is a dash or a corner. */
const MAX_THICKNESS = 3
const MIN_LENGTH = 5
const STRAIGHT = 1
/** Pieces of one line come out of their matrices with the last digits apart. */
const rounded = (position: number) => Math.round(position * 10) / 10

const PATH_ARGUMENTS = [2, 2, 6, 4, 0]
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4]

type Point = { readonly x: number; readonly y: number }

/** Writing that rises more steeply than this is aslant, as watermarks are. */
const MAX_SLOPE = 0.1

/** What turns a page whose writing runs upwards, downwards or from right to left, so that it runs to the right. */
const TURNS = {
  up: [0, 1, -1, 0, 0, 0],
  down: [0, -1, 1, 0, 0, 0],
  left: [-1, 0, 0, -1, 0, 0],
} as const satisfies Readonly<Record<string, Matrix>>
type Direction = keyof typeof TURNS | 'right' | 'aslant'

const directionOf = (matrix: Matrix): Direction => {
  const [across, down] = [matrix[0], matrix[1]]
  if (Math.abs(down) <= MAX_SLOPE * Math.abs(across)) return across < 0 ? 'left' : 'right'
  if (Math.abs(across) > MAX_SLOPE * Math.abs(down)) return 'aslant'
  return down < 0 ? 'up' : 'down'
}

class PageReader {
  readonly #upright: Glyph[] = []
  readonly #aslant: Glyph[] = []
  readonly rulings: Ruling[] = []
  readonly shades: Box[] = []
  #state: State
  readonly #stack: State[] = []
  /** How many glyphs run in each direction. */
  readonly #directions = new Map<Direction, number>()
  #textMatrix: Matrix = IDENTITY
  #x = 0
  #y = 0
  #lineX = 0
  #lineY = 0

  readonly #viewport: Matrix

  constructor(viewport: Matrix) {
    this.#viewport = viewport
    this.#state = { matrix: viewport, ...PLAIN_TEXT }
  }

  /** Writing aslant is left out, unless most of the page is. */
  get glyphs(): readonly Glyph[] {
    return this.#upright.length >= this.#aslant.length ? this.#upright : this.#aslant
  }

  /** What must be done to the page so that most of its writing runs to the right; undefined where it does. */
  get turn(): Matrix | undefined {
    const all = [...this.#directions.values()].reduce((sum, count) => sum + count, 0)
    const [most] = [...this.#directions].find(([, count]) => count * 2 > all) ?? []
    return most === undefined || most === 'right' || most === 'aslant' ? undefined : TURNS[most]
  }

  set<K extends keyof State>(key: K, value: State[K]) {
    this.#state[key] = value
  }
  save() {
    this.#stack.push({ ...this.#state })
  }
  restore() {
    this.#state = this.#stack.pop() ?? this.#state
  }
  transform(args: unknown) {
    this.#state.matrix = times(this.#state.matrix, matrixOf(args))
  }
  beginForm(args: unknown) {
    this.save()
    const [matrix] = args as [ArrayLike<number> | null]
    if (matrix) this.transform([matrix])
  }

  /** What is laid over a page, a seal or a filled field, has its own place on it. */
  beginAnnotation(args: unknown) {
    const [, , place, matrix] = args as readonly ArrayLike<number>[]
    this.save()
    this.#state = { ...this.#state, ...PLAIN_TEXT, matrix: this.#viewport }
    for (const own of [place, matrix]) if (own) this.transform([own])
  }

  setTextMatrix(matrix: Matrix) {
    this.#textMatrix = matrix
    this.#x = this.#y = this.#lineX = this.#lineY = 0
  }
  moveText(x: number, y: number) {
    this.#x = this.#lineX += x
    this.#y = this.#lineY += y
  }
  nextLine() {
    this.moveText(0, this.#state.leading)
  }

  showText(glyphs: readonly (PdfGlyph | number | null)[]) {
    const { fontSize, horizontalScale, characterSpacing, wordSpacing, rise } = this.#state
    const matrix = times(this.#state.matrix, this.#textMatrix)
    const size = fontSize * Math.hypot(matrix[2], matrix[3])
    const isAslant = Math.abs(matrix[1]) > MAX_SLOPE * Math.abs(matrix[0])
    const direction = directionOf(matrix)
    this.#directions.set(direction, (this.#directions.get(direction) ?? 0) + glyphs.length)
    const glyphsOfKind = isAslant ? this.#aslant : this.#upright
    const isVertical = glyphs.some((glyph) => typeof glyph === 'object' && glyph?.vmetric)
    const unit = fontSize / GLYPH_UNITS
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') this.#advance(-glyph * unit, isVertical)
      if (glyph === null || typeof glyph === 'number') continue
      const [down, middle, top] = glyph.vmetric ?? [0, 0, 0]
      const width = glyph.width * unit * horizontalScale
      const x = this.#x - middle * unit
      const y = this.#y + rise - top * unit
      const start = applied(matrix, x, y)
      const end = applied(matrix, x + width, y)
      glyphsOfKind.push({
        text: glyph.unicode ?? '',
        x: start.x,
        y: start.y,
        width: end.x - start.x,
        size: Math.abs(size),
      })
      const spacing = characterSpacing + (glyph.isSpace ? wordSpacing : 0)
      this.#advance((isVertical ? down : glyph.width) * unit + spacing, isVertical)
    }
  }

  #advance(by: number, isVertical: boolean) {
    if (isVertical) this.#y += by
    else this.#x += by * this.#state.horizontalScale
  }

  /** Lines of a stroked path, and thin filled rectangles, which Word draws for lines. */
  path(data: ArrayLike<number>, paint: 'stroke' | 'fill') {
    const points: Point[] = []
    let first: Point | undefined
    for (let i = 0; i < data.length; ) {
      const operator = data[i] as number
      const count = PATH_ARGUMENTS[operator] ?? 0
      const last = applied(this.#state.matrix, data[i + count - 1] as number, data[i + count] as number)
      if (operator === MOVE) first = last
      if (operator === LINE && paint === 'stroke') this.#addLine(points.at(-1) ?? last, last)
      if (operator === CLOSE && paint === 'stroke' && first) this.#addLine(points.at(-1) ?? first, first)
      if (operator !== CLOSE) points.push(last)
      i += count + 1
      const ends = i >= data.length || data[i] === MOVE
      if (ends && paint === 'fill') this.#addFilled(points)
      if (ends) points.length = 0
    }
  }

  #addLine(a: Point, b: Point) {
    const width = Math.abs(a.x - b.x)
    const height = Math.abs(a.y - b.y)
    if (height <= STRAIGHT && width >= MIN_LENGTH)
      this.rulings.push({
        axis: 'horizontal',
        at: rounded((a.y + b.y) / 2),
        from: Math.min(a.x, b.x),
        to: Math.max(a.x, b.x),
      })
    if (width <= STRAIGHT && height >= MIN_LENGTH)
      this.rulings.push({
        axis: 'vertical',
        at: rounded((a.x + b.x) / 2),
        from: Math.min(a.y, b.y),
        to: Math.max(a.y, b.y),
      })
  }

  #addFilled(points: readonly Point[]) {
    if (points.length < 2) return
    const xs = points.map((point) => point.x)
    const ys = points.map((point) => point.y)
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    if (bottom - top <= MAX_THICKNESS) this.#addLine({ x: left, y }, { x: right, y })
    else if (right - left <= MAX_THICKNESS) this.#addLine({ x, y: top }, { x, y: bottom })
    else this.shades.push({ left, right, top, bottom })
  }
}

const STROKES = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
const FILLS = ['fill', 'eoFill']

type Handler = (page: PageReader, args: readonly unknown[]) => void
const first = (args: readonly unknown[]) => args[0] as number
const second = (args: readonly unknown[]) => args[1] as number
const showGlyphs: Handler = (page, args) => page.showText(args[0] as PdfGlyph[])

const HANDLERS: Readonly<Record<string, Handler>> = {
  save: (page) => page.save(),
  restore: (page) => page.restore(),
  transform: (page, args) => page.transform(args),
  paintFormXObjectBegin: (page, args) => page.beginForm(args),
  paintFormXObjectEnd: (page) => page.restore(),
  beginAnnotation: (page, args) => page.beginAnnotation(args),
  endAnnotation: (page) => page.restore(),
  beginText: (page) => page.setTextMatrix(IDENTITY),
  setTextMatrix: (page, args) => page.setTextMatrix(matrixOf(args)),
  moveText: (page, args) => page.moveText(first(args), second(args)),
  setLeadingMoveText: (page, args) => {
    page.set('leading', second(args))
    page.moveText(first(args), second(args))
  },
  setLeading: (page, args) => page.set('leading', -first(args)),
  nextLine: (page) => page.nextLine(),
  setFont: (page, args) => page.set('fontSize', second(args)),
  setCharSpacing: (page, args) => page.set('characterSpacing', first(args)),
  setWordSpacing: (page, args) => page.set('wordSpacing', first(args)),
  setHScale: (page, args) => page.set('horizontalScale', first(args) / 100),
  setTextRise: (page, args) => page.set('rise', first(args)),
  showText: showGlyphs,
  showSpacedText: showGlyphs,
  nextLineShowText: (page, args) => {
    page.nextLine()
    showGlyphs(page, args)
  },
}

const handlersByCode = (codes: OperatorCodes) =>
  new Map(Object.entries(HANDLERS).map(([name, handler]) => [codes[name], handler]))
const codesOf = (codes: OperatorCodes, names: readonly string[]) => new Set(names.map((name) => codes[name]))

/**
 * Replays a page’s operators. `viewport` maps the page to points from its top left corner, rotation included; a page that
 * lies on its side is turned as its reader would turn it.
 */
export function marksOfPage(operators: Operators, codes: OperatorCodes, viewport: readonly number[]): PageMarks {
  const page = replayed(operators, codes, viewport as unknown as Matrix)
  return page.turn ? replayed(operators, codes, times(page.turn, viewport as unknown as Matrix)) : page
}

function replayed(operators: Operators, codes: OperatorCodes, viewport: Matrix): PageReader {
  const page = new PageReader(viewport)
  const handlers = handlersByCode(codes)
  const [strokes, fills] = [codesOf(codes, STROKES), codesOf(codes, FILLS)]
  operators.fnArray.forEach((code, i) => {
    const args = (operators.argsArray[i] ?? []) as readonly unknown[]
    handlers.get(code)?.(page, args)
    if (code !== codes.constructPath) return
    const [painter, [data]] = args as [number, [ArrayLike<number> | null]]
    if (data && strokes.has(painter)) page.path(data, 'stroke')
    else if (data && fills.has(painter)) page.path(data, 'fill')
  })
  return page
}
