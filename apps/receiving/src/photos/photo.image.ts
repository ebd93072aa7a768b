import sharp from 'sharp';
import { PhotoRefused } from './photos.errors.js';

/** More pixels than a phone's camera makes; a small file can claim far more. */
const pixelLimit = 64_000_000;
/** The longer side of what is kept. */
const keptPixels = 1600;
const accepted = ['jpeg', 'png', 'webp'];

export interface KeptImage {
  image: Buffer;
  width: number;
  height: number;
}

/** The photo drawn anew: upright, small, JPEG, and without a word of what the camera wrote into it. Throws PhotoRefused. */
export async function keepImage(taken: Buffer): Promise<KeptImage> {
  const source = sharp(taken, { limitInputPixels: pixelLimit, failOn: 'error', animated: false });
  const { format } = await source.metadata().catch(() => ({ format: undefined }));
  if (!format || !accepted.includes(format))
    throw new PhotoRefused('this is no JPEG, PNG or WebP', { format });
  const { data, info } = await source
    .rotate()
    .resize(keptPixels, keptPixels, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw new PhotoRefused('this image cannot be read', { reason: (error as Error).message.slice(0, 100) });
    });
  return { image: data, width: info.width, height: info.height };
}
