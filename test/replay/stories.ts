// The stories of which golden histories are made: one for each ending and each stage of a return, all invented.
import { endings } from './endings.ts';
import { ofOtherShops } from './other-shops.ts';
import { stages } from './stages.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [...endings, ...stages, ...ofOtherShops];
