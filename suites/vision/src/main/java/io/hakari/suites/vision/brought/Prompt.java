package io.hakari.suites.vision.brought;

/// How a question is put, word for word as in the kits by which the sets are usually weighed.
enum Prompt {
    /// src/eval_mm/tasks/{jmmmu,cvqa,mecha_ja}.py of llm-jp/llm-jp-eval-mm at 9f450a58.
    JAPANESE_CHOICE {
        @Override
        String of(Item item) {
            return item.question() + "\n" + Letters.listed(item.choices(), "", ". ")
                    + "\n\n与えられた選択肢の中から最も適切な回答のアルファベットを直接記入してください。";
        }
    },
    /// src/eval_mm/tasks/jmmmu.py of the same.
    JAPANESE_OPEN {
        @Override
        String of(Item item) {
            return item.question() + "\n\n質問に対する回答を単語や短いフレーズで記入してください。";
        }
    },
    /// The question alone, as {jdocqa,jic_vqa}.py of the same ask it.
    PLAIN {
        @Override
        String of(Item item) {
            return item.question();
        }
    },
    /// The form without subtitles of lmms_eval/tasks/videomme/utils.py of EvolvingLMMs-Lab/lmms-eval at 75571cfe.
    VIDEO_MME {
        @Override
        String of(Item item) {
            return "Select the best answer to the following multiple-choice question based on the video. "
                    + "Respond with only the letter (A, B, C, or D) of the correct option.\n" + item.question() + "\n"
                    + Letters.listed(item.choices(), "", ". ") + "\nThe best answer is:";
        }
    },
    /// lmms_eval/tasks/mvbench/utils.py of the same.
    MVBENCH {
        @Override
        String of(Item item) {
            return "Question:" + item.question() + "\nOption:\n" + Letters.listed(item.choices(), "(", ") ")
                    + "\nOnly give the best option.\n";
        }
    };

    abstract String of(Item item);
}
