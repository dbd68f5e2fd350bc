package io.hakari.runner.server.openai;

import java.util.Optional;

/// By which paths and fields a server turns text into tokens and back.
///
/// @param encode  the path that gives tokens in the field `tokens`
/// @param text    the field of the text
/// @param special the field that says whether the tokenizer's own special tokens are added; without one they are always
/// @param literal the field that has special tokens read that are written in the text, where they are not always
/// @param many    whether a list of texts may stand in place of one
/// @param decode  the path that takes the field `tokens`, if there is one
/// @param decoded the field of the text that it gives
record Tokenising(String encode, String text, Optional<String> special, Optional<String> literal, boolean many,
        Optional<String> decode,
        String decoded) {
    static final Tokenising VLLM = new Tokenising("/tokenize", "prompt", Optional.of("add_special_tokens"),
            Optional.empty(), false,
            Optional.of("/detokenize"), "prompt");
    static final Tokenising SGLANG = new Tokenising("/tokenize", "prompt", Optional.of("add_special_tokens"),
            Optional.empty(), true,
            Optional.of("/detokenize"), "text");
    static final Tokenising LLAMA_SERVER = new Tokenising("/tokenize", "content", Optional.of("add_special"),
            Optional.of("parse_special"), false,
            Optional.of("/detokenize"), "content");
    static final Tokenising TENSORRT_LLM = new Tokenising("/_internal/tokenize", "prompt", Optional.empty(),
            Optional.empty(), false,
            Optional.empty(), "");
}
