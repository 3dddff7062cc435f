import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@mantine/core/styles.css';
import '@mantine/spotlight/styles.css';
import './app/styles/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { setUpLanguage, switchLanguage } from './app/i18n/index.ts';
import { findFormer } from './store/former.ts';
import { startSession } from './store/session-store.ts';
import { followHistory, useUi } from './store/ui-store.ts';

setUpLanguage(useUi.getState().language);
useUi.subscribe((state, before) => {
  if (state.language !== before.language) switchLanguage(state.language);
});
followHistory();
void startSession();
void findFormer();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
