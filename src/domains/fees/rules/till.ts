/** Notes and coins in use, largest first, in đồng. @law Ngân hàng Nhà nước Việt Nam, tiền đang lưu hành */
export const DENOMINATIONS = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200] as const

export type Counts = Partial<Record<(typeof DENOMINATIONS)[number], number>>

/** What the counted notes are worth, in đồng. @throws RangeError a count that is none */
export function worthOf(counts: Counts): number {
  return DENOMINATIONS.reduce((sum, value) => {
    const count = counts[value] ?? 0
    if (!Number.isInteger(count) || count < 0 || count > 100_000) throw new RangeError(`Not a count of notes: ${count}`)
    return sum + value * count
  }, 0)
}
