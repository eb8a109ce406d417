export { returnCase } from './return-case.ts';
