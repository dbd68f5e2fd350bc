package io.hakari.runner.server.openai;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateRequest;

/// What an answer must look like, in a server's own words.
///
/// @param kind  which one
/// @param value the text of a schema, an expression or a grammar, or the choices
record Constraint(Kind kind, Object value) {

    /// The kinds there are, as capabilities are named.
    enum Kind {
        JSON_SCHEMA("json-schema", "json_schema"), REGEX("regex", "regex"), GRAMMAR("grammar", "grammar"), CHOICE(
                "choice", "choice");

        private final String capability;
        private final String field;

        Kind(String capability, String field) {
            this.capability = capability;
            this.field = field;
        }

        String capability() {
            return capability;
        }

        /// Return the field of the request.
        String field() {
            return field;
        }
    }

    /// Return the constraint of a request, if it has one.
    static Optional<Constraint> of(GenerateRequest request) throws CallException {
        return switch (request.getConstraintCase()) {
            case JSON_SCHEMA -> Optional.of(new Constraint(Kind.JSON_SCHEMA, schema(request.getJsonSchema())));
            case REGEX -> Optional.of(new Constraint(Kind.REGEX, request.getRegex()));
            case GRAMMAR -> Optional.of(new Constraint(Kind.GRAMMAR, request.getGrammar()));
            case CHOICE -> Optional.of(new Constraint(Kind.CHOICE, List.copyOf(request.getChoice().getTextsList())));
            case CONSTRAINT_NOT_SET -> Optional.empty();
        };
    }

    private static Json schema(String text) throws CallException {
        try {
            return Json.of(text);
        } catch (IOException _) {
            throw new CallException(Code.REJECTED,
                    "field [json_schema] is no JSON (" + Refusals.brief(text) + "); send a schema");
        }
    }

    /// Return the fields that tell it to a server; none where the server has no words for it.
    Map<String, Object> fields(Dialect dialect) {
        return switch (dialect) {
            case VLLM -> Map.of("structured_outputs", Map.of(switch (kind) {
                case JSON_SCHEMA -> "json";
                case REGEX -> "regex";
                case GRAMMAR -> "grammar";
                case CHOICE -> "choice";
            }, value));
            case SGLANG -> switch (kind) {
                case JSON_SCHEMA -> Map.of("json_schema", JsonText.of(value));
                case REGEX -> Map.of("regex", value);
                case GRAMMAR -> Map.of("ebnf", value);
                case CHOICE -> Map.of("regex", alternatives());
            };
            case TENSORRT_LLM -> Map.of("response_format", switch (kind) {
                case JSON_SCHEMA -> Map.of("type", "json", "schema", value);
                case REGEX -> Map.of("type", "regex", "regex", value);
                case GRAMMAR -> Map.of("type", "ebnf", "ebnf", value);
                case CHOICE -> Map.of("type", "regex", "regex", alternatives());
            });
            case LLAMA_SERVER -> switch (kind) {
                case JSON_SCHEMA -> Map.of("json_schema", value);
                case GRAMMAR -> Map.of("grammar", value);
                case CHOICE -> Map.of("grammar", "root ::= " + choices().stream().map(JsonText::of)
                        .collect(Collectors.joining(" | ")));
                case REGEX -> Map.of();
            };
            case TRANSFORMERS, GENERIC -> kind == Kind.JSON_SCHEMA
                    ? Map.of("response_format", Map.of("type", "json_schema", "json_schema",
                            Map.of("name", "answer", "schema", value, "strict", true)))
                    : Map.of();
        };
    }

    private List<String> choices() {
        return value instanceof List<?> texts ? texts.stream().map(String::valueOf).toList() : List.of();
    }

    /// Return an expression that is one of the choices and nothing else.
    private String alternatives() {
        return choices().stream().map(text -> text.replaceAll("[\\\\.^$|?*+()\\[\\]{}]", "\\\\$0"))
                .collect(Collectors.joining("|", "(", ")"));
    }
}
