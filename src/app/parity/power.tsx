/** A number as a mantissa and a power of ten: 2.1 × 10⁻¹¹; a mantissa of one is left out. */
export function Power({ value, digits }: { value: number; digits: number }) {
  const [mantissa, exponent] = value.toExponential(digits).split('e');
  return (
    <>
      {Number(mantissa) === 1 && digits === 0 ? '' : `${mantissa} × `}10
      <sup>{exponent.replace('-', '−').replace('+', '')}</sup>
    </>
  );
}
