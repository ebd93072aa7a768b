import { failureOf, failureOfReply } from '../api/failure.js';
import type { Saying } from './sayings.js';

type PhotoBody = Extract<Saying, { kind: 'photo' }>['body'];

/** The longer side of what is sent. */
const longest = 1600;

/** The photo drawn anew, small and without what the camera wrote into it, and its hash. */
export async function prepare(file: Blob): Promise<{ image: Blob; sha256: string }> {
  const drawn = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(drawn.width, drawn.height));
  const canvas = new OffscreenCanvas(Math.round(drawn.width * scale), Math.round(drawn.height * scale));
  canvas.getContext('2d')!.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  const image = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  const digest = await crypto.subtle.digest('SHA-256', await image.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { image, sha256 };
}

/** Throws Failure. */
export async function sendPhoto(
  { clientScanId, sha256, station, image }: PhotoBody,
  headers: Record<string, string>,
): Promise<void> {
  const query = new URLSearchParams({ clientScanId, sha256, ...(station && { station }) });
  const reply = await fetch(`/v1/receiving/photos?${query}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': image.type },
    body: image,
  }).catch((error: unknown) => {
    throw failureOf(error);
  });
  if (!reply.ok) throw failureOfReply(reply.status, await reply.json().catch(() => null));
}
