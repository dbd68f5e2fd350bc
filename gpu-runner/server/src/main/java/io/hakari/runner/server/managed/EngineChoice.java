package io.hakari.runner.server.managed;

import java.util.regex.Pattern;

import io.hakari.runner.server.Choice;

/// What a user may choose for an engine, behind the question mark of its address.
enum EngineChoice implements Choice {
    TENSOR_PARALLEL("tensor-parallel", "[1-9]\\d{0,3}", "a number of GPUs"),
    PIPELINE_PARALLEL("pipeline-parallel", "[1-9]\\d{0,3}", "a number of stages"),
    DATA_PARALLEL("data-parallel", "[1-9]\\d{0,3}", "a number of replicas"),
    EXPERT_PARALLEL("expert-parallel", "[1-9]\\d{0,3}", "a number of GPUs"),
    DTYPE("dtype", "auto|bfloat16|float16|float32", "auto, bfloat16, float16 or float32"),
    CONTEXT_LENGTH("context-length", "[1-9]\\d{0,8}", "a number of tokens"),
    MEMORY_SHARE("memory-share", "0\\.\\d{1,4}", "a share such as 0.9"),
    BATCH_INVARIANT("batch-invariant", "true", "true");

    private final String key;
    private final Pattern form;
    private final String expected;

    EngineChoice(String key, String form, String expected) {
        this.key = key;
        this.form = Pattern.compile(form);
        this.expected = expected;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Pattern form() {
        return form;
    }

    @Override
    public String expected() {
        return expected;
    }
}
