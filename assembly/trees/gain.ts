/** Gini's gain as `splitGain` of models/tree/gain.ts has it. */
export function giniGain(w0: f64, w1: f64, pL: f64, qL: f64, pR: f64, qR: f64): f64 {
  const wL = w0 * qL + w1 * pL;
  const wR = w0 * qR + w1 * pR;
  const d = pL * qR - qL * pR;
  return (d * d) / (wL * wR);
}
