#!/usr/bin/env node
// `npx homeward`: the command line, wherever it is called from.
import { register } from 'tsx/esm/api';

register();
await import('./homeward.ts');
