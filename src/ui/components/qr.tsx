import { create } from 'qrcode'

// Quiet zone around a QR code, in modules.
const MARGIN = 4

/** A link as a QR code, one path of rectangles. */
export function QrCode({ link, label }: { link: string; label: string }) {
  const { modules } = create(link, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at])
  const path = dark.map((at) => `M${(at % size) + MARGIN} ${Math.floor(at / size) + MARGIN}h1v1h-1z`).join('')
  const whole = size + 2 * MARGIN
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${whole} ${whole}`} width="220" height="220" class="camlo-qr">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
