import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { takeKeyFromAddress } from './parts/key-gate.js';
import './styles/base.css';
import './styles/parts.css';
import './styles/portal.css';
import './styles/scan.css';
import './styles/analytics.css';
import { TextProvider } from './text.js';

takeKeyFromAddress();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <TextProvider>
      <App />
    </TextProvider>
  </StrictMode>,
);
