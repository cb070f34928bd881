/** What a characteristic is of: a size on the drawing, what the material is made of, how it is made, or words alone. */
export const characteristicKinds = ["dimension", "composition", "process", "other"] as const;
export type CharacteristicKind = (typeof characteristicKinds)[number];

/** Deviations from the nominal as signed decimals in its unit ("+0.018", "0"), or a fit of ISO 286 ("H7"). */
export type Tolerance = { kind: "limits"; lower: string; upper: string } | { kind: "fit"; fit: string };

/** What is asked for. Numbers are decimals as text, so that none is rounded; `unit` is a code of UN/CEFACT Rec 20. */
export type Requirement = {
  nominal: string | null;
  /** The nominal is a diameter. */
  diameter: boolean;
  unit: string | null;
  tolerance: Tolerance | null;
  datum: string | null;
  /** In words: what no number says. */
  note: string | null;
};

/** Nothing is asked for yet. */
export const noRequirement: Requirement = {
  nominal: null,
  diameter: false,
  unit: null,
  tolerance: null,
  datum: null,
  note: null,
};

/** One line of a change. No `before`: it is new; no `after`: it is dropped. */
export type Characteristic = {
  /** The same in every revision of the change. */
  key: string;
  /** Its number on the drawing. */
  no: string | null;
  name: string;
  kind: CharacteristicKind;
  critical: boolean;
  before: Requirement | null;
  after: Requirement | null;
};
