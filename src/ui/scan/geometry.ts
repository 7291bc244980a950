// Straightening a photographed page: pure arithmetic, so that it is tried with tables and runs in a worker.

export interface Point {
  x: number
  y: number
}

/** The four corners of a page, from the top left clockwise. */
export type Quad = readonly [Point, Point, Point, Point]

/** Pixels as a canvas gives them: red, green, blue, alpha. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** How large the straight page becomes: as long as the longer of each two opposite sides, so that nothing loses sharpness. */
export function sizeOf([a, b, c, d]: Quad, most = 2_400): { width: number; height: number } {
  const width = Math.max(distance(a, b), distance(d, c), 1)
  const height = Math.max(distance(b, c), distance(a, d), 1)
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Whether four corners make a page: convex, clockwise, and not a sliver. */
export function isPage(quad: Quad, smallest = 16): boolean {
  const turns = quad.map((point, index) => {
    const next = quad[(index + 1) % 4] as Point
    const after = quad[(index + 2) % 4] as Point
    return (next.x - point.x) * (after.y - next.y) - (next.y - point.y) * (after.x - next.x)
  })
  return (
    turns.every((turn) => turn > 0) &&
    quad.every((point, index) => distance(point, quad[(index + 1) % 4] as Point) >= smallest)
  )
}

/** The eight numbers that take a point of the straight page to its place in the photograph. */
export type Projection = readonly number[]

/** Finds the projection that takes the corners of a page `width` by `height` to those of the photograph. */
export function projectionTo(quad: Quad, width: number, height: number): Projection {
  const corners: Point[] = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
  const rows = corners.flatMap(({ x, y }, index) => {
    const to = quad[index] as Point
    return [
      [x, y, 1, 0, 0, 0, -x * to.x, -y * to.x, to.x],
      [0, 0, 0, x, y, 1, -x * to.y, -y * to.y, to.y],
    ]
  })
  return solve(rows)
}

/** Gauss with the largest pivot; eight equations of eight unknowns. */
function solve(rows: number[][]): number[] {
  const n = rows.length
  for (let column = 0; column < n; column += 1) {
    let best = column
    for (let row = column + 1; row < n; row += 1)
      if (Math.abs(at(rows, row, column)) > Math.abs(at(rows, best, column))) best = row
    const pivot = rows[best] as number[]
    rows[best] = rows[column] as number[]
    rows[column] = pivot
    const divisor = pivot[column] || Number.EPSILON
    for (let row = 0; row < n; row += 1) {
      if (row === column) continue
      const factor = at(rows, row, column) / divisor
      for (let k = column; k <= n; k += 1) (rows[row] as number[])[k] = at(rows, row, k) - factor * (pivot[k] ?? 0)
    }
  }
  return rows.map((row, index) => (row[n] ?? 0) / (row[index] || Number.EPSILON))
}

const at = (rows: readonly number[][], row: number, column: number): number => rows[row]?.[column] ?? 0

export function project(projection: Projection, { x, y }: Point): Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = projection
  const w = g * x + h * y + 1
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w }
}

/** The page within the four corners, straight: each pixel is mixed from the four nearest of the photograph. */
export function straighten(photo: Pixels, quad: Quad, { width, height }: { width: number; height: number }): Pixels {
  const projection = projectionTo(quad, width, height)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = project(projection, { x: x + 0.5, y: y + 0.5 })
      mix(photo, from.x - 0.5, from.y - 0.5, data, (y * width + x) * 4)
    }
  return { width, height, data }
}

function mix({ width, height, data }: Pixels, x: number, y: number, into: Uint8ClampedArray, place: number): void {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 1)
  const top = Math.min(Math.max(Math.floor(y), 0), height - 1)
  const right = Math.min(left + 1, width - 1)
  const bottom = Math.min(top + 1, height - 1)
  const dx = Math.min(Math.max(x - left, 0), 1)
  const dy = Math.min(Math.max(y - top, 0), 1)
  for (let channel = 0; channel < 3; channel += 1) {
    const value = (px: number, py: number): number => data[(py * width + px) * 4 + channel] ?? 0
    const above = value(left, top) * (1 - dx) + value(right, top) * dx
    const below = value(left, bottom) * (1 - dx) + value(right, bottom) * dx
    into[place + channel] = above * (1 - dy) + below * dy
  }
  into[place + 3] = 255
}

/** A quarter turn clockwise. */
export function turn({ width, height, data }: Pixels): Pixels {
  const turned = new Uint8ClampedArray(data.length)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4
      turned.set(data.subarray(from, from + 4), (x * height + (height - 1 - y)) * 4)
    }
  return { width: height, height: width, data: turned }
}
