// `homeward/client`: what a shop's programs load. It needs nothing but `fetch`, so it runs in Node and in browsers.
export { homeward, type Homeward } from './homeward.ts';
export { HomewardProblem, HomewardSilent } from './problem.ts';
export { WaitedInVain } from './wait.ts';
