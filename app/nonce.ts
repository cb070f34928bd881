import { createContext, useContext } from "react";

/** The nonce of this answer's scripts. Known on the server only: a browser hides it from the page. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = () => useContext(NonceContext);
