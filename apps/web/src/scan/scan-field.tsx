import { useId } from 'react';
import type { FormEvent } from 'react';
import { Icon } from '../parts/icon.js';
import { useText } from '../text.js';

interface ScanFieldProps {
  onCode: (code: string) => void;
  onCamera: () => void;
  onPhoto: (file: Blob) => Promise<void>;
}

/** For a code that no scanner reads: typed by hand, or seen by the camera. The scanner itself needs no field. */
export function ScanField({ onCode, onCamera, onPhoto }: ScanFieldProps) {
  const { text } = useText();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const code = new FormData(form).get('code');
    form.reset();
    if (typeof code === 'string' && code.trim()) onCode(code.trim());
  };
  return (
    <form className="scan-field" onSubmit={submit}>
      <label htmlFor={id}>{text.scan.field}</label>
      <div className="scan-input">
        <Icon name="scan" />
        <input
          id={id}
          name="code"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-describedby={`${id}-hint`}
        />
        <button type="button" className="button" onClick={onCamera}>
          {text.scan.camera}
        </button>
        <label className="button">
          {text.scan.photo}
          <input
            type="file"
            className="sr-only"
            accept="image/*"
            capture="environment"
            onChange={({ target }) => target.files?.[0] && void onPhoto(target.files[0])}
          />
        </label>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {text.scan.fieldHint}
      </p>
    </form>
  );
}
