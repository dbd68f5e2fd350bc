package io.hakari.runner.server.openai;

/// What servers were seen to do while they answer 200, or instead of it.
enum Trap {
    /// `echo` and `logprobs` are dropped.
    ECHO_IGNORED,
    /// `prompt_logprobs` has no entry for the first token.
    FIRST_TOKEN_MISSING,
    /// Likelihoods stand one place too late.
    SHIFTED,
    /// The likeliest token of a place is not told.
    NO_LIKELIEST,
    /// The second time, only what was not in the cache is told of.
    CACHE_CUTS,
    /// Tokens in, tokens out is not there.
    NO_TOKENS_PATH,
    /// Nothing tells tokens.
    NO_TOKENIZER,
    /// Token ids are read, but as others.
    IDS_MISREAD,
    SEED_IGNORED,
    STOP_IGNORED,
    SCHEMA_IGNORED,
    IMAGE_DROPPED,
    /// In pieces, half a character becomes U+FFFD.
    PIECES_LOSE_HALVES,
    /// In pieces, the last one is lost where the answer ends within a character.
    PIECES_LOSE_TAIL,
    /// In pieces, one token more is counted than there was.
    PIECES_MISCOUNT,
    /// An answer in pieces ends in its middle.
    PIECES_END_EARLY,
    /// What does not fit is cut off in silence.
    TOO_LONG_CUT
}
