import { MantineProvider } from '@mantine/core';
import { lazy, StrictMode, Suspense } from 'react';
import { Shell } from './shell.tsx';
import { theme } from './theme.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Palette = lazy(() => import('./palette.tsx'));

export function App() {
  useShortcuts();
  return (
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Shell />
        <Suspense fallback={null}>
          <Palette />
        </Suspense>
      </MantineProvider>
    </StrictMode>
  );
}
