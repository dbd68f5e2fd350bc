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
            "https://huggingface.co/datasets/JMMMU/JMMMU", new JmmmuLayout()),
    JIC_VQA("jic-vqa", "Apache-2.0 for the questions; each picture has a licence of its own",
            "https://huggingface.co/datasets/line-corporation/JIC-VQA", new JicLayout()),
    CVQA_JA("cvqa-ja", "each picture has a licence of its own, in the column License",
            "https://huggingface.co/datasets/afaji/cvqa", new CvqaLayout()),
    MECHA_JA("mecha-ja", "stated on its page",
            "https://huggingface.co/datasets/llm-jp/MECHA-ja", new MechaLayout()),
    JDOCQA("jdocqa", "CC BY-SA 4.0 for the questions; documents under the terms of the authorities that published them",
            "https://github.com/mizuumi/JDocQA", new JdocqaLayout()),
    VIDEO_MME("video-mme", "stated on its page; clips belong to those who published them",
            "https://huggingface.co/datasets/lmms-lab/Video-MME", new VideoMmeLayout()),
    MVBENCH("mvbench", "MIT for the questions; clips under the terms of the eleven sets that they are from",
            "https://huggingface.co/datasets/OpenGVLab/MVBench", new MvBenchLayout());

    private final String title;
    private final String terms;
    private final String page;
    private final Layout layout;

    BroughtSet(String title, String terms, String page, Layout layout) {
        this.title = title;
        this.terms = terms;
        this.page = page;
        this.layout = layout;
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
        return layout;
    }
}
