/**
 * The classifier's arithmetic: the mean of a linear model and a small net with one hidden layer,
 * both over the set of features of a text. Weights are signed bytes with a scale for each column;
 * training and serving use the same code, so that thresholds hold where they were measured.
 */

/** As written by `npm run train:situations`; byte arrays are base64. */
export interface PackedModel {
  readonly schema: number;
  readonly situations: readonly string[];
  readonly lines: Lines;
  /** Hashes of the features, 32 bits each. */
  readonly features: string;
  readonly linear: PackedTable;
  readonly linearBiases: readonly number[];
  readonly embeddings: PackedTable;
  readonly hidden: PackedTable;
  readonly hiddenBiases: readonly number[];
  readonly output: PackedTable;
  readonly outputBiases: readonly number[];
}

/** A situation is meant where its score is above its line. */
export interface Lines {
  /** Where no rule speaks of it. */
  readonly alone: readonly number[];
  /** Where a rule finds it as well. */
  readonly confirmed: readonly number[];
}

/** Rows of bytes; a value is its byte times the scale of its column. */
export interface PackedTable {
  readonly scales: readonly number[];
  readonly bytes: string;
}

export interface Table {
  readonly columns: number;
  readonly scales: Float64Array;
  readonly bytes: Int8Array;
}

export interface Model {
  readonly situations: readonly string[];
  readonly lines: Lines;
  readonly places: ReadonlyMap<number, number>;
  readonly linear: Table;
  readonly linearBiases: Float64Array;
  readonly embeddings: Table;
  readonly hidden: Table;
  readonly hiddenBiases: Float64Array;
  readonly output: Table;
  readonly outputBiases: Float64Array;
}

export function unpack(packed: PackedModel): Model {
  const hashes = new Uint32Array(bytesOf(packed.features).buffer);
  return {
    situations: packed.situations,
    lines: packed.lines,
    places: new Map([...hashes].map((hash, place) => [hash, place])),
    linear: table(packed.linear),
    linearBiases: Float64Array.from(packed.linearBiases),
    embeddings: table(packed.embeddings),
    hidden: table(packed.hidden),
    hiddenBiases: Float64Array.from(packed.hiddenBiases),
    output: table(packed.output),
    outputBiases: Float64Array.from(packed.outputBiases),
  };
}

function table({ scales, bytes }: PackedTable): Table {
  return {
    columns: scales.length,
    scales: Float64Array.from(scales),
    bytes: new Int8Array(bytesOf(bytes).buffer),
  };
}

/** A copy that owns its buffer, so that wider numbers can be read from its start. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/**
 * One score per situation, in units of log odds.
 * @param places rows of the features that the model knows, each once
 */
export function scoresOf(model: Model, places: readonly number[]): Float64Array {
  const scale = 1 / Math.sqrt(Math.max(1, places.length));
  const linear = sumOfRows(model.linear, places, scale);
  const meaning = sumOfRows(model.embeddings, places, scale);
  const hidden = through(model.hidden, meaning, model.hiddenBiases);
  const output = through(
    model.output,
    hidden.map((value) => Math.max(0, value)),
    model.outputBiases,
  );
  return output.map(
    (value, one) => (value + (linear[one] ?? 0) + (model.linearBiases[one] ?? 0)) / 2,
  );
}

function sumOfRows({ columns, scales, bytes }: Table, rows: readonly number[], scale: number) {
  const sums = new Float64Array(columns);
  for (const row of rows) {
    const start = row * columns;
    for (let column = 0; column < columns; column += 1) {
      sums[column] = (sums[column] ?? 0) + (bytes[start + column] ?? 0);
    }
  }
  return sums.map((sum, column) => sum * (scales[column] ?? 0) * scale);
}

/** A layer: the input times the table, plus the biases. */
function through({ columns, scales, bytes }: Table, input: Float64Array, biases: Float64Array) {
  const sums = new Float64Array(columns);
  input.forEach((value, row) => {
    if (value === 0) return;
    const start = row * columns;
    for (let column = 0; column < columns; column += 1) {
      sums[column] = (sums[column] ?? 0) + value * (bytes[start + column] ?? 0);
    }
  });
  return sums.map((sum, column) => sum * (scales[column] ?? 0) + (biases[column] ?? 0));
}
