/** The longer side of a picture that is sent: enough for a full screen, small enough for a slow network. */
const LONGEST = 1600
const QUALITY = 0.82

/** How large a picture becomes when its longer side is at most `longest`. */
export function scaled(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A picture as it is sent: turned upright, at most 1,600 pixels long, without what the camera wrote into it. A file that is no
 * picture (a PDF) goes as it is.
 */
export async function shrink(file: File, type: 'image/webp' | 'image/jpeg'): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const { width, height } = scaled(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  // JPEG has no transparency: without this, what is transparent becomes black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return canvas.convertToBlob({ type, quality: QUALITY })
}
