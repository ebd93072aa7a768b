import { useEffect, useRef, useState } from 'react';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { Notice } from '../parts/notice.js';
import { useText } from '../text.js';

// From our own server: a warehouse may have no way to anybody else's.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const lookEveryMs = 120;
/** A linear code misread once is seldom misread the same way again. */
const equalReads = 3;

/** The camera as a scanner: what it sees in the middle of the picture, read on this device. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { text } = useText();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onCode);
  const [isRefused, setIsRefused] = useState(false);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    let stop = (): void => undefined;
    let isOver = false;
    watch(video.current!, (code) => latest.current(code)).then(
      (stopWatching) => {
        stop = stopWatching;
        if (isOver) stop();
      },
      () => setIsRefused(true),
    );
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  if (isRefused) return <Notice tone="warn">{text.scan.noCamera}</Notice>;
  return <video ref={video} className="camera" muted playsInline aria-label={text.scan.camera} />;
}

/** Watches until the returned function is called. Rejects without a camera, or without leave to use it. */
async function watch(video: HTMLVideoElement, onCode: (code: string) => void): Promise<() => void> {
  const constraints = { video: { facingMode: 'environment', width: { ideal: 1280 } } };
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  video.srcObject = stream;
  await video.play();
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let seen = { code: '', times: 0 };
  const look = async (): Promise<void> => {
    // The middle half is enough to aim at, and four times as fast to read.
    canvas.width = video.videoWidth / 2;
    canvas.height = video.videoHeight / 2;
    context.drawImage(video, -video.videoWidth / 4, -video.videoHeight / 4);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const [read] = await readBarcodes(picture, { tryHarder: true, maxNumberOfSymbols: 1 });
    if (!read?.isValid) return;
    seen = { code: read.text, times: read.text === seen.code ? seen.times + 1 : 1 };
    const needed = /QR|Matrix|Aztec|PDF/.test(read.format) ? 1 : equalReads;
    if (seen.times === needed) onCode(read.text);
  };
  let isWatching = true;
  const again = (): void => {
    if (isWatching) setTimeout(() => void look().finally(again), lookEveryMs);
  };
  again();
  return () => {
    isWatching = false;
    for (const track of stream.getTracks()) track.stop();
  };
}
