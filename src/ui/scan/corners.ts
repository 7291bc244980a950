import { isPage, type Pixels, type Point, type Quad } from './geometry.ts'
import { greyOf } from './ink.ts'

// A page fills at least so much of the picture, and its corners at least so much of what lies between them.
const LEAST_OF_PICTURE = 0.12
const LEAST_FILLED = 0.8

/**
 * The corners of the page in a photograph: the largest bright area, by its outermost points. Undefined where nothing looks like a
 * page; then a person sets the corners.
 *
 * @param photo small: 300 pixels wide are enough, and quick on a cheap telephone
 */
export function findCorners(photo: Pixels): Quad | undefined {
  const { width, height } = photo
  const grey = greyOf(photo)
  const bright = brighterThan(grey, threshold(grey))
  const area = largestArea(bright, width, height)
  if (area.length < LEAST_OF_PICTURE * width * height || area.length > 0.98 * width * height) return undefined
  const outermost = (by: (point: Point) => number): Point => {
    let best: Point = { x: 0, y: 0 }
    let most = Number.NEGATIVE_INFINITY
    for (const index of area) {
      const point = { x: index % width, y: Math.floor(index / width) }
      const value = by(point)
      if (value > most) [best, most] = [point, value]
    }
    return best
  }
  const quad: Quad = [
    outermost(({ x, y }) => -x - y),
    outermost(({ x, y }) => x - y),
    outermost(({ x, y }) => x + y),
    outermost(({ x, y }) => y - x),
  ]
  return isPage(quad) && area.length >= LEAST_FILLED * areaOf(quad) ? quad : undefined
}

/** The brightness that parts light from dark best (Otsu 1979). */
export function threshold(grey: Uint8Array): number {
  const counts = new Array<number>(256).fill(0)
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1
  const whole = counts.reduce((sum, count, value) => sum + count * value, 0)
  let [dark, darkSum, best, most] = [0, 0, 127, -1]
  for (let value = 0; value < 256; value += 1) {
    dark += counts[value] ?? 0
    darkSum += value * (counts[value] ?? 0)
    const light = grey.length - dark
    if (dark === 0 || light === 0) continue
    const apart = dark * light * (darkSum / dark - (whole - darkSum) / light) ** 2
    if (apart > most) [best, most] = [value, apart]
  }
  return best
}

const brighterThan = (grey: Uint8Array, least: number): Uint8Array => grey.map((value) => (value > least ? 1 : 0))

/** The pixels of the largest area that hangs together. */
function largestArea(bright: Uint8Array, width: number, height: number): number[] {
  let largest: number[] = []
  for (let start = 0; start < bright.length; start += 1) {
    if (bright[start] !== 1) continue
    bright[start] = 2
    const area = [start]
    // What is found is looked around from in its turn.
    for (let next = 0; next < area.length; next += 1) {
      const index = area[next] as number
      const x = index % width
      const around = [x > 0 ? index - 1 : -1, x < width - 1 ? index + 1 : -1, index - width, index + width]
      for (const each of around)
        if (each >= 0 && each < width * height && bright[each] === 1) {
          bright[each] = 2
          area.push(each)
        }
    }
    if (area.length > largest.length) largest = area
  }
  return largest
}

const areaOf = (quad: Quad): number =>
  Math.abs(
    quad.reduce((sum, { x, y }, index) => {
      const next = quad[(index + 1) % 4] as Point
      return sum + x * next.y - next.x * y
    }, 0),
  ) / 2
