import type { Pixels } from './geometry.ts'

/** How bright each pixel is, 0 to 255. */
export function greyOf({ width, height, data }: Pixels): Uint8Array {
  const grey = new Uint8Array(width * height)
  for (let index = 0; index < grey.length; index += 1) {
    const at = index * 4
    grey[index] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
  }
  return grey
}

// Ink is what is darker than its surroundings by this much; a shadow across the page is not.
const DARKER_BY = 0.12

/**
 * The page in black and white: a pixel is ink when it is darker than the mean of the square around it (Bradley and Roth 2007), so
 * that light falling from one side doesn't matter.
 */
export function blackAndWhite(page: Pixels): Pixels {
  const { width, height } = page
  const grey = greyOf(page)
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += grey[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  const reach = Math.max(4, Math.round(Math.max(width, height) / 32))
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)]
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)]
      const sum =
        (sums[bottom * (width + 1) + right] ?? 0) -
        (sums[top * (width + 1) + right] ?? 0) -
        (sums[bottom * (width + 1) + left] ?? 0) +
        (sums[top * (width + 1) + left] ?? 0)
      const mean = sum / ((right - left) * (bottom - top))
      const at = y * width + x
      data.fill((grey[at] ?? 0) < mean * (1 - DARKER_BY) ? 0 : 255, at * 4, at * 4 + 3)
      data[at * 4 + 3] = 255
    }
  }
  return { width, height, data }
}
