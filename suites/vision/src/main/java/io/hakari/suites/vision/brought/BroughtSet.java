package io.hakari.suites.vision.brought;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The sets that users may bring, by the name that the command, the folder and the suite have in common.
///
/// Nothing of them is part of this repository, and nothing is fetched. Terms are what their owners' pages said when this was
/// written; whoever brings a set reads them there.
enum BroughtSet {
    JMMMU("jmmmu", "stated on its page; the licence of each picture stands in its row there",
            "https://huggingface.co/datasets/JMMMU/JMMMU"),
    JIC_VQA("jic-vqa", "Apache-2.0 for the questions; each picture has a licence of its own",
            "https://huggingface.co/datasets/line-corporation/JIC-VQA"),
    CVQA_JA("cvqa-ja", "each picture has a licence of its own, in the column License",
            "https://huggingface.co/datasets/afaji/cvqa"),
    MECHA_JA("mecha-ja", "stated on its page",
            "https://huggingface.co/datasets/llm-jp/MECHA-ja"),
    JDOCQA("jdocqa", "CC BY-SA 4.0 for the questions; documents under the terms of the authorities that published them",
            "https://github.com/mizuumi/JDocQA"),
    VIDEO_MME("video-mme", "stated on its page; clips belong to those who published them",
            "https://huggingface.co/datasets/lmms-lab/Video-MME"),
    MVBENCH("mvbench", "MIT for the questions; clips under the terms of the eleven sets that they are from",
            "https://huggingface.co/datasets/OpenGVLab/MVBench");

    private final String title;
    private final String terms;
    private final String page;

    BroughtSet(String title, String terms, String page) {
        this.title = title;
        this.terms = terms;
        this.page = page;
    }

    /// Return the set with a name.
    static Optional<BroughtSet> named(String name) {
        return Arrays.stream(values()).filter(set -> set.title.equals(name)).findFirst();
    }

    /// Return the names of all sets.
    static List<String> names() {
        return Arrays.stream(values()).map(set -> set.title).toList();
    }

    String title() {
        return title;
    }

    String terms() {
        return terms;
    }

    String page() {
        return page;
    }

    Layout layout() {
        return switch (this) {
            case JMMMU -> new JmmmuLayout();
            case JIC_VQA -> new JicLayout();
            case CVQA_JA -> new CvqaLayout();
            case MECHA_JA -> new MechaLayout();
            case JDOCQA -> new JdocqaLayout();
            case VIDEO_MME -> new VideoMmeLayout();
            case MVBENCH -> new MvBenchLayout();
        };
    }
}
